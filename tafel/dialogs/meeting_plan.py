"""Planning a meeting: when, where, who leads, and which jongeren in which order."""

import datetime as dt
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, OptionList

from sessions.acts.opening import SeriesFile
from sessions.acts.planning import plan_meeting
from sessions.dates import long_date, number_date
from sessions.deadlines import DeadlineContext, read_deadline
from sessions.errors import InvalidInput, Refusal
from sessions.meetings import Session, SessionStatus
from sessions.series import SeriesKind
from sessions.trajects import Traject
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.form import Form, FormField
from tafel.dialogs.known_people import known_names, name_of, person_echo
from tafel.forms.field import time_field
from tafel.widgets.lists import Rows

TOGGLE = Command(
    "toggle_lit", "erbij of eraf", "Zet de jongere die oplicht op de agenda, of haal die eraf", ("space",), first=True
)
DIGITS = tuple(
    Command(
        f"toggle_at({digit})", str(digit), f"Zet jongere {digit} erbij of eraf", (str(digit),), shown=False, first=True
    )
    for digit in range(1, 10)
)


@dataclass(frozen=True)
class Candidate:
    """A jongere who can be put on the agenda, with how many open and late actions."""

    traject: Traject
    open_actions: int
    late_actions: int

    @property
    def actions_text(self) -> str:
        """The open actions in words, or empty."""
        if not self.open_actions:
            return ""
        late = f", {self.late_actions} te laat" if self.late_actions else ""
        return f"{self.open_actions} {'actie' if self.open_actions == 1 else 'acties'} open{late}"


def candidates(file: SeriesFile) -> tuple[Candidate, ...]:
    """Return the jongeren whose traject has not ended: most late and open actions first, then by code."""
    today = file.today()
    found = []
    for traject in file.trajects.where(lambda traject: traject.ended is None):
        actions = file.actions.where(lambda action, number=traject.number: action.open and action.traject == number)  # type: ignore[misc]
        late = sum(action.is_late(today) for action in actions)
        found.append(Candidate(traject, len(actions), late))
    return tuple(sorted(found, key=lambda one: (-one.late_actions, -one.open_actions, one.traject.code)))


class Agenda(Rows):
    """The jongeren to choose from; the order in which they are put on is the order at the table."""

    OFFERS = (TOGGLE,)
    BINDINGS = bindings(TOGGLE, *DIGITS)
    DEFAULT_CSS = "Agenda { height: auto; max-height: 10; background: $surface; }"

    def __init__(self, jongeren: tuple[Candidate, ...]) -> None:
        super().__init__()
        self._jongeren = jongeren
        self.chosen: list[int] = []

    def on_mount(self) -> None:
        """Paint the jongeren."""
        self._paint()

    def action_toggle_lit(self) -> None:
        """Put the lit jongere on the agenda, or off it."""
        if self.highlighted is not None and self.highlighted < len(self._jongeren):
            self._toggle(self._jongeren[self.highlighted].traject.number)

    def action_toggle_at(self, digit: int) -> None:
        """Put the jongere with this digit on the agenda, or off it."""
        if digit <= len(self._jongeren):
            self.highlighted = digit - 1
            self._toggle(self._jongeren[digit - 1].traject.number)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_toggle_lit()

    def _toggle(self, number: int) -> None:
        if number in self.chosen:
            self.chosen.remove(number)
        else:
            self.chosen.append(number)
        self._paint()

    def _paint(self) -> None:
        self.show_rows([(f"jongere-{one.traject.number}", self._row(place, one)) for place, one in self._placed()])

    def _placed(self) -> list[tuple[int, Candidate]]:
        return list(enumerate(self._jongeren, start=1))

    def _row(self, place: int, one: Candidate) -> Content:
        number = one.traject.number
        turn = f"● {self.chosen.index(number) + 1}e" if number in self.chosen else "○   "
        return Content.from_markup(
            "[b $primary]$digit[/] $turn  [b]$code[/b]  $name  [$muted]$actions[/]",
            digit=str(place) if place < 10 else " ",
            turn=turn,
            code=one.traject.code,
            name=one.traject.roepnaam,
            actions=one.actions_text,
        )


class MeetingPlanDialog(Form[Session]):
    """Asks for a meeting, with what went before as the proposal."""

    DEFAULT_CSS = "MeetingPlanDialog #agenda-label { color: $secondary; width: 100%; margin-top: 1; }"

    def __init__(self, file: SeriesFile) -> None:
        before = _last_meeting(file)
        names, who = known_names(file), person_echo(file)
        day = _proposed_day(file, before)
        super().__init__(
            "Bijeenkomst plannen",
            [
                FormField(
                    "day",
                    "Datum",
                    "vrijdag, +2w of 12-12",
                    value=number_date(day) if day else "",
                    echo=self._day_echo,
                ),
                time_field("start", "Tijd", value=before.start if before else ""),
                FormField("place", "Plaats", value=file.series.place or (before.place if before else "")),
                FormField(
                    "chair",
                    "Voorzitter",
                    "naam",
                    value=name_of(file, before.chair) if before else "",
                    echo=who,
                    names=names,
                ),
                FormField(
                    "minute_taker",
                    "Notulist",
                    "naam, mag leeg blijven",
                    value=name_of(file, before.minute_taker) if before else "",
                    echo=who,
                    names=names,
                ),
            ],
        )
        self._file = file
        self._jongeren = candidates(file)
        self._certain = False

    @property
    def _asks_jongeren(self) -> bool:
        return self._file.series.kind != SeriesKind.COP

    def compose_more(self) -> ComposeResult:
        """The jongeren, for a meeting that has them."""
        if self._asks_jongeren:
            yield Label(
                "Welke jongeren, in welke volgorde? Cijfer of spatie zet erbij en eraf."
                if self._jongeren
                else "Er staan nog geen jongeren in deze reeks. Voeg ze eerst toe: ga terug met Esc, en kies j.",
                id="agenda-label",
            )
            if self._jongeren:
                yield Agenda(self._jongeren)

    def places(self) -> list[Widget]:
        """The fields, and then the jongeren."""
        return [*super().places(), *self.query(Agenda)]

    @property
    def typed(self) -> bool:
        """Whether a field was changed or a jongere chosen."""
        return super().typed or bool(self._agenda)

    @property
    def _agenda(self) -> tuple[int, ...]:
        return tuple(number for agenda in self.query(Agenda) for number in agenda.chosen)

    def _day_echo(self, typed: str) -> str:
        day = self._read_day(typed)
        taken = any(session.date == day for session in self._file.sessions.all())
        return long_date(day, self._file.today()) + (" (op die dag staat er al een)" if taken else "")

    def _read_day(self, typed: str) -> dt.date:
        if not typed:
            raise InvalidInput("Typ de datum, bijvoorbeeld vrijdag of 12-12.", field="datum")
        try:
            day = read_deadline(typed, DeadlineContext(today=self._file.today())).day
        except Refusal as refusal:
            raise InvalidInput(str(refusal), field="datum") from refusal
        if day is None:
            raise InvalidInput("Die datum is nog niet bekend. Typ een dag, bijvoorbeeld 12-12.", field="datum")
        return day

    def keep(self, values: dict[str, str]) -> Session:
        """Plan the meeting."""
        return plan_meeting(
            self._file,
            day=self._read_day(values["day"]),
            start=values["start"],
            place=values["place"],
            chair=values["chair"],
            minute_taker=values["minute_taker"],
            agenda=self._agenda,
        )

    def action_save(self) -> None:
        """Keep the meeting; one without jongeren only when that is what is meant."""
        if self._asks_jongeren and not self._agenda and not self._certain:
            self.converse(self._ask_empty())
        else:
            super().action_save()

    async def _ask_empty(self) -> None:
        question = ConfirmDialog(
            "Zonder jongeren plannen?",
            "Er staat nog niemand op de agenda. Aan tafel is er dan geen blok voor een jongere.",
            names=False,
        )
        answer = await self.app.push_screen_wait(question)
        self._certain = bool(answer)
        if self._certain:
            super().action_save()


def _last_meeting(file: SeriesFile) -> Session | None:
    return max(file.sessions.all(), key=lambda session: (session.date, session.number), default=None)


def _proposed_day(file: SeriesFile, before: Session | None) -> dt.date | None:
    """Return the date that was agreed at the last meeting, else one rhythm after it, when that is still to come."""
    if before is None:
        return None
    day = before.next_date or before.date + dt.timedelta(weeks=file.series.rhythm_weeks)
    open_already = before.status == SessionStatus.PLANNED and not before.next_date
    return day if day >= file.today() and not open_already else None
