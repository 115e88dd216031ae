"""The forms: what every field does, and each form new and for changing."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from screens import fill_in, read, type_in
from textual.pilot import Pilot
from textual.widgets import Input

from sessions.acts.opening import Archive, SeriesFile, open_series
from sessions.acts.people import Details, add_people, add_person, person_named, read_people
from sessions.acts.prepare import create_series
from sessions.acts.question import answer_question
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.place import Place
from sessions.series import ESCALATION, SeriesKind
from sessions.trajects import Companion, Sex
from tafel.app import TafelApp
from tafel.dialogs.base import Dialog
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.known_people import person_field
from tafel.dialogs.partner import PartnerDialog
from tafel.dialogs.person import PersonDialog
from tafel.dialogs.series import SeriesDialog
from tafel.forms.form import Form
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"
OTHER = "veldtafel-west-friesland"
LONG = "Marieke Wilhelmina van der Heijden-Oosterbroek tot Nieuwenhuizen"

ELSEWHERE = """
Karin de Wit; Woonstichting Zeewijk
Tim Vos; Nieuw Huis; wonen; tim@huis.example; 06-5
Ria Bos; Nieuw Huis
"""

Make = Callable[[Archive, SeriesFile], Dialog[Any]]


def new_jongere(_: Archive, file: SeriesFile) -> Dialog[Any]:
    return JongereDialog(file)


def change_mila(_: Archive, file: SeriesFile) -> Dialog[Any]:
    return JongereDialog(file, 1)


def change_series(archive: Archive, file: SeriesFile) -> Dialog[Any]:
    return SeriesDialog(archive, file.series.kind, file)


def change_karin(archive: Archive, file: SeriesFile) -> Dialog[Any]:
    return PersonDialog(archive, file, 1)


def change_zeewijk(archive: Archive, file: SeriesFile) -> Dialog[Any]:
    return PartnerDialog(archive, file, 1)


@asynccontextmanager
async def at_form(
    app: TafelApp, make: Make, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """Open a form on the series of the archive."""
    with open_series(app.archive, SLUG) as file:
        async with app.run_test(size=size) as pilot:
            app.remove_class("veiled")
            await app.push_screen(make(app.archive, file))
            await pilot.pause()
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait."""
    await pilot.press(*keys)
    await pilot.pause()


def value(app: TafelApp) -> str:
    """Return what stands in the field with the focus."""
    assert isinstance(app.screen.focused, Input)
    return app.screen.focused.value


@pytest.fixture
def two_series(app: TafelApp) -> TafelApp:
    """The app on an archive with a second series, in which Karin is as well, and Ria and Tim of one more partner."""
    with create_series(app.archive, SeriesKind.VELDTAFEL, "West-Friesland") as file:
        add_people(file, read_people(ELSEWHERE))
    return app


class TestFields:
    """A field completes what is typed when it is left, and tells at once what it cannot take."""

    async def test_a_word_is_typed_by_its_beginning_or_digit_and_completed(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, file):
            await fill_in(pilot, "Noor", "", "", "", "")
            assert "1 vrouw 2 man 3 anders 4 zegt het liever niet" in read(app)
            await fill_in(pilot, "4")
            assert "Geslacht zegt het liever niet" in read(app)
            await fill_in(pilot, "n")
            assert "Startkwalificatie nee" in read(app)
            await press(pilot, "f4")
            noor = file.trajects.get(3)
            assert (noor.sex, noor.start_qualification) == (Sex.RATHER_NOT, False)

    async def test_typing_replaces_a_word_out_of_a_few(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, file):
            await fill_in(pilot, "Noor", *[""] * 9, "j")
            await press(pilot, "f4")
            assert file.trajects.get(3).external

    async def test_a_wrong_word_is_told_at_the_field_before_anything_is_kept(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, _):
            await fill_in(pilot, "Noor", "", "", "", "", "x")
            assert "“x” kan hier niet. Typ vrouw, man, anders of zegt het liever niet" in read(app)
            assert value(app) == "x"

    async def test_an_error_is_told_on_leaving_with_tab_and_saving_goes_back_there(self, app: TafelApp) -> None:
        async with at_form(app, change_karin) as (pilot, file):
            await press(pilot, "tab", "tab", "tab")
            await type_in(pilot, "karin@")
            await press(pilot, "tab")
            assert "Dit is geen e-mailadres." in read(app)
            await press(pilot, "ctrl+s")
            assert value(app).endswith("karin@")
            assert file.people.get(1).email == ""

    async def test_the_arrows_walk_up_and_down_without_keeping(self, app: TafelApp) -> None:
        async with at_form(app, change_zeewijk) as (pilot, _):
            await press(pilot, "down")
            assert value(app) == "Wonen"
            await press(pilot, "down", "up")
            assert value(app) == "Woonstichting Zeewijk"

    async def test_a_beginning_takes_the_only_one_who_is_known(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, file):
            await fill_in(pilot, "Noor", "", "Els B")
            assert "Jeugdhulpverlener Els Bakker" in read(app)
            await press(pilot, "ctrl+s")
            els = file.people.where(lambda person: person.name.startswith("Els"))
            assert len(els) == 1
            assert file.trajects.get(3).youth_worker == els[0].number

    async def test_a_beginning_of_two_names_asks_who_is_meant(self, app: TafelApp) -> None:
        with open_series(app.archive, SLUG) as file:
            add_person(file, Details(name="Karin Vos", organisation="Nieuw Huis"))
        async with at_form(app, new_jongere) as (pilot, file):
            await fill_in(pilot, "Noor", "", "kar")
            text = read(app)
            assert "Wie bedoelt u: Karin de Wit (Woonstichting Zeewijk), Karin Vos (Nieuw Huis)?" in text
            assert value(app) == "kar"
            await press(pilot, "ctrl+u")
            await fill_in(pilot, "Karin V")
            await press(pilot, "ctrl+s")
            worker = file.trajects.get(3).youth_worker
            assert worker is not None
            assert file.people.get(worker).name == "Karin Vos"

    def test_who_has_no_organisation_is_meant_where_a_namesake_has_one(self, app: TafelApp) -> None:
        with open_series(app.archive, SLUG) as file:
            add_people(file, read_people("Els Bakker; Woonstichting Zeewijk"))
            contact = file.trajects.get(1).contact
            field = person_field(file, "contact", "Vaste contactpersoon", number=contact)
            assert field.completed(field.value) == field.value
            assert field.read(field.value) == "✓ bekend"
            found = person_named(file, field.value)
            assert found is not None
            assert found.number == contact

    async def test_a_semicolon_says_that_somebody_else_is_called_just_that(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, file):
            await fill_in(pilot, "Noor", "", "Els;")
            assert "nieuw: wordt toegevoegd" in read(app)
            await press(pilot, "ctrl+s")
            worker = file.trajects.get(3).youth_worker
            assert worker is not None
            assert file.people.get(worker).name == "Els"

    @pytest.mark.parametrize(
        ("make", "size"), [(change_mila, (50, 15)), (change_mila, (80, 24)), (change_series, (50, 15))]
    )
    async def test_the_field_and_its_message_are_in_view(
        self, app: TafelApp, make: Make, size: tuple[int, int]
    ) -> None:
        async with at_form(app, make, size) as (pilot, _):
            form = app.screen
            assert isinstance(form, Form)
            form.set_focus(form.rows[0].input)
            for row in form.rows:
                row.input.value = f"{row.text} ; {LONG}"
                # Once to lay the message out, and once to scroll to it.
                await pilot.pause()
                await pilot.pause()
                assert row.has_the_focus
                assert form.query_one("#fields").region.contains_region(row.region), row.field.label
                assert "bewaren" in read(app)
                await pilot.press("down")


class TestJongere:
    """The form of a jongere."""

    async def test_the_month_of_birth_says_the_age_and_whose_consent_it_proposes(self, app: TafelApp) -> None:
        async with at_form(app, new_jongere) as (pilot, _):
            await fill_in(pilot, "Noor", "3-2012")
            assert "maart 2012, 14 jaar. Van 12 tot 16 jaar geven de jongere en de ouders" in read(app)

    async def test_who_is_around_is_read_back_while_typing(self, app: TafelApp) -> None:
        async with at_form(app, lambda _, file: JongereDialog(file, 1, "around")) as (pilot, file):
            await type_in(pilot, "oma: Riet; broer; mentor: dhr. De Boer")
            assert "oma Riet · broer · mentor dhr. De Boer" in read(app)
            await press(pilot, "enter")
            around = file.trajects.get(1).around
            assert around == (
                Companion(role="oma", name="Riet"),
                Companion(role="broer"),
                Companion(role="mentor", name="dhr. De Boer"),
            )

    async def test_a_code_in_use_is_told_at_once(self, app: TafelApp) -> None:
        async with at_form(app, change_mila) as (pilot, _):
            await press(pilot, "up", "ctrl+u")
            await fill_in(pilot, "j-08")
            assert "De code J-08 is al in gebruik." in read(app)
            assert value(app) == "j-08"

    async def test_what_was_said_in_a_leefgebied_is_kept_when_it_is_taken_off(self, app: TafelApp) -> None:
        with open_series(app.archive, SLUG) as file:
            here = Place(session=2, traject=1)
            answer_question(file, here, Leefgebied.WONEN, words="een eigen kamer")
        async with at_form(app, lambda _, file: JongereDialog(file, 1, "brings")) as (pilot, file):
            assert value(app) == "Wonen"
            await press(pilot, "ctrl+u")
            assert "Wonen: wordt niet besproken. Wat daar staat, blijft bewaard." in read(app)
            await type_in(pilot, "werk")
            assert "Werk en dagbesteding. Wonen: wordt niet besproken." in read(app)
            await press(pilot, "f4")
            wonen = file.trajects.get(1).question_in(Leefgebied.WONEN)
            assert wonen is not None
            assert (wonen.state, wonen.words) == (DomainState.NOT_DISCUSSED, "een eigen kamer")

    async def test_changing_keeps_what_is_not_touched_and_leaves_without_asking(self, app: TafelApp) -> None:
        async with at_form(app, change_mila) as (pilot, file):
            before = file.trajects.get(1)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, OverviewScreen)
            assert file.trajects.get(1) == before


class TestPeople:
    """The forms of a person and a partner, also over series."""

    async def test_who_is_known_in_another_series_brings_details_along(self, two_series: TafelApp) -> None:
        async with at_form(two_series, PersonDialog) as (pilot, file):
            await fill_in(pilot, "tim vos")
            text = read(two_series)
            assert "Organisatie Nieuw Huis" in text
            assert "tim@huis.example" in text
            await press(pilot, "ctrl+s")
            tim = file.people.where(lambda person: person.phone == "06-5")
            assert [file.partners.get(person.partner or 0).name for person in tim] == ["Nieuw Huis"]

    async def test_a_change_is_made_in_both_series_when_that_is_wanted(self, two_series: TafelApp) -> None:
        async with at_form(two_series, change_karin) as (pilot, file):
            await press(pilot, "down", "down")
            await type_in(pilot, "teamleider")
            await press(pilot, "ctrl+s")
            assert "Karin de Wit ook wijzigen in Veldtafel West-Friesland?" in read(two_series)
            await press(pilot, "j")
            assert file.people.get(1).function == "teamleider"
        with open_series(two_series.archive, OTHER) as other:
            assert other.people.get(1).function == "teamleider"

    async def test_a_change_stays_here_when_that_is_wanted(self, two_series: TafelApp) -> None:
        async with at_form(two_series, change_zeewijk) as (pilot, file):
            await type_in(pilot, " Wonen")
            await press(pilot, "ctrl+s", "n")
            assert file.partners.get(1).name == "Woonstichting Zeewijk Wonen"
        with open_series(two_series.archive, OTHER) as other:
            assert other.partners.get(1).name == "Woonstichting Zeewijk"

    async def test_nobody_is_asked_about_a_change_that_is_none(self, two_series: TafelApp) -> None:
        async with at_form(two_series, change_karin) as (pilot, _):
            await press(pilot, "ctrl+s")
            assert isinstance(two_series.screen, OverviewScreen)


class TestSeries:
    """The form of a series."""

    async def test_a_new_series_proposes_its_mark_and_the_usual_route(self, app: TafelApp) -> None:
        def new(archive: Archive, _: SeriesFile) -> Dialog[Any]:
            return SeriesDialog(archive, SeriesKind.VELDTAFEL)

        async with at_form(app, new) as (pilot, _):
            await fill_in(pilot, "Kop van Noord-Holland")
            assert "Er is al een reeks" in read(app)
            await press(pilot, "ctrl+u")
            await fill_in(pilot, "Kennemerland Noord Hart", "", "Heiloo", "")
            assert value(app) == "KNH"
            assert "Let op: Veldtafel Kop van Noord-Holland heeft ook KNH." in read(app)
            await fill_in(pilot, "", "")
        with open_series(app.archive, "veldtafel-kennemerland-noord-hart") as file:
            assert (file.series.place, file.series.mark, file.series.escalation) == ("Heiloo", "KNH", ESCALATION)

    async def test_a_series_is_changed_from_its_screen(self, app: TafelApp) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "down", "enter")
            await press(pilot, "s", "tab")
            await type_in(pilot, "Schagen en Hollands Kroon")
            await press(pilot, "down", "ctrl+u")
            await type_in(pilot, "Schagen")
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, SeriesScreen)
            assert "De gegevens van de reeks zijn bewaard." in read(app)
            assert "Schagen" in read(app)
            await press(pilot, "ctrl+z")
            assert "Ongedaan gemaakt: reeks gewijzigd." in read(app)


async def test_partners_of_another_series_are_offered_and_taken_over(two_series: TafelApp) -> None:
    async with two_series.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "down", "enter")
        await press(pilot, "p", "4")
        assert "1 Nieuw Huis Ria Bos, Tim Vos" in read(two_series)
        await press(pilot, "1")
        assert "Nieuw Huis is overgenomen, met de contactpersonen." in read(two_series)
        await press(pilot, "f8")
        assert "Tim Vos" in read(two_series)


async def test_a_person_and_a_partner_are_changed_from_the_list(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "down", "enter")
        await press(pilot, "f8", "end", "enter")
        assert "Gegevens wijzigen" in read(app)
        await press(pilot, "escape")
        await press(pilot, "p", "2")
        await fill_in(pilot, "Nieuw Huis", "wonen")
        assert "Toegevoegd." in read(app)
        await press(pilot, "w")
        assert "Partner wijzigen" in read(app)
