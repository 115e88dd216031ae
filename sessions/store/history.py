"""Undo and redo of whole acts by before-images, for as long as the file is open."""

from dataclasses import dataclass, replace

from sessions.place import Place
from sessions.store.storage import Changes


@dataclass(frozen=True)
class Step:
    """One act that can be undone or redone. `line` is the number of its line in the log."""

    label: str
    place: Place | None
    changes: Changes
    line: int
    merge: str = ""


@dataclass(frozen=True)
class Undone:
    """What was just undone or redone, and where to go to see it."""

    label: str
    place: Place | None


class History:
    """The acts of this sitting, in order, and those that were undone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The act that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The act that redo would do again."""
        return self._undone[-1] if self._undone else None

    def add(self, step: Step) -> None:
        """Remember an act; what was undone before it can no longer be redone."""
        self._done.append(step)
        self._undone.clear()

    def continues(self, merge: str, changes: Changes) -> Step | None:
        """Return the last act when these changes go on with it: the same visit to a field, and nothing in between."""
        last = self.next_undo
        if not merge or last is None or last.merge != merge or self._undone:
            return None
        untouched = all(key not in last.changes or last.changes[key][1] == pair[0] for key, pair in changes.items())
        return last if untouched else None

    def extend(self, last: Step, changes: Changes) -> None:
        """Fold changes into the last act, so that both are undone in one step."""
        merged = {key: (last.changes.get(key, pair)[0], pair[1]) for key, pair in changes.items()}
        self._done[-1] = replace(last, changes={**last.changes, **merged})

    def undid(self) -> None:
        """The last act was taken back."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The act last taken back was done again."""
        self._done.append(self._undone.pop())

    def forget(self) -> None:
        """Nothing of before can be undone or redone any more."""
        self._done.clear()
        self._undone.clear()
