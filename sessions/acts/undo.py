"""Undoing and redoing, act by act, for the whole sitting; never anything of a jongere who is not at the table."""

from dataclasses import dataclass

from sessions.errors import Refusal
from sessions.place import Place
from sessions.store.series_file import SeriesFile


class NotHere(Refusal):
    """The act to undo belongs to the block of a jongere who is not at the table now."""


@dataclass(frozen=True)
class Told:
    """What was undone or redone, in Dutch, and where to go to see it."""

    told: str
    place: Place | None


def undo_act(file: SeriesFile, here: Place) -> Told:
    """Undo the last act. Raises NothingToUndo, UndoRefused, or NotHere while another jongere is at the table."""
    coming = file.next_undo()
    _check_table(coming.place if coming else None, here)
    undone = file.undo()
    return Told(f"Ongedaan gemaakt: {undone.label}.", undone.place)


def redo_act(file: SeriesFile, here: Place) -> Told:
    """Redo the act undone last; raises as `undo_act` does."""
    coming = file.next_redo()
    _check_table(coming.place if coming else None, here)
    redone = file.redo()
    return Told(f"Opnieuw gedaan: {redone.label}.", redone.place)


def _check_table(there: Place | None, here: Place) -> None:
    if there and there.traject is not None and there.traject != here.traject:
        raise NotHere(
            "De laatste handeling hoort bij een jongere die nu niet aan tafel zit. "
            "Ga eerst naar dat blok; daar kunt u haar ongedaan maken."
        )
