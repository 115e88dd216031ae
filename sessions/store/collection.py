"""Typed collections: the documents of one table as frozen models."""

from collections.abc import Callable, Iterable
from typing import Generic
from uuid import uuid4

from sessions.errors import Missing
from sessions.store.codec import Raw, Unreadable
from sessions.store.numbers import Numbers
from sessions.store.refusals import DamagedFile
from sessions.store.storage import SeriesTable
from sessions.store.tables import D, typed


class Collection(Generic[D]):
    """The documents of one table. It is read and validated when first asked for; changes belong inside an act.

    Any method raises DamagedFile when the table cannot be read.
    """

    def __init__(
        self, table: SeriesTable, model: type[D], numbers: Numbers, damaged: Callable[[], DamagedFile]
    ) -> None:
        self._table = table
        self._model = model
        self._numbers = numbers
        self._damaged = damaged
        self._loaded: dict[int, D] | None = None
        self._uids: set[str] = set()
        self._in_order: tuple[D, ...] | None = None

    def find(self, number: int) -> D | None:
        """Return the document with this number, or None."""
        return self._documents().get(number)

    def get(self, number: int) -> D:
        """Return the document with this number. Raises Missing when there is none."""
        document = self.find(number)
        if document is None:
            raise Missing(f"Nummer {number} bestaat niet (meer) in deze reeks. Er is niets gewijzigd.")
        return document

    def all(self) -> tuple[D, ...]:
        """Return every document, by number."""
        if self._in_order is None:
            documents = self._documents()
            self._in_order = tuple(documents[number] for number in sorted(documents))
        return self._in_order

    def where(self, test: Callable[[D], bool]) -> tuple[D, ...]:
        """Return the documents that pass the test, by number."""
        return tuple(document for document in self.all() if test(document))

    def add(self, document: D) -> D:
        """Keep a new document under the next number and return it as kept. A copy of another gets a uid of its own."""
        number, uid = self._identity(document)
        return self._keep({**document.model_dump(mode="json"), "number": number, "uid": uid})

    def add_all(self, documents: Iterable[D]) -> None:
        """Keep many new documents, as `add` does one.

        They are not validated once more: whoever brings thousands has just made them, and the act should be short.
        """
        for document in documents:
            number, uid = self._identity(document)
            kept = document.model_copy(update={"number": number, "uid": uid})
            self._table.put(number, kept.model_dump(mode="json"))
            self._set(number, kept)

    def save(self, document: D) -> D:
        """Replace the document that has this number and return it as kept. Raises Missing when there is none."""
        self.get(document.number)
        return self._keep(document.model_dump(mode="json"))

    def remove(self, number: int) -> None:
        """Take a document out; its number is never given again. Raises Missing when there is none."""
        self.get(number)
        self._table.drop(number)
        self._set(number, None)

    def refresh(self, number: int) -> None:
        """Take over what the table holds under this number, after an act was given up, undone or redone."""
        if self._loaded is not None:
            raw = self._table.raw().get(str(number))
            self._set(number, None if raw is None else self._model.model_validate(raw))

    def forget(self) -> None:
        """Read the table again when it is next asked for, because the file was read again."""
        self._loaded = None
        self._in_order = None

    def _documents(self) -> dict[int, D]:
        if self._loaded is None:
            try:
                self._loaded = typed(self._model, self._table.raw())
            except Unreadable as error:
                raise self._damaged() from error
            self._uids = {document.uid for document in self._loaded.values()}
        return self._loaded

    def _identity(self, document: D) -> tuple[int, str]:
        """Return the next number for a new document, and its uid: another one for a copy of what is there."""
        self._documents()
        uid = str(uuid4()) if document.uid in self._uids else document.uid
        return self._numbers.give(self._table.name), uid

    def _keep(self, raw: Raw) -> D:
        # What is kept is what the file will say, not what was handed in: a document that could not be read back
        # never gets in.
        kept = self._model.model_validate(raw)
        self._table.put(kept.number, raw)
        self._set(kept.number, kept)
        return kept

    def _set(self, number: int, document: D | None) -> None:
        documents = self._documents()
        before = documents.pop(number, None)
        if before is not None:
            self._uids.discard(before.uid)
        if document is not None:
            documents[number] = document
            self._uids.add(document.uid)
        self._in_order = None
