"""A jongere, new or to change: who it is and what he or she brings first; the profile below that may come later."""

import datetime as dt
from functools import partial
from typing import Any

from sessions.acts.opening import SeriesFile
from sessions.acts.prepare import Profile, add_jongere, change_jongere, code_in_use, left_out, next_code
from sessions.acts.turns import consent_advice
from sessions.companions import companion_words, companions_line, read_companions
from sessions.consents import Consent, Consenter, ConsentSubject, who_consents
from sessions.days.ages import age_in_years
from sessions.days.months import FIELD, month_words, read_month
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
from sessions.trajects import Sex, Traject
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.known_people import person_field, words_in_use
from tafel.forms.choice import choice_field, yes_no, yes_no_field
from tafel.forms.field import FormField
from tafel.forms.form import Form
from tafel.forms.known import word_field
from tafel.forms.leefgebieden import leefgebieden_field, leefgebieden_in

MAY_COME_LATER = "Meer over de jongere (mag later)"
AROUND = "oma: Riet; broer; mentor: dhr. De Boer"


class JongereDialog(Form[Traject]):
    """Asks for a jongere, or changes the one with this number, beginning at the field `start`."""

    def __init__(self, file: SeriesFile, number: int | None = None, start: str = "roepnaam") -> None:
        self._file = file
        self._before = file.trajects.get(number) if number else None
        self._consents: tuple[Consent, ...] = ()
        title = f"{self._before.code} wijzigen" if self._before else "Jongere toevoegen"
        super().__init__(title, [*self._who(self._before), *self._profile(self._before)], start=start)

    def _who(self, traject: Traject | None) -> list[FormField]:
        """The fields without which no table can be prepared."""
        return [
            FormField(
                "code", "Code", "zoals J-07", traject.code if traject else next_code(self._file), self._code_echo
            ),
            FormField("roepnaam", "Roepnaam", "hoe de jongere heet", traject.roepnaam if traject else ""),
            FormField(
                "birth_month",
                "Geboortemaand",
                "maart 2009, geen dag",
                month_words(traject.birth_month) if traject else "",
                self._month_echo,
            ),
            person_field(
                self._file, "youth_worker", "Jeugdhulpverlener", number=traject.youth_worker if traject else None
            ),
            person_field(self._file, "contact", "Vaste contactpersoon", number=traject.contact if traject else None),
            leefgebieden_field(traject.asked if traject else (), more=self._left_out_echo),
        ]

    def _profile(self, traject: Traject | None) -> list[FormField]:
        """The fields that help to prepare and to report."""
        words = partial(words_in_use, self._file)
        return [
            choice_field(
                "sex",
                "Geslacht",
                [str(sex) for sex in Sex],
                value=str(traject.sex or "") if traject else "",
                section=MAY_COME_LATER,
            ),
            yes_no_field(
                "start_qualification", "Startkwalificatie", value=traject.start_qualification if traject else None
            ),
            word_field(
                "gemeente",
                "Gemeente",
                words(lambda other: other.gemeente),
                hint="waar de jongere woont",
                value=traject.gemeente if traject else "",
            ),
            word_field(
                "care_organisation",
                "Jeugdhulporganisatie",
                words(lambda other: other.care_organisation),
                hint="die nu helpt",
                value=traject.care_organisation if traject else "",
            ),
            word_field(
                "put_forward_by",
                "Aangemeld door",
                words(lambda other: other.put_forward_by),
                hint="organisatie",
                value=traject.put_forward_by if traject else "",
            ),
            yes_no_field(
                "external", "Externe aanmelder", value=traject.external if traject else False, may_be_unknown=False
            ),
            FormField(
                "around",
                "Mensen eromheen",
                "oma: Riet; broer",
                companions_line(traject.around) if traject else "",
                _around_echo,
                help=f"Wie er om de jongere heen staan: rol, en waar gewenst een naam. {AROUND}",
            ),
        ]

    # How it reads

    def _code_echo(self, typed: str) -> str:
        if code_in_use(self._file, typed, but=self._before.number if self._before else 0):
            raise InvalidInput(f"De code {typed.upper()} is al in gebruik. Kies een andere code.", field="code")
        return ""

    def _month_echo(self, typed: str) -> str:
        today = self._file.today()
        month = _past(read_month(typed), today)
        known = Traject(code="J", roepnaam="J", birth_month=month, started=today)
        words = "" if month_words(month) == typed else f"{month_words(month)}, "
        return f"{words}{age_in_years(month, today)} jaar. {consent_advice(known, today)}".strip()

    def _left_out_echo(self, brings: tuple[Leefgebied, ...]) -> str:
        """Say what happens with what was said in a leefgebied that is no longer brought."""
        closed = left_out(self._before, brings) if self._before else ()
        if not closed:
            return ""
        labels = ", ".join(key.label for key in closed)
        return f"{labels}: wordt niet besproken. Wat daar staat, blijft bewaard."

    # Keeping

    async def may_keep(self, values: dict[str, str]) -> bool:
        """Keep verslaving only when somebody agrees that it is written down."""
        if Leefgebied.VERSLAVING not in leefgebieden_in(values["brings"]) or self._may_record_addiction:
            return True
        month = read_month(values["birth_month"])
        proposed = who_consents(month, self._file.today())
        choices: list[Choice[Consenter | None]] = [
            Choice(who, _yes_of(who), "past bij de leeftijd" if who == proposed else "") for who in Consenter
        ]
        question: ChoiceDialog[Consenter | None] = ChoiceDialog(
            "Mag hier staan dat er een vraag is over verslaving?",
            choices,
            zero=Choice(None, "Nee", "terug naar het formulier"),
            names=False,
        )
        said = await self.app.push_screen_wait(question)
        if said is None:
            self.row("brings").point_out(
                "Verslaving schrijven we alleen op als dat mag. Haal het weg, of vraag het eerst."
            )
            self.set_focus(self.row("brings").input)
            return False
        today = self._file.today()
        self._consents = (Consent(subject=ConsentSubject.ADDICTION, given=True, by=said, recorded=today),)
        return True

    @property
    def _may_record_addiction(self) -> bool:
        consent = self._before.consent_to(ConsentSubject.ADDICTION) if self._before else None
        return bool(self._consents) or (consent is not None and consent.given)

    def keep(self, values: dict[str, str]) -> Traject:
        """Add or change the jongere."""
        who: dict[str, Any] = {
            "code": values["code"],
            "roepnaam": values["roepnaam"],
            "birth_month": _past(read_month(values["birth_month"]), self._file.today()),
            "youth_worker": values["youth_worker"],
            "contact": values["contact"],
            "brings": leefgebieden_in(values["brings"]),
            "consents": self._consents,
        }
        profile = Profile(
            sex=Sex(values["sex"]) if values["sex"] else None,
            start_qualification=yes_no(values["start_qualification"]),
            gemeente=values["gemeente"],
            care_organisation=values["care_organisation"],
            put_forward_by=values["put_forward_by"],
            external=bool(yes_no(values["external"])),
            around=read_companions(values["around"]),
        )
        if self._before:
            return change_jongere(self._file, self._before.number, **who, **profile)
        return add_jongere(self._file, **who, **profile)


def _yes_of(who: Consenter) -> str:
    return f"Ja, dat {'zegt' if who == Consenter.JONGERE else 'zeggen'} {who}"


def _past(month: str, today: dt.date) -> str:
    """Return a month of birth that has been; raises InvalidInput for one still to come."""
    if month and (age_in_years(month, today) or 0) < 0:
        raise InvalidInput("Deze maand is nog niet geweest. Kijk het jaartal na.", field=FIELD)
    return month


def _around_echo(typed: str) -> str:
    return " · ".join(companion_words(one) for one in read_companions(typed))
