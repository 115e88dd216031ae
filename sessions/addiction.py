"""The leefgebied verslaving: written down only while the jongere consents (domain.md section 1)."""

from sessions.actions import Action
from sessions.closing import Closing, Result
from sessions.consents import ConsentSubject
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.preparation import Preparation
from sessions.trajects import Traject


def check_recordable(traject: Traject, *leefgebieden: Leefgebied | None) -> None:
    """Raise InvalidInput where something on verslaving is to be written down without a yes that stands."""
    if Leefgebied.VERSLAVING in leefgebieden and not _may_be_recorded(traject):
        raise InvalidInput(
            "Over verslaving schrijven we alleen iets op als de jongere dat goed vindt. Vraag het eerst en leg het "
            "antwoord vast. Er is niets gewijzigd.",
            field="leefgebied",
        )


def as_consented(traject: Traject) -> Traject:
    """Return the traject without its question on verslaving, words and scores included, unless a yes stands.

    Nor does it say how that ended, now or in an earlier stretch, or hold a topic that was prepared about it.
    """
    if _may_be_recorded(traject):
        return traject
    return traject.changed(
        questions=tuple(question for question in traject.questions if question.leefgebied != Leefgebied.VERSLAVING),
        closing=_closing_without(traject.closing),
        earlier=tuple(spell.changed(closing=_closing_without(spell.closing)) for spell in traject.earlier),
        preparation=_preparation_without(traject.preparation),
    )


def _closing_without(closing: Closing | None) -> Closing | None:
    """Return a closing that says of verslaving only that it was not spoken of."""
    if closing is None or closing.result_in(Leefgebied.VERSLAVING) is None:
        return closing
    silent = Result(leefgebied=Leefgebied.VERSLAVING, state=DomainState.NOT_DISCUSSED)
    results = (silent if result.leefgebied == Leefgebied.VERSLAVING else result for result in closing.results)
    return closing.changed(results=tuple(results))


def _preparation_without(preparation: Preparation | None) -> Preparation | None:
    if preparation is None:
        return None
    others = tuple(topic for topic in preparation.topics if topic.leefgebied != Leefgebied.VERSLAVING)
    return preparation.changed(topics=others)


def action_as_consented(action: Action, traject: Traject) -> Action:
    """Return an action of this jongere without the label verslaving, unless a yes stands; its words stay."""
    if action.leefgebied != Leefgebied.VERSLAVING or _may_be_recorded(traject):
        return action
    return action.changed(leefgebied=None)


def _may_be_recorded(traject: Traject) -> bool:
    consent = traject.consent_to(ConsentSubject.ADDICTION)
    return consent is not None and consent.given
