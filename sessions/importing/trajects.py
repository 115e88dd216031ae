"""Trajecten out of a table: one a line, running, finished or stopped early, with what each ended in."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sessions.closing import AgeGroup, StopReason
from sessions.consents import Consenter, ConsentSubject, who_consents
from sessions.days.months import read_month
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.importing.cells import Words, read_day, read_grade, read_yes_no
from sessions.importing.findings import Findings, Watch, in_order, lines_named
from sessions.importing.table import Column, Line, read_table
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.trajects import Sex, Traject

COLUMNS = (
    Column("code", required=True),
    Column("roepnaam", ("naam",)),
    Column("geboortemaand"),
    Column("leeftijdsgroep"),
    Column("geslacht"),
    Column("startkwalificatie"),
    Column("gemeente"),
    Column("organisatie", ("jeugdhulporganisatie",)),
    Column("aangemeld_door"),
    Column("extern"),
    Column("start", ("startdatum",), required=True),
    Column("einde", ("einddatum",)),
    Column("reden_gestopt"),
    Column("coach"),
    Column("coach_van"),
    Column("rapportcijfer", ("cijfer",)),
    Column("toestemming"),
    *(Column(key, () if key.label.casefold() == key else (key.label,)) for key in Leefgebied),
)
"""What a table of trajecten may hold; only `code` and `start` must be there."""

OPEN, NOT_ASKED = "open", "niet gevraagd"
"""In the column of a leefgebied: a question that has no outcome yet, and that nobody asked. Empty is geen vraag."""

_AGE_GROUPS = Words({
    **{group.value: group for group in AgeGroup},
    "jonger dan 16": AgeGroup.YOUNGER,
    "23 en ouder": AgeGroup.OLDER,
})
_COACH_FROM = Words({"eigen": True, "extern": False})
_SEXES = Words({**{sex.value: sex for sex in Sex}, "v": Sex.WOMAN, "m": Sex.MAN, "x": Sex.OTHER})
_STOP_REASONS = Words({reason.value: reason for reason in StopReason})
_ENDINGS = {
    key: Words({
        **{outcome.word: (DomainState.QUESTION, outcome.word) for outcome in entry.outcomes},
        OPEN: (DomainState.QUESTION, ""),
        NOT_ASKED: (DomainState.NOT_DISCUSSED, ""),
        "geen vraag": (DomainState.NO_QUESTION, ""),
    })
    for key, entry in VOCABULARY.items()
}
"""What a word in the column of each leefgebied means: the state of the question, and how it ended."""
_NO_QUESTION = (DomainState.NO_QUESTION, "")
_NOT_ASKED = (DomainState.NOT_DISCUSSED, "")

_EXCEL_MONTH = re.compile(r"([a-z]{3,4})\.?-(\d\d)", re.IGNORECASE | re.ASCII)

Endings = dict[Leefgebied, tuple[DomainState, str]]


@dataclass
class _Noted:
    """Lines that are right, and of which it is good to know something."""

    ends_later: list[int] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    unasked: list[int] = field(default_factory=list)

    def sentences(self) -> tuple[str, ...]:
        """Return what is good to know, a sentence each."""
        told = (
            (self.ends_later, "het einde ligt na vandaag. Deze trajecten tellen als geëindigd."),
            (
                self.left_out,
                "een uitkomst, coach of rapportcijfer bij een traject dat niet is afgerond. Die zijn niet overgenomen; "
                "de vragen wel. Is het wel afgerond, vul dan het einde in.",
            ),
            (self.unasked, "verslaving is ingevuld zonder toestemming. Vraag die voor u er meer over opschrijft."),
        )
        return tuple(f"{lines_named(lines).capitalize()}: {words}" for lines, words in told if lines)


def read_trajects(
    data: bytes, *, today: dt.date, taken: Collection[str] = (), watch: Watch = lambda _: None
) -> Findings[Traject]:
    """Read the trajecten in a file, against the codes that the series has already (in capitals).

    Raises InvalidInput where the file cannot be read as a whole, and whatever `watch` raises.
    """
    table = read_table(data, COLUMNS, watch)
    problems, found, noted = list(table.problems), [], _Noted()
    lines_of_codes: dict[str, int] = {}
    for line in table.lines:
        code = line.text("code").upper()
        if code in taken:
            line.wrong("code", "deze code staat al in de reeks.")
        elif code and code in lines_of_codes:
            line.wrong("code", f"deze code staat ook op regel {lines_of_codes[code]}.")
        lines_of_codes.setdefault(code, line.number)
        values = _values(line, today, noted)
        traject = None if line.is_wrong() else _made(line, values)
        problems += line.problems
        if traject and not problems:
            found.append(traject)
    return Findings(() if problems else tuple(found), in_order(problems), () if problems else noted.sentences())


def _made(line: Line, values: dict[str, Any]) -> Traject | None:
    """Return the traject with these values; None where they do not fit, which is noted."""
    try:
        return validated(Traject, values)
    except InvalidInput as refusal:
        message = str(refusal)
        line.wrong(refusal.field if refusal.field in line.columns else "", message.removeprefix(f"{refusal.field}: "))
        return None


def _values(line: Line, today: dt.date, noted: _Noted) -> dict[str, Any]:
    """Return the fields of the traject in a line, and note what is wrong in it."""
    day = partial(read_day, today=today)
    code, started, ended = line.text("code"), line.read("start", day), line.read("einde", day)
    birth_month = line.read("geboortemaand", partial(_birth_month, today=today), show=False) or ""
    reason = line.read("reden_gestopt", _STOP_REASONS)
    if started and ended and ended < started:
        line.wrong("einde", "het einde ligt voor de start.")
    if started and birth_month > f"{started:%Y-%m}":
        line.wrong("geboortemaand", "deze maand ligt na de start.", show=False)
    if line.has("reden_gestopt") and not line.has("einde"):
        line.wrong("reden_gestopt", "er is geen einde ingevuld. Vul ook de dag in waarop het stopte.")
    if ended and ended > today:
        noted.ends_later.append(line.number)
    age_group = line.read("leeftijdsgroep", _AGE_GROUPS)
    consented = line.read("toestemming", read_yes_no)
    endings = _endings(line)
    _check_addiction(line, endings, consented, noted)
    closing = _closing(line, endings)
    finished = ended is not None and reason is None
    if not finished and _tells(closing):
        noted.left_out.append(line.number)
    return {
        "code": code,
        "roepnaam": line.text("roepnaam") or code.upper(),
        "birth_month": birth_month,
        "age_group": None if birth_month else age_group,
        "sex": line.read("geslacht", _SEXES),
        "start_qualification": line.read("startkwalificatie", read_yes_no),
        "gemeente": line.text("gemeente"),
        "care_organisation": line.text("organisatie"),
        "put_forward_by": line.text("aangemeld_door"),
        "external": bool(line.read("extern", read_yes_no)),
        "started": started,
        "ended": ended,
        "stop_reason": reason,
        "discussed": started is not None and started <= today,
        "questions": _questions(endings, consented=bool(consented), ended=bool(ended)),
        "consents": _consents(consented, _has_question(endings, Leefgebied.VERSLAVING), birth_month, started, today),
        "closing": closing if finished else None,
    }


def _birth_month(cell: str, today: dt.date) -> str:
    """Return the month; refuses one that has a day in it, in whatever way that was written, and one still to come.

    `feb-09` is how Excel shows what was typed as `2009-02`.
    """
    short = _EXCEL_MONTH.fullmatch(cell)
    try:
        month = read_month(f"{short[1]} {_nearest_year(int(short[2]), today)}" if short else cell)
    except InvalidInput:
        if _is_day(cell, today):
            raise InvalidInput("de dag bewaart tafel niet. Schrijf alleen maand en jaar, zoals 2009-02.") from None
        raise
    if month > f"{today:%Y-%m}":
        raise InvalidInput("deze maand moet nog komen.")
    return month


def _nearest_year(year: int, today: dt.date) -> int:
    """Return the last year that ends in these two digits."""
    return today.year - (today.year - year) % 100


def _is_day(cell: str, today: dt.date) -> bool:
    try:
        read_day(cell, today)
    except InvalidInput:
        return False
    return True


def _endings(line: Line) -> Endings:
    """Return per leefgebied where the question stands and how it ended; a column that is not there was not asked."""
    return {
        key: line.read(key, _ENDINGS[key]) or _NO_QUESTION if key in line.columns else _NOT_ASKED for key in Leefgebied
    }


def _has_question(endings: Endings, key: Leefgebied) -> bool:
    return endings[key][0] == DomainState.QUESTION


def _check_addiction(line: Line, endings: Endings, consented: bool | None, noted: _Noted) -> None:
    """Addiction is recorded only after consent, also on import (domain.md section 1)."""
    if not _has_question(endings, Leefgebied.VERSLAVING):
        return
    if consented is False:
        line.wrong(
            Leefgebied.VERSLAVING,
            "dit mag niet worden vastgelegd: toestemming staat op nee. Maak dit leeg.",
            show=False,
        )
    elif consented is None:
        noted.unasked.append(line.number)


def _closing(line: Line, endings: Endings) -> dict[str, Any]:
    """Return how it ended, of every leefgebied."""
    return {
        "results": tuple(
            {"leefgebied": key, "state": state, "outcome": outcome} for key, (state, outcome) in endings.items()
        ),
        "grade": line.read("rapportcijfer", read_grade),
        "coach": _coach(line),
        "had_plan": any(state == DomainState.QUESTION for state, _ in endings.values()),
    }


def _tells(closing: dict[str, Any]) -> bool:
    """Whether a closing has anything in it that only an end can have."""
    return bool(closing["grade"] or closing["coach"] or any(result["outcome"] for result in closing["results"]))


def _coach(line: Line) -> dict[str, Any] | None:
    """Return the coach: a name, or only that there is one; None where there is none."""
    said = line.text("coach")
    own = line.read("coach_van", _COACH_FROM)
    try:
        there = read_yes_no(said) if said else line.has("coach_van")
    except InvalidInput:
        return {"name": said, "own": own}
    if not there and line.has("coach_van"):
        line.wrong("coach_van", "er is een coach van iemand, en coach staat op nee.")
    return {"own": own} if there else None


def _questions(endings: Endings, *, consented: bool, ended: bool) -> tuple[dict[str, Any], ...]:
    """Return the questions that were asked; while it runs also where there is none.

    After the end the results say the latter. Of verslaving without consent nothing is kept but a question.
    """
    return tuple(
        {"leefgebied": key, "state": state}
        for key, (state, _) in endings.items()
        if state == DomainState.QUESTION
        or (state == DomainState.NO_QUESTION and not ended and (consented or key != Leefgebied.VERSLAVING))
    )


def _consents(
    consented: bool | None, addiction: bool, birth_month: str, started: dt.date | None, today: dt.date
) -> tuple[dict[str, Any], ...]:
    """Return the answer on the table, and on verslaving where that was filled in with a yes; by whom the age says."""
    if consented is None:
        return ()
    subjects = (ConsentSubject.TABLE, ConsentSubject.ADDICTION) if addiction else (ConsentSubject.TABLE,)
    by = who_consents(birth_month, started or today) or Consenter.JONGERE
    return tuple({"subject": subject, "given": consented, "by": by, "recorded": today} for subject in subjects)
