"""Acties out of a table: who does what, before when, and how it stands; made outside a meeting, on the day agreed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sessions.actions import Action, Deadline, Firmness, Owner, Status
from sessions.addiction import check_recordable
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.importing.cells import Words, read_day
from sessions.importing.findings import Findings, Watch, in_order, lines_named
from sessions.importing.table import Column, Line, read_table
from sessions.leefgebieden import Leefgebied, find_leefgebied
from sessions.people import Partner, Person
from sessions.text import fold
from sessions.trajects import Traject

COLUMNS = (
    Column("nummer"),
    Column("wat", ("actie",), required=True),
    Column("wie", ("eigenaar",)),
    Column("organisatie"),
    Column("jongere", ("code",)),
    Column("leefgebied"),
    Column("termijn", ("voor_wanneer",)),
    Column("afgesproken", ("afgesproken_op",), required=True),
    Column("resultaat", ("beoogd_resultaat",)),
    Column("voorbehoud"),
    Column("status"),
    Column("klaar_op"),
    Column("reden"),
)
"""What a table of acties may hold; `nummer` is passed over, because every action gets a number of its own here."""

NEXT_TABLE = frozenset({"volgende tafel", "volgende bijeenkomst"})
"""What may stand as a deadline beside a day."""
_JONGERE = frozenset({"jongere", "de jongere"})
_STATUSES = Words({status.value: status for status in Status})
_NOON = dt.time(12, tzinfo=dt.UTC)
"""When on its day something became so: the same day wherever the clock stands."""

Identity = tuple[str, int | None, str, dt.date | None]
"""By what an action is known as the same: what, for which jongere, who, and when it was agreed."""


@dataclass(frozen=True)
class Known:
    """What the series has already, to which the lines of a table point."""

    trajects: tuple[Traject, ...] = ()
    people: tuple[Person, ...] = ()
    partners: tuple[Partner, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass
class _Series:
    """The same, to look things up in; `strangers` gathers the lines with an owner whom the series does not know."""

    today: dt.date
    trajects: dict[str, Traject]
    partners: dict[str, Partner]
    people: dict[str, list[Person]]
    numbers: dict[int, Partner]
    strangers: list[int] = field(default_factory=list)


def read_actions(
    data: bytes, *, now: dt.datetime, today: dt.date, known: Known, watch: Watch = lambda _: None
) -> Findings[Action]:
    """Read the actions in a file, against what the series has; `now` is when the status of those at work was told.

    Raises InvalidInput where the file cannot be read as a whole, and whatever `watch` raises.
    """
    table = read_table(data, COLUMNS, watch)
    problems, found = list(table.problems), []
    series = _series(known, today)
    there = {identity_of(action): action.number for action in known.actions}
    lines: dict[Identity, int] = {}
    for line in table.lines:
        action = _action(line, series, now)
        if action:
            identity = identity_of(action)
            if identity in there:
                line.wrong("wat", f"dit staat al in de reeks, als actie {there[identity]}.")
            elif identity in lines:
                line.wrong("wat", f"dit staat ook op regel {lines[identity]}, voor dezelfde mensen.")
            lines.setdefault(identity, line.number)
            found.append(action)
        problems += line.problems
    notes = _notes(series)
    return Findings(() if problems else tuple(found), in_order(problems), () if problems else notes)


def identity_of(action: Action) -> Identity:
    """Return by what an action is known as the same one in a second file."""
    owner = action.owner
    who = fold("jongere" if owner and owner.jongere else owner.name if owner else "")
    return (fold(action.what), action.traject, who, action.agreed)


def _series(known: Known, today: dt.date) -> _Series:
    people: dict[str, list[Person]] = {}
    for person in known.people:
        if not person.guest:
            people.setdefault(fold(person.name), []).append(person)
    return _Series(
        today,
        {traject.code: traject for traject in known.trajects if not traject.gone},
        {fold(partner.name): partner for partner in known.partners},
        people,
        {partner.number: partner for partner in known.partners},
    )


def _notes(series: _Series) -> tuple[str, ...]:
    if not series.strangers:
        return ()
    where = lines_named(series.strangers).capitalize()
    return (f"{where}: wie het doet, staat niet bij de mensen van deze reeks. De naam is bewaard zoals die er staat.",)


def _action(line: Line, series: _Series, now: dt.datetime) -> Action | None:
    """Return the action in a line; None where something in it is wrong, which is noted."""
    day = partial(read_day, today=series.today)
    agreed, deadline = line.read("afgesproken", day), line.read("termijn", partial(_deadline, today=series.today))
    if agreed and deadline and deadline.day and deadline.day < agreed:
        line.wrong("termijn", "deze dag ligt voor de dag waarop het is afgesproken.")
    if agreed and agreed > series.today:
        line.wrong("afgesproken", "deze dag moet nog komen.")
    traject, leefgebied = _traject(line, series), line.read("leefgebied", _leefgebied)
    if traject and leefgebied:
        _check_consent(line, traject, leefgebied)
    waits_for = line.text("voorbehoud")
    values = {
        "what": line.text("wat"),
        "agreed": agreed,
        "traject": traject.number if traject else None,
        "owner": _owner(line, series, traject),
        "deadline": deadline,
        "first_deadline": deadline,
        "result": line.text("resultaat"),
        "leefgebied": leefgebied,
        "firmness": Firmness.CONDITIONAL if waits_for else Firmness.PROMISED,
        "waits_for": waits_for,
        **_standing(line, series.today, agreed, now),
    }
    return None if line.is_wrong() else validated(Action, values)


def _standing(line: Line, today: dt.date, agreed: dt.date | None, now: dt.datetime) -> dict[str, Any]:
    """Return how it stands, with the line of its history that says since when; nothing where it has not begun."""
    status = line.read("status", _STATUSES) or Status.NOT_STARTED
    done, reason = line.read("klaar_op", partial(read_day, today=today)), line.text("reden")
    if line.is_wrong("status", "klaar_op"):
        return {}
    if line.has("klaar_op") and status.open:
        line.wrong("klaar_op", "de status is niet klaar of vervallen.")
    if status == Status.DONE and done is None:
        line.wrong("klaar_op", "vul in op welke dag dit klaar was.")
    if status == Status.DROPPED and not reason:
        line.wrong("reden", "vul kort in waarom deze actie vervalt.")
    if done and done > today:
        line.wrong("klaar_op", "deze dag moet nog komen.")
    if done and agreed and done < agreed:
        line.wrong("klaar_op", "deze dag ligt voor de dag waarop het is afgesproken.")
    if status == Status.NOT_STARTED:
        return {"status": status, "reason": reason}
    when = dt.datetime.combine(done, _NOON) if done else now
    return {"status": status, "reason": reason, "history": ({"when": when, "status": status, "note": reason},)}


def _deadline(cell: str, today: dt.date) -> Deadline:
    return Deadline(next_table=True) if fold(cell) in NEXT_TABLE else Deadline(day=read_day(cell, today))


def _leefgebied(cell: str) -> Leefgebied:
    found = find_leefgebied(cell)
    if found is None:
        raise InvalidInput(f"dit is geen leefgebied. Kies uit: {', '.join(Leefgebied)}.")
    return found


def _traject(line: Line, series: _Series) -> Traject | None:
    code = line.text("jongere").upper()
    if code and code not in series.trajects:
        line.wrong("jongere", "deze code staat niet in de reeks. Lees eerst de trajecten in, of kijk de code na.")
    return series.trajects.get(code)


def _check_consent(line: Line, traject: Traject, leefgebied: Leefgebied) -> None:
    try:
        check_recordable(traject, leefgebied)
    except InvalidInput:
        line.wrong(
            "leefgebied",
            f"{traject.code} gaf geen toestemming om over verslaving iets vast te leggen. Maak dit leeg.",
            show=False,
        )


def _owner(line: Line, series: _Series, traject: Traject | None) -> Owner | None:
    """Return who does it: the jongere, somebody of the series, or a name; an organisation alone stands for itself."""
    name, organisation = line.text("wie"), line.text("organisatie")
    if not name and not organisation:
        return None
    if _is_jongere(name, traject):
        return _jongere(line)
    partner = series.partners.get(fold(organisation))
    organisation = partner.name if partner else organisation
    if not name:
        return Owner(name=organisation, organisation=organisation)
    known = _called(series.people.get(fold(name), ()), partner, organisation)
    if len(known) > 1:
        line.wrong("wie", "zo heten er meer mensen in deze reeks. Vul ook de organisatie in.")
        return None
    if not known:
        series.strangers.append(line.number)
        return Owner(name=name, organisation=organisation)
    (person,) = known
    home = series.numbers.get(person.partner or 0)
    return Owner(person=person.number, name=person.name, organisation=home.name if home else "")


def _called(people: Iterable[Person], partner: Partner | None, organisation: str) -> list[Person]:
    """Return those of one name who are of this organisation, where one is given."""
    number = partner.number if partner else None
    return [person for person in people if not organisation or (number and person.partner == number)]


def _is_jongere(name: str, traject: Traject | None) -> bool:
    own = {fold(traject.code), fold(traject.roepnaam)} if traject else set()
    return fold(name) in _JONGERE | own


def _jongere(line: Line) -> Owner | None:
    if not line.has("jongere"):
        line.wrong("wie", "van welke jongere is dit? Vul ook de code in bij jongere.")
        return None
    return Owner(jongere=True)
