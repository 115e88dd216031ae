"""The closing talk: one question after the other, each with a few answers of one key.

A question is made from what was told so far (`Told`), and each of its answers is what is told then. So a question that
depends on another is simply there or not, and going back loses nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sessions.actions import Action, Status
from sessions.acts.ending import Settled
from sessions.addiction import as_consented
from sessions.closing import CheckIn, Closing, Coach, StopReason
from sessions.days.dates import long_date, number_date, short_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.days.past_days import read_past_day
from sessions.endings import propose_aftercare, propose_check_ins, results_of
from sessions.errors import InvalidInput
from sessions.following.rules import read_reason
from sessions.leefgebieden import VOCABULARY, Leefgebied
from sessions.text import clean_line
from sessions.trajects import Question, Traject
from tafel.wording import owner_text

DAY = "day"
"""The key of the question on which day it ended; that is today, unless somebody says otherwise."""
GRADES = range(1, 11)
KINDS = (
    ("1", "Beroepskracht van je jeugdhulporganisatie", Coach(own=True, volunteer=False)),
    ("2", "Vrijwilliger van je jeugdhulporganisatie", Coach(own=True, volunteer=True)),
    ("3", "Beroepskracht van buiten", Coach(own=False, volunteer=False)),
    ("4", "Vrijwilliger van buiten", Coach(own=False, volunteer=True)),
)
"""Who can stay in touch (domain.md section 1)."""


@dataclass(frozen=True)
class Told:
    """What was told so far. `answered` are the keys of the questions that were; `reason` is set where it stopped early.

    `fates` say what becomes of open actions, by number; where an action is not among them it stays as it is. `each`
    says that this is asked action by action.
    """

    day: dt.date
    answered: frozenset[str] = frozenset({DAY})
    reason: StopReason | None = None
    outcomes: Mapping[Leefgebied, str] = field(default_factory=lambda: MappingProxyType({}))
    grade: int | None = None
    coach: Coach | None = None
    until: dt.date | None = None
    check_ins: tuple[dt.date, ...] = ()
    each: bool = False
    fates: Mapping[int, Settled] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def begun(self) -> bool:
        """Whether anything was answered that would be lost."""
        return self.answered != {DAY}

    def closing_with(self, traject: Traject) -> Closing:
        """Return the closing of who finished."""
        return Closing(
            results=results_of(traject, self.outcomes),
            grade=self.grade,
            coach=self.coach,
            aftercare_until=self.until,
            check_ins=tuple(CheckIn(day=day) for day in self.check_ins),
        )

    @property
    def settled(self) -> tuple[Settled, ...]:
        """What becomes of open actions, where they were asked about one by one."""
        return tuple(self.fates.values()) if self.each else ()


@dataclass(frozen=True)
class Reply:
    """An answer of one key, and what is told with it."""

    key: str
    label: str
    told: Told


@dataclass(frozen=True)
class Ask:
    """One question: a heading, the words, small print; and either `options`, or a line that `read` understands.

    `value` stands in the line at the start, and `echo` says how it reads. `said` is the answer as it reads afterwards.
    """

    key: str
    heading: str
    words: str
    said: str
    aside: str = ""
    options: tuple[Reply, ...] = ()
    read: Callable[[str], Told] | None = None
    value: str = ""
    hint: str = ""
    echo: Callable[[Told], str] | None = None


def asks(traject: Traject, actions: tuple[Action, ...], told: Told, today: dt.date) -> tuple[Ask, ...]:
    """Return the questions, in order, for a jongere with these open actions."""
    return (_how(told), *_talk(traject, told), *_about_actions(traject, actions, told), _when(told, today))


def _talk(traject: Traject, told: Told) -> Iterator[Ask]:
    """Yield what is asked of who has finished."""
    if told.reason:
        return
    allowed = as_consented(traject)
    for key in allowed.asked:
        question = allowed.question_in(key)
        assert question is not None
        yield _result(question, told)
    yield _grade(told)
    yield from _aftercare(told)


def _how(told: Told) -> Ask:
    finished = Reply("1", "Afgerond: we kijken samen terug", replace(told, reason=None))
    reasons = (
        Reply(str(place), f"Eerder gestopt: {reason}", replace(told, reason=reason))
        for place, reason in enumerate(StopReason, start=2)
    )
    said = f"eerder gestopt: {told.reason}" if told.reason else "afgerond"
    return Ask("how", "Afronden", "Hoe eindigt het traject?", said, options=(finished, *reasons))


def _result(question: Question, told: Told) -> Ask:
    key = question.leefgebied
    words = [outcome.word for outcome in VOCABULARY[key].outcomes]
    options = [
        Reply(str(place), word, replace(told, outcomes={**told.outcomes, key: word}))
        for place, word in enumerate(words, start=1)
    ]
    without = {other: word for other, word in told.outcomes.items() if other != key}
    options.append(Reply("0", "niet gevraagd", replace(told, outcomes=without)))
    return Ask(
        f"result/{key}",
        key.to_jongere,
        "Hoe is het nu?",
        told.outcomes.get(key, "niet gevraagd"),
        aside=f"Je vraag was: {question.words}" if question.words else "",
        options=tuple(options),
    )


def _grade(told: Told) -> Ask:
    options = [Reply(str(grade % 10), str(grade), replace(told, grade=grade)) for grade in GRADES]
    options.append(Reply("g", "geen antwoord", replace(told, grade=None)))
    return Ask(
        "grade",
        "Jouw cijfer",
        "Welk cijfer geef je aan de hulp die je kreeg?",
        str(told.grade) if told.grade else "geen antwoord",
        aside="1 is heel slecht, 10 is heel goed. Je hoeft niet te antwoorden.",
        options=tuple(options),
    )


# Who stays in touch


def _aftercare(told: Told) -> Iterator[Ask]:
    name = told.coach.name if told.coach else ""
    kinds = tuple(Reply(key, label, replace(told, coach=kind.changed(name=name))) for key, label, kind in KINDS)
    nobody = Reply("0", "Niemand", replace(told, coach=None))
    said = next((label for _, label, kind in KINDS if told.coach and kind.changed(name=name) == told.coach), "niemand")
    yield Ask("coach", "Contact", "Wie houdt contact met je?", said, options=(*kinds, nobody))
    if told.coach:
        coach = told.coach
        yield Ask(
            "name",
            "Contact",
            "Hoe heet die persoon?",
            name or "nog niet bekend",
            aside="Enter zonder naam mag ook.",
            read=lambda text: replace(told, coach=coach.changed(name=text)),
            value=name,
            hint="voornaam en achternaam",
        )
    proposed = told.until if "until" in told.answered else propose_aftercare(told.day)
    yield Ask(
        "until",
        "Contact",
        "Tot wanneer houden we contact?",
        long_date(told.until, told.day) if told.until else "geen nazorg",
        aside="Een half jaar is gewoon. Leeg is geen nazorg.",
        read=lambda text: _until(told, text),
        value=number_date(proposed) if proposed else "",
        hint="over een half jaar, 26-5-2027",
        echo=lambda then: long_date(then.until, told.day) if then.until else "geen nazorg",
    )
    if told.until:
        yield _moments(told)


def _until(told: Told, text: str) -> Told:
    """Return what is told with an end of the aftercare; the moments after it fall away."""
    until = _coming(text, told.day) if text else None
    moments = tuple(day for day in told.check_ins if until and day <= until)
    return replace(told, until=until, check_ins=moments)


def _moments(told: Told) -> Ask:
    proposed = told.check_ins if "moments" in told.answered else propose_check_ins(told.day, told.until)
    return Ask(
        "moments",
        "Contact",
        "Wanneer vragen we hoe het gaat?",
        _days_words(told.check_ins, told.day),
        aside="Op die dagen komt het vanzelf naar boven. Leeg is nooit.",
        read=lambda text: replace(told, check_ins=_read_moments(told, text)),
        value=", ".join(number_date(day) for day in proposed),
        hint="26-12-2026, 26-2-2027",
        echo=lambda then: _days_words(then.check_ins, told.day),
    )


def _read_moments(told: Told, text: str) -> tuple[dt.date, ...]:
    days = {_coming(part, told.day) for part in text.split(",") if clean_line(part)}
    late = [day for day in days if told.until and day > told.until]
    if late:
        raise InvalidInput(f"{long_date(min(late), told.day)} is na de nazorg. Kies een eerdere dag.", field="datum")
    return tuple(sorted(days))


def _coming(text: str, today: dt.date) -> dt.date:
    day = read_deadline(clean_line(text), DeadlineContext(today=today)).day
    if day is None:
        raise InvalidInput("Geef hier een datum, bijvoorbeeld 12-1.", field="datum")
    return day


def _days_words(days: tuple[dt.date, ...], today: dt.date) -> str:
    return ", ".join(short_date(day, today) for day in days) or "niet"


# What becomes of the open actions


def _about_actions(traject: Traject, actions: tuple[Action, ...], told: Told) -> Iterator[Ask]:
    if not actions:
        return
    count = "Er staat nog 1 actie open" if len(actions) == 1 else f"Er staan nog {len(actions)} acties open"
    yield Ask(
        "actions",
        "Acties",
        f"{count}. Wat doen we ermee?",
        "per actie gekozen" if told.each else "blijven staan",
        aside="\n".join(f"{owner_text(action.owner, traject)}: {action.what}" for action in actions),
        options=(
            Reply("1", "Alles blijft staan", replace(told, each=False)),
            Reply("2", "Per actie kiezen", replace(told, each=True)),
        ),
    )
    for action in actions if told.each else ():
        yield _fate(traject, action, told)
        fate = told.fates.get(action.number)
        if fate and fate.status == Status.DROPPED:
            yield _why(action, fate, told)


def _fate(traject: Traject, action: Action, told: Told) -> Ask:
    number, fate = action.number, told.fates.get(action.number)
    others = {other: known for other, known in told.fates.items() if other != number}
    reason = fate.reason if fate else ""

    def becomes(status: Status) -> Told:
        return replace(told, fates={**others, number: Settled(number, status, reason)})

    return Ask(
        f"action/{number}",
        f"Actie {number}",
        f"{owner_text(action.owner, traject)}: {action.what}",
        str(fate.status) if fate else "blijft staan",
        options=(
            Reply("1", "Blijft staan", replace(told, fates=others)),
            Reply("2", "Klaar", becomes(Status.DONE)),
            Reply("3", "Vervalt", becomes(Status.DROPPED)),
        ),
    )


def _why(action: Action, fate: Settled, told: Told) -> Ask:
    def because(text: str) -> Told:
        return replace(told, fates={**told.fates, action.number: replace(fate, reason=read_reason(text))})

    return Ask(
        f"why/{action.number}",
        f"Actie {action.number}",
        "Waarom vervalt deze actie?",
        fate.reason,
        aside=action.what,
        read=because,
        value=fate.reason,
        hint="in een paar woorden",
    )


def _when(told: Told, today: dt.date) -> Ask:
    return Ask(
        DAY,
        "Datum",
        "Op welke dag was dit?",
        "vandaag" if told.day == today else long_date(told.day, today),
        read=lambda text: replace(told, day=read_past_day(text or "vandaag", today)),
        value=number_date(told.day),
        hint="gisteren, 22-11-2026",
        echo=lambda then: long_date(then.day, today),
    )
