"""Instellingen: versleuteling, and when names are hidden and the archive is locked."""

import asyncio
from collections.abc import Sequence

from textual.content import Content

from exports.blocks import Paragraph
from sessions.acts.encrypting import Sealed, add_recovery, encrypt_all
from sessions.errors import InvalidInput
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.line import LineDialog
from tafel.locking.passphrase import PassphraseDialog
from tafel.screens.crossroads import CrossroadsScreen, Way
from tafel.widgets.paper import paper

WORKING = "Bezig; dat duurt een paar tellen."
MOST_MINUTES = 240
KEPT = "Vanaf nu wordt alles versleuteld bewaard."


class SettingsScreen(CrossroadsScreen):
    """Every setting as a line that says how it stands; Enter changes the one that is lit, at once and for good."""

    PURPOSE = "Hier ziet u hoe tafel is ingesteld. Enter wijzigt de regel die oplicht; dat geldt meteen."

    def on_mount(self) -> None:
        """Say where the user is."""
        self.show_where("Instellingen", "")

    def story(self, width: int) -> Content:
        """How what is kept is protected."""
        return paper([Paragraph(self._protection())], width)

    def _protection(self) -> str:
        if self.tafel.demo:
            return "Dit is het voorbeeld met verzonnen gegevens: er wordt niets bewaard, en dus niets versleuteld."
        if self.tafel.archive.keys.exists:
            return "Dit archief heeft een sleutel: nieuwe reeksen worden versleuteld bewaard."
        why = self.tafel.settings.now.unencrypted
        return f"Wat u vastlegt, wordt niet versleuteld.{f' Opgeschreven reden: {why}' if why else ''}"

    def ways(self) -> Sequence[Way]:
        """The settings, each as it stands."""
        now = self.tafel.settings.now
        return (
            *self._ways_of_the_key(),
            Way("veil", f"Namen verbergen na: {_minutes(now.veil_minutes)}", "Zonder toetsen, zoals F8 dat doet."),
            Way(
                "lock",
                f"Op slot na: {_minutes(now.lock_minutes)}",
                "Zonder toetsen. Alleen als er een sleutel is; de wachtwoordzin brengt u terug.",
            ),
            Way(
                "leaving",
                f"Op slot als u een bijeenkomst verlaat: {'ja' if now.lock_on_leaving else 'nee'}",
                "Enter maakt er het andere van.",
            ),
        )

    def _ways_of_the_key(self) -> Sequence[Way]:
        keys = self.tafel.archive.keys
        if self.tafel.demo:
            return ()
        if not keys.exists:
            return (Way("make", "Versleutelen met een wachtwoordzin", "Daarna ook de reeksen die er al zijn."),)
        helpers = len(keys.recovery)
        return (
            Way("all", "Alle reeksen versleutelen", "Ook hun kopieën op deze schijf. Wat versleuteld is, blijft zo."),
            Way("passphrase", "Een andere wachtwoordzin kiezen", "De oude opent dit archief dan niet meer."),
            Way(
                "recovery",
                f"Een herstelsleutel toevoegen (nu: {helpers or 'geen'})",
                "Een collega kan het archief dan ook openen, als u de wachtwoordzin kwijt bent.",
            ),
        )

    async def go(self, way: str) -> None:
        """Change this setting."""
        change = {
            "make": self._make_key,
            "all": self._encrypt_all,
            "passphrase": self._change_passphrase,
            "recovery": self._add_recovery,
            "veil": self._ask_veil_minutes,
            "lock": self._ask_lock_minutes,
            "leaving": self._turn_leaving,
        }[way]
        self.tell("")
        await change()
        self.show_all()

    async def _make_key(self) -> None:
        words = await self.app.push_screen_wait(PassphraseDialog())
        if words is None:
            return
        self.tell(WORKING)
        await asyncio.to_thread(self.tafel.archive.keys.make, words)
        self.tell(KEPT)
        if self.tafel.archive.slugs():
            await self._encrypt_all()

    async def _encrypt_all(self) -> None:
        question = ConfirmDialog(
            "Nu alle reeksen versleutelen?",
            "Ook alle kopieën op deze schijf. Verslagen en andere bestanden die u maakte, blijven zoals ze zijn.",
            names=False,
        )
        if await self.app.push_screen_wait(question):
            self.tell(WORKING)
            self._tell_sealed(await asyncio.to_thread(lambda: tuple(encrypt_all(self.tafel.archive))))

    async def _change_passphrase(self) -> None:
        words = await self.app.push_screen_wait(PassphraseDialog("Kies een andere wachtwoordzin"))
        if words is not None:
            self.tell(WORKING)
            await asyncio.to_thread(self.tafel.archive.keys.change_passphrase, words)
            self.tell("De nieuwe wachtwoordzin geldt vanaf nu.")

    async def _add_recovery(self) -> None:
        public = await self.app.push_screen_wait(
            LineDialog("De openbare sleutel van uw collega (begint met age1)", _not_empty, names=False)
        )
        name = public and await self.app.push_screen_wait(LineDialog("Van wie is die sleutel?", _not_empty))
        if public and name:
            self.tell(WORKING)
            self._tell_sealed(await asyncio.to_thread(add_recovery, self.tafel.archive, name, public))

    def _tell_sealed(self, series: Sequence[Sealed]) -> None:
        """Tell what became of the series; one that stayed as it was is named."""
        stayed = [f"{one.slug}: {one.trouble}" for one in series if one.trouble]
        stayed += [f"{path.name} bleef zoals zij was; verwijder die kopie zelf." for one in series for path in one.left]
        self.tell(" ".join(stayed) or "Alle reeksen zijn versleuteld.", trouble=bool(stayed))

    async def _ask_veil_minutes(self) -> None:
        minutes = await self._ask_minutes("Namen verbergen na hoeveel minuten? (0: nooit)")
        if minutes is not None:
            self.tafel.settings.change(veil_minutes=minutes)

    async def _ask_lock_minutes(self) -> None:
        minutes = await self._ask_minutes("Op slot na hoeveel minuten? (0: nooit)")
        if minutes is not None:
            self.tafel.settings.change(lock_minutes=minutes)

    async def _ask_minutes(self, question: str) -> int | None:
        return await self.app.push_screen_wait(LineDialog(question, _read_minutes, names=False))

    async def _turn_leaving(self) -> None:
        self.tafel.settings.change(lock_on_leaving=not self.tafel.settings.now.lock_on_leaving)


def _minutes(minutes: int) -> str:
    return "nooit" if not minutes else "1 minuut" if minutes == 1 else f"{minutes} minuten"


def _read_minutes(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_MINUTES:
        raise InvalidInput(f"Typ een heel aantal minuten, van 0 tot en met {MOST_MINUTES}.")
    return int(text)


def _not_empty(text: str) -> str:
    if not text:
        raise InvalidInput("Er is nog niets getypt. Esc gaat terug.")
    return text
