"""What a letter costs at least: an input, and a text that repeats what is typed."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, Static


class LetterApp(App[None]):
    """Repeats what is typed."""

    def compose(self) -> ComposeResult:
        """Lay out the input and the text."""
        yield Input(placeholder="typ hier")
        yield Static(id="repeated", markup=False)

    def on_mount(self) -> None:
        """Start in the input."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Repeat what is typed."""
        self.query_one("#repeated", Static).update(Content(event.value))


if __name__ == "__main__":
    LetterApp().run()
