"""De vraag: what goes well, the question in own words, and per leefgebied the words, the scores, the own network."""

from functools import partial

from textual.content import Content

from sessions.acts.question import answer_question, note_going_well, open_leefgebied, word_question
from sessions.acts.turns import note_consent
from sessions.consents import Consenter, ConsentSubject, who_consents
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.scores import read_scores
from sessions.trajects import Question
from tafel.commands import Command, bindings
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.steps.base import TEXT_IN_LINE
from tafel.steps.fields import Field, FieldsStep
from tafel.widgets.lists import Rows

OPEN = Command("open_leefgebied", "leefgebied erbij", "Nog een leefgebied bespreken", ("ctrl+r", "f4"), first=True)
STATE = Command("state", "wel of geen vraag", "Vraag, geen vraag, of niet aan deze tafel", ("ctrl+s",), first=True)
WITHDRAW = Command(
    "withdraw",
    "verslaving toch niet",
    "De jongere wil verslaving toch niet laten opschrijven: wat erover staat, gaat weg",
    ("ctrl+f", "f10"),
    first=True,
    words="toestemming intrekken wissen",
)


class QuestionStep(FieldsStep):
    """The question of the jongere, typed from top to bottom while he or she talks."""

    OFFERS = (OPEN, STATE, WITHDRAW)
    BINDINGS = bindings(*OFFERS)

    def fields(self) -> list[Field]:
        """What goes well first; then the question; then three lines for each leefgebied with a question."""
        jongere = self.jongere
        if jongere is None:
            return []
        file, place, name = self.file, self.place, jongere.roepnaam
        fields = [
            Field(
                "well",
                "Wat gaat goed?",
                jongere.going_well,
                f"Wat gaat er goed, {name}?",
                partial(note_going_well, file, place),
            ),
            Field(
                "question",
                "De vraag",
                jongere.question,
                f"Wat is je vraag, {name}? In eigen woorden",
                partial(word_question, file, place),
            ),
        ]
        for question in jongere.questions:
            fields.extend(self._fields_of(question))
        return fields

    def _fields_of(self, question: Question) -> list[Field]:
        key, label = question.leefgebied, question.leefgebied.label
        if not self._may_be_written(key):
            return [
                Field(
                    f"{key}-consent",
                    "",
                    "",
                    f"Enter: vraag of {self.roepnaam} dit wil laten opschrijven",
                    lambda _: self._ask_to_write(),
                    aside="nog geen toestemming om hier iets op te schrijven",
                    acts=True,
                )
            ]
        if question.state != DomainState.QUESTION:
            return [
                Field(f"{key}-state", "", str(question.state), f"{label}: {question.state}", lambda _: None, acts=True)
            ]
        return [
            Field(
                f"{key}-words",
                "eigen woorden",
                question.words,
                f"{label}: wat wil je, in eigen woorden?",
                partial(self._keep, key, "words"),
            ),
            Field(
                f"{key}-scores",
                "nu en straks",
                _scores_text(question),
                f"{label}: hoe gaat het nu, en waar wil je naartoe? Twee cijfers van 0 tot 10, bijvoorbeeld 3 7",
                partial(self._keep_scores, key),
                replaces=True,
            ),
            Field(
                f"{key}-network",
                "eerst zelf",
                question.own_network,
                f"{label}: wat doet {self.roepnaam} eerst zelf, of met mensen om zich heen?",
                partial(self._keep, key, "own_network"),
            ),
        ]

    def heading_before(self, key: str) -> Content | None:
        """The name of a leefgebied stands above its first field."""
        name, _, part = key.partition("-")
        if part not in {"words", "state", "consent"}:
            return None
        return Content.from_markup("[b $primary]$label[/]", label=Leefgebied(name).label)

    def _keep(self, leefgebied: Leefgebied, field: str, text: str) -> None:
        answer_question(self.file, self.place, leefgebied, **{field: text})

    def _keep_scores(self, leefgebied: Leefgebied, text: str) -> None:
        now, goal = read_scores(text)
        answer_question(self.file, self.place, leefgebied, score_now=now, score_goal=goal)

    # Leefgebieden

    def action_open_leefgebied(self) -> None:
        """Choose a leefgebied that was not brought in."""
        self.converse(self._open_leefgebied())

    async def _open_leefgebied(self) -> None:
        jongere = self.jongere
        closed = [key for key in Leefgebied if jongere and not jongere.question_in(key)]
        choices = [Choice(key, key.label, key.to_jongere if key.to_jongere != key.label else "") for key in closed]
        chosen = await self.app.push_screen_wait(ChoiceDialog("Welk leefgebied komt erbij?", choices))
        if chosen is not None and (self._may_be_written(chosen) or await self._consents()):
            open_leefgebied(self.file, self.place, chosen)
            self._light(f"{chosen}-words")

    def _may_be_written(self, leefgebied: Leefgebied) -> bool:
        """Whether words on this leefgebied may be recorded: verslaving only after consent (domain.md section 1)."""
        return leefgebied != Leefgebied.VERSLAVING or self._consented

    @property
    def _consented(self) -> bool:
        """Whether the jongere lets verslaving be written down."""
        consent = self.jongere.consent_to(ConsentSubject.ADDICTION) if self.jongere else None
        return consent is not None and consent.given

    def _ask_to_write(self) -> None:
        self.converse(self._open_brought())

    async def _open_brought(self) -> None:
        """Open verslaving that was brought in beforehand, once there is consent."""
        if await self._consents():
            self._light(f"{Leefgebied.VERSLAVING}-words")

    async def _consents(self) -> bool:
        """Ask whether verslaving may be recorded, and keep the answer; who goes back has given none."""
        dialog = ConfirmDialog(
            f"Mag verslaving worden opgeschreven, {self.roepnaam}?",
            "Vraag het hardop. Bij nee praten we er gerust over, maar schrijven we er niets over op.",
        )
        given = await self.app.push_screen_wait(dialog)
        if given is None:
            return False
        note_consent(self.file, self.place, ConsentSubject.ADDICTION, given=given, by=self._who_consents())
        self.acted("" if given else "Verslaving blijft dicht: er wordt niets over opgeschreven.")
        return given

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was never said yes to is not taken back."""
        if action == "withdraw":
            return self._consented
        return super().check_action(action, parameters)

    def action_withdraw(self) -> None:
        """Ask whether verslaving goes out again."""
        if self.has_text:
            self.post_message(self.Told(TEXT_IN_LINE, trouble=True))
        else:
            self.converse(self._withdraw())

    async def _withdraw(self) -> None:
        dialog = ConfirmDialog(
            f"Verslaving toch niet opschrijven, {self.roepnaam}?",
            "Wat bij verslaving is opgeschreven, gaat weg: de woorden, de cijfers en het woord verslaving bij een "
            "actie. De acties zelf blijven.",
        )
        if await self.app.push_screen_wait(dialog):
            note_consent(self.file, self.place, ConsentSubject.ADDICTION, given=False, by=self._who_consents())
            self.acted("Verslaving is eruit. Was het een vergissing? Ctrl+Z zet het terug.")

    def _who_consents(self) -> Consenter:
        """Return whose word was taken at the welcome, else whose the age rule proposes."""
        table = self.jongere.consent_to(ConsentSubject.TABLE) if self.jongere else None
        birth_month = self.jongere.birth_month if self.jongere else ""
        return table.by if table else who_consents(birth_month, self.desk.record.today) or Consenter.JONGERE

    def action_state(self) -> None:
        """Say how the question in this leefgebied stands."""
        self.converse(self._choose_state())

    async def _choose_state(self) -> None:
        lit = (self.query_one(Rows).lit or "").partition("-")[0]
        if lit not in list(Leefgebied):
            raise InvalidInput("Zet de cursor met de pijltjes op een leefgebied, en probeer het opnieuw.")
        leefgebied = Leefgebied(lit)
        choices = [
            Choice(DomainState.QUESTION, "Vraag"),
            Choice(DomainState.NO_QUESTION, "Geen vraag", "dat is ook een antwoord"),
            Choice(DomainState.NOT_HERE, "Niet aan deze tafel", "komt in geen enkel stuk voor anderen"),
        ]
        state = await self.app.push_screen_wait(ChoiceDialog(f"{leefgebied.label}: hoe staat het ermee?", choices))
        if state is not None:
            answer_question(self.file, self.place, leefgebied, state=state)
            self._light(f"{leefgebied}-{'words' if state == DomainState.QUESTION else 'state'}")

    def _light(self, key: str) -> None:
        """Put the cursor on a field that has just come."""
        self.desk.refresh()
        self.show()
        if not self.has_text:
            self.light_field(key)
        self.acted()


def _scores_text(question: Question) -> str:
    if question.score_now is None and question.score_goal is None:
        return ""
    now, goal = ("?" if score is None else str(score) for score in (question.score_now, question.score_goal))
    return f"{now} → {goal}"
