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
    """The acts of this sitting, in order, and those that were undone.

    An act that can no longer be taken back is passed over: it stays among the others, so that it is known what is
    older than it, and undo goes on with what came before.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._passed: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The act that undo would take back."""
        return next((step for step in reversed(self._done) if step not in self._passed), None)

    @property
    def next_redo(self) -> Step | None:
        """The act that redo would do again."""
        return self._undone[-1] if self._undone else None

    def continued_by(self, merge: str, changes: Changes) -> Step | None:
        """Return the last act if these changes go on with it: the same visit to a field, and nothing in between."""
        last = self._done[-1] if self._done else None
        if not merge or last is None or last in self._passed or last.merge != merge or self._undone:
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

    def recall(self, step: Step) -> None:
        """Make an act of an earlier sitting the next to undo, unless it is that already."""
        if step != self.next_undo:
            self._done.append(step)

    def may_undo(self, step: Step) -> bool:
        """Whether an act can be taken back though newer ones were passed over, and so stay.

        What it made has to stay then, for a newer act may refer to it; and it may not bring back a reference to what a
        newer one took away.
        """
        passed = self._done[self._done.index(step) + 1 :]
        if not passed:
            return True
        made = any(before is None for before, _ in step.changes.values())
        return not made and not any(after is None for newer in passed for _, after in newer.changes.values())

    def undid(self) -> None:
        """The act that was next to undo was taken back."""
        step = self.next_undo
        if step is not None:
            self._done.remove(step)
            self._undone.append(step)

    def pass_over_undo(self) -> None:
        """The act that was next to undo can no longer be taken back: go on with what is older."""
        if self.next_undo is not None:
            self._passed.append(self.next_undo)

    def pass_over_redo(self) -> None:
        """The act taken back last can no longer be done again, nor can what was taken back before it."""
        self._undone.clear()

    def redid(self) -> None:
        """The act last taken back was done again."""
        self._done.append(self._undone.pop())

    def forget(self) -> None:
        """Nothing of before can be undone or redone any more."""
        self._done.clear()
        self._undone.clear()
        self._passed.clear()
