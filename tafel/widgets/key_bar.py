"""The footer: the keys that work now, on two lines at most; a key and its word stay together, and can be clicked."""

from collections.abc import Sequence
from functools import cache

from textual import on
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click, ScreenResume, ScreenSuspend
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from tafel.commands import Command, key_name, offers
from tafel.seam import Guarded
from tafel.widgets.painting import paint

BETWEEN = "   "
"""What stands between two keys."""
MOST = 2
"""So many lines of keys there are at most; the others are behind F1."""
LOW = 20
"""On a screen of fewer lines the keys get one line, of which the last word is where the others are: F1."""

_PRESS = "press"


class KeyBar(Guarded, Static):
    """Shows the commands that the focus, the step, the screen and the app offer now; a click is the key itself."""

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
        commands = [offer.command for offer in offers(screen) if offer.command.shown and offer.command.keys]
        # Before the first layout the bar has no width yet; it will have all of the screen.
        width = self.content_size.width or screen.size.width - self.gutter.width
        lines = key_lines(commands, width, low=screen.size.height < LOW)
        paint(self, Content("\n").join(Content(BETWEEN).join(map(_part, line)) for line in lines))

    def on_resize(self) -> None:
        """Lay the keys out for the new width."""
        self.show_keys(self.screen)

    def on_click(self, event: Click) -> None:
        """Press the key that is clicked."""
        if key := event.style.meta.get(_PRESS):
            self.app.simulate_key(key)


class ShowsKeys(DOMNode):
    """Mixed into screens: only of the one in front the keys are seen, also where the one behind shines through."""

    @on(ScreenSuspend)
    def _hide_keys(self) -> None:
        self.query(KeyBar).set(visible=False)

    @on(ScreenResume)
    def _show_keys(self) -> None:
        self.query(KeyBar).set(visible=True)


def key_lines(commands: Sequence[Command], width: int, *, low: bool) -> list[list[Command]]:
    """Lay commands out in their order on the lines that a screen has for them, each at most `width` columns.

    Where there is no room for all, what stays (on a low screen help only) keeps its place; of the rest the last goes.
    """
    kept = list(commands)
    spare = [command for command in commands if not (command.action == "help" if low else command.stays)]
    while len(lines := _lines(kept, width)) > (1 if low else MOST) and spare:
        kept.remove(spare.pop())
    return lines


@cache
def _part(command: Command) -> Content:
    key = command.keys[0]
    part = Content.from_markup("[b $primary]$key[/] $label", key=key_name(key), label=command.label)
    return part.stylize(Style.from_meta({_PRESS: key}))


def _lines(commands: Sequence[Command], width: int) -> list[list[Command]]:
    """Lay commands out on as many lines of this width as it takes."""
    lines: list[list[Command]] = [[]]
    room = width
    for command in commands:
        length = _part(command).cell_length
        if room < length and lines[-1]:
            lines.append([])
            room = width
        room -= length + len(BETWEEN)
        lines[-1].append(command)
    return lines
