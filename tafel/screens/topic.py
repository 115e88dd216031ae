"""One topic of a jongere who prepares the question: open questions that start with what goes well, and two scores."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Input, Label

from sessions.acts.opening import SeriesFile
from sessions.acts.preparing_question import save_topic
from sessions.acts.undo import redo_act, undo_act
from sessions.errors import Refusal
from sessions.place import Place
from sessions.preparation import Topic
from sessions.scores import read_scores
from tafel.commands import Command, bindings
from tafel.forms.field import FormField
from tafel.forms.row import FieldRow
from tafel.screens.page import REDO, UNDO
from tafel.screens.with_file import SORT_OUT, TAKE_OVER, FileScreen
from tafel.widgets.notes_area import KeepsNotes, NotesArea
from tafel.widgets.why_reading import WhyReading

ALONG = Command(
    "along", "mee naar de tafel", "Wel of niet mee naar de tafel", ("f4", "ctrl+r"), first=True, words="delen ja nee"
)
LEAVE = Command("leave", "terug", "Terug naar alle onderwerpen; alles is bewaard", ("escape",), first=True, stays=True)
BEFORE = (("going_well", "Wat gaat goed?"), ("better", "Wat kan beter?"))
AFTER = (
    ("change", "Wat moet er veranderen?"),
    ("next_step", "Wat is je volgende stap?"),
    ("needed", "Wat heb je daarvoor nodig?"),
)
"""What is asked, before and after the scores, by the name of the field."""


class TopicScreen(KeepsNotes, FileScreen):
    """Shows a topic (its id) of the jongere with this number. What is typed is on disk a second later."""

    CSS_PATH = "topic.tcss"
    AUTO_FOCUS = "NotesArea"
    OFFERS = (ALONG, TAKE_OVER, SORT_OUT, UNDO, REDO, LEAVE)
    BINDINGS = bindings(*OFFERS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    WORDS = ("leefgebied", "nu en straks", "privé")
    PURPOSE = (
        "Hier schrijft een jongere over één onderwerp. Begin met wat goed gaat. Niets moet: sla gerust iets over. "
        "Alles wordt vanzelf bewaard."
    )

    def __init__(self, file: SeriesFile, traject: int, topic: int) -> None:
        super().__init__(file)
        self._traject = traject
        self._number = topic
        self.here = Place(session=0, traject=traject)

    @property
    def _topic(self) -> Topic | None:
        """The topic as it stands; None when it was taken away, by undo or in another window."""
        traject = self._file.trajects.find(self._traject)
        topics = traject.preparation.topics if traject and traject.preparation else ()
        return next((topic for topic in topics if topic.id == self._number), None)

    def compose_middle(self) -> ComposeResult:
        """The title, and the questions below each other."""
        topic = self._topic
        yield WhyReading()
        with VerticalScroll(id="questions", can_focus=False):
            yield Label(topic.title if topic else "", id="title", classes="private", markup=False)
            for field, words in BEFORE:
                yield from self._question(field, words)
            row = FieldRow(_scores_field(topic))
            row.disabled = bool(self._file.read_only)
            yield row
            for field, words in AFTER:
                yield from self._question(field, words)

    def _question(self, field: str, words: str) -> ComposeResult:
        with Vertical(classes="question"):
            yield Label(words, classes="asked", markup=False)
            yield self.area(field, "", writable=not self._file.read_only)

    def on_mount(self) -> None:
        """Paint where it is."""
        self.show_topic()

    @on(DescendantFocus)
    def _come_into_view(self, event: DescendantFocus) -> None:
        """Show with the field what is asked in it; with the first one also what all of it is about."""
        area = event.widget
        if not isinstance(area, NotesArea) or not isinstance(area.parent, Vertical):
            return
        if area.field == BEFORE[0][0]:
            self.call_after_refresh(self.query_one("#questions", VerticalScroll).scroll_home, animate=False)
        else:
            self.call_after_refresh(area.parent.scroll_visible, animate=False)

    def nudged(self, line: str) -> None:
        """Tell what is pointed out in a field."""
        self.tell(line)

    async def show_file(self) -> None:
        """Paint what stands, as it was read again."""
        for area in self.query(NotesArea):
            area.read_only = bool(self._file.read_only)
        self.show_topic()

    def show_topic(self) -> None:
        """Paint what stands on disk; what is being typed is never touched. A topic that is gone has no page."""
        topic = self._topic
        if topic is None:
            self.dismiss()
            return
        code = self._file.trajects.get(self._traject).code
        along = "mee naar de tafel" if topic.along else "niet mee"
        self.show_where(f"{code}   Jouw vraag voorbereiden", self.standing or along)
        self.query_one(WhyReading).say(self._file.read_only, self.what_then)
        self.show_notes()

    # Keeping

    def stands(self, field: str) -> str:
        """Return what stands in this field of the topic."""
        return str(getattr(self._topic, field, ""))

    def write(self, field: str, text: str, visit: str) -> None:
        """Keep a field of the topic."""
        save_topic(self._file, self._traject, self._number, visit=visit, **{field: text})

    def keep_notes(self) -> None:
        """Put on disk what differs from it; scores that cannot be read are told at their field, and wait."""
        if self._topic is None or self._file.read_only:
            return
        super().keep_notes()
        try:
            now, goal = read_scores(self.query_one(FieldRow).text)
        except Refusal:
            return
        if (now, goal) != (self._topic.score_now, self._topic.score_goal):
            save_topic(self._file, self._traject, self._number, score_now=now, score_goal=goal)

    @on(Input.Changed)
    def _score_typed(self) -> None:
        self.query_one(FieldRow).show_echo()
        self.keep_soon()

    @on(Input.Submitted)
    def _score_entered(self) -> None:
        self.screen.focus_next()

    def may_leave(self) -> bool:
        """Everything is put on disk first; scores that cannot be read stay to be mended."""
        self.keep_notes()
        row = self.query_one(FieldRow)
        if row.settle():
            return True
        self.set_focus(row.input)
        return False

    # What a user does

    def action_along(self) -> None:
        """Say whether this topic comes to the table."""
        topic = self._topic
        if topic is None or self._file.read_only:
            return
        self.keep_notes()
        save_topic(self._file, self._traject, self._number, along=not topic.along)
        self.show_topic()
        self.tell("Dit gaat niet mee." if topic.along else "Dit gaat mee naar de tafel.")

    def action_undo(self) -> None:
        """Undo the last change that belongs to this jongere."""
        self._turn(undo_act(self._file, self.here).told)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._turn(redo_act(self._file, self.here).told)

    def _turn(self, told: str) -> None:
        topic = self._topic
        if topic is not None:
            self.query_one(FieldRow).propose(_score_text(topic))
            self.tell(told)
        self.show_topic()

    def action_leave(self) -> None:
        """Back to all topics, with everything on disk."""
        if self.may_leave():
            self.dismiss()


def _scores_field(topic: Topic | None) -> FormField:
    def echo(text: str) -> str:
        now, goal = read_scores(text)
        return f"nu {now}" + (f", straks {goal}" if goal is not None else "")

    return FormField(
        "score",
        "Cijfer nu en straks",
        "3 7",
        _score_text(topic) if topic else "",
        echo=echo,
        help="0 is helemaal niet tevreden, 10 is heel tevreden. Eerst nu, dan hoe je het wilt.",
    )


def _score_text(topic: Topic) -> str:
    return " ".join(str(score) for score in (topic.score_now, topic.score_goal) if score is not None)
