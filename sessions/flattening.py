"""Flattening of typed text: spelling differences go, every character stays at its place."""

import unicodedata

_ACCENTED = range(0x00C0, 0x0250)


def _base(code: int) -> str:
    base = unicodedata.normalize("NFKD", chr(code))[0]
    return base if base.isalpha() else chr(code)


_BASES = {code: _base(code) for code in _ACCENTED} | {ord("’"): "'", ord("‘"): "'"}


def flatten(text: str) -> str:
    """Return text in lower case and without accents, as long as it was, so that positions in it still hold.

    `fold` is for comparing whole names; this is for finding words inside a line and pointing at them.
    """
    return text.lower() if text.isascii() else text.translate(_BASES).lower()
