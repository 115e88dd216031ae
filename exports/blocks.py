"""What a document is made of: blocks of plain text, that every renderer writes in its own form.

All text is as it was typed, never markup; a `\\n` in it is a line end. A block knows nothing of Markdown or HTML.
"""

from dataclasses import dataclass

from exports.audiences import Audience
from sessions.erasing.replacing import Replaced


@dataclass(frozen=True)
class Heading:
    """A heading of one line; level 1 is the title of the document. `new_page`: in print it starts a page."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Text in our own or somebody's summarising words."""

    text: str


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, kept as they were said."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Fields:
    """Labels with what belongs to them, such as date and place on top of minutes."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table with a header; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cards:
    """Cards to cut out, eight on a page of A4: each with what it is called, large, and its text."""

    cards: tuple[tuple[str, str], ...]


def lean_table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """Return a table without the columns in which nothing stands, so that the others have room on paper."""
    kept = [place for place in range(len(header)) if any(row[place] for row in rows)]
    return Table(tuple(header[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows))


Block = Heading | Paragraph | Quote | Bullets | Fields | Table | Cards


@dataclass(frozen=True)
class Origin:
    """What is kept of a document that was given away: of which meeting and version it is, for whom, about whom.

    `version` is 0 for a concept; `reader` the organisation or code, `partner` its number; `trajects` are the jongeren
    of whom something stands in it, `ground` says in words why it may. `document` says which one it is (`trajectplan`,
    `actielijst`), empty for minutes; `session` is 0 where it is about no one meeting.
    """

    session: int = 0
    document: str = ""
    version: int = 0
    reader: str = ""
    partner: int | None = None
    trajects: tuple[int, ...] = ()
    ground: str = ""


@dataclass(frozen=True)
class NamesCheck:
    """What is to be looked at before a document leaves.

    `replaced` are the names that its free text would have shown; `unsure` are words that look like a name and stay.
    """

    replaced: tuple[Replaced, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document for one reader.

    `title` may address a jongere by roepnaam; `name` is the stem of its file and `occasion` (series and date) stands
    on every printed page: neither ever holds a person. `series` and `day` are what an organisation's own texts may tell
    of it; `logo` is its own line above the title.
    """

    title: str
    name: str
    occasion: str
    audience: Audience
    blocks: tuple[Block, ...]
    origin: Origin = Origin()
    names: NamesCheck = NamesCheck()
    series: str = ""
    day: str = ""
    logo: str = ""
