"""Preparing the question, the Mijn Pad way: the jongere's own topics, in the own order, and which come along."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, OptionList

from sessions.acts.opening import SeriesFile
from sessions.acts.preparing_question import (
    add_topic,
    bring_along,
    check_may_prepare,
    move_topic,
    note_company,
    preparation_of,
    remove_topic,
    save_topic,
)
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.preparation import Preparation, Topic
from sessions.preparing import coming_along, in_order, kept_for_self, let_go, topic_in
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.screens.base import TafelScreen
from tafel.screens.overview_rows import WIDE, WIDEST, heading, note
from tafel.screens.page import READING_ONLY, REDO, UNDO, PageScreen
from tafel.screens.preparing import Prepared
from tafel.screens.topic import TopicScreen
from tafel.screens.with_file import SORT_OUT, TAKE_OVER
from tafel.unveiling import unveiled
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import below, beside, private

PREPARE = Command(
    "prepare", "vraag voorbereiden", "Bereid met de jongere de vraag voor", ("b",), words="mijn pad onderwerpen"
)
OPEN = Command("open", "openen", "Schrijf bij de regel die oplicht", ("enter",))
ADD = Command("add", "onderwerp erbij", "Kies nog een onderwerp", ("n",), words="toevoegen thema leefgebied")
ALONG = Command("along", "mee naar de tafel", "Wel of niet mee naar de tafel", ("m",), words="delen ja nee")
KEEP = Command("keep", "bewaren", "Gaat niet mee: wel of niet voor jezelf bewaren", ("h",), words="houden")
UP = Command("move(-1)", "omhoog", "Dit is belangrijker", ("shift+up", "o"), words="volgorde prioriteit")
DOWN = Command("move(1)", "omlaag", "Dit is minder belangrijk", ("shift+down", "l"), shown=False, words="volgorde")
REMOVE = Command("remove", "weghalen", "Haal dit onderwerp weg", ("delete", "x"), shown=False)
FINISH = Command("finish", "klaar", "Klaar: neem mee naar de tafel wat mee mag", ("k",), words="afronden meenemen")
LEAVE = Command("leave", "terug", "Terug naar de jongere; alles is bewaard", ("escape",), stays=True, words="sluiten")

_WHO = {
    "writer": ("Wie schrijft?", "jijzelf, of wie voor je schrijft"),
    "company": ("Met wie doe je dit?", "alleen, of samen met iemand"),
    "ask_along": ("Wie wil jij erbij vragen?", "zoals je oma, of een vriend"),
}
"""What is asked once, and what can be typed."""
LABEL = 28
FULL, WANTED, REST = "█", "░", "·"
"""How a bar shows the scores: how it is now, what there is still to win, and what lies above."""


async def prepare(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Prepare the question of a jongere; None where nothing came of it yet. Raises NotNow where that cannot be now."""
    page = PreparationScreen(file, traject)
    with unveiled(screen.app):
        await screen.app.push_screen_wait(page)
    return Prepared("", page.told) if page.told else None


class PreparationScreen(PageScreen):
    """Shows what the jongere with this number is preparing. `told` says afterwards what came along."""

    CSS_PATH = "preparation.tcss"
    OFFERS = (OPEN, ADD, ALONG, KEEP, UP, DOWN, REMOVE, FINISH, TAKE_OVER, SORT_OUT, UNDO, REDO, LEAVE)
    BINDINGS = bindings(*OFFERS)
    CHANGES = PageScreen.CHANGES | {"add", "along", "keep", "move", "remove", "finish"}
    WORDS = ("jongere", "leefgebied", "nu en straks", "privé")
    PURPOSE = (
        "Hier bereidt een jongere de eigen vraag voor, alleen of samen. De onderwerpen zijn van de jongere. Alleen wat "
        "mee mag naar de tafel, komt bij De vraag. De rest leest niemand anders."
    )

    def __init__(self, file: SeriesFile, traject: int) -> None:
        check_may_prepare(file, traject)
        super().__init__(file)
        self._traject = traject
        self.here = Place(session=0, traject=traject)
        self.told = ""

    @property
    def _preparation(self) -> Preparation:
        return preparation_of(self._file, self._traject)

    def rows(self, width: int) -> Sequence[Row] | None:
        """Return all that was prepared; None for who is not in this series any more."""
        if self._file.trajects.find(self._traject) is None:
            return None
        return list(_rows(self._preparation, min(width, WIDEST)))

    def show_top(self) -> None:
        """Say whose page this is, by code."""
        code = self._file.trajects.get(self._traject).code
        self.show_where(f"{code}   Jouw vraag voorbereiden", self.standing)

    @property
    def _topic(self) -> Topic:
        """The topic that is lit. Raises InvalidInput where another row is."""
        kind, _, number = self.lit.partition("/")
        if kind != "topic":
            raise InvalidInput("Kies eerst met de pijltjes een onderwerp.")
        return topic_in(self._preparation, int(number))

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Write at what is lit."""
        self.tell("")
        kind, _, which = self.lit.partition("/")
        if kind == "topic":
            self.converse(self._write(int(which)))
        elif self._file.read_only:
            self.tell(READING_ONLY)
        elif kind == "who":
            self.converse(self._ask(which))
        elif kind == "finish":
            self.action_finish()
        else:
            self.action_add()

    async def _write(self, topic: int) -> None:
        await self.app.push_screen_wait(TopicScreen(self._file, self._traject, topic))
        self.show_page(f"topic/{topic}")

    async def _ask(self, which: str) -> None:
        title, hint = _WHO[which]
        stands = str(getattr(self._preparation, which))
        said = await self.app.push_screen_wait(LineDialog(title, str, hint=hint, value=stands, begun=True))
        if said is not None:
            note_company(self._file, self._traject, **{which: said})
            self.show_page()

    def action_add(self) -> None:
        """Choose a topic: a leefgebied in plain words, or a free one that is typed."""
        self.converse(self._add())

    async def _add(self) -> None:
        choices: list[Choice[tuple[str, Leefgebied | None]]] = [
            Choice((key.to_jongere, key), key.to_jongere, words=key.label) for key in Leefgebied
        ]
        dialog = ChoiceDialog(
            "Waar wil je het over hebben?",
            choices,
            hint="cijfer, of typ je eigen onderwerp",
            other=lambda typed: [Choice((typed, None), typed, "jouw eigen onderwerp")],
        )
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is None:
            return
        topic = add_topic(self._file, self._traject, *chosen)
        await self._write(topic.id)

    def action_along(self) -> None:
        """Say of the topic that is lit whether it comes to the table."""
        topic = self._topic
        save_topic(self._file, self._traject, topic.id, along=not topic.along)
        self.show_page()
        self.tell("Dit gaat niet mee." if topic.along else "Dit gaat mee naar de tafel.")

    def action_keep(self) -> None:
        """Say of what does not come along whether it is kept."""
        topic = self._topic
        if topic.along:
            self.tell("Dit gaat mee naar de tafel, dus het blijft al bewaard.")
            return
        save_topic(self._file, self._traject, topic.id, keep=not topic.keep)
        self.show_page()
        self.tell("Dit gaat weg als je klaar bent." if topic.keep else "Dit blijft bewaard, alleen voor jou.")

    def action_move(self, offset: int) -> None:
        """Put the topic that is lit higher or lower: the jongere says what matters most."""
        topic = self._topic
        move_topic(self._file, self._traject, topic.id, offset)
        self.show_page(f"topic/{topic.id}")

    def action_remove(self) -> None:
        """Take the topic that is lit away."""
        remove_topic(self._file, self._traject, self._topic.id)
        self.show_page()
        self.tell("Weggehaald. Ctrl+Z haalt het terug zolang je niet klaar bent.")

    def action_finish(self) -> None:
        """Take along what may, and let the rest go."""
        self.converse(self._finish())

    async def _finish(self) -> None:
        preparation = self._preparation
        if not preparation.topics:
            raise InvalidInput("Er is nog geen onderwerp. n kiest er een.")
        if not await self.app.push_screen_wait(FinishDialog(preparation)):
            return
        finished = bring_along(self._file, self._traject)
        count = len(coming_along(preparation))
        along = {0: "Er ging niets mee naar De vraag.", 1: "1 onderwerp staat nu in De vraag."}
        self.told = finished.warning or along.get(count, f"{count} onderwerpen staan nu in De vraag.")
        self.dismiss()


class FinishDialog(Dialog[bool]):
    """Show what comes along, what is kept and what goes. Enter does nothing here: what goes does not come back."""

    DEFAULT_CSS = """
    FinishDialog Label { width: 100%; }
    FinishDialog #for-good { color: $warning; text-style: bold; }
    """
    YES = Command("answer(True)", "ja, klaar", "Ja: zo is het goed", ("j",))
    NO = Command("answer(False)", "nee", "Nee, nog verder", ("n",))
    OFFERS = (YES, NO, GO_BACK)
    BINDINGS = bindings(YES, NO)

    def __init__(self, preparation: Preparation) -> None:
        super().__init__("Klaar met voorbereiden?")
        self._groups = (
            ("Mee naar de tafel", coming_along(preparation)),
            ("Alleen voor jou bewaard", kept_for_self(preparation)),
            ("Gaat weg, ook uit de reservekopieën", let_go(preparation)),
        )

    def compose_middle(self) -> ComposeResult:
        """The three groups, and that it is for good."""
        for words, topics in self._groups:
            titles = ", ".join(topic.title for topic in topics) or "niets"
            told = Content.from_markup("[b]$words:[/b] $titles", words=words, titles=titles)
            yield Label(told, classes="private")
        yield Label("Dit kan niet ongedaan gemaakt worden.", id="for-good", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)


# The rows


def _rows(preparation: Preparation, width: int) -> Iterator[Row]:
    yield heading("Wie en met wie")
    yield _asked(preparation, "writer", width)
    yield _asked(preparation, "company", width)
    yield (None, Content(""))
    hint = Content.from_markup("[$muted]het belangrijkste bovenaan[/]") if width >= WIDE else None
    yield heading("Waar wil jij het over hebben?", hint)
    for place, topic in enumerate(in_order(preparation), start=1):
        yield (f"topic/{topic.id}", _topic_row(place, topic, width))
    yield ("add", Content.from_markup("  [b $primary]▸ Nog een onderwerp[/]   [$muted]n[/]"))
    yield (None, Content(""))
    yield _asked(preparation, "ask_along", width)
    if preparation.topics:
        yield ("finish", Content.from_markup("  [b $primary]▸ Klaar[/]   [$muted]k[/]"))
    yield note("Alleen waar “mee naar de tafel” bij staat, komt op tafel. De rest leest niemand anders.", width)


def _asked(preparation: Preparation, which: str, width: int) -> Row:
    label = Content.from_markup("[$muted]$words[/]", words=_WHO[which][0])
    said = str(getattr(preparation, which))
    value = private(Content(said)) if said else Content.from_markup("[$muted]–[/]")
    room = LABEL if width >= WIDE else 20
    return (f"who/{which}", beside((label, room), (value, width - room - 4), indent=2))


def _topic_row(place: int, topic: Topic, width: int) -> Content:
    title = Content.from_markup("[$muted]$place[/]  ", place=str(place)) + private(Content(topic.title).stylize("b"))
    bar = private(Content(_bar(topic)))
    where = _where(topic)
    if width >= WIDE:
        rest = width - 2 - 20 - 24 - 2 * 2
        return beside((title, rest), (bar, 20), (where, 24), indent=2)
    return below([title, where, bar], width)


def _where(topic: Topic) -> Content:
    if topic.along:
        return Content.from_markup("[b $success]✓ mee naar de tafel[/]")
    return Content("niet mee, wel bewaren" if topic.keep else "niet mee")


def _bar(topic: Topic) -> str:
    """Return the scores as a bar of ten with the numbers: `███░░░░░·· 3 → 8`; empty where there are none."""
    now, goal = topic.score_now, topic.score_goal
    if now is None and goal is None:
        return ""
    full = now or 0
    wanted = max((goal or 0) - full, 0)
    numbers = " → ".join("?" if score is None else str(score) for score in (now, goal))
    return f"{FULL * full}{WANTED * wanted}{REST * (10 - full - wanted)} {numbers}"
