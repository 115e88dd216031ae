"""Help: what the screen or step is for, the keys that work there, and the words of the field."""

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from exports.blocks import Block, Fields, Heading, Paragraph, Table
from tafel.commands import Command, bindings, offers
from tafel.dialogs.base import Dialog
from tafel.glossary import EVERYWHERE, OF_STEP, explained
from tafel.widgets.paper import paper
from tafel.widgets.paper_roll import PaperRoll

CLOSE = Command("go_back", "terug", "Terug naar waar u was", ("escape", "enter"))

IN_GENERAL = (
    "Alles wat u vastlegt, staat meteen op schijf. U kunt altijd stoppen en later verder gaan. Esc gaat een stap terug."
)


class HelpScreen(Dialog[None]):
    """Explains where the user is."""

    DEFAULT_CSS = """
    HelpScreen > #frame { width: 96; height: 100%; padding: 0 1 0 2; }
    HelpScreen #title { margin: 0; }
    HelpScreen PaperRoll { height: 1fr; background: $surface; }
    """
    AUTO_FOCUS = "PaperRoll"
    OFFERS = (CLOSE,)
    BINDINGS = bindings(CLOSE)

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        super().__init__("Hulp", names=False)
        self._blocks = blocks

    @classmethod
    def of(cls, screen: Screen[object]) -> "HelpScreen":
        """Return the help for a screen as it is now: its step, and the keys that work there."""
        return cls((*_purpose(screen), *_keys(screen), Heading("Woorden"), Fields(_words(screen))))

    def compose_middle(self) -> ComposeResult:
        """One text to scroll through."""
        yield PaperRoll(classes="")

    def on_mount(self) -> None:
        """Paint the text."""
        self._paint()

    def on_resize(self, event: Resize) -> None:
        """Lay out the text for the new width."""
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        roll = self.query_one(PaperRoll)
        roll.roll(paper(self._blocks, roll.room))


def _purpose(screen: Screen[object]) -> tuple[Block, ...]:
    """What the step on the table is for, or else the screen."""
    desk = getattr(screen, "desk", None)
    if desk is not None:
        told = (Heading(desk.step.title), Paragraph(desk.step.help)) if desk.step.help else (Heading(desk.step.title),)
        return (*told, Paragraph(IN_GENERAL))
    purpose = getattr(screen, "PURPOSE", "")
    return (*((Paragraph(purpose),) if purpose else ()), Paragraph(IN_GENERAL))


def _words(screen: Screen[object]) -> tuple[tuple[str, str], ...]:
    """The words of the step on the table, or else of the screen."""
    desk = getattr(screen, "desk", None)
    return explained(OF_STEP[desk.step.kind] if desk is not None else getattr(screen, "WORDS", EVERYWHERE))


def _keys(screen: Screen[object]) -> tuple[Block, ...]:
    commands = [offer.command for offer in offers(screen)]
    keyed = tuple((command.key_text, command.label, command.tip) for command in commands if command.keys)
    other = tuple(("", command.label, command.tip) for command in commands if not command.keys)
    blocks: tuple[Block, ...] = (Heading("Toetsen"), Table(("Toets", "Wat", "Uitleg"), keyed))
    if other:
        blocks += (
            Heading("Zonder toets"),
            Paragraph("Deze vindt u met Ctrl+P, de lijst met opdrachten."),
            Table(("", "Wat", "Uitleg"), other),
        )
    return blocks
