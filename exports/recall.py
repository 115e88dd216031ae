"""A notice to who had documents about a jongere, that these are to be thrown away: withdrawn, or erased.

It tells which documents, by day and kind, and nothing of what is in them; the jongere is a code.
"""

from collections.abc import Iterable
from itertools import groupby

from exports.audiences import Audience, kind_word
from exports.blocks import Block, Bullets, Document, Fields, Heading, Origin, Paragraph, lean_table
from exports.privacy.names import is_professional
from exports.rendering.filenames import distinct, safe_stem
from exports.wording import UNKNOWN, full_date, sentence
from sessions.clock import local_day
from sessions.record import Record
from sessions.sent import Sent
from sessions.standing import Standing
from sessions.trajects import Traject

RECALL = "bericht"
"""What is kept of such a notice as the kind of document it is."""

_ASKED = (
    "Verwijder deze stukken: uit uw mail, uit uw mappen en downloads, en van papier.",
    "Hebt u ze doorgestuurd? Vraag die mensen hetzelfde.",
    "Nam u iets over in een eigen dossier? Overleg dan wat daarmee gebeurt.",
)
_TOGETHER = {
    str(Audience.INTERN): "Voorzitter en vaste contactpersoon",
    str(Audience.AGENDA): "Wie de agenda kreeg",
}
"""What the readers are called who have one document together."""


def recall_notices(sent: Iterable[Sent], traject: Traject, standing: Standing) -> tuple[Document, ...]:
    """Return a notice for each reader of these documents but the jongere, whose own they are.

    It is of the day on which the series stands so, and says whom to tell that it is done.
    """
    code, today, tell = traject.code, standing.record.today, _whom_to_tell(standing.record, traject)
    had = sorted((one for one in sent if one.reader != code and one.document != RECALL), key=_reader)
    readers = [(name, tuple(group)) for name, group in groupby(had, key=_reader)]
    marks = distinct(safe_stem(name) for name, _ in readers)
    return tuple(
        Document(
            title=f"Stukken over {code}: wilt u ze verwijderen?",
            name=f"{today.isoformat()}-{RECALL}-{safe_stem(code)}-{mark}",
            occasion=f"Bericht, {full_date(today)}",
            audience=Audience(documents[0].audience),
            blocks=tuple(_blocks(name, code, documents, standing, tell)),
            origin=Origin(
                document=RECALL,
                reader=documents[0].reader,
                partner=documents[0].partner,
                trajects=(traject.number,),
                ground="wat niet meer gedeeld wordt",
            ),
        )
        for (name, documents), mark in zip(readers, marks, strict=True)
    )


def _reader(sent: Sent) -> str:
    return sent.reader or _TOGETHER.get(sent.audience, sentence(sent.audience))


def _whom_to_tell(record: Record, traject: Traject) -> str:
    """Return whom to tell, with telephone and e-mail where that is a professional; of anybody else the role only."""
    person = record.contact_of(traject)
    if person is None:
        return UNKNOWN
    if not is_professional(record, person):
        return f"de vaste contactpersoon van {traject.code}"
    return ", ".join(filter(None, (person.name, person.phone, person.email)))


def _blocks(name: str, code: str, documents: tuple[Sent, ...], standing: Standing, tell: str) -> Iterable[Block]:
    yield Fields((("Voor", name), ("Datum", full_date(standing.record.today))))
    yield Paragraph(
        f"U kreeg stukken waarin iets over {code} staat; dat is de code van een jongere. Dit wordt niet meer met u "
        "gedeeld."
    )
    rows = dict.fromkeys(_row(one, standing) for one in documents)
    yield lean_table(("Gemaakt op", "Wat", "Bijeenkomst van", "Vorm"), tuple(rows))
    yield Heading("Wilt u dit doen?")
    yield Bullets((*_ASKED, f"Laat weten dat het gelukt is: {tell}."))
    yield Paragraph("Wat er in de stukken staat, staat niet in dit bericht.")


def _row(sent: Sent, standing: Standing) -> tuple[str, ...]:
    held = standing.session(sent.session)
    version = f", versie {sent.version}" if sent.version > 1 else ""
    made = full_date(local_day(sent.made))
    kind = kind_word(Audience(sent.audience), sent.document)
    return (made, f"{kind}{version}", full_date(held.date) if held else "", sent.form)
