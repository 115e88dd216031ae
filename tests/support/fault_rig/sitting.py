"""Acts, undo, redo, failures and reopening in any order, against a plain dict."""

import errno
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from a_store import FailingDisk, a_series, leftovers
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from fault_rig.archives import SLUG, Outcome, archive_in, kind
from sessions.actions import Action
from sessions.meetings import Progress
from sessions.store.refusals import SaveFailed

Model = dict[int, str]

STEPS = 25
"""How many steps a sequence has at most."""

words = st.sampled_from(["belt", "mailt", "schrijft haar in", "Zoë\nregel"])
pick = st.integers(0, 3)


class Sitting(RuleBasedStateMachine):
    """One series. `model` is what its actions should be; `past` and `future` are the models undo and redo lead to."""

    sealed: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.monkeypatch = pytest.MonkeyPatch()
        self.disk = FailingDisk(self.monkeypatch)
        self.folder = Path(tempfile.mkdtemp())
        self.archive = archive_in(self.folder, sealed=self.sealed)
        self.file = self.archive.create(a_series())
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.highest = 0
        self.steps = 0

    def teardown(self) -> None:
        self.file.close()
        self.monkeypatch.undo()
        shutil.rmtree(self.folder)

    def acted(self, model: Model) -> None:
        """Expect this model; an act that changes nothing is no undo step."""
        if model != self.model:
            self.past.append(self.model)
            self.future.clear()
            self.model = model

    def number(self, choice: int) -> int:
        """Return the number of one of the actions."""
        return sorted(self.model)[choice % len(self.model)]

    @rule(what=words)
    def add(self, what: str) -> None:
        with self.file.change("toegezegd"):
            kept = self.file.actions.add(Action(what=what, session=1))
        assert kept.number > self.highest
        self.highest = kept.number
        self.acted({**self.model, kept.number: kept.what})

    @precondition(lambda self: self.model)
    @rule(choice=pick, what=words)
    def save(self, choice: int, what: str) -> None:
        number = self.number(choice)
        with self.file.change("gewijzigd"):
            kept = self.file.actions.save(self.file.actions.get(number).changed(what=what))
        self.acted({**self.model, number: kept.what})

    @precondition(lambda self: self.model)
    @rule(choice=pick, what=words)
    def remove_one_and_add_one(self, choice: int, what: str) -> None:
        number = self.number(choice)
        with self.file.change("vervangen"):
            self.file.actions.remove(number)
            kept = self.file.actions.add(Action(what=what, session=1))
        self.highest = kept.number
        self.acted({other: text for other, text in {**self.model, kept.number: kept.what}.items() if other != number})

    @rule()
    def move_the_meeting(self) -> None:
        with self.file.change("stap", undoable=False):
            self.file.progress.add(Progress(session=1, step="s1", entered=self.file.now()))
        self.steps += 1

    @rule(what=words)
    def change_your_mind(self, what: str) -> None:
        def give_up() -> None:
            with self.file.change("toegezegd"):
                self.file.actions.add(Action(what=what, session=1))
                raise KeyError

        with pytest.raises(KeyError):
            give_up()

    @rule(what=words, error=st.sampled_from([errno.ENOSPC, errno.EIO]), at=st.integers(1, 4))
    def meet_a_failing_disk(self, what: str, error: int, at: int) -> None:
        self.disk.fail(error, at=at)
        with pytest.raises(SaveFailed), self.file.change("toegezegd"):
            self.file.actions.add(Action(what=what, session=1))
        self.disk.recover()

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.file.undo()
        self.future.append(self.model)
        self.model = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.file.redo()
        self.past.append(self.model)
        self.model = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = self.archive.open(SLUG)
        assert not self.file.read_only
        self.past.clear()
        self.future.clear()

    @invariant()
    def memory_and_disk_are_what_they_should_be(self) -> None:
        on_disk = self.archive.read(SLUG)
        for file in (self.file, on_disk):
            assert {action.number: action.what for action in file.actions.all()} == self.model
            assert len(file.progress.all()) == self.steps
        assert self.file.actions.all() == on_disk.actions.all()
        assert self.file.log() == on_disk.log()
        assert not leftovers(self.folder)


class SealedSitting(Sitting):
    """The same in an encrypted archive."""

    sealed = True


def sit_often(*, sealed: bool, sequences: int) -> Outcome:
    """Try this many random sequences; the first that goes wrong is told, as short as it can be."""
    machine = SealedSitting if sealed else Sitting
    broken: list[str] = []
    quietly = settings(
        max_examples=sequences, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    try:
        run_state_machine_as_test(machine, settings=quietly)  # type: ignore[no-untyped-call]
    except Exception as error:  # whatever goes wrong in a sequence
        broken.append(f"{type(error).__name__}: {error} {' '.join(getattr(error, '__notes__', ()))}")
    return Outcome(
        f"Reeksen van willekeurige handelingen ({kind(sealed)})", sequences, tuple(broken), f"tot {STEPS} stappen"
    )
