"""The people around a jongere become their role, and what was replaced is told before a document leaves."""

import pytest

from exports.audiences import Audience
from exports.blocks import Document, NamesCheck
from exports.minutes import minutes_for
from exports.privacy.names import names_for_block, names_for_jongere, names_for_partner
from sessions.erasing.replacing import Replaced
from sessions.people import Person
from sessions.record import Record
from sessions.trajects import Companion


@pytest.fixture(scope="module")
def family(veldtafel: Record) -> Record:
    """A veldtafel of which both jongeren have people around them."""
    mila, sem = veldtafel.trajects
    mila = mila.changed(
        around=(
            Companion(role="oma", name="Riet de Boer"),
            Companion(role="mentor", name="dhr. De Boer"),
            Companion(role="vriendin van Sem", name="Noor"),
            Companion(role="zus", name="zus Ans"),
            Companion(role="broer"),
            Companion(role="tante", name="Karin Jansen"),
            Companion(role="oom", name="Jan"),
        )
    )
    return veldtafel.changed(trajects=(mila, sem.changed(around=(Companion(role="buurman", name="Jan"),))))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Riet belt", "Oma belt"),
        ("Oma Riet belt, oma riet ook", "Oma belt, oma ook"),
        ("bij Riet de Boer thuis", "bij oma thuis"),
        ("Riets huis en Ans' kamer", "Oma's huis en zus' kamer"),
        ("mevrouw De Boer en dhr. De Boer", "mentor en mentor"),
        ("de boer op het land", "de boer op het land"),
        ("Noor komt mee", "Vriendin van J-08 komt mee"),
        ("tante Karin, Karin Jansen, Karin Smit en Karin", "tante, tante, Karin Smit en Karin"),
        ("Jan", "oom"),
        (
            "Dat zei dhr. Jansen. Noor? Riet hielp.\nJan ook",
            "Dat zei dhr. Jansen. Vriendin van J-08? Oma hielp.\nOom ook",
        ),
        ("Bel mw. Riet, en dan: “Riet, kom!”", "Bel mw. oma, en dan: “oma, kom!”"),
        ("Rietveld en Marietje", "Rietveld en Marietje"),
    ],
)
def test_in_the_own_block_somebody_is_called_by_the_role(family: Record, typed: str, read: str) -> None:
    assert names_for_block(family, 1)(typed) == read


def test_elsewhere_it_says_of_whom(family: Record) -> None:
    assert names_for_block(family, 2)("Riet belt Jan") == "Oma van J-07 belt buurman"
    assert names_for_block(family, None)("Riet belt Jan") == "Oma van J-07 belt iemand uit de omgeving"


def test_the_own_copy_keeps_the_own_people_and_hides_those_of_others(family: Record) -> None:
    assert names_for_jongere(family, 1)("Riet en Jan") == "Riet en Jan"
    assert names_for_jongere(family, 2)("Riet en Jan") == "Iemand anders en Jan"


@pytest.mark.parametrize(
    ("name", "function", "read"),
    [
        ("tante Truus", "", "Tante belt"),
        ("Truus Vos", "", "Een gast belt"),
        ("Truus", "tante van Mila", "Tante van J-07 belt"),
        ("Truus, tante van Mila", "", "Een gast belt"),
    ],
)
def test_a_guest_has_no_name_for_a_partner(veldtafel: Record, name: str, function: str, read: str) -> None:
    guest = Person(number=6, name=name, function=function, guest=True)
    record = veldtafel.changed(people=(*veldtafel.people[:-1], guest))
    assert names_for_partner(record, 1)("Truus belt") == read
    assert names_for_block(record, 1)("Truus belt") == "Truus belt"


def documents(record: Record, audience: Audience, *, what: str) -> tuple[Document, ...]:
    """Return the documents of a record in which one action of Karin's for Mila says this."""
    return minutes_for(record.changed(actions=(record.actions[2].changed(what=what, result=""),)), audience)


def check(record: Record, audience: Audience, what: str) -> NamesCheck:
    """Return the names in the first of them."""
    return documents(record, audience, what=what)[0].names


def test_each_document_tells_what_was_replaced_in_it(family: Record) -> None:
    found = check(family, Audience.PARTNERS, "belt Mila, mila en oma Riet")
    assert found.replaced == (Replaced("Mila", "J-07"), Replaced("oma Riet", "oma"))
    other = documents(family, Audience.PARTNERS, what="belt Mila")[1]
    assert other.names == NamesCheck()


def test_the_own_copy_tells_of_others_only(family: Record) -> None:
    found = check(family, Audience.JONGERE, "belt Mila en Zoë")
    assert Replaced("Zoë", "een andere jongere") in found.replaced
    assert not [one for one in found.replaced if one.name in {"Mila", "Riet"}]


@pytest.mark.parametrize(
    ("what", "unsure"),
    [
        ("belt met Ricardo Bakker over de kamer", ("Ricardo Bakker",)),
        ("vraagt dhr. Jansen en Ricardo", ("Jansen", "Ricardo")),
        ("Ricardo belt. Daarna gaat zij naar school", ()),
        ("gaat met Karin naar Zeewijk in Alkmaar", ()),
        ("schrijft op maandag via WhatsApp met DigiD en ID", ()),
        ("koopt iets bij de Sligro", ()),
        ("zoekt hulp bij Wonen van Gemeente Den Helder", ()),
    ],
)
def test_a_word_that_looks_like_a_name_is_a_warning(veldtafel: Record, what: str, unsure: tuple[str, ...]) -> None:
    assert check(veldtafel, Audience.PARTNERS, what).unsure == unsure


def test_listening_changes_nothing_in_what_is_made(family: Record) -> None:
    for audience in Audience:
        assert minutes_for(family, audience) == minutes_for(family, audience)
