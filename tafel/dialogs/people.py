"""Adding partners and contact persons by pasting lines, with what is read of them as they stand."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Paste
from textual.widgets import Label, Static, TextArea

from sessions.acts.opening import SeriesFile
from sessions.acts.people import PastedPeople, PastedPerson, add_people, read_people
from sessions.people import Person
from sessions.roles import either_role
from sessions.series import SeriesKind
from sessions.text import clean_prose
from tafel.commands import bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.forms.form import NOT_KEPT, SAVE
from tafel.nudging import nudge
from tafel.seam import Guarded

EXPLANATION = "Eén regel per persoon: naam; organisatie; leefgebied; e-mail; telefoon. Alleen de naam moet."
EXAMPLE = "Karin Bos; Woonstichting Zeewijk; wonen; karin@zeewijk.example; 06 1234 5678"
EXPLANATION_WITH_ROLE = (
    "Eén regel per persoon: naam; organisatie; leefgebied; e-mail; telefoon; rol. Alleen de naam moet. "
    f"De rol ({either_role()}) mag ook meteen achter de naam."
)
EXAMPLE_WITH_ROLE = "Hanna Vos; ouder"
PREVIEW_LIMIT = 200
"""So many lines are shown back; the rest is counted."""


class PastedLines(Guarded, TextArea):
    """A text of many lines; columns out of a spreadsheet become semicolons, and nothing a terminal would obey."""

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean_prose(event.text.replace("\t", "; ")))


class PeopleDialog(Dialog[tuple[Person, ...]]):
    """Asks for partners and contact persons; the answer is who was added or filled in."""

    DEFAULT_CSS = """
    PeopleDialog { background: $background; }
    PeopleDialog > #frame { width: 100; height: 100%; padding: 0 1; }
    PeopleDialog #title { margin-bottom: 0; }
    PeopleDialog #explanation { color: $muted; width: 100%; }
    PeopleDialog TextArea { height: 1fr; min-height: 3; padding: 0; }
    PeopleDialog TextArea .text-area--placeholder { color: $muted; }
    PeopleDialog VerticalScroll { height: 1fr; min-height: 2; }
    PeopleDialog.-low TextArea { border: none; background: $panel; }
    PeopleDialog.-low > #frame { border: none; }
    """
    OFFERS = (SAVE, GO_BACK)
    BINDINGS = bindings(SAVE)
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]

    def __init__(self, file: SeriesFile) -> None:
        super().__init__("Partners en contactpersonen")
        self._file = file

    def compose_middle(self) -> ComposeResult:
        """The lines, and below them what is read."""
        explanation = EXPLANATION_WITH_ROLE if self._asks_role else EXPLANATION
        yield Label(explanation, id="explanation", markup=False)
        yield PastedLines(
            placeholder=Content(EXAMPLE_WITH_ROLE if self._asks_role else EXAMPLE),
            show_line_numbers=False,
            tab_behavior="focus",
            classes="private",
        )
        with VerticalScroll(can_focus=False):
            yield Static("", id="preview", classes="private")

    @property
    def _asks_role(self) -> bool:
        return self._file.series.kind == SeriesKind.COP

    def _read(self) -> PastedPeople:
        return read_people(self.query_one(TextArea).text, roles=self._asks_role)

    def on_mount(self) -> None:
        """Ready to paste."""
        self.set_focus(self.query_one(TextArea))
        self._show_preview()

    @on(TextArea.Changed)
    def _show_preview(self) -> None:
        self.tell(nudge(self, self.query_one(TextArea).text))
        self.query_one("#preview", Static).update(_preview(self._read()))

    def action_save(self) -> None:
        """Add everyone, or nobody when a line cannot be read."""
        self.dismiss(add_people(self._file, self._read()))

    def action_go_back(self) -> None:
        """Go back; what was typed is thrown away only when that is what is wanted."""
        if self._typed:
            self.converse(self._leave())
        else:
            self.dismiss(None)

    @property
    def _typed(self) -> bool:
        return bool(self.query_one(TextArea).text.strip())

    def may_leave(self) -> bool:
        """Stopping the app does not throw typed text away either."""
        if self._typed:
            self.tell(NOT_KEPT, trouble=True)
        return not self._typed

    async def _leave(self) -> None:
        if await self.app.push_screen_wait(
            ConfirmDialog("Weggooien wat u typte?", "Deze mensen zijn nog niet bewaard.", names=False)
        ):
            self.dismiss(None)


def _preview(read: PastedPeople) -> Content:
    """Return what is read of the lines: what is wrong first, then everyone."""
    lines = [Content.from_markup("[b $error]$problem[/]", problem=problem) for problem in read.problems]
    if read.people:
        count = len(read.people)
        lines.append(Content.from_markup("[$muted]Gelezen: $count[/]", count=f"{count} {_persons(count)}"))
    lines += [_person(person) for person in read.people[:PREVIEW_LIMIT]]
    if len(read.people) > PREVIEW_LIMIT:
        lines.append(Content(f"… en nog {len(read.people) - PREVIEW_LIMIT}"))
    return Content("\n").join(lines)


def _persons(count: int) -> str:
    return "persoon" if count == 1 else "personen"


def _person(person: PastedPerson) -> Content:
    rest = [
        person.role or "",
        person.organisation,
        person.leefgebied.label if person.leefgebied else "",
        person.email,
        person.phone,
    ]
    return Content.from_markup(
        "[b]$name[/b]  [$muted]$rest[/]", name=person.name, rest=" · ".join(part for part in rest if part)
    )
