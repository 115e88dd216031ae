"""Giving a series to a colleague from the app, and taking one back."""

import asyncio
import os
from pathlib import Path
from typing import Any

from textual.screen import Screen

from sessions.acts.handing import ParcelKey, lend_series, parcel_key, take_back
from sessions.acts.opening import SeriesFile
from tafel.commands import Command
from tafel.dialogs.confirm import ConfirmDialog
from tafel.forms.field import FormField
from tafel.forms.form import Form, fill_in
from tafel.handing.places import file_name, place_to_give
from tafel.handing.words import SEND_SAFELY, TAKEN_BACK, given_words, take_back_warning
from tafel.locking.passphrase import PassphraseDialog
from tafel.placing import tell_place
from tafel.unveiling import unveiled
from tafel.whereabouts import Kept

HAND_OVER = Command(
    "hand_over",
    "overdragen",
    "Geef deze reeks aan een collega, in één bestand; hier is zij dan alleen te lezen",
    ("o",),
    words="uitlenen geven doorgeven collega bestand",
)
TAKE_BACK = Command(
    "take_back",
    "terugnemen",
    "Ga toch hier verder met deze reeks, die is uitgeleend",
    ("o",),
    words="uitgeleend terug toch hier verder",
)
WORDS_OF_FILE = "Een wachtwoordzin voor dit bestand"
TELL_APART = "Uw reeks is versleuteld, dus dit bestand ook. Geef de zin apart door, bijvoorbeeld aan de telefoon."


class HandOverForm(Form[Path]):
    """Asks to whom a series goes and where the file comes, and writes it; the answer is where it is."""

    def __init__(self, file: SeriesFile) -> None:
        self._file = file
        self._replace = False
        self._key: ParcelKey | None = None
        where = str(Path("~", file_name(file.slug, file.today())))
        fields = (
            FormField(
                "to", "Aan wie", "de naam van uw collega", help="Deze naam staat hier, tot u de reeks terug hebt."
            ),
            FormField("giver", "Van wie", "uw naam; leeg is uw naam op deze computer"),
            FormField("place", "Bestand", "een map of een bestand", where, help="~ is uw eigen map."),
        )
        footnote = f"Hier is de reeks daarna alleen te lezen, tot u haar terugkrijgt of terugneemt. {SEND_SAFELY}"
        super().__init__("Overdragen aan een collega", fields, footnote=footnote)

    async def may_keep(self, values: dict[str, str]) -> bool:
        """Ask before a file is replaced."""
        path = self._path(values)
        self._replace = os.path.lexists(path) and not path.is_dir()
        if self._replace:
            question = ConfirmDialog("Vervangen?", f"{path} staat er al. Dat gaat dan verloren.", names=False)
            if not await self.app.push_screen_wait(question):
                return False
        return not self._file.is_sealed or await self._make_key()

    async def _make_key(self) -> bool:
        """Ask for the passphrase of the file; what is encrypted here goes encrypted."""
        words = await self.app.push_screen_wait(PassphraseDialog(WORDS_OF_FILE, TELL_APART))
        if words is None:
            return False
        self._key = await asyncio.to_thread(parcel_key, words)
        return True

    def keep(self, values: dict[str, str]) -> Path:
        """Write the file, and let the series be read only here."""
        path = self._path(values)
        lend_series(self._file, path, values["to"], values["giver"], replace=self._replace, key=self._key)
        return path

    def _path(self, values: dict[str, str]) -> Path:
        return place_to_give(values["place"], self._file.slug, self._file.today())


async def hand_over(screen: Screen[Any], file: SeriesFile) -> str:
    """Ask to whom and where, and give the series; return what to tell, empty when nothing was given."""
    given = await fill_in(screen.app, HandOverForm(file))
    if given:
        tell_place(screen.app, given.parent, Kept.DOCUMENTS)
    return given_words(given) if given else ""


async def ask_take_back(screen: Screen[Any], file: SeriesFile) -> str:
    """Go on here after all with a lent series, after a warning; return what to tell, empty when it stays away."""
    lent = file.series.lent
    if lent is None:
        return ""
    with unveiled(screen.app, alone=True):
        question = ConfirmDialog("Toch hier verder?", take_back_warning(lent))
        sure = await screen.app.push_screen_wait(question)
    if not sure:
        return ""
    take_back(file)
    return TAKEN_BACK
