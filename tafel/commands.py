"""A command of a user as data: footer, tooltip, palette and F1 are all read from here."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "spatie",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "backspace": "Backspace",
}

_SIGNS = {"space", "plus", "minus", "equals_sign", "slash", "question_mark"}
"""Keys with a name of more than one letter that type a character all the same."""


@dataclass(frozen=True)
class Command:
    """One thing a user can do here.

    `action` is the Textual action, `label` one or two words for the footer, `tip` a sentence for help and palette.
    `keys` are alternatives, the first is the one the footer shows; without keys it is found in the palette. `shown`
    False keeps it out of the footer, and what `stays` is there on every screen but a low one. `first` lets it win from
    the widget that has the focus (F6 in a text field). `words` are other words by which it is looked for.
    """

    action: str
    label: str
    tip: str
    keys: tuple[str, ...]
    shown: bool = True
    first: bool = False
    stays: bool = False
    words: str = ""

    @property
    def name(self) -> str:
        """The action without what it is given: `move` of `move(-1)`, as Textual asks whether it works now."""
        return self.action.partition("(")[0]

    @property
    def is_text(self) -> bool:
        """Whether its first key is a letter, a digit or a sign, which a field that is being typed in takes as text."""
        return bool(self.keys) and (len(self.keys[0]) == 1 or self.keys[0] in _SIGNS)

    @property
    def key_text(self) -> str:
        """All keys as they stand on a keyboard, such as `Ctrl+N of F6`."""
        return " of ".join(key_name(key) for key in self.keys)


def key_name(key: str) -> str:
    """Return a key as it stands on a Dutch keyboard: `ctrl+n` is Ctrl+N, `f6` is F6."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{_KEY_NAMES.get(key[5:], key[5:].upper())}"
    return key.upper() if len(key) > 1 else key


def bindings(*commands: Command) -> list[BindingType]:
    """Return the bindings of these commands, for the `BINDINGS` of a screen or widget."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=command.shown,
            key_display=key_name(command.keys[0]),
            tooltip=command.tip,
            priority=command.first,
        )
        for command in commands
        if command.keys
    ]


@dataclass(frozen=True)
class Offer:
    """A command together with the screen, step or widget that offers it now."""

    node: DOMNode
    command: Command


def offers(screen: Screen[object]) -> list[Offer]:
    """Return the commands that work now: of what has the focus first, then outwards to the screen and the app."""
    offered = list(_offered(screen))
    heard: dict[str, Offer] = {}
    for offer in offered:
        for key in offer.command.keys:
            # The innermost hears a key, unless one further out is to hear it first.
            if key not in heard or offer.command.first:
                heard[key] = offer
    return [offer for offer in offered if not offer.command.keys or offer in heard.values()]


def _offered(screen: Screen[object]) -> Iterator[Offer]:
    """Yield the commands that are on offer, also those of which another hears the keys."""
    start: DOMNode = screen.focused or screen
    typing = isinstance(start, Input | TextArea)
    seen: set[str] = set()
    for node in start.ancestors_with_self:
        for command in getattr(node, "OFFERS", ()):
            if command.action in seen or (typing and command.is_text) or not node.check_action(command.name, ()):
                continue
            seen.add(command.action)
            yield Offer(node, command)
