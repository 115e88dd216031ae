"""Aanwezigheid: everyone expected is listed; one key sets all present, exceptions get one key each."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from sessions.acts.focus import take_part_as
from sessions.acts.meeting import mark_all_present, note_presence, welcome_guest
from sessions.acts.turns import adopt_minutes, minutes_to_adopt
from sessions.days.dates import short_date
from sessions.meetings import Session
from sessions.people import Person, Presence
from sessions.roles import Role
from sessions.series import SeriesKind
from tafel.commands import Command, bindings
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.steps.base import StepView
from tafel.steps.line_task import Ask, LineTask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows

ALL = Command("all_present", "allen", "Iedereen die nog verwacht wordt, is aanwezig", ("a",))
PRESENT = Command("note('PRESENT')", "aanwezig", "Deze persoon is aanwezig", ("1",))
EXCUSED = Command("note('EXCUSED')", "afgemeld", "Deze persoon heeft zich afgemeld", ("2",))
ABSENT = Command("note('ABSENT')", "afwezig", "Deze persoon is er niet, zonder bericht", ("3",))
LATER = Command("note('LATER')", "komt later", "Deze persoon komt later", ("4",))
GUEST = Command("open_line", "gast", "Voeg iemand toe die niet op de lijst staat", ("ctrl+o", "f2"))
ADOPT = Command("adopt", "vastgesteld", "Het vorige verslag is vastgesteld, met een opmerking als die er is", ("v",))
LEFT = Command("note('LEFT')", "eerder weg", "Deze persoon gaat eerder weg", ("5",))

ROLE = Command("choose_role", "rol", "Als wie doet deze persoon mee? o ouder, j jongere, h hulpverlener", ("r",))
ROLES = tuple(
    Command(f"take_part('{role.name}')", role.value, f"Deze persoon doet mee als {role}", (key,), shown=False)
    for key, role in zip("ojhzn", Role, strict=True)
)

MARKS = {
    Presence.EXPECTED: "·",
    Presence.PRESENT: "✓",
    Presence.EXCUSED: "–",
    Presence.ABSENT: "✗",
    Presence.LATER: "→",
    Presence.LEFT: "←",
}


class AttendanceStep(StepView):
    """Who is at the table."""

    OFFERS = (ALL, PRESENT, EXCUSED, ABSENT, LATER, LEFT, GUEST, ADOPT, ROLE, *ROLES)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    AttendanceStep #reminder { color: $secondary; width: 100%; padding: 0 0 1 0; }
    AttendanceStep Rows { height: 1fr; }
    AttendanceStep #elsewhere, AttendanceStep #adopted { color: $muted; width: 100%; }
    """

    def compose_work(self) -> ComposeResult:
        """The reminder to read out, and the list."""
        if self.step.reading:
            yield Label(Content(f"Lees voor: “{self.step.reading}”"), id="reminder")
        yield Rows()
        yield Label("", id="elsewhere", markup=False)
        yield Label("", id="adopted", classes="private", markup=False)

    def show(self) -> None:
        """Paint everyone who may be named before all, what is open elsewhere, and whether minutes were adopted."""
        nobody: Row = (None, Content("Er staat nog niemand op de lijst. F2: typ wie er is."))
        self.query_one(Rows).show_rows(list(self._rows()) or [nobody])
        began = any(entry.presence != Presence.EXPECTED for entry in self.desk.record.session.attendance)
        self.set_class(began, "-began")
        elsewhere = self.query_one("#elsewhere", Label)
        elsewhere.display = bool(self.desk.record.elsewhere)
        elsewhere.update(Content(_open_elsewhere(self.desk.record.elsewhere)))

        adopted = self.query_one("#adopted", Label)
        words = self._adopted_words()
        adopted.display = bool(words)
        adopted.update(Content(words))
        self.refresh_bindings()

    def _rows(self) -> Iterator[Row]:
        """Yield a row for everyone on the list, but for who came in the block of one jongere."""
        presence = {entry.person: entry.presence for entry in self.desk.record.session.attendance}
        for person in self.desk.record.company(None):
            row = Content.from_markup(
                "$mark [b]$name[/b]  [$muted]$organisation[/]  $presence",
                mark=MARKS[presence[person.number]],
                name=person.name,
                organisation=self._about(person),
                presence=str(presence[person.number]),
            )
            yield f"person-{person.number}", Hung(row)

    def _about(self, person: Person) -> str:
        """Return as whom somebody takes part, and where he or she comes from."""
        parts = (person.role or "", self.desk.record.organisation_of(person))
        return ", ".join(part for part in parts if part) + (" (gast)" if person.guest else "")

    @property
    def _asks_role(self) -> bool:
        return self.desk.record.series.kind == SeriesKind.COP

    def _adopted_words(self) -> str:
        """Say that the last minutes were vastgesteld, or with which key they are; nothing where there are none."""
        adoption = self.desk.record.session.adopted
        if adoption is None:
            earlier = minutes_to_adopt(self.file, self.desk.session)
            return f"{self._minutes_of(earlier, earlier.version)}: v stelt het vast." if earlier else ""
        earlier = self.file.sessions.get(adoption.session)
        remark = f" Opmerking: {adoption.remark}" if adoption.remark else ""
        return f"✓ {self._minutes_of(earlier, adoption.version)} is vastgesteld.{remark}"

    def _minutes_of(self, earlier: Session, version: int) -> str:
        return f"Verslag van {short_date(earlier.date, today=self.desk.record.today)} (versie {version})"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be no minutes to adopt, and people have a role in a community of practice only."""
        if action in {"choose_role", "take_part"}:
            return self._asks_role
        if action == "adopt" and self.is_mounted:
            return minutes_to_adopt(self.file, self.desk.session) is not None
        return super().check_action(action, parameters)

    def action_adopt(self) -> None:
        """Ask for a remark, that may stay empty; Enter adopts the minutes."""
        self.want_line(Ask("Enter: vastgesteld. Is er een opmerking bij, typ die dan eerst", self._adopt))

    def _adopt(self, text: str) -> None:
        adopt_minutes(self.file, self.place, text)
        self.kept("Het verslag is vastgesteld.")

    def spare_task(self) -> LineTask:
        """Ask for a guest: nobody agrees on anything yet."""
        return Ask("Gast: naam; rol" if self._asks_role else "Gast aan tafel: naam; organisatie", self._welcome)

    def _welcome(self, text: str) -> None:
        if text:
            welcome_guest(self.file, self.place, text)
        self.kept("Toegevoegd. F2 voor nog een gast." if text else "")

    def focus_work(self) -> None:
        """The keys work on the list."""
        self.screen.set_focus(self.query_one(Rows))

    def action_all_present(self) -> None:
        """Everyone who is still expected is there."""
        session = mark_all_present(self.file, self.place)
        here = sum(entry.presence == Presence.PRESENT for entry in session.attendance)
        self.acted(f"{here} aanwezig. Is er iemand niet? Zet de cursor erop en druk 2, 3, 4 of 5.")

    def action_note(self, presence: str) -> None:
        """Note for the lit person, and go on to the next."""
        if self._lit is None:
            return
        note_presence(self.file, self.place, self._lit, Presence[presence])
        self.query_one(Rows).go(1)
        self.acted()

    def action_take_part(self, role: str) -> None:
        """Note as whom the lit person takes part, and go on to the next."""
        if self._lit is None:
            return
        take_part_as(self.file, self._lit, Role[role], self.place)
        self.query_one(Rows).go(1)
        self.acted()

    def action_choose_role(self) -> None:
        """Choose as whom the lit person takes part."""
        if self._lit is not None:
            self.converse(self._choose_role())

    async def _choose_role(self) -> None:
        choices = [Choice(role, role.value) for role in Role]
        role = await self.app.push_screen_wait(ChoiceDialog("Als wie doet deze persoon mee?", choices, names=False))
        if role is not None:
            self.action_take_part(role.name)

    @property
    def _lit(self) -> int | None:
        """The number of the person under the cursor."""
        lit = self.query_one(Rows).lit
        return int(lit.removeprefix("person-")) if lit else None


def _open_elsewhere(count: int) -> str:
    """Say how many actions are open of jongeren who are not here: a number and no more (domain.md 1.5)."""
    actions = "is nog 1 actie" if count == 1 else f"zijn nog {count} acties"
    return f"Van jongeren die er vandaag niet zijn, {actions} open. Die bespreken we hier niet."
