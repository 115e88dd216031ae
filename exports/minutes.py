"""The documents of a meeting for each of its readers, as plain text: its minutes, and beforehand its agenda."""

from exports.agenda import agenda_of
from exports.audiences import Audience
from exports.blocks import Block, Document, Fields
from exports.envelope import Reader, enclose
from exports.jongere import jongere_blocks, jongere_title
from exports.participants import participants_blocks, participants_title
from exports.partners import Organisation, ground_line, organisations, partner_blocks, partner_title
from exports.privacy.names import names_for_block
from exports.privacy.names_check import names_noted, with_names_noted
from exports.privacy.readable import agreed_since
from exports.privacy.told import is_withheld, told
from exports.rendering.filenames import distinct, safe_stem
from exports.sections import block_minutes, meeting_minutes
from exports.wording import full_date, person_words, sentence, version_words
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject

__all__ = ["block_minutes", "meeting_minutes", "minutes_for"]


def minutes_for(record: Record, audience: Audience) -> tuple[Document, ...]:
    """Return the documents of a meeting for one audience.

    `partners`: one for each partner of the series that came or reads something. `deelnemers`: one for all who take part
    in a community of practice, which its partners get as well. `jongere`: one for each jongere on the
    agenda, but not for who stopped or gave no consent. `intern`: one for the chair and the vaste contactpersoon, with
    everything. `agenda`: one to send beforehand. Tips are of a series and not of a meeting: none here. The same record
    gives the same text.

    What was agreed after a version was closed counts for partners only: the others read what they read before.
    """
    if record.series.kind == SeriesKind.COP and audience in {Audience.PARTICIPANTS, Audience.PARTNERS}:
        return (_for_participants(record),)
    if audience == Audience.PARTNERS:
        return _for_partners(record)
    record = told(record.as_closed())
    if audience == Audience.JONGERE:
        return tuple(
            _for_jongere(record, traject) for traject in record.trajects if not is_withheld(record, traject.number)
        )
    if audience == Audience.AGENDA:
        return (agenda_of(record),)
    return (_intern(record),) if audience == Audience.INTERN else ()


def _for_partners(record: Record) -> tuple[Document, ...]:
    known = organisations(told(record))
    marks = distinct(safe_stem(organisation.name, otherwise="organisatie") for organisation in known)
    return tuple(
        _for_partner(record, organisation, mark)
        for organisation, mark in zip(known, marks, strict=True)
        if organisation.reads
    )


@names_noted
def _for_partner(record: Record, organisation: Organisation, mark: str) -> Document:
    now = told(record)
    blocks = partner_blocks(now, organisation)
    reader = Reader(
        mark=mark,
        name=organisation.name,
        partner=organisation.number,
        trajects=tuple(one.traject.number for one in organisation.readable),
        ground=ground_line(now, organisation),
        since=agreed_since(record, organisation.number) if _reads_otherwise(record, organisation, blocks) else "",
    )
    return enclose(now, Audience.PARTNERS, partner_title(organisation), blocks, reader)


def _reads_otherwise(record: Record, organisation: Organisation, blocks: tuple[Block, ...]) -> bool:
    """Whether an organisation reads something else than what it read when the version was closed."""
    if not record.agreed_at_closing:
        return False
    then = told(record.as_closed())
    before = next(one for one in organisations(then) if one.number == organisation.number)
    return partner_blocks(then, before) != blocks


def _for_participants(record: Record) -> Document:
    def make() -> Document:
        reader = Reader(ground="voor alle deelnemers")
        return enclose(record, Audience.PARTICIPANTS, participants_title(record), participants_blocks(record), reader)

    # What is left of the name of anybody, also of somebody we know, is pointed out before this leaves.
    return with_names_noted(make, (record.series.title, record.series.region, record.series.place))


@names_noted
def _for_jongere(record: Record, traject: Traject) -> Document:
    reader = Reader(traject.code, traject.code, trajects=(traject.number,), ground="eigen blad van de jongere")
    title, blocks = jongere_title(record, traject), jongere_blocks(record, traject)
    return enclose(record, Audience.JONGERE, title, blocks, reader)


@names_noted
def _intern(record: Record) -> Document:
    reader = Reader(ground="voor de voorzitter en de vaste contactpersoon")
    return enclose(record, Audience.INTERN, f"Verslag {record.series.title}", _intern_blocks(record), reader)


def _intern_blocks(record: Record) -> tuple[Block, ...]:
    """Return the meeting itself, and then each jongere on a page of his or her own."""
    session, names = record.session, names_for_block(record, None)
    when = full_date(session.date) + (f", {session.start}" if session.start else "")
    readers = "Voorzitter en vaste contactpersoon" if record.trajects else "Voorzitter en notulist"
    facts = (
        ("Datum", when),
        *((("Plaats", names(session.place)),) if session.place else ()),
        ("Voorzitter", person_words(record, session.chair, names)),
        ("Notulist", person_words(record, session.minute_taker, names)),
        ("Status", sentence(version_words(record))),
        ("Voor", f"{readers}; niet verder verspreiden"),
    )
    blocks = (block for traject in record.trajects for block in block_minutes(record, traject.number, private=True))
    return (Fields(facts), *meeting_minutes(record, private=True), *blocks)
