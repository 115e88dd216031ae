"""A typed line on its way to a tip: what is read from it is painted under it while it is typed."""

from collections.abc import Callable

from textual.content import Content

from sessions.roles import Role
from sessions.tips.line import TipReading, as_tip_line, read_tip_line
from sessions.tips.tip import Public, Tip
from tafel.steps.line_task import LineTask
from tafel.tips.sentences import origin_words

HOW = "@ouder: van wie · >ouders: voor wie"


class TipLine(LineTask):
    """A new tip, or the `change` of one. What the room says is for the wall, so nothing of it is hidden."""

    TAKES_LINES = True
    NAMES = False

    def __init__(self, words: str, keep: Callable[[TipReading], object], change: Tip | None = None) -> None:
        super().__init__(words, as_tip_line(change.text, change.sources, change.public) if change else "")
        self._keep = keep

    def keep(self, text: str) -> None:
        """Hand on what the line says."""
        self._keep(read_tip_line(text))

    def echo(self, text: str) -> Content:
        """Show from whom and for whom the line says it is, and what was not understood."""
        if not text.strip():
            return Content.from_markup("[$muted]$how[/]", how=HOW)
        reading = read_tip_line(text)
        said = origin_words(reading.sources, reading.public)
        parts = [Content.from_markup("[b $success]$said[/]", said=said)] if said else []
        parts += [
            Content.from_markup("[$warning]$why[/]", why=f"“{word}” {_choices(word)}") for word in reading.unclear
        ]
        return Content(" · ").join(parts)


def _choices(word: str) -> str:
    """Say why a mark stays text: which words there are."""
    words: tuple[str, ...] = tuple(Role) if word.startswith("@") else tuple(Public)
    return f"blijft tekst; er is {', '.join(words[:-1])} of {words[-1]}"
