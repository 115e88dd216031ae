"""Taking a jongere who was erased out of the tables of a series: the file, a copy, or what comes from elsewhere."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sessions.erasing.erased import Erased
from sessions.erasing.wiping import jongere_with, without
from sessions.store.codec import Content, Pages, Tables, Unreadable
from sessions.store.documents import SeriesDocuments
from sessions.store.keys.keyring import Keyring
from sessions.store.refusals import DamagedFile
from sessions.store.storage import SeriesStorage
from sessions.store.tables import typed


def erase(documents: SeriesDocuments, erased: Erased, today: dt.date) -> bool:
    """Take a jongere out of all documents, within an act; return whether he or she was there.

    The row that stays to be counted is added, unless `erased` says that none may stay, or it is there already.
    """
    before = documents.documents
    jongere = jongere_with(before, erased.uid)
    if jongere is None:
        return False
    wiped = without(before, jongere, today)
    for table, kept in wiped.documents.items():
        after = {one.number: one for one in kept}
        for one in before[table]:
            new = after.get(one.number)
            if new is None:
                documents.collections[table].remove(one.number)
            elif new != one:
                documents.collections[table].save(new)
    if erased.counted and wiped.row and all(one.uid != wiped.row.uid for one in documents.counted.all()):
        documents.counted.add(wiped.row)
    return True


def erased_in(tables: Iterable[Tables]) -> tuple[Erased, ...]:
    """Return who was erased by any of these versions of a series that can be read, each once."""
    found: dict[str, Erased] = {}
    for one in tables:
        with suppress(Unreadable):
            for erased in typed(Erased, one.get("erased", {})).values():
                found[erased.uid] = _stricter(found.get(erased.uid), erased)
    return tuple(found.values())


def tables_without(tables: Tables, erased: Iterable[Erased], today: dt.date) -> Tables:
    """Return the tables of a series in which these jongeren are erased, and known as such; the same where they are.

    Copies of such a series are still to be cleaned. Raises DamagedFile.
    """
    known = {raw["uid"]: raw for raw in tables.get("erased", {}).values()}
    there = {raw.get("uid") for raw in tables.get("trajects", {}).values()}
    wanted = [one for one in erased if one.uid in there or one.uid not in known]
    if not wanted:
        return tables
    storage = _InMemory(tables)
    documents = SeriesDocuments(storage, _damaged)
    with storage.batch():
        for one in wanted:
            erase(documents, one, today)
            keep_in_mind(documents, one)
    return storage.read()


def coming_in(tables: Tables, erased: Iterable[Erased], today: dt.date) -> Tables:
    """Return tables that come in the place of others, without these jongeren; all copies are to be cleaned of them.

    Who was erased elsewhere may still be in the copies that are here.
    """
    clean = tables_without(tables, erased, today)
    noted = {number: {**raw, "cleaned": False} for number, raw in clean.get("erased", {}).items()}
    return {**clean, "erased": noted} if noted else clean


def keep_in_mind(documents: SeriesDocuments, erased: Erased) -> Erased:
    """Note within an act that a jongere was erased, and that copies are still to be cleaned."""
    known = documents.erased.where(lambda one: one.uid == erased.uid)
    if known:
        return documents.erased.save(_stricter(known[0], erased).changed(number=known[0].number, cleaned=False))
    return documents.erased.add(erased.changed(number=0, cleaned=False))


def _stricter(one: Erased | None, other: Erased) -> Erased:
    """Return what holds of two notes on one jongere: who objected to being counted once, is not counted."""
    return other if one is None else other.changed(counted=one.counted and other.counted)


class _InMemory(SeriesStorage):
    """Tables that are on no disk."""

    def __init__(self, tables: Tables) -> None:
        nowhere = Path()
        super().__init__(nowhere, clock=lambda: dt.datetime.now(dt.UTC), sleep=lambda _: None, keys=Keyring(nowhere))
        self._tables = tables

    def _save(self, tables: Tables, content: Content, pages: Pages, *, expected: Content | None) -> None:
        self._tables = tables


def _damaged() -> DamagedFile:
    return DamagedFile("Deze kopie is beschadigd.", backup=None)
