"""Tips out of a file or a paste: one a line, or a table with their source, public, moment and place."""

import re
from dataclasses import dataclass

from sessions.delimited import Row, decode, has_header, read_table, yes_in
from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.text import PROSE_LIMIT
from sessions.tips.doubles import same_texts
from sessions.tips.line import read_tip_line
from sessions.tips.tip import Moment, Public
from sessions.tips.words import Word, roles_meant, words_meant

COLUMNS = ("tekst", "bron", "doelgroep", "moment", "bruikbaar", "toptip", "nummer")
"""What a table may hold; `nummer` is passed over, because every tip gets a number of its own here."""
LIMIT = 5_000
"""So many tips at once: far more than a group collects."""
TOO_LONG = f"deze tekst is te lang: er passen {PROSE_LIMIT} tekens."
RANK_DIGITS = 6
"""No rank has more digits; a longer number is a slip."""

_FORMULA_GUARD = re.compile(r"^'(?=[=+@\t\r-])")
"""The apostrophe that our own tables put before what a spreadsheet would calculate."""


@dataclass(frozen=True)
class NewTip:
    """A tip to be kept. `rank` orders the toptips among the new ones, None where it is none."""

    text: str
    sources: tuple[Role, ...] = ()
    public: Public | None = None
    moment: Moment | None = None
    usable: bool = False
    rank: int | None = None


@dataclass(frozen=True)
class TipsRead:
    """What a file or paste holds: the tips, what is wrong per line, and the texts that are there more than once."""

    tips: tuple[NewTip, ...]
    problems: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()


def read_tip_file(data: bytes) -> TipsRead:
    """Read a file: a table when its first line names a column, otherwise a tip a line.

    All problems are gathered, with their lines; where there is one, nothing is to be kept. A file that cannot be read
    as a whole raises InvalidInput.
    """
    text = decode(data)
    return _read_rows(text) if has_header(text, COLUMNS) else read_tip_lines(text)


def read_tip_lines(text: str, sources: tuple[Role, ...] = (), public: Public | None = None) -> TipsRead:
    """Read a tip a line, as if they were typed one after the other: empty lines are left out.

    They are from these sources and for this public, until a line says otherwise (`@jongere >ouders`). When there are
    more than fit, the rest is not read.
    """
    tips: list[NewTip] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        said = read_tip_line(line)
        sources, public = said.sources or sources, said.public or public
        if not said.text:
            continue
        if len(tips) == LIMIT:
            problems.append(f"Regel {number}: er staan meer dan {LIMIT} tips in. Deel het op.")
            break
        if len(said.text) > PROSE_LIMIT:
            problems.append(f"Regel {number}: {TOO_LONG}")
        tips.append(NewTip(said.text, sources, public))
    return TipsRead(tuple(tips), tuple(problems), same_texts(tip.text for tip in tips))


def _read_rows(text: str) -> TipsRead:
    tips: list[NewTip] = []
    problems: list[str] = []
    for row in read_table(text, COLUMNS, required=("tekst",), limit=LIMIT):
        try:
            tips.append(_tip(row, len(tips)))
        except InvalidInput as refusal:
            problems.append(f"Regel {row.number}: {refusal}")
    return TipsRead(tuple(tips), tuple(problems), same_texts(tip.text for tip in tips))


def _tip(row: Row, place: int) -> NewTip:
    """Return the tip of one line. Raises InvalidInput with what is wrong in it."""
    cell = row.cells.get
    text = _FORMULA_GUARD.sub("", row.cells["tekst"])
    if not text:
        raise InvalidInput("er staat geen tekst.")
    if len(text) > PROSE_LIMIT:
        raise InvalidInput(TOO_LONG)
    sources = tuple(_only(roles_meant(part), Role, part, "bron") for part in _parts(cell("bron", "")))
    moment = _optional(Moment, cell("moment", ""), "moment")
    rank = _rank(cell("toptip", ""), place)
    usable = yes_in(cell("bruikbaar", ""), "bruikbaar")
    return NewTip(text, sources, _optional(Public, cell("doelgroep", ""), "doelgroep"), moment, usable, rank)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.replace("/", "+").replace(",", "+").split("+") if part.strip()]


def _optional(words: type[Word], cell: str, column: str) -> Word | None:
    return _only(words_meant(words, cell), words, cell, column) if cell else None


def _only(found: tuple[Word, ...], words: type[Word], cell: str, column: str) -> Word:
    """Return the one word that a cell means. Raises InvalidInput with the words there are."""
    if len(found) != 1:
        raise InvalidInput(f"{column} “{cell}” is niet bekend. Kies uit: {', '.join(words)}.")
    return found[0]


def _rank(cell: str, place: int) -> int | None:
    """Return the order of a toptip: its rank, or (`ja`) after those before it in the file; None for no toptip."""
    if cell.isdecimal() and len(cell) <= RANK_DIGITS and int(cell) > 0:
        return int(cell)
    return place + 1 if yes_in(cell, "toptip") else None
