"""Makes what was ordered in the app out of one open series: the documents to look at, the files, and what is kept."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from exports.action_list.product import ActionList, ListForm
from exports.action_list.wanted import Only, Wanted
from exports.audiences import Audience
from exports.blocks import Document
from exports.house import PLAIN, House
from exports.minutes import minutes_for
from exports.package import Package
from exports.rendering.files import Form, NewFile, files_of
from sessions.acts.gather import gather_record, record_of
from sessions.acts.gather_standing import standing_of
from sessions.acts.opening import SeriesFile
from sessions.counting import counted
from sessions.errors import Missing
from sessions.series import SeriesKind
from sessions.text import fold
from tafel.outgoing.minutes_files import NOBODY
from tafel.outgoing.plans import ALL, plans_of
from tafel.sending.action_lists import completed, find_name, organisations_in, owners_in
from tafel.sending.order import Order, What
from tafel.sending.packages import gather_package

ORGANISATIONS, JONGEREN, EVERYBODY, INSIDE = "organisaties", "jongeren", "deelnemers", "intern"
_AUDIENCES = {
    ORGANISATIONS: Audience.PARTNERS,
    JONGEREN: Audience.JONGERE,
    EVERYBODY: Audience.PARTICIPANTS,
    INSIDE: Audience.INTERN,
}


@dataclass(frozen=True)
class Made:
    """What was made. `documents` hold the names to look at; `sent` is what is kept as sent, with its form.

    `files` makes the files, to be written beside each other, which takes a while for Word; a `package` has a folder of
    its own instead. `told` adds what the user should know of it.
    """

    documents: tuple[Document, ...]
    sent: tuple[tuple[Document, str], ...]
    files: Callable[[], tuple[NewFile, ...]] = tuple
    package: Package | None = None
    told: str = ""


def kinds_of_reader(file: SeriesFile, what: What) -> tuple[str, ...]:
    """Return the kinds of reader that this may be for, the usual one first."""
    if what == What.MINUTES:
        return (EVERYBODY, INSIDE) if file.series.kind == SeriesKind.COP else (ORGANISATIONS, JONGEREN, INSIDE)
    if what == What.PLAN:
        return (JONGEREN,)
    return (INSIDE,) if what in {What.LIST, What.CALENDAR} else ()


def known_readers(file: SeriesFile, what: What) -> tuple[str, ...]:
    """Return the names of the readers that this may be for: organisations, who has an action, or codes."""
    standing = (standing_of(file),)
    codes = tuple(traject.code for traject in standing[0].record.trajects)
    if what == What.PLAN:
        return codes
    if what == What.MINUTES:
        return () if file.series.kind == SeriesKind.COP else (*organisations_in(standing), *codes)
    if what in {What.LIST, What.CALENDAR}:
        return (*organisations_in(standing), *owners_in(standing))
    return ()


def make(file: SeriesFile, order: Order, house: House = PLAIN) -> Made:
    """Make what was ordered, with what an organisation has of its own.

    Raises a Refusal where there is no such meeting or reader, or nothing for them.
    """
    if order.what == What.PACKAGE:
        package = gather_package(file, order.meeting, Form(order.form), house)
        return Made(package.documents, package.told, package=package)
    if order.what in {What.LIST, What.CALENDAR}:
        return _list(file, order, house)
    if order.what == What.PLAN:
        return _plans(file, order, house)
    documents = _agenda(file, order) if order.what == What.AGENDA else _minutes(file, order)
    return _written(documents, Form(order.form), house)


def _written(documents: Sequence[Document], form: Form, house: House) -> Made:
    sent = tuple((one, str(form)) for one in documents)
    return Made(tuple(documents), sent, partial(files_of, documents, form, house))


def _agenda(file: SeriesFile, order: Order) -> tuple[Document, ...]:
    return minutes_for(gather_record(file, order.meeting), Audience.AGENDA)


def _minutes(file: SeriesFile, order: Order) -> tuple[Document, ...]:
    kinds = kinds_of_reader(file, What.MINUTES)
    record = record_of(file, order.meeting)
    if not order.reader or order.reader in kinds:
        audience = _AUDIENCES[order.reader or kinds[0]]
        documents = minutes_for(record, audience)
        if not documents:
            raise Missing(NOBODY[audience])
        return documents
    everybody = [one for kind in kinds for one in minutes_for(record, _AUDIENCES[kind])]
    found = tuple(one for one in everybody if fold(one.origin.reader) == fold(order.reader))
    if not found:
        raise Missing("Voor deze lezer is er niets van deze bijeenkomst. Er is niets geschreven.")
    return found


def _plans(file: SeriesFile, order: Order, house: House) -> Made:
    plans = plans_of(file, ALL if order.reader in {"", JONGEREN} else order.reader)
    made = _written(plans.documents, Form(order.form), house)
    without = counted(len(plans.without), "jongere", "jongeren")
    told = f"Voor {without} is er geen plan." if plans.without else ""
    return dataclasses.replace(made, told=told)


def _list(file: SeriesFile, order: Order, house: House) -> Made:
    standing = standing_of(file)
    only = Only.ALL if order.what == What.CALENDAR else Only.OPEN
    reader = "" if order.reader == INSIDE else order.reader
    is_organisation = fold(reader) in map(fold, organisations_in((standing,)))
    wanted = Wanted("" if is_organisation else reader, reader if is_organisation else "", only)
    made = ActionList((standing,), completed((standing,), wanted))
    form = ListForm(order.form)
    sent = made.sent_of(file.slug)
    if sent is None:
        raise Missing("Er zijn geen acties die in deze lijst horen, of ze worden niet gedeeld. Er is niets geschreven.")
    undated = f"Zonder dag, en daarom niet in de kalender: {made.undated}." if made.undated else ""
    return Made(
        documents=() if form == ListForm.ICS else (made.document,),
        sent=((sent, str(form)),),
        files=lambda: (made.file(form, house),),
        told=undated if form == ListForm.ICS else "",
    )


def read_reader(typed: str, *, kinds: Sequence[str], names: Sequence[str]) -> str:
    """Return the reader that is typed: by the digit or beginning of a kind, or the beginning of a name.

    Raises Missing, with what there is, for anything else.
    """
    if typed.isdecimal() and 1 <= int(typed) <= len(kinds):
        return kinds[int(typed) - 1]
    return find_name(typed, (*kinds, *names), "lezer")
