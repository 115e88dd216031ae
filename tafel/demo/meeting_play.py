"""Plays one meeting of a script, step by step, as a chair would."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sessions.actions import Action, Owner, ReadBack
from sessions.acts.actions import (
    Promise,
    agree_action,
    declare,
    move_deadline,
    note_progress,
    promise_action,
    read_later,
    refuse_action,
    set_status,
)
from sessions.acts.choosing import declare_toptip
from sessions.acts.focus import choose_focus
from sessions.acts.gather import gather_record
from sessions.acts.meeting import (
    close_meeting,
    enter_meeting,
    go_to_step,
    mark_all_present,
    note_lesson,
    note_presence,
    set_next_date,
    welcome_guest,
)
from sessions.acts.opening import SeriesFile
from sessions.acts.question import answer_question, keep_notes, note_going_well, word_question
from sessions.acts.sharing import agree_sharing
from sessions.acts.signals import raise_signal
from sessions.acts.sorting import add_sorter, keep_batch, settle_agreed
from sessions.acts.themes import add_theme, keep_theme_notes
from sessions.acts.tips import collect_tips, merge_tips, remark_tip, reword_tip
from sessions.acts.turns import (
    adopt_minutes,
    confirm_contact,
    minutes_to_adopt,
    not_come,
    note_consent,
    note_heard,
)
from sessions.consents import Consenter, ConsentSubject, who_consents
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.guide import shown_steps
from sessions.meetings import Session, Step, StepKind
from sessions.place import Place
from sessions.quickline.permission import read_permission
from sessions.tips.importing import NewTip, TipsRead
from sessions.turns import Course
from tafel.demo.almanac import MovableClock
from tafel.demo.script import Agreed, Block, Handled, Meeting, Told

Stories = defaultdict[int, list[tuple[int, Iterator[Told]]]]
"""Per jongere (Traject number) the actions so far, each with what is still to be told of it."""

LANDMARKS = {StepKind.CLOSING}
"""The steps that a meeting of the past is taken to: every visit is a write to the disk that somebody waits for, and
what was said and agreed tells by itself who was discussed."""
MINUTES_ON_LAST_STEP = 3
"""How long a meeting that is at work has been in the step where it is, when it keeps to its plan."""
MINUTE = 60


class MeetingPlay:
    """One meeting while it is played; `following` is the date of the next one, when the script has one.

    `tips` gives those that were not said yet, one after the other.
    """

    def __init__(
        self,
        file: SeriesFile,
        clock: MovableClock,
        meeting: Meeting,
        session: Session,
        stories: Stories,
        following: dt.date | None,
        tips: Iterator[NewTip],
    ) -> None:
        self._file = file
        self._clock = clock
        self._meeting = meeting
        self._number = session.number
        self._stories = stories
        self._following = following
        self._tips = tips
        self._blocks = dict(zip(session.agenda, meeting.block, strict=True))
        self._made: list[tuple[Agreed, Action]] = []
        self._people = {person.name: person for person in file.people.all()}
        self._scenes: dict[StepKind, Callable[[Step, Place], None]] = {
            StepKind.ATTENDANCE: self._attendance,
            StepKind.WELCOME: self._welcome,
            StepKind.REVIEW: self._review,
            StepKind.QUESTION: self._question,
            StepKind.NOTES: self._notes,
            StepKind.ACTIONS: self._actions,
            StepKind.READ_BACK: self._read_back,
            StepKind.PARTING: self._parting,
            StepKind.SIGNALS: self._signals,
            StepKind.LOOK_BACK: self._review,
            StepKind.FOCUS: self._focus,
            StepKind.EXPERIENCES: self._experiences,
            StepKind.COLLECT: self._collect,
            StepKind.SORT: self._sort,
            StepKind.CHOOSE: self._choose,
            StepKind.CLOSING: self._closing,
        }

    def whole(self) -> None:
        """Play the meeting from its start, where the clock stands, to its closing."""
        for step in self._begin():
            if self._is_skipped(step):
                continue
            if step.kind in LANDMARKS:
                go_to_step(self._file, self._number, step.id)
            self._play(step)
            self._clock.pass_minutes(step.minutes)
        close_meeting(self._file, self._number)

    def up_to_now(self, now: dt.datetime) -> None:
        """Play the meeting from where the clock stands to the step that it has reached now, through every step."""
        steps = self._begin()
        last = next(place for place, step in enumerate(steps) if self._is_reached(step))
        planned = sum(step.minutes for step in steps[:last]) + MINUTES_ON_LAST_STEP
        pace = (now - self._clock()).total_seconds() / MINUTE / planned
        for step in steps[: last + 1]:
            go_to_step(self._file, self._number, step.id)
            self._play(step)
            self._clock.pass_minutes(step.minutes * pace)

    def _begin(self) -> tuple[Step, ...]:
        enter_meeting(self._file, self._number)
        return shown_steps(gather_record(self._file, self._number))

    def _is_reached(self, step: Step) -> bool:
        block = self._blocks.get(step.traject or 0)
        return step.kind == StepKind.ACTIONS and block is not None and block.code == self._meeting.reached

    def _is_skipped(self, step: Step) -> bool:
        """Whether a jongere who did not come would be talked about in this step."""
        block = self._blocks.get(step.traject or 0)
        return block is not None and not block.course.talked_about and step.kind != StepKind.WELCOME

    def _play(self, step: Step) -> None:
        if scene := self._scenes.get(step.kind):
            scene(step, Place(self._number, step.id, step.traject))

    def _block(self, step: Step) -> Block:
        return self._blocks[step.traject or 0]

    # The steps

    def _attendance(self, _: Step, place: Place) -> None:
        for name, presence in self._meeting.presence.items():
            note_presence(self._file, place, self._people[name].number, presence)
        for guest in self._meeting.guests:
            welcome_guest(self._file, place, guest)
        mark_all_present(self._file, place)
        if minutes_to_adopt(self._file, self._number):
            adopt_minutes(self._file, place, self._meeting.remark)

    def _welcome(self, step: Step, place: Place) -> None:
        """Ask for consent, said aloud, or note that nobody came."""
        block, traject = self._block(step), step.traject or 0
        if block.course == Course.HERE:
            by = who_consents(self._file.trajects.get(traject).birth_month, self._file.today())
            note_consent(self._file, place, ConsentSubject.TABLE, given=True, by=by or Consenter.JONGERE)
        else:
            not_come(self._file, place, brought_in=block.course == Course.BROUGHT_IN)
        partners = {partner.name: partner.number for partner in self._file.partners.all()} if block.share else {}
        for shared in block.share:
            agree_sharing(self._file, traject, partners[shared.partner], shared.scope, also=shared.also, place=place)

    def _parting(self, step: Step, place: Place) -> None:
        """Confirm the vaste contactpersoon, and ask whether there was talk with the jongere."""
        contact = self._file.people.get(self._file.trajects.get(step.traject or 0).contact or 0)
        confirm_contact(self._file, place, contact.name)
        if heard := self._block(step).heard:
            note_heard(self._file, place, heard)

    def _review(self, step: Step, place: Place) -> None:
        for number, story in self._stories[step.traject or 0]:
            if told := next(story, None):
                self._follow_up(place, number, told)

    def _follow_up(self, place: Place, number: int, told: Told) -> None:
        if told.status:
            set_status(self._file, place, number, told.status, told.reason)
        if told.note:
            note_progress(self._file, place, number, told.note)
        if told.before:
            move_deadline(self._file, place, number, read_deadline(told.before, self._deadlines(place)))
        if told.read == ReadBack.AGREED:
            agree_action(self._file, place, number)

    def _question(self, step: Step, place: Place) -> None:
        block = self._block(step)
        if block.going_well:
            note_going_well(self._file, place, block.going_well)
        if block.question:
            word_question(self._file, place, block.question)
        for leefgebied, answer in block.answers.items():
            answer_question(self._file, place, leefgebied, **answer.model_dump(exclude_unset=True))

    def _notes(self, step: Step, place: Place) -> None:
        if step.traject is None:
            notes = {"notes": self._meeting.notes.get(step.title, "")}
        else:
            notes = {"notes": self._block(step).notes, "private_notes": self._block(step).private}
        if any(notes.values()):
            keep_notes(self._file, place, visit="", **notes)

    def _actions(self, step: Step, place: Place) -> None:
        agreed = self._meeting.action if step.traject is None else self._block(step).action
        deadlines = self._deadlines(place)
        self._made = [(promised, self._promise(place, promised, deadlines)) for promised in agreed]
        self._stories[step.traject or 0] += [(action.number, iter(promised.later)) for promised, action in self._made]

    def _promise(self, place: Place, agreed: Agreed, deadlines: DeadlineContext) -> Action:
        permission = read_permission(agreed.permission, deadlines)
        promise = Promise(
            what=agreed.what,
            owner=self._owner(place, agreed),
            deadline=read_deadline(agreed.before, deadlines),
            leefgebied=agreed.on,
            result=agreed.result,
            waits_for=permission.who,
            answer_by=permission.answer_by,
        )
        return promise_action(self._file, place, promise)

    def _owner(self, place: Place, agreed: Agreed) -> Owner:
        if agreed.own:
            return Owner(name=agreed.own)
        if place.traject is not None and agreed.who == self._file.trajects.get(place.traject).roepnaam:
            return Owner(jongere=True)
        person = self._people[agreed.who]
        partner = self._file.partners.find(person.partner or 0)
        return Owner(person=person.number, name=person.name, organisation=partner.name if partner else "")

    def _deadlines(self, place: Place) -> DeadlineContext:
        jongere = self._file.trajects.find(place.traject or 0)
        return DeadlineContext(self._file.today(), jongere.birth_month if jongere else "")

    def _read_back(self, step: Step, place: Place) -> None:
        if self._block(step).course.jongere_here:
            self._read_out(place, self._made)
        if statement := self._block(step).statement:
            declare(self._file, place, statement)

    def _read_out(self, place: Place, made: Iterable[tuple[Agreed, Action]]) -> None:
        later = []
        for agreed, action in made:
            if agreed.answer == ReadBack.AGREED:
                agree_action(self._file, place, action.number)
            elif agreed.answer == ReadBack.REFUSED:
                refuse_action(self._file, place, action.number)
            elif agreed.answer == ReadBack.LATER:
                later.append(action.number)
        if later:
            read_later(self._file, place, tuple(later))

    def _signals(self, _: Step, place: Place) -> None:
        for signal in self._meeting.signals:
            raise_signal(self._file, place, signal)

    def _focus(self, step: Step, place: Place) -> None:
        if self._meeting.focus:
            choose_focus(self._file, self._meeting.focus, place)
        self._notes(step, place)

    def _experiences(self, _: Step, place: Place) -> None:
        for which, (title, told) in enumerate(self._meeting.themes.items()):
            add_theme(self._file, place, title)
            keep_theme_notes(self._file, place, which, told, visit="")

    def _collect(self, _: Step, place: Place) -> None:
        """Paste what was said, all at once: one act, and not one for each tip."""
        if said := tuple(islice(self._tips, self._meeting.tips)):
            collect_tips(self._file, TipsRead(said), place)

    def _sort(self, _: Step, place: Place) -> None:
        """Type what the couples wrote down, and let what most of them say stand."""
        for couple in self._meeting.couple:
            sorter = add_sorter(self._file, place, couple.name, couple.roles)
            keep_batch(self._file, place, sorter.number, couple.line)
        if self._meeting.couple:
            settle_agreed(self._file, place)
        for tip in self._meeting.tip:
            self._handle(place, tip)

    def _handle(self, place: Place, tip: Handled) -> None:
        if tip.words:
            reword_tip(self._file, place, tip.number, tip.words)
        if tip.remark:
            remark_tip(self._file, place, tip.number, tip.remark)
        if tip.into is not None:
            merge_tips(self._file, place, tip.into, tip.number)

    def _choose(self, _: Step, place: Place) -> None:
        for tip in self._meeting.tip:
            if tip.top:
                declare_toptip(self._file, place, tip.number)

    def _closing(self, _: Step, place: Place) -> None:
        if self._following:
            set_next_date(self._file, place, self._following)
        if self._meeting.keep:
            note_lesson(self._file, place, keep=self._meeting.keep, change=self._meeting.change)
