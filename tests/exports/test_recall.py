"""The notice to who had documents: which, and nothing of what is in them."""

import datetime as dt

from exports.recall import recall_notices
from exports.rendering.markdown import to_markdown
from sessions.record import Record
from sessions.sent import Sent
from sessions.standing import Standing

MADE = dt.datetime(2026, 11, 24, 15, 40, tzinfo=dt.UTC)
DAY = dt.date(2026, 12, 1)


def sent(**values: object) -> Sent:
    """Return a document that was made about J-07."""
    return Sent.model_validate({"audience": "partners", "made": MADE, "trajects": (1,), "form": "docx", **values})


def stands(record: Record) -> Standing:
    """Return the series as it is on the day of the notice; meeting 7 was on the day the documents were made."""
    return Standing(record.changed(today=DAY), (record.session.changed(number=7, date=MADE.date()),))


def test_each_reader_is_told_which_documents_to_throw_away(veldtafel: Record) -> None:
    had = (
        sent(session=7, version=2, reader="Woonstichting Zeewijk", partner=1, ground="J-07: alles"),
        sent(document="actielijst", reader="Woonstichting Zeewijk", partner=1, form="xlsx"),
        sent(session=7, audience="intern"),
        sent(session=7, audience="agenda"),
        sent(session=7, audience="jongere", reader="J-07"),
        sent(document="bericht", reader="Woonstichting Zeewijk", partner=1),
    )
    mila = veldtafel.trajects[0]
    inside, agenda, zeewijk = recall_notices(had, mila, stands(veldtafel))
    assert (
        to_markdown(zeewijk)
        == """\
# Stukken over J-07: wilt u ze verwijderen?

* **Voor:** Woonstichting Zeewijk
* **Datum:** dinsdag 1 december 2026

U kreeg stukken waarin iets over J-07 staat; dat is de code van een jongere. Dit wordt niet meer met u gedeeld.

| Gemaakt op | Wat | Bijeenkomst van | Vorm |
| --- | --- | --- | --- |
| dinsdag 24 november 2026 | verslag, versie 2 | dinsdag 24 november 2026 | docx |
| dinsdag 24 november 2026 | actielijst |  | xlsx |

## Wilt u dit doen?

- Verwijder deze stukken: uit uw mail, uit uw mappen en downloads, en van papier.
- Hebt u ze doorgestuurd? Vraag die mensen hetzelfde.
- Nam u iets over in een eigen dossier? Overleg dan wat daarmee gebeurt.
- Laat weten dat het gelukt is: Peter Vos, 06 1234 5678.

Wat er in de stukken staat, staat niet in dit bericht.
"""
    )
    assert "Voorzitter en vaste contactpersoon" in to_markdown(inside)
    assert "| agenda | dinsdag 24 november 2026 |" in to_markdown(agenda)
    for notice in (inside, agenda, zeewijk):
        assert "Mila" not in to_markdown(notice) + notice.name
    assert zeewijk.name == "2026-12-01-bericht-j-07-woonstichting-zeewijk"
    assert (zeewijk.origin.document, zeewijk.origin.partner, zeewijk.origin.trajects) == ("bericht", 1, (1,))


def test_a_contact_from_the_own_network_is_told_by_role(veldtafel: Record) -> None:
    mila = veldtafel.trajects[0]
    contact = veldtafel.contact_of(mila)
    assert contact is not None
    alone = contact.changed(partner=None, name="Tante Truus", phone="06 5555")
    record = veldtafel.changed(people=tuple(alone if one == contact else one for one in veldtafel.people))
    (notice,) = recall_notices([sent(reader="Woonstichting Zeewijk", partner=1)], mila, stands(record))
    assert "gelukt is: de vaste contactpersoon van J-07." in to_markdown(notice)
    assert "Truus" not in to_markdown(notice)
    assert "5555" not in to_markdown(notice)
