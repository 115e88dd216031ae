"""A plan while it is being made: which jongeren in which order and how long, who is expected, which steps."""

from collections.abc import Iterable

from sessions.acts.opening import SeriesFile
from sessions.acts.planning import LONGEST, usually_expected
from sessions.acts.present import present_trajects
from sessions.acts.proposing import Candidate, Proposal, candidates
from sessions.errors import InvalidInput
from sessions.formats import STAYS, FormatStep, load_format, plan_steps
from sessions.people import Person
from sessions.text import fold


class PlanDraft:
    """What was chosen so far. `leading` are the Person numbers of chair and minute taker, as they stand in the form."""

    def __init__(self, file: SeriesFile, start: Proposal) -> None:
        self._file = file
        self._start = start
        self._kind = str(file.series.kind)
        self.format = load_format(self._kind)
        self.candidates: dict[int, Candidate] = {one.traject.number: one for one in candidates(file)}
        self.agenda = list(start.agenda)
        self.minutes = dict(start.minutes)
        self.without = set(start.without)
        self.leading: tuple[int | None, int | None] = (start.chair, start.minute_taker)
        usual = usually_expected(file, self.leading, start.agenda)
        self._said = {person: True for person in start.expected if person not in usual}
        self._said |= {person: False for person in usual if person not in start.expected}
        self._said_first = dict(self._said)

    @property
    def changed(self) -> bool:
        """Whether anything was chosen otherwise than it began."""
        now = (self.agenda, self.minutes, self.without, self._said)
        start = self._start
        return now != ([*start.agenda], {**start.minutes}, {*start.without}, self._said_first)

    @property
    def total(self) -> int:
        """How long the meeting takes, in minutes."""
        steps = plan_steps(self._kind, tuple(self.agenda), minutes=self.minutes, without=self.without)
        return sum(step.minutes for step in steps)

    # Jongeren

    @property
    def jongeren(self) -> list[int]:
        """Every jongere to choose from, as Traject numbers: those on the agenda in their order, then the others."""
        return [*self.agenda, *(number for number in self.candidates if number not in self.agenda)]

    def toggle_jongere(self, number: int) -> None:
        """Put a jongere on the agenda, behind the others, or off it."""
        if number in self.agenda:
            self.agenda.remove(number)
        else:
            self.agenda.append(number)

    def move(self, number: int, offset: int) -> None:
        """Let a jongere who is on the agenda come to the table earlier (-1) or later (1)."""
        if number in self.agenda:
            here = self.agenda.index(number)
            there = min(max(here + offset, 0), len(self.agenda) - 1)
            self.agenda.insert(there, self.agenda.pop(here))

    def minutes_of(self, number: int) -> int:
        """How long the block of a jongere takes."""
        return self.minutes.get(number, self.usual_minutes)

    def about(self, number: int) -> tuple[str, str, str]:
        """Return the code and roepnaam of a jongere, and what speaks for a turn."""
        traject = self._file.trajects.get(number)
        known = self.candidates.get(number)
        return traject.code, traject.roepnaam, known.words if known else str(traject.stage)

    @property
    def usual_minutes(self) -> int:
        """How long a block takes with the steps that are in."""
        return self.format.usual_minutes(self.left_out)

    def read_minutes(self, typed: str) -> int:
        """Return the minutes that were typed; nothing is as long as usual. Raises InvalidInput when they do not fit."""
        least = self.format.least_minutes(self.left_out)
        if not typed:
            return self.usual_minutes
        if not typed.isdecimal() or not least <= int(typed) <= LONGEST:
            raise InvalidInput(
                f"Typ een getal van {least} tot en met {LONGEST}. Leeg is zo lang als gewoonlijk.", field="minuten"
            )
        return int(typed)

    def set_minutes(self, number: int, minutes: int) -> None:
        """Give a jongere so many minutes."""
        self.minutes.pop(number, None)
        if minutes != self.usual_minutes:
            self.minutes[number] = minutes

    # People

    @property
    def people(self) -> tuple[Person, ...]:
        """Whoever can be expected: who leads, then by organisation and name, who is not there as a rule last."""
        usual = usually_expected(self._file, self.leading, self.agenda)
        known = self._file.people.where(lambda person: not person.guest or self._said.get(person.number, False))
        return tuple(
            sorted(
                known,
                key=lambda person: (
                    person.number not in self.leading,
                    person.number not in usual and person.number not in self._said,
                    fold(self._organisation_of(person)),
                    fold(person.name),
                ),
            )
        )

    def home_of(self, person: Person) -> str:
        """Return what somebody does here: leads, comes from an organisation, comes along with jongeren (by code)."""
        own = [
            traject
            for traject in present_trajects(self._file)
            if traject.ended is None and person.number in {traject.youth_worker, traject.contact}
        ]
        chair, minute_taker = self.leading
        parts = (
            "voorzitter" if person.number == chair else "",
            "notulist" if person.number == minute_taker else "",
            self._organisation_of(person),
            f"met {', '.join(traject.code for traject in own)}" if own else "",
        )
        return " · ".join(part for part in parts if part)

    def _organisation_of(self, person: Person) -> str:
        partner = self._file.partners.find(person.partner or 0)
        return partner.name if partner else ""

    @property
    def expected(self) -> tuple[int, ...]:
        """Who is expected, as Person numbers: the usual people for this agenda, but for who was said otherwise."""
        usual = usually_expected(self._file, self.leading, self.agenda)
        said = (person for person, comes in self._said.items() if comes)
        return tuple(person for person in dict.fromkeys((*usual, *said)) if self._said.get(person, True))

    def toggle_person(self, number: int) -> str:
        """Expect somebody, or no longer; return why that cannot be, or empty."""
        if number in self.leading:
            return "Wie voorzit of notuleert, is er altijd bij. Kies bij Wanneer eventueel iemand anders."
        usual = number in usually_expected(self._file, self.leading, self.agenda)
        comes = number not in self.expected
        if comes == usual:
            self._said.pop(number, None)
        else:
            self._said[number] = comes
        return ""

    # Steps

    @property
    def steps(self) -> tuple[tuple[FormatStep, str], ...]:
        """The steps of this kind of meeting, in order, each with how often it comes or for whom it is."""
        whole = self.format
        between = [whole.between] if whole.between else []
        return (
            *((step, _for_whom(step)) for step in whole.opening),
            *((step, "per jongere") for step in whole.block),
            *((step, "tussen twee jongeren") for step in between),
            *((step, _for_whom(step)) for step in whole.ending),
        )

    def toggle_step(self, step: FormatStep) -> str:
        """Leave a step out, or put it back in; return why that cannot be, or empty."""
        if step.kind in STAYS:
            return STAYS[step.kind]
        self.without ^= {step.title}
        return ""

    @property
    def left_out(self) -> frozenset[str]:
        """The titles of the steps that are left out."""
        return self.format.leavable(self.without)


def _for_whom(step: FormatStep) -> str:
    return "" if step.shared else "alleen de professionals"


def hours_and_minutes(minutes: int) -> str:
    """Return `2 uur en 15 minuten`, or what of it there is."""
    hours, rest = divmod(minutes, 60)
    parts: Iterable[str] = (f"{hours} uur" if hours else "", f"{rest} minuten" if rest else "")
    return " en ".join(part for part in parts if part) or "0 minuten"
