"""The closing talk with a jongere, who can sit at the laptop: one question at a time, large and calm."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from sessions.acts.ending import close_traject, open_actions, stop_traject
from sessions.acts.opening import SeriesFile
from sessions.errors import Refusal
from sessions.text import clean_line
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.ending.talk import Ask, Reply, Told, asks
from tafel.nudging import nudge
from tafel.screens.with_file import SORT_OUT, TAKE_OVER, FileScreen
from tafel.widgets.clean_input import CleanInput
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, beside, private

TAKE = Command("take_lit", "kiezen", "Neem de regel die oplicht, of wat in het veld staat", ("enter",))
BACK = Command("back", "vorige vraag", "Terug naar de vraag hiervoor", ("escape", "f5", "ctrl+b"), stays=True)
READ_ON = Command("read(1)", "verder lezen", "Lees verder in wat boven de antwoorden staat", ("pagedown",), first=True)
READ_BACK = Command(
    "read(-1)", "terug lezen", "Lees terug in wat boven de antwoorden staat", ("pageup",), shown=False, first=True
)
KEYS = tuple(
    Command(f"take('{key}')", key, f"Kies het antwoord met {key}", (key,), shown=False) for key in "0123456789g"
)
KEEP = "keep"
"""The id of the row that keeps all that was told."""
NOT_KEPT = "Wat hier is gekozen, is nog niet vastgelegd. Ga verder tot Vastleggen, of ga terug met Esc."


class EndingScreen(FileScreen):
    """Asks how the traject with this number ended, and keeps it all in one act at the end.

    `told` says afterwards what was kept; it is empty for who went back.
    """

    CSS_PATH = "ending.tcss"
    OFFERS = (READ_ON, READ_BACK, TAKE, BACK, TAKE_OVER, SORT_OUT)
    BINDINGS = bindings(*OFFERS, *KEYS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    WORDS = ("traject", "leefgebied", "rapportcijfer", "coach", "nazorg", "privé")
    PURPOSE = (
        "Hier rondt u een traject af, samen met de jongere. Eén vraag tegelijk: kies met een cijfer, of typ en druk op "
        "Enter. Aan het eind ziet u alles nog een keer. Pas bij Vastleggen wordt het bewaard."
    )

    def __init__(self, file: SeriesFile, traject: int) -> None:
        super().__init__(file)
        self._traject = file.trajects.get(traject)
        self._actions = open_actions(file, traject)
        self._said = Told(day=file.today())
        self._at = "how"
        self.told = ""

    def compose_middle(self) -> ComposeResult:
        """The question with its small print, and the answers or a line."""
        with Vertical(id="talk"):
            with VerticalScroll(id="question", can_focus=False):
                yield Label("", id="heading", classes="private", markup=False)
                yield Label("", id="words", classes="private", markup=False)
                yield Label("", id="aside", classes="private", markup=False)
            yield NamedRows(narrows=False)
            yield CleanInput(id="line", classes="private", select_on_focus=False)
            yield Label("", id="echo", classes="private", markup=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self.show_question()

    async def show_file(self) -> None:
        """Ask anew, about what the file holds now."""
        traject = self._file.trajects.find(self._traject.number)
        if traject is None or traject.ended:
            self.dismiss()
            return
        self._traject = traject
        self._actions = open_actions(self._file, traject.number)
        self.show_question()

    # What is asked

    @property
    def _asks(self) -> tuple[Ask, ...]:
        return asks(self._traject, self._actions, self._said, self._file.today())

    @property
    def _ask(self) -> Ask | None:
        """The question that is asked now; None where all that was told is shown."""
        return next((ask for ask in self._asks if ask.key == self._at), None)

    def show_question(self) -> None:
        """Paint the question that is asked now, or all that was told."""
        ask, whole = self._ask, self._asks
        keys = [one.key for one in whole]
        where = f"vraag {keys.index(ask.key) + 1} van {len(keys)}" if ask else "klaar om vast te leggen"
        self.show_where(f"{self._traject.code}   Afronden", self.standing or where)
        self._label("heading", ask.heading if ask else "Klopt het zo?")
        self._label("words", ask.words if ask else "Enter op een regel verandert die nog.")
        self._label("aside", ask.aside if ask else "")
        listed, line = self.query_one(NamedRows), self.query_one("#line", CleanInput)
        is_line = ask is not None and ask.read is not None
        listed.display, line.display = not is_line, is_line
        if ask and is_line:
            line.placeholder = ask.hint
            with line.prevent(Input.Changed):
                line.value = ask.value
            line.cursor_position = len(ask.value)
            self.set_focus(line)
        else:
            listed.show_rows(_options(ask) if ask else _summary(whole, listed.room), lit=self._to_light(ask))
            self.set_focus(listed)
        self._show_echo()
        self.query_one("#question", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self.refresh_bindings)

    def _label(self, name: str, text: str) -> None:
        label = self.query_one(f"#{name}", Label)
        label.update(Content(text))
        label.display = bool(text)

    def _to_light(self, ask: Ask | None) -> str:
        """Return the id of the row that lights up: the answer given before, else the first."""
        if ask is None:
            return KEEP
        given = ask.key in self._said.answered
        return next((option.key for option in ask.options if given and option.told == self._said), ask.options[0].key)

    @on(Input.Changed, "#line")
    def _typing(self) -> None:
        self.tell(nudge(self, self.query_one("#line", CleanInput).value))
        self._show_echo()

    def _show_echo(self) -> None:
        """Say below the line how it reads, or why it does not yet."""
        ask, said = self._ask, ""
        if ask and ask.read and ask.echo:
            try:
                said = ask.echo(ask.read(clean_line(self.query_one("#line", CleanInput).value)))
            except Refusal as refusal:
                said = str(refusal)
        self._label("echo", said)

    # What a user does

    def action_take(self, key: str) -> None:
        """Give the answer with this key."""
        ask = self._ask
        option = next((option for option in ask.options if option.key == key), None) if ask else None
        if option:
            self._take(option)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted, "#line")
    def action_take_lit(self) -> None:
        """Take what is lit or typed; where all is shown: keep it, or go to the question that is lit."""
        self.tell("")
        ask, lit = self._ask, self.query_one(NamedRows).lit or ""
        if ask and ask.read:
            self._answer(ask, ask.read(clean_line(self.query_one("#line", CleanInput).value)))
        elif ask:
            self.action_take(lit)
        elif lit == KEEP:
            self._keep()
        else:
            self._go_to(lit)

    def _take(self, option: Reply) -> None:
        ask = self._ask
        assert ask is not None
        self._answer(ask, option.told)

    def _answer(self, ask: Ask, told: Told) -> None:
        """Go on to the next question that was not answered, or to all that was told."""
        self._said = replace(told, answered=told.answered | {ask.key})
        keys = [one.key for one in self._asks]
        later = keys[keys.index(ask.key) + 1 :]
        self._go_to(next((key for key in later if key not in self._said.answered), ""))

    def _go_to(self, key: str) -> None:
        self._at = key
        self.show_question()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to read on in only where the question does not fit."""
        if action == "read":
            return self.is_mounted and self.query_one("#question", VerticalScroll).max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_read(self, way: int) -> None:
        """Read on (1) or back (-1) in a question that does not fit."""
        question = self.query_one("#question", VerticalScroll)
        question.scroll_relative(y=way * max(1, question.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Ask the question before this one again; from the first one go back, and ask what would be lost."""
        self.tell("")
        keys = [ask.key for ask in self._asks if ask.key != "day" or self._at == "day"]
        here = keys.index(self._at) if self._at in keys else len(keys)
        if here:
            self._go_to(keys[here - 1])
        elif self._said.begun:
            self.converse(self._leave())
        else:
            self.dismiss()

    async def _leave(self) -> None:
        question = ConfirmDialog("Stoppen met afronden?", "Wat hier is gekozen, is niet bewaard.", names=False)
        if await self.app.push_screen_wait(question):
            self.dismiss()

    def may_leave(self) -> bool:
        """Stopping the app does not throw away what was chosen."""
        if self._said.begun:
            self.tell(NOT_KEPT, trouble=True)
        return not self._said.begun

    def _keep(self) -> None:
        """Keep all that was told."""
        said, number = self._said, self._traject.number
        if said.reason:
            stop_traject(self._file, number, said.day, said.reason, said.settled)
            self.told = "Het traject is gestopt. Ctrl+Z maakt dat ongedaan."
        else:
            close_traject(self._file, number, said.day, said.closing_with(self._traject), said.settled)
            self.told = "Het traject is afgerond. Ctrl+Z maakt dat ongedaan."
        self.dismiss()


def _options(ask: Ask) -> list[Row]:
    """Return the answers, each with its key."""
    return [
        (option.key, Content.from_markup("[b $primary]$key[/]   ", key=option.key) + private(Content(option.label)))
        for option in ask.options
    ]


def _summary(whole: tuple[Ask, ...], width: int) -> list[Row]:
    """Return all that was told, under the row that keeps it."""
    room = max((len(_about(ask)) for ask in whole), default=0) + 2
    room = min(room, width // 2)
    rows: list[Row] = [(KEEP, Content.from_markup("[b $primary]▸ Vastleggen[/]"))]
    for ask in whole:
        label = private(Content.from_markup("[$muted]$about[/]", about=_about(ask)))
        rows.append((ask.key, beside((label, room), (private(Content(ask.said)), width - room - 4), indent=2)))
    return rows


_ABOUT = {
    "how": "Einde",
    "name": "Naam",
    "until": "Contact tot",
    "moments": "Vragen hoe het gaat",
    "grade": "Cijfer",
    "coach": "Contact met",
}


def _about(ask: Ask) -> str:
    return _ABOUT.get(ask.key, "Reden" if ask.key.startswith("why/") else ask.heading)
