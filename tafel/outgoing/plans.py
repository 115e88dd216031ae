"""Which trajectplannen `tafel plan` makes: of one jongere, or of all who have one."""

from dataclasses import dataclass

from exports.blocks import Document
from exports.plan import plan_of
from sessions.acts.finding import find_series
from sessions.acts.gather_plan import gather_plan, why_no_plan
from sessions.acts.gather_standing import standing_of
from sessions.acts.opening import Archive, SeriesFile, read_series
from sessions.acts.present import present_trajects
from sessions.endings import is_followed
from sessions.errors import Missing
from sessions.text import clean_line, fold
from sessions.trajects import Traject

ALL = "alle"


@dataclass(frozen=True)
class Plans:
    """The plans that were made, and of who has none the reason, in Dutch."""

    documents: tuple[Document, ...]
    without: tuple[str, ...] = ()


def plans_in(archive: Archive, series: str, jongere: str) -> Plans:
    """Return the plan of a jongere (a code), or of `alle`; `series` is a slug, mark or name, or the beginning of one.

    Raises Missing when there is no such series or jongere, or nobody in it who may have a plan.
    """
    with read_series(archive, find_series(archive, series)) as file:
        return plans_of(file, jongere)


def plans_of(file: SeriesFile, jongere: str) -> Plans:
    """Return the plan of a jongere (a code), or of `alle`, of an open series. Raises Missing as `plans_in` does."""
    if fold(jongere) != ALL:
        return Plans((plan_document(file, _by_code(file, jongere).number),))
    return all_plans(file)


def all_plans(file: SeriesFile) -> Plans:
    """Return the plans of all whose traject runs, or of whom somebody still asks how it goes.

    Raises Missing when there are none.
    """
    standing = standing_of(file)
    asked = [traject for traject in present_trajects(file) if is_followed(traject, file.today())]
    reasons = {traject.number: why_no_plan(traject, standing) for traject in asked}
    documents = [plan_of(gather_plan(file, number, standing)) for number, reason in reasons.items() if not reason]
    without = tuple(reason for reason in reasons.values() if reason)
    if not documents:
        raise Missing("\n".join(("In deze reeks is geen jongere met een plan.", *without)))
    return Plans(tuple(documents), without)


def plan_document(file: SeriesFile, traject: int) -> Document:
    """Return the plan of one jongere. Raises Missing where there may be none."""
    return plan_of(gather_plan(file, traject))


def _by_code(file: SeriesFile, code: str) -> Traject:
    found = file.trajects.where(lambda traject: fold(traject.code) == fold(code))
    if not found:
        known = ", ".join(sorted(traject.code for traject in present_trajects(file)))
        there = f"Dit zijn ze: {known}." if known else "Er staan er nog geen in."
        raise Missing(f"Er is in deze reeks geen jongere met de code {clean_line(code)}. {there}")
    return min(found, key=lambda traject: traject.gone)
