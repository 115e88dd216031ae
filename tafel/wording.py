"""How owners, deadlines and statuses read on the screen; in documents it is `exports.wording`."""

import datetime as dt

from textual.content import Content

from sessions.actions import Action, Deadline, Firmness, Owner, ReadBack, Status
from sessions.days.dates import short_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.errors import Refusal
from sessions.trajects import Traject

SYMBOLS = {
    Status.NOT_STARTED: "○",
    Status.BUSY: "◐",
    Status.STUCK: "■",
    Status.DONE: "✓",
    Status.DROPPED: "–",
}
"""A symbol beside each status word: never colour alone."""


def owner_text(owner: Owner | None, jongere: Traject | None) -> str:
    """Return who does it as people say it at the table: the roepnaam, a first name and surname, or `nog niemand`."""
    if owner is None:
        return "nog niemand"
    if owner.jongere:
        return jongere.roepnaam if jongere else "de jongere"
    return owner.name


def deadline_text(deadline: Deadline | None, today: dt.date) -> str:
    """Return before when: `vr 27 nov`, `volgende tafel (di 8 dec)` or `nog geen termijn`."""
    if deadline is None:
        return "nog geen termijn"
    day = short_date(deadline.day, today=today) if deadline.day else ""
    if deadline.next_table:
        return f"volgende tafel ({day})" if day else "volgende tafel"
    return day


def deadline_echo(text: str, context: DeadlineContext) -> Content:
    """Return, for under a line that is being typed, how it reads as a deadline, or why it does not yet."""
    if not text.strip():
        return Content("")
    try:
        read = deadline_text(read_deadline(text, context), context.today)
    except Refusal as refusal:
        return Content.from_markup("[$muted]$why[/]", why=str(refusal))
    return Content.from_markup("[b $success]$read[/]", read=read)


def status_text(status: Status) -> str:
    """Return a status as symbol and word."""
    return f"{SYMBOLS[status]} {status}"


def firmness_text(action: Action, today: dt.date) -> str:
    """Return what is not yet firm about an action, or empty: whose permission is awaited, who must confirm."""
    if action.firmness == Firmness.CONDITIONAL:
        before = f", antwoord vóór {short_date(action.answer_by, today)}" if action.answer_by else ""
        return f"onder voorbehoud van {action.waits_for}{before}"
    return "nog te bevestigen" if action.firmness == Firmness.UNCONFIRMED else ""


def read_back_text(action: Action) -> str:
    """Return what the jongere said about an action, or empty when it was not read back yet."""
    return {ReadBack.AGREED: "✓ klopt", ReadBack.REFUSED: "nee", ReadBack.LATER: "later teruglezen"}.get(
        action.read_back, ""
    )
