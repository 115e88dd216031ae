"""The first start: whether what is kept will be encrypted, which is proposed; who refuses says why."""

import asyncio
from collections.abc import Sequence

from textual.content import Content

from exports.blocks import Paragraph
from sessions.acts.encrypting import Keyring
from sessions.errors import InvalidInput
from tafel.dialogs.line import LineDialog
from tafel.locking.passphrase import PassphraseDialog
from tafel.screens.crossroads import CrossroadsScreen, Way
from tafel.widgets.paper import paper

STORY = (
    Paragraph(
        "In tafel komen gegevens van jongeren te staan, op een laptop die wordt meegenomen. Met een wachtwoordzin zijn "
        "de bestanden versleuteld: wie de laptop vindt of meeneemt, kan er niets van lezen."
    ),
    Paragraph("De wachtwoordzin vraagt tafel bij elke start, en na een half uur zonder toetsen."),
)
MADE = "Vanaf nu wordt alles versleuteld bewaard. Een herstelsleutel voor een collega: tafel sleutel herstel"


class FirstKeyScreen(CrossroadsScreen):
    """Asks once whether the archive gets a key. Who goes back without choosing is asked again at the next start."""

    PURPOSE = "Hier kiest u of tafel wat u vastlegt versleuteld bewaart. Later kan dat ook, bij de instellingen."

    def __init__(self, keys: Keyring) -> None:
        super().__init__()
        self._keys = keys

    def on_mount(self) -> None:
        """Say where the user is."""
        self.show_where("Welkom bij tafel", "")

    def story(self, width: int) -> Content:
        """Why it is asked."""
        return paper(STORY, width)

    def ways(self) -> Sequence[Way]:
        """With a passphrase, or without."""
        return (
            Way("encrypt", "Versleutelen (aanbevolen)", "U kiest een wachtwoordzin van vier gewone woorden."),
            Way("refuse", "Niet versleutelen", "U schrijft op waarom. In het overzicht staat dan: niet versleuteld."),
        )

    async def go(self, way: str) -> None:
        """Make the key, or keep why there is none."""
        if way == "encrypt":
            words = await self.app.push_screen_wait(PassphraseDialog())
            if words is None:
                return
            self.tell("Bezig met de sleutel; dat duurt een paar tellen.")
            await asyncio.to_thread(self._keys.make, words)
            self.told = MADE
        else:
            why = await self.app.push_screen_wait(LineDialog("Waarom niet versleutelen?", _reason, names=False))
            if why is None:
                return
            self.tafel.settings.change(unencrypted=why)
        self.dismiss()


def _reason(text: str) -> str:
    if not text:
        raise InvalidInput("Schrijf kort op waarom, bijvoorbeeld: de schijf van deze laptop is al versleuteld.")
    return text
