"""Dutch phrases for a deadline: what they mean, what is refused, and that nothing means two things."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.actions import Deadline
from sessions.days.dates import long_date, number_date, short_date, until
from sessions.days.deadlines import (
    DeadlineContext,
    DeadlineRefusal,
    Found,
    NotADate,
    PastDeadline,
    WrongDate,
    date_phrases,
    find_deadlines,
    read_deadline,
)

THURSDAY = dt.date(2026, 11, 26)
CONTEXT = DeadlineContext(today=THURSDAY, birth_month="2009-03", next_table=dt.date(2027, 1, 7))

READ = {
    "vandaag": "26-11-2026",
    "morgen": "27-11-2026",
    "overmorgen": "28-11-2026",
    "vrijdag": "27-11-2026",
    "maandag": "30-11-2026",
    "woensdag": "2-12-2026",
    "donderdag": "3-12-2026",
    "VRIJDAG": "27-11-2026",
    "  vrijdag.": "27-11-2026",
    "vr": "27-11-2026",
    "vr.": "27-11-2026",
    "zo": "29-11-2026",
    "ma": "30-11-2026",
    "do": "3-12-2026",
    "voor vrijdag": "27-11-2026",
    "vóór vrijdag": "27-11-2026",
    "Voor  Vrijdag": "27-11-2026",
    "op vrijdag": "27-11-2026",
    "uiterlijk vrijdag": "27-11-2026",
    "uiterlijk op vrijdag": "27-11-2026",
    "uiterlijk voor vrijdag": "27-11-2026",
    "op zijn laatst vrijdag": "27-11-2026",
    "op z’n laatst vrijdag": "27-11-2026",
    "niet later dan vrijdag": "27-11-2026",
    "komende vrijdag": "27-11-2026",
    "aanstaande dinsdag": "1-12-2026",
    "a.s. dinsdag": "1-12-2026",
    "dinsdag a.s.": "1-12-2026",
    "deze vrijdag": "27-11-2026",
    "deze week vrijdag": "27-11-2026",
    "volgende week vrijdag": "4-12-2026",
    "vrijdag volgende week": "4-12-2026",
    "volgende week ma": "30-11-2026",
    "vrijdag over een week": "4-12-2026",
    "zaterdag over 14 dagen": "12-12-2026",
    "over twee weken vrijdag": "11-12-2026",
    "vrijdagmiddag": "27-11-2026",
    "maandag ochtend": "30-11-2026",
    "morgenochtend": "27-11-2026",
    "vanmiddag": "26-11-2026",
    "over een week": "3-12-2026",
    "over één week": "3-12-2026",
    "over 1 week": "3-12-2026",
    "over 2 weken": "10-12-2026",
    "over twee weken": "10-12-2026",
    "over twaalf dagen": "8-12-2026",
    "over veertien dagen": "10-12-2026",
    "over drie maanden": "26-2-2027",
    "over een jaar": "26-11-2027",
    "over een half jaar": "26-5-2027",
    "binnen een maand": "26-12-2026",
    "+2w": "10-12-2026",
    "+3d": "29-11-2026",
    "+1m": "26-12-2026",
    "+2 weken": "10-12-2026",
    "12-12": "12-12-2026",
    "12/12": "12-12-2026",
    "1-3": "1-3-2027",
    "12-12-2026": "12-12-2026",
    "12/12/2026": "12-12-2026",
    "12-12-26": "12-12-2026",
    "12.12.2026": "12-12-2026",
    "2026-12-12": "12-12-2026",
    "3 dec": "3-12-2026",
    "3 dec.": "3-12-2026",
    "3dec": "3-12-2026",
    "3 december": "3-12-2026",
    "3 december 2026": "3-12-2026",
    "uiterlijk 3 december": "3-12-2026",
    "15 mrt": "15-3-2027",
    "26 nov": "26-11-2026",
    "28-2": "28-2-2027",
    "vr 27-11": "27-11-2026",
    "vrijdag 27 november": "27-11-2026",
    "vrijdag, 27 november": "27-11-2026",
    "do 3 dec 2026": "3-12-2026",
    "eind van de week": "27-11-2026",
    "eind deze week": "27-11-2026",
    "eind volgende week": "4-12-2026",
    "eind van de maand": "30-11-2026",
    "het einde van de maand": "30-11-2026",
    "voor het eind van de maand": "30-11-2026",
    "eind volgende maand": "31-12-2026",
    "eind van het jaar": "31-12-2026",
    "eind volgend jaar": "31-12-2027",
    "eind november": "30-11-2026",
    "eind februari": "28-2-2027",
    "eind feb 2028": "29-2-2028",
    "voor kerst": "24-12-2026",
    "vóór de kerst": "24-12-2026",
    "uiterlijk voor kerst": "24-12-2026",
    "eerste kerstdag": "25-12-2026",
    "voor tweede kerstdag": "26-12-2026",
    "voor nieuwjaar": "31-12-2026",
    "voor het weekend": "27-11-2026",
    "voor januari": "31-12-2026",
    "voor maart 2028": "29-2-2028",
    "voor de 18e verjaardag": "28-2-2027",
    "voor haar 18e verjaardag": "28-2-2027",
    "voor de 18e verjaardag van Mila": "28-2-2027",
    "voor mijn 18e": "28-2-2027",
    "voor haar 18de": "28-2-2027",
    "voor zijn achttiende verjaardag": "28-2-2027",
    "voor z’n 18e": "28-2-2027",
    "voor zijn 21e verjaardag": "28-2-2030",
    "vanaf 18": "1-4-2027",
    "vanaf 18 jaar": "1-4-2027",
    "vanaf haar 18e": "1-4-2027",
}
"""Phrases typed on Thursday 26 November 2026 about somebody born in March 2009, and the day that each means."""

REFUSED: dict[str, type[DeadlineRefusal]] = {
    "": NotADate,
    "zo snel mogelijk": NotADate,
    "z.s.m.": NotADate,
    "binnenkort": NotADate,
    "ooit": NotADate,
    "in het voorjaar": NotADate,
    "voor de zomer": NotADate,
    "voor de zomervakantie": NotADate,
    "voor de kerstvakantie": NotADate,
    "voor de vakantie": NotADate,
    "kerst": NotADate,
    "met kerst": NotADate,
    "voor oud en nieuw": NotADate,
    "voor sinterklaas": NotADate,
    "volgende week": NotADate,
    "deze week": NotADate,
    "volgende maand": NotADate,
    "volgend jaar": NotADate,
    "december": NotADate,
    "begin december": NotADate,
    "half december": NotADate,
    "in het weekend": NotADate,
    "volgende vrijdag": NotADate,
    "komende week vrijdag": NotADate,
    "vorige vrijdag": NotADate,
    "goede vrijdag": NotADate,
    "elke vrijdag": NotADate,
    "na vrijdag": NotADate,
    "vanaf maandag": NotADate,
    "de brief van 3 december": NotADate,
    "vrijdag de week erop": NotADate,
    "vrijdag of maandag": NotADate,
    "vrijdag in week 50": NotADate,
    "vrijdag 27": NotADate,
    "vrijdag 7/12 3": NotADate,
    "deze donderdag": NotADate,
    "maandag over een week": NotADate,
    "over een week of twee": NotADate,
    "over een paar weken": NotADate,
    "10-12 uur": NotADate,
    "2-3 weken": NotADate,
    "3-4 december": NotADate,
    "24/7": NotADate,
    "10.30": NotADate,
    "voor de 18e": NotADate,
    "op haar 18e verjaardag": NotADate,
    "voor de 18e verjaardag van haar broer": NotADate,
    "vanaf 18 december": NotADate,
    "vanaf 18 uur": NotADate,
    "06-12345678": NotADate,
    "voor Jan": NotADate,
    "vrijdag graag even bellen": NotADate,
    "31-2": WrongDate,
    "31 november": WrongDate,
    "29-2": WrongDate,
    "12-13": WrongDate,
    "0-1": WrongDate,
    "12-12-2099": WrongDate,
    "over 999 jaar": WrongDate,
    "over 9999 jaar": WrongDate,
    "do 27-11": WrongDate,
    "donderdag 27 november": WrongDate,
    "12-11": PastDeadline,
    "eind augustus": PastDeadline,
    "25 november": PastDeadline,
    "25-11-2026": PastDeadline,
    "2026-11-25": PastDeadline,
    "voor november": PastDeadline,
    "voor haar 16e verjaardag": PastDeadline,
    "deze week maandag": PastDeadline,
}
"""Phrases that cannot be a deadline on that day, and how each is refused."""


def d_m_y(deadline: Deadline) -> str:
    return number_date(deadline.day) if deadline.day else ""


def outcome(phrase: str, context: DeadlineContext = CONTEXT) -> Deadline | None:
    """What a phrase is read as, None when it is refused; anything but a refusal comes through."""
    try:
        return read_deadline(phrase, context)
    except DeadlineRefusal:
        return None


@pytest.mark.parametrize(("phrase", "day"), READ.items())
def test_a_phrase_means_one_day(phrase: str, day: str) -> None:
    assert d_m_y(read_deadline(phrase, CONTEXT)) == day


@pytest.mark.parametrize(("phrase", "refusal"), REFUSED.items())
def test_what_is_no_single_day_to_come_is_refused(phrase: str, refusal: type[DeadlineRefusal]) -> None:
    with pytest.raises(DeadlineRefusal) as raised:
        read_deadline(phrase, CONTEXT)
    assert type(raised.value) is refusal
    assert "yp" in str(raised.value) or "Kijk" in str(raised.value)


def test_the_list_of_phrases_is_long_enough_to_trust() -> None:
    assert len(READ) + len(REFUSED) >= 80


def test_a_refusal_says_what_was_not_understood_and_gives_examples() -> None:
    with pytest.raises(NotADate, match=r"„zo snel mogelijk” is geen datum.*over 2 weken"):
        read_deadline("zo snel mogelijk", CONTEXT)
    with pytest.raises(WrongDate, match="27 november 2026 is een vrijdag"):
        read_deadline("do 27-11", CONTEXT)
    with pytest.raises(WrongDate, match="31 februari 2027 bestaat niet"):
        read_deadline("31-2", CONTEXT)


def test_a_date_that_has_been_is_asked_again() -> None:
    with pytest.raises(PastDeadline, match=r"12 november is al geweest.*12-11-2027"):
        read_deadline("12-11", CONTEXT)
    with pytest.raises(PastDeadline, match="woensdag 25 november is al geweest"):
        read_deadline("25-11-2026", CONTEXT)


def test_a_long_phrase_is_not_repeated_whole() -> None:
    with pytest.raises(NotADate) as raised:
        read_deadline("bla " * 2500, CONTEXT)
    assert len(str(raised.value)) < 200


def test_the_birthday_needs_a_birth_month() -> None:
    with pytest.raises(WrongDate, match="geboortemaand is hier niet bekend"):
        read_deadline("voor de 18e verjaardag", DeadlineContext(today=THURSDAY))


def test_the_next_table_moves_along_and_may_be_unknown() -> None:
    planned = Deadline(next_table=True, day=dt.date(2027, 1, 7))
    assert read_deadline("volgende tafel", CONTEXT) == planned
    assert read_deadline("voor de volgende veldtafel", CONTEXT) == planned
    assert read_deadline("volgende tafel", DeadlineContext(today=THURSDAY)) == Deadline(next_table=True)
    passed = DeadlineContext(today=THURSDAY, next_table=dt.date(2026, 11, 1))
    assert read_deadline("volgende tafel", passed) == Deadline(next_table=True)


def test_29_february_is_read_where_it_exists() -> None:
    assert d_m_y(read_deadline("29-2", DeadlineContext(today=dt.date(2027, 8, 1)))) == "29-2-2028"
    assert outcome("29-2", DeadlineContext(today=dt.date(2027, 1, 1))) is None


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Karin schrijft haar vrijdag in", ["vrijdag"]),
        ("Karin schrijft haar in, uiterlijk vr 27-11.", ["uiterlijk vr 27-11"]),
        ("belt maandag en stuurt voor 12-12 de brief", ["maandag", "voor 12-12"]),
        ("belt vrijdag om 10.30 uur", ["vrijdag"]),
        ("belt vrijdag 10-12 uur", ["vrijdag"]),
        ("komt maandag 7/12 14.00 langs", ["maandag 7/12"]),
        ("komt 7/12 14 uur langs", ["7/12"]),
        ("komt maandag 7/12 2 keer langs", []),
        ("brengt het mee bij de volgende tafel", ["bij de volgende tafel"]),
        ("komt naar de volgende tafel", []),
        ("vraagt het vrijdagmiddag na", ["vrijdagmiddag"]),
        ("komt zo terug, doet het zo", ["zo"]),
        ("belt ma en di even", []),
        ("ziet ma zo", ["zo"]),
        ("belt vrijdag de week erop", []),
        ("belt volgende week vrijdag", ["volgende week vrijdag"]),
        ("belt over een week vrijdag terug", ["over een week vrijdag"]),
        ("stuurt de brief van 3 december na", []),
        ("is er elke vrijdag, na maandag ook", []),
        ("regelt 24/7 hulp voor 5-6 personen, 2-3 keer per week", []),
        ("mailt e-mail@vrijdag.nl of belt 06-12345678", []),
        ("wil in de morgen bellen, goede morgen", []),
        ("geeft vanaf 18 jaar les", ["vanaf 18 jaar"]),
        ("vraagt vanaf 18 december verlof", []),
        ("regelt een kamer voor Jan", []),
        ("een kamer voor de 18e verjaardag", ["voor de 18e verjaardag"]),
        ("een feest voor de 18e verjaardag van haar broer", []),
        ("vrijdagen en maandagse dingen", []),
        ("belt op 31-2", []),
    ],
)
def test_deadlines_are_found_in_a_sentence(sentence: str, phrases: list[str]) -> None:
    found = find_deadlines(sentence, CONTEXT)
    assert [deadline.phrase for deadline in found] == phrases


def test_a_phrase_that_says_more_than_its_date_is_marked() -> None:
    (found,) = find_deadlines("belt vrijdagmiddag", CONTEXT)
    assert found.says_more
    (found,) = find_deadlines("belt vrijdag", CONTEXT)
    assert not found.says_more


def test_ten_thousand_characters_are_read_at_once() -> None:
    sentence = "vrijdag over " * 770
    assert len(find_deadlines(sentence, CONTEXT)) == 770


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
CONTEXTS = st.builds(
    DeadlineContext,
    today=DAYS,
    birth_month=st.sampled_from(["", "2009-03", "2010-12"]),
    next_table=st.none() | DAYS,
)
PHRASES = st.sampled_from([*READ, *REFUSED])
WORDS = (
    "voor uiterlijk op na van de het over een twee 2 12-12 31-2 vr vrijdag zo ma morgen volgende deze week weken "
    "weekend maand tafel dec december mei 18 18e verjaardag jaar eind kerst vanaf 2026 +2w 12-12-2026 belt Jan en, "
    "haar om 10 uur . ( a.s. middag"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
TYPED = PHRASES | PIECES | st.text(max_size=30)


@given(TYPED, CONTEXTS)
def test_whatever_is_typed_is_a_day_to_come_or_is_refused(typed: str, context: DeadlineContext) -> None:
    deadline = outcome(typed, context)
    if deadline is not None:
        assert deadline.next_table or deadline.day is not None
        assert deadline.day is None or deadline.day >= context.today
    for part in date_phrases(typed, context):
        assert typed[part.start : part.end] == part.phrase


@given(TYPED, CONTEXTS)
def test_case_spaces_and_accents_change_nothing(typed: str, context: DeadlineContext) -> None:
    assume(typed.isascii())
    read = outcome(typed, context)
    assert outcome(typed.upper(), context) == read
    assert outcome("  " + typed.replace(" ", "  ") + " ", context) == read
    assert outcome(typed.replace("oo", "óó").replace("voor", "vóór"), context) == read


@given(TYPED, CONTEXTS, st.sampled_from(["voor", "vóór", "op", "uiterlijk", "uiterlijk voor", "op zijn laatst"]))
def test_a_word_before_it_never_makes_it_another_day(typed: str, context: DeadlineContext, word: str) -> None:
    bare, led = outcome(typed, context), outcome(f"{word} {typed}", context)
    assert bare is None or led is None or bare == led


@given(TYPED, CONTEXTS)
def test_what_is_found_in_a_sentence_reads_the_same_alone(typed: str, context: DeadlineContext) -> None:
    for found in find_deadlines(typed, context):
        assert read_deadline(found.phrase, context) == found.deadline


@given(PHRASES, CONTEXTS, st.sampled_from(["Karin belt", "zij schrijft haar in,", "(ook)"]))
def test_what_reads_alone_is_found_whole_in_a_sentence(phrase: str, context: DeadlineContext, before: str) -> None:
    deadline = outcome(phrase, context)
    assume(deadline is not None)
    found = find_deadlines(f"{before} {phrase}", context)
    assert [part.deadline for part in found] == [deadline]


@given(DAYS, st.integers(0, 3000))
def test_a_date_that_is_shown_reads_back_as_the_same_date(today: dt.date, days: int) -> None:
    context, day = DeadlineContext(today), today + dt.timedelta(days=days)
    for shown in (long_date(day, today), short_date(day, today), number_date(day), day.isoformat(), until(day, today)):
        assert read_deadline(shown, context) == Deadline(day=day), shown
        assert [found.deadline.day for found in find_deadlines(f"belt {shown}", context)] == [day]


@given(DAYS, st.integers(0, 274))
def test_a_date_without_its_year_is_the_next_one(today: dt.date, days: int) -> None:
    day = today + dt.timedelta(days=days)
    assume((day.month, day.day) != (2, 29))
    for typed in (f"{day.day}-{day.month}", long_date(day), short_date(day)):
        deadline = outcome(typed, DeadlineContext(today))
        assert deadline is None or deadline.day == day
        assert deadline is not None or days > 270


@given(DAYS, st.sampled_from(["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]))
def test_a_weekday_is_one_of_the_next_seven_days_and_never_today(today: dt.date, weekday: str) -> None:
    day = read_deadline(weekday, DeadlineContext(today)).day
    assert day is not None
    assert 1 <= (day - today).days <= 7
    assert long_date(day).startswith(weekday)
    assert read_deadline(weekday[:2], DeadlineContext(today)).day == day


@given(DAYS, st.sampled_from([(2009, 3), (2010, 1), (2008, 12)]))
def test_eighteen_is_surely_not_yet_and_surely_already(today: dt.date, born: tuple[int, int]) -> None:
    year, month = born
    context = DeadlineContext(today, birth_month=f"{year}-{month:02d}")
    before, after = outcome("voor de 18e verjaardag", context), outcome("vanaf 18", context)
    for day_born in (1, 28):
        birthday = dt.date(year + 18, month, day_born)
        assert before is None or (before.day or today) < birthday
        assert after is None or (after.day or today) > birthday


def test_found_is_a_plain_value() -> None:
    assert find_deadlines("belt vrijdag", CONTEXT) == (Found(5, 12, "vrijdag", Deadline(day=dt.date(2026, 11, 27))),)
