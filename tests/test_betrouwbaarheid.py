"""What docs/betrouwbaarheid.md says of tests is so: every file it names is there, and every part of the rig."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
BOOK = (ROOT / "docs" / "betrouwbaarheid.md").read_text(encoding="utf-8")


def test_every_test_file_that_is_named_exists() -> None:
    named = set(re.findall(r"`((?:tests|bench)/[\w/]+\.py)`", BOOK)) | set(re.findall(r"bench/\w+\.py", BOOK))
    assert len(named) > 30
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_every_promise_says_how_it_is_tested() -> None:
    """A chapter that promises something names a test; those that tell what is not promised need not."""
    chapters = {part.partition("\n")[0]: part for part in BOOK.split("\n## ")[1:]}
    telling = {"In het kort", "Wat tafel niet kan beloven", "De cijfers"}
    assert [title for title, text in chapters.items() if title not in telling and "tests/" not in text] == []


def test_every_part_of_the_rig_can_be_asked_for() -> None:
    script = (ROOT / "bench" / "faults.py").read_text(encoding="utf-8")
    parts = set(re.findall(r'^    "(\w+)": _\w+,$', script, re.MULTILINE))
    assert parts
    assert {part for part in parts if f"`{part}`" not in BOOK} == set()


def test_no_promise_was_broken_in_the_figures() -> None:
    rows = [row.split("|") for row in BOOK.splitlines() if re.match(r"\| .+ \| \d+ \| \d+ \|", row)]
    assert len(rows) > 20
    assert [row[1].strip() for row in rows if row[3].strip() != "0"] == []


def test_the_contents_lead_to_every_chapter() -> None:
    titles = re.findall(r"^## (.+)$", BOOK, re.MULTILINE)
    assert titles == re.findall(r"^\d+\. \[(.+)\]\(#", BOOK, re.MULTILINE)
    anchors = re.findall(r"^\d+\. \[.+\]\(#(.+)\)$", BOOK, re.MULTILINE)
    assert anchors == [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
