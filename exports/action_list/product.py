"""A list of actions in each of its forms, and what is kept of it for each series that it is about."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from textwrap import shorten

from exports.action_list.data import list_json, list_sheet, list_workbook
from exports.action_list.document import ACTION_LIST, list_document
from exports.action_list.lines import Line, lines_of, list_reader
from exports.action_list.wanted import Only, Wanted
from exports.blocks import Document, Origin
from exports.house import PLAIN, House
from exports.privacy.names_check import known_texts, with_names_noted
from exports.rendering.calendar import CalendarEntry, to_ics
from exports.rendering.files import NewFile, file_name
from exports.rendering.markdown import to_markdown
from exports.rendering.sheet import to_csv, to_xlsx
from exports.rendering.web import to_html
from sessions.standing import Standing
from sessions.text import LINE_LIMIT


class ListForm(StrEnum):
    """The forms of a list; the value is its extension, and what stands on the command line."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    JSON = "json"


@dataclass(frozen=True)
class ActionList:
    """A list of the actions in one or more series for one reader, whatever its form."""

    series: tuple[Standing, ...]
    wanted: Wanted

    @property
    def lines(self) -> tuple[Line, ...]:
        """The actions as the reader reads them, the most urgent first."""
        return self._made[0]

    @property
    def reader(self) -> str:
        """What its reader is called; empty for chair and coordinator."""
        return list_reader(self.series, self.wanted).name

    @property
    def document(self) -> Document:
        """The list to read, with the names that were replaced in it."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[tuple[Line, ...], Document]:
        """The lines and the document of them, made once: names are noted while their texts go through the filter."""
        lines: list[Line] = []

        def make() -> Document:
            lines.extend(_lines(self.series, self.wanted))
            return list_document(self.series, lines, self.wanted)

        known = [text for standing in self.series for text in known_texts(standing.record)]
        document = with_names_noted(make, known)
        return tuple(lines), document

    @property
    def undated(self) -> int:
        """How many open actions have no day, and so no place in a calendar."""
        return sum(line.entry is None and line.action.open for line in self.lines)

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """The entries of a calendar: also of what ended since, whatever is asked for, or its day would stay in it."""
        every = dataclasses.replace(self.wanted, only=Only.ALL)
        lines = self.lines if every == self.wanted else _lines(self.series, every)
        kept = {line.entry for line in self.lines} | {line.entry for line in lines if not line.action.open}
        return tuple(line.entry for line in lines if line.entry and line.entry in kept)

    def content(self, form: ListForm, house: House = PLAIN) -> bytes:
        """Return what stands in the file of this form; what people read with what an organisation has of its own."""
        match form:
            case ListForm.MARKDOWN:
                return to_markdown(house.dress(self.document)).encode()
            case ListForm.HTML:
                return to_html(house.dress(self.document)).encode()
            case ListForm.CSV:
                return to_csv(list_sheet(self.lines, self.wanted)).encode()
            case ListForm.XLSX:
                return to_xlsx(list_workbook(self.lines, self.wanted))
            case ListForm.ICS:
                return to_ics(self.entries)
        today = max(standing.record.today for standing in self.series)
        return list_json(self.lines, self.wanted, self.reader, today).encode()

    def file(self, form: ListForm, house: House = PLAIN) -> NewFile:
        """Return the list as a file."""
        return NewFile(file_name(self.document, form), self.content(form, house))

    def sent_of(self, slug: str) -> Document | None:
        """Return the document as it is kept in one of the series; None where nothing of that series stands in it."""
        lines = [line for line in self.lines if line.slug == slug]
        if not lines:
            return None
        partners = {line.partner for line in lines}
        grounds = dict.fromkeys(f"{line.code or 'bijeenkomst'}: {line.ground}" for line in lines)
        origin = Origin(
            document=ACTION_LIST,
            reader=self.reader,
            partner=next(iter(partners)) if self.wanted.for_others and len(partners) == 1 else None,
            trajects=tuple(dict.fromkeys(line.action.traject for line in lines if line.action.traject)),
            ground=shorten("; ".join(grounds), LINE_LIMIT, placeholder=" …")
            if self.wanted.for_others
            else "voor voorzitter en coördinator",
        )
        return dataclasses.replace(self.document, origin=origin)


def _lines(series: Iterable[Standing], wanted: Wanted) -> tuple[Line, ...]:
    found = [line for standing in series for line in lines_of(standing, wanted)]
    return tuple(sorted(found, key=lambda line: line.urgency))
