"""Every word of the command line is Dutch, also those that click says by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tafel.cli import main, tafel

ENGLISH = re.compile(
    r"\b(usage|options|commands?|arguments?|error|missing|no such|invalid|unexpected|extra|requires?|required|try|"
    r"for help|show|exit|did you|mean|one of|choose|choice|the|this|is not|does|takes?|value|aborted|default|directory|"
    r"path|text|integer|file|folder|please|and|or)\b",
    re.IGNORECASE,
)


def english_in(text: str) -> list[str]:
    """Return the English words in a text; the names of options are left out."""
    return ENGLISH.findall(re.sub(r"--[a-z]+", "", text))


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command with the words that call it, those below a group too."""
    yield (), tafel
    yield from _below(tafel, ())


def _below(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from _below(command, (*words, name))


def mistakes() -> Iterator[tuple[str, ...]]:
    """Yield a typed line for every mistake that can be made with every command and option."""
    for words, command in commands():
        yield (*words, "--bestaat-niet")
        yield (*words, "--hel")
        arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
        filled = [_word_for(argument) for argument in arguments]
        for count in range(sum(argument.required for argument in arguments)):
            yield (*words, *filled[:count])
        if words and not any(parameter.nargs == -1 for parameter in command.params):
            yield (*words, *filled, "te", "veel")
        for option in command.params:
            if isinstance(option, click.Option):
                yield (*words, *filled, f"{option.opts[0]}=") if option.is_flag else (*words, *filled, option.opts[0])
            if isinstance(option, click.Option) and option.is_flag:
                yield (*words, *filled, f"{option.opts[0]}=1")
            if isinstance(option.type, click.Choice):
                given = ("onzin", *filled[1:]) if isinstance(option, click.Argument) else (*filled, option.opts[0], "x")
                yield (*words, *given)
    yield ("vrslag",)
    yield ("verslag", "kop", "--sessie", "morgen")
    yield ("lijst", "--help=1")


def _word_for(argument: click.Argument) -> str:
    return argument.type.choices[0] if isinstance(argument.type, click.Choice) else "iets"


def told(words: tuple[str, ...], capture: pytest.CaptureFixture[str]) -> tuple[str, int]:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capture.readouterr()
    return said.out + said.err, int(ended.value.code or 0)


@pytest.mark.parametrize("words", [words for words, _ in commands()], ids=" ".join)
def test_help_is_dutch(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    text, code = told((*words, "--help"), capsys)
    assert code == 0
    assert text.startswith("Gebruik: tafel")
    assert "Toon deze uitleg." in text
    assert english_in(text) == []


@pytest.mark.parametrize("words", sorted(set(mistakes())), ids=" ".join)
def test_a_mistake_is_told_in_dutch_with_how_to_type_it(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAFEL_ARCHIEF", str(tmp_path))
    text, code = told(words, capsys)
    assert code == 2
    assert text.startswith("Gebruik: tafel")
    assert text.rstrip().endswith("--help")
    assert english_in(text) == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("vrslag",), "De opdracht ‘vrslag’ bestaat niet. Bedoelt u verslag?"),
        (("lijst", "--jsn"), "De optie --jsn bestaat niet. Bedoelt u --json?"),
        (("lijst", "--json=1"), "De optie --json krijgt geen waarde."),
        (("verslag", "kop", "--uit"), "De optie --uit heeft een waarde nodig."),
        (("verslag",), "Hier ontbreekt SERIE."),
        (("nieuw",), "Hier ontbreekt SOORT. Kies uit: veldtafel, duaal, cop."),
        (("nieuw", "tafel", "Noord"), "Dit past niet bij SOORT. Kies uit: veldtafel, duaal, cop."),
        (("verslag", "kop", "--sessie", "x"), "Dit past niet bij --sessie. Geef een nummer, laatste of alle."),
        (("lijst", "alles"), "Dit is te veel: alles."),
    ],
)
def test_a_mistake_says_what_is_wrong(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in told(words, capsys)[0]


def test_the_check_knows_english() -> None:
    for said in (
        "Usage: tafel",
        "Missing argument 'NAAM'.",
        "Try 'tafel --help' for help.",
        "Aborted!",
        "No such command",
    ):
        assert english_in(said)
