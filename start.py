"""Set up tafel beside this file and start it: needs only Python 3.11 or newer with venv and pip.

    python3 start.py demo        the app on invented example data
    python3 start.py             the app on your own archive (any words after it go to `tafel`)
    python3 start.py test        the tests (any words after it go to pytest)

The environment stands in `.venv` and is made from the lock files with their hashes; it is made again only when a
lock file has changed.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
BIN = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")


def fingerprint(lock: Path) -> str:
    """Return what decides whether the environment is up to date: the lock, the project file and this Python."""
    parts = lock.read_bytes() + (HERE / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(parts).hexdigest()


def set_up(lock: Path) -> None:
    """Make or refresh the environment from one lock file; do nothing when it already holds what the lock says."""
    stamp = ENVIRONMENT / f"{lock.name}.installed"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"Omgeving klaarzetten in {ENVIRONMENT} (eenmalig, een paar minuten)...", flush=True)
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(HERE)], check=True)
    subprocess.run([
        str(PYTHON),
        "-m",
        "compileall",
        "-q",
        *(str(HERE / room) for room in ("sessions", "exports", "tafel")),
    ])
    stamp.write_text(wanted, encoding="utf-8")


def main(words: list[str]) -> int:
    """Set up what the words ask for and run it; return the exit code of what was run."""
    if sys.version_info < (3, 11):
        print("tafel heeft Python 3.11 of nieuwer nodig. Vraag uw ICT om een nieuwere Python.")
        return 1
    testing = words[:1] == ["test"]
    try:
        set_up(HERE / ("requirements-dev.lock" if testing else "requirements.lock"))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Het klaarzetten lukte niet: {error}")
        print("Er is niets van uw gegevens veranderd. Kijk of er netwerk is en of u in deze map mag schrijven.")
        print("Probeer het daarna opnieuw.")
        return 1
    command = [str(PYTHON), "-m", "pytest", *words[1:]] if testing else [str(PYTHON), "-m", "tafel", *words]
    try:
        return subprocess.run(command, cwd=HERE if testing else None).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
