"""The parts of a page for the jongere: what is on the copy of the minutes, and in the plan over all meetings.

Language: B1, `je`; leefgebieden in the words of the vocabulary's column "to the jongere".
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from exports.blocks import Block, Bullets, Fields, Heading, Paragraph, Quote, Table
from exports.privacy.names import Names
from exports.wording import UNKNOWN, deadline_words, owner_name, owner_words, person_words, sentence
from sessions.actions import Action, Firmness, ReadBack, Status
from sessions.leefgebieden import DomainState
from sessions.record import Record
from sessions.trajects import Traject


def said(title: str, text: str, names: Names) -> tuple[Block, ...]:
    """Return what the jongere said, under a title; nothing where nothing was."""
    return (Heading(title), Quote(names(text))) if text else ()


def own_question(traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the question in own words, as a whole and per leefgebied."""
    asked = [question for question in traject.questions if question.state == DomainState.QUESTION]
    worded = tuple((question.leefgebied.to_jongere, names(question.words)) for question in asked if question.words)
    if not (traject.question or worded):
        return ()
    whole = (Quote(names(traject.question)),) if traject.question else ()
    return (Heading("Je vraag, in je eigen woorden"), *whole, *((Fields(worded),) if worded else ()))


def agreed(record: Record, traject: Traject, names: Names, *, how_it_goes: bool = False) -> tuple[Block, ...]:
    """Return what others do: what was agreed now, and what is still open from before; where asked how that goes."""
    title = Heading("Wat is afgesproken")
    standing = [action for action in record.actions_of(traject.number) if action.open]
    others = [action for action in standing if not _is_own(action)]
    if not others:
        alone = "Er zijn alleen acties die je zelf doet. Die staan hieronder."
        return (title, Paragraph(alone if standing else "Er is nog niets afgesproken."))
    rows = tuple(
        (
            sentence(owner_words(record, action, names, jongere="jij")),
            "\n".join((
                names(action.what),
                *_caveats(action, names),
                *(_how_it_goes(action, record.today) if how_it_goes else ()),
            )),
            _before_when(record, action),
        )
        for action in others
    )
    return (title, Table(("Wie", "Wat", "Uiterlijk"), rows))


def _before_when(record: Record, action: Action) -> str:
    return deadline_words(action.deadline, record.today) if action.deadline else "nog geen datum"


def _caveats(action: Action, names: Names) -> Iterable[str]:
    """Say what is not sure yet about an action, in plain words."""
    if action.firmness == Firmness.CONDITIONAL:
        yield f"Nog niet zeker: {names(action.waits_for) or 'iemand anders'} moet dit eerst goedvinden."
    if action.firmness == Firmness.UNCONFIRMED:
        yield "Nog niet zeker: dit moet nog worden bevestigd."
    if action.read_back == ReadBack.LATER:
        yield "Dit lezen we nog samen met je door."


def _how_it_goes(action: Action, today: dt.date) -> Iterable[str]:
    if action.status == Status.BUSY:
        yield "Hier is iemand mee bezig."
    if action.status == Status.STUCK:
        yield "Dit loopt nu vast. Je vaste contactpersoon kijkt met je hoe het verder kan."
    if action.is_late(today):
        yield "Dit is later dan we hadden afgesproken."


def done(record: Record, actions: Sequence[Action], names: Names, *, most: int | None = None) -> tuple[Block, ...]:
    """Return which of these actions were finished, `most` the last so many: what was agreed does come about."""
    finished = sorted((action for action in actions if action.status == Status.DONE), key=_when_done)
    if not finished:
        return ()
    shown = finished if most is None else finished[-most:]
    lines = [f"{sentence(owner_name(record, action, names, jongere='zelf'))}: {names(action.what)}" for action in shown]
    if more := len(finished) - len(shown):
        lines.append("En daarvoor nog 1 ding." if more == 1 else f"En daarvoor nog {more} dingen.")
    return (Heading("Dit is al klaar"), Bullets(tuple(lines)))


def _when_done(action: Action) -> float:
    return max((event.when.timestamp() for event in action.history if event.status == Status.DONE), default=0)


def own_part(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return what the jongere and the people around do first: eigen kracht."""
    own = tuple(
        (names(action.what), _before_when(record, action))
        for action in record.actions_of(traject.number)
        if action.open and _is_own(action)
    )
    helped = tuple(
        (question.leefgebied.to_jongere, names(question.own_network))
        for question in traject.questions
        if question.own_network and question.state != DomainState.NOT_HERE
    )
    blocks = (*((Fields(helped),) if helped else ()), *((Table(("Wat", "Uiterlijk"), own),) if own else ()))
    return (Heading("Wat je zelf eerst doet"), *blocks) if blocks else ()


def _is_own(action: Action) -> bool:
    return bool(action.owner and action.owner.jongere)


def whom_to_call(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the vaste contactpersoon with a number; while there is none, the youth worker."""
    who = record.contact_of(traject)
    words = person_words(record, who.number if who else None, names)
    phone = who.phone if who else ""
    return (
        Heading("Wie je belt als het misgaat"),
        Fields((("Naam", sentence(words)), ("Telefoon", phone or UNKNOWN))),
    )
