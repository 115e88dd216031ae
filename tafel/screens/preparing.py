"""The talks about who takes part: partners, their people and the jongeren, and the series itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.acts.directory import Directory, KnownPartner, read_directory, take_over
from sessions.acts.opening import SeriesFile
from sessions.acts.people import partner_called
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.known_elsewhere import Saved
from tafel.dialogs.partner import PartnerDialog
from tafel.dialogs.people import PeopleDialog
from tafel.dialogs.person import PersonDialog
from tafel.dialogs.series import SeriesDialog
from tafel.forms.form import fill_in
from tafel.screens.base import TafelScreen


@dataclass(frozen=True)
class Prepared:
    """What a talk came to: the row to light, the sentence to tell, and whether that is about what did not succeed."""

    lit: str
    told: str
    trouble: bool = False


async def add_somebody(screen: TafelScreen, file: SeriesFile) -> Prepared | None:
    """Add a contact person, a partner, many at once, or a partner of another series; None when the user went back."""
    directory = read_directory(screen.tafel.archive, but=file.slug)
    ways = [
        Choice("person", "Contactpersoon", "één persoon, met functie en telefoon"),
        Choice("partner", "Partner", "een organisatie met haar leefgebieden"),
        Choice("lines", "Meer tegelijk", "regels plakken of typen"),
    ]
    if _not_here(file, directory):
        ways.append(Choice("known", "Uit een andere reeks", "een partner die daar al bekend is, met de mensen"))
    match await screen.app.push_screen_wait(ChoiceDialog("Wie komt erbij?", ways, names=False)):
        case "person":
            person = await fill_in(screen.app, PersonDialog(screen.tafel.archive, file))
            return _added(person, "person")
        case "partner":
            partner = await fill_in(screen.app, PartnerDialog(screen.tafel.archive, file))
            return _added(partner, "partner")
        case "lines":
            return await _add_lines(screen, file)
        case "known":
            return await _take_over(screen, file, directory)
    return None


async def add_jongere(screen: TafelScreen, file: SeriesFile) -> Prepared | None:
    """Add a jongere."""
    traject = await fill_in(screen.app, JongereDialog(file))
    if traject is None:
        return None
    told = f"{traject.code} is toegevoegd. j voor nog een jongere, b om een bijeenkomst te plannen."
    return Prepared(f"jongere/{traject.number}", told)


async def change_jongere(
    screen: TafelScreen, file: SeriesFile, number: int, start: str = "roepnaam"
) -> Prepared | None:
    """Change what is known of a jongere, beginning at the field `start`."""
    traject = await fill_in(screen.app, JongereDialog(file, number, start))
    return Prepared(f"jongere/{number}", f"De gegevens van {traject.code} zijn bewaard.") if traject else None


async def change_person(screen: TafelScreen, file: SeriesFile, number: int) -> Prepared | None:
    """Change what is known of somebody, where wanted in other series too."""
    saved = await fill_in(screen.app, PersonDialog(screen.tafel.archive, file, number))
    return _changed(saved, "person")


async def change_partner(screen: TafelScreen, file: SeriesFile, number: int) -> Prepared | None:
    """Change a partner, where wanted in other series too."""
    saved = await fill_in(screen.app, PartnerDialog(screen.tafel.archive, file, number))
    return _changed(saved, "partner")


async def change_series(screen: TafelScreen, file: SeriesFile) -> Prepared | None:
    """Change what the series is called and how it works."""
    slug = await fill_in(screen.app, SeriesDialog(screen.tafel.archive, file.series.kind, file))
    return Prepared("", "De gegevens van de reeks zijn bewaard.") if slug else None


async def _add_lines(screen: TafelScreen, file: SeriesFile) -> Prepared | None:
    people = await fill_in(screen.app, PeopleDialog(file))
    if not people:
        return None
    told = f"{len(people)} {'persoon is' if len(people) == 1 else 'personen zijn'} toegevoegd of aangevuld."
    return Prepared(f"person/{people[0].number}", told)


async def _take_over(screen: TafelScreen, file: SeriesFile, directory: Directory) -> Prepared | None:
    choices = [
        Choice(partner, partner.name, _people_words(directory, partner)) for partner in _not_here(file, directory)
    ]
    chosen = await fill_in(screen.app, ChoiceDialog("Welke partner neemt u over?", choices, hint="cijfer of naam"))
    if chosen is None:
        return None
    partner = take_over(file, chosen, directory.people_of(chosen.name))
    return Prepared(f"partner/{partner.number}", f"{partner.name} is overgenomen, met de contactpersonen. p voor meer.")


def _not_here(file: SeriesFile, directory: Directory) -> list[KnownPartner]:
    return [partner for partner in directory.partners if partner_called(file, partner.name) is None]


def _people_words(directory: Directory, partner: KnownPartner) -> str:
    names = ", ".join(person.details.name for person in directory.people_of(partner.name))
    return names or "nog geen contactpersonen"


def _added(saved: Saved | None, kind: str) -> Prepared | None:
    return Prepared(f"{kind}/{saved.number}", "Toegevoegd. p voor nog iemand.") if saved else None


def _changed(saved: Saved | None, kind: str) -> Prepared | None:
    if saved is None:
        return None
    return Prepared(f"{kind}/{saved.number}", _changed_words(saved.left), trouble=bool(saved.left))


def _changed_words(left: Sequence[str]) -> str:
    if not left:
        return "De gegevens zijn bewaard."
    return f"Hier bewaard, maar niet in: {' '.join(left)}"
