"""A file that is empty, cut off, of which a bit turned, with something behind it, or of another schema."""

import random
from collections.abc import Iterator
from pathlib import Path

import orjson

from fault_rig.archives import SLUG, Outcome, furnished, kind, path_of, plain
from sessions.errors import StoreRefusal
from sessions.series import SCHEMA
from sessions.store.archive import Archive
from sessions.store.backups import Backup
from sessions.store.refusals import DamagedFile, moment_words

SIZE = 20_000
"""Bytes of the file at least."""
EVERY = 64
"""After how many bytes it is cut off each time."""

Damage = tuple[str, bytes]


def damage_everywhere(folder: Path, *, sealed: bool, flips: int, every: int = EVERY) -> tuple[Outcome, Outcome]:
    """Damage a file in every way; it is refused, left as it is, and the newest good copy is offered with its date.

    A bit that turned may open, in a file that is not encrypted, but with as many documents as before.
    """
    archive = furnished(folder / f"schade {sealed}", sealed=sealed, documents=50)
    content = path_of(archive).read_bytes()
    if len(content) < SIZE:
        raise RuntimeError(f"the file has {len(content)} bytes only")
    known = [*_cut_off(content, every), *_damaged_whole(archive, content)]
    chance = random.Random(1)
    turned = [_turned(content, chance) for _ in range(flips)]
    newest, counts = archive.backups(SLUG)[0], _counts(archive)
    broken = [seen for damage in known for seen in _refused_badly(archive, damage, newest)]
    what = f"Leeg, afgekapt om de {every} bytes, iets erachter, ander schema ({kind(sealed)})"
    return (
        Outcome(what, len(known), tuple(broken)),
        _turn_bits(archive, turned, newest, counts, f"Eén bit omgevallen ({kind(sealed)})"),
    )


def _turn_bits(archive: Archive, turned: list[Damage], newest: Backup, counts: dict[str, int], what: str) -> Outcome:
    refused = 0
    broken: list[str] = []
    for damage in turned:
        problems = _opened_badly(archive, damage, counts)
        if problems is None:
            refused += 1
            broken += _refused_badly(archive, damage, newest)
        else:
            broken += problems
    return Outcome(what, len(turned), tuple(broken), f"{refused} herkend en geweigerd")


def _cut_off(content: bytes, every: int) -> Iterator[Damage]:
    for end in range(0, len(content), every):
        yield f"afgekapt op {end}", content[:end]


def _damaged_whole(archive: Archive, content: bytes) -> Iterator[Damage]:
    yield "nullen", bytes(len(content))
    yield "iets erachter", content + b"x"
    yield "twee keer", content + content
    yield "andere tekst", b"Beste collega, hierbij de tips."
    for name, schema in (("nieuwer schema", SCHEMA + 1), ("geen schema", None), ("schema als tekst", "1")):
        tables = orjson.loads(plain(archive, path_of(archive)))
        tables["series"]["1"]["schema_number"] = schema
        data = orjson.dumps(tables)
        yield name, archive.keys.seal((data,))[0] if content[:1] != b"{" else data


def _turned(content: bytes, chance: random.Random) -> Damage:
    at, bit = chance.randrange(len(content)), chance.randrange(8)
    return f"bit {bit} van byte {at}", content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def _refused_badly(archive: Archive, damage: Damage, newest: Backup) -> list[str]:
    """Return what was not as promised when a file with this damage had to be refused."""
    name, content = damage
    path = path_of(archive)
    path.write_bytes(content)
    wrong = []
    for way in (archive.open, archive.read):
        try:
            way(SLUG).check()
        except DamagedFile as refusal:
            if refusal.backup != newest or moment_words(newest.made) not in str(refusal):
                wrong.append(f"{name}: de nieuwste goede kopie is niet aangeboden")
            if "daarna" not in str(refusal):
                wrong.append(f"{name}: er staat niet bij wat er ontbreekt")
        except StoreRefusal as refusal:
            if "nieuwere versie van tafel" not in str(refusal):
                wrong.append(f"{name}: {refusal}")
        else:
            wrong.append(f"{name}: het bestand is gewoon geopend")
    for copy in archive.backups(SLUG):
        if copy.order > newest.order:
            copy.path.unlink()
    return [*wrong, *_touched(archive, damage)]


def _opened_badly(archive: Archive, damage: Damage, before: dict[str, int]) -> list[str] | None:
    """Return what is missing in a file that opens in spite of its damage; None when it is refused, as it should be.

    One letter of a text can turn into another without a trace where nothing is encrypted; no document may go.
    """
    path_of(archive).write_bytes(damage[1])
    try:
        after = _counts(archive)
    except StoreRefusal:
        return None
    return [] if after == before else [f"{damage[0]}: {before} werd {after}"]


def _counts(archive: Archive) -> dict[str, int]:
    with archive.read(SLUG) as file:
        file.check()
        return {name: len(documents) for name, documents in file.documents.items()} | {"log": len(file.log())}


def _touched(archive: Archive, damage: Damage) -> list[str]:
    return [] if path_of(archive).read_bytes() == damage[1] else [f"{damage[0]}: het bestand is overschreven"]
