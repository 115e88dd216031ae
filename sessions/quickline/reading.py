"""The quick line: one typed line becomes a reading of an action, with what was recognised in it and where.

Said outright, and so counting at once:

- the marks of `quickline_marks`: `@owner`, `#leefgebied`, `=resultaat`, `+datum`;
- a date that fills the room between a mark and the next mark or the end: `inschrijven @karin vr #wonen`;
- in a line with an `@owner`, a date that ends the line once the marks are taken out: `belt oma vrijdag @karin`. Not a
  two-letter day, because `zo` and `ma` are words too: that needs a mark directly before it.

Everything else is only proposed, and stays in the text until it is accepted: the first name of somebody who can be the
one who does it (`naming.subject`), and a date, when the sentence holds exactly one. Nothing typed is ever dropped: what
is not understood, or named twice, stays text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from sessions.actions import Deadline
from sessions.days.deadlines import DeadlineContext, Found, Refused, WrongDate, date_phrases, find_deadlines
from sessions.leefgebieden import Leefgebied
from sessions.quickline.marks import Mark, PartKind, find_marks, unescape, with_pause
from sessions.quickline.naming import Mention, Nameable, mentions, subject
from sessions.text import clean_line

_HIDDEN = "\0"
"""Stands for every character of a mark while the rest is read as a sentence, so that no phrase runs across it."""
_PUNCTUATION = " \t.,;:!?)"
"""What may stand after the last words of a line."""
_SHORT_DAY = 2


class Sureness(StrEnum):
    """Whether a part counts (said outright), waits for Tab, or needs an answer first."""

    CERTAIN = "zeker"
    PROPOSED = "voorstel"
    UNCLEAR = "onduidelijk"


@dataclass(frozen=True, slots=True)
class Span:
    """A recognised part, `text[start:end]`. One that `stays` says more than the part, so it remains in the text."""

    start: int
    end: int
    kind: PartKind
    sureness: Sureness
    stays: bool = False


@dataclass(frozen=True, slots=True)
class LineContext:
    """What a line is read against: who can be named, the calendar, and the leefgebied that the walk is at."""

    people: tuple[Nameable, ...]
    deadlines: DeadlineContext
    leefgebied: Leefgebied | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line means now: `owner` and `deadline` are what was said outright, or accepted since.

    `proposed_owner` and `proposed_deadline` wait for `accepted()`. When a name fits several people there is no owner
    and `candidates` holds them, the likeliest first; `unknown_owner` is what stands after an @ that fits nobody. When
    a date was said that cannot be, `refusal` is the Dutch sentence about it. What is unclear stays in `what` until it
    is settled by `with_owner` or `with_deadline`. `leefgebied` is the one that was said (`says_leefgebied`), else the
    one that the walk is at.
    """

    text: str
    spans: tuple[Span, ...] = ()
    owner: Nameable | None = None
    candidates: tuple[Nameable, ...] = ()
    unknown_owner: str = ""
    proposed_owner: Nameable | None = None
    deadline: Deadline | None = None
    proposed_deadline: Deadline | None = None
    refusal: str = ""
    leefgebied: Leefgebied | None = None
    says_leefgebied: bool = False

    @property
    def what(self) -> str:
        """What would be stored as the action: the line without the parts that count."""
        return _text_between(self.text, 0, len(self.text), self._taken_out())

    @property
    def result(self) -> str:
        """The intended result that was said, or empty."""
        said = next((span for span in self.spans if span.kind is PartKind.RESULT), None)
        if said is None:
            return ""
        within = [span for span in self._taken_out() if said.start < span.start and span.end <= said.end]
        return _text_between(self.text, said.start + 1, said.end, within)

    def accepted(self) -> Self:
        """Return the reading in which what is proposed counts (Tab)."""
        reading = self
        if self.proposed_owner:
            reading = reading.with_owner(self.proposed_owner)
        if self.proposed_deadline:
            reading = reading.with_deadline(self.proposed_deadline)
        return reading

    def with_owner(self, owner: Nameable) -> Self:
        """Return the reading with this owner; a name in the sentence that proposed him or her leaves the text."""
        reading = replace(self, owner=owner, candidates=(), unknown_owner="", proposed_owner=None)
        return reading._with_spans(PartKind.OWNER, named=owner == self.proposed_owner or owner in self.candidates)

    def with_deadline(self, deadline: Deadline) -> Self:
        """Return the reading with this deadline; a phrase in the sentence that proposed it leaves the text."""
        reading = replace(self, deadline=deadline, proposed_deadline=None, refusal="")
        return reading._with_spans(PartKind.DEADLINE, named=deadline == self.proposed_deadline)

    def _with_spans(self, kind: PartKind, *, named: bool) -> Self:
        """Return the reading in which a part is settled: its proposal counts when `named`, else it is plain text."""
        spans = (
            replace(span, sureness=Sureness.CERTAIN) if span.kind is kind else span
            for span in self.spans
            if named or span.kind is not kind or span.sureness is not Sureness.PROPOSED
        )
        return replace(self, spans=tuple(spans))

    def _taken_out(self) -> list[Span]:
        """What leaves the words. An unclear part stays until it is settled, so that leaving it open loses nothing."""
        return [span for span in self.spans if span.sureness is Sureness.CERTAIN and not span.stays]


def read_line(text: str, context: LineContext) -> Reading:
    """Return what a line means, as typed so far; positions in the spans are those in `text`. Never raises."""
    marks = find_marks(text, context.people, context.deadlines)
    reading = Reading(text, leefgebied=context.leefgebied)
    for mark in marks:
        reading = _with_mark(reading, mark)
    said = {mark.kind: mark for mark in marks}
    sentence = _hidden(text, marks)
    named: list[Mention] = []
    if PartKind.OWNER not in said:
        named = list(mentions(sentence, context.people))
        reading = _with_subject(reading, subject(sentence, named))
    if PartKind.DEADLINE not in said:
        dates = date_phrases(sentence, context.deadlines)
        outright = _said_outright(dates, sentence, owner_said=PartKind.OWNER in said)
        if outright:
            reading = _with_date(reading, outright, *_tidied(sentence, outright))
        elif proposed := _only_date(dates, named) or _closing_date(text, said.get(PartKind.RESULT), context.deadlines):
            reading = _with_proposed_date(reading, proposed, *_tidied(sentence, proposed))
    return replace(reading, spans=tuple(sorted(reading.spans, key=lambda span: span.start)))


def _with_part(
    reading: Reading, kind: PartKind, start: int, end: int, sureness: Sureness, *, stays: bool = False, **values: Any
) -> Reading:
    """Return the reading with one more span, and what that span says."""
    return replace(reading, spans=(*reading.spans, Span(start, end, kind, sureness, stays)), **values)


def _with_mark(reading: Reading, mark: Mark) -> Reading:
    """Return the reading with what a mark says."""
    match mark.kind:
        case PartKind.OWNER:
            sure = mark.match.sure if mark.match else None
            candidates = mark.match.candidates if mark.match and not sure else ()
            sureness = Sureness.CERTAIN if sure else Sureness.UNCLEAR
            said: dict[str, Any] = {"owner": sure, "candidates": candidates, "unknown_owner": mark.name}
            return _with_part(reading, mark.kind, mark.start, mark.end, sureness, **said)
        case PartKind.LEEFGEBIED:
            said = {"leefgebied": mark.leefgebied, "says_leefgebied": True}
            return _with_part(reading, mark.kind, mark.start, mark.end, Sureness.CERTAIN, **said)
        case PartKind.DEADLINE if mark.date:
            return _with_date(reading, mark.date, mark.start, mark.end)
        case _:
            return _with_part(reading, mark.kind, mark.start, mark.end, Sureness.CERTAIN)


def _with_date(reading: Reading, date: Found | Refused, start: int, end: int) -> Reading:
    """Return the reading with a date that was said outright, or with why it cannot be."""
    kind = PartKind.DEADLINE
    if isinstance(date, Refused):
        return _with_part(reading, kind, start, end, Sureness.UNCLEAR, refusal=str(date.refusal))
    return _with_part(reading, kind, start, end, Sureness.CERTAIN, stays=date.says_more, deadline=date.deadline)


def _with_proposed_date(reading: Reading, date: Found, start: int, end: int) -> Reading:
    return _with_part(
        reading,
        PartKind.DEADLINE,
        start,
        end,
        Sureness.PROPOSED,
        stays=date.says_more,
        proposed_deadline=date.deadline,
    )


def _with_subject(reading: Reading, mention: Mention | None) -> Reading:
    """Return the reading with the owner that the sentence itself names, as a proposal, or with who it can be."""
    if mention is None:
        return reading
    end = with_pause(reading.text, mention.end)
    sure, candidates = mention.match.sure, () if mention.match.sure else mention.match.candidates
    return _with_part(
        reading,
        PartKind.OWNER,
        mention.start,
        end,
        Sureness.PROPOSED,
        stays=mention.joint,
        proposed_owner=sure,
        candidates=candidates,
    )


def _hidden(text: str, marks: tuple[Mark, ...]) -> str:
    """Return the text with every mark hidden, as long as it was."""
    pieces, past = [], 0
    for mark in marks:
        pieces += [text[past : mark.start], _HIDDEN * (mark.end - mark.start)]
        past = mark.end
    return "".join([*pieces, text[past:]])


def _said_outright(dates: Sequence[Found | Refused], sentence: str, *, owner_said: bool) -> Found | Refused | None:
    """Return the date that was said outright by its place, or None."""
    for date in dates:
        if _fills_room(date, sentence):
            return date
    last = dates[-1] if dates and owner_said else None
    if last is None or len(last.phrase) == _SHORT_DAY or not _closes(sentence, last.end):
        return None
    meant = isinstance(last, Found) or isinstance(last.refusal, WrongDate)
    return last if meant else None


def _fills_room(date: Found | Refused, sentence: str) -> bool:
    """True when a date has a mark directly before it, and a mark or the end behind it."""
    behind = sentence[date.end :].lstrip(_PUNCTUATION)
    return sentence[: date.start].rstrip().endswith(_HIDDEN) and (not behind or behind.startswith(_HIDDEN))


def _closes(sentence: str, end: int) -> bool:
    """True when no words come after this place."""
    return not sentence[end:].strip(_PUNCTUATION + _HIDDEN)


def _only_date(dates: Sequence[Found | Refused], named: Sequence[Mention]) -> Found | None:
    """Return the date of the sentence when it holds just one, and it is not somebody's name (`voor Mei`)."""
    found = [
        date
        for date in dates
        if isinstance(date, Found) and not any(date.start < name.end and name.start < date.end for name in named)
    ]
    return found[0] if found and all(date.deadline == found[0].deadline for date in found) else None


def _closing_date(text: str, result: Mark | None, deadlines: DeadlineContext) -> Found | None:
    """Return the date with which the intended result ends (`=een kamer voor kerst`), or None."""
    if result is None:
        return None
    inside = text[result.start + 1 : result.end]
    dates = find_deadlines(inside, deadlines)
    if not dates or len(dates[-1].phrase) == _SHORT_DAY or not _closes(inside, dates[-1].end):
        return None
    offset = result.start + 1
    return replace(dates[-1], start=dates[-1].start + offset, end=dates[-1].end + offset)


def _tidied(sentence: str, date: Found | Refused) -> tuple[int, int]:
    """Return where a date starts and ends, with the comma or brackets that would dangle when it is taken out."""
    before = sentence[: date.start].rstrip()
    if before.endswith("(") and sentence.startswith(")", date.end):
        return len(before) - 1, date.end + 1
    if not before:
        return date.start, with_pause(sentence, date.end)
    if not _closes(sentence, date.end):
        return date.start, date.end
    words = before.rstrip(",;:")
    return date.start if words == before else len(words), with_pause(sentence, date.end)


def _text_between(text: str, start: int, end: int, taken_out: Sequence[Span]) -> str:
    """Return the words of a part of the text outside these spans."""
    pieces, past = [], start
    for span in taken_out:
        pieces.append(text[past : max(past, span.start)])
        past = max(past, span.end)
    return clean_line(unescape(" ".join([*pieces, text[past:end]])))
