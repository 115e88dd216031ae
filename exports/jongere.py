"""The jongere's own copy of the minutes: one page in plain Dutch, the own part only.

Who was not there reads that nothing was said, or who brought in the question; who stopped or gave no consent gets none.

Language: B1, `je`; leefgebieden in the words of the vocabulary's column "to the jongere".
"""

from collections.abc import Iterable

from exports.blocks import Block, Bullets, Fields, Heading, Paragraph, Quote, Table
from exports.ending import ending_to_jongere
from exports.names import Names, name_of, names_for_jongere
from exports.own_choices import at_table, choices, heard
from exports.told import course_of
from exports.wording import (
    UNKNOWN,
    deadline_words,
    full_date,
    is_final,
    next_date_words,
    owner_name,
    owner_words,
    person_words,
    sentence,
    version_words,
)
from sessions.actions import Action, Firmness, ReadBack, Status
from sessions.leefgebieden import DomainState
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject
from sessions.turns import Course

_TITLES = {
    Course.NEXT_TABLE: "de volgende keer ben jij aan de beurt",
    Course.BROUGHT_IN: "dit is afgesproken, en dat lezen we eerst met je door",
}


def jongere_title(record: Record, traject: Traject) -> str:
    """Return the title of a jongere's copy: the one document with a roepnaam in it."""
    return f"Voor {traject.roepnaam}: {_TITLES.get(course_of(record, traject.number), 'dit hebben we afgesproken')}"


def jongere_blocks(record: Record, traject: Traject) -> tuple[Block, ...]:
    """Return what one jongere gets."""
    names = names_for_jongere(record, traject.number)
    meeting = "veldtafel" if record.series.kind == SeriesKind.VELDTAFEL else "overleg"
    absent = course_of(record, traject.number) == Course.NEXT_TABLE
    return (
        Paragraph(f"{record.series.title}, {full_date(record.session.date)}"),
        *(_missed(record, traject, names) if absent else _talked(record, traject, names)),
        *_whom_to_call(record, traject, names),
        Heading(f"Je volgende {meeting}"),
        Paragraph(f"{sentence(next_date_words(record))}."),
        Paragraph(
            f"Klopt er iets niet? Zeg het tegen je vaste contactpersoon. Dit blad is van jou. {_version(record)}"
        ),
    )


def _talked(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return what was said and agreed, with the jongere or, where that was agreed beforehand, without."""
    return (
        *(_brought_in(record, traject, names) if course_of(record, traject.number) == Course.BROUGHT_IN else ()),
        *at_table(record, traject, names),
        *_said("Wat goed gaat", traject.going_well, names),
        *_question(traject, names),
        *_agreed(record, traject, names),
        *_done(record, traject, names),
        *_own_part(record, traject, names),
        *_said("Wat jij erover zegt", traject.statement, names),
        *ending_to_jongere(traject, names),
        *heard(record, traject),
        *choices(record, traject),
    )


def _brought_in(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    who = record.person(traject.youth_worker)
    by = name_of(record, who, names) if who else "je jeugdhulpverlener"
    return (
        Paragraph(
            f"Je was er deze keer niet bij. {sentence(by)} heeft je vraag ingebracht, zoals je vooraf goed vond. "
            "Dit is dus afgesproken zonder jou. Iemand leest elke actie eerst met je door. Jij zegt dan of het klopt."
        ),
    )


def _missed(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the little that there is to tell who did not come, and what was agreed about that."""
    what = _agreed(record, traject, names) if record.actions_of(traject.number) else ()
    return (
        Paragraph(
            "Je was er deze keer niet. Daarom hebben we niet over jou gepraat. "
            "Wat eerder met je is afgesproken, gaat gewoon door. De volgende keer ben je weer aan de beurt."
        ),
        *what,
    )


def _version(record: Record) -> str:
    if is_final(record):
        return f"{sentence(version_words(record))}."
    return "Het is een concept: het kan nog veranderen."


def _said(title: str, text: str, names: Names) -> tuple[Block, ...]:
    return (Heading(title), Quote(names(text))) if text else ()


def _question(traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the question in own words, as a whole and per leefgebied."""
    asked = [question for question in traject.questions if question.state == DomainState.QUESTION]
    worded = tuple((question.leefgebied.to_jongere, names(question.words)) for question in asked if question.words)
    if not (traject.question or worded):
        return ()
    whole = (Quote(names(traject.question)),) if traject.question else ()
    return (Heading("Je vraag, in je eigen woorden"), *whole, *((Fields(worded),) if worded else ()))


def _agreed(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return what others do: what was agreed now, and what is still open from before."""
    title = Heading("Wat is afgesproken")
    standing = [action for action in record.actions_of(traject.number) if action.open]
    others = [action for action in standing if not _is_own(action)]
    if not others:
        alone = "Er zijn alleen acties die je zelf doet. Die staan hieronder."
        return (title, Paragraph(alone if standing else "Er is nog niets afgesproken."))
    rows = tuple(
        (
            sentence(owner_words(record, action, names, jongere="jij")),
            "\n".join((names(action.what), *_caveats(action, names))),
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


def _done(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return what was finished since last time: what was agreed does come about."""
    done = [action for action in record.brought_along(traject.number) if action.status == Status.DONE]
    if not done:
        return ()
    lines = (f"{sentence(owner_name(record, action, names, jongere='jij'))}: {names(action.what)}" for action in done)
    return (Heading("Dit is al klaar"), Bullets(tuple(lines)))


def _own_part(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
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


def _whom_to_call(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the vaste contactpersoon with a number; while there is none, the youth worker."""
    who = record.person(traject.contact) or record.person(traject.youth_worker)
    words = person_words(record, who.number if who else None, names)
    phone = who.phone if who else ""
    return (
        Heading("Wie je belt als het misgaat"),
        Fields((("Naam", sentence(words)), ("Telefoon", phone or UNKNOWN))),
    )
