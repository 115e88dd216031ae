"""What is said of a series that goes to a colleague or comes back, on the screen and in the terminal."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from sessions.actions import Action
from sessions.acts.receiving import Incoming, Received, Relation
from sessions.clock import local_day
from sessions.counting import counted
from sessions.days.dates import long_date, number_date
from sessions.document import Document
from sessions.handing.differences import Difference, Side
from sessions.lending import Lent
from sessions.meetings import Session, Signal
from sessions.people import Partner, Person
from sessions.tips.tip import Sorter, Tip
from sessions.trajects import Traject
from tafel.versions import listed

SEND_SAFELY = "In het bestand staat alles van de reeks, ook namen en privénotities: stuur het beveiligd."
STAYS_PUT = "Wat er stond, is bewaard bij de reservekopieën."


def moment(when: dt.datetime) -> str:
    """Return a moment (UTC) on the wall, with its year: `26-11-2026 om 13:30`."""
    local = when.astimezone()
    return f"{number_date(local.date())} om {local:%H:%M}"


def lent_words(lent: Lent, *, name: str = "") -> str:
    """Return where a series is; `name` stands in the place of who has it."""
    return f"uitgeleend aan {name or lent.to} sinds {number_date(local_day(lent.since))}"


def given_words(path: Path) -> str:
    """Return what is told when a series was written to a file; who gets it stands where the series is."""
    return f"De reeks staat in {path}. Stuur dat beveiligd: alles staat erin. Hier kunt u haar nu alleen lezen."


def received_words(received: Received, *, names: bool = True) -> str:
    """Return what is told when a series was taken over; from whom only where `names` may be seen."""
    whose = f" van {received.label.giver}" if names and received.label.giver else ""
    told = [f"Ontvangen: {received.title}{whose}, van {moment(received.label.given)}."]
    if received.doubles:
        stand = "staat" if len(received.doubles) == 1 else "staan"
        told.append(f"Let op: {listed(received.doubles)} {stand} er nu twee keer.")
    told += _renumbered_words(received.renumbered)
    if received.relation != Relation.NEW:
        told.append(STAYS_PUT)
    return " ".join(told)


def _renumbered_words(renumbered: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    """Yield which numbers of the file are others here, each run of numbers in one sentence."""
    runs = groupby(enumerate(renumbered), key=lambda one: (one[1][0], one[1][1] - one[0], one[1][2] - one[0]))
    for (table, *_), run in runs:
        numbers = [(old, new) for _, (_, old, new) in run]
        (old, new), (last, newest) = numbers[0], numbers[-1]
        one, more = _NUMBERED[table]
        if old == last:
            yield f"{one} {old} uit het bestand heet nu {new}."
        else:
            yield f"{more} {old} tot en met {last} uit het bestand heten nu {new} tot en met {newest}."


_NUMBERED = {"actions": ("Actie", "Acties"), "tips": ("Tip", "Tips")}


TAKEN_BACK = (
    "De reeks is teruggenomen: u kunt hier weer verder. Zeg het uw collega. Komt er toch een bestand terug, dan kiest "
    "u bij het ontvangen wat geldt."
)
"""What is told when somebody goes on with a series that was lent out."""


def take_back_warning(lent: Lent) -> str:
    """Return what to weigh before taking a series back."""
    return (
        f"De reeks is {lent_words(lent)}. Gaat u hier verder en uw collega ook, dan zijn er twee versies, en moet u "
        "bij het ontvangen per onderdeel kiezen wat geldt. Bel eerst uw collega. Dat u terugneemt, wordt vastgelegd."
    )


def incoming_words(incoming: Incoming) -> str:
    """Return what stands on a file that was received, and what happens when it is taken over."""
    label = incoming.label
    whose = f"Van {label.giver}, g" if label.giver else "G"
    meetings = counted(incoming.meetings, "bijeenkomst", "bijeenkomsten")
    jongeren = counted(incoming.jongeren, "jongere", "jongeren")
    there = f"{whose}emaakt op {moment(label.given)}, met {meetings} en {jongeren}."
    if incoming.relation == Relation.NEW:
        return f"{there} De reeks komt nieuw in uw archief."
    return f"{there} Zij komt op de plaats van wat hier staat; daarvan wordt eerst een reservekopie bewaard."


def apart_words(incoming: Incoming, *, names: bool = True) -> str:
    """Return that both went on, and since when; who the other is only where `names` may be seen."""
    common = incoming.last_common
    giver = (names and incoming.label.giver) or "de ander"
    since = f" sinds {moment(common.given)}" if common else ""
    return f"Hier en bij {giver} is{since} verder gewerkt. Er is nog niets overgenomen en niets weg."


def called(one: Difference) -> tuple[str, str]:
    """Return what a document is called: what may always be read, and what names or tells about somebody."""
    document = one.here or one.there
    assert document is not None
    return _public(document), _private(document)


def differs(one: Difference) -> str:
    """Return in which version a document changed."""
    if one.here is None:
        new = {Side.FILE: "nieuw in het bestand", Side.HERE: "hier weggehaald", None: "hier weg, in bestand gewijzigd"}
        return new[one.proposal]
    if one.there is None:
        new = {Side.HERE: "nieuw hier", Side.FILE: "in het bestand weggehaald", None: "in bestand weg, hier gewijzigd"}
        return new[one.proposal]
    both = {Side.HERE: "hier gewijzigd", Side.FILE: "in het bestand gewijzigd", None: "in beide gewijzigd"}
    return both[one.proposal]


def apart_report(incoming: Incoming) -> Iterator[str]:
    """Yield the lines that tell on a terminal what differs, and how to go on."""
    yield apart_words(incoming)
    for one in incoming.differences:
        yield f"  {called(one)[0]}: {differs(one)}"
        if one.withdrew:
            yield "    let op: in een van beide is toestemming ingetrokken of minder gedeeld; dat blijft zo"
    yield (
        "Kies per onderdeel in de app: tafel, dan t. Of hier: --kies hier of --kies bestand. Dat geldt voor wat in "
        "beide is gewijzigd; van de rest blijft wat is gewijzigd."
    )


def _public(document: Document) -> str:
    match document:
        case Session():
            return f"bijeenkomst van {long_date(document.date)} {document.date.year}"
        case Traject():
            return document.code
        case Action():
            return f"actie {document.number}"
        case Signal():
            return f"signaal {document.number}"
        case Partner():
            return f"partner {document.number}"
        case Person():
            return f"persoon {document.number}"
        case Tip():
            return document.label
        case Sorter():
            return f"sorteerder {document.number}"
        case _:
            return "gegevens van de reeks"


def _private(document: Document) -> str:
    match document:
        case Action():
            return document.what
        case Signal() | Tip():
            return document.text
        case Traject():
            return document.roepnaam
        case Person() | Partner() | Sorter():
            return document.name
        case _:
            return ""
