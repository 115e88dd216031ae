"""The people around a jongere as one typed line: what is read is what was meant, and is typed back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.companions import companion_words, companions_line, read_companions
from sessions.errors import InvalidInput
from sessions.text import clean_line
from sessions.trajects import Companion

ROLES = st.text(st.characters(exclude_characters=":;"), max_size=30).map(clean_line).filter(bool)
NAMES = st.text(st.characters(exclude_characters=";"), max_size=30).map(clean_line)
AROUND = st.lists(st.builds(Companion, role=ROLES, name=NAMES), max_size=5).map(tuple)


def test_roles_and_names_are_read_in_their_order() -> None:
    read = read_companions("oma: Riet; broer; mentor: dhr. De Boer")
    assert [(one.role, one.name) for one in read] == [("oma", "Riet"), ("broer", ""), ("mentor", "dhr. De Boer")]
    assert [companion_words(one) for one in read] == ["oma Riet", "broer", "mentor dhr. De Boer"]


def test_commas_separate_where_no_semicolon_does() -> None:
    assert [one.role for one in read_companions("oma, broer,, tante")] == ["oma", "broer", "tante"]
    assert [one.name for one in read_companions("mentor: De Boer, Jan;")] == ["De Boer, Jan"]


def test_a_name_without_a_role_is_asked_for_its_role() -> None:
    with pytest.raises(InvalidInput, match="Wie is “Riet” van de jongere"):
        read_companions("broer; : Riet")


@given(AROUND)
def test_what_is_kept_is_typed_back_and_read_the_same(around: tuple[Companion, ...]) -> None:
    assert read_companions(companions_line(around)) == around


@given(st.text(max_size=80))
def test_any_line_is_read_or_refused_with_its_field(line: str) -> None:
    if any(clean_line(part).startswith(":") for part in line.split(";" if ";" in line else ",")):
        with pytest.raises(InvalidInput):
            read_companions(line)
    else:
        read = read_companions(line)
        assert read_companions(companions_line(read)) == read
