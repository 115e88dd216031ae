"""The pictures of the handleiding: each is there, is named, is made by the script, and asks nothing of the network."""

import re
from pathlib import Path

from make_pictures import SCENES

DOCS = Path(__file__).parent.parent / "docs"
PICTURES = {path.stem: path for path in (DOCS / "pictures").glob("*.svg")}


def test_every_picture_is_made_by_the_script_and_stands_in_the_book() -> None:
    named = re.findall(r"\(pictures/([\w-]+)\.svg\)", (DOCS / "handleiding.md").read_text(encoding="utf-8"))
    assert set(named) == set(SCENES) == set(PICTURES)
    assert len(named) == len(set(named)), "each stands in one place"


def test_the_readme_shows_pictures_that_are_there() -> None:
    named = re.findall(r"\(docs/pictures/([\w-]+)\.svg\)", (DOCS.parent / "README.md").read_text(encoding="utf-8"))
    assert named
    assert set(named) <= set(PICTURES)


def test_no_picture_points_outside() -> None:
    for picture in PICTURES.values():
        text = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert "@font-face" not in text


def test_every_heading_that_the_book_points_to_is_there() -> None:
    text = (DOCS / "handleiding.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#([\w-]+)\)", text)) <= anchors
