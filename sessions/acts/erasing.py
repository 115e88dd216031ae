"""Erasing one jongere from an archive: from the series, from every copy of it, and from whatever comes back later.

What goes is a rule on models (`erasing/wiping.py`); here it is applied to the files. First the series, in one durable
write that also notes that the copies have to follow; then those. What was interrupted goes on at the next opening.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sessions.acts.sharing import who_had
from sessions.erasing.erased import Erased
from sessions.erasing.wiping import Jongere, jongere_with, signals_of
from sessions.errors import Missing, Refusal, StoreRefusal
from sessions.sent import Sent
from sessions.store.archive import Archive
from sessions.store.documents import SeriesDocuments
from sessions.store.erasing import erase, keep_in_mind
from sessions.store.refusals import ReadOnlyFile
from sessions.store.series_file import SeriesFile
from sessions.text import fold
from sessions.trajects import Traject

_SINCE_EVER = datetime.min.replace(tzinfo=UTC)


class CannotErase(Refusal):
    """This jongere cannot be erased now."""


@dataclass(frozen=True)
class Goes:
    """What goes when a jongere is erased, in numbers, and who had documents; nothing was changed."""

    traject: Traject
    actions: int
    meetings: int
    people: int
    signals: int
    statements: int
    sent: tuple[Sent, ...]
    elsewhere: tuple[str, ...] = ()
    """The titles of other series of the archive in which the same jongere is known, and erased too."""


@dataclass(frozen=True)
class Gone:
    """That a jongere was erased. `left` are copies that could not be cleaned; `closed` series that could not be."""

    left: tuple[Path, ...] = ()
    closed: tuple[str, ...] = field(default=())

    @property
    def warning(self) -> str:
        """What is still to be done, in Dutch, or ""."""
        told = []
        if self.left:
            names = ", ".join(str(path) for path in self.left)
            told.append(
                f"Deze kopieën waren niet schoon te maken en kunnen nog iets bevatten: {names}. Verwijder ze zelf. "
                "tafel probeert het ook opnieuw zodra u de reeks weer opent."
            )
        if self.closed:
            told.append(
                f"Deze jongere staat ook in {', '.join(self.closed)}, en die reeks was nu niet te wijzigen. Wis de "
                "jongere daar ook zodra dat kan."
            )
        return " ".join(told)


def traject_called(file: SeriesFile, code: str) -> Traject:
    """Return the traject with this code, also one that ended or went on elsewhere. Raises Missing."""
    found = file.trajects.where(lambda traject: fold(traject.code) == fold(code))
    if not found:
        raise Missing(f"Er is geen jongere met de code {code} in {file.series.title}. Er is niets gewijzigd.")
    return found[-1]


def what_goes(archive: Archive, file: SeriesFile, number: int) -> Goes:
    """Return what erasing this jongere would take away. Raises Missing, and CannotErase while at the table."""
    traject = file.trajects.get(number)
    jongere = _jongere(file, traject.uid)
    meetings = file.sessions.where(lambda session: not jongere.numbers.isdisjoint(session.agenda))
    sent = {one.number: one for mine in jongere.trajects for one in who_had(file, traject=mine.number)}
    return Goes(
        traject=traject,
        actions=len(jongere.actions),
        meetings=len(meetings),
        people=len(jongere.people),
        signals=len(signals_of(file.documents, jongere)),
        statements=sum(len(one.statements) for one in jongere.trajects),
        sent=tuple(sent.values()),
        elsewhere=tuple(dict.fromkeys(title for _, title, _ in _also_in(archive, file, jongere))),
    )


def erase_jongere(archive: Archive, file: SeriesFile, number: int, *, counted: bool = True) -> Gone:
    """Erase everything about a jongere from the series that is open, from its copies, and from the other series.

    Nothing of it, nor anything before it, can be undone. `counted`: one row stays, by which nobody can be known. A
    series that cannot be written now is told. This series comes last: as long as the jongere stands in it, not all is
    done. Raises CannotErase while the jongere is on the agenda of a meeting at work, ReadOnlyFile, and what
    `SeriesFile.change` raises: then nothing was erased here.
    """
    if file.read_only:
        raise ReadOnlyFile(file.read_only)
    jongere = _jongere(file, file.trajects.get(number).uid)
    left: list[Path] = []
    closed: list[str] = []
    for slug, title, uid in tuple(_also_in(archive, file, jongere)):
        try:
            with archive.open(slug) as other:
                left += _erase_in(other, uid, counted=counted)
        except Refusal:
            closed.append(title)
    notes = tuple(Erased(uid=traject.uid, counted=counted) for traject in jongere.trajects)
    left += archive.clean_left_behind(partial(_erase_from_copy, file, notes))
    left += _erase_in(file, jongere.trajects[0].uid, counted=counted)
    return Gone(tuple(left), tuple(closed))


def finish_erasing(file: SeriesFile) -> Gone:
    """Clean the copies that had to follow when the app was ended, a copy was busy, or an older one came back."""
    waiting = file.erased.where(lambda one: not one.cleaned)
    if file.read_only or not waiting:
        return Gone()
    return Gone(_clean_copies(file, waiting))


def _jongere(file: SeriesFile, uid: str) -> Jongere:
    documents = file.documents
    jongere = jongere_with(documents, uid)
    assert jongere is not None
    if jongere.is_at_table(documents):
        raise CannotErase(
            "Deze jongere staat op de agenda van een bijeenkomst die bezig is. Sluit die eerst af; daarna kan het "
            "wissen. Er is niets veranderd."
        )
    return jongere


def _also_in(archive: Archive, file: SeriesFile, jongere: Jongere) -> Iterator[tuple[str, str, str]]:
    """Yield slug, title and uid of the traject in each other series in which this jongere is: who moved is in two."""
    uids = {traject.uid for traject in jongere.trajects}
    for slug in archive.slugs():
        if slug != file.slug:
            with suppress(Refusal), archive.read(slug) as other:
                for traject in other.trajects.where(lambda traject: traject.uid in uids):
                    yield slug, other.series.title, traject.uid


def _erase_in(file: SeriesFile, uid: str, *, counted: bool) -> tuple[Path, ...]:
    if file.read_only:
        raise ReadOnlyFile(file.read_only)
    if not file.trajects.where(lambda traject: traject.uid == uid):
        return ()  # it was merged with one that went before it
    uids = [traject.uid for traject in _jongere(file, uid).trajects]
    with file.change("jongere gewist", undoable=False):
        notes = [Erased(uid=one, counted=counted) for one in uids]
        for note in notes:
            erase(file, note, file.today())
        waiting = tuple(keep_in_mind(file, note) for note in notes)
    file.forget_history()
    left = _clean_copies(file, waiting)
    file.back_up("gewist")
    return left


def _clean_copies(file: SeriesFile, waiting: tuple[Erased, ...]) -> tuple[Path, ...]:
    left = file.clean_copies(partial(_erase_from_copy, file, waiting), since=_SINCE_EVER)
    if not left:
        # They are clean also when this cannot be saved; then they are looked at once more at the next opening.
        with suppress(StoreRefusal), file.change("kopieën opgeschoond", undoable=False):
            for one in waiting:
                file.erased.save(one.changed(cleaned=True))
    return left


def _erase_from_copy(file: SeriesFile, waiting: tuple[Erased, ...], documents: SeriesDocuments) -> None:
    for one in waiting:
        if erase(documents, one, file.today()):
            keep_in_mind(documents, one)
