"""An archive in which every text that somebody could have typed is one of `NASTY`."""

from collections.abc import Callable, Iterator
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any

from nasty_strings import NASTY

from sessions.acts.opening import Archive, SeriesFile, open_archive, open_series
from sessions.clock import Clock
from sessions.text import clean_line

TABLES = ("partners", "people", "sessions", "trajects", "actions", "signals", "tips", "sent")
FIXED = {
    "birth_month",
    "code",
    "email",
    "id",
    "kind",
    "mark",
    "outcome",
    "role",
    "slug",
    "start",
    "status",
    "topic",
    "uid",
    "version",
}
"""Fields that hold a code, a time, a number or a word of the app: their own rules say what may stand in them."""

LINES = tuple(text if clean_line(text) else f"leeg{text}leeg" for text in NASTY)
"""What may stand where something must be filled in, and on one line."""


def spoil(folder: Path, clock: Clock) -> tuple[Archive, dict[str, int]]:
    """Put nasty text in the place of every text in the archive; return it, and how often each string was typed."""
    archive, texts, typed = open_archive(folder, clock), cycle(LINES), dict.fromkeys(LINES, 0)

    def next_text() -> str:
        text = next(texts)
        typed[text] += 1
        return text

    for slug in archive.slugs():
        with open_series(archive, slug) as file, file.change("gewijzigd"):
            file.save_series(_spoiled(file.series, next_text))
            for table in TABLES:
                for document in getattr(file, table).all():
                    getattr(file, table).save(_spoiled(document, next_text))
    return archive, typed


def _spoiled(document: Any, next_text: Callable[[], str]) -> Any:
    return type(document).model_validate(_other(document.model_dump(), "", next_text))


def _other(value: Any, name: str, next_text: Callable[[], str]) -> Any:
    if isinstance(value, dict):
        return {key: part if key in FIXED else _other(part, key, next_text) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_other(part, name, next_text) for part in value]
    return next_text() if isinstance(value, str) and value and not isinstance(value, Enum) else value


def texts_in(file: SeriesFile) -> Iterator[str]:
    """Yield every text of a series as it stands in memory."""
    yield from _texts(file.series.model_dump())
    for table in TABLES:
        for document in getattr(file, table).all():
            yield from _texts(document.model_dump())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
