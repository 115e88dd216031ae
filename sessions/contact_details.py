"""How somebody can be reached, as it is typed."""

import re

from sessions.errors import InvalidInput
from sessions.text import clean_line

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def read_email(text: str) -> str:
    """Return an e-mail address; empty for an empty text. Raises InvalidInput for what cannot be one."""
    typed = clean_line(text)
    if typed and not _EMAIL.fullmatch(typed):
        raise InvalidInput(
            "Dit is geen e-mailadres. Typ het zoals naam@organisatie.nl, of laat het leeg.", field="e-mail"
        )
    return typed
