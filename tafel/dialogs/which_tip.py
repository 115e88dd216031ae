"""Asking which tip: by its number, or by letters of its words; the likeliest are proposed."""

from textual.content import Content

from sessions.acts.opening import SeriesFile
from sessions.text import begins_words, words_in
from sessions.tips.doubles import likely_doubles
from sessions.tips.tip import Tip
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.widgets.hung import Hung

MOST = 40
"""So many tips are shown at once: who does not see the right one types another letter."""


class WhichTipDialog(ChoiceDialog[int]):
    """Ask for another tip than this one, by number; as long as nothing is typed, those that may say the same."""

    def __init__(self, title: str, tip: Tip, file: SeriesFile) -> None:
        others = [other for other in file.tips.all() if other.number != tip.number and other.merged_into is None]
        super().__init__(
            title,
            [Choice(other.number, other.text, other.label) for other in others],
            hint="nummer, of letters van woorden uit de tip",
            names=False,
            digits_choose=False,
        )
        self._likely = frozenset(other.number for other in likely_doubles(tip, others))

    def matching(self, typed: str) -> tuple[Choice[int], ...]:
        """Return the tips whose number begins with the digits that were typed, or that hold the words."""
        if not typed:
            found = [choice for choice in self._choices if choice.value in self._likely]
        elif (digits := typed.lstrip("Tt")).isdecimal():
            found = [choice for choice in self._choices if str(choice.value).startswith(digits)]
        else:
            found = [choice for choice in self._choices if begins_words(typed, words_in(choice.label))]
        return tuple((found or (self._choices if not typed else ()))[:MOST])

    def _line(self, place: int, choice: Choice[int]) -> Content:
        return Hung(
            Content.from_markup("[b $primary]$label[/]  $text", label=choice.detail.rjust(5), text=choice.label), hang=7
        )
