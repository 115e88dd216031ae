"""The footer: the keys that work now, on as many lines as it takes; a key and its word stay together."""

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tafel.commands import key_name, offers

BETWEEN = "   "
"""What stands between two keys."""


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
        lines: list[list[Content]] = [[]]
        room = self.content_size.width
        for offer in offers(screen):
            if not (offer.command.shown and offer.command.keys):
                continue
            key = key_name(offer.command.keys[0])
            part = Content.from_markup("[b $primary]$key[/] $label", key=key, label=offer.command.label)
            if room < part.cell_length and lines[-1]:
                lines.append([])
                room = self.content_size.width
            room -= part.cell_length + len(BETWEEN)
            lines[-1].append(part)
        self.update(Content("\n").join(Content(BETWEEN).join(line) for line in lines))

    def on_resize(self) -> None:
        """Lay the keys out for the new width."""
        self.show_keys(self.screen)
