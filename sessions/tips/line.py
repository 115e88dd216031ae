"""A typed line on its way to a tip: `Kom op tijd @ouder @jongere >hulpverleners`.

`@` says from whom the tip comes, and may be there more than once; `>` says for whom it is. Both are glued to their word
and begin a word, so that an e-mail address or `a > b` stays text. A word that is not known, or that could be several,
stays text too, as does a second public. A backslash before a mark (`\\@ouder`) makes it text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sessions.quickline.marks import escape, unescape
from sessions.roles import Role
from sessions.text import clean_line
from sessions.tips.tip import Public
from sessions.tips.words import roles_meant, words_meant

_MARK = re.compile(r"(?<!\S)(?P<sign>[@>])(?P<word>[^\W\d_]+)[,;]?(?!\S)")


class TipPart(StrEnum):
    """The parts of a tip that a line can name."""

    SOURCE = "bron"
    PUBLIC = "doelgroep"


@dataclass(frozen=True, slots=True)
class TipSpan:
    """A recognised part: `[start:end]` of the line."""

    start: int
    end: int
    part: TipPart


@dataclass(frozen=True, slots=True)
class TipReading:
    """What a line says: the tip itself, and from whom and for whom as far as that was said.

    `unclear` holds what stands after a mark and was not understood; it stays in the text.
    """

    text: str
    sources: tuple[Role, ...] = ()
    public: Public | None = None
    spans: tuple[TipSpan, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def says_more(self) -> bool:
        """Whether the line says from whom or for whom."""
        return bool(self.sources or self.public)


def read_tip_line(line: str) -> TipReading:
    """Return what a line says; positions in the spans are those in `line`. Never raises."""
    sources: list[Role] = []
    public: Public | None = None
    spans: list[TipSpan] = []
    unclear: list[str] = []
    for mark in _MARK.finditer(line):
        roles = roles_meant(mark["word"]) if mark["sign"] == "@" else ()
        publics = words_meant(Public, mark["word"]) if mark["sign"] == ">" else ()
        if len(roles) == 1:
            sources += roles
            spans.append(TipSpan(mark.start(), mark.end(), TipPart.SOURCE))
        elif len(publics) == 1 and public in {None, *publics}:
            (public,) = publics
            spans.append(TipSpan(mark.start(), mark.end(), TipPart.PUBLIC))
        else:
            unclear.append(mark[0])
    text = clean_line(unescape(_without(line, spans)))
    return TipReading(text, tuple(dict.fromkeys(sources)), public, tuple(spans), tuple(unclear))


def as_tip_line(text: str, sources: Iterable[Role] = (), public: Public | None = None) -> str:
    """Return the line that `read_tip_line` reads as this tip, to change it in the line where it was typed."""
    marks = [*(f"@{role}" for role in sources), *((f">{public}",) if public else ())]
    return " ".join((escape(clean_line(text)), *marks))


def _without(line: str, spans: Iterable[TipSpan]) -> str:
    """Return a line in which blanks stand for what was recognised."""
    for span in spans:
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    return line
