"""A voorbehoud as it is typed: whose permission is awaited, and where it is said before when there is an answer."""

import datetime as dt
from dataclasses import dataclass

from sessions.days.dates import number_date
from sessions.days.deadlines import DeadlineContext, find_deadlines
from sessions.text import clean_line


@dataclass(frozen=True)
class Permission:
    """Whose permission is awaited (empty: nobody's), and the day before which there is an answer, None if not said."""

    who: str = ""
    answer_by: dt.date | None = None

    @property
    def line(self) -> str:
        """How it is typed: `leidinggevende, 27-11-2026`."""
        return ", ".join(part for part in (self.who, number_date(self.answer_by) if self.answer_by else "") if part)


def read_permission(text: str, context: DeadlineContext) -> Permission:
    """Return the voorbehoud in a line: `haar teamleider, vrijdag`. A day that stands alone is nobody's permission."""
    line = clean_line(text)
    found = next(iter(reversed(find_deadlines(line, context))), None)
    if found is None or found.deadline.day is None:
        return Permission(line)
    who = f"{line[: found.start]} {line[found.end :]}".strip(" ,;")
    who = clean_line(who.removesuffix("antwoord").strip(" ,;"))
    return Permission(who, found.deadline.day) if who else Permission()
