"""Plays the script of one series, in the order in which things happened."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from operator import itemgetter

from sessions.acts.ending import close_traject, note_check_in, stop_traject
from sessions.acts.following import hide_until, move_deadlines, note_on, take_route
from sessions.acts.meeting import close_meeting, note_lesson, reopen_meeting
from sessions.acts.opening import SeriesFile
from sessions.acts.people import PastedPeople, add_people, change_person, details_of, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere
from sessions.acts.preparing_question import add_topic, note_company, save_topic
from sessions.acts.tips import note_use
from sessions.closing import CheckIn, Closing
from sessions.companions import read_companions
from sessions.consents import Consent, ConsentSubject
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.endings import open_check_ins, propose_aftercare, propose_check_ins, results_of
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session
from sessions.place import Place
from sessions.series import SeriesKind
from tafel.demo.almanac import MEETING_STARTS, Almanac, MovableClock
from tafel.demo.meeting_play import MeetingPlay, Stories
from tafel.demo.script import Followed, Jongere, Lesson, Meeting, Prepared, Script, Used, load_tips

PLANNED_AHEAD = 1
"""How many weeks before its day a meeting is planned."""
ASKED_AFTER = 5
"""After how many weeks somebody asks for the first time how it goes: the first moment has come then."""
MINUTES_A_DAY = 24 * 60


class SeriesPlay:
    """One series while it is played: its open file, and the clock that the file goes by."""

    def __init__(self, file: SeriesFile, script: Script, clock: MovableClock, almanac: Almanac) -> None:
        self._file = file
        self._script = script
        self._clock = clock
        self._almanac = almanac
        self._stories: Stories = defaultdict(list)
        self._tips = iter(load_tips(script))

    def play(self) -> None:
        """Play the whole script; the clock ends somewhere before now."""
        script = self._script
        scenes: list[tuple[int, Callable[[], object]]] = [
            *(scene for jongere in script.jongere for scene in self._scenes_of(jongere)),
            *((meeting.week, partial(self._hold, meeting)) for meeting in script.meeting),
            *((used.week, partial(self._use, used)) for used in script.used),
            *((followed.week, partial(self._follow, followed)) for followed in script.followed),
        ]
        self._at(min(week for week, _ in scenes))
        self._know_contacts()
        for week, scene in sorted(scenes, key=itemgetter(0)):
            self._at(week)
            scene()

    def _scenes_of(self, jongere: Jongere) -> Iterator[tuple[int, Callable[[], object]]]:
        """Yield what happens with a jongere outside meetings, each in its week."""
        yield jongere.week, partial(self._take_in, jongere)
        if jongere.prepares:
            yield jongere.prepares.week, partial(self._prepare, jongere, jongere.prepares)
        if jongere.ended is not None:
            yield jongere.ended, partial(self._end, jongere)
            if jongere.closing.heard:
                yield jongere.ended + ASKED_AFTER, partial(self._ask_after, jongere)

    def _know_contacts(self) -> None:
        """Paste the contact persons, and fill in what more is known of some."""
        script = self._script
        for person in add_people(self._file, read_people(script.contacts, roles=script.kind == SeriesKind.COP)):
            if person.name in script.function or person.name in script.may_decide:
                details = replace(
                    details_of(self._file, person),
                    function=script.function.get(person.name, ""),
                    may_decide=script.may_decide.get(person.name),
                )
                change_person(self._file, person.number, details)

    def _at(self, week: int) -> None:
        self._clock.moment = self._almanac.moment(week)

    def _take_in(self, jongere: Jongere) -> None:
        """Add a jongere, with the professionals who come along: from then on those are known."""
        pasted = read_people(self._script.youth_care).people
        own = tuple(line for line in pasted if line.name in {jongere.youth_worker, jongere.contact})
        known = {person.name for person in self._file.people.all()}
        if not known.issuperset(line.name for line in own):
            add_people(self._file, PastedPeople(own, ()))
        care = next(line.organisation for line in own if line.name == jongere.youth_worker)
        add_jongere(
            self._file,
            code=jongere.code,
            roepnaam=jongere.roepnaam,
            birth_month=self._almanac.birth_month(jongere.turns_18_in),
            youth_worker=jongere.youth_worker,
            contact=jongere.contact,
            brings=jongere.brings,
            consents=self._consents(jongere),
            sex=jongere.sex,
            start_qualification=jongere.start_qualification,
            gemeente=jongere.gemeente,
            care_organisation=care,
            put_forward_by=jongere.put_forward_by or care,
            external=bool(jongere.put_forward_by),
            around=read_companions(jongere.around),
        )

    def _consents(self, jongere: Jongere) -> tuple[Consent, ...]:
        """Whoever brings verslaving said beforehand that it may be written down."""
        if Leefgebied.VERSLAVING not in jongere.brings:
            return ()
        return (Consent(subject=ConsentSubject.ADDICTION, given=True, recorded=self._file.today()),)

    def _end(self, jongere: Jongere) -> None:
        number, today = self._numbers()[jongere.code], self._file.today()
        if jongere.stopped:
            stop_traject(self._file, number, today, jongere.stopped)
            return
        told, until = jongere.closing, propose_aftercare(today)
        closing = Closing(
            results=results_of(self._file.trajects.get(number), told.outcomes),
            grade=told.grade,
            coach=told.coach,
            aftercare_until=until,
            check_ins=tuple(CheckIn(day=day) for day in propose_check_ins(today, until)),
        )
        close_traject(self._file, number, today, closing)

    def _ask_after(self, jongere: Jongere) -> None:
        """Ask for the first time how it goes with who has left."""
        number = self._numbers()[jongere.code]
        first = open_check_ins(self._file.trajects.get(number))[0]
        note_check_in(self._file, number, first.day, jongere.closing.heard)

    def _prepare(self, jongere: Jongere, prepared: Prepared) -> None:
        """Let a jongere prepare the question, as far as it has come."""
        number = self._numbers()[jongere.code]
        note_company(self._file, number, writer=prepared.writer, company=prepared.company, ask_along=prepared.ask_along)
        for own in prepared.topic:
            topic = add_topic(self._file, number, own.title, own.leefgebied)
            save_topic(self._file, number, topic.id, **own.model_dump(exclude={"title", "leefgebied"}))

    def _use(self, used: Used) -> None:
        """Note, between two meetings, what was done with a toptip."""
        note_use(self._file, used.number, used.what, used.by)

    def _follow(self, followed: Followed) -> None:
        """Follow an action up, between two meetings."""
        numbers, days = (followed.number,), DeadlineContext(self._file.today())
        if followed.note:
            note_on(self._file, numbers, followed.note)
        if followed.before:
            move_deadlines(self._file, numbers, read_deadline(followed.before, days))
        if followed.until:
            hide_until(self._file, numbers, read_deadline(followed.until, days).day)
        if followed.step:
            take_route(self._file, followed.number, followed.step)

    def _hold(self, meeting: Meeting) -> None:
        """Plan a meeting and play it as far as it has come."""
        almanac = self._almanac
        begun = almanac.begun()
        self._at(meeting.week - PLANNED_AHEAD)
        if meeting.reached:
            session = self._plan(meeting, almanac.start_before(begun))
            self._clock.moment = begun
            self._play(meeting, session).up_to_now(almanac.now)
            return
        session = self._plan(meeting, "" if meeting.week else almanac.start_soon())
        if meeting.week < 0:
            self._at(meeting.week)
            self._play(meeting, session).whole()
            self._mend(session, meeting.mended)

    def _plan(self, meeting: Meeting, start: str) -> Session:
        numbers = self._numbers()
        return plan_meeting(
            self._file,
            day=self._almanac.day(meeting.week),
            start=start or f"{MEETING_STARTS:%H:%M}",
            chair=meeting.chair,
            minute_taker=meeting.minute_taker,
            agenda=[numbers[block.code] for block in meeting.block],
            without=meeting.without,
        )

    def _play(self, meeting: Meeting, session: Session) -> MeetingPlay:
        later = [other.week for other in self._script.meeting if other.week > meeting.week]
        following = self._almanac.day(min(later)) if later else None
        return MeetingPlay(self._file, self._clock, meeting, session, self._stories, following, self._tips)

    def _mend(self, session: Session, lesson: Lesson | None) -> None:
        """The day after a meeting something is mended: that makes its second version."""
        if lesson is None:
            return
        self._clock.pass_minutes(MINUTES_A_DAY)
        reopen_meeting(self._file, session.number)
        note_lesson(self._file, Place(session.number), keep=lesson.keep, change=lesson.change)
        close_meeting(self._file, session.number)

    def _numbers(self) -> dict[str, int]:
        return {traject.code: traject.number for traject in self._file.trajects.all()}
