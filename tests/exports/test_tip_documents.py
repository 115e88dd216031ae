"""What a community of practice gives away: its tips, cards to sort with, and data for other programs."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from golden_files import compare, write_documents

from exports.blocks import Document
from exports.rendering.files import Form
from exports.tips.cards import tip_cards, tip_form
from exports.tips.data import tips_csv, tips_json
from exports.tips.tip_list import tip_list
from sessions.people import Person
from sessions.roles import Role
from sessions.series import Focus, Series, SeriesKind
from sessions.tips.book import Selection, TipBook
from sessions.tips.importing import read_tip_file
from sessions.tips.tip import Dots, Moment, Public, Remark, Sorter, Tip, Use, Verdict

DAY = dt.date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden" / "tips"
BEFORE, DURING, AFTER = Moment


@pytest.fixture
def book() -> TipBook:
    """Nine tips: toptips for two publics, one taken in by another, one unsorted, with nasty text and names in them."""
    people = [*((f"Ouder {letter}", Role.PARENT) for letter in "ABC"), ("Hanna Vos", Role.RESEARCHER), ("Pim", None)]
    verdicts = (Verdict(sorter=1, moment=BEFORE, usable=True), Verdict(sorter=2, moment=BEFORE))
    tips = (
        Tip(
            number=1,
            text="Vertel aan het begin hoeveel tijd er is,\nen vraag wat er vandaag af moet.",
            first_text="Zeg hoe lang het duurt",
            sources=(Role.PARENT, Role.RESEARCHER),
            public=Public.PROFESSIONALS,
            moment=BEFORE,
            usable=True,
            rank=2,
            verdicts=verdicts,
            votes=(Dots(dots=7),),
            uses=(Use(what="staat in de folder", by="Hanna", when=DAY),),
        ),
        Tip(number=2, text="Luister eerst.", public=Public.PROFESSIONALS, moment=DURING, usable=True, rank=1),
        Tip(number=3, text="Neem iemand mee", sources=(Role.PARENT,), public=Public.PARENTS, rank=3, moment=BEFORE),
        Tip(number=4, text="Vraag het Hanna Vos of ouder A", moment=AFTER, usable=True, remarks=(Remark.VAGUE,)),
        Tip(number=5, text="Kom op tijd", moment=BEFORE, remarks=(Remark.OBVIOUS,)),
        Tip(number=6, text="Luister goed", merged_into=2),
        Tip(
            number=7,
            text="=SOM(A1) | [klik](http://voorbeeld.example) <b>vet</b> # 1. *ster*",
            moment=AFTER,
            usable=True,
        ),
        Tip(number=8, text="Nog nergens geplaatst"),
    )
    return TipBook(
        series=Series(
            number=1,
            kind=SeriesKind.COP,
            name="Samen aan tafel",
            slug="cop-samen-aan-tafel",
            mark="SAT",
            focuses=(Focus(question="Hoe luisteren we naar elkaar?", since=DAY),),
        ),
        tips=tips,
        sorters=(Sorter(number=1, name="koppel 1"), Sorter(number=2, name="koppel 2")),
        people=tuple(Person(number=n, name=name, role=role) for n, (name, role) in enumerate(people, start=1)),
        today=DAY,
    )


@pytest.mark.parametrize("form", [form for form in Form if form.is_text])
def test_documents_read_as_they_were_approved(book: TipBook, form: Form, tmp_path: Path) -> None:
    documents = [tip_list(book, selection) for selection in Selection]
    write_documents([*documents, tip_cards(book), tip_form(book)], tmp_path, form)
    compare(tmp_path, GOLDEN / form)


@pytest.mark.parametrize("make", [tip_cards, tip_form, lambda book: tip_list(book, Selection.ALL, remarks=True)])
def test_nobody_who_takes_part_is_named(book: TipBook, make: Callable[[TipBook], Document]) -> None:
    told = str(make(book).blocks)
    assert "Hanna" not in told
    assert "iemand of een ouder" in told, "a role that three people have may be told, another one tells who it is"


def test_a_source_that_would_tell_who_it_was_is_left_out(book: TipBook) -> None:
    told = str(tip_list(book, Selection.ALL).blocks)
    assert "ouder" in told
    assert "onderzoeker" not in told


def test_toptips_come_in_their_order_and_a_merged_tip_is_told_with_the_one_that_took_it_in(book: TipBook) -> None:
    told = str(tip_list(book, Selection.TOP).blocks)
    assert told.index("T2 (ook T6)") < told.index("T1")
    assert "Luister goed" not in told


def test_remarks_are_told_only_where_asked(book: TipBook) -> None:
    assert "open deur" not in str(tip_list(book, Selection.ALL).blocks)
    assert "open deur" in str(tip_list(book, Selection.ALL, remarks=True).blocks)


def test_json_tells_how_far_the_sorting_is(book: TipBook) -> None:
    content = json.loads(tips_json(book, Selection.ALL))
    assert content["agreement"] == {"sorters": 2, "share_unanimous": 1.0, "fleiss_kappa": None}
    first = content["tips"][0]
    assert (first["number"], first["rank"], first["dots"], first["sources"]) == (1, 2, 7, ["ouder"])
    assert [tip["number"] for tip in content["tips"]] == [1, 2, 3, 4, 5, 7, 8]


def test_csv_is_no_formula_and_comes_back_as_it_was(book: TipBook) -> None:
    text = tips_csv(book, Selection.ALL)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[6][1].startswith("'=SOM(A1)")
    read = read_tip_file(text.encode("utf-8-sig"))
    assert read.problems == ()
    assert [tip.text for tip in read.tips] == [row[1].removeprefix("'") for row in rows[1:]]
    assert [tip.rank for tip in read.tips] == [2, 1, 3, None, None, None, None]
