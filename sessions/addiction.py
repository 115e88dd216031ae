"""The leefgebied verslaving: written down only while the jongere consents (domain.md section 1)."""

from sessions.actions import Action
from sessions.consents import ConsentSubject
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
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
    """Return the traject without its question on verslaving, words and scores included, unless a yes stands."""
    if _may_be_recorded(traject):
        return traject
    others = tuple(question for question in traject.questions if question.leefgebied != Leefgebied.VERSLAVING)
    return traject.changed(questions=others)


def action_as_consented(action: Action, traject: Traject) -> Action:
    """Return an action of this jongere without the label verslaving, unless a yes stands; its words stay."""
    if action.leefgebied != Leefgebied.VERSLAVING or _may_be_recorded(traject):
        return action
    return action.changed(leefgebied=None)


def _may_be_recorded(traject: Traject) -> bool:
    consent = traject.consent_to(ConsentSubject.ADDICTION)
    return consent is not None and consent.given
