"""Set up tafel beside this file and start it: needs only Python 3.11 or newer with venv and pip.

    python3 start.py demo        the app on invented example data
    python3 start.py             the app on your own archive (any words after it go to `tafel`)
    python3 start.py test        the tests (any words after it go to pytest)

The environment stands in `.venv` and is made from the lock files with their hashes. A stamp in it says for which
Python, which folder and which lock it was finished: without a stamp it was interrupted, and is made anew.
"""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
STAMP = ENVIRONMENT / "tafel-installed.txt"
LOCK = HERE / "requirements.lock"
TEST_LOCK = HERE / "requirements-dev.lock"
"""Holds everything that LOCK holds, and what the tests and checks need."""


class SetUpFailed(Exception):
    """The environment could not be made; `str()` says in Dutch what happened and what to do."""


def python_in(environment: Path) -> Path:
    """Return the path of the interpreter in an environment."""
    return environment / "Scripts" / "python.exe" if sys.platform == "win32" else environment / "bin" / "python"


def maker() -> str:
    """Return, as one line, what an environment is tied to: this Python and this folder."""
    return f"Python {sys.version_info[0]}.{sys.version_info[1]} in {sys.base_prefix} for {HERE}"


def fingerprint(lock: Path) -> str:
    """Return what changes when something else must be installed: the lock and the project file."""
    return hashlib.sha256(lock.read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()


def read_stamp() -> tuple[str, str]:
    """Return who made the environment and what was installed last; both empty when it was never finished."""
    if not STAMP.exists() or not python_in(ENVIRONMENT).exists():
        return "", ""
    made_by, _, installed = STAMP.read_text(encoding="utf-8").partition("\n")
    return made_by, installed


def run_quietly(*command: str | Path) -> None:
    """Run a command without showing what it says; raise SetUpFailed with all of it when it fails."""
    done = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace"
    )
    if done.returncode:
        raise SetUpFailed(
            f"{done.stdout.strip()}\n\n"
            "Het klaarzetten lukte niet; hierboven staat waarom. Er is niets van uw gegevens veranderd.\n"
            "Kijk of er netwerk is, of u in deze map mag schrijven, en of tafel niet nog ergens open staat.\n"
            "Probeer het daarna opnieuw. Lukt het weer niet, laat dan deze melding aan uw ICT zien."
        )


def make_environment() -> None:
    """Make an empty environment, in place of whatever stands there. Raises SetUpFailed where Python cannot."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpFailed(
            f"Bij deze Python ({sys.executable}) ontbreken de onderdelen venv en pip. Er is niets veranderd.\n"
            f"Vraag uw ICT om het pakket python{version}-venv (Debian en Ubuntu), of om een volledige Python 3.11 of "
            "nieuwer.\nStart daarna opnieuw."
        )
    run_quietly(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)


def set_up(lock: Path) -> None:
    """Make or refresh the environment from one lock file; do nothing when it already holds what the lock says.

    Raises SetUpFailed with a Dutch message; what was begun then is made anew the next time.
    """
    made_by, installed = read_stamp()
    if made_by == maker() and installed in {fingerprint(lock), fingerprint(TEST_LOCK)}:
        return
    print(f"Omgeving klaarzetten in {ENVIRONMENT} (eenmalig, een paar minuten)...", flush=True)
    if made_by == maker():
        STAMP.unlink()
    else:
        make_environment()
    python = python_in(ENVIRONMENT)
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar=off")
    run_quietly(*pip, "--require-hashes", "-r", lock)
    run_quietly(*pip, "--no-deps", "--no-build-isolation", "--editable", HERE)
    # The first start would otherwise compile every module while somebody waits.
    run_quietly(python, "-m", "compileall", "-q", *(HERE / package for package in ("sessions", "exports", "tafel")))
    STAMP.write_text(f"{maker()}\n{fingerprint(lock)}", encoding="utf-8")


def main(words: list[str]) -> int:
    """Set up what the words ask for and run it; return the exit code of what was run."""
    if sys.version_info < (3, 11):
        print(f"tafel heeft Python 3.11 of nieuwer nodig; dit is {sys.version.split()[0]}.", file=sys.stderr)
        print("Vraag uw ICT om een nieuwere Python. Er is niets veranderd.", file=sys.stderr)
        return 1
    testing = words[:1] == ["test"]
    program = ["-m", "pytest", *words[1:]] if testing else ["-m", "tafel", *words]
    try:
        set_up(TEST_LOCK if testing else LOCK)
        return subprocess.run([python_in(ENVIRONMENT), *program], cwd=HERE if testing else None).returncode
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
    except OSError as error:
        print(f"Het klaarzetten lukte niet: {error}.", file=sys.stderr)
        print("Er is niets van uw gegevens veranderd. Kijk of u in deze map mag schrijven.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
