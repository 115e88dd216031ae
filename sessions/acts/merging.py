"""Merging two trajecten that were made by mistake for one jongere."""

from sessions.acts.question import save_consented
from sessions.acts.retention import check_not_past
from sessions.errors import Refusal
from sessions.formats import in_the_place_of
from sessions.meetings import SessionStatus
from sessions.merging import merged
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


class CannotMerge(Refusal):
    """These two cannot be merged (now)."""


def merge_trajects(file: SeriesFile, kept: int, other: int) -> Traject:
    """Let all of one traject (`other`) go to another (`kept`) and return that; one act, which undo takes back whole.

    The actions, the question, statements, consent, sharing, the people around, what was sent, and the place at meetings
    that are not closed go along, as `sessions.merging.merged` says. The other stays as it was, with where it went: the
    minutes of then read the same, and its code is not given again. Only what the jongere is preparing leaves it.

    Raises CannotMerge for one with itself, for one that goes on elsewhere already, and while one of them is on the
    agenda of a meeting that is at work; Missing for a number that is not there.
    """
    check_mergeable(file, kept, other)
    one, two = file.trajects.get(kept), file.trajects.get(other)
    with file.change("twee trajecten samengevoegd", place=Place(session=0, traject=kept)):
        for action in file.actions.where(lambda action: action.traject == other):
            file.actions.save(action.changed(traject=kept))
        for sent in file.sent.where(lambda sent: other in sent.trajects):
            numbers = tuple(dict.fromkeys(kept if number == other else number for number in sent.trajects))
            file.sent.save(sent.changed(trajects=numbers))
        for session in file.sessions.where(lambda session: session.status != SessionStatus.CLOSED):
            changed = in_the_place_of(session, other, kept)
            if changed != session:
                file.sessions.save(changed)
        file.trajects.save(two.changed(merged_into=kept, preparation=None))
        return save_consented(file, merged(one, two, file.today()))


def check_mergeable(file: SeriesFile, *numbers: int) -> None:
    """Raise CannotMerge where `merge_trajects` would for one of these or for both, and Missing where there is none."""
    if len(set(numbers)) < len(numbers):
        raise CannotMerge("Kies een andere jongere om mee samen te voegen. Er is niets veranderd.")
    for number in numbers:
        check_not_past(file, number)
    if any(file.trajects.get(number).gone for number in numbers):
        raise CannotMerge("Dit traject is al samengevoegd of verhuisd. Er is niets veranderd.")
    for session in file.sessions.where(lambda session: session.status == SessionStatus.RUNNING):
        at_table = [file.trajects.get(number).code for number in numbers if number in session.agenda]
        if at_table:
            raise CannotMerge(
                f"{at_table[0]} staat op de agenda van een bijeenkomst die bezig is. Sluit die eerst af. "
                "Er is niets veranderd."
            )
