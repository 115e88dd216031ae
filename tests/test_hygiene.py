"""What is loaded when: the domain without a screen, and quick answers of the command line without the domain."""

import json
import os
import pkgutil
import subprocess
import sys

import pytest

import exports
import sessions

SCREEN = {"textual", "rich"}
HEAVY = SCREEN | {"pydantic", "tinydb", "orjson", "sessions", "exports"}

LOADED = "import json, sys; sys.stderr.write(json.dumps([name for name in sys.modules if '.' not in name]))"
"""Ends a program of these tests: tells, on stderr, the top-level modules that it loaded."""


def loaded_by(program: str, **environment: str) -> set[str]:
    """Return the top-level modules that a fresh Python has loaded after running this program."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{LOADED}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_domain_and_the_documents_load_no_screen() -> None:
    modules = [
        module.name
        for package in (sessions, exports)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    assert "sessions.actions" in modules
    assert not SCREEN & loaded_by("\n".join(f"import {name}" for name in modules))


def run(*words: str) -> str:
    """Return a program that runs `tafel` with these words and goes on after it."""
    started = f"import sys; sys.argv = ['tafel', *{words!r}]; from tafel.cli import main"
    return f"{started}\ntry: main()\nexcept SystemExit: pass"


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("verslag", "--help"),
        ("herstel", "--help"),
        ("plan", "--help"),
        ("sjablonen", "--help"),
        ("importeer", "tips", "--help"),
        ("nieuw",),
        ("onbekend",),
    ],
    ids=" ".join,
)
def test_help_and_mistakes_are_answered_without_the_domain(words: tuple[str, ...]) -> None:
    assert not HEAVY & loaded_by(run(*words))


@pytest.mark.parametrize(("words", "position"), [("tafel ", "1"), ("tafel verslag --v", "2")])
def test_completion_loads_no_domain(words: str, position: str) -> None:
    completing = {"_TAFEL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": position}
    assert not HEAVY & loaded_by(run(), **completing)
