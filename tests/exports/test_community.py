"""Privacy of a community of practice: one set of minutes for everybody, that names nobody who takes part."""

import pytest

from exports.audiences import Audience
from exports.minutes import meeting_minutes, minutes_for
from exports.privacy.taking_part import who_came
from exports.rendering.markdown import to_markdown
from sessions.actions import Owner
from sessions.people import Attendance, Person, Presence
from sessions.record import Record
from sessions.roles import Role

SHARED = (Audience.PARTICIPANTS, Audience.PARTNERS, Audience.AGENDA)
PLANTED = (
    "Carla Smit vertelde het, en Carla's zus. Mevrouw Smit ook; HATICE AYDIN, mevrouw Aydın en Wouter-Kok niet. "
    "Truus en Noor kwamen van Woonstichting Zeewijk, waar Karin Smit werkt."
)
NAMES = ("Carla", "Smit", "Hatice", "HATICE", "Aydın", "Wouter", "Kok", "Truus", "Noor", "Mila")
PROFESSIONALS_ONLY = ("gezin X", "boos", "Voorbespreking", "Nabespreking", "stroef")


@pytest.fixture(scope="module")
def planted(community: Record) -> Record:
    """The meeting with names in everything that is typed in it."""
    session = community.session
    steps = tuple(step.changed(notes=PLANTED, private_notes=PLANTED) if step.shared else step for step in session.steps)
    themes = tuple(theme.changed(title=f"{theme.title} bij Carla", notes=PLANTED) for theme in session.themes)
    actions = tuple(
        action.changed(what=PLANTED, result=PLANTED, waits_for="Wouter Kok")
        for action in community.actions
        if action.owner and action.owner.person != 1
    )
    unknown = actions[0].changed(number=9, owner=Owner(name="Carla van hiernaast"))
    toptips = tuple(tip.changed(text=PLANTED) for tip in (community.tips.toptips if community.tips else ()))
    focus = community.series.focuses[-1].changed(question="Wat zegt Carla?")
    return community.changed(
        series=community.series.changed(focuses=(focus,)),
        session=session.changed(steps=steps, themes=themes, keep=PLANTED, change=PLANTED, place="bij Carla thuis"),
        actions=(*actions, unknown),
        tips=community.tips.changed(toptips=toptips) if community.tips else None,
    )


def text_of(record: Record, audience: Audience) -> str:
    (document,) = minutes_for(record, audience)
    return f"{document.name}\n{to_markdown(document)}"


@pytest.mark.parametrize("audience", SHARED[:2])
def test_nobody_who_takes_part_is_named_in_what_is_shared(planted: Record, audience: Audience) -> None:
    text = text_of(planted, audience).replace("Karin Smit (Woonstichting Zeewijk)", "")
    assert not [name for name in NAMES if name in text]
    assert "Zeewijk" not in text
    assert "een ouder" in text


def test_a_family_name_that_stays_in_what_is_shared_is_pointed_out(community: Record) -> None:
    lesson = community.changed(session=community.session.changed(keep="De ronde die Aydın deed."))
    (document,) = minutes_for(lesson, Audience.PARTICIPANTS)
    assert document.names.unsure == ("Aydın",)


def test_the_pane_beside_the_meeting_names_nobody_either(planted: Record) -> None:
    pane = str(meeting_minutes(planted)).replace("Karin Smit (Woonstichting Zeewijk)", "")
    assert not [name for name in NAMES if name in pane]


@pytest.mark.parametrize("audience", SHARED)
def test_what_professionals_say_among_themselves_stays_there(community: Record, audience: Audience) -> None:
    text = text_of(community, audience)
    assert not [word for word in PROFESSIONALS_ONLY if word in text]


def test_the_document_for_intern_use_has_it_clearly_marked(community: Record) -> None:
    text = text_of(community, Audience.INTERN)
    assert "Alleen voor de professionals" in text.split("Pas op bij gezin X.")[0].split("Voorbespreking")[1]
    assert "Carla Smit (ouder)" in text


def test_the_agenda_asks_people_to_come_after_the_professionals(community: Record) -> None:
    text = text_of(community, Audience.AGENDA)
    assert "13:45 tot ongeveer 14:15" in text
    assert "Carla" not in text
    assert "Noor" not in text


def test_partners_and_participants_get_the_same(community: Record) -> None:
    assert minutes_for(community, Audience.PARTNERS) == minutes_for(community, Audience.PARTICIPANTS)
    assert [document.audience for document in minutes_for(community, Audience.PARTNERS)] == [Audience.PARTICIPANTS]


def test_a_veldtafel_has_no_minutes_for_everybody(veldtafel: Record) -> None:
    assert minutes_for(veldtafel, Audience.PARTICIPANTS) == ()


def _came(community: Record, *roles: Role | None) -> str:
    people = tuple(
        Person(number=number, name=f"Iemand {number}", role=role) for number, role in enumerate(roles, start=1)
    )
    attendance = tuple(Attendance(person=person.number, presence=Presence.PRESENT) for person in people)
    return who_came(community.changed(session=community.session.changed(attendance=attendance), people=people))


def test_a_role_with_few_people_is_not_told_apart(community: Record) -> None:
    parent, jongere, professional = Role.PARENT, Role.JONGERE, Role.PROFESSIONAL
    assert _came(community, *[parent] * 3, professional, professional) == "3 ouders en 2 hulpverleners"
    assert _came(community, *[parent] * 3, jongere) == "3 ouders en 1 ander"
    assert _came(community, parent, jongere, jongere, None) == "4 anderen"
    assert _came(community, *[jongere] * 3, Role.OTHER, Role.RESEARCHER) == "3 jongeren, 1 onderzoeker en 1 ander"
    assert _came(community) == ""
