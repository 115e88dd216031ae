"""The talks from a jongere's page: consent outside a meeting, merging with another, moving to another series."""

from sessions.acts.consents import say_consent
from sessions.acts.merging import CannotMerge, check_mergeable, merge_trajects
from sessions.acts.moving import CannotMove, Destination, check_movable, destinations, move_traject
from sessions.acts.opening import SeriesFile, open_in_passing
from sessions.acts.present import present_trajects
from sessions.acts.sharing import who_had
from sessions.consents import Consenter, ConsentSubject
from sessions.errors import InvalidInput
from sessions.trajects import Traject
from tafel.commands import Command
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.line import LineDialog
from tafel.dialogs.sent import SentDialog
from tafel.screens.base import TafelScreen
from tafel.screens.overview_rows import counted_if_any
from tafel.screens.preparing import Prepared

MERGE = Command(
    "merge",
    "samenvoegen",
    "Deze jongere staat er twee keer in: voeg de twee trajecten samen",
    ("m",),
    words="dubbel mergen",
)
MOVE = Command("move", "verhuizen", "Laat deze jongere verder gaan in een andere reeks", ("u",), words="overzetten")

# Consent

_ANSWERS = (
    Choice((True, Consenter.JONGERE), "ja, van de jongere"),
    Choice((True, Consenter.PARENTS), "ja, van de ouders of voogd"),
    Choice((True, Consenter.BOTH), "ja, van de jongere en de ouders of voogd"),
    Choice((False, Consenter.JONGERE), "nee, of niet meer: de jongere"),
    Choice((False, Consenter.PARENTS), "nee, of niet meer: de ouders of voogd"),
)
_ERASES = (
    "Wat er over verslaving in de vraag staat, wordt gewist: de woorden en de cijfers. Acties blijven staan, zonder "
    "dat onderwerp. In verslagen van eerder, en in wat al is gegeven, kan het nog staan."
)
_HAD = "Wat al is gegeven, haalt tafel niet terug. Vraag de lezer om het weg te doen."


async def ask_consent(screen: TafelScreen, file: SeriesFile, traject: int, subject: ConsentSubject) -> Prepared | None:
    """Ask what was said about this, and keep it; after a no it lists who had something already."""
    title = f"Toestemming: {subject}. Wat is er gezegd?"
    answer = await screen.app.push_screen_wait(ChoiceDialog(title, _ANSWERS, names=False))
    if answer is None:
        return None
    given, by = answer
    if not given and subject == ConsentSubject.ADDICTION:
        question = ConfirmDialog("Niet meer opschrijven?", _ERASES, names=False)
        if not await screen.app.push_screen_wait(question):
            return None
    say_consent(file, traject, subject, given=given, by=by)
    had = who_had(file, traject=traject)
    if not given and had:
        await screen.app.push_screen_wait(SentDialog(file, "Dit is al gegeven", had, about=traject, explanation=_HAD))
    said = "ja" if given else "nee"
    return Prepared(f"consent/{subject.name}", f"Bewaard: {subject}, {said}. Ctrl+Z maakt dat ongedaan.")


# Merging


async def merge(screen: TafelScreen, file: SeriesFile, kept: int) -> Prepared | None:
    """Choose the other traject of this jongere, show what each has, ask once, and merge them."""
    check_mergeable(file, kept)
    one = file.trajects.get(kept)
    others = [traject for traject in present_trajects(file) if traject.number != kept]
    if not others:
        raise CannotMerge("Er is geen andere jongere in deze reeks. Er is niets veranderd.")
    choices = [Choice(traject.number, f"{traject.code}  {traject.roepnaam}", str(traject.stage)) for traject in others]
    chosen = await screen.app.push_screen_wait(ChoiceDialog(f"Wie is ook {one.code}, en gaat daarin op?", choices))
    if chosen is None:
        return None
    other = file.trajects.get(chosen)
    check_mergeable(file, kept, chosen)
    explanation = (
        f"{one.code} blijft: {_holds(file, one)}.\n{other.code} gaat daarin op: {_holds(file, other)}.\n\n"
        "Bij toestemming telt een nee, en bij delen telt het minste van de twee. Oude verslagen lezen hetzelfde. "
        f"De code {other.code} wordt niet opnieuw gebruikt."
    )
    question = ConfirmDialog(f"{other.code} samenvoegen met {one.code}?", explanation, names=False)
    if not await screen.app.push_screen_wait(question):
        return None
    merge_trajects(file, kept, chosen)
    return Prepared("form/roepnaam", f"{other.code} is samengevoegd met {one.code}. Ctrl+Z maakt dat ongedaan.")


def _holds(file: SeriesFile, traject: Traject) -> str:
    """Return how much there is of a jongere, in counts."""
    number = traject.number
    parts = (
        counted_if_any(len(file.actions.where(lambda action: action.traject == number)), "actie", "acties"),
        counted_if_any(len(traject.asked), "leefgebied met een vraag", "leefgebieden met een vraag"),
        counted_if_any(len(traject.statements), "verklaring", "verklaringen"),
        counted_if_any(
            len(file.sessions.where(lambda session: number in session.agenda)), "bijeenkomst", "bijeenkomsten"
        ),
        counted_if_any(len(who_had(file, traject=number)), "gemaakt document", "gemaakte documenten"),
    )
    return ", ".join(part for part in parts if part) or "nog niets"


# Moving


async def move(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Choose the other series, ask once, where needed ask another code, and move."""
    jongere = file.trajects.get(traject)
    check_movable(file, traject)
    where = await _choose_series(screen, destinations(screen.tafel.archive, file, traject))
    if where is None:
        return None
    begun = "Een eerdere keer is dit niet afgemaakt; tafel gaat verder waar het was. " if where.begun else ""
    explanation = (
        f"{begun}Alles van {jongere.code} gaat mee: de vraag, de acties met hun geschiedenis, wat is afgesproken over "
        "delen met partners die daar ook zijn. De verslagen blijven hier, om te lezen. Hier staat de jongere daarna "
        "niet meer in de lijst. Ongedaan maken kan hierna niet; terug verhuizen wel."
    )
    question = ConfirmDialog(f"{jongere.code} naar {where.title}?", explanation, names=False)
    if not await screen.app.push_screen_wait(question):
        return None
    with open_in_passing(screen.tafel.archive, where.slug) as target:
        moved = await _move(screen, file, target, traject)
    return Prepared("", f"{jongere.code} is verhuisd naar {where.title}, en heet daar {moved.code}.") if moved else None


async def _choose_series(screen: TafelScreen, found: tuple[Destination, ...]) -> Destination | None:
    if not found:
        raise CannotMove("Er is geen andere reeks voor jongeren. Maak die eerst, in het overzicht.")
    choices = [Choice(one, one.title, "al begonnen" if one.begun else "") for one in found]
    return await screen.app.push_screen_wait(ChoiceDialog("Naar welke reeks?", choices, names=False))


async def _move(screen: TafelScreen, file: SeriesFile, target: SeriesFile, traject: int) -> Traject | None:
    """Move, and where the code is taken there ask for another; None when the user went back then."""
    try:
        return move_traject(file, target, traject)
    except InvalidInput as refusal:
        if refusal.field != "code":
            raise

    def moved(typed: str) -> Traject:
        return move_traject(file, target, traject, code=typed)

    title = f"De code is in {target.series.title} al in gebruik. Welke code daar?"
    return await screen.app.push_screen_wait(LineDialog(title, moved, hint="zoals J-21", names=False))
