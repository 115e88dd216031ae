"""Text for a terminal of which nobody checked where it comes from, such as the name of a folder or a typed word.

Small and without other modules of ours: a mistyped command needs it, and loads nothing else.
"""

import unicodedata

_OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of Unicode that a terminal obeys, or that hide or turn what stands around them."""


_VARIATIONS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
"""What only chooses another form of the sign before it, which a terminal may give another width for it."""


def plain(text: str) -> str:
    """Return a text in which every such sign is a question mark in a diamond; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text if ord(char) not in _VARIATIONS)


def _shown(char: str) -> str:
    return "\ufffd" if char != "\n" and unicodedata.category(char) in _OBEYED else char
