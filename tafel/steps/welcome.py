"""Welkom: opens the block of a jongere. One thing is asked, toestemming; the rest stands ready and may stay so."""

from collections.abc import Iterator
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, OptionList, Static

from sessions.acts.meeting import welcome_guest
from sessions.acts.sharing import who_had
from sessions.acts.turns import call_by, came_after_all, consent_advice, not_come, note_consent, set_at_table, welcome
from sessions.companions import companion_words
from sessions.consents import Consent, Consenter, ConsentSubject, who_consents
from sessions.people import Partner, Person
from sessions.sharing import scope_for
from sessions.trajects import Companion
from sessions.turns import Course, Turn
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.outgoing.leaving import had_words
from tafel.steps.base import StepView
from tafel.steps.line_task import Ask, LineTask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Rows

YES = Command("consent(True)", "ja", "Er is toestemming, hardop gezegd", ("j",))
NO = Command("consent(False)", "nee", "Er is geen toestemming: we praten en schrijven niet over de jongere", ("n",))
GO_ON = Command("go_on", "verder", "Door naar de volgende stap", ("enter",), first=True)
NOT_COME = Command("not_come", "niet gekomen", "De jongere is er niet: wat gebeurt er met de vraag?", ("k",))
CAME = Command("came", "toch gekomen", "De jongere is er toch", ("t",))
AGAIN = Command("again", "opnieuw beginnen", "De jongere wil toch verder: het blok begint opnieuw", ("o",))
BESIDE = Command("beside", "naast", "Wie zit er naast de jongere? Die hoort alleen bij dit blok", ("b",))
CALLED = Command("called", "roepnaam", "Hoe wil de jongere genoemd worden?", ("r",))
SHARE = Command("share", "wie leest wat", "Afspreken wat elke partner leest", ("d",))
AT_TABLE = Command("at_table", "aan of van tafel", "Deze persoon zit hier wel of niet bij", ("space",))
GIVER = Command("giver", "wie geeft toestemming", "De jongere zelf, de ouders of voogd, of samen", ("w",), shown=False)
GUEST = Command("open_line", "gast", "Iemand die alleen bij dit blok aan tafel zit", ("ctrl+o", "f2"), shown=False)

ASKED = {"consent", "called", "not_come", "giver"}
"""What can be done only while the jongere is at the table, or may still come."""
TABLE_WORK = {"at_table", "beside", "share", "open_line"}
"""What has a sense only while there will be talked about the jongere."""


class Absent(StrEnum):
    """What happens with the question of a jongere who did not come."""

    NEXT_TABLE = "naar de volgende keer"
    BROUGHT_IN = "ingebracht"


class WelcomeStep(StepView):
    """Who is here, who sits beside him or her, who reads what, and may we talk about it and write it down?"""

    OFFERS = (YES, NO, GO_ON, CAME, AGAIN, NOT_COME, BESIDE, CALLED, AT_TABLE, SHARE, GIVER, GUEST)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    WelcomeStep #greeting { text-style: bold; color: $primary; width: 100%; margin-bottom: 1; display: none; }
    WelcomeStep #aloud { color: $secondary; width: 100%; margin-bottom: 1; display: none; }
    WelcomeStep.-greets #greeting, WelcomeStep.-greets #aloud { display: block; }
    WelcomeStep #ask { height: auto; width: 100%; border-left: thick $primary; padding: 0 1; margin-bottom: 1; }
    WelcomeStep Rows { height: 1fr; min-height: 2; }
    """
    can_focus = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._giver: Consenter | None = None

    def compose_work(self) -> ComposeResult:
        """The greeting, what to read aloud, what is asked, and the list."""
        yield Label("", id="greeting", classes="private", markup=False)
        if self.step.reading:
            yield Label(Content(f"Lees voor: “{self.step.reading}”"), id="aloud")
        yield Static("", id="ask", classes="private")
        yield Rows(narrows=False)

    # What stands

    @property
    def _turn(self) -> Turn:
        return self.desk.record.session.turn(self._number)

    @property
    def _number(self) -> int:
        assert self.step.traject is not None, "a welcome stands in the block of a jongere"
        return self.step.traject

    @property
    def _answer(self) -> Consent | None:
        """What was said at this table on talking about the jongere; what was said at an earlier one is asked again."""
        consent = self.jongere.consent_to(ConsentSubject.TABLE) if self.jongere else None
        return consent if consent and consent.session == self.desk.session else None

    @property
    def _by(self) -> Consenter:
        """Who consents: as was said, else as was chosen, else as the age rule proposes."""
        if self._giver:
            return self._giver
        if self._answer:
            return self._answer.by
        birth_month = self.jongere.birth_month if self.jongere else ""
        return who_consents(birth_month, self.desk.record.today) or Consenter.JONGERE

    @property
    def _is_settled(self) -> bool:
        """Whether nothing is asked any more."""
        # A no outlives a turn that is begun again: then consent is asked anew.
        return not self._turn.course.jongere_here or (self._answer is not None and self._answer.given)

    # Painting

    def show(self) -> None:
        """Paint what is asked, or what now happens; and the table while there will be talked, or what is out."""
        course = self._turn.course
        self.set_class(not self._is_settled, "-greets")
        self.query_one("#greeting", Label).update(Content(f"Welkom, {self.roepnaam}."))
        self.query_one("#ask", Static).update(Content("\n").join(self._told()))
        rows = self.query_one(Rows)
        listed = list(self._made_before() if course == Course.STOPPED else self._rows() if course.talked_about else ())
        rows.display = bool(listed)
        rows.show_rows(listed)
        self.refresh_bindings()

    def _told(self) -> Iterator[Content]:
        """Yield the lines of the one thing that counts now."""
        name, course = self.roepnaam, self._turn.course
        if course == Course.STOPPED:
            yield Content.from_markup("[b]Dit gesprek is gestopt.[/b] Wat in dit blok getypt was, is gewist.")
            yield _then("Enter", "verder", "o", "opnieuw beginnen")
        elif course == Course.NO_CONSENT:
            yield Content.from_markup("[b]Geen toestemming.[/b] We praten en schrijven niet over $name.", name=name)
            yield _then("Enter", "verder", "j", "toch toestemming")
        elif course == Course.NEXT_TABLE:
            yield Content.from_markup("[b]$name is niet gekomen.[/b] De vraag gaat naar de volgende keer.", name=name)
            yield Content("Wat al afgesproken was, blijft staan. We bespreken het nu niet.")
            yield _then("Enter", "verder", "t", "toch gekomen")
        elif course == Course.BROUGHT_IN:
            yield Content.from_markup(
                "[b]$name is niet gekomen.[/b] $who brengt de vraag in, zoals afgesproken.",
                name=name,
                who=_capital(self._youth_worker),
            )
            yield Content.from_markup(
                "Elke actie blijft [b]nog niet teruggelezen[/b], tot iemand haar met $name doorneemt.", name=name
            )
            yield _then("Enter", "verder", "t", "toch gekomen")
        elif self._is_settled:
            yield Content.from_markup("[b $success]✓ Toestemming[/] van $who.", who=self._givers)
            yield _then("Enter", "verder")
            yield Content.from_markup("[$muted]Wil $name later stoppen? Ctrl+D, in elke stap.[/]", name=name)
        else:
            yield Content.from_markup("[b]Toestemming?[/b]   [b $primary]j[/] ja   [b $primary]n[/] nee")
            yield Content.from_markup("Van $who   [b $primary]w[/] [$muted]van iemand anders[/]", who=self._givers)
            advice = consent_advice(self.jongere, self.desk.record.today) if self.jongere else ""
            if advice:
                yield Content.from_markup("[$muted]$advice[/]", advice=advice)

    @property
    def _givers(self) -> str:
        """Who gives consent, in words with the roepnaam."""
        return {
            Consenter.JONGERE: self.roepnaam,
            Consenter.PARENTS: str(Consenter.PARENTS),
            Consenter.BOTH: f"{self.roepnaam} en {Consenter.PARENTS}",
        }[self._by]

    @property
    def _youth_worker(self) -> str:
        person = self.desk.record.person(self.jongere.youth_worker if self.jongere else None)
        return person.name if person else "de jeugdhulpverlener"

    def _rows(self) -> Iterator[tuple[str | None, Content]]:
        """Yield who is at the table for this jongere, and then what their organisations read."""
        yield None, _heading("Aan tafel", "spatie: aan of af   b: ernaast")
        for person in self.desk.record.company(self._number):
            here = self._is_at_table(person)
            yield (
                f"person-{person.number}",
                Hung(
                    Content.from_markup(
                        "$mark [b]$name[/b]  [$muted]$organisation$away[/]",
                        mark="✓" if here else "–",
                        name=person.name,
                        organisation=self.desk.record.organisation_of(person),
                        away="" if here else "  niet aan tafel",
                    )
                ),
            )
        partners = self._partners()
        if partners and self.jongere:
            yield None, _heading("Wie leest wat", "d: wijzigen")
            for partner in partners:
                scope = scope_for(self.jongere.sharing, partner.number)
                yield (
                    f"partner-{partner.number}",
                    Content.from_markup("  $name  [b]$scope[/b]", name=partner.name, scope=str(scope)),
                )

    def _made_before(self) -> Iterator[tuple[str | None, Content]]:
        """Yield, after a stop, which documents about the jongere are out: what is erased here may stand in those."""
        sent = who_had(self.file, traject=self._number)
        if not sent:
            return
        yield None, _heading("Al gemaakt over deze jongere", "tafel haalt het niet terug: spreek af wat ermee gebeurt")
        days = (had_words([one], self.desk.record.today) for one in reversed(sent))
        for place, words in enumerate(dict.fromkeys(days)):
            yield f"sent-{place}", Hung(Content(f"  {words}"))

    def _is_at_table(self, person: Person) -> bool:
        """Whether somebody is at the table for this jongere; before that is noted everyone in the room is."""
        here = self._turn.here
        if here is not None:
            return person.number in here
        noted = {entry.person: entry.presence for entry in self.desk.record.session.attendance}
        return noted[person.number].in_room

    def _partners(self) -> list[Partner]:
        """Return the organisations at the table for this jongere, in the order of the table."""
        company = self.desk.record.company(self._number)
        numbers = dict.fromkeys(person.partner for person in company if self._is_at_table(person))
        return [partner for number in numbers if (partner := self.desk.record.partner(number))]

    # The line

    def spare_task(self) -> LineTask:
        """Ask who is here for this jongere only."""
        return Ask(f"Wie zit er naast {self.roepnaam}? Naam; wie dat is", self._seat)

    def _seat(self, text: str) -> None:
        if text:
            welcome_guest(self.file, self.place, text)
        self.kept("Zit aan tafel, alleen bij dit blok." if text else "")

    def _call_by(self, text: str) -> None:
        if text and text != self.roepnaam:
            call_by(self.file, self.place, text)
        self.kept()

    # Keys

    def focus_work(self) -> None:
        """The keys work on the list; where there is none, on the step."""
        rows = self.query_one(Rows)
        self.screen.set_focus(rows if rows.display else self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits how the turn goes."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        course, name = self._turn.course, action.partition("(")[0]
        if name == "go_on":
            return not self.line.has_focus
        if name == "came":
            return course in {Course.NEXT_TABLE, Course.BROUGHT_IN}
        if name == "again":
            return course == Course.STOPPED
        if name in ASKED:
            return course.jongere_here or course == Course.NO_CONSENT
        if name in TABLE_WORK and not course.talked_about:
            return False
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """On to the next step, once it is known whether there may be talked."""
        if self._is_settled:
            self.post_message(self.Next())
        else:
            self.post_message(self.Told("Eerst de toestemming: j voor ja, n voor nee."))

    def action_consent(self, given: bool) -> None:
        """Note what was said aloud; a yes welcomes the jongere too."""
        note_consent(self.file, self.place, ConsentSubject.TABLE, given=given, by=self._by)
        self.acted("Toestemming genoteerd." if given else "Geen toestemming. Dat is genoteerd.")

    def action_giver(self) -> None:
        """Choose who consents."""
        self.converse(self._choose_giver())

    async def _choose_giver(self) -> None:
        choices = [Choice(who, _capital(str(who))) for who in Consenter]
        chosen = await self.app.push_screen_wait(ChoiceDialog("Wie geeft toestemming?", choices))
        if chosen is None:
            return
        self._giver = chosen
        if self._answer:
            note_consent(self.file, self.place, ConsentSubject.TABLE, given=self._answer.given, by=chosen)
        self.acted()

    def action_called(self) -> None:
        """Ask how the jongere wants to be called."""
        self.want_line(Ask("Hoe wil je genoemd worden?", self._call_by, self.roepnaam, replaces=True))

    def action_at_table(self) -> None:
        """Take the lit person off the table, or put him or her on it."""
        lit = self.query_one(Rows).lit
        if lit and lit.startswith("person-"):
            self._turn_chair(int(lit.removeprefix("person-")))

    def _turn_chair(self, number: int) -> None:
        person = self.desk.record.person(number)
        if person:
            set_at_table(self.file, self.place, number, here=not self._is_at_table(person))
            self.acted()

    def action_share(self) -> None:
        """Agree what each partner reads."""
        self.converse(self._share())

    async def _share(self) -> None:
        from tafel.dialogs.sharing import share

        await share(self.screen, self.file, self._number, self.place)
        self.acted()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """A click turns a chair, or opens what a partner reads."""
        event.stop()
        kind, _, number = (event.option_id or "").partition("-")
        if kind == "person":
            self._turn_chair(int(number))
        elif kind == "partner":
            self.action_share()

    def action_beside(self) -> None:
        """Ask who sits beside the jongere: the people around him or her by digit, or a name."""
        if self.jongere and self.jongere.around:
            self.converse(self._choose_companion(self.jongere.around))
        else:
            self.want_line(self.spare_task())

    async def _choose_companion(self, around: tuple[Companion, ...]) -> None:
        choices = [
            Choice(f"{known.name}; {known.role}" if known.name else known.role, companion_words(known))
            for known in around
        ]
        dialog: ChoiceDialog[str] = ChoiceDialog(
            f"Wie zit er naast {self.roepnaam}?",
            choices,
            hint="cijfer, of typ een naam",
            other=lambda text: [Choice(text, text, "zit aan tafel, alleen bij dit blok")] if text else [],
        )
        chosen = await self.app.push_screen_wait(dialog)
        if chosen:
            self._seat(chosen)

    # Not come

    def action_not_come(self) -> None:
        """Ask what happens with the question."""
        self.converse(self._ask_absent())

    async def _ask_absent(self) -> None:
        choices = [
            Choice(Absent.NEXT_TABLE, "Naar de volgende keer", "we bespreken nu niets"),
            Choice(
                Absent.BROUGHT_IN,
                f"{_capital(self._youth_worker)} brengt de vraag in",
                "alleen als dat vooraf is afgesproken",
            ),
        ]
        chosen = await self.app.push_screen_wait(ChoiceDialog(f"{self.roepnaam} is er niet. Wat nu?", choices))
        if chosen == Absent.BROUGHT_IN and not await self._was_agreed():
            self.post_message(self.Told("Zonder afspraak vooraf brengt niemand de vraag in. k en 1: de volgende keer."))
        elif chosen is not None:
            not_come(self.file, self.place, brought_in=chosen == Absent.BROUGHT_IN)
            self.acted()

    async def _was_agreed(self) -> bool:
        dialog = ConfirmDialog(
            f"Heeft {self.roepnaam} dit vooraf goed gevonden?",
            f"Alleen dan brengt een ander de vraag in. {self.roepnaam} hoort daarna wat er is afgesproken: "
            "elke actie blijft nog niet teruggelezen, tot iemand haar doorneemt.",
        )
        agreed = await self.app.push_screen_wait(dialog)
        return agreed is True

    def action_came(self) -> None:
        """The jongere is here after all."""
        came_after_all(self.file, self.place)
        self.acted()

    def action_again(self) -> None:
        """Who stopped wants to go on: the block begins anew, and consent is asked again."""
        welcome(self.file, self.place)
        self.acted("Opnieuw begonnen. Wat gewist is, blijft weg.")


def _then(*keys_and_words: str) -> Content:
    """Return the keys that go on from here, each with its word."""
    pairs = zip(keys_and_words[::2], keys_and_words[1::2], strict=True)
    return Content("   ").join(
        Content.from_markup("[b $primary]$key[/] $word", key=key, word=word) for key, word in pairs
    )


def _heading(title: str, keys: str) -> Content:
    return Content.from_markup("[b $primary]$title[/]  [$muted]$keys[/]", title=title, keys=keys)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
