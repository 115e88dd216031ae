"""Adding a jongere: code, roepnaam, month of birth, the two professionals, and the leefgebieden that are brought in."""

import datetime as dt

from sessions.acts.opening import SeriesFile
from sessions.acts.prepare import add_jongere, next_code
from sessions.ages import age_in_years
from sessions.consents import Consent, ConsentSubject
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied, read_leefgebieden
from sessions.months import FIELD, month_words, read_month
from sessions.trajects import Traject
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.form import Form, FormField
from tafel.dialogs.known_people import known_names, person_echo

_NUMBERED = [f"{place} {key.label}" for place, key in enumerate(Leefgebied, start=1)]
ALL = "\n".join("   ".join(_NUMBERED[start : start + 3]) for start in range(0, len(_NUMBERED), 3))
"""The leefgebieden with the digit that names each, in three lines."""


class JongereDialog(Form[Traject]):
    """Asks for a jongere. Only what is needed to prepare a table: the question itself is asked there."""

    def __init__(self, file: SeriesFile) -> None:
        names, echo = known_names(file), person_echo(file)
        super().__init__(
            "Jongere toevoegen",
            [
                FormField("code", "Code", "zoals J-07", value=next_code(file)),
                FormField("roepnaam", "Roepnaam", "hoe de jongere heet"),
                FormField("birth_month", "Geboortemaand", "maart 2009, geen dag", echo=self._month_echo),
                FormField("youth_worker", "Jeugdhulpverlener", "naam", echo=echo, names=names),
                FormField("contact", "Vaste contactpersoon", "naam", echo=echo, names=names),
                FormField("brings", "Leefgebieden", "wonen geld, of 1 5", echo=_brings_echo),
            ],
            start="roepnaam",
            footnote=ALL,
        )
        self._file = file
        self._consented = False

    def _month_echo(self, typed: str) -> str:
        month = _past(read_month(typed), self._file.today())
        return f"{month_words(month)}, {age_in_years(month, self._file.today())} jaar"

    def keep(self, values: dict[str, str]) -> Traject:
        """Add the jongere."""
        brings = _brings(values["brings"])
        return add_jongere(
            self._file,
            code=values["code"],
            roepnaam=values["roepnaam"],
            birth_month=_past(read_month(values["birth_month"]), self._file.today()),
            youth_worker=values["youth_worker"],
            contact=values["contact"],
            brings=brings,
            consents=self._consents(),
        )

    def _consents(self) -> tuple[Consent, ...]:
        """What the jongere was asked here, and agreed to."""
        if not self._consented:
            return ()
        return (Consent(subject=ConsentSubject.ADDICTION, given=True, recorded=self._file.today()),)

    def action_save(self) -> None:
        """Keep the jongere; verslaving only when the jongere agrees that it is written down."""
        brought, _ = read_leefgebieden(self.values["brings"])
        if Leefgebied.VERSLAVING in brought and not self._consented:
            self.converse(self._ask_consent())
        else:
            super().action_save()

    async def _ask_consent(self) -> None:
        question = ConfirmDialog(
            "Vindt de jongere het goed dat Verslaving hier staat?",
            "Dit leefgebied schrijven we alleen op als de jongere ermee instemt. Bij nee gaat u terug naar het "
            "formulier; haal het daar weg bij Leefgebieden.",
            names=False,
        )
        answer = await self.app.push_screen_wait(question)
        self._consented = bool(answer)
        if self._consented:
            super().action_save()


def _past(month: str, today: dt.date) -> str:
    """Return a month of birth that has been; raises InvalidInput for one still to come."""
    if month and (age_in_years(month, today) or 0) < 0:
        raise InvalidInput("Deze maand is nog niet geweest. Kijk het jaartal na.", field=FIELD)
    return month


def _brings(typed: str) -> tuple[Leefgebied, ...]:
    found, unknown = read_leefgebieden(typed)
    if unknown:
        raise InvalidInput(
            f"“{unknown[0]}” is geen leefgebied. Typ (het begin van) het woord, of het cijfer.", field="leefgebieden"
        )
    return found


def _brings_echo(typed: str) -> str:
    found, unknown = read_leefgebieden(typed)
    read = ", ".join(key.label for key in found)
    return f"{read}   (niet herkend: {', '.join(unknown)})" if unknown else read
