"""Undoing and redoing, act by act, for the whole sitting; in a meeting never anything from outside that table."""

from dataclasses import dataclass

from sessions.errors import Refusal
from sessions.place import Place
from sessions.store.history import Step
from sessions.store.series_file import SeriesFile


class NotHere(Refusal):
    """The act to undo belongs to another meeting, or to the block of a jongere who is not at the table now."""


@dataclass(frozen=True)
class Told:
    """What was undone or redone, in Dutch, where to go to see it, and which documents it changed (table, number)."""

    told: str
    place: Place | None
    changed: tuple[tuple[str, int], ...]


def undo_act(file: SeriesFile, here: Place) -> Told:
    """Undo the last act; `here` is where the user is, with session 0 outside any meeting.

    Raises NothingToUndo, UndoRefused, and NotHere when it was done in another meeting or another jongere's block.
    """
    _check_table(file.next_undo(), here)
    undone = file.undo()
    return Told(f"Ongedaan gemaakt: {undone.label}.", undone.place, undone.changed)


def redo_act(file: SeriesFile, here: Place) -> Told:
    """Redo the act undone last; raises as `undo_act` does."""
    _check_table(file.next_redo(), here)
    redone = file.redo()
    return Told(f"Opnieuw gedaan: {redone.label}.", redone.place, redone.changed)


def _check_table(coming: Step | None, here: Place) -> None:
    if coming is None:
        return
    there = coming.place
    if here.session and (there is None or there.session != here.session):
        raise NotHere(
            "De laatste handeling is niet in deze bijeenkomst gedaan. Er is niets veranderd. "
            "Ga eerst naar de plek waar u haar deed; daar kan het wel."
        )
    if there and there.traject is not None and there.traject != here.traject:
        raise NotHere(
            "De laatste handeling hoort bij een jongere die nu niet aan tafel zit. Er is niets veranderd. "
            "Ga eerst naar dat blok; daar kan het wel."
        )
