"""Documents that leave: which names to look at first, and that it is kept for whom they were made."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.blocks import Document
from sessions.acts.opening import Archive, SeriesFile, open_in_passing
from sessions.acts.sending import record_sent
from sessions.clock import local_day
from sessions.days.dates import day_and_month
from sessions.errors import Refusal
from sessions.sent import Sent

PRINTED = "afdruk"
ON_SCREEN = "scherm"
"""The forms of a document that becomes no file of the user's choice."""

NOT_NOTED = "Het is gemaakt, maar niet genoteerd bij ‘wie kreeg wat’."
NONE_REPLACED = "Namen nagekeken: er is er geen vervangen."


@dataclass(frozen=True)
class NameToCheck:
    """A name in documents: what it becomes, empty where it stays and only looks like a name, and in which documents."""

    name: str
    becomes: str
    readers: tuple[str, ...]


def names_to_check(documents: Iterable[Document]) -> tuple[NameToCheck, ...]:
    """Return each name once, those that are replaced first, with the readers of the documents it stands in."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for document in documents:
        reader = document.origin.reader or str(document.audience)
        for one in document.names.replaced:
            found.setdefault((one.name, one.becomes), {})[reader] = None
        for word in document.names.unsure:
            found.setdefault((word, ""), {})[reader] = None
    names = (NameToCheck(name, becomes, tuple(readers)) for (name, becomes), readers in found.items())
    return tuple(sorted(names, key=lambda one: not one.becomes))


def names_report(documents: Sequence[Document]) -> Iterator[str]:
    """Yield the lines that say on a terminal which names were replaced, and which may still be a name."""
    names = names_to_check(documents)
    replaced = [one for one in names if one.becomes]
    unsure = [one for one in names if not one.becomes]
    if not replaced:
        yield NONE_REPLACED
    for one in replaced:
        yield f"Naam vervangen: {one.name} -> {one.becomes}  ({', '.join(one.readers)})"
    for one in unsure:
        yield f"Naam? Dit woord blijft staan: {one.name}  ({', '.join(one.readers)})"


def note_sent(file: SeriesFile, documents: Iterable[Document], form: str) -> str:
    """Keep that these documents were made in this form; return "" or, in Dutch, why that could not be noted."""
    return note_all_sent(file, ((document, form) for document in documents))


def note_all_sent(file: SeriesFile, made: Iterable[tuple[Document, str]]) -> str:
    """Keep that documents were made, each in its own form, in one act; return as `note_sent` does."""
    now = file.now()
    try:
        record_sent(file, [_sent(document, form, now) for document, form in made])
    except Refusal as refusal:
        return f"{NOT_NOTED} {refusal}"
    return ""


def note_in_passing(archive: Archive, slug: str, made: Iterable[tuple[Document, str]]) -> str:
    """Keep that documents were made in a series that is opened only for that; return as `note_sent` does.

    Another window may have the series, or its folder is read-only.
    """
    try:
        with open_in_passing(archive, slug) as file:
            return note_all_sent(file, made)
    except Refusal as refusal:
        return f"{NOT_NOTED} {refusal}"


def had_words(sent: Sequence[Sent], today: dt.date) -> str:
    """Return who had which documents, on which day: `Woonstichting Zeewijk (24 november), intern (24 november)`."""
    found = dict.fromkeys(f"{reader_of(one)} ({day_and_month(local_day(one.made), today)})" for one in sent)
    return ", ".join(found)


def reader_of(sent: Sent) -> str:
    """Return for whom a document was: an organisation or a code, else the kind of reader."""
    return sent.reader or sent.audience


def _sent(document: Document, form: str, made: dt.datetime) -> Sent:
    origin = document.origin
    return Sent(
        session=origin.session,
        document=origin.document,
        version=origin.version,
        audience=document.audience,
        reader=origin.reader,
        partner=origin.partner,
        trajects=origin.trajects,
        form=form,
        made=made,
        ground=origin.ground,
    )
