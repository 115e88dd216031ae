"""A typed line becomes a tip, with from whom and for whom where that is said in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.roles import Role
from sessions.text import clean_line
from sessions.tips.line import as_tip_line, read_tip_line
from sessions.tips.tip import Public

WORDS = [
    "@ouder",
    ">ouders",
    "@",
    ">",
    "\\@ouder",
    "\\",
    "a@b.nl",
    ">o",
    "@karin",
    "[b]",
    "tip",
    "@ouder,",
    "مرحبا",
    "#x",
]
LINES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=8).map(" ".join)


def test_a_line_says_from_whom_and_for_whom() -> None:
    reading = read_tip_line("Kom op tijd @ouder @hulpverlener >hulpverleners")
    assert (reading.text, reading.sources) == ("Kom op tijd", (Role.PARENT, Role.PROFESSIONAL))
    assert reading.public == Public.PROFESSIONALS
    assert [reading.text[span.start :] for span in reading.spans] == ["", "", ""]
    assert not reading.unclear


@pytest.mark.parametrize(
    ("line", "sources", "public"),
    [
        ("@moeder Bel eerst", (Role.PARENT,), None),
        ("@Ouders, Bel eerst >JONGEREN", (Role.PARENT,), Public.JONGEREN),
        ("Bel >org eerst @hulp", (Role.PROFESSIONAL,), Public.ORGANISATIONS),
        ("Bel eerst @ouder @ouder >ouders >ouder", (Role.PARENT,), Public.PARENTS),
    ],
)
def test_words_may_be_short_or_plural_and_stand_anywhere(
    line: str, sources: tuple[Role, ...], public: Public | None
) -> None:
    reading = read_tip_line(line)
    assert (reading.text, reading.sources, reading.public) == ("Bel eerst", sources, public)


@pytest.mark.parametrize(
    "text",
    [
        "Mail naar ouder@example.nl",
        "Meer dan 3 > 2 ouders",
        "Zeg @ ouder",
        "Van a>ouders",
        "Zeg het @ouder.",
        "@2ouder",
    ],
)
def test_what_is_no_mark_stays_text(text: str) -> None:
    assert read_tip_line(text) == read_tip_line(text).__class__(text)


@pytest.mark.parametrize("mark", ["@karin", "@o", ">o", ">buren"])
def test_a_mark_that_is_not_understood_stays_text_and_is_told(mark: str) -> None:
    reading = read_tip_line(f"Bel {mark} eerst")
    assert (reading.text, reading.unclear, reading.says_more) == (f"Bel {mark} eerst", (mark,), False)


def test_a_second_public_stays_text() -> None:
    reading = read_tip_line("Bel eerst >ouders >jongeren")
    assert (reading.text, reading.public, reading.unclear) == ("Bel eerst >jongeren", Public.PARENTS, (">jongeren",))


def test_a_backslash_makes_a_mark_text() -> None:
    reading = read_tip_line(r"Noem hem \@ouder en \>ouders")
    assert (reading.text, reading.says_more) == ("Noem hem @ouder en >ouders", False)


@given(LINES)
def test_nothing_that_is_typed_is_lost(line: str) -> None:
    reading = read_tip_line(line)
    marks = "".join(line[span.start : span.end] for span in reading.spans)
    left = clean_line(line.replace("\\", "")).replace(" ", "")
    told = clean_line((reading.text + marks).replace("\\", "")).replace(" ", "")
    assert sorted(left) == sorted(told)


@given(LINES, st.lists(st.sampled_from(Role), unique=True), st.none() | st.sampled_from(Public))
def test_a_tip_is_read_back_from_the_line_that_says_it(text: str, sources: list[Role], public: Public | None) -> None:
    reading = read_tip_line(as_tip_line(text, sources, public))
    assert (reading.text, reading.sources, reading.public) == (clean_line(text), tuple(sources), public)
