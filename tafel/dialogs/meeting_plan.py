"""Planning a meeting on four pages: when and where, which jongeren in which order, who is expected, which steps."""

import datetime as dt
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Label

from sessions.acts.opening import SeriesFile
from sessions.acts.people import person_named
from sessions.acts.planning import change_plan, plan_meeting
from sessions.acts.proposing import plan_that_stands, propose_meeting
from sessions.days.clock_times import read_time
from sessions.days.dates import long_date, number_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.errors import InvalidInput, Refusal
from sessions.meetings import Session
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.known_people import person_field
from tafel.dialogs.pages import PageLine, PageTab
from tafel.dialogs.plan_draft import PlanDraft, hours_and_minutes
from tafel.dialogs.plan_lists import AgendaRows, ExpectedRows, PlanRows, StepRows
from tafel.forms.field import FormField, time_field
from tafel.forms.form import Form
from tafel.widgets.filter_line import FilterLine

PAGE_BACK = Command("page(-1)", "vorig blad", "Naar het vorige blad", ("ctrl+b", "f5"), first=True)
PAGE_ON = Command("page(1)", "volgend blad", "Naar het volgende blad", ("ctrl+n", "f6"), first=True)

WHEN = "fields"
"""The page of the fields: the id that the form gives to what holds them."""


class MeetingPlanDialog(Form[Session]):
    """Asks for a meeting, with what went before as the proposal; with a `number`, for another plan of that meeting."""

    DEFAULT_CSS = """
    MeetingPlanDialog > #frame { height: 100%; max-height: 34; padding: 0 2; }
    MeetingPlanDialog #title { margin-bottom: 0; }
    MeetingPlanDialog #why { color: $muted; width: 100%; }
    MeetingPlanDialog ContentSwitcher { height: 1fr; }
    MeetingPlanDialog #fields { height: 1fr; }
    MeetingPlanDialog .page { height: 1fr; }
    MeetingPlanDialog .hint { color: $secondary; width: 100%; margin-bottom: 1; }
    MeetingPlanDialog #total { width: 100%; margin-top: 1; text-style: bold; }
    MeetingPlanDialog.-low #why, MeetingPlanDialog.-low .hint { display: none; }
    MeetingPlanDialog.-low #total { margin-top: 0; }
    MeetingPlanDialog.-low PageLine { margin-bottom: 0; }
    """
    OFFERS = (*Form.OFFERS[:2], PAGE_ON, PAGE_BACK, *Form.OFFERS[2:])
    BINDINGS = bindings(PAGE_BACK, PAGE_ON)

    def __init__(self, file: SeriesFile, number: int | None = None) -> None:
        start = propose_meeting(file) if number is None else plan_that_stands(file, number)
        super().__init__(
            "Bijeenkomst plannen" if number is None else "Planning wijzigen",
            [
                FormField(
                    "day",
                    "Datum",
                    "vrijdag, +2w of 12-12",
                    value=number_date(start.day) if start.day else "",
                    echo=self._day_echo,
                    replaces=True,
                ),
                time_field("start", "Tijd", value=start.start),
                FormField("place", "Plaats", value=start.place),
                person_field(file, "chair", "Voorzitter", number=start.chair),
                person_field(file, "minute_taker", "Notulist", number=start.minute_taker, hint="mag leeg blijven"),
            ],
        )
        self._file = file
        self._number = number
        self._day = start.day
        self._draft = PlanDraft(file, start)

    # The pages

    def compose_middle(self) -> ComposeResult:
        """The names of the pages, the pages, and how long it all takes."""
        if self._number is None and self._file.sessions.all():
            yield Label("Voorgesteld op grond van de vorige keer. Ctrl+S bewaart het zo.", id="why")
        yield PageLine(len(self._pages))
        with ContentSwitcher(initial=WHEN):
            yield from super().compose_middle()
            if self._asks_jongeren:
                with Vertical(id="jongeren", classes="page"):
                    yield Label("Wie komt aan tafel, in welke volgorde en hoe lang?", classes="hint")
                    yield AgendaRows(self._draft)
            with Vertical(id="expected", classes="page"):
                yield Label("Wie verwacht u? Wie eraf gaat, blijft er ook de volgende keer af.", classes="hint")
                yield ExpectedRows(self._draft)
            with Vertical(id="steps", classes="page"):
                yield Label("Welke stappen?", classes="hint")
                yield StepRows(self._draft)
        yield Label("", id="total")

    def on_mount(self) -> None:
        """Say how long it takes as it is proposed."""
        self._show_frame()

    @property
    def _asks_jongeren(self) -> bool:
        return bool(self._draft.format.block)

    @property
    def _pages(self) -> list[tuple[str, str]]:
        """The pages in order: the id of each, and its name with how much is chosen there."""
        draft = self._draft
        chosen = sum(step.title not in draft.left_out for step, _ in draft.steps)
        jongeren = [("jongeren", f"Jongeren {len(draft.agenda)}")] if self._asks_jongeren else []
        return [
            (WHEN, "Wanneer"),
            *jongeren,
            ("expected", f"Wie {len(draft.expected)}"),
            ("steps", f"Stappen {chosen}"),
        ]

    @property
    def _front(self) -> int:
        current = self.query_one(ContentSwitcher).current
        return [page for page, _ in self._pages].index(current or WHEN)

    def places(self) -> list[Widget]:
        """The fields, and then the lists."""
        return [*super().places(), *self.query("PlanRows")]

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Bring the page of what gets the focus to the front."""
        switcher = self.query_one(ContentSwitcher)
        page = next(
            (page for page, _ in self._pages if widget and switcher.query_one(f"#{page}") in widget.ancestors), ""
        )
        if page:
            switcher.current = page
        super().set_focus(widget, scroll_visible, from_app_focus)
        if page:
            self._show_frame()

    def action_page(self, offset: int) -> None:
        """Go a page on or back; at either end nothing happens."""
        self._turn_to(self._front + offset)

    @on(PageTab.Chosen)
    def _tab_clicked(self, event: PageTab.Chosen) -> None:
        self._turn_to(event.place)

    def _turn_to(self, place: int) -> None:
        if 0 <= place < len(self._pages):
            page = self.query_one(f"#{self._pages[place][0]}")
            self.set_focus(next(widget for widget in self.places() if page in widget.ancestors))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are typed to look for somebody, Enter goes to the list."""
        if action == "next_field" and isinstance(self.focused, FilterLine):
            return False
        return super().check_action(action, parameters)

    # How it reads

    @on(Input.Changed)
    @on(PlanRows.Changed)
    def _changed(self) -> None:
        values = self.values
        self._draft.leading = (self._numbered(values["chair"]), self._numbered(values["minute_taker"]))
        self._show_frame()

    def _numbered(self, name: str) -> int | None:
        known = person_named(self._file, name)
        return known.number if known else None

    def _show_frame(self) -> None:
        """Paint the names of the pages, and the time that all of it takes."""
        self.query_one(PageLine).show([name for _, name in self._pages], self._front)
        self.query_one("#total", Label).update(Content(self._total()))

    def _total(self) -> str:
        minutes = self._draft.total
        try:
            start = read_time(self.row("start").text)
        except Refusal:
            start = ""
        if not start:
            return f"Duurt ongeveer {hours_and_minutes(minutes)}"
        end = dt.datetime.combine(self._file.today(), dt.time.fromisoformat(start)) + dt.timedelta(minutes=minutes)
        return f"{start} tot ± {end:%H:%M}   {hours_and_minutes(minutes)}"

    def _day_echo(self, typed: str) -> str:
        day = self._read_day(typed)
        taken = any(session.date == day and session.number != self._number for session in self._file.sessions.all())
        return long_date(day, self._file.today()) + (" (op die dag staat er al een)" if taken else "")

    def _read_day(self, typed: str) -> dt.date:
        if not typed:
            raise InvalidInput("Typ de datum, bijvoorbeeld vrijdag of 12-12.", field="datum")
        if self._number is not None and self._day and typed == number_date(self._day):
            # A meeting that was to be held already may keep its day, while something else about it is changed.
            return self._day
        try:
            day = read_deadline(typed, DeadlineContext(today=self._file.today())).day
        except Refusal as refusal:
            raise InvalidInput(str(refusal), field="datum") from refusal
        if day is None:
            raise InvalidInput("Die datum is nog niet bekend. Typ een dag, bijvoorbeeld 12-12.", field="datum")
        return day

    # Keeping

    @property
    def typed(self) -> bool:
        """Whether a field was changed, or something put in or out."""
        return super().typed or self._draft.changed

    async def may_keep(self, values: dict[str, str]) -> bool:
        """A meeting without jongeren is planned only when that is what is meant."""
        if not self._asks_jongeren or self._draft.agenda:
            return True
        question = ConfirmDialog(
            "Zonder jongeren plannen?",
            "Er staat nog niemand op de agenda. Aan tafel is er dan geen blok voor een jongere.",
            names=False,
        )
        answer = await self.app.push_screen_wait(question)
        return bool(answer)

    def keep(self, values: dict[str, str]) -> Session:
        """Plan the meeting, or change its plan."""
        act = partial(plan_meeting, self._file)
        if self._number is not None:
            act = partial(change_plan, self._file, self._number)
        return act(
            day=self._read_day(values["day"]),
            start=values["start"],
            place=values["place"],
            chair=values["chair"],
            minute_taker=values["minute_taker"],
            agenda=self._draft.agenda,
            minutes=self._draft.minutes,
            expected=self._draft.expected,
            without=self._draft.left_out,
        )
