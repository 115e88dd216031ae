"""Finding a command by its Dutch words, also those without a key."""

from typing import Any

from textual.screen import Screen

from sessions.text import begins_words, words_in
from tafel.commands import Offer, offers
from tafel.dialogs.choice import Choice, ChoiceDialog


class PaletteDialog(ChoiceDialog[Offer]):
    """Lists every command that works where the user is; the one that is chosen runs there."""

    DEFAULT_CSS = "PaletteDialog > #frame { width: 96; }"

    @classmethod
    def open_on(cls, screen: Screen[Any]) -> None:
        """Ask for a command that works on this screen, and run it on the screen, step or widget that offers it."""
        choices = [_choice(offer) for offer in offers(screen) if offer.command.action != "palette"]

        def run(chosen: Offer | None) -> None:
            if chosen is not None:
                screen.app.call_later(screen.app.run_action, chosen.command.action, chosen.node)

        screen.app.push_screen(
            cls("Wat wilt u doen?", choices, hint="een woord, zoals tijd of verslag", names=False), run
        )

    def matching(self, typed: str) -> tuple[Choice[Offer], ...]:
        """Return the commands that fit; first those that are called so, then those of which only the tip says it."""
        found = super().matching(typed)
        return tuple(sorted(found, key=lambda choice: not begins_words(typed, words_in(choice.label))))


def _choice(offer: Offer) -> Choice[Offer]:
    command = offer.command
    keys = f"  ({command.key_text})" if command.keys else ""
    return Choice(offer, command.label, f"{command.tip}{keys}", command.words)
