"""What `tafel importeer trajecten`, `partners` and `acties` do: a table into a series, all of it or nothing."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sessions.acts.finding import find_series
from sessions.acts.importing import ImportKind, import_reader, keep_import
from sessions.acts.opening import Archive, open_series, read_series
from sessions.errors import Refusal
from sessions.importing.findings import Watch
from tafel.bringing.files import STDIN, bytes_at, bytes_from
from tafel.bringing.told import Brought, TableWrong, contents_words, wrong_lines

SHOWN_AFTER = 0.5
"""Seconds after which it is shown how far the reading is: what is quick needs no words."""


class Stopped(Refusal):
    """Somebody stopped the reading; nothing was kept."""


def bring_in_table(
    archive: Archive, kind: ImportKind, name: str, series: str, *, trial: bool, watch: Watch = lambda _: None
) -> Brought:
    """Keep what a file (`-`: standard input) holds in one act; as a trial nothing is kept.

    Raises a Refusal with every cell that is wrong, when there is no such series or file, and Stopped after Ctrl+C.
    """
    slug = find_series(archive, series)
    with read_series(archive, slug) if trial else open_series(archive, slug) as file:
        if file.read_only and not trial:
            raise Refusal(file.read_only)
        read = import_reader(file, kind)
        try:
            imported = read(bytes_from(sys.stdin.buffer) if name == STDIN else bytes_at(name), watch)
        except KeyboardInterrupt:
            raise Stopped("Afgebroken. Er is niets ingelezen.") from None
        if imported.findings.problems:
            raise TableWrong(wrong_lines(imported.findings.problems))
        if trial:
            told = f"Proef: {contents_words(imported)} te lezen voor {file.series.title}. Er is niets vastgelegd."
        else:
            with _uninterrupted():
                keep_import(file, imported)
            told = f"{file.series.title}: {contents_words(imported)} ingelezen."
        return Brought(told, imported.findings.notes)


@contextmanager
def shown_on_stderr() -> Iterator[Watch]:
    """Give what shows at a terminal how far the reading is, on one line that is wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    begun, shown = time.monotonic(), ""

    def show(share: float) -> None:
        nonlocal shown
        words = f"Inlezen: {share:.0%} (Ctrl+C stopt)"
        if words != shown and time.monotonic() - begun > SHOWN_AFTER:
            shown = words
            print(f"\r{words}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown:
            print(f"\r{' ' * len(shown)}\r", end="", file=sys.stderr, flush=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait for what is saved: it takes less than a second, and then it did happen."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
