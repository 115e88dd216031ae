"""Looking at a table of trajecten, partners or acties before it is kept."""

from collections.abc import Iterator
from typing import assert_never

from textual.content import Content

from sessions.actions import Action
from sessions.acts.importing import AnyImport
from sessions.days.dates import number_date
from sessions.importing.findings import Problem
from sessions.importing.partners import PartnerLine
from sessions.trajects import Traject
from tafel.bringing.told import contents_words, how_many_wrong
from tafel.dialogs.preview import Preview, some
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import private


class TablePreview(Preview):
    """Shows what a table holds, or what is wrong in it; what may name a person is blanked by the privacy key."""

    def __init__(self, imported: AnyImport) -> None:
        problems = imported.findings.problems
        title = how_many_wrong(problems) if problems else f"{contents_words(imported)} inlezen?"
        super().__init__(title, may_keep=not problems)
        self._imported = imported

    def rows(self) -> Iterator[Row]:
        """What is good to know and all that will be kept; or what is wrong."""
        findings = self._imported.findings
        if findings.problems:
            yield from some("problem", findings.problems, _problem_line)
            return
        for note in findings.notes:
            yield None, Content.from_markup("[$warning]$note[/]", note=note)
        if findings.notes:
            yield None, Content("")
        found: tuple[Traject | PartnerLine | Action, ...] = findings.found
        yield from some("line", found, _line)


def _problem_line(problem: Problem) -> Content:
    where = Content.from_markup("[$error]$where[/]: $what", where=problem.place, what=problem.what)
    return where + Content("  ") + private(f"“{problem.value}”") if problem.value else where


def _line(found: Traject | PartnerLine | Action) -> Content:
    match found:
        case Traject():
            until = f" – {number_date(found.ended)}" if found.ended else ""
            return Content(f"• {found.code}  {found.stage}  {number_date(found.started)}{until}")
        case PartnerLine():
            domains = ", ".join(key.label for key in found.leefgebieden)
            words = f"• {found.name}{f' ({domains})' if domains else ''}  "
            return Content(words) + private(found.contact)
        case Action():
            day = number_date(found.deadline.day) if found.deadline and found.deadline.day else ""
            return Content(f"• {found.status}  {day}  ") + private(found.what)
    assert_never(found)
