"""Files: names that every system takes, whole contents, and a Dutch sentence when the disk says no."""

import errno
import os
import stat
from pathlib import Path

import pytest
from golden_files import write_documents
from hypothesis import given
from hypothesis import strategies as st

from exports.audiences import Audience
from exports.blocks import Document, Paragraph
from exports.minutes import minutes_for
from exports.rendering.filenames import distinct, safe_stem
from exports.rendering.files import Form, SomethingThere, WriteRefusal
from sessions.people import Partner
from sessions.record import Record


def document(name: str = "verslag", text: str = "Hallo é") -> Document:
    """Return a small document."""
    return Document("Titel", name, "reeks", Audience.INTERN, (Paragraph(text),))


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Woonstichting Zeewijk", "woonstichting-zeewijk"),
        ("Café 't Hoekje B.V.", "cafe-t-hoekje-b-v"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\con", "c-windows-con"),
        ("CON", "con-1"),
        ("lpt1.", "lpt1-1"),
        ("...", "document"),
        ("مركز", "document"),
        ("a" * 300, "a" * 60),
        ("", "document"),
    ],
)
def test_a_name_becomes_part_of_a_file_name(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@given(st.text())
def test_every_name_is_safe_on_windows(text: str) -> None:
    stem = safe_stem(text)
    assert 0 < len(stem) <= 62
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert stem not in {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)),
    }


def test_names_that_come_out_the_same_get_a_number() -> None:
    assert distinct(["zeewijk", "zeewijk", "zeewijk-2", "duin"]) == ("zeewijk", "zeewijk-2", "zeewijk-2-2", "duin")


def test_two_organisations_with_one_file_name_get_two_files(veldtafel: Record, tmp_path: Path) -> None:
    twins = (Partner(number=1, name="Zee & Wijk"), Partner(number=2, name="Zee-wijk!"), *veldtafel.partners[2:])
    paths = write_documents(minutes_for(veldtafel.changed(partners=twins), Audience.PARTNERS), tmp_path, Form.MARKDOWN)
    assert len({path.name for path in paths}) == len(paths) == 4
    assert len(list(tmp_path.iterdir())) == 4


def test_the_folder_is_made_and_files_are_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "map"
    (path,) = write_documents([document()], folder, Form.MARKDOWN)
    assert path == folder / "verslag.md"
    assert path.read_bytes() == "# Titel\n\nHallo é\n".encode()
    assert [found.name for found in folder.iterdir()] == ["verslag.md"]


@pytest.mark.skipif(os.name == "nt", reason="rights are the user profile's on Windows")
def test_only_the_user_can_read_them(tmp_path: Path) -> None:
    (path,) = write_documents([document()], tmp_path, Form.HTML)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["../buiten", "/etc/verslag", "a/../../b", "..", "con"])
def test_a_file_stays_in_the_chosen_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "gekozen"
    (path,) = write_documents([document(name)], folder, Form.MARKDOWN)
    assert path.resolve().parent == folder.resolve()
    assert [found.name for found in tmp_path.iterdir()] == ["gekozen"]


def test_nothing_is_written_over_something_else_unasked(tmp_path: Path) -> None:
    write_documents([document()], tmp_path, Form.MARKDOWN)
    (path,) = write_documents([document()], tmp_path, Form.MARKDOWN)
    path.write_text("met de hand verbeterd", encoding="utf-8")
    with pytest.raises(SomethingThere, match="Er is niets geschreven") as refused:
        write_documents([document("nieuw"), document()], tmp_path, Form.MARKDOWN)
    assert "verslag.md" in str(refused.value)
    assert path.read_text(encoding="utf-8") == "met de hand verbeterd"
    assert [found.name for found in tmp_path.iterdir()] == ["verslag.md"]
    write_documents([document()], tmp_path, Form.MARKDOWN, replace=True)
    assert "Hallo" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EACCES, "U mag daar niet schrijven"),
        (errno.EROFS, "alleen te lezen"),
        (errno.EIO, "De schijf meldt een fout"),
    ],
)
def test_an_error_of_the_disk_is_told_in_dutch_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    (path,) = write_documents([document(text="eerst")], tmp_path, Form.MARKDOWN)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteRefusal, match=words):
        write_documents([document(text="later")], tmp_path, Form.MARKDOWN, replace=True)
    assert "eerst" in path.read_text(encoding="utf-8")
    assert [found.name for found in tmp_path.iterdir()] == ["verslag.md"]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    taken = tmp_path / "bezet"
    taken.write_text("een bestand", encoding="utf-8")
    for folder in (taken, taken / "dieper"):
        with pytest.raises(WriteRefusal, match="Dat is geen map"):
            write_documents([document()], folder, Form.MARKDOWN)


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "verslag.md").mkdir()
    with pytest.raises(WriteRefusal, match="Er staat al een map met die naam"):
        write_documents([document()], tmp_path, Form.MARKDOWN)
