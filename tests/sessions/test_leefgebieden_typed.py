"""Leefgebieden that a jongere brings, as they are typed in one line."""

import pytest

from sessions.leefgebieden import Leefgebied, read_leefgebieden


@pytest.mark.parametrize(
    "typed",
    [
        "wonen onderwijs geld",
        "wo on fi",
        "Wonen, School en Financiën",
        "1 3 5",
        "135",
        "1,3,5",
        "wonen; onderwijs/geld",
    ],
)
def test_a_line_names_leefgebieden_by_word_beginning_or_number(typed: str) -> None:
    assert read_leefgebieden(typed) == ((Leefgebied.WONEN, Leefgebied.ONDERWIJS, Leefgebied.FINANCIEN), ())


def test_every_label_is_read_and_named_once() -> None:
    typed = ", ".join(key.label for key in Leefgebied) + ", werk en dagbesteding"
    assert read_leefgebieden(typed) == (tuple(Leefgebied), ())


def test_what_names_none_is_given_back() -> None:
    assert read_leefgebieden("wonen paardrijden 0") == ((Leefgebied.WONEN,), ("paardrijden", "0"))
    assert read_leefgebieden(" , ") == ((), ())
