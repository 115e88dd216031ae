"""Guests: one act with the action that they take on, and never seen beside another jongere."""

import pytest

from sessions.actions import Firmness
from sessions.acts.actions import Promise, change_action, promise_action
from sessions.acts.gather import gather_record
from sessions.acts.meeting import note_presence, welcome_guest
from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import add_jongere
from sessions.acts.undo import undo_act
from sessions.errors import InvalidInput
from sessions.people import Person, Presence
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.text import mentions

OPENING = Place(session=1, step="1-aanwezigheid")
SEM = Place(session=1, step="14-acties", traject=2)


def guests(table: SeriesFile) -> list[Person]:
    return list(table.people.where(lambda person: person.guest))


def named(table: SeriesFile, traject: int | None) -> set[str]:
    """The names of the guests that a screen may show."""
    return {person.name for person in gather_record(table, 1).company(traject) if person.guest}


# With an action


def test_a_guest_and_the_action_are_one_act(table: SeriesFile, here: Place) -> None:
    action = promise_action(table, here, Promise(what="bewaart de post", guest="oma Truus"))
    (truus,) = guests(table)
    assert action.owner is not None
    assert (action.owner.person, action.owner.name) == (truus.number, "oma Truus")
    assert action.firmness == Firmness.PROMISED
    entry = table.sessions.get(1).attendance[-1]
    assert (entry.person, entry.presence, entry.traject) == (truus.number, Presence.PRESENT, 1)
    undo_act(table, here)
    assert (table.actions.all(), guests(table)) == ((), [])
    assert all(entry.person != truus.number for entry in table.sessions.get(1).attendance)


@pytest.mark.parametrize("what", ["", "a" * 600])
def test_a_refused_action_leaves_no_guest(table: SeriesFile, here: Place, what: str) -> None:
    with pytest.raises(InvalidInput):
        promise_action(table, here, Promise(what=what, guest="oma Truus"))
    assert (table.actions.all(), guests(table)) == ((), [])
    assert not gather_record(table, 1).made_here(1)


def test_a_changed_action_goes_to_a_guest_in_one_act(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, Promise(what="bewaart de post"))
    changed = change_action(table, here, 1, Promise(what="bewaart de post", guest="oma Truus"))
    assert changed.owner is not None
    assert changed.owner.name == "oma Truus"
    undo_act(table, here)
    assert (table.actions.get(1).owner, guests(table)) == (None, [])


def test_who_is_known_already_is_no_new_guest(table: SeriesFile, here: Place) -> None:
    note_presence(table, here, 1, Presence.EXCUSED)
    action = promise_action(table, here, Promise(what="belt", guest="karin de wit"))
    assert action.owner is not None
    assert (action.owner.person, action.owner.organisation) == (1, "Woonstichting Zeewijk")
    assert guests(table) == []


# From where


def test_a_guest_comes_for_an_organisation_only_when_it_is_known(table: SeriesFile, here: Place) -> None:
    before = table.partners.all()
    welcome_guest(table, here, "Truus; oma van Mila")
    welcome_guest(table, here, "Piet Vis; woonstichting  zeewijk")
    truus, piet = guests(table)
    assert (truus.partner, truus.function) == (None, "oma van Mila")
    assert (piet.partner, piet.function) == (1, "")
    assert table.partners.all() == before
    record = gather_record(table, 1)
    assert [record.organisation_of(person) for person in (truus, piet)] == ["oma van Mila", "Woonstichting Zeewijk"]


def test_a_guest_who_is_typed_again_is_the_same_and_gets_what_was_not_known(table: SeriesFile, here: Place) -> None:
    welcome_guest(table, here, "Truus")
    welcome_guest(table, here, "truus; oma van Mila")
    welcome_guest(table, here, "Truus")
    (truus,) = guests(table)
    assert truus.function == "oma van Mila"
    assert len([entry for entry in table.sessions.get(1).attendance if entry.person == truus.number]) == 1


def test_a_guest_who_becomes_a_contact_person_loses_how_he_was_introduced(table: SeriesFile, here: Place) -> None:
    welcome_guest(table, here, "Truus; oma van Mila")
    (truus,) = add_people(table, read_people("Truus"))
    assert (truus.guest, truus.function) == (False, "")


# Beside another jongere


def test_the_guest_of_a_block_is_seen_in_that_block_only(table: SeriesFile, here: Place) -> None:
    welcome_guest(table, here, "Truus")
    assert named(table, 1) == {"Truus"}
    assert named(table, 2) == set()
    assert named(table, None) == set()


def test_a_guest_of_the_meeting_is_seen_everywhere_unless_a_jongere_is_mentioned(table: SeriesFile) -> None:
    for line in ("Ria Jansen", "buurvrouw van Mila", "Truus; MILA's oma", "Camila Vos"):
        welcome_guest(table, OPENING, line)
    assert named(table, None) == {"Ria Jansen", "buurvrouw van Mila", "Truus", "Camila Vos"}
    assert named(table, 1) == {"Ria Jansen", "buurvrouw van Mila", "Truus", "Camila Vos"}
    assert named(table, 2) == {"Ria Jansen", "Camila Vos"}


def test_of_two_jongeren_with_one_roepnaam_the_guest_stays_in_sight(table: SeriesFile) -> None:
    add_jongere(table, code="J-11", roepnaam="mila")
    welcome_guest(table, OPENING, "oma van Mila")
    assert named(table, 1) == {"oma van Mila"}


def test_each_jongere_has_an_own_oma(table: SeriesFile, here: Place) -> None:
    welcome_guest(table, here, "oma; spreekt alleen Fries")
    welcome_guest(table, OPENING, "Ria; tante van Mila")
    first = promise_action(table, SEM, Promise(what="belt", guest="oma"))
    second = promise_action(table, SEM, Promise(what="belt", guest="Ria"))
    assert first.owner is not None
    assert second.owner is not None
    of_sem = [table.people.get(owner.person or 0) for owner in (first.owner, second.owner)]
    assert [person.function for person in of_sem] == ["", ""]
    assert named(table, 2) == {"oma", "Ria"}
    assert len(guests(table)) == 4


def test_a_guest_of_an_organisation_who_stays_for_a_second_jongere_is_seen_by_both(
    table: SeriesFile, here: Place
) -> None:
    welcome_guest(table, here, "Piet Vis; Woonstichting Zeewijk")
    assert named(table, 2) == set()
    welcome_guest(table, SEM, "Piet Vis; Woonstichting Zeewijk")
    assert named(table, 1) == named(table, 2) == {"Piet Vis"}
    assert len(guests(table)) == 1


def test_professionals_are_always_company(table: SeriesFile) -> None:
    names = [person.name for person in gather_record(table, 1).company(2)]
    assert names == ["Anna Smit", "Els Bakker", "Karin de Wit", "Youssef Amrani"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("oma van Zoë", "Zoe", True),
        ("Zoe's zus", "Zoë", True),
        ("Sems broer", "Sem", True),
        ("anne fleur", "Anne-Fleur", True),
        ("Camila", "Mila", False),
        ("Milaan", "Mila", False),
        ("een", "", False),
    ],
)
def test_a_name_is_found_as_a_word(text: str, name: str, found: bool) -> None:
    assert mentions(text, name) is found
