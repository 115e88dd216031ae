"""The people around a jongere as one typed line: `oma: Riet; broer; mentor: dhr. De Boer`."""

from collections.abc import Iterable

from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.text import clean_line
from sessions.trajects import Companion

FIELD = "mensen eromheen"


def read_companions(text: str) -> tuple[Companion, ...]:
    """Return who a line names, in its order: each a role, and after a colon a name where that is wanted.

    They are separated by semicolons; by commas where there is no semicolon. Raises InvalidInput for a name without a
    role.
    """
    typed = clean_line(text)
    parts = (part.strip() for part in typed.split(";" if ";" in typed else ","))
    return tuple(_read_one(part) for part in parts if part)


def companions_line(companions: Iterable[Companion]) -> str:
    """Return the people around as they are typed, so that `read_companions` reads the same again."""
    parts = [f"{one.role}: {one.name}" if one.name else one.role for one in companions]
    line = "; ".join(parts)
    # A comma inside a part is text only where a semicolon separates.
    return f"{line};" if "," in line and ";" not in line else line


def companion_words(companion: Companion) -> str:
    """Return one of them as people say it: `oma Riet`, `broer`."""
    return f"{companion.role} {companion.name}".strip()


def _read_one(part: str) -> Companion:
    role, _, name = (piece.strip() for piece in part.partition(":"))
    if not role:
        raise InvalidInput(
            f"Wie is “{name or part}” van de jongere? Zet dat ervoor, bijvoorbeeld oma: Riet.", field=FIELD
        )
    return validated(Companion, {"role": role, "name": name})
