"""What may not be read on a veiled screen: every name and every text of somebody in an archive, as runs of words."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from sessions.store.archive import Archive
from sessions.text import fold

PACKAGES = [Path(__file__).parents[2] / name for name in ("sessions", "exports", "tafel")]
TABLES = ("people", "sessions", "trajects", "actions", "signals")
"""Tips are for the wall: only what was done with one, and by whom, may name somebody."""
NAMES_NOBODY = {
    "birth_month",
    "care_organisation",
    "code",
    "function",
    "gemeente",
    "kind",
    "organisation",
    "place",
    "put_forward_by",
    "role",
    "sharing",
    "slug",
    "start",
    "uid",
}
"""Fields that hold a code, a place, an organisation, what somebody is to another, or a word of the app."""
OF_A_STEP = {"help", "id", "reading", "title"}
"""Fields of a step that come from the format."""
LONGEST = 3
"""So many words in a row are enough to know a text by."""

Run = tuple[str, ...]

_STRING = re.compile(r'(?<!")"([^"\n]+)"(?!")')


def runs(text: str, length: int) -> Iterator[Run]:
    """Yield every run of so many words in a text."""
    words = re.findall(r"\w+", fold(text))
    return zip(*(words[start:] for start in range(length)), strict=False)


def all_runs(texts: Iterable[str]) -> set[Run]:
    """Return every run of one up to three words in these lines."""
    return {run for text in texts for length in range(1, LONGEST + 1) for run in runs(text, length)}


def secrets_of(archive: Archive) -> set[Run]:
    """Return the runs of words by which the names and texts in an archive are known, and which are only theirs."""
    found: set[Run] = set()
    for slug in archive.slugs():
        file = archive.read(slug)
        for table in TABLES:
            for document in getattr(file, table).all():
                for path, text in _texts(document.model_dump(), ()):
                    found |= set(_known_by(path, text))
        for use in (use for tip in file.tips.all() for use in tip.uses):
            found |= {*_known_by(("what",), use.what), *_known_by(("name",), use.by)}
    return found - _said_by_the_app() - _harmless(archive)


def _known_by(path: tuple[str, ...], text: str) -> Iterator[Run]:
    """A name is known by each of its words with a capital, a text by any three words of it."""
    if path[-1] in {"name", "roepnaam"}:
        yield from (run for word in re.findall(r"[A-ZÀ-Þ]\w{2,}", text) for run in runs(word, 1))
    yield from runs(text, min(LONGEST, len(re.findall(r"\w+", text))))


def _texts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Enum) or (path and path[-1] in NAMES_NOBODY) or set(path) & NAMES_NOBODY:
        return
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            if not ("steps" in path and key in OF_A_STEP):
                yield from _texts(part, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part, path)


def _said_by_the_app() -> set[Run]:
    """Return the runs of words that stand in the app's own texts; not those of docstrings, which give examples."""
    said: set[str] = set()
    for package in PACKAGES:
        for path in package.rglob("*.py"):
            said |= set(_STRING.findall(path.read_text(encoding="utf-8")))
    said |= {path.read_text(encoding="utf-8") for path in PACKAGES[0].rglob("*.toml")}
    return all_runs(said)


def _harmless(archive: Archive) -> set[Run]:
    """Return the runs of words in tips, and in the names of series, places, partners and other organisations."""
    texts: set[str] = set()
    for slug in archive.slugs():
        file = archive.read(slug)
        texts |= {file.series.title, file.series.place, file.series.region}
        texts |= {partner.name for partner in file.partners.all()}
        texts |= {text for tip in file.tips.all() for text in (tip.text, tip.first_text)}
        for traject in file.trajects.all():
            texts |= {traject.gemeente, traject.care_organisation, traject.put_forward_by}
    return all_runs(texts)
