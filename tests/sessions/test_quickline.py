"""The quick line: what a typed line means, what it proposes, and that nothing typed is lost."""

import datetime as dt
import time
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.actions import Action, Deadline, Owner
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.leefgebieden import Leefgebied
from sessions.quickline.marks import PartKind
from sessions.quickline.naming import Nameable
from sessions.quickline.reading import LineContext, Reading, Sureness, read_line
from sessions.quickline.writing import as_line
from sessions.text import clean_line

KARIN = Nameable(1, "Karin de Wit", "Woonstichting Zeewijk")
YOUSSEF = Nameable(2, "Youssef Amrani", "Leerwerkloket")
MILA = Nameable(None, "Mila", jongere=True)
BO = Nameable(3, "Bo Smit", "Zeewijk Zorg")
KAREL = Nameable(4, "Karel Prins", "Stichting Overkant", in_room=False)
ROOS = Nameable(5, "Roos Jansen", "Budgetwinkel")
JAN_BAKKER = Nameable(6, "Jan Bakker", "Werkplein")
JAN_KOK = Nameable(7, "Jan Kok", "ROC De Vaart")
ANNE_MARIE = Nameable(8, "Anne-Marie O'Brien", "Gemeente")
ZOE = Nameable(9, "Zoë van der Laan", "Gemeente", in_room=False)
PEOPLE = (KARIN, YOUSSEF, MILA, BO, KAREL, ROOS, JAN_BAKKER, JAN_KOK, ANNE_MARIE, ZOE)

CONTEXT = LineContext(
    people=PEOPLE,
    deadlines=DeadlineContext(today=dt.date(2026, 11, 26), birth_month="2009-03", next_table=dt.date(2027, 1, 7)),
)
FRIDAY = Deadline(day=dt.date(2026, 11, 27))


def read(line: str) -> Reading:
    return read_line(line, CONTEXT)


def marked(reading: Reading) -> list[tuple[str, PartKind, Sureness]]:
    return [(reading.text[span.start : span.end], span.kind, span.sureness) for span in reading.spans]


def test_a_plain_sentence_proposes_owner_and_deadline_and_takes_nothing() -> None:
    reading = read("Karin schrijft haar vrijdag in")
    assert reading.what == "Karin schrijft haar vrijdag in"
    assert (reading.owner, reading.deadline) == (None, None)
    assert (reading.proposed_owner, reading.proposed_deadline) == (KARIN, FRIDAY)
    assert marked(reading) == [
        ("Karin", PartKind.OWNER, Sureness.PROPOSED),
        ("vrijdag", PartKind.DEADLINE, Sureness.PROPOSED),
    ]


def test_tab_accepts_what_is_proposed_and_takes_it_out_of_the_words() -> None:
    reading = read("Karin schrijft haar vrijdag in").accepted()
    assert reading.what == "schrijft haar in"
    assert (reading.owner, reading.deadline) == (KARIN, FRIDAY)
    assert (reading.proposed_owner, reading.proposed_deadline) == (None, None)
    assert {span.sureness for span in reading.spans} == {Sureness.CERTAIN}
    assert reading.accepted() == reading


def test_marks_say_it_outright() -> None:
    reading = read("inschrijven @karin vr #wonen =eigen kamer")
    assert reading.what == "inschrijven"
    assert (reading.owner, reading.deadline) == (KARIN, FRIDAY)
    assert reading.leefgebied is Leefgebied.WONEN
    assert reading.result == "eigen kamer"
    assert marked(reading) == [
        ("@karin", PartKind.OWNER, Sureness.CERTAIN),
        ("vr", PartKind.DEADLINE, Sureness.CERTAIN),
        ("#wonen", PartKind.LEEFGEBIED, Sureness.CERTAIN),
        ("=eigen kamer", PartKind.RESULT, Sureness.CERTAIN),
    ]


def test_an_action_said_with_marks_costs_at_most_twelve_keys_beyond_its_words() -> None:
    line = "inschrijven @ka vr #wo"
    reading = read(line)
    assert (reading.what, reading.owner, reading.deadline) == ("inschrijven", KARIN, FRIDAY)
    assert reading.leefgebied is Leefgebied.WONEN
    enter = 1
    assert len(line) - len("inschrijven") + enter <= 12


def test_a_sentence_that_names_them_costs_at_most_four_keys_beyond_its_words() -> None:
    reading = read_line("Karin schrijft haar vrijdag in", LineContext(PEOPLE, CONTEXT.deadlines, Leefgebied.WONEN))
    tab_and_enter = 2
    assert tab_and_enter <= 4
    accepted = reading.accepted()
    assert (accepted.owner, accepted.deadline, accepted.leefgebied) == (KARIN, FRIDAY, Leefgebied.WONEN)


def test_the_leefgebied_of_the_walk_holds_until_another_is_said() -> None:
    context = LineContext(PEOPLE, CONTEXT.deadlines, Leefgebied.WONEN)
    walk = read_line("belt oma", context)
    assert (walk.leefgebied, walk.says_leefgebied) == (Leefgebied.WONEN, False)
    said = read_line("belt oma #school", context)
    assert (said.leefgebied, said.says_leefgebied, said.what) == (Leefgebied.ONDERWIJS, True, "belt oma")


@pytest.mark.parametrize(
    ("handle", "owner"),
    [
        ("@karin", KARIN),
        ("@KARIN", KARIN),
        ("@ka", KARIN),  # Karel is not in the room
        ("@k", KARIN),  # and Jan Kok is not called so
        ("@gemeente", ANNE_MARIE),  # Zoë is not in the room
        ("@kare", KAREL),
        ("@karin de wit", KARIN),
        ("@de wit", KARIN),
        ("@wit", KARIN),
        ("@woonstichting zeewijk", KARIN),
        ("@woon", KARIN),
        ("@zeewijk zorg", BO),
        ("@yo", YOUSSEF),
        ("@amrani", YOUSSEF),
        ("@leer", YOUSSEF),
        ("@mila", MILA),
        ("@bo", BO),
        ("@jan kok", JAN_KOK),
        ("@kok", JAN_KOK),
        ("@anne", ANNE_MARIE),
        ("@marie", ANNE_MARIE),
        ("@anne-marie", ANNE_MARIE),
        ("@o'br", ANNE_MARIE),
        ("@zoe", ZOE),
        ("@Zoë", ZOE),
        ('@"Karin de Wit"', KARIN),
        ('@"jan kok, roc de vaart"', JAN_KOK),
    ],
)
def test_a_handle_names_who_its_words_begin(handle: str, owner: Nameable) -> None:
    for line in (f"inschrijven {handle}", f"{handle} vr #wonen", f"inschrijven {handle}, morgen =kamer"):
        reading = read(line)
        assert reading.owner == owner
        assert handle.split()[-1] not in reading.what.split()


@pytest.mark.parametrize(
    ("handle", "candidates"),
    [
        ("@jan", [JAN_BAKKER, JAN_KOK]),
        ("@zeewijk", [KARIN, BO]),
    ],
)
def test_a_handle_that_fits_several_people_is_asked(handle: str, candidates: list[Nameable]) -> None:
    reading = read(f"inschrijven {handle} vr")
    assert reading.owner is None
    assert sorted(reading.candidates, key=PEOPLE.index) == candidates
    assert reading.what == f"inschrijven {handle}"
    assert marked(reading)[0] == (handle, PartKind.OWNER, Sureness.UNCLEAR)
    chosen = reading.with_owner(candidates[1])
    assert (chosen.owner, chosen.candidates, chosen.what) == (candidates[1], (), "inschrijven")


TER_HORST = Nameable(1, "Marloes ter Horst", "Werkplein")
TER_VEEN = Nameable(2, "Marloes ter Veen", "ROC De Vaart")
M_BAKKER = Nameable(3, "Marloes Bakker", "Budgetwinkel")


@pytest.mark.parametrize(
    ("line", "candidates", "what"),
    [
        ("belt @Marloes ter", {TER_HORST, TER_VEEN}, "belt"),
        ("belt @marloes te vr", {TER_HORST, TER_VEEN}, "belt"),
        ("belt @marloes ter #wonen", {TER_HORST, TER_VEEN}, "belt"),
        ("@Marloes ter, morgen =kamer", {TER_HORST, TER_VEEN}, ""),
        ("@Marloes ter beschikking stellen", {TER_HORST, TER_VEEN, M_BAKKER}, "ter beschikking stellen"),
    ],
)
def test_a_name_that_is_only_begun_leaves_the_words(line: str, candidates: set[Nameable], what: str) -> None:
    reading = read_line(line, LineContext((TER_HORST, TER_VEEN, M_BAKKER), CONTEXT.deadlines))
    assert (reading.owner, set(reading.candidates)) == (None, candidates)
    assert reading.with_owner(TER_VEEN).what == what


@pytest.mark.parametrize(
    ("line", "owner", "what"),
    [
        ("belt @Marloes ter v", TER_VEEN, "belt"),
        ("belt @marloes ba vr", M_BAKKER, "belt"),
        ("@Marloes ter Horst ter beschikking stellen", TER_HORST, "ter beschikking stellen"),
    ],
)
def test_as_much_of_a_name_as_tells_people_apart_is_enough(line: str, owner: Nameable, what: str) -> None:
    reading = read_line(line, LineContext((TER_HORST, TER_VEEN, M_BAKKER), CONTEXT.deadlines))
    assert (reading.owner, reading.what) == (owner, what)


def test_who_is_in_the_room_comes_first() -> None:
    there = Nameable(1, "Karin Post", in_room=True)
    away = Nameable(2, "Karin Berg", in_room=False)
    context = LineContext((away, there), CONTEXT.deadlines)
    assert read_line("belt @karin", context).owner == there
    assert read_line("Karin belt", context).proposed_owner == there
    assert read_line("belt @karin berg", context).owner == away


def test_a_whole_word_comes_before_a_beginning() -> None:
    kar, karin = Nameable(1, "Kar Post", in_room=False), Nameable(2, "Karin Berg")
    assert read_line("belt @kar", LineContext((karin, kar), CONTEXT.deadlines)).owner == kar


def test_neither_a_first_name_elsewhere_nor_a_last_name_here_is_guessed() -> None:
    amber, youssef = Nameable(1, "Amber Post", in_room=False), YOUSSEF
    reading = read_line("belt @am", LineContext((amber, youssef), CONTEXT.deadlines))
    assert reading.owner is None
    assert set(reading.candidates) == {amber, youssef}


@pytest.mark.parametrize("line", ["@oma belt vrijdag", 'belt vrijdag @"oma"', "@oma vrijdag belt"])
def test_an_owner_nobody_knows_is_kept_apart(line: str) -> None:
    reading = read(line)
    assert (reading.owner, reading.unknown_owner) == (None, "oma")
    assert "oma" in reading.what
    assert any(span.kind is PartKind.OWNER and span.sureness is Sureness.UNCLEAR for span in reading.spans)
    oma = Nameable(None, "oma")
    assert reading.with_owner(oma).owner == oma
    assert reading.with_owner(oma).unknown_owner == ""
    assert "oma" not in reading.with_owner(oma).what


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("karin belt", KARIN),
        ("Karin, belt oma", KARIN),
        ("Karin de Wit belt oma", KARIN),
        ("vrijdag belt Karin oma", KARIN),
        ("en Karin belt oma", KARIN),
        ("mw. Karin belt", KARIN),
        ("Karin belt Youssef", KARIN),
        ("Met Karin belt Youssef oma", YOUSSEF),
        ("Mila vraagt oma om de kamer", MILA),
        ("mila vraagt oma", MILA),
        ("Jan Kok belt", JAN_KOK),
        ("Karel belt", KAREL),
        ("Roos belt oma", ROOS),
        ("Bo belt", BO),
        ("zoe belt", ZOE),
        ("anne-marie belt", ANNE_MARIE),
        ("roos belt oma", None),
        ("bo belt", None),
        ("ik bel Karin", None),
        ("zij belt Karin", None),
        ("belt Karin terug", None),
        ("gaat met Karin mee", None),
        ("regelt een kamer voor Mila", None),
        ("Karins fiets maken", None),
        ("Karin's fiets maken", None),
        ("mail naar karin@zeewijk.nl", None),
        ("neemt de roos mee", None),
        ("Zeewijk belt", None),
    ],
)
def test_the_first_name_that_can_do_it_is_proposed(line: str, owner: Nameable | None) -> None:
    reading = read(line)
    assert reading.proposed_owner == owner
    assert (reading.what, reading.owner) == (line, None)


def test_two_people_with_one_first_name_are_asked() -> None:
    reading = read("Jan belt vrijdag")
    assert (reading.proposed_owner, set(reading.candidates)) == (None, {JAN_BAKKER, JAN_KOK})
    assert reading.accepted().what == "Jan belt"
    assert reading.accepted().with_owner(JAN_KOK).what == "belt"
    assert reading.with_owner(KARIN).what == "Jan belt vrijdag"


def test_two_people_in_one_sentence_are_asked_and_stay_in_the_words() -> None:
    reading = read("Karin en Youssef bellen oma")
    assert (reading.proposed_owner, reading.candidates) == (None, (KARIN, YOUSSEF))
    chosen = reading.with_owner(KARIN)
    assert (chosen.owner, chosen.what) == (KARIN, "Karin en Youssef bellen oma")


def test_choosing_who_was_proposed_takes_the_name_out_too() -> None:
    reading = read("Karin belt vrijdag").with_owner(KARIN)
    assert (reading.what, reading.proposed_deadline) == ("belt vrijdag", FRIDAY)
    assert reading.with_deadline(FRIDAY).what == "belt"
    monday = Deadline(day=dt.date(2026, 11, 30))
    assert reading.with_deadline(monday).what == "belt vrijdag"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("inschrijven @karin vr", "inschrijven"),
        ("inschrijven @karin vr #wonen", "inschrijven"),
        ("inschrijven #wonen vr @karin", "inschrijven"),
        ("inschrijven #wonen vr", "inschrijven"),
        ("inschrijven @karin voor vrijdag =kamer", "inschrijven"),
        ("@karin vrijdag #wonen inschrijven", "inschrijven"),
        ("belt oma vrijdag @karin", "belt oma"),
        ("@karin belt oma, uiterlijk vrijdag.", "belt oma"),
        ("belt oma @karin #wonen vrijdag 27-11", "belt oma"),
        ("belt +vr oma", "belt oma"),
        ("belt oma +27-11-2026", "belt oma"),
        ("belt oma +1d", "belt oma"),
        ("belt maandag niet @karin vr", "belt maandag niet"),
        ("@karin vrijdagmiddag #wonen belt", "vrijdagmiddag belt"),
    ],
)
def test_a_date_with_its_own_place_counts(line: str, what: str) -> None:
    reading = read(line)
    assert (reading.deadline, reading.proposed_deadline) == (FRIDAY, None)
    assert reading.what == what


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ("belt oma vrijdag", "belt oma"),
        ("belt oma, uiterlijk vrijdag.", "belt oma"),
        ("vrijdag, oma bellen", "oma bellen"),
        ("belt oma (uiterlijk vrijdag) terug", "belt oma terug"),
        ("belt vrijdag met oma @karin", "belt met oma"),
        ("belt oma vrijdag #wonen", "belt oma"),
        ("schrijft haar in vr @karin", "schrijft haar in"),
        ("belt vrijdagmiddag oma", "belt vrijdagmiddag oma"),
        ("belt oma =een kamer voor vrijdag", "belt oma"),
    ],
)
def test_a_date_among_the_words_is_only_proposed(line: str, accepted: str) -> None:
    reading = read(line)
    assert (reading.deadline, reading.proposed_deadline) == (None, FRIDAY)
    assert reading.accepted().what == accepted


def test_a_date_that_closes_the_result_leaves_it_when_accepted() -> None:
    reading = read("zoeken @karin =een kamer voor kerst")
    assert (reading.result, reading.accepted().result) == ("een kamer voor kerst", "een kamer")
    assert reading.accepted().deadline == Deadline(day=dt.date(2026, 12, 24))


def test_two_different_days_in_a_sentence_are_not_guessed_between() -> None:
    reading = read("belt maandag of dinsdag, stuurt woensdag de brief")
    assert reading.proposed_deadline is None or reading.proposed_deadline.day == dt.date(2026, 12, 2)
    assert read("belt maandag, stuurt vrijdag de brief").proposed_deadline is None


def test_a_jongere_who_is_called_after_a_month_is_not_a_date() -> None:
    context = LineContext((Nameable(None, "Mei", jongere=True), KARIN), CONTEXT.deadlines)
    assert read_line("Karin zoekt een kamer voor Mei", context).proposed_deadline is None
    assert read_line("Karin zoekt een kamer voor mei", context).proposed_deadline is not None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("inschrijven @karin 31-2", "31 februari 2027 bestaat niet"),
        ("inschrijven @karin 25-11-2026 #wonen", "woensdag 25 november is al geweest"),
        ("inschrijven 25-11-2026 @karin", "woensdag 25 november is al geweest"),
        ("inschrijven @karin volgende maand #wonen", "zegt niet welke dag"),
        ("inschrijven +do 27-11", "27 november 2026 is een vrijdag"),
    ],
)
def test_a_date_that_was_said_but_cannot_be_is_told(line: str, message: str) -> None:
    reading = read(line)
    assert message in reading.refusal
    assert (reading.deadline, reading.proposed_deadline) == (None, None)
    (unclear,) = (span for span in reading.spans if span.sureness is Sureness.UNCLEAR)
    assert line[unclear.start : unclear.end] in reading.what
    settled = reading.with_deadline(FRIDAY)
    assert (settled.what, settled.deadline, settled.refusal) == ("inschrijven", FRIDAY, "")


@pytest.mark.parametrize(
    "line",
    [
        "mail naar e-mail@adres.nl",
        "twitter @ niemand",
        "regel #7 en #xyz en #",
        "a = b, 1+1 = 2, => door",
        "telefoon +31612345678 of 1 + 1",
        "c:\\map en \\\\server",
        "elke vrijdag, zo snel mogelijk",
        "belt binnenkort",
        "#w is nog niet duidelijk",
        "",
        "   ",
    ],
)
def test_what_is_not_understood_stays_text(line: str) -> None:
    reading = read(line)
    assert reading.what == " ".join(line.split())
    assert reading.spans == ()
    assert reading == reading.accepted()


def test_a_mark_counts_once_and_the_next_stays_text() -> None:
    reading = read("overlegt @karin met @youssef #wonen en #werk")
    assert reading.owner == KARIN
    assert reading.leefgebied is Leefgebied.WONEN
    assert reading.what == "overlegt met @youssef en #werk"


def test_a_backslash_makes_a_mark_plain_text() -> None:
    reading = read(r"mailt \@karin over \#wonen en \=x")
    assert reading.what == "mailt @karin over #wonen en =x"
    assert reading.owner is None


def test_an_action_is_written_back_as_a_line() -> None:
    action = Action(
        what="schrijft haar in",
        session=1,
        owner=KARIN.as_owner(),
        deadline=FRIDAY,
        leefgebied=Leefgebied.WONEN,
        result="eigen kamer",
    )
    assert as_line(action, CONTEXT) == "schrijft haar in @Karin de Wit 27-11-2026 #wonen =eigen kamer"
    assert as_line(action.changed(owner=MILA.as_owner()), CONTEXT).startswith("schrijft haar in @Mila 27-11-2026")
    assert as_line(action.changed(owner=Owner(name="oma Truus")), CONTEXT).startswith(
        'schrijft haar in @"oma Truus" 27'
    )
    assert as_line(Action(what="belt", session=1, deadline=FRIDAY), CONTEXT) == "belt +27-11-2026"
    next_table = Deadline(next_table=True, day=dt.date(2027, 1, 7))
    assert as_line(Action(what="belt", session=1, deadline=next_table), CONTEXT) == "belt +volgende tafel"


def test_words_that_would_be_read_as_its_deadline_are_kept_when_an_action_is_edited() -> None:
    action = Action(what="belt vrijdag", session=1, owner=KARIN.as_owner())
    line = as_line(action, CONTEXT)
    assert line == "belt vrijdag @Karin de Wit +"
    assert (read(line).what, read(line).deadline) == ("belt vrijdag", None)


def test_a_deadline_that_has_passed_is_left_out_when_an_action_is_edited() -> None:
    action = Action(what="belt", session=1, owner=KARIN.as_owner(), deadline=Deadline(day=dt.date(2026, 11, 1)))
    assert as_line(action, CONTEXT) == "belt @Karin de Wit"


@pytest.mark.parametrize(
    "line",
    [
        "Karin schrijft haar vrijdag in " * 320,
        "@a #x +y =z " * 800,
        "Karin " * 1600,
        "vr " * 3300,
        "12-12 " * 1600,
        "over een week " * 700,
        '@"' * 5000,
        " " * 10_000,
        "=" * 10_000,
        "\\" * 10_000,
        "a" * 10_000,
    ],
)
def test_ten_thousand_characters_are_read_at_once(line: str) -> None:
    started = time.perf_counter()
    read(line)
    assert time.perf_counter() - started < 1


WORDS = st.sampled_from([
    *("Karin", "karin", "de", "Wit", "Youssef", "Mila", "Jan", "Roos", "Bo", "zij", "ik", "belt", "met", "en", "voor"),
    *("oma", "vrijdag", "vr", "zo", "12-12", "31-2", "25-11-2026", "volgende", "tafel", "week", "maand", "kerst"),
    *("vrijdagmiddag", "@karin", "@ka", "@jan", "@oma", "@", "#wonen", "#wo", "#xyz", "#", "=kamer", "=", "+vr", "+"),
    *('@"Karin de Wit"', '@"', "+2w", "\\@karin", "\\vrijdag", "e-mail@adres.nl", "belt,", "vrijdag.", "uiterlijk"),
])
LINES = st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=40)


def letters(*texts: str) -> Counter[str]:
    """The letters and digits of some texts, each as often as it is there."""
    return Counter(char for text in texts for char in unicodedata.normalize("NFKD", text) if char.isalnum())


@given(LINES)
def test_nothing_typed_is_ever_dropped(line: str) -> None:
    for reading in (read(line), read(line).accepted()):
        parts = [
            line[span.start : span.end]
            for span in reading.spans
            if span.kind is not PartKind.RESULT and span.sureness is Sureness.CERTAIN and not span.stays
        ]
        assert letters(reading.what, reading.result, *parts) == letters(line)


@given(LINES)
def test_spans_lie_in_the_text_in_order_and_never_overlap_but_in_a_result(line: str) -> None:
    reading = read(line)
    assert reading.text == line
    outside = [span for span in reading.spans if span.kind is not PartKind.RESULT]
    for span, after in pairwise(outside):
        assert span.end <= after.start
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(line)


@given(LINES)
def test_a_line_never_means_another_day_than_its_phrase(line: str) -> None:
    reading = read(line)
    deadline = reading.deadline or reading.proposed_deadline
    if deadline:
        (span,) = (span for span in reading.spans if span.kind is PartKind.DEADLINE)
        phrase = line[span.start : span.end].strip(" ,;:")
        bare = phrase if phrase.startswith("+2") else phrase.removeprefix("+")
        assert read_deadline(bare, CONTEXT.deadlines) == deadline


NAMES = st.text(min_size=1, max_size=20).map(clean_line).filter(bool)
ROUNDTRIP_LINES = (LINES | st.text(max_size=40)).map(clean_line)
OWNERS = st.none() | st.sampled_from(PEOPLE).map(Nameable.as_owner) | NAMES.map(lambda name: Owner(name=name))
DEADLINES = st.sampled_from([None, FRIDAY, Deadline(next_table=True, day=dt.date(2027, 1, 7))])


@given(ROUNDTRIP_LINES, OWNERS, DEADLINES, st.none() | st.sampled_from(list(Leefgebied)), st.just("") | ROUNDTRIP_LINES)
def test_a_written_line_reads_back_as_the_same_action(
    what: str, owner: Owner | None, deadline: Deadline | None, leefgebied: Leefgebied | None, result: str
) -> None:
    assume(what)
    assume(clean_line(what) == what and clean_line(result) == result)
    action = Action(what=what, session=1, owner=owner, deadline=deadline, leefgebied=leefgebied, result=result)
    line = as_line(action, CONTEXT)
    reading = read(line)
    if owner and owner.person is None and not owner.jongere:
        assert reading.unknown_owner == owner.name
        reading = reading.with_owner(Nameable(None, owner.name))
    assert (reading.what, reading.result, reading.deadline, reading.refusal) == (what, result, deadline, "")
    assert reading.leefgebied == leefgebied
    assert (reading.owner.as_owner() if reading.owner else None) == owner
