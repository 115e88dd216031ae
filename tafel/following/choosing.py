"""Asking what the list of actions is to be narrowed down to: which facet, and which of its values."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from textual.app import App

from sessions.days.dates import short_date
from sessions.errors import Refusal
from sessions.following.followed import ActionFilter, Facet, Followed, Stays
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.following.words import who_words
from tafel.wording import status_text

_Wanted = Facet | Stays | bool
"""What one chooses first: a facet, which actions at all, only what is late (True), or no filter (False)."""
NAMES = {Facet.OWNER}
"""The facets of which a value names somebody."""
NOBODY = {
    Facet.OWNER: "nog niemand",
    Facet.ORGANISATION: "zonder organisatie",
    Facet.JONGERE: "zonder jongere",
    Facet.LEEFGEBIED: "zonder leefgebied",
    Facet.MEETING: "buiten een bijeenkomst",
}
"""What an action is called that has no value."""


async def ask_filter(
    app: App[Any], lines: Sequence[Followed], wanted: ActionFilter, *, one_series: bool
) -> ActionFilter | None:
    """Ask what to narrow down to; None for who goes back. `lines` are all there are."""
    facets = [facet for facet in Facet if not (one_series and facet == Facet.SERIES)]
    chosen = {facet for facet, _ in wanted.chosen}
    choices = [
        *(Choice[_Wanted](facet, str(facet), "aan" if facet in chosen else "") for facet in facets),
        Choice[_Wanted](True, "te laat", "aan" if wanted.late else ""),
        *(Choice[_Wanted](stays, str(stays), "aan" if stays == wanted.stays else "", "toon lijst") for stays in Stays),
    ]
    everything = Choice[_Wanted](False, "geen filter")
    what = await app.push_screen_wait(ChoiceDialog("Welke acties wilt u zien?", choices, zero=everything, names=False))
    match what:
        case None:
            return None
        case Facet():
            return await _ask_value(app, lines, wanted, what)
        case Stays():
            return replace(wanted, stays=what)
        case True:
            return replace(wanted, late=not wanted.late)
        case _:
            return ActionFilter()


async def _ask_value(
    app: App[Any], lines: Sequence[Followed], wanted: ActionFilter, facet: Facet
) -> ActionFilter | None:
    """Ask for one value that the other filters leave. Raises a Refusal for names that may not be seen now."""
    veiled = app.has_class("veiled")
    if facet in NAMES and veiled:
        raise Refusal("De namen zijn nu verborgen. Druk eerst op F8, en kies dan van wie u de acties wilt zien.")
    left = wanted.choosing(facet).of(lines, names=not veiled)
    counts = Counter(facet.of(line) for line in left)
    labels = {facet.of(line): value_label(facet, line, names=not veiled) for line in reversed(left)}
    values = sorted(counts, key=lambda value: (value is None, labels[value].casefold()))
    choices = [Choice[tuple[Hashable, ...]]((value,), labels[value], str(counts[value])) for value in values]
    any_will_do: Choice[tuple[Hashable, ...]] = Choice((), "alle")
    dialog = ChoiceDialog(
        f"Van welke {facet}?" if facet != Facet.OWNER else "Van wie?",
        choices,
        zero=any_will_do,
        names=facet in NAMES or (facet == Facet.JONGERE and not veiled),
        words_in_details=False,
    )
    value = await app.push_screen_wait(dialog)
    return None if value is None else wanted.choosing(facet, *value)


def value_label(facet: Facet, line: Followed, *, names: bool) -> str:
    """Return what the value of a line is called; a roepnaam only where `names` are shown."""
    action, owner = line.action, line.action.owner
    if facet.of(line) is None:
        return NOBODY[facet]
    match facet:
        case Facet.OWNER:
            return "de jongere zelf" if owner and owner.jongere else who_words(line)
        case Facet.ORGANISATION:
            return owner.organisation if owner else ""
        case Facet.JONGERE:
            return " ".join(filter(None, (line.code, line.roepnaam if names else "", f"({line.mark})")))
        case Facet.LEEFGEBIED:
            return action.leefgebied.label if action.leefgebied else ""
        case Facet.STATUS:
            return status_text(action.status)
        case Facet.MEETING:
            return f"{line.mark}, {short_date(line.meeting[1], line.today)}" if line.meeting else ""
        case Facet.SERIES:
            return line.series
