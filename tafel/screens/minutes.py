"""The minutes in full: to read, to open in the browser for printing, and to write as files."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label

from exports.audiences import Audience
from exports.blocks import Block, Document
from exports.minutes import block_minutes, meeting_minutes, minutes_for
from exports.rendering.files import Form
from sessions.acts.gather import record_of
from sessions.acts.sharing import who_had
from sessions.days.dates import long_date
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.dialogs.names_check import check_names
from tafel.dialogs.sent import SentDialog
from tafel.outgoing.dressing import print_dressed, write_dressed
from tafel.outgoing.leaving import NONE_REPLACED, PRINTED, names_to_check, note_sent
from tafel.paths import proposed_folder, read_folder
from tafel.screens.base import TafelScreen
from tafel.screens.sending import SEND, send
from tafel.widgets.notice import Notice
from tafel.widgets.paper import paper
from tafel.widgets.paper_roll import PaperRoll

PRINT = Command(
    "print",
    "afdrukken",
    "Open het verslag in de browser, om het af te drukken",
    ("o",),
    words="printen papier printer browser",
)
WRITE = Command(
    "write",
    "als bestand",
    "Schrijf het verslag als bestanden: voor partners, jongeren of intern",
    ("w",),
    words="opslaan bewaren exporteren versturen mailen",
)
READ_ON = Command("read_on", "verder lezen", "Een scherm omlaag; met de pijlen gaat u een regel op of neer", ("space",))
SENT = Command("sent", "wie kreeg wat", "Voor wie er al een document is gemaakt, wanneer en op welke grond", ())
LEAVE = Command("leave", "terug", "Terug naar waar u was", ("escape", "ctrl+g", "f3"), stays=True, words="sluiten")

NO_SHEET = "Voor deze jongere is er geen blad: wie stopt of geen toestemming geeft, krijgt er geen."

WIDEST = 100
"""So many columns a line of the minutes has at most: longer lines are hard to read."""

READERS = (
    Choice(Audience.PARTNERS, "voor partners", "per organisatie één bestand, met wat elke jongere deelt"),
    Choice(Audience.JONGERE, "voor de jongeren", "per jongere één blad, met de roepnaam"),
    Choice(Audience.INTERN, "intern", "alles, voor de voorzitter en de vaste contactpersoon"),
)
READERS_OF_COMMUNITY = (
    Choice(Audience.PARTICIPANTS, "voor de deelnemers", "één verslag voor iedereen, zonder namen van wie meedoet"),
    Choice(Audience.INTERN, "intern", "alles, met namen en wat alleen voor de professionals is"),
)
FORMS = (
    Choice(Form.HTML, "om af te drukken", "html, opent in de browser"),
    Choice(Form.MARKDOWN, "platte tekst", "md, om te bewerken of te kopiëren"),
    Choice(Form.WORD, "Word", "docx, met de stijlen van Word"),
)


class MinutesScreen(TafelScreen):
    """Shows the minutes of a meeting; of one jongere only `at_table`, while that one is there, and `about`."""

    CSS_PATH = "minutes.tcss"
    AUTO_FOCUS = "PaperRoll"
    OFFERS = (READ_ON, PRINT, WRITE, SEND, SENT, LEAVE)
    BINDINGS = bindings(*OFFERS)
    WORDS = ("versie", "code", "privénotitie", "teruglezen", "onder voorbehoud", "privé")
    PURPOSE = (
        "Dit is het verslag zoals het nu is. o opent het in de browser, zodat u het kunt afdrukken. w schrijft "
        "bestanden: elke partner krijgt de eigen acties, en meer als de jongere dat afsprak. v maakt alles van deze "
        "bijeenkomst in één keer, om te versturen. "
        "Wie al iets kreeg, staat onder de opdracht wie kreeg wat (Ctrl+P)."
    )

    def __init__(self, desk: Desk, *, at_table: bool, about: int | None = None) -> None:
        super().__init__()
        self._file = desk.file
        self._record: Record = record_of(desk.file, desk.session)
        self._jongere: Traject | None = desk.traject if at_table else self._record.traject(about)

    def compose_middle(self) -> ComposeResult:
        """What this is, and the minutes as one text."""
        yield Label(Content(self._what_this_is()), id="what", classes="private")
        yield Label("Namen en teksten zijn verborgen: F8 toont ze.", id="veil-hint")
        yield PaperRoll(id="paper")

    def on_mount(self) -> None:
        """Paint the minutes. What is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self._paint()

    def on_resize(self, event: Resize) -> None:
        """Lay out the minutes for the new width."""
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        session = self._record.session
        title = f"Verslag · {self._record.series.title}"
        self.show_where(title, long_date(session.date, self._record.today))
        roll = self.query_one(PaperRoll)
        roll.roll(paper(self._blocks(), min(WIDEST, roll.room)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Out of a copy of a series nothing leaves: consent and sharing may have been withdrawn since it was made.

        Nor is anything sent while a jongere reads along, for there the names of others come up.
        """
        if action in {PRINT.action, WRITE.action}:
            return not self._file.is_copy
        if action == SEND.action:
            return not self._file.is_copy and self._jongere is None
        return super().check_action(action, parameters)

    def _what_this_is(self) -> str:
        if self._file.is_copy:
            return "Een kopie, om te bekijken. Afdrukken en schrijven kan in de reeks zelf."
        if self._jongere:
            return f"Alleen het blok van {self._jongere.roepnaam}: over anderen staat hier niets."
        if self._is_community:
            return "Het verslag voor alle deelnemers, zonder namen van wie meedoet."
        return "Het hele verslag. Privénotities staan hier niet in, wel in het bestand voor intern."

    def _blocks(self) -> tuple[Block, ...]:
        """Return what may be read in a room: the block of who is at the table, or everything but private notes."""
        if self._jongere:
            return block_minutes(self._record, self._jongere.number)
        blocks = [block for number in self._record.session.agenda for block in block_minutes(self._record, number)]
        return (*meeting_minutes(self._record), *blocks)

    # Printing and writing

    def action_print(self) -> None:
        """Open the minutes in the browser; while a jongere is at the table, his or her own copy."""
        self.converse(self._print())

    async def _print(self) -> None:
        audience, whose = self._printed
        documents = self._documents(audience)
        if not documents:
            self.tell(NO_SHEET)
        elif await check_names(self, documents, at_table=self._jongere is not None):
            path = print_dressed(self.app, documents[0])
            opens = f"{whose} opent in de browser; druk daar Ctrl+P. Opent er niets? Het staat in {path}"
            self._tell_made(opens, documents[:1], PRINTED)

    @property
    def _printed(self) -> tuple[Audience, str]:
        """What the browser shows, where more people may look on: for whom, and what it is called."""
        if self._jongere:
            return Audience.JONGERE, "Het blad voor deze jongere"
        if self._is_community:
            return Audience.PARTICIPANTS, "Het verslag voor de deelnemers"
        return Audience.INTERN, "Het verslag, met privénotities,"

    @property
    def _is_community(self) -> bool:
        return self._record.series.kind == SeriesKind.COP

    def _tell_made(self, told: str, documents: Sequence[Document], form: str) -> None:
        """Keep for whom documents were made, and tell what became of them; also that there were no names to check."""
        trouble = note_sent(self._file, documents, form)
        checked = "" if names_to_check(documents) else NONE_REPLACED
        # What went wrong comes first, for a notice has room for a few lines.
        self.tell("\n".join(filter(None, (trouble, told, checked))), trouble=bool(trouble))

    def _documents(self, audience: Audience) -> tuple[Document, ...]:
        """Return the documents for these readers; of a jongere who is at the table only his or her own.

        What another window withdrew meanwhile is in none of them.
        """
        if self._file.reload():
            self._record = record_of(self._file, self._record.session.number)
        documents = minutes_for(self._record, audience)
        if self._jongere is None:
            return documents
        return tuple(document for document in documents if document.origin.trajects == (self._jongere.number,))

    def action_write(self) -> None:
        """Write the minutes as files."""
        self.converse(self._write())

    async def _write(self) -> None:
        audience: Audience | None = Audience.JONGERE
        if self._jongere is None:
            readers = READERS_OF_COMMUNITY if self._is_community else READERS
            audience = await self.app.push_screen_wait(ChoiceDialog("Voor wie?", readers, names=False))
        if audience is None:
            return
        form = await self.app.push_screen_wait(ChoiceDialog("In welke vorm?", FORMS, names=False))
        if form is None:
            return
        documents = self._documents(audience)
        if not documents:
            self.tell(
                NO_SHEET
                if self._jongere
                else "Hier is niemand om voor te schrijven: er was geen organisatie of jongere bij."
            )
            return
        proposed = str(proposed_folder(self.tafel.settings.now))
        folder = await self.app.push_screen_wait(LineDialog("In welke map?", read_folder, value=proposed))
        if folder is not None and await check_names(self, documents, at_table=self._jongere is not None):
            paths = await write_dressed(self.app, documents, form, folder)
            count = "1 bestand staat" if len(paths) == 1 else f"{len(paths)} bestanden staan"
            self._tell_made(f"{count} in {folder}", documents, form)

    def action_send(self) -> None:
        """Send something of this meeting."""
        self.converse(send(self, self._file, self._record.session.number))

    def action_sent(self) -> None:
        """Show what was made of this meeting and for whom; while a jongere is at the table, of him or her only."""
        about = self._jongere.number if self._jongere else None
        sent = who_had(self._file, session=self._record.session.number, traject=about)
        self.app.push_screen(SentDialog(self._file, "Wie kreeg wat van deze bijeenkomst?", sent, about=about))

    # Moving

    def action_read_on(self) -> None:
        """One screen down."""
        self.query_one(PaperRoll).scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Back to where the user was."""
        self.dismiss()
