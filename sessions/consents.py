"""Consent to help and to recording: what was asked, who said yes or no, and whose word it should be."""

import datetime as dt
from enum import StrEnum

from sessions.days.ages import age_in_years
from sessions.document import Frozen
from sessions.text import Line


class ConsentSubject(StrEnum):
    """What consent is asked for."""

    TABLE = "aan tafel"
    """Talking about the jongere at the veldtafel, and writing down what is said."""
    ADDICTION = "verslaving opschrijven"
    """Recording the leefgebied verslaving (domain.md section 1: only after the jongere's consent)."""


class Consenter(StrEnum):
    """Who consents."""

    JONGERE = "de jongere"
    PARENTS = "de ouders of voogd"
    BOTH = "de jongere en de ouders of voogd"


class Consent(Frozen):
    """One answer, said aloud: `given` is yes or no, `session` the meeting it was said at, or None outside one.

    A later answer about the same subject replaces an earlier one; the earlier ones stay, as the ground for what was
    done then. `ground` is the legal basis where one was noted, `informed` the day on which that was explained.
    """

    subject: ConsentSubject
    given: bool
    by: Consenter = Consenter.JONGERE
    session: int | None = None
    recorded: dt.date
    ground: Line = ""
    informed: dt.date | None = None

    def on_the_basis_of(self, earlier: "Consent | None") -> "Consent":
        """Return this answer with the legal basis that was noted for an earlier one."""
        return self.changed(ground=earlier.ground, informed=earlier.informed) if earlier else self


def who_consents(birth_month: str, today: dt.date) -> Consenter | None:
    """Return whose consent the age rule proposes, or None when the month of birth is not known.

    Below 12 the parents, from 12 to 15 both, from 16 the jongere (domain.md section 5). With a month only, a birthday
    is sure from the first of the month after it. The rule proposes and warns; it never decides.
    """
    age = age_in_years(birth_month, today)
    if age is None:
        return None
    if age < 12:
        return Consenter.PARENTS
    return Consenter.BOTH if age < 16 else Consenter.JONGERE
