"""How many of something, in Dutch."""


def counted(count: int, one: str, more: str) -> str:
    """Return a count with its word: `1 actie`, `3 acties`."""
    return f"{count} {one if count == 1 else more}"
