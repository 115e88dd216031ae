"""Handing a series over to a colleague at another laptop, and taking it back."""

import os
from contextlib import suppress
from pathlib import Path

from sessions.document import validated
from sessions.errors import Refusal
from sessions.handing.differences import marks_of
from sessions.lending import HandOver, Lent
from sessions.store.files import remove_file
from sessions.store.keys.refusals import NeedsWords
from sessions.store.locking import user_name
from sessions.store.parcel import Label, ParcelKey, check_place, labelled, parcel_key, write_parcel
from sessions.store.refusals import AlreadyThere, NotHandedOver, ReadOnlyFile
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line

__all__ = ["AlreadyThere", "NeedsWords", "NotTakenBack", "ParcelKey", "lend_series", "parcel_key", "take_back"]

WITH_MARKS = 3
"""Of so many hand-overs, the last ones, is kept what every document was like."""


class NotTakenBack(Refusal):
    """Nobody said that the series is to be taken back, or it is not lent out."""


def lend_series(
    file: SeriesFile, path: Path, to: str, giver: str = "", *, replace: bool = False, key: ParcelKey | None = None
) -> Label:
    """Write a whole series to a file for somebody, and let it be read only here; return what stands on the file.

    `giver` is who hands it over, the user of this computer where that is empty. The file is there, whole, before the
    series is marked as lent; where anything fails the series stays as it is, and no file is left. What is encrypted
    here goes encrypted: then the file has a `key` of its own. Raises NeedsWords without it, AlreadyThere,
    NotHandedOver, InvalidInput for a name that does not fit, ReadOnlyFile, and what `SeriesFile.change` raises.
    """
    if file.read_only:
        raise ReadOnlyFile(file.read_only)
    if os.path.realpath(path.parent) == os.path.realpath(file.path.parent):
        raise NotHandedOver(
            "In de map van het archief zelf staan alleen reeksen. De reeks is niet uitgeleend. Kies een andere map."
        )
    if file.is_sealed and key is None:
        raise NeedsWords(
            "Deze reeks is versleuteld, en het bestand dat u geeft ook. Kies er een wachtwoordzin voor, en geef die "
            "apart door. De reeks is niet uitgeleend."
        )
    check_place(path, replace=replace)
    record = _record_hand_over(file, to, giver)
    try:
        label, inside = labelled(
            file.content,
            key,
            title=file.series.title,
            series=file.series.uid,
            hand_over=record.uid,
            serial=record.number,
            giver=record.giver,
            receiver=record.receiver,
            given=record.given,
        )
        write_parcel(path, label, inside, replace=replace)
        _mark_as_lent(file, record, path)
    except BaseException:
        with suppress(Refusal), file.change("overdragen afgebroken", undoable=False):
            file.handovers.remove(record.number)
        raise
    file.back_up("uitgeleend")
    file.let_go()
    return label


def _record_hand_over(file: SeriesFile, to: str, giver: str) -> HandOver:
    """Keep that the series goes to somebody, and what it is like now: that goes along in the file."""
    kept = file.handovers.all()
    said = {"receiver": to, "giver": clean_line(giver) or user_name(), "given": file.now()}
    record = validated(HandOver, {**said, "marks": marks_of(file.documents)})
    with file.change("overdragen", undoable=False):
        for older in kept[: max(0, len(kept) + 1 - WITH_MARKS)]:
            if older.marks:
                file.handovers.save(older.changed(marks=()))
        return file.handovers.add(record)


def _mark_as_lent(file: SeriesFile, record: HandOver, path: Path) -> None:
    lent = Lent(to=record.receiver, since=record.given, hand_over=record.uid)
    try:
        with file.change("uitgeleend", undoable=False):
            file.save_series(file.series.changed(lent=lent))
    except BaseException:
        with suppress(OSError):
            remove_file(path)
        raise


def take_back(file: SeriesFile) -> Lent:
    """Go on here after all with a series that was lent out, open to read; return where it was.

    That is kept: when the series comes back, both have gone on, and somebody chooses. Raises NotTakenBack where it is
    not lent out, ReadOnlyFile where another window has it, and what `SeriesFile.change` raises.
    """
    lent = file.series.lent
    if lent is None:
        raise NotTakenBack("Deze reeks is niet uitgeleend. U kunt er gewoon in verder.")
    file.reclaim()
    if file.series.lent != lent:
        file.close()
        raise ReadOnlyFile("Deze reeks is intussen al terug, of opnieuw uitgeleend. Ga terug en open haar opnieuw.")
    try:
        file.back_up("teruggenomen")
        with file.change("teruggenomen", undoable=False):
            for one in file.handovers.where(lambda one: one.uid == lent.hand_over):
                file.handovers.save(one.changed(taken_back=file.now()))
            file.save_series(file.series.changed(lent=None))
    except BaseException:
        file.let_go()
        raise
    file.forget_history()
    return lent
