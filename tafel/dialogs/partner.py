"""One partner, new or to change: an organisation and the leefgebieden it can help with."""

from collections.abc import Mapping

from sessions.acts.directory import Home, change_partner_there, partner_also_in, read_directory
from sessions.acts.opening import Archive, SeriesFile
from sessions.acts.people import add_partner, change_partner
from sessions.people import same_name
from tafel.dialogs.known_elsewhere import Saved, ask_there_too
from tafel.forms.field import FormField
from tafel.forms.form import Form
from tafel.forms.leefgebieden import leefgebieden_field, leefgebieden_in


class PartnerDialog(Form[Saved]):
    """Asks for a partner, or changes the one with this number."""

    def __init__(self, archive: Archive, file: SeriesFile, number: int | None = None) -> None:
        self._archive = archive
        self._file = file
        self._before = file.partners.get(number) if number else None
        self._there: tuple[Home, ...] = ()
        self._known = read_directory(archive, but=file.slug).partners
        name = FormField(
            "name",
            "Naam",
            "naam van de organisatie",
            self._before.name if self._before else "",
            names=() if self._before else tuple(partner.name for partner in self._known),
            proposes=None if self._before else self._known_of,
        )
        super().__init__(
            "Partner wijzigen" if self._before else "Partner toevoegen",
            [name, leefgebieden_field(self._before.leefgebieden if self._before else ())],
        )

    def _known_of(self, name: str) -> Mapping[str, str]:
        known = next((partner for partner in self._known if same_name(partner.name, name)), None)
        return {"brings": ", ".join(key.label for key in known.leefgebieden)} if known else {}

    async def may_keep(self, values: dict[str, str]) -> bool:
        """Ask, where this partner is in another series as well, whether the change goes there too."""
        before = self._before
        if before and (before.name, before.leefgebieden) != (values["name"], leefgebieden_in(values["brings"])):
            homes = partner_also_in(self._archive, self._file, before.number)
            self._there = await ask_there_too(self.app, before.name, homes)
        return True

    def keep(self, values: dict[str, str]) -> Saved:
        """Add or change the partner."""
        name, leefgebieden = values["name"], leefgebieden_in(values["brings"])
        if self._before is None:
            return Saved(add_partner(self._file, name, leefgebieden).number)
        change_partner(self._file, self._before.number, name, leefgebieden)
        return Saved(self._before.number, change_partner_there(self._archive, self._there, name, leefgebieden))
