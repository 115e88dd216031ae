"""An organisation's own texts and styles: plain text, a few fields, and ours where a file cannot be used."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports.audiences import Audience
from exports.blocks import Document, Origin, Paragraph
from exports.house import Mail
from exports.mail import mail_text
from exports.rendering.files import Form, as_text, render
from sessions.acts.opening import open_series
from tafel.app import TafelApp
from tafel.cli import main
from tafel.house.folder import TEXT_LIMIT, templates_folder
from tafel.house.reading import check_house, read_for_kinds, read_house
from tafel.house.template import FIELDS, BadTemplate, read_template
from tafel.screens.traject import TrajectScreen

NASTY = "# kop <script>alert(1)</script> [x](https://kwaad.example) | **vet** & {niet}"


def minutes(audience: Audience = Audience.PARTNERS) -> Document:
    """Return minutes for an organisation."""
    return Document(
        "Verslag",
        "naam",
        "Veldtafel Kop, 24 november",
        audience,
        (Paragraph("Wat er gezegd is."),),
        origin=Origin(reader="Zeewijk"),
        series="Veldtafel Kop",
        day="24 november",
    )


@pytest.fixture
def own_texts() -> Path:
    """The folder for own texts of this test's user."""
    folder = templates_folder()
    folder.mkdir(parents=True)
    return folder


def test_without_own_texts_a_document_is_ours() -> None:
    own = read_house(Form.MARKDOWN, [minutes()])
    assert own.troubles == ()
    assert as_text(minutes(), Form.MARKDOWN, own.house) == "# Verslag\n\nWat er gezegd is.\n"


def test_own_texts_stand_around_what_was_said_as_text(own_texts: Path) -> None:
    (own_texts / "logoregel.txt").write_text("Jeugdhulp *Duinrand*\nDen Helder\n", encoding="utf-8-sig")
    above = '{{ reeks }}, {{ datum }}\n\n{% if voor == "partners" %}\nVoor {{ organisatie }}.\n{% endif %}\n'
    (own_texts / "verslag-boven.txt").write_text(above, encoding="utf-8")
    (own_texts / "verslag-onder.txt").write_text(NASTY, encoding="utf-8")
    own = read_house(Form.MARKDOWN, [minutes()])
    assert own.troubles == ()
    tokens = MarkdownIt("commonmark").enable("table").parse(as_text(minutes(), Form.MARKDOWN, own.house))
    read = ["".join(child.content or "\n" for child in token.children or ()) for token in tokens if token.children]
    assert read == [
        "Jeugdhulp *Duinrand* Den Helder",
        "Verslag",
        "Veldtafel Kop, 24 november",
        "Voor Zeewijk.",
        "Wat er gezegd is.",
        NASTY,
    ]
    html = as_text(minutes(), Form.HTML, own.house)
    assert "<script>" not in html
    assert '<p class="logo">Jeugdhulp *Duinrand* Den Helder</p>' in html
    word = docx.Document(io.BytesIO(render(minutes(), Form.WORD, own.house)))
    assert [paragraph.text for paragraph in word.paragraphs][:2] == read[:2]
    jongere = as_text(minutes(Audience.JONGERE), Form.MARKDOWN, own.house)
    assert "Zeewijk" not in jongere, "who reads it is told of an organisation only"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("een\ntwee {{ roepnaam }}", 2, "het veld ‘roepnaam’ is er niet"),
        ("{% if voor %}\n\n", 1, "niet af"),
        ("een\n{{ reeks", 2, "niet af"),
        ("{% for x in reeks %}x{% endfor %}", 1, "meer dan een veld"),
        ("\n\n{{ reeks.__class__ }}", 3, "meer dan een veld"),
        ("{{ cycler() }}", 1, "meer dan een veld"),
        ("{{ 'x' * 999999999 }}", 1, "meer dan een veld"),
        ("{% include '/etc/passwd' %}", 1, "meer dan een veld"),
        ("{% set reeks = 'x' %}", 1, "meer dan een veld"),
        ("{{ reeks | upper }}", 1, "meer dan een veld"),
    ],
)
def test_what_may_not_stand_in_a_template_is_told_by_line(text: str, line: int, why: str) -> None:
    with pytest.raises(BadTemplate, match=why) as bad:
        read_template(text)
    assert bad.value.line in {line, line + 1}, "where something is not closed, that is seen at its end"


@given(st.text(max_size=60))
def test_any_text_is_a_template_that_works_or_is_refused(text: str) -> None:
    try:
        template = read_template(text)
    except BadTemplate:
        return
    template.filled(dict.fromkeys(FIELDS, "{{ datum }}"))


def test_a_template_that_cannot_be_used_is_told_and_ours_is_used(own_texts: Path) -> None:
    (own_texts / "verslag-boven.txt").write_text("een\n{{ naam }}", encoding="utf-8")
    (own_texts / "verslag-onder.txt").mkdir()
    (own_texts / "elders.txt").write_text("van elders", encoding="utf-8")
    (own_texts / "logoregel.txt").symlink_to(own_texts / "elders.txt")
    (own_texts / "agenda-boven.txt").write_text("{{", encoding="utf-8")
    own = read_house(Form.HTML, [minutes()])
    assert [trouble.removeprefix(f"{own_texts}/").split(":")[0] for trouble in own.troubles] == [
        "logoregel.txt",
        "verslag-boven.txt, regel 2",
        "verslag-onder.txt",
    ]
    assert all(trouble.endswith("Dit bestand wordt nu niet gebruikt.") for trouble in own.troubles)
    assert as_text(minutes(), Form.MARKDOWN, own.house) == as_text(minutes(), Form.MARKDOWN)
    assert len(check_house()) == 5, "also of the agenda, and that nothing is called elders.txt"


def test_a_file_in_the_place_of_the_folder_is_told() -> None:
    templates_folder().parent.mkdir(parents=True, exist_ok=True)
    templates_folder().write_text("een bestand", encoding="utf-8")
    (trouble,) = read_house(Form.MARKDOWN, [minutes()]).troubles
    assert "geen map" in trouble
    assert check_house() == (trouble,)


def test_what_is_too_large_or_no_text_is_told(own_texts: Path) -> None:
    (own_texts / "verslag-boven.txt").write_bytes(b"x" * (TEXT_LIMIT + 1))
    (own_texts / "verslag-onder.txt").write_bytes(b"\xff\xfe\x00")
    too_large, no_text = read_house(Form.HTML, [minutes()]).troubles
    assert "te groot" in too_large
    assert "UTF-8" in no_text


def test_a_word_file_supplies_the_styles_and_anything_else_is_told(own_texts: Path) -> None:
    path = own_texts / "huisstijl.docx"
    path.write_bytes(b"PK\x03\x04 geen Word")
    (trouble,) = read_house(Form.WORD, [minutes()]).troubles
    assert "geen Word-bestand" in trouble
    assert read_house(Form.HTML, [minutes()]).troubles == (), "only Word needs it"
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Duinrand"
    own.save(str(path))
    read = read_house(Form.WORD, [minutes()])
    assert read.troubles == ()
    word = docx.Document(io.BytesIO(render(minutes(), Form.WORD, read.house)))
    assert word.sections[0].header.paragraphs[0].text == "Duinrand"


def test_an_own_mail_text_is_filled_in(own_texts: Path) -> None:
    mail = Mail("Veldtafel Kop", "24 november", "Zeewijk", ("verslag.docx", "acties.xlsx"))
    assert read_for_kinds(Form.WORD, [], mail=True).house.mail_for(mail) == ""
    (own_texts / "mail.txt").write_text("Beste {{ organisatie }},\n\nBijlagen: {{ bijlagen }}.\n", encoding="utf-8")
    text = read_for_kinds(Form.WORD, [], mail=True).house.mail_for(mail)
    assert text == "Beste Zeewijk,\n\nBijlagen: verslag.docx, acties.xlsx."
    assert mail_text(dt.date(2026, 11, 24), mail.attachments, text) == text.replace("\n", "\r\n").encode()


# The command


def typed(capture: pytest.CaptureFixture[str], *words: str | Path) -> tuple[str, str, int]:
    """Type a command; return what was printed, what was told on stderr, and the exit code."""
    with pytest.raises(SystemExit) as ended:
        main([*map(str, words)])
    return (*capture.readouterr(), int(ended.value.code or 0))


def test_examples_change_nothing_and_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    out, told, code = typed(capsys, "sjablonen")
    assert (told, code) == ("", 0)
    written = [Path(line) for line in out.splitlines()]
    assert {path.parent for path in written} == {templates_folder()}
    assert as_text(minutes(), Form.MARKDOWN, read_house(Form.MARKDOWN, [minutes()]).house) == as_text(
        minutes(), Form.MARKDOWN
    )
    own = templates_folder() / "verslag-boven.txt"
    own.write_text("Van ons {{ mij }}", encoding="utf-8")
    (templates_folder() / "agenda-boven.txt").unlink()
    out, told, code = typed(capsys, "sjablonen")
    assert out.splitlines() == [str(templates_folder() / "agenda-boven.txt")]
    assert own.read_text(encoding="utf-8") == "Van ons {{ mij }}"
    assert "niet veranderd" in told
    assert f"{own}, regel 1: het veld ‘mij’ is er niet" in told
    assert code == 1


def test_a_command_makes_the_document_and_tells_what_is_wrong(
    own_texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_texts / "tips-boven.txt").write_text("Van {{ wie }}", encoding="utf-8")
    (own_texts / "tips-onder.txt").write_text("Met dank.", encoding="utf-8")
    archive = tmp_path / "archief"
    typed(capsys, "--archief", archive, "nieuw", "cop", "Samen")
    out, told, code = typed(capsys, "--archief", archive, "kaarten", "samen", "--vorm", "md", "--uit", "-")
    assert code == 0
    assert out.endswith("Met dank.\n")
    assert f"{own_texts / 'tips-boven.txt'}, regel 1: het veld ‘wie’ is er niet" in told


# The app


async def test_in_the_app_a_toast_tells_it(
    app: TafelApp, own_texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path))
    (own_texts / "trajectplan-onder.txt").write_text("{{ [rood] }}", encoding="utf-8")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        with open_series(app.archive, "veldtafel-kop-van-noord-holland") as file:
            await app.push_screen(TrajectScreen(file, 1))
            await pilot.press("p", "3")
            await pilot.pause()
            (toast,) = app.screen.query("Toast")
            assert "trajectplan-onder.txt, regel 1" in str(toast.render())
    assert len(list((tmp_path / "tafel").iterdir())) == 1
