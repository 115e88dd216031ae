"""Ending a traject after the closing talk or early, opening it again, and asking afterwards how it goes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sessions.actions import Action, ActionEvent, Status
from sessions.acts.retention import check_not_past
from sessions.closing import Closing, StopReason
from sessions.document import validated
from sessions.endings import checked_in, closed, reopened, stopped
from sessions.errors import InvalidInput
from sessions.following.rules import reason_for
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


@dataclass(frozen=True)
class Settled:
    """What becomes at the end of an action that was open: klaar, or vervallen with a reason."""

    action: int
    status: Status
    reason: str = ""


def open_actions(file: SeriesFile, traject: int) -> tuple[Action, ...]:
    """Return the actions of a jongere of which something is still to be done."""
    return file.actions.where(lambda action: action.open and action.traject == traject)


def close_traject(
    file: SeriesFile, traject: int, ended: dt.date, closing: Closing, settled: Sequence[Settled] = ()
) -> Traject:
    """Finish a traject on a day, with what the closing talk gave and what becomes of its open actions: one act.

    The closing is completed, so that a report needs nothing else: see `sessions.endings.closed`. Raises InvalidInput as
    that does, and for an action that lapses without a reason.
    """
    _check_past(file, ended)
    after = closed(file.trajects.get(traject), ended, closing, file.actions.all())
    return _end(file, "traject afgerond", after, settled)


def stop_traject(
    file: SeriesFile, traject: int, day: dt.date, reason: StopReason, settled: Sequence[Settled] = ()
) -> Traject:
    """End a traject early on a day, for this reason: one act. Raises InvalidInput as `close_traject` does."""
    _check_past(file, day)
    return _end(file, "traject gestopt", stopped(file.trajects.get(traject), day, reason), settled)


def reopen_traject(file: SeriesFile, traject: int, day: dt.date) -> Traject:
    """Open a traject that ended: within a year it started again, later it is a new start.

    Raises InvalidInput when it has not ended, or not before that day.
    """
    check_not_past(file, traject)
    after = reopened(file.trajects.get(traject), day)
    with file.change("traject weer geopend", place=_page(traject)):
        return file.trajects.save(after)


def note_check_in(file: SeriesFile, traject: int, day: dt.date, note: str = "") -> Traject:
    """Note that today somebody asked how it goes, at the moment set for `day`. Raises InvalidInput without one."""
    check_not_past(file, traject)
    after = checked_in(file.trajects.get(traject), day, file.today(), note)
    with file.change("nazorg genoteerd", place=_page(traject)):
        return file.trajects.save(after)


def _check_past(file: SeriesFile, day: dt.date) -> None:
    if day > file.today():
        raise InvalidInput("Deze dag is nog niet geweest. Kijk de datum na.", field="datum")


def _page(traject: int) -> Place:
    return Place(session=0, traject=traject)


def _end(file: SeriesFile, label: str, after: Traject, settled: Sequence[Settled]) -> Traject:
    with file.change(label, place=_page(after.number)):
        for one in settled:
            file.actions.save(_settle(file, after, one))
        return file.trajects.save(after)


def _settle(file: SeriesFile, traject: Traject, settled: Settled) -> Action:
    """Return an action as it is after the end, with the line in its history."""
    action = file.actions.get(settled.action)
    if action.traject != traject.number or not action.open or settled.status.open:
        raise InvalidInput(f"Actie {settled.action} is hier niet af te ronden. Er is niets gewijzigd.")
    reason = reason_for(settled.status, settled.reason)
    line = validated(ActionEvent, {"when": file.now(), "status": settled.status, "note": reason})
    return action.changed(status=settled.status, reason=reason, history=(*action.history, line))
