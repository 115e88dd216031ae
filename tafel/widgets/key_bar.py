"""The footer: the keys that work now, on as many lines as it takes, so that none is cut off."""

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tafel.commands import key_name, offers


class KeyBar(Static):
    """Shows the commands that the focus, the step, the screen and the app offer now."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; padding: 0 1; background: $panel; color: $foreground; }
    """

    def on_mount(self) -> None:
        """Follow what has the focus and which commands are available."""
        self.screen.bindings_updated_signal.subscribe(self, self.show_keys)
        self.show_keys(self.screen)

    def show_keys(self, screen: Screen[object]) -> None:
        """Paint the keys that work now on this screen."""
        if not self.is_attached or screen is not self.screen:
            return
        parts: list[Content] = []
        for offer in offers(screen):
            if not offer.command.shown:
                continue
            key = key_name(offer.command.keys[0])
            # No-break spaces keep a key and its word on one line when the bar wraps.
            label = offer.command.label.replace(" ", "\u00a0")
            parts.append(Content.from_markup("[b $primary]$key[/]\u00a0$label", key=key, label=label))
        self.update(Content("   ").join(parts))
