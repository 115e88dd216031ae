"""Everything of one meeting at once: per jongere and per organisation a folder with what is theirs, and a list of it.

Each document is made as it is on its own, so the same rules count: who may read what, and which names become a code.
What goes by mail has a text beside it that holds no content and no code. File names are short, for they stand some
folders deep and Windows takes 260 signs for all of it together.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from exports.action_list.product import ActionList, ListForm
from exports.action_list.wanted import Only, Wanted
from exports.audiences import Audience
from exports.blocks import Block, Document, Fields, Heading, Paragraph, lean_table
from exports.envelope import version_mark
from exports.house import PLAIN, House, Mail
from exports.mail import mail_text
from exports.minutes import minutes_for
from exports.privacy.names import is_professional
from exports.rendering.filenames import distinct, safe_stem
from exports.rendering.files import Branch, Form, NewFile, render
from exports.tips.tip_list import tip_list
from exports.wording import full_date, sentence, version_words
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.standing import Standing
from sessions.tips.book import Selection, TipBook

CALENDAR = "kalender"
"""What is kept of a calendar as the kind of document it is."""
_ORGANISATIONS, _JONGEREN, _EVERYBODY = "organisaties", "jongeren", "deelnemers"
_MINUTES = "verslag"
_HOW = {
    _ORGANISATIONS: "Verstuur beveiligd, met de tekst uit e-mail.txt. Zet in de mail zelf geen namen en geen codes.",
    _JONGEREN: "Geef het op papier, of lees het samen door. Op dit blad staat de roepnaam.",
    _EVERYBODY: "Verstuur het met de tekst uit e-mail.txt, of druk het af.",
}
_INSIDE = "Deze lijst is voor u zelf: hier staan codes en organisaties bij elkaar. Stuur haar niet mee."


@dataclass(frozen=True)
class Piece:
    """One file of a package: its name, what it is called, and its content, which is made when it is written.

    `told` is the document that is kept as sent, with its `form`; None for what has no content.
    """

    name: str
    called: str
    content: Callable[[], bytes]
    form: str
    told: Document | None = None

    @property
    def file(self) -> NewFile:
        """The file, made now."""
        return NewFile(self.name, self.content())


@dataclass(frozen=True)
class Bundle:
    """What is for one reader (an organisation, a code, or everybody), in a folder of its own.

    `to` says to whom of that organisation it can go, or by whom it comes to a jongere; empty where that is not known.
    """

    kind: str
    reader: str
    folder: str
    pieces: tuple[Piece, ...]
    to: str = ""


@dataclass(frozen=True)
class Package:
    """A meeting in one folder called `name`, with at its top what is for whom."""

    name: str
    index: Piece
    bundles: tuple[Bundle, ...]

    @property
    def branches(self) -> Iterator[Branch]:
        """The folders to write, each made when it is its turn."""
        yield Branch("", (self.index.file,))
        for bundle in self.bundles:
            yield Branch(bundle.folder, tuple(piece.file for piece in bundle.pieces))

    @property
    def told(self) -> tuple[tuple[Document, str], ...]:
        """Every document that is given to somebody, with its form."""
        pieces = (piece for bundle in self.bundles for piece in bundle.pieces)
        return tuple((piece.told, piece.form) for piece in pieces if piece.told)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents in which names are to be checked, each once."""
        return tuple(dict.fromkeys(document for document, form in self.told if form != ListForm.ICS))


@dataclass(frozen=True)
class PackageMaterial:
    """What a package is made of: the meeting, how its series stands, and for each traject the plan of that jongere.

    `tips` are those of a community of practice.
    """

    record: Record
    standing: Standing
    plans: tuple[Document, ...] = ()
    tips: TipBook | None = None


def package_of(material: PackageMaterial, form: Form, house: House = PLAIN) -> Package:
    """Return the package of a meeting; one without bundles where nobody gets anything."""
    record = material.record
    made = _Making(material, form, house)
    community = record.series.kind == SeriesKind.COP
    bundles = (made.for_everybody(),) if community else (*made.for_organisations(), *made.for_jongeren())
    series = safe_stem(record.series.slug)
    name = f"{record.session.date.isoformat()}-{series}-sessie{record.session.number}-pakket"
    return Package(name, made.index(bundles), bundles)


class _Making:
    """Makes the bundles of one meeting in one form."""

    def __init__(self, material: PackageMaterial, form: Form, house: House) -> None:
        self._material = material
        self._record = material.record
        self._form = form
        self._house = house
        mark = version_mark(self._record)
        self._stamp = "-".join(filter(None, (self._record.session.date.isoformat(), mark)))
        # What is no document of the meeting tells how the series stands on the day it is made.
        self._today = material.standing.record.today.isoformat()

    def for_organisations(self) -> Iterator[Bundle]:
        """Yield what each organisation gets: minutes, own actions, the days of those, and a text for the mail."""
        documents = minutes_for(self._record, Audience.PARTNERS)
        marks = distinct(safe_stem(document.origin.reader, otherwise="organisatie") for document in documents)
        for document, mark in zip(documents, marks, strict=True):
            reader = document.origin.reader
            pieces = (self._rendered(document, _MINUTES), *self._actions(reader))
            yield dataclasses.replace(
                self._mailed(_ORGANISATIONS, reader, mark, pieces), to=self._contacts_of(document.origin.partner)
            )

    def for_jongeren(self) -> Iterator[Bundle]:
        """Yield what each jongere gets: the own sheet of this meeting, and the plan over all meetings."""
        documents = minutes_for(self._record, Audience.JONGERE)
        marks = distinct(safe_stem(document.origin.reader) for document in documents)
        for document, mark in zip(documents, marks, strict=True):
            plans = (plan for plan in self._material.plans if plan.origin.trajects == document.origin.trajects)
            pieces = (
                self._rendered(document, _MINUTES),
                *(self._rendered(plan, "trajectplan") for plan in plans),
            )
            code = document.origin.reader
            yield Bundle(_JONGEREN, code, f"{_JONGEREN}/{mark}", pieces, self._by_whom(document.origin.trajects))

    def for_everybody(self) -> Bundle:
        """Return what all who take part in a community of practice get: the shared minutes and the tips."""
        minutes = (self._rendered(one, _MINUTES) for one in minutes_for(self._record, Audience.PARTICIPANTS))
        book = self._material.tips
        tips = (self._rendered(tip_list(book, Selection.USABLE), "tips"),) if book else ()
        return self._mailed(_EVERYBODY, "alle deelnemers", "", (*minutes, *tips))

    def index(self, bundles: Iterable[Bundle]) -> Piece:
        """Return the list of what is for whom."""
        record = self._record
        document = Document(
            title="Wat is voor wie",
            name="wat-is-voor-wie",
            occasion=f"{record.series.title}, {full_date(record.session.date)}",
            audience=Audience.INTERN,
            blocks=tuple(self._index_blocks(tuple(bundles))),
        )
        name = f"0-{document.name}.{self._form}"
        return Piece(name, "wat is voor wie", partial(render, document, self._form), self._form)

    def _index_blocks(self, bundles: tuple[Bundle, ...]) -> Iterator[Block]:
        yield Fields((
            ("Bijeenkomst", self._record.series.title),
            ("Datum", full_date(self._record.session.date)),
            ("Status", sentence(version_words(self._record))),
        ))
        for kind in dict.fromkeys(bundle.kind for bundle in bundles):
            yield Heading(f"Voor {'alle deelnemers' if kind == _EVERYBODY else kind}")
            yield Paragraph(_HOW[kind])
            yield lean_table(
                ("Voor wie", "Aan", "Wat", "Map"),
                tuple(
                    (bundle.reader, bundle.to, ", ".join(piece.called for piece in bundle.pieces), bundle.folder)
                    for bundle in bundles
                    if bundle.kind == kind
                ),
            )
        if self._record.series.kind != SeriesKind.COP:
            yield Paragraph(_INSIDE)

    def _contacts_of(self, partner: int | None) -> str:
        """Return who can be written to at an organisation, each with the e-mail address."""
        people = self._material.standing.record.people
        known = (person for person in people if person.partner == partner and person.email and not person.guest)
        return "\n".join(f"{person.name}, {person.email}" for person in known)

    def _by_whom(self, trajects: tuple[int, ...]) -> str:
        """Return the vaste contactpersoon of a jongere, where that is a professional."""
        traject = self._record.traject(next(iter(trajects), None))
        person = self._record.person(traject.contact) if traject else None
        return f"via {person.name}" if person and is_professional(self._record, person) else ""

    def _rendered(self, document: Document, called: str) -> Piece:
        content = partial(render, document, self._form, self._house)
        return Piece(self._named(called, self._form), called, content, self._form, document)

    def _actions(self, organisation: str) -> Iterator[Piece]:
        """Yield the list of own actions to tick off, where any is open, and a calendar of their days."""
        series, slug = (self._material.standing,), self._record.series.slug
        still_open = ActionList(series, Wanted(organisation=organisation, only=Only.OPEN))
        if told := still_open.sent_of(slug):
            yield self._listed(still_open, ListForm.XLSX, "actielijst", told)
        every = ActionList(series, Wanted(organisation=organisation))
        told = every.sent_of(slug)
        if told and every.entries:
            origin = dataclasses.replace(told.origin, document=CALENDAR)
            yield self._listed(every, ListForm.ICS, CALENDAR, dataclasses.replace(told, origin=origin))

    def _listed(self, made: ActionList, form: ListForm, called: str, told: Document) -> Piece:
        return Piece(self._named(called, form), called, partial(made.content, form), form, told)

    def _mailed(self, kind: str, reader: str, mark: str, pieces: tuple[Piece, ...]) -> Bundle:
        mail = Piece("e-mail.txt", "tekst voor de e-mail", partial(self._mail, kind, reader, pieces), "txt")
        folder = "/".join(filter(None, (kind, mark)))
        return Bundle(kind, reader, folder, (*pieces, mail))

    def _mail(self, kind: str, reader: str, pieces: tuple[Piece, ...]) -> bytes:
        day, names = self._record.session.date, tuple(piece.name for piece in pieces)
        organisation = reader if kind == _ORGANISATIONS else ""
        own = self._house.mail_for(Mail(self._record.series.title, full_date(day), organisation, names))
        return mail_text(day, names, own)

    def _named(self, what: str, extension: str) -> str:
        return f"{what}-{self._stamp if what == _MINUTES else self._today}.{extension}"
