"""Meetings of invented people, as records: what the documents in these tests are made of."""

import datetime as dt
from collections.abc import Callable

import pytest

from sessions.actions import Action, ActionEvent, Deadline, Firmness, Owner, ReadBack, Status
from sessions.consents import Consent, Consenter, ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Adoption, Session, SessionStatus, Signal, Step, StepKind, Theme
from sessions.people import Attendance, Partner, Person, Presence
from sessions.record import Alias, Record
from sessions.roles import Role
from sessions.series import Focus, Series, SeriesKind
from sessions.sharing import Scope, Sharing
from sessions.tips.tip import Public, Tip, TipsTold, Use
from sessions.trajects import Question, Statement, Traject
from sessions.turns import Course, Heard, Turn

DAY = dt.date(2026, 11, 24)
MOMENT = dt.datetime(2026, 11, 24, 15, 40, tzinfo=dt.UTC)
FRIDAY = Deadline(day=dt.date(2026, 11, 27))
BEFORE = Deadline(day=dt.date(2026, 11, 13))
NEXT_TABLE = Deadline(next_table=True, day=dt.date(2027, 1, 5))
NEXT_TABLE_UNKNOWN = Deadline(next_table=True)

ZEEWIJK, GEMEENTE, LOKET, DUINRAND = (
    Partner(number=number, name=name)
    for number, name in enumerate(
        ("Woonstichting Zeewijk", "Gemeente Den Helder", "Leerwerkloket Kop", "Jeugdhulp Duinrand"), start=1
    )
)
KARIN = Person(number=1, name="Karin Smit", partner=1, phone="0223 111 111")
AHMED = Person(number=2, name="Ahmed Bouali", partner=2)
YOUSSEF = Person(number=3, name="Youssef Amrani", partner=3)
ELS = Person(number=4, name="Els de Graaf", partner=4, phone="0223 444 444")
PETER = Person(number=5, name="Peter Vos", partner=4, phone="06 1234 5678")
GRANDMOTHER = Person(number=6, name="Truus, oma van Mila", guest=True)


def owner(person: Person, organisation: Partner) -> Owner:
    """Return who does it, as it stood when it was agreed."""
    return Owner(person=person.number, name=person.name, organisation=organisation.name)


MILA = Traject(
    number=1,
    code="J-07",
    roepnaam="Mila",
    birth_month="2009-03",
    youth_worker=4,
    contact=5,
    started=dt.date(2026, 9, 1),
    going_well="Ik ga elke dag naar school.\nMet oma gaat het goed.",
    question="Ik wil een eigen kamer, en Sem's broer woont ook in Zeewijk.",
    questions=(
        Question(
            leefgebied=Leefgebied.WONEN,
            state=DomainState.QUESTION,
            words="Een eigen kamer, niet te ver van oma.",
            score_now=3,
            score_goal=7,
            own_network="Ik vraag oma of ik in het weekend bij haar kan.",
        ),
        Question(
            leefgebied=Leefgebied.ONDERWIJS,
            state=DomainState.QUESTION,
            words="BBL techniek, bij een klein bedrijf.",
            score_now=5,
            score_goal=8,
        ),
        Question(leefgebied=Leefgebied.WERK, state=DomainState.NO_QUESTION),
        Question(leefgebied=Leefgebied.VERSLAVING, state=DomainState.NOT_HERE, words="Dit blijft van mij."),
        Question(leefgebied=Leefgebied.FINANCIEN),
    ),
    statements=(
        Statement(text="Ik weet het nog niet.", session=5, recorded=dt.date(2026, 10, 13)),
        Statement(text="Zo klopt het. Karin belt mij zelf.", session=7, recorded=DAY),
    ),
    discussed=True,
)
SEM = Traject(
    number=2,
    code="J-08",
    roepnaam="Sem",
    birth_month="2008-07",
    youth_worker=4,
    started=DAY,
    going_well="Ik heb een bijbaan.",
    question="Hoe kom ik van mijn schuld af?",
    questions=(
        Question(
            leefgebied=Leefgebied.FINANCIEN, state=DomainState.QUESTION, words="Ik durf de post niet open te maken."
        ),
    ),
)

REVIEWED = (
    Action(
        number=31,
        what="regelt een gesprek over Mila's stage",
        session=5,
        traject=1,
        owner=owner(YOUSSEF, LOKET),
        deadline=FRIDAY,
        first_deadline=BEFORE,
        result="stageplek",
        leefgebied=Leefgebied.ONDERWIJS,
        status=Status.STUCK,
        history=(
            ActionEvent(when=MOMENT, session=5, note="Dit is van vorige keer."),
            ActionEvent(when=MOMENT, session=7, status=Status.STUCK, note="Het bedrijf belt niet terug."),
            ActionEvent(when=MOMENT, session=7, deadline=FRIDAY),
        ),
    ),
    Action(
        number=30,
        what="vraagt een kopie van de ID-kaart aan",
        session=5,
        traject=1,
        owner=owner(AHMED, GEMEENTE),
        deadline=BEFORE,
        first_deadline=BEFORE,
        status=Status.DONE,
        history=(ActionEvent(when=MOMENT, session=7, status=Status.DONE),),
    ),
)
PROMISED = (
    Action(
        number=41,
        what="schrijft haar in voor een kamer",
        session=7,
        traject=1,
        owner=owner(KARIN, ZEEWIJK),
        deadline=FRIDAY,
        first_deadline=FRIDAY,
        result="eigen kamer",
        leefgebied=Leefgebied.WONEN,
        read_back=ReadBack.AGREED,
    ),
    Action(
        number=42,
        what="vraagt oma om de kamer",
        session=7,
        traject=1,
        owner=Owner(jongere=True),
        deadline=NEXT_TABLE,
        first_deadline=NEXT_TABLE,
        leefgebied=Leefgebied.WONEN,
        read_back=ReadBack.AGREED,
    ),
    Action(
        number=43,
        what="zoekt een mentor op school",
        session=7,
        traject=1,
        owner=owner(AHMED, GEMEENTE),
        deadline=NEXT_TABLE,
        first_deadline=NEXT_TABLE,
        firmness=Firmness.CONDITIONAL,
        waits_for="de teamleider",
        leefgebied=Leefgebied.ONDERWIJS,
        read_back=ReadBack.LATER,
    ),
    Action(
        number=44,
        what="belt de huisbaas van Sem",
        session=7,
        traject=1,
        owner=owner(KARIN, ZEEWIJK),
        deadline=FRIDAY,
        first_deadline=FRIDAY,
        read_back=ReadBack.REFUSED,
        status=Status.DROPPED,
        reason="de jongere zei nee",
    ),
    Action(
        number=45,
        what="maakt met Sem een overzicht van de schuld",
        session=7,
        traject=2,
        owner=owner(AHMED, GEMEENTE),
        deadline=FRIDAY,
        first_deadline=FRIDAY,
        result="overzicht",
        leefgebied=Leefgebied.FINANCIEN,
        firmness=Firmness.UNCONFIRMED,
    ),
    Action(number=46, what="bewaart de post in een map", session=7, traject=2, owner=Owner(name="buurvrouw Annie")),
    Action(
        number=47,
        what="stuurt de datum van de volgende tafel rond",
        session=7,
        owner=owner(ELS, DUINRAND),
        deadline=FRIDAY,
        first_deadline=FRIDAY,
    ),
)


def _step(identity: str, kind: StepKind, title: str, traject: int | None = None, **notes: str) -> Step:
    return Step(id=identity, kind=kind, title=title, traject=traject, **notes)


def _block(traject: int, **notes: str) -> tuple[Step, ...]:
    return (
        _step(f"terugblik-{traject}", StepKind.REVIEW, "Terugblik", traject),
        _step(f"vraag-{traject}", StepKind.QUESTION, "De vraag", traject),
        _step(f"aanbod-{traject}", StepKind.NOTES, "Verheldering en aanbod", traject, **notes),
        _step(f"acties-{traject}", StepKind.ACTIONS, "Acties", traject),
        _step(f"teruglezen-{traject}", StepKind.READ_BACK, "Teruglezen", traject),
    )


VELDTAFEL = Record(
    series=Series(kind=SeriesKind.VELDTAFEL, name="Kop van Noord-Holland", slug="kop-van-noord-holland", mark="KNH"),
    session=Session(
        number=7,
        kind="veldtafel",
        date=DAY,
        start="13:30",
        place="Buurthuis De Boei, Den Helder",
        chair=5,
        minute_taker=4,
        attendance=(
            Attendance(person=1, presence=Presence.PRESENT),
            Attendance(person=2, presence=Presence.LATER),
            Attendance(person=3, presence=Presence.EXCUSED),
            Attendance(person=4, presence=Presence.PRESENT),
            Attendance(person=5, presence=Presence.PRESENT),
            Attendance(person=6, presence=Presence.PRESENT),
        ),
        agenda=(1, 2),
        steps=(
            _step("aanwezigheid", StepKind.ATTENDANCE, "Aanwezigheid"),
            *_block(
                1,
                notes="Zeewijk heeft in januari kamers.\nMila's school denkt mee.\n\nEerst inschrijven.",
                private_notes="Mila was gespannen; rustig nabellen.",
            ),
            _step("wissel-1", StepKind.WISSEL, "Wissel"),
            *_block(2, notes="Eerst een overzicht, dan een plan."),
            _step("signalen", StepKind.SIGNALS, "Signalen"),
            _step("afronden", StepKind.CLOSING, "Afronden"),
        ),
        keep="Ruim de tijd per jongere.",
        change="Eerder beginnen.",
        next_date=dt.date(2027, 1, 5),
        status=SessionStatus.CLOSED,
        version=1,
        closed_at=MOMENT,
    ),
    partners=(ZEEWIJK, GEMEENTE, LOKET, DUINRAND),
    people=(KARIN, AHMED, YOUSSEF, ELS, PETER, GRANDMOTHER),
    trajects=(MILA, SEM),
    actions=(*REVIEWED, *PROMISED),
    signals=(Signal(number=1, session=7, text="Er zijn te weinig kamers voor jongeren van 17."),),
    aliases=tuple(
        Alias(roepnaam=roepnaam, code=code, traject=number)
        for roepnaam, code, number in (("Mila", "J-07", 1), ("Sem", "J-08", 2), ("Zoë", "J-03", 3))
    ),
    discussed=(1, 2),
    elsewhere=4,
    today=DAY,
)

TAKING_PART = (
    *(
        Person(number=number, name=name, role=Role.PARENT)
        for number, name in ((7, "Carla Smit"), (8, "Hatice Aydın"), (9, "Wouter Kok"))
    ),
    Person(number=10, name="Noor", partner=1, role=Role.JONGERE),
)

COP = Record(
    series=Series(
        kind=SeriesKind.COP,
        name="Samen aan tafel",
        slug="samen-aan-tafel",
        mark="SAT",
        focuses=(
            Focus(question="Waar lopen we tegenaan?", since=dt.date(2026, 10, 13)),
            Focus(question="Hoe komt er vertrouwen in het eerste gesprek?", since=DAY),
        ),
    ),
    session=Session(
        number=2,
        kind="cop",
        date=DAY,
        start="13:30",
        chair=1,
        attendance=(
            Attendance(person=1, presence=Presence.PRESENT),
            Attendance(person=6, presence=Presence.PRESENT),
            *(Attendance(person=number, presence=Presence.PRESENT) for number in (7, 8, 9, 10)),
        ),
        themes=(
            Theme(title="goed luisteren", notes="Carla zag bij Woonstichting Zeewijk dat Karin eerst koffie haalde."),
            Theme(title="na afloop"),
        ),
        steps=(
            _step("voor", StepKind.NOTES, "Voorbespreking", notes="Pas op bij gezin X.").changed(
                shared=False, minutes=15
            ),
            _step("aanwezigheid", StepKind.ATTENDANCE, "Aanwezigheid").changed(minutes=5),
            _step("terugblik", StepKind.LOOK_BACK, "Terugblik"),
            _step(
                "focus",
                StepKind.FOCUS,
                "Kennismaken en focus",
                notes="We willen beter luisteren, zei mevrouw Aydin.",
                private_notes="Alleen voor ons: de sfeer was stroef.",
            ).changed(minutes=25),
            _step("ervaringen", StepKind.EXPERIENCES, "Ervaringen"),
            _step("huiswerk", StepKind.ACTIONS, "Overdracht en huiswerk"),
            _step("afronden", StepKind.CLOSING, "Afsluiten"),
            _step("na", StepKind.NOTES, "Nabespreking", notes="Noor was boos.").changed(shared=False, minutes=15),
        ),
        keep="De ronde aan het begin.",
        status=SessionStatus.RUNNING,
    ),
    partners=(ZEEWIJK,),
    people=(KARIN, GRANDMOTHER, *TAKING_PART),
    tips=TipsTold(
        toptips=(
            Tip(
                number=12,
                text="Bel eerst even.",
                public=Public.PROFESSIONALS,
                rank=1,
                uses=(Use(what="in een les gebruikt", by="Carla", when=dt.date(2026, 11, 3)),),
            ),
            Tip(number=14, text="Zeg hoeveel tijd er is.", public=Public.PROFESSIONALS, rank=2),
        ),
    ),
    actions=(
        Action(
            number=1,
            what="vraagt Hatice Aydın om mee te doen",
            session=1,
            owner=Owner(person=7, name="Carla Smit"),
            deadline=BEFORE,
            first_deadline=BEFORE,
        ),
        Action(number=3, what="schrijft een kaart met drie tips", session=2, owner=owner(KARIN, ZEEWIJK)),
        Action(number=4, what="belt een andere moeder", session=2, owner=Owner(person=6, name="Truus, oma van Mila")),
    ),
    today=DAY,
)

SIX_WEEKS_AGO = dt.date(2026, 10, 13)


def _yes(subject: ConsentSubject, by: Consenter = Consenter.JONGERE) -> Consent:
    return Consent(subject=subject, given=True, by=by, session=7, recorded=DAY)


def _shared(partner: int, scope: Scope, *also: Leefgebied) -> Sharing:
    return Sharing(partner=partner, scope=scope, also=also, agreed=DAY, by="de jongere")


MILA_AT_TABLE = MILA.changed(
    questions=(*MILA.questions, Question(leefgebied=Leefgebied.PSYCHISCH, state=DomainState.QUESTION)),
    consents=(_yes(ConsentSubject.TABLE),),
    sharing=(_shared(1, Scope.ALL, Leefgebied.FINANCIEN), _shared(3, Scope.NOTHING)),
)
SEM_BROUGHT_IN = SEM.changed(
    consents=(Consent(subject=ConsentSubject.TABLE, given=True, by=Consenter.BOTH, session=6, recorded=SIX_WEEKS_AGO),),
)
ZOE = Traject(
    number=3,
    code="J-03",
    roepnaam="Zoë",
    birth_month="2008-01",
    youth_worker=4,
    contact=5,
    started=SIX_WEEKS_AGO,
    question="Zoë's eigen vraag van vorige keer.",
    questions=(Question(leefgebied=Leefgebied.WONEN, state=DomainState.QUESTION, words="Bij mijn zus wonen."),),
    statements=(Statement(text="Dit zei Zoë vorige keer.", session=5, recorded=SIX_WEEKS_AGO),),
    discussed=True,
)
TIM = Traject(
    number=4, code="J-04", roepnaam="Tim", youth_worker=4, contact=5, started=DAY, question="Dit typte Tim nog mee."
)
LINA = Traject(
    number=5, code="J-05", roepnaam="Lina", youth_worker=4, contact=5, started=DAY, question="Dit is van Lina zelf."
)
TIMS_AUNT = Person(number=7, name="Rita", function="tante van Tim", guest=True)


def _leftover(number: int, traject: int, *, session: int = 7) -> Action:
    """Return an action of who is not told about, that lies there all the same."""
    return PROMISED[0].changed(
        number=number, traject=traject, session=session, what=f"doet iets voor jongere {traject}", result=""
    )


def _turn_block(traject: int, **notes: str) -> tuple[Step, ...]:
    return (
        _step(f"welkom-{traject}", StepKind.WELCOME, "Welkom", traject),
        *_block(traject, **notes),
        _step(f"afscheid-{traject}", StepKind.PARTING, "Afscheid", traject),
    )


def _with_turns(record: Record) -> Record:
    """Return the record with five jongeren: at the table, brought in, not come, stopped, without consent."""
    session = record.session
    return record.changed(
        session=session.changed(
            attendance=(*session.attendance, Attendance(person=7, presence=Presence.PRESENT, traject=4)),
            agenda=(1, 2, 3, 4, 5),
            turns=(
                Turn(traject=1, course=Course.HERE, here=(1, 4, 5, 6), contact_confirmed=True, heard=Heard.PARTLY),
                Turn(traject=2, course=Course.BROUGHT_IN, here=(1, 4, 5)),
                Turn(traject=3, course=Course.NEXT_TABLE),
                Turn(traject=4, course=Course.STOPPED, here=(1, 4, 5, 7), heard=Heard.NO),
                Turn(traject=5, course=Course.NO_CONSENT, here=(1, 4, 5)),
            ),
            adopted=Adoption(session=6, version=1, remark="Bij actie 30 hoort de naam van Ahmed."),
            steps=(
                session.step("aanwezigheid").changed(minutes=5),
                *_turn_block(1, notes="Zeewijk heeft in januari kamers."),
                *_turn_block(2, notes="Eerst een overzicht, dan een plan."),
                *_turn_block(3, notes="Ziek gemeld door Els."),
                *_turn_block(4, notes="Notitie bij Tim.", private_notes="Stil bij Tim."),
                *_turn_block(5, notes="Notitie bij Lina.", private_notes="Stil bij Lina."),
                session.step("signalen").changed(minutes=5),
                session.step("afronden").changed(minutes=5),
            ),
        ),
        trajects=(MILA_AT_TABLE, SEM_BROUGHT_IN, ZOE, TIM, LINA),
        people=(*record.people, TIMS_AUNT),
        actions=(
            *record.actions,
            _leftover(51, 3, session=5),
            _leftover(52, 3).changed(what="belt Zoë hoe het gaat"),
            _leftover(53, 4),
            _leftover(54, 5),
        ),
        aliases=(
            *record.aliases,
            *(Alias(roepnaam=traject.roepnaam, code=traject.code, traject=traject.number) for traject in (TIM, LINA)),
        ),
        adopted_day=SIX_WEEKS_AGO,
    )


def _planned(record: Record) -> Record:
    """Return a veldtafel that is still to come, with the times of its steps."""
    session = record.session
    minutes = {
        StepKind.WELCOME: 2,
        StepKind.REVIEW: 4,
        StepKind.QUESTION: 6,
        StepKind.NOTES: 5,
        StepKind.ACTIONS: 7,
        StepKind.READ_BACK: 3,
        StepKind.PARTING: 1,
    }
    return record.changed(
        session=session.changed(
            status=SessionStatus.PLANNED,
            version=0,
            closed_at=None,
            turns=(),
            adopted=None,
            attendance=tuple(entry.changed(presence=Presence.EXPECTED, traject=None) for entry in session.attendance),
            steps=tuple(
                step.changed(notes="", private_notes="", minutes=minutes.get(step.kind, step.minutes))
                for step in session.steps
            ),
            keep="",
            change="",
            next_date=None,
        ),
        actions=tuple(action for action in record.actions if action.session != session.number),
        discussed=(),
        adopted_day=None,
    )


NASTY = (
    "*ster* _streep_ `code` | # <b>vet</b> [x] [link](https://kwaad.example) &amp; ~~door~~ a\\b \\| www.kwaad.example"
)
NASTY_LINES = "\n".join((
    "# kop",
    "1. een",
    "2) twee",
    "- min",
    "+ plus",
    "> citaat",
    "===",
    "---",
    "| a | b |",
    ":--",
    "```",
    "~~~",
    NASTY,
))


def _with_nasty_text(record: Record) -> Record:
    """Return the record with text in it that means something in Markdown or HTML, wherever text is typed."""
    jongere = record.trajects[0].changed(
        going_well=NASTY_LINES,
        question=NASTY,
        questions=(
            Question(
                leefgebied=Leefgebied.WONEN,
                state=DomainState.QUESTION,
                words=NASTY_LINES,
                own_network=NASTY,
            ),
        ),
        statements=(Statement(text=NASTY_LINES, session=7, recorded=DAY),),
    )
    action = Action(
        number=48,
        what=NASTY,
        session=7,
        traject=1,
        owner=Owner(person=1, name="Karin *Smit*", organisation="Zeewijk | <b>& Zoon</b>"),
        deadline=FRIDAY,
        first_deadline=FRIDAY,
        result=NASTY,
        firmness=Firmness.CONDITIONAL,
        waits_for="<script>alert(1)</script>",
    )
    return record.changed(
        session=record.session.changed(place=NASTY, keep=NASTY_LINES, change="<img src=x onerror=alert(1)>"),
        partners=(ZEEWIJK.changed(name="Zeewijk | <b>& Zoon</b>"), GEMEENTE, LOKET, DUINRAND),
        trajects=(jongere, record.trajects[1]),
        actions=(action,),
        signals=(Signal(number=1, session=7, text=NASTY_LINES),),
    )


@pytest.fixture(scope="session")
def veldtafel() -> Record:
    """A closed veldtafel with two jongeren."""
    return VELDTAFEL


@pytest.fixture(scope="session")
def running(veldtafel: Record) -> Record:
    """The same veldtafel before it was closed."""
    return veldtafel.changed(
        session=veldtafel.session.changed(status=SessionStatus.RUNNING, version=0, closed_at=None, next_date=None)
    )


@pytest.fixture(scope="session")
def turns(veldtafel: Record) -> Record:
    """A closed veldtafel with five jongeren, of whom only the first was at the table as planned."""
    return _with_turns(veldtafel)


@pytest.fixture(scope="session")
def planned(turns: Record) -> Record:
    """The veldtafel of those five jongeren before it was held."""
    return _planned(turns)


@pytest.fixture(scope="session")
def nasty(veldtafel: Record) -> Record:
    """The same veldtafel with text that looks like markup."""
    return _with_nasty_text(veldtafel)


@pytest.fixture(scope="session")
def community() -> Record:
    """A running meeting of a community of practice."""
    return COP


@pytest.fixture(scope="session")
def one_action(veldtafel: Record) -> Callable[..., Record]:
    """Return a maker of the veldtafel with one new action of Mila's, with these values."""

    def make(**values: object) -> Record:
        action = PROMISED[0].changed(**values)
        return veldtafel.changed(actions=(action,))

    return make
