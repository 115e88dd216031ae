"""A roepnaam in free text becomes a code, however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.privacy.names import names_for_block, names_for_jongere
from sessions.people import Person
from sessions.record import Alias, Record
from sessions.text import clean_prose, fold


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mila belt zelf", "J-07 belt zelf"),
        ("MILA en mila", "J-07 en J-07"),
        ("Mila's kamer, Mila’s kamer, Milas kamer", "J-07's kamer, J-07's kamer, J-07's kamer"),
        ("(Mila) 'Mila' Mila.", "(J-07) 'J-07' J-07."),
        ("_Mila_ en Mila-dossier", "_J-07_ en J-07-dossier"),
        ("Mila\nSem", "J-07\nJ-08"),
        ("Milaan en Camila blijven", "Milaan en Camila blijven"),
        ("Mila17", "J-07 17"),
        ("Zoë, Zoe, ZOË en zoe’s", "J-03, J-03, J-03 en J-03's"),
        ("niets te doen", "niets te doen"),
        ("", ""),
    ],
)
def test_a_roepnaam_becomes_the_code(veldtafel: Record, typed: str, read: str) -> None:
    assert names_for_block(veldtafel, 1)(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mila en Sem", "Mila en een andere jongere"),
        ("Sem's broer en Zoë", "Een andere jongeres broer en een andere jongere"),
        ("net als J-08, niet J-081", "net als een andere jongere, niet J-081"),
        ("mila's", "mila's"),
    ],
)
def test_in_the_own_copy_only_the_own_name_stays(veldtafel: Record, typed: str, read: str) -> None:
    assert names_for_jongere(veldtafel, 1)(typed) == read


@pytest.mark.parametrize(
    ("roepnaam", "typed"),
    [
        ("Anne-Fleur", "anne fleur"),
        ("Anne Fleur", "Anne-Fleur"),
        ("D'Angelo", "D’Angelo"),
        ("Yıldız", "Yildiz"),
        ("Søren", "Soren"),
        ("Thomas", "Thomas'"),
        ("J.P.", "J.P."),
    ],
)
def test_a_roepnaam_is_found_as_it_is_typed_on_any_keyboard(veldtafel: Record, roepnaam: str, typed: str) -> None:
    record = veldtafel.changed(aliases=(Alias(roepnaam=roepnaam, code="J-20", traject=20),))
    assert names_for_block(record, None)(f"met {typed} erbij").startswith("met J-20")


def test_a_roepnaam_that_two_jongeren_have(veldtafel: Record) -> None:
    record = veldtafel.changed(aliases=(*veldtafel.aliases, Alias(roepnaam="mila", code="J-11", traject=11)))
    assert names_for_block(record, 1)("Mila") == "J-07"
    assert names_for_block(record, 2)("Mila's vraag") == "Een jongeres vraag"
    assert names_for_block(record, None)("Mila") == "een jongere"
    assert names_for_jongere(record, 1)("Mila") == "Mila"


def test_a_professional_keeps_the_own_name(veldtafel: Record) -> None:
    mila, jos = Person(number=8, name="Mila Bos", partner=1), Person(number=9, name="Jos Bakker", partner=1)
    record = veldtafel.changed(
        people=(*veldtafel.people, mila, jos),
        aliases=(*veldtafel.aliases, Alias(roepnaam="Jo", code="J-12", traject=12)),
    )
    names = names_for_block(record, None)
    assert names("Mila Bos belt Mila") == "Mila Bos belt J-07"
    assert names("Jos belt Jo, en Jo's moeder") == "Jos belt J-12, en J-12's moeder"


def test_a_roepnaam_counts_also_where_only_the_agenda_knows_it(veldtafel: Record) -> None:
    assert names_for_block(veldtafel.changed(aliases=()), 1)("Mila en Sem") == "J-07 en J-08"


NAMES = st.sampled_from(["Mila", "mila's", "MILA", "Sem", "Zoë", "zoe", "Mílà"])
GLUE = st.text(st.sampled_from(" \n.,'’-_1é(ß*"), max_size=3).filter(lambda text: text != "")


@given(st.lists(st.tuples(NAMES, GLUE | st.text(max_size=4).map(lambda text: f" {clean_prose(text)} "))))
def test_no_roepnaam_is_left_as_a_word(veldtafel: Record, parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{name}{glue}" for name, glue in parts)
    words = "".join(char if char.isalpha() else " " for char in fold(names_for_block(veldtafel, None)(text))).split()
    assert not {"mila", "milas", "sem", "sems", "zoe", "zoes"} & set(words)
