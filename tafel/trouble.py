"""What is written down when something breaks: where it was, by file and line, and never the contents."""

import datetime as dt
import os
import traceback
from pathlib import Path

from sessions.folders import make_folder

LOG_LIMIT = 200_000
"""Size in bytes at which the log of troubles starts anew."""


def trouble_log() -> Path:
    """Return where troubles are written down: the user's own folder for logs."""
    from platformdirs import user_log_path

    return user_log_path("tafel", appauthor=False) / "fouten.log"


def write_trouble(log: Path, error: BaseException, moment: dt.datetime) -> None:
    """Add one line to the log: when, the type of the error, and the lines of code it passed.

    The message of the error is left out, because it can quote what a user typed. A log that cannot be written is
    let go: the app must go on.
    """
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__))
    line = f"{moment.isoformat(timespec='seconds')} {type(error).__name__} {' > '.join(places)}\n"
    try:
        make_folder(log.parent)
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.unlink()
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
            stream.write(line)
    except OSError:
        return
