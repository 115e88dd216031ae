"""Privacy: each reader gets what is meant for that reader, and a roepnaam stands in one copy only."""

import pytest

from exports.audiences import Audience
from exports.minutes import block_minutes, meeting_minutes, minutes_for
from exports.rendering.markdown import to_markdown
from sessions.actions import Owner, Status
from sessions.consents import Consent, ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.people import Attendance, Person, Presence
from sessions.record import Record
from sessions.trajects import Question, Statement, Traject
from sessions.turns import Course, Heard

SECRETS = {
    "going_well": "kanarie-goed",
    "question": "kanarie-vraag",
    "words": "kanarie-woorden",
    "own_network": "kanarie-netwerk",
    "statement": "kanarie-verklaring",
    "old_statement": "kanarie-vroeger",
    "notes": "kanarie-notitie",
    "private_notes": "kanarie-besloten",
    "reason": "kanarie-reden",
    "progress": "kanarie-voortgang",
    "signal": "kanarie-signaal",
    "not_here": "kanarie-niet-hier",
    "leefgebied": "Onderwijs",
}
MAY_READ = {
    Audience.PARTNERS: set(),
    Audience.PARTICIPANTS: set(),
    Audience.JONGERE: {"going_well", "question", "words", "own_network", "statement"},
    Audience.INTERN: set(SECRETS) - {"not_here"},
    Audience.AGENDA: set(),
    Audience.TIPS: set(),
    Audience.REPORT: set(),
}


@pytest.fixture(scope="module")
def secret(veldtafel: Record) -> Record:
    """A veldtafel with a word to look for in every place where something private is kept."""
    mila = veldtafel.trajects[0]
    here, gone = mila.questions[0], mila.questions[3]
    mila = mila.changed(
        going_well=SECRETS["going_well"],
        question=SECRETS["question"],
        questions=(
            here.changed(words=SECRETS["words"], own_network=SECRETS["own_network"]),
            gone.changed(words=SECRETS["not_here"], own_network=SECRETS["not_here"]),
        ),
        statements=(
            mila.statements[0].changed(text=SECRETS["old_statement"]),
            mila.statements[1].changed(text=SECRETS["statement"]),
        ),
    )
    steps = tuple(
        step.changed(notes=SECRETS["notes"], private_notes=SECRETS["private_notes"]) for step in veldtafel.session.steps
    )
    review, *others = veldtafel.actions
    progress = tuple(event.changed(note=SECRETS["progress"]) for event in review.history)
    dropped = review.changed(number=90, status=Status.DROPPED, reason=SECRETS["reason"])
    return veldtafel.changed(
        session=veldtafel.session.changed(steps=steps),
        trajects=(mila, veldtafel.trajects[1]),
        actions=(review.changed(history=progress), dropped, *others),
        signals=(veldtafel.signals[0].changed(text=SECRETS["signal"]),),
    )


@pytest.mark.parametrize("audience", Audience)
def test_each_reader_gets_what_is_meant_for_that_reader(secret: Record, audience: Audience) -> None:
    text = "".join(map(to_markdown, minutes_for(secret, audience)))
    assert {name for name, word in SECRETS.items() if word in text} == MAY_READ[audience]
    assert "niet aan deze tafel" not in text
    assert "Verslaving" not in text
    assert "Drank" not in text


def test_the_pane_beside_the_meeting_holds_nothing_private(secret: Record) -> None:
    pane = str((block_minutes(secret, 1), block_minutes(secret, 2), meeting_minutes(secret)))
    assert SECRETS["private_notes"] not in pane
    assert SECRETS["old_statement"] not in pane
    assert "06 1234 5678" not in pane


# --- who was not at the table, stopped or gave no consent

ABSENT, STOPPED, REFUSED = 3, 4, 5
"""The jongeren of the fixture `turns` of whom nothing is told."""
CANARY = "kanarie"


@pytest.fixture(scope="module")
def silent(turns: Record) -> Record:
    """The veldtafel with turns, with a word to look for wherever something of those three jongeren can be left."""

    def planted(traject: Traject) -> Traject:
        if traject.number not in {ABSENT, STOPPED, REFUSED}:
            return traject
        word = f"{CANARY}-{traject.number}"
        question = Question(
            leefgebied=Leefgebied.WONEN, state=DomainState.QUESTION, words=word, score_now=9, own_network=word
        )
        said = Statement(text=word, session=7, recorded=turns.today)
        consent = Consent(subject=ConsentSubject.ADDICTION, given=True, session=7, recorded=turns.today)
        return traject.changed(
            going_well=word, question=word, questions=(question,), statements=(said, said), consents=(consent,)
        )

    session = turns.session
    steps = (
        step.changed(notes=f"{CANARY}-{step.traject}", private_notes=f"{CANARY}-{step.traject}")
        if step.traject in {STOPPED, REFUSED}
        else step
        for step in session.steps
    )
    left = (
        action.changed(number=60 + place, what=f"{CANARY}-{traject}", result=CANARY, traject=traject, session=meeting)
        for action in turns.actions[2:3]
        for place, (traject, meeting) in enumerate((
            (STOPPED, 7),
            (STOPPED, 5),
            (REFUSED, 7),
            (REFUSED, 5),
            (ABSENT, 5),
        ))
    )
    guest = Person(number=9, name=f"{CANARY} Rita", guest=True)
    by_word = Person(number=10, name=f"{CANARY} Joop", function="oom van Lina", guest=True)
    return turns.changed(
        session=session.changed(
            steps=tuple(steps),
            turns=tuple(
                turn if turn.course.talked_about else turn.changed(here=(1, 9), heard=Heard.NO, contact_confirmed=True)
                for turn in session.turns
            ),
            attendance=(
                *session.attendance,
                Attendance(person=9, presence=Presence.PRESENT, traject=STOPPED),
                Attendance(person=10, presence=Presence.PRESENT),
            ),
        ),
        trajects=tuple(map(planted, turns.trajects)),
        people=(*turns.people, guest, by_word),
        actions=(*turns.actions, *left),
    )


@pytest.mark.parametrize("audience", Audience)
def test_nothing_is_told_of_who_stopped_said_no_or_did_not_come(silent: Record, audience: Audience) -> None:
    for document in minutes_for(silent, audience):
        text = to_markdown(document)
        assert CANARY not in text
        assert "erslaving" not in text
        assert "Tim" not in text
        assert "Lina" not in text


def test_the_pane_tells_nothing_of_them_either(silent: Record) -> None:
    for number in (ABSENT, STOPPED, REFUSED):
        assert CANARY not in str(block_minutes(silent, number, private=True))
    assert CANARY not in str(meeting_minutes(silent, private=True))


def test_who_stopped_or_said_no_gets_no_sheet_and_stands_in_nothing_for_partners(silent: Record) -> None:
    readers = [document.name for document in minutes_for(silent, Audience.JONGERE)]
    assert [name[-4:] for name in readers] == ["j-07", "j-08", "j-03"]
    for document in (*minutes_for(silent, Audience.PARTNERS), *minutes_for(silent, Audience.AGENDA)):
        assert "J-04" not in to_markdown(document)
        assert "J-05" not in to_markdown(document)


def test_a_guest_of_who_stopped_is_not_even_counted(silent: Record, turns: Record) -> None:
    mine, others = (to_markdown(minutes_for(record, Audience.PARTNERS)[0]) for record in (silent, turns))
    assert "en 1 ander\n" in mine
    assert "en 1 ander\n" in others


def test_what_was_noted_about_an_absence_is_kept_for_intern_use(silent: Record) -> None:
    intern, partners = (
        "".join(map(to_markdown, minutes_for(silent, audience))) for audience in (Audience.INTERN, Audience.PARTNERS)
    )
    assert "Ziek gemeld door Els." in intern
    assert "Ziek gemeld" not in partners
    assert "belt J-03 hoe het gaat" in intern


def test_with_consent_after_all_everything_is_told_again(silent: Record) -> None:
    turns = (turn.changed(course=Course.HERE) for turn in silent.session.turns)
    record = silent.changed(session=silent.session.changed(turns=tuple(turns)))
    assert f"{CANARY}-{REFUSED}" in "".join(map(to_markdown, minutes_for(record, Audience.INTERN)))


def test_whether_a_jongere_felt_heard_is_for_intern_and_the_own_copy_only(turns: Record) -> None:
    assert "Jij zei: een beetje." in to_markdown(minutes_for(turns, Audience.JONGERE)[0])
    assert "Een beetje" in to_markdown(minutes_for(turns, Audience.INTERN)[0])
    for document in minutes_for(turns, Audience.PARTNERS):
        assert "beetje" not in to_markdown(document)
    assert "beetje" not in str(block_minutes(turns, 1)).lower()


# --- names

GOSSIP = "Mila en Sem en Zoë's zus"


@pytest.fixture(scope="module")
def gossip(veldtafel: Record) -> Record:
    """A veldtafel with the names of three jongeren in every text that a person types."""
    said = {"going_well": GOSSIP, "question": GOSSIP}
    trajects = tuple(
        traject.changed(
            **said,
            questions=tuple(question.changed(words=GOSSIP, own_network=GOSSIP) for question in traject.questions),
            statements=tuple(statement.changed(text=GOSSIP) for statement in traject.statements),
        )
        for traject in veldtafel.trajects
    )
    actions = tuple(
        action.changed(
            what=GOSSIP,
            result=GOSSIP,
            reason=GOSSIP,
            waits_for=GOSSIP,
            history=tuple(event.changed(note=GOSSIP) for event in action.history),
        )
        for action in veldtafel.actions
    )
    by_name = actions[0].changed(number=91, owner=Owner(name=GOSSIP))
    guest = Person(number=6, name=GOSSIP, guest=True)
    session = veldtafel.session
    return veldtafel.changed(
        session=session.changed(
            place=GOSSIP,
            keep=GOSSIP,
            change=GOSSIP,
            steps=tuple(step.changed(notes=GOSSIP, private_notes=GOSSIP) for step in session.steps),
        ),
        people=(*veldtafel.people[:-1], guest),
        trajects=trajects,
        actions=(*actions, by_name),
        signals=(veldtafel.signals[0].changed(text=GOSSIP),),
    )


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.INTERN])
def test_no_roepnaam_outside_the_own_copy(gossip: Record, audience: Audience) -> None:
    for document in minutes_for(gossip, audience):
        text = to_markdown(document)
        assert "J-07 en J-08 en J-03's zus" in text
        assert not [name for name in ("Mila", "Sem", "Zoë") if name in text]


@pytest.fixture(scope="module")
def introduced(veldtafel: Record) -> Record:
    """A veldtafel with guests who own actions: one is somebody's oma, one is called after a jongere by a partner."""
    truus = Person(number=6, name="oma Truus", function="oma van Mila", guest=True)
    moeder = Person(number=8, name="moeder van Sem", partner=1, guest=True)
    owners = (
        Owner(person=6, name="oma Truus", organisation="oma van Mila"),
        Owner(person=8, name="moeder van Sem", organisation="Woonstichting Zeewijk"),
        Owner(name="Truus", organisation="oma van Mila"),
    )
    made = veldtafel.actions[2]
    session = veldtafel.session
    return veldtafel.changed(
        people=(*veldtafel.people[:-1], truus, moeder),
        session=session.changed(attendance=(*session.attendance, Attendance(person=8, presence=Presence.PRESENT))),
        actions=(
            *veldtafel.actions,
            *(made.changed(number=92 + place, owner=owner) for place, owner in enumerate(owners)),
        ),
    )


def test_how_a_guest_was_introduced_names_no_jongere(introduced: Record) -> None:
    intern = "".join(map(to_markdown, minutes_for(introduced, Audience.INTERN)))
    assert "oma Truus (oma van J-07), moeder van J-08 (Woonstichting Zeewijk)" in intern
    assert "| oma Truus<br>oma van J-07 |" in intern
    for document in minutes_for(introduced, Audience.PARTNERS):
        text = to_markdown(document)
        assert "Truus" not in text
        assert "oma van" not in text
        assert "moeder van J-08 (Woonstichting Zeewijk), en 1 ander" in text
    for audience in (Audience.PARTNERS, Audience.INTERN):
        for document in minutes_for(introduced, audience):
            assert not [name for name in ("Mila", "Sem", "Zoë") if name in to_markdown(document)]


def test_a_guest_makes_no_document_and_no_file_name(introduced: Record, veldtafel: Record) -> None:
    names = [document.name for role in Audience for document in minutes_for(introduced, role)]
    assert names == [document.name for role in Audience for document in minutes_for(veldtafel, role)]


def test_no_other_jongere_in_the_own_copy(gossip: Record) -> None:
    mila, sem = (to_markdown(document) for document in minutes_for(gossip, Audience.JONGERE))
    assert not [name for name in ("Sem", "Zoë", "J-08", "J-03") if name in mila]
    assert not [name for name in ("Mila", "Zoë", "J-07", "J-03") if name in sem]
    assert "Mila en een andere jongere en een andere jongeres zus" in mila


def test_a_block_holds_nothing_of_another_jongere(veldtafel: Record) -> None:
    mila, sem = veldtafel.trajects
    apart = veldtafel.changed(
        trajects=(mila.changed(question="Een kamer"), sem),
        actions=tuple(action for action in veldtafel.actions if "Sem" not in action.what or action.traject == 2),
    )
    pane = str(block_minutes(apart, 1))
    for word in ("J-08", "Sem", "schuld", "bijbaan", "buurvrouw"):
        assert word not in pane


def test_file_names_and_page_feet_hold_no_person(gossip: Record, nasty: Record) -> None:
    for record in (gossip, nasty):
        people = [word.lower() for person in record.people[:-1] for word in person.name.split() if word != "de"]
        for document in (document for role in Audience for document in minutes_for(record, role)):
            for word in ("mila", "sem", "zoë", "zoe", "truus", *people):
                assert word not in document.name.lower().replace("sessie", "").split("-")
                assert word not in document.occasion.lower().split()
