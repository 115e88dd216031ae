"""Undo and redo of whole acts by before-images, for as long as the file is open."""

from dataclasses import dataclass, replace

from sessions.place import Place
from sessions.store.batch import Changes
from sessions.store.codec import Key


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
    """What was just undone or redone, where to go to see it, and which documents it changed."""

    label: str
    place: Place | None
    changed: tuple[Key, ...]


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

    def continued_by(self, merge: str, changes: Changes) -> Step | None:
        """Return the last act if these changes go on with it: the same visit to a field, and nothing in between."""
        last = self.next_undo
        if not merge or last is None or last.merge != merge or self._undone:
            return None
        untouched = all(
            key not in last.changes or last.changes[key][1] == before for key, (before, _) in changes.items()
        )
        return last if untouched else None

    def add(self, step: Step, last: Step | None = None) -> None:
        """Remember an act, in one with the last act where it goes on with that.

        What was undone before it can no longer be redone.
        """
        self._undone.clear()
        if last is None:
            self._done.append(step)
            return
        both = {key: (last.changes.get(key, change)[0], change[1]) for key, change in step.changes.items()}
        self._done[-1] = replace(last, changes={**last.changes, **both})

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
