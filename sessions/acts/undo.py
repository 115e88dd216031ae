"""Undoing and redoing, act by act, for the whole sitting; never of somebody who is not looked at now.

In a meeting nothing is undone from outside that table, and on the page of a jongere nothing of another one.
"""

from dataclasses import dataclass

from sessions.errors import Refusal
from sessions.place import Place
from sessions.store.history import Step
from sessions.store.series_file import SeriesFile


class NotHere(Refusal):
    """The act to undo belongs to another meeting, or to a jongere who is not at the table or on the page now."""


@dataclass(frozen=True)
class Told:
    """What was undone or redone, in Dutch, where to go to see it, and which documents it changed (table, number)."""

    told: str
    place: Place | None
    changed: tuple[tuple[str, int], ...]


def undo_act(file: SeriesFile, here: Place) -> Told:
    """Undo the last act; `here` is where the user is, with session 0 outside any meeting.

    Outside a meeting, a `here` with a traject is the page of that jongere: then only what belongs to him or her is
    undone. Raises NothingToUndo, UndoRefused, and NotHere when it was done somewhere else.
    """
    _check_place(file.next_undo(), here, "wijziging")
    undone = file.undo()
    return Told(f"Ongedaan gemaakt: {undone.label}{_whose(file, undone.place, here)}.", undone.place, undone.changed)


def redo_act(file: SeriesFile, here: Place) -> Told:
    """Redo the act undone last; raises as `undo_act` does."""
    _check_place(file.next_redo(), here, "wijziging die ongedaan is gemaakt")
    redone = file.redo()
    return Told(f"Opnieuw gedaan: {redone.label}{_whose(file, redone.place, here)}.", redone.place, redone.changed)


def _whose(file: SeriesFile, place: Place | None, here: Place) -> str:
    """Return the code of whom it was about, where that is not the one who is looked at."""
    traject = file.trajects.find(place.traject or 0) if place and place.traject != here.traject else None
    return f", bij {traject.code}" if traject else ""


def _check_place(coming: Step | None, here: Place, which: str) -> None:
    if coming is None:
        return
    there = coming.place
    if here.session and (there is None or there.session != here.session):
        raise NotHere(
            "De laatste handeling is niet in deze bijeenkomst gedaan. Er is niets veranderd. "
            "Ga eerst naar de plek waar u haar deed; daar kan het wel."
        )
    on_page = not here.session and here.traject is not None
    if on_page and (there is None or there.traject != here.traject):
        raise NotHere(
            f"De laatste {which} is ‘{coming.label}’, {_where(there)}. Er is niets veranderd. "
            "Ga daarheen om dat ongedaan te maken."
        )
    outside = there is not None and not there.session and not here.session
    if there and there.traject is not None and there.traject != here.traject and not outside:
        raise NotHere(
            "De laatste handeling hoort bij een jongere die nu niet aan tafel zit. Er is niets veranderd. "
            "Ga eerst naar dat blok; daar kan het wel."
        )


def _where(there: Place | None) -> str:
    """Return where an act was done that is not of this page; it names no other jongere, who may look along."""
    if there and there.session:
        return "in een bijeenkomst"
    return "op de bladzijde van een andere jongere" if there and there.traject is not None else "in de reeks"
