"""Gathers what the trajectplan of a jongere is made of, where there may be one."""

from sessions.acts.gather_standing import standing_of
from sessions.acts.present import numbers_on_agenda
from sessions.addiction import as_consented
from sessions.consents import ConsentSubject
from sessions.endings import had_plan
from sessions.errors import Missing
from sessions.meetings import Session, SessionStatus
from sessions.plan_material import PlanMaterial
from sessions.standing import Standing
from sessions.store.series_file import SeriesFile
from sessions.trajects import Stage, Traject
from sessions.turns import Course


def gather_plan(file: SeriesFile, traject: int, standing: Standing | None = None) -> PlanMaterial:
    """Return what the plan of this jongere is made of; `standing` is that of the series where it is known already.

    Raises Missing when there is no such jongere, and where there may be no plan: without consent, for who stopped,
    where it goes on in another traject, and while there is no question and nothing is agreed.
    """
    jongere = as_consented(file.trajects.get(traject).at_table())
    standing = standing or standing_of(file)
    if reason := why_no_plan(jongere, standing):
        raise Missing(reason)
    trajects = tuple(jongere if one.number == traject else one for one in standing.record.trajects)
    return PlanMaterial(
        record=standing.record.model_copy(update={"trajects": trajects}),
        traject=jongere,
        spoken=tuple(
            dict.fromkeys(session.date for session in standing.sessions if _sat_at_table(file, session, traject))
        ),
        next_day=next((session.date for session in standing.sessions if _is_next(session, jongere, standing)), None),
    )


def why_no_plan(traject: Traject, standing: Standing) -> str:
    """Return in Dutch why there is no plan for a jongere, empty where there is one."""
    code = traject.code
    if traject.gone:
        where = traject.moved_to or "een ander traject"
        return f"{code} gaat verder in {where}. Het plan maakt u daar."
    course = standing.record.session.turn(traject.number).course
    if course == Course.STOPPED:
        return f"{code} is aan tafel gestopt. Van toen is niets bewaard, dus er is geen plan."
    consent = traject.consent_to(ConsentSubject.TABLE)
    if course == Course.NO_CONSENT or (consent and not consent.given):
        return f"{code} gaf geen toestemming. Zonder ja maken we geen plan."
    if traject.stage == Stage.STOPPED:
        return f"Het traject van {code} is gestopt ({traject.stop_reason}). Er loopt dus geen plan meer."
    if not had_plan(traject, standing.record.actions_of(traject.number)):
        return f"Van {code} is nog geen vraag en geen afspraak vastgelegd, dus er is nog geen plan."
    return ""


def _sat_at_table(file: SeriesFile, session: Session, traject: int) -> bool:
    courses = (session.turn(number).course for number in numbers_on_agenda(file, session, traject))
    return session.status != SessionStatus.PLANNED and Course.HERE in courses


def _is_next(session: Session, traject: Traject, standing: Standing) -> bool:
    return session.is_to_come(standing.record.today) and traject.number in session.agenda
