"""The ways in which something a user asked for cannot be done, each with a calm sentence in Dutch.

Every message says what happened, what is safe, and what to do next; screens and the command line show it as it is.
"""


class Refusal(Exception):
    """Something the user asked for cannot be done; nothing was changed. `str()` is the Dutch message."""


class InvalidInput(Refusal):
    """What was typed does not fit its field. `field` is the Dutch label of that field, or empty."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Missing(Refusal):
    """A document that was asked for by number, code or name does not exist."""


class StoreRefusal(Refusal):
    """The store cannot do what was asked; what is on disk is untouched."""


class FileTrouble(StoreRefusal):
    """Something else changed the file of an open series, or took it away: whoever has it open must choose a way on."""
