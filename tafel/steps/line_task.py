"""What a quick line is open for: the words it asks with, the text it starts from, and what becomes of the line."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.content import Content


class LineTask:
    """One thing to type. `words` stand in the empty line; `value` is what it starts from, which typing `replaces`.

    A step opens its line for a task and forgets it when the line is kept or closed, so that a line can never end up
    in something else than what was asked. Where `TAKES_LINES`, several pasted lines are a thing each, and the
    step gets them as they are. What does not come with `NAMES` of people is not hidden by the privacy key.
    """

    TAKES_LINES: ClassVar[bool] = False
    NAMES: ClassVar[bool] = True

    def __init__(self, words: str, value: str = "", *, replaces: bool = False) -> None:
        self.words = words
        self.value = value
        self.replaces = replaces

    @abstractmethod
    def keep(self, text: str) -> None:
        """Put the cleaned line on disk, or start asking for what it lacks. Raises a Refusal when it does not fit."""

    def echo(self, text: str) -> Content:
        """Return how a line is understood while it is typed."""
        return Content("")

    def proposes(self, text: str) -> bool:
        """Return whether there is something to take over with Tab."""
        return False

    def take_over(self, text: str) -> None:
        """Take over what is proposed for the line."""


class Ask(LineTask):
    """A task told in one go: `keep` gets the cleaned line, `echo` the line as it stands."""

    def __init__(
        self,
        words: str,
        keep: Callable[[str], object],
        value: str = "",
        *,
        echo: Callable[[str], Content] | None = None,
        replaces: bool = False,
    ) -> None:
        super().__init__(words, value, replaces=replaces)
        self._keep = keep
        self._echo = echo

    def keep(self, text: str) -> None:
        """Hand the line on."""
        self._keep(text)

    def echo(self, text: str) -> Content:
        """Return how the line reads, where that was told; else what is asked, where it does not stand in the line."""
        if self._echo:
            return self._echo(text)
        return Content.from_markup("[$muted]$words[/]", words=self.words) if self.value else Content("")
