"""Gathers the record of a meeting: what screens and documents read, live or as it was frozen at closing."""

from sessions.actions import Action
from sessions.acts.present import goes_on_as, present_actions
from sessions.errors import Missing
from sessions.meetings import Progress, Session, SessionStatus
from sessions.record import Agreements, Alias, Record
from sessions.series import SeriesKind
from sessions.store.series_file import SeriesFile
from sessions.text import fold
from sessions.tips.tip import tell_tips
from sessions.trajects import Traject

WALKED_PAST = 60
"""Seconds: whose block took less, and left nothing behind, was not discussed."""


def gather_record(file: SeriesFile, session_number: int) -> Record:
    """Return the record of a meeting as it is now. Raises Missing when there is no such meeting."""
    session = file.sessions.get(session_number)
    trajects = tuple(file.trajects.get(number).at_table() for number in session.agenda)
    earlier = {other.number for other in file.sessions.all() if other.when < session.when}
    is_community = file.series.kind == SeriesKind.COP
    actions = tuple(
        action for action in file.actions.all() if _belongs(action, session, earlier, homework=is_community)
    )
    progress = progress_of(file, session_number)
    numbers = {entry.person for entry in session.attendance} | {session.chair, session.minute_taker}
    numbers |= {number for traject in trajects for number in (traject.youth_worker, traject.contact)}
    numbers |= {action.owner.person for action in actions if action.owner}
    numbers |= {person for turn in session.turns for person in turn.here or ()}
    people = file.people.all() if is_community else file.people.where(lambda person: person.number in numbers)
    homes = {person.partner for person in people}
    homes |= {sharing.partner for traject in trajects for sharing in traject.sharing}
    agreed = {fold(action.owner.organisation) for action in actions if action.owner}
    adopted = file.sessions.find(session.adopted.session) if session.adopted else None
    # The store gave these documents, so they are good; checking them again at every act would cost most of it.
    return Record.model_construct(
        series=file.series,
        session=session,
        partners=file.partners.where(lambda partner: partner.number in homes or fold(partner.name) in agreed),
        people=people,
        trajects=trajects,
        actions=actions,
        signals=file.signals.where(lambda signal: signal.session == session_number),
        aliases=aliases_of(file),
        discussed=tuple(
            traject.number
            for traject in trajects
            if session.turn(traject.number).course.talked_about
            and (_had_time(session, progress, traject) or _left_something(session, traject, actions))
        ),
        adopted_day=adopted.date if adopted else None,
        elsewhere=sum(1 for action in present_actions(file) if action.open and _is_elsewhere(action, session)),
        today=file.today(),
        tips=tell_tips(file.tips.all(), session_number) if is_community else None,
    )


def aliases_of(file: SeriesFile) -> tuple[Alias, ...]:
    """Return the roepnaam of every jongere of the series, with the code that stands for it.

    Who was merged into another has the code of that one: it is the same jongere, and one name then has one code.
    """
    known = ((traject.roepnaam, goes_on_as(file, traject.number) or traject) for traject in file.trajects.all())
    aliases = (Alias(roepnaam=roepnaam, code=jongere.code, traject=jongere.number) for roepnaam, jongere in known)
    return tuple(dict.fromkeys(aliases))


def record_of(file: SeriesFile, session_number: int, version: int | None = None) -> Record:
    """Return the record that the documents of a meeting are made of.

    A closed meeting gives what was frozen (`version` None: the newest version), another one what is there now. Consent
    and sharing are always those of now: what was withdrawn since goes into no later document, of whatever version.
    Raises Missing when the meeting or that version does not exist.
    """
    session = file.sessions.get(session_number)
    if version is None and session.status != SessionStatus.CLOSED:
        return gather_record(file, session_number)
    wanted = version or session.version
    frozen = file.snapshots.where(lambda kept: kept.session == session_number and kept.version == wanted)
    if not frozen:
        raise Missing(f"Versie {wanted} van deze bijeenkomst is er niet. Kies een andere versie.")
    return _as_agreed_now(file, frozen[-1].record)


def _as_agreed_now(file: SeriesFile, record: Record) -> Record:
    """Return a frozen record with the consent and sharing of now, and beside it what was agreed at closing.

    Of who was merged into another since, those of the other hold: they are the narrowest of both, and can be withdrawn.
    """
    now = {traject.number: goes_on_as(file, traject.number) or traject for traject in record.trajects}
    then = tuple(
        Agreements(traject=traject.number, consents=traject.consents, sharing=traject.sharing)
        for traject in record.trajects
        if (traject.consents, traject.sharing) != (now[traject.number].consents, now[traject.number].sharing)
    )
    if not then:
        return record
    # Both came out of the store, so they are good.
    trajects = tuple(
        traject.model_copy(update={"consents": now[traject.number].consents, "sharing": now[traject.number].sharing})
        for traject in record.trajects
    )
    known = {partner.number for partner in record.partners}
    shared = {sharing.partner for traject in trajects for sharing in traject.sharing}
    newcomers = file.partners.where(lambda partner: partner.number in shared - known)
    return record.model_copy(
        update={"trajects": trajects, "partners": (*record.partners, *newcomers), "agreed_at_closing": then}
    )


def progress_of(file: SeriesFile, session_number: int) -> Progress | None:
    """Return where a meeting is, or None when it was never started."""
    return next(iter(file.progress.where(lambda progress: progress.session == session_number)), None)


def _belongs(action: Action, session: Session, earlier: set[int], *, homework: bool) -> bool:
    """Whether an action is part of a meeting: made here, or earlier for a jongere on the agenda (or as `homework`).

    One that was made earlier, at a meeting or between two, is still open, or was changed here.
    """
    if action.session == session.number:
        return True
    outside = action.session == 0 and (action.agreed is None or action.agreed <= session.date)
    here = homework if action.traject is None else action.traject in session.agenda
    if not (here and (outside or action.session in earlier)):
        return False
    return action.open or any(event.session == session.number for event in action.history)


def _is_elsewhere(action: Action, session: Session) -> bool:
    return action.traject is not None and action.traject not in session.agenda


def _had_time(session: Session, progress: Progress | None, traject: Traject) -> bool:
    """Whether a jongere is at the table, or was for longer than it takes to walk past his or her block."""
    if progress is None:
        return False
    block = {step.id for step in session.steps if step.traject == traject.number}
    seconds = sum(spent.seconds for spent in progress.spent if spent.step in block)
    return progress.step in block or seconds >= WALKED_PAST


def _left_something(session: Session, traject: Traject, actions: tuple[Action, ...]) -> bool:
    """Whether something was noted, said or agreed about a jongere in this meeting."""
    own = [action for action in actions if action.traject == traject.number]
    return (
        any(step.notes or step.private_notes for step in session.steps if step.traject == traject.number)
        or any(said.session == session.number for said in traject.statements)
        or any(action.session == session.number for action in own)
        or any(event.session == session.number for action in own for event in action.history)
    )
