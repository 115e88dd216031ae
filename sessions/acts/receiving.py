"""Receiving a series that a colleague handed over: how the file stands to what is here, and taking it in."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from sessions.acts.erasing import finish_erasing
from sessions.document import Document
from sessions.errors import Refusal
from sessions.handing.differences import (
    Difference,
    Documents,
    Marks,
    all_hand_overs,
    differences,
    hand_overs_of,
    last_common,
    read_marks,
    same_as,
)
from sessions.handing.uniting import Choices, Held, merged
from sessions.lending import HandOver
from sessions.series import Series
from sessions.store.archive import Archive
from sessions.store.codec import Raw, Tables
from sessions.store.journal import LINES
from sessions.store.parcel import Label, Parcel, read_parcel
from sessions.store.refusals import ReadOnlyFile, SeriesExists, moment_words
from sessions.store.series_file import SeriesFile
from sessions.store.tables import LOG, MODELS, NUMBERS, typed


class NotReceived(Refusal):
    """What is in the file cannot come in the place of what is here; both stay as they are."""


class Relation(Enum):
    """How a series that is received stands to what is here."""

    NEW = auto()
    """It is not here yet."""
    NEXT = auto()
    """It goes on from what is here."""
    APART = auto()
    """Both went on since they were the same."""


@dataclass(frozen=True)
class Incoming:
    """A series that was handed over, looked at: what stands on it, and how it stands to what is here.

    `slug` is the series whose place it takes, empty for a new one; `differences` is what somebody chooses of, where
    both went on; `last_common` is when they were the same, as far as known. `jongeren` and `meetings` are how many
    there are in it; `seen` is what the series here held.
    """

    label: Label
    relation: Relation
    slug: str = ""
    differences: tuple[Difference, ...] = ()
    last_common: HandOver | None = None
    jongeren: int = 0
    meetings: int = 0
    parcel: Parcel = field(repr=False, kw_only=True)
    seen: bytes = field(default=b"", repr=False, kw_only=True)

    @property
    def undecided(self) -> tuple[Difference, ...]:
        """What changed both here and there, so that nothing can be proposed."""
        return tuple(one for one in self.differences if one.proposal is None)


@dataclass(frozen=True)
class Received:
    """A series that was taken over. `renumbered` and `doubles` are as in `sessions.handing.differences.Merged`."""

    slug: str
    title: str
    relation: Relation
    label: Label
    renumbered: tuple[tuple[str, int, int], ...] = ()
    doubles: tuple[str, ...] = ()


def look_at(archive: Archive, path: Path, words: str = "") -> Incoming:
    """Look at a file that somebody handed over, and at what is here of that series; nothing is written.

    `words` is the passphrase of a file that is encrypted: NeedsWords asks for it, WrongWords says that it does not fit.
    Raises NoHandOver, NewerSchema and Unreachable for the file; NotReceived when it is older than what is here, the
    same, or not of the time that the series was lent out; SeriesExists when another series has its name; and a Refusal
    when what is here cannot be read.
    """
    return _incoming(archive, read_parcel(path, words))


def receive(archive: Archive, incoming: Incoming, choices: Choices | None = None) -> Received:
    """Take over a series that was looked at, in the place of what is here.

    `choices` says of documents which version stands, where it is not the proposed one. Of what is here a verified copy
    is kept first, and where both went on also of what was received. Raises NotChosen when it was not said of all what
    stands, NotReceived when what is here changed meanwhile, ReadOnlyFile when a window has it open, and what the store
    raises; all is then as it was.
    """
    if incoming.relation == Relation.NEW:
        with archive.take_in(_as_received(incoming.parcel.tables, incoming.label, archive.now())) as file:
            finish_erasing(file)
            return Received(file.slug, file.series.title, incoming.relation, incoming.label)
    with archive.open(incoming.slug) as file:
        if file.series.lent:
            file.reclaim()
        if file.read_only:
            raise ReadOnlyFile(file.read_only)
        now = _compared(file, incoming.parcel)
        if now.seen != incoming.seen:
            raise NotReceived(
                "Deze reeks is intussen gewijzigd. Er is niets overgenomen. Ontvang het bestand nog een keer."
            )
        return _take_over(file, now, choices or {})


def _take_over(file: SeriesFile, incoming: Incoming, choices: Choices) -> Received:
    here, there = Held(file.documents, file.highest), _held_in(incoming.parcel.tables)
    if incoming.relation == Relation.NEXT:
        union = all_hand_overs(here.documents, there.documents)
        tables: Tables = {**incoming.parcel.tables, "handovers": _table(union)}
        renumbered: tuple[tuple[str, int, int], ...] = ()
        doubles: tuple[str, ...] = ()
    else:
        both = merged(here, there, _base(incoming.last_common), choices)
        file.keep_safe(incoming.parcel.content, "ontvangen versie")
        tables = _united(file, incoming.parcel.tables, both.documents)
        renumbered, doubles = both.renumbered, both.doubles
    file.take_in(_as_received(tables, incoming.label, file.now()))
    finish_erasing(file)
    return Received(file.slug, file.series.title, incoming.relation, incoming.label, renumbered, doubles)


def _incoming(archive: Archive, parcel: Parcel) -> Incoming:
    for slug in archive.slugs():
        with suppress(Refusal), archive.read(slug) as file:
            if file.series.uid == parcel.label.series:
                break
    else:
        return _new(archive, parcel)
    with archive.read(slug) as file:
        return _compared(file, parcel)


def _new(archive: Archive, parcel: Parcel) -> Incoming:
    series = Series.model_validate(parcel.tables["series"]["1"])
    if series.slug in archive.slugs():
        archive.read(series.slug).close()  # one that cannot be read may be this very series
    try:
        archive.refuse_double(series)
    except SeriesExists:
        raise SeriesExists(
            f"In dit archief staat al een andere reeks die ‘{series.title}’ heet, of die zo begon. Er is niets "
            "gewijzigd. Ontvang dit bestand in een ander archief, met: tafel --archief MAP ontvangen BESTAND"
        ) from None
    return _looked_at(parcel, Relation.NEW)


def _compared(file: SeriesFile, parcel: Parcel) -> Incoming:
    """Return how a parcel stands to the series that is here. Raises NotReceived."""
    here, there = file.documents, _held_in(parcel.tables).documents
    common = last_common(here, there)
    lent, label = file.series.lent, parcel.label
    known = next((one for one in hand_overs_of(here) if one.uid == label.hand_over), None)
    if known is not None:
        raise _nothing_new(file, here, known, label)
    theirs = {one.uid for one in hand_overs_of(there)}
    if lent is not None and lent.hand_over not in theirs:
        raise NotReceived(
            f"Deze reeks is sinds {moment_words(lent.since)} uitgeleend aan {lent.to}, en dit bestand (van "
            f"{label.giver or 'een ander'}, {moment_words(label.given)}) is niet daarvan. Er is niets gewijzigd. "
            "Wilt u het toch ontvangen, neem de reeks dan eerst terug; daarna kiest u wat geldt."
        )
    base = _base(common)
    found = () if base is not None and same_as(here, base) else differences(here, there, base)
    relation = Relation.APART if found else Relation.NEXT
    return _looked_at(parcel, relation, file, last_common=common, differences=found)


def _nothing_new(file: SeriesFile, here: Documents, known: HandOver, label: Label) -> NotReceived:
    """Return why a file is refused that nobody worked on after what is here, with both dates."""
    lent = file.series.lent
    if lent is not None and lent.hand_over == label.hand_over:
        return NotReceived(
            f"Dit is het bestand dat u zelf maakte voor {lent.to}, op {moment_words(lent.since)}. Er is niets "
            "gewijzigd. Krijgt u een bestand terug, ontvang dan dat. Wilt u hier toch verder, neem de reeks dan terug."
        )
    last = file.log()[-1].when if file.log() else known.given
    if hand_overs_of(here)[-1].uid == known.uid and same_as(here, read_marks(known.marks)):
        return NotReceived(
            f"Dit bestand van {moment_words(label.given)} is hier al ontvangen, en sindsdien is hier niets gewijzigd. "
            "Er is niets gebeurd: u kunt verder met de reeks."
        )
    return NotReceived(
        f"Dit bestand is ouder dan wat hier staat: het is van {moment_words(label.given)}, en hier is het laatst iets "
        f"vastgelegd op {moment_words(last)}. Er is niets gewijzigd. Vraag om het nieuwste bestand."
    )


def _looked_at(
    parcel: Parcel,
    relation: Relation,
    file: SeriesFile | None = None,
    *,
    last_common: HandOver | None = None,
    differences: tuple[Difference, ...] = (),
) -> Incoming:
    return Incoming(
        label=parcel.label,
        relation=relation,
        slug=file.slug if file else "",
        differences=differences,
        last_common=last_common,
        jongeren=len(parcel.tables.get("trajects", ())),
        meetings=len(parcel.tables.get("sessions", ())),
        parcel=parcel,
        seen=b"".join(file.content) if file else b"",
    )


# What is in a file, as documents and as tables


def _held_in(tables: Tables) -> Held:
    documents = {
        name: tuple(one for _, one in sorted(typed(model, tables.get(name, {})).items()))
        for name, model in MODELS.items()
    }
    return Held(documents, tables[NUMBERS]["1"])


def _base(common: HandOver | None) -> Marks | None:
    return read_marks(common.marks) if common is not None and common.marks else None


def _as_received(tables: Tables, label: Label, now: dt.datetime) -> Tables:
    """Return these tables as of a series that is here, with a line in the log, all to be written at once."""
    kept = {
        number: {**raw, "received": now.isoformat()} if raw["uid"] == label.hand_over else raw
        for number, raw in tables["handovers"].items()
    }
    highest = tables[NUMBERS]["1"]
    line = highest[LOG] + 1
    changed = {f"handovers {number}": ["received"] for number, raw in kept.items() if raw["uid"] == label.hand_over}
    told = {"when": now.isoformat(), "who": "", "kind": "ontvangen", "documents": changed}
    log = [*tables.get(LOG, {}).items(), (str(line), told)]
    return {
        **tables,
        "series": {"1": {**tables["series"]["1"], "lent": None}},
        "handovers": kept,
        LOG: dict(log[-LINES:]),
        NUMBERS: {"1": {**highest, LOG: line}},
    }


def _table(documents: tuple[Document, ...]) -> dict[str, Raw]:
    return {str(one.number): one.model_dump(mode="json") for one in documents}


def _united(file: SeriesFile, theirs: Tables, documents: Mapping[str, tuple[Document, ...]]) -> Tables:
    """Return tables with these documents, the highest numbers of both sides, both logs, and what only one knows of."""
    ours = file.tables
    highest = (ours[NUMBERS]["1"], theirs[NUMBERS]["1"])
    tables: Tables = {**theirs, **ours, **{name: _table(kept) for name, kept in documents.items()}}
    tables[LOG] = _both_logs(ours.get(LOG, {}), theirs.get(LOG, {}))
    tops = {
        name: max((int(number) for number in table), default=0) for name, table in tables.items() if name != NUMBERS
    }
    names = {*highest[0], *highest[1], *tops}
    tables[NUMBERS] = {"1": {name: max(tops.get(name, 0), *(side.get(name, 0) for side in highest)) for name in names}}
    return tables


def _both_logs(ours: dict[str, Raw], theirs: dict[str, Raw]) -> dict[str, Raw]:
    """Return the lines of both logs in the order of time, each once, the newest as many as a log keeps."""
    lines = [*ours.values(), *(line for line in theirs.values() if line not in ours.values())]
    lines.sort(key=lambda line: str(line["when"]))
    return {str(number): line for number, line in enumerate(lines[-LINES:], 1)}
