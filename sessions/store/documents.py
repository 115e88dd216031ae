"""The documents of one series as typed collections over its tables."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tinydb import TinyDB

from sessions.actions import Action
from sessions.document import Document
from sessions.erasing.erased import Counted, Erased
from sessions.lending import HandOver
from sessions.meetings import Progress, Session, Signal
from sessions.people import Partner, Person
from sessions.record import Snapshot
from sessions.reporting.material import Material, NotMaterial, material_of
from sessions.sent import Sent
from sessions.series import Series
from sessions.store.codec import Key
from sessions.store.collection import Collection
from sessions.store.numbers import Numbers
from sessions.store.refusals import DamagedFile
from sessions.store.storage import SeriesStorage, SeriesTable
from sessions.store.tables import NUMBERS, D
from sessions.tips.tip import Sorter, Tip
from sessions.trajects import Traject
from sessions.turns import TurnStart


class _Database(TinyDB):
    table_class = SeriesTable


class SeriesDocuments:
    """What a series holds. Whatever reads it raises DamagedFile where a table cannot be read."""

    def __init__(self, storage: SeriesStorage, damaged: Callable[[], DamagedFile]) -> None:
        self._storage = storage
        self._damaged = damaged
        self._database = _Database(storage=lambda: storage)
        self._numbers = Numbers(self._table(NUMBERS))
        self._collections: dict[str, Collection[Any]] = {}
        self._series = self._collection("series", Series)
        self.partners = self._collection("partners", Partner)
        self.people = self._collection("people", Person)
        self.sessions = self._collection("sessions", Session)
        self.trajects = self._collection("trajects", Traject)
        self.actions = self._collection("actions", Action)
        self.signals = self._collection("signals", Signal)
        self.progress = self._collection("progress", Progress)
        self.snapshots = self._collection("snapshots", Snapshot)
        self.sent = self._collection("sent", Sent)
        self.starts = self._collection("starts", TurnStart)
        self.tips = self._collection("tips", Tip)
        self.sorters = self._collection("sorters", Sorter)
        self.handovers = self._collection("handovers", HandOver)
        self.erased = self._collection("erased", Erased)
        self.counted = self._collection("counted", Counted)

    @property
    def series(self) -> Series:
        """The document that says what this file is."""
        return self._series.get(1)

    @property
    def collections(self) -> Mapping[str, Collection[Any]]:
        """Everything that is kept, by the name of its table."""
        return self._collections

    def material(self) -> Material:
        """Return what a report counts, straight from the tables. Raises DamagedFile."""
        try:
            return material_of(self._storage.read())
        except NotMaterial as error:
            raise self._damaged() from error

    @property
    def documents(self) -> dict[str, tuple[Document, ...]]:
        """Every document that is kept, by the name of its table."""
        return {name: collection.all() for name, collection in self._collections.items()}

    def save_series(self, series: Series) -> None:
        """Replace that document, within an act."""
        self._series.save(series)

    def _table(self, name: str) -> SeriesTable:
        table = self._database.table(name, cache_size=0)
        assert isinstance(table, SeriesTable)
        return table

    def _collection(self, name: str, model: type[D]) -> Collection[D]:
        collection = Collection(self._table(name), model, self._numbers, self._damaged)
        self._collections[name] = collection
        return collection

    def _refresh(self, keys: Iterable[Key]) -> None:
        """Bring the typed documents in line with the tables, for these documents."""
        for name, number in keys:
            if name in self._collections:
                self._collections[name].refresh(number)

    def _forget(self) -> None:
        """Bring all typed documents in line with the tables, when they are next asked for."""
        for collection in self._collections.values():
            collection.forget()
