"""Acting, lending, receiving and taking back at two laptops in any order, against a plain model."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from movable_clock import MovableClock

from sessions.actions import Action
from sessions.acts import handing
from sessions.acts.handing import lend_series, take_back
from sessions.acts.prepare import create_series
from sessions.acts.receiving import NotReceived, Relation, look_at, receive
from sessions.handing.differences import Side
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.refusals import ReadOnlyFile

IN_MEMORY = Path("/dev/shm")
"""Where there is such a folder, no act waits for the disk."""
SLUG = "veldtafel-kop-van-noord-holland"
Words = dict[str, str]
"""What every action says, by its uid."""

who = st.integers(0, 1)
words = st.sampled_from(["belt", "mailt", "schrijft haar in", "gaat langs"])
pick = st.integers(0, 5)
sides = st.lists(st.sampled_from(Side), min_size=8, max_size=8)


@dataclass
class Given:
    """A file that was made: by which hand-over, what was in it, and which hand-overs it knew of."""

    path: Path
    hand_over: str
    words: Words
    known: list[str]


@dataclass
class Desk:
    """What one laptop should have. `lent` is the hand-over by which the series is away, or empty."""

    archive: Archive
    words: Words | None = None
    known: list[str] = field(default_factory=list)
    lent: str = ""
    highest: int = 0


class Colleagues(RuleBasedStateMachine):
    """Two laptops and the files between them; both have the series, for the first took it back after lending it."""

    def __init__(self) -> None:
        super().__init__()
        self.monkeypatch = pytest.MonkeyPatch()
        self.monkeypatch.setattr(handing, "WITH_MARKS", 1_000)
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.clock = MovableClock()
        self.desks = [Desk(Archive(self.folder / name, clock=self.clock)) for name in ("anna", "bo")]
        create_series(self.desks[0].archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland").close()
        self.desks[0].words = {}
        self.files: list[Given] = []
        self.give(self.desks[0])
        self.get(self.desks[1], self.files[0], [])
        self.take_back(self.desks[0])

    def teardown(self) -> None:
        self.monkeypatch.undo()
        shutil.rmtree(self.folder)

    @rule(index=who, what=words)
    def add(self, index: int, what: str) -> None:
        desk = self.desks[index]
        if desk.words is None:
            return
        with desk.archive.open(SLUG, back_up=False) as file:
            if desk.lent:
                with pytest.raises(ReadOnlyFile, match="uitgeleend"), file.change("toegezegd"):
                    pass
                return
            with file.change("toegezegd"):
                kept = file.actions.add(Action(what=what, session=1))
        assert kept.number > desk.highest
        desk.words[kept.uid] = what

    @rule(index=who, choice=pick, what=st.none() | words)
    def change_or_remove(self, index: int, choice: int, what: str | None) -> None:
        desk = self.desks[index]
        if not desk.words or desk.lent:
            return
        uid = sorted(desk.words)[choice % len(desk.words)]
        with desk.archive.open(SLUG, back_up=False) as file, file.change("gewijzigd"):
            (action,) = file.actions.where(lambda action: action.uid == uid)
            if what is None:
                file.actions.remove(action.number)
                del desk.words[uid]
            else:
                file.actions.save(action.changed(what=what))
                desk.words[uid] = what

    def give(self, desk: Desk) -> None:
        """Lend the series out, where it is here."""
        if desk.words is None or desk.lent:
            return
        self.clock.forward(minutes=1)
        path = self.folder / f"{len(self.files)}.tafel"
        with desk.archive.open(SLUG) as file:
            label = lend_series(file, path, "de ander")
        desk.lent = label.hand_over
        desk.known.append(label.hand_over)
        self.files.append(Given(path, label.hand_over, dict(desk.words), list(desk.known)))

    def take_back(self, desk: Desk) -> None:
        """Go on with the series after all, where it is lent out."""
        if desk.lent:
            with desk.archive.open(SLUG) as file:
                take_back(file)
            desk.lent = ""

    def get(self, desk: Desk, given: Given, sides: list[Side]) -> None:
        """Receive a file, and choose these sides of what differs; where that is refused, nothing changes."""
        if desk.words is not None and (given.hand_over in desk.known or (desk.lent and desk.lent not in given.known)):
            with pytest.raises(NotReceived):
                look_at(desk.archive, given.path)
            return
        incoming = look_at(desk.archive, given.path)
        choices = {one.key: sides[number % 8] for number, one in enumerate(incoming.differences)}
        receive(desk.archive, incoming, choices)
        if desk.words is None:
            assert incoming.relation == Relation.NEW
            desk.words = dict(given.words)
        else:
            desk.words = self.united(desk, given, {uid: side for (_, uid), side in choices.items()})
        desk.known += [one for one in given.known if one not in desk.known]
        desk.lent = ""

    def united(self, desk: Desk, given: Given, chosen: dict[str, Side]) -> Words:
        """Return what should stand after receiving: the file's where nothing changed here, else what was chosen.

        An action that got another number here when it was received differs as well, whatever it says.
        """
        ours = desk.words or {}
        common = next(one for one in reversed(desk.known) if one in given.known)
        base = next(file.words for file in self.files if file.hand_over == common)
        if not chosen:
            assert ours in (base, given.words)
            return dict(given.words)
        differ = {uid for uid in {*ours, *given.words} if ours.get(uid) != given.words.get(uid)}
        assert differ <= set(chosen) <= {*ours, *given.words}
        stands = {uid: (given.words if chosen.get(uid) == Side.FILE else ours) for uid in {*ours, *given.words}}
        return {uid: side[uid] for uid, side in stands.items() if uid in side}

    @rule(index=who)
    def lend(self, index: int) -> None:
        self.give(self.desks[index])

    @rule(index=who)
    def go_on_after_all(self, index: int) -> None:
        self.take_back(self.desks[index])

    @rule(index=who, newest=st.integers(0, 3), sides=sides)
    def get_a_file(self, index: int, newest: int, sides: list[Side]) -> None:
        self.get(self.desks[index], self.files[-1 - newest % len(self.files)], sides)

    @rule(index=who, sides=sides, after_all=st.booleans())
    def give_to_the_other(self, index: int, sides: list[Side], *, after_all: bool) -> None:
        self.give(self.desks[index])
        self.get(self.desks[1 - index], self.files[-1], sides)
        if after_all:
            self.take_back(self.desks[index])

    @invariant()
    def each_laptop_has_what_it_should(self) -> None:
        for desk in self.desks:
            if desk.words is None:
                assert desk.archive.slugs() == ()
                continue
            with desk.archive.read(SLUG) as file:
                file.check()
                assert {action.uid: action.what for action in file.actions.all()} == desk.words
                assert bool(file.series.lent) == bool(desk.lent)
                assert [one.uid for one in file.handovers.all()] == desk.known
                assert file.highest["actions"] >= desk.highest
                desk.highest = file.highest["actions"]


TestColleagues = Colleagues.TestCase
TestColleagues.settings = settings(max_examples=15, stateful_step_count=25)
