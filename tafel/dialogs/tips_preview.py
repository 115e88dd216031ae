"""Looking at many tips before they are kept: how many, the first of them, what is there twice, and what is wrong."""

from collections.abc import Iterator

from textual.content import Content

from sessions.acts.opening import SeriesFile
from sessions.tips.doubles import already_there
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Tip
from tafel.dialogs.preview import Preview, some
from tafel.tips.sentences import origin_words
from tafel.widgets.lists import Row


class TipsPreview(Preview):
    """Shows the tips that were read; the answer is whether to keep them."""

    def __init__(self, read: TipsRead, file: SeriesFile) -> None:
        super().__init__(_title(read), may_keep=bool(read.tips) and not read.problems)
        self._read = read
        self._there = already_there((tip.text for tip in read.tips), file.tips.all())

    def rows(self) -> Iterator[Row]:
        """What is there twice, and all tips; or what is wrong."""
        problems = self._read.problems
        if problems:
            yield from some("problem", problems, lambda problem: Content.from_markup("[$error]$it[/]", it=problem))
            return
        if not self._read.tips:
            yield None, Content("Er staat geen tip in.")
        if self._read.doubles:
            yield None, Content.from_markup("[$warning]Twee keer hetzelfde; dat mag, samenvoegen kan later:[/]")
            yield from some("double", self._read.doubles, lambda text: Content(f"• {text}"))
        if self._there:
            yield None, Content.from_markup("[$warning]Deze staan er al, met dezelfde tekst:[/]")
            yield from some("there", self._there, _there_line)
        if self._read.doubles or self._there:
            yield None, Content("")
            yield None, Content("Alle tips:")
        common = set(map(_more, self._read.tips))
        if len(common) == 1 and (all_are := common.pop()):
            yield None, Content.from_markup("Allemaal: [b $secondary]$more[/]", more=all_are)
            yield from some("tip", self._read.tips, lambda tip: Content(f"• {tip.text}"))
        else:
            yield from some("tip", self._read.tips, _tip_line)


def _title(read: TipsRead) -> str:
    if read.problems:
        wrong = "1 regel klopt" if len(read.problems) == 1 else f"{len(read.problems)} regels kloppen"
        return f"{wrong} niet. Er is niets ingelezen. Verbeter het en probeer het opnieuw."
    return "1 tip vastleggen?" if len(read.tips) == 1 else f"{len(read.tips)} tips vastleggen?"


def _there_line(tip: Tip) -> Content:
    return Content(f"• {tip.label}  {tip.text}")


def _tip_line(tip: NewTip) -> Content:
    return Content.from_markup("• $text  [$secondary]$more[/]", text=tip.text, more=_more(tip))


def _more(tip: NewTip) -> str:
    """Return what more is known of a tip than its text."""
    said = (
        origin_words(tip.sources, tip.public),
        tip.moment or "",
        "bruikbaar" if tip.usable else "",
        "toptip" if tip.rank is not None else "",
    )
    return " · ".join(filter(None, said))
