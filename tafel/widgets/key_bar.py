"""The footer: the keys that work now, on as many lines as it takes; a key and its word stay together."""

from collections.abc import Sequence
from functools import cache

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tafel.commands import Command, key_name, offers

BETWEEN = "   "
"""What stands between two keys."""
LOW = 20
"""On a screen of fewer lines the keys get one line, of which the last word is where the others are: F1."""


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
        shown = [offer.command for offer in offers(screen) if offer.command.shown and offer.command.keys]
        parts = [_part(command) for command in shown]
        width = self.content_size.width
        if screen.size.height < LOW:
            last = next((part for part, command in zip(parts, shown, strict=True) if command.action == "help"), None)
            first = _rows(parts, width - (last.cell_length + len(BETWEEN) if last else 0))[0]
            lines = [[*first, *([last] if last and last not in first else [])]]
        else:
            lines = _rows(parts, width)
        self.update(Content("\n").join(Content(BETWEEN).join(line) for line in lines))

    def on_resize(self) -> None:
        """Lay the keys out for the new width."""
        self.show_keys(self.screen)


@cache
def _part(command: Command) -> Content:
    return Content.from_markup("[b $primary]$key[/] $label", key=key_name(command.keys[0]), label=command.label)


def _rows(parts: Sequence[Content], width: int) -> list[list[Content]]:
    """Lay parts out on as many rows of this width as it takes."""
    rows: list[list[Content]] = [[]]
    room = width
    for part in parts:
        if room < part.cell_length and rows[-1]:
            rows.append([])
            room = width
        room -= part.cell_length + len(BETWEEN)
        rows[-1].append(part)
    return rows
