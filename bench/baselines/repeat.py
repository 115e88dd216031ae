"""What typing costs at least: an input, a text that repeats it, and a list of 200 rows that Enter adds to."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static

ROWS = 200


class RepeatApp(App[None]):
    """Repeats what is typed; Enter makes it a row."""

    def compose(self) -> ComposeResult:
        """Lay out the list, the repeated text and the input, which has the focus."""
        yield OptionList(*(f"{number}  schrijft zich in voor een kamer" for number in range(1, ROWS + 1)), markup=False)
        yield Static(id="repeated", markup=False)
        yield Input(placeholder="typ hier")

    def on_mount(self) -> None:
        """Start in the input, at the end of the list."""
        self.query_one(Input).focus()
        self.query_one(OptionList).highlighted = ROWS - 1

    def on_input_changed(self, event: Input.Changed) -> None:
        """Repeat what is typed."""
        self.query_one("#repeated", Static).update(Content(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Make it a row, in sight, and clear the input."""
        rows = self.query_one(OptionList)
        rows.add_option(Content(event.value))
        rows.highlighted = rows.option_count - 1
        event.input.clear()


if __name__ == "__main__":
    RepeatApp().run()
