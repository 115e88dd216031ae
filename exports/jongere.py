"""The jongere's own copy of the minutes: one page in plain Dutch, the own part only.

Who was not there reads that nothing was said, or who brought in the question; who stopped or gave no consent gets none.

Language: B1, `je`; leefgebieden in the words of the vocabulary's column "to the jongere".
"""

from exports.blocks import Block, Heading, Paragraph
from exports.ending import ending_to_jongere
from exports.own_choices import at_table, choices, heard
from exports.own_page import agreed, done, own_part, own_question, said, whom_to_call
from exports.privacy.names import Names, name_of, names_for_jongere
from exports.privacy.told import course_of
from exports.wording import (
    full_date,
    is_final,
    next_date_words,
    sentence,
    version_words,
)
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
        *whom_to_call(record, traject, names),
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
        *said("Wat goed gaat", traject.going_well, names),
        *own_question(traject, names),
        *agreed(record, traject, names),
        *done(record, record.brought_along(traject.number), names),
        *own_part(record, traject, names),
        *said("Wat jij erover zegt", traject.statement, names),
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
    what = agreed(record, traject, names) if record.actions_of(traject.number) else ()
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
