"""All actions as they are followed up, and what was done to them here: an act per series, taken back in one go."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sessions.acts.gather_followed import Gathered, actions_of, gather_followed
from sessions.acts.opening import Archive, SeriesFile, open_in_passing
from sessions.acts.retracing import Deed, UndoRefused, deed_of, take_back
from sessions.errors import Refusal
from sessions.following.followed import Followed, Key, in_order

Act = Callable[[SeriesFile, tuple[int, ...]], object]
"""What is done to the actions with these numbers in one open series."""


@dataclass(frozen=True)
class Outcome:
    """What came of something that was done: the actions it changed, and per series that refused its name and why."""

    changed: tuple[Key, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    label: str = ""

    def told(self, done: str) -> str:
        """Return in Dutch what was `done`, and where it was not."""
        missed = " ".join(f"Niet gelukt in {series}: {why}" for series, why in self.refused)
        if not self.changed:
            return missed
        return f"{done} {missed}" if missed else done


class Ledger:
    """Reads every series once, and opens one for writing only for an act, so that none stays locked.

    With `held` it is about that open series alone, which stays open.
    """

    def __init__(self, archive: Archive, held: SeriesFile | None = None) -> None:
        self._archive = archive
        self._held = held
        self._done: list[tuple[Deed, ...]] = []
        self.lines: list[Followed] = []
        self.unread: tuple[tuple[str, str], ...] = ()

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, for one series; empty otherwise."""
        return self._held.read_only if self._held else ""

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that was not taken back."""
        return bool(self._done)

    def read(self) -> None:
        """Read all actions. Raises a Refusal when the folder itself cannot be read."""
        held = self._held
        gathered = Gathered(tuple(in_order(actions_of(held)))) if held else gather_followed(self._archive)
        self.lines, self.unread = list(gathered.lines), gathered.unread

    def find(self, key: Key) -> Followed | None:
        """Return an action, or None when it is not there any more."""
        return next((line for line in self.lines if line.key == key), None)

    def do(self, lines: Sequence[Followed], act: Act) -> Outcome:
        """Do something to these actions, series by series; one that refuses does not keep the others from it."""
        deeds: list[Deed] = []
        refused: list[tuple[str, str]] = []
        for slug, series in dict.fromkeys((line.slug, line.series) for line in lines):
            numbers = tuple(line.action.number for line in lines if line.slug == slug)
            try:
                with self._writing(slug) as file:
                    act(file, numbers)
                    deed = deed_of(file)
                    self._take_in(file, numbers)
            except Refusal as refusal:
                refused.append((series, str(refusal)))
            else:
                deeds += [deed] if deed else []
        if deeds:
            self._done.append(tuple(deeds))
        return Outcome(_keys(deeds), tuple(refused), deeds[0].label if deeds else "")

    def undo(self) -> Outcome | None:
        """Take back what was done last here, in every series where it was done; None when there is nothing.

        A series that cannot be written now keeps it, to be tried again; where it was changed since, it stays as it is.
        """
        if not self._done:
            return None
        undone: list[Deed] = []
        kept: list[Deed] = []
        refused: list[tuple[str, str]] = []
        for deed in self._done.pop():
            series = next((line.series for line in self.lines if line.slug == deed.slug), deed.slug)
            try:
                with self._writing(deed.slug) as file:
                    take_back(file, deed)
                    self._take_in(file, deed.actions)
            except Refusal as refusal:
                refused.append((series, str(refusal)))
                kept += [] if isinstance(refusal, UndoRefused) else [deed]
            else:
                undone.append(deed)
        if kept:
            self._done.append(tuple(kept))
        return Outcome(_keys(undone), tuple(refused), undone[0].label if undone else "")

    @contextmanager
    def _writing(self, slug: str) -> Iterator[SeriesFile]:
        if self._held is not None:
            yield self._held
            return
        with open_in_passing(self._archive, slug) as file:
            yield file

    def _take_in(self, file: SeriesFile, numbers: Sequence[int]) -> None:
        """Take in how a series stands after an act: every action keeps its place, a new one comes after those."""
        now = {line.key: line for line in actions_of(file)}
        known = {line.key for line in self.lines}
        new = [line for key, line in now.items() if key not in known]
        acted = {(file.slug, number) for number in numbers}
        after = next((line.key for line in reversed(self.lines) if line.key in acted), None)
        lines: list[Followed] = []
        for line in self.lines:
            if line.slug != file.slug:
                lines.append(line)
            elif line.key in now:
                lines.append(now[line.key].placed_as(line))
            if line.key == after:
                lines += [one.placed_as(line) for one in new]
        self.lines = lines if after else in_order([*lines, *new])


def _keys(deeds: Sequence[Deed]) -> tuple[Key, ...]:
    return tuple((deed.slug, number) for deed in deeds for number in deed.actions)
