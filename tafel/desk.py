"""The meeting in hand: the open file, which meeting, where it is, and what stands; screens and steps read from here."""

from contextlib import suppress

from sessions.acts.gather import gather_record, progress_of
from sessions.acts.meeting import enter_meeting, go_to_step, leave_meeting, pause_meeting, resume_meeting
from sessions.acts.opening import SeriesFile
from sessions.acts.sorting import take_seat
from sessions.days.deadlines import DeadlineContext
from sessions.errors import Refusal, StoreRefusal
from sessions.guide import Pace, moved, neighbour, pace, paused, resumed, shown_steps
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Progress, SessionStatus, Step
from sessions.place import Place
from sessions.quickline.naming import Nameable
from sessions.quickline.reading import LineContext
from sessions.record import Record
from sessions.tips.tip import Sorter
from sessions.trajects import Traject
from sessions.turns import Turn


class Desk:
    """One meeting as it is now; `refresh` reads it again after an act."""

    def __init__(self, file: SeriesFile, session: int) -> None:
        self.file = file
        self.session = session
        self.progress: Progress = self._enter()
        self.record: Record = gather_record(file, session)

    def _enter(self) -> Progress:
        """Start the meeting or go on with it; on a full disk a running one goes on where it was."""
        try:
            return enter_meeting(self.file, self.session)
        except StoreRefusal:
            progress = progress_of(self.file, self.session)
            if progress is None:
                raise
            return progress

    def reenter(self) -> None:
        """Go on with the meeting as the file has it now, at the step that was on the table where it is still there."""
        here = self.step.id
        self.progress = self._enter()
        self.refresh()
        if here != self.step.id and any(step.id == here for step in self.steps):
            self.go_to(here)

    def refresh(self) -> None:
        """Read the meeting again, after an act or when another window changed the file."""
        self.record = gather_record(self.file, self.session)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that this meeting shows."""
        return shown_steps(self.record)

    @property
    def step(self) -> Step:
        """The step that is on the table; the next one still there when it fell away (a Terugblik without actions)."""
        shown = self.steps
        by_id = {step.id: step for step in shown}
        if self.progress.step in by_id:
            return by_id[self.progress.step]
        order = [step.id for step in self.record.session.steps]
        here = order.index(self.progress.step) if self.progress.step in order else 0
        return next((by_id[step_id] for step_id in order[here:] if step_id in by_id), shown[-1])

    @property
    def place(self) -> Place:
        """Where an act happens now, so that undoing it can go there."""
        return Place(session=self.session, step=self.step.id, traject=self.step.traject)

    @property
    def traject(self) -> Traject | None:
        """The jongere who is at the table, or None between the blocks."""
        return self.record.traject(self.step.traject)

    @property
    def turn(self) -> Turn:
        """How the turn goes of who is at the table; between the blocks one that never begins."""
        return self.record.session.turn(self.step.traject or 0)

    @property
    def pace(self) -> Pace:
        """How the time goes."""
        return pace(self.record, self.progress, self.file.now())

    def go_to(self, step_id: str) -> None:
        """Put a step on the table; a window that may only read goes there by itself, and nothing is written."""
        if self.file.read_only:
            self.progress = moved(self.progress, step_id, self.file.now())
            return
        try:
            self.progress = go_to_step(self.file, self.session, step_id)
        except StoreRefusal:
            # Where the meeting is, is not worth standing still for: on a full disk it goes on, and is kept later.
            self.progress = moved(self.progress, step_id, self.file.now())
        self.refresh()

    @property
    def is_closed(self) -> bool:
        """Whether the meeting is closed, so that what its documents show stands fast."""
        return self.record.session.status == SessionStatus.CLOSED

    @property
    def is_paused(self) -> bool:
        """Whether the clock of this running meeting stands still."""
        return self.progress.paused is not None and self.record.session.status == SessionStatus.RUNNING

    def pause(self) -> None:
        """Stop the clock; on a disk that refuses it stands still for as long as this window is open."""
        self.progress = paused(self.progress, self.file.now())
        with suppress(StoreRefusal):
            pause_meeting(self.file, self.session)

    def resume(self) -> None:
        """Let the clock run again."""
        self.progress = resumed(self.progress, self.file.now())
        with suppress(StoreRefusal):
            resume_meeting(self.file, self.session)

    def sorter_at(self, step_id: str) -> Sorter | None:
        """Return whose turn it is in a step; None for the whole room, also when that sorter is not there any more."""
        number = self.progress.sorter_at(step_id)
        return self.file.sorters.find(number) if number is not None else None

    def seat(self, place: Place, sorter: int | None) -> None:
        """Give a sorter (None: the whole room) the turn; a disk that refuses costs only that it is forgotten later."""
        self.progress = self.progress.with_seat(place.step, sorter)
        if not (self.file.read_only or self.is_closed):
            with suppress(StoreRefusal):
                take_seat(self.file, place, sorter)

    def leave(self) -> None:
        """Add up the time of the step that is left behind; a disk that refuses costs only that."""
        with suppress(Refusal):
            leave_meeting(self.file, self.session)

    @property
    def warning(self) -> str:
        """What went less well than it should while saving, such as a backup that could not be made; or empty."""
        return self.file.warning

    @warning.setter
    def warning(self, words: str) -> None:
        self.file.warning = words

    def neighbour(self, offset: int) -> Step | None:
        """Return the step before (-1) or after (1) this one."""
        return neighbour(self.record, self.step.id, offset)

    def nameables(self) -> tuple[Nameable, ...]:
        """Return everyone who can own an action here: the jongere, then who is in the room, then the others."""
        here = self.turn.here
        if here is None:
            here = tuple(entry.person for entry in self.record.session.attendance if entry.presence.in_room)
        company = self.record.company(self.step.traject)
        people = [
            Nameable(
                person=person.number,
                name=person.name,
                organisation=self.record.organisation_of(person),
                jongere=False,
                in_room=person.number in here,
            )
            for person in company
        ]
        people.sort(key=lambda person: not person.in_room)
        jongere = self.traject
        if jongere is None:
            return tuple(people)
        return (Nameable(person=None, name=jongere.roepnaam, organisation="", jongere=True, in_room=True), *people)

    def deadline_context(self) -> DeadlineContext:
        """Return what a deadline is read against: today, the jongere's birth month, the next table."""
        jongere = self.traject
        return DeadlineContext(
            today=self.file.today(),
            birth_month=jongere.birth_month if jongere else "",
            next_table=self.record.session.next_date,
        )

    def line_context(self, leefgebied: Leefgebied | None) -> LineContext:
        """Return what a typed line is read against, with the leefgebied that the walk is at."""
        return LineContext(people=self.nameables(), deadlines=self.deadline_context(), leefgebied=leefgebied)
