"""One contact person, new or to change; who is known in another series brings along what is known there."""

from collections.abc import Mapping
from dataclasses import replace

from sessions.acts.directory import Home, also_in, change_person_there, read_directory
from sessions.acts.opening import Archive, SeriesFile
from sessions.acts.people import Details, add_person, change_person, details_of
from sessions.contact_details import read_email
from sessions.roles import Role, find_role
from sessions.series import SeriesKind
from sessions.text import fold
from tafel.dialogs.known_elsewhere import Saved, ask_there_too
from tafel.forms.choice import NO, YES, choice_field, yes_no, yes_no_field
from tafel.forms.field import FormField
from tafel.forms.form import Form
from tafel.forms.known import Known, known_field, name_in


class PersonDialog(Form[Saved]):
    """Asks for a contact person, or changes the one with this number."""

    def __init__(self, archive: Archive, file: SeriesFile, number: int | None = None) -> None:
        self._archive = archive
        self._file = file
        self._number = number
        self._there: tuple[Home, ...] = ()
        self._directory = read_directory(archive, but=file.slug)
        before = details_of(file, file.people.get(number)) if number else Details(name="")
        super().__init__(
            "Gegevens wijzigen" if number else "Contactpersoon toevoegen",
            [
                self._name_field(before.name),
                known_field(
                    "organisation",
                    "Organisatie",
                    self._organisations(),
                    hint="naam van de partner",
                    value=before.organisation,
                    new="nieuw: komt erbij als partner",
                ),
                *([self._role_field(before.role)] if self._asks_role else []),
                FormField("function", "Functie", "zoals wijkcoach", before.function),
                FormField("email", "E-mail", "naam@organisatie.nl", before.email, _email_echo),
                FormField("phone", "Telefoon", "06 1234 5678", before.phone),
                yes_no_field("may_decide", "Mag meestal beslissen", value=before.may_decide),
            ],
        )

    @property
    def _asks_role(self) -> bool:
        return self._file.series.kind == SeriesKind.COP

    @staticmethod
    def _role_field(role: Role | None) -> FormField:
        return choice_field("role", "Doet mee als", tuple(Role), value=role or "")

    def _name_field(self, value: str) -> FormField:
        if self._number:
            return FormField("name", "Naam", "voornaam en achternaam", value)
        known = [Known(person.details.name, person.details.organisation) for person in self._directory.people]
        return FormField(
            "name",
            "Naam",
            "voornaam en achternaam",
            names=tuple(dict.fromkeys(one.name for one in known)),
            proposes=self._known_of,
        )

    def _organisations(self) -> list[Known]:
        here = [partner.name for partner in self._file.partners.all()]
        there = [partner.name for partner in self._directory.partners]
        # A partner of both is one, whatever its capitals.
        return [Known(name) for name in {fold(name): name for name in (*there, *here)}.values()]

    def _known_of(self, name: str) -> Mapping[str, str]:
        """What is known in another series about somebody with this name."""
        person = self._directory.person_called(name)
        if person is None:
            return {}
        known = person.details
        decides = "" if known.may_decide is None else YES if known.may_decide else NO
        return {
            "organisation": known.organisation,
            "function": known.function,
            "email": known.email,
            "phone": known.phone,
            "may_decide": decides,
        }

    async def may_keep(self, values: dict[str, str]) -> bool:
        """Ask, where this person is in another series as well, whether the change goes there too."""
        if self._number:
            before = details_of(self._file, self._file.people.get(self._number))
            if before != replace(_details(values), role=before.role):
                homes = also_in(self._archive, self._file, self._number)
                self._there = await ask_there_too(self.app, before.name, homes)
        return True

    def keep(self, values: dict[str, str]) -> Saved:
        """Add or change the person."""
        details = _details(values)
        if self._number is None:
            return Saved(add_person(self._file, details).number)
        change_person(self._file, self._number, details)
        return Saved(self._number, change_person_there(self._archive, self._there, details))


def _details(values: dict[str, str]) -> Details:
    return Details(
        name=values["name"],
        organisation=name_in(values["organisation"]),
        function=values["function"],
        email=values["email"],
        phone=values["phone"],
        may_decide=yes_no(values["may_decide"]),
        role=find_role(values.get("role", "")),
    )


def _email_echo(typed: str) -> str:
    read_email(typed)
    return ""
