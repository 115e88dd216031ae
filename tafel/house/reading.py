"""Reading what an organisation has of its own, so that documents can be made with it.

What cannot be used is told, with the file and the line, and documents are then made with our own. Without such a folder
nothing is loaded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.audiences import Audience
from exports.blocks import Document
from exports.house import House, HouseText, Mail, kind_of, no_text
from exports.rendering.files import Form
from tafel.house.folder import (
    ABOVE,
    BELOW,
    KINDS,
    LOGO,
    MAIL,
    READ_ME,
    STYLES,
    STYLES_LIMIT,
    Unreadable,
    bytes_of,
    templates_folder,
    text_name,
    text_names,
    text_of,
)

if TYPE_CHECKING:
    from tafel.house.template import OwnText

LOGO_LIMIT = 200
"""Characters of the line above a document."""


@dataclass(frozen=True)
class OwnHouse:
    """What was read: `house` is what documents are made with, `troubles` say in Dutch what cannot be used."""

    house: House
    troubles: tuple[str, ...] = ()


def read_house(form: str, documents: Iterable[Document]) -> OwnHouse:
    """Return what an organisation has of its own for these documents in this form."""
    return read_for_kinds(form, map(kind_of, documents))


def read_for_kinds(form: str, kinds: Iterable[str], *, mail: bool = False) -> OwnHouse:
    """Return what an organisation has of its own for such kinds of documents; with `mail` for an e-mail too.

    The kinds are those of `exports.house.kind_of`; styles are read for Word only.
    """
    texts = [text_name(kind, place) for kind in dict.fromkeys(kinds) if kind in KINDS for place in (ABOVE, BELOW)]
    return _read([LOGO, *texts, *([MAIL] if mail else [])], styles=form == Form.WORD)


def check_house() -> tuple[str, ...]:
    """Return in Dutch all that is wrong in the folder with own texts: files that cannot be used, or are not known."""
    known = {*text_names(), STYLES, READ_ME}
    others = sorted(path for path in templates_folder().glob("*") if path.name not in known)
    unknown = (f"{path}: een bestand met deze naam kent tafel niet. Kijk in {READ_ME}." for path in others)
    return (*_read(text_names(), styles=True).troubles, *unknown)


def _read(names: Iterable[str], *, styles: bool) -> OwnHouse:
    reader = _Reader(templates_folder())
    reader.look()
    texts = dict(reader.texts(names))
    own = _Texts(texts)
    house = House(own.around if texts else no_text, reader.styles() if styles else None, own.mail)
    return OwnHouse(house, tuple(reader.troubles))


@dataclass(frozen=True)
class _Texts:
    """Fills in the templates, that it has by the names of their files."""

    templates: "dict[str, OwnText]"

    def around(self, document: Document) -> HouseText:
        """Return the texts around a document."""
        organisation = document.origin.reader if document.audience == Audience.PARTNERS else ""
        fields = _fields(document.series, document.day, organisation, str(document.audience))
        kind = kind_of(document)
        return HouseText(
            " ".join(self._filled(LOGO, fields).split())[:LOGO_LIMIT],
            self._filled(text_name(kind, ABOVE), fields),
            self._filled(text_name(kind, BELOW), fields),
        )

    def mail(self, mail: Mail) -> str:
        """Return the text of an e-mail, empty where there is no template for it."""
        fields = _fields(mail.series, mail.day, mail.organisation, "mail")
        return self._filled(MAIL, fields | {"bijlagen": ", ".join(mail.attachments)})

    def _filled(self, name: str, fields: dict[str, str]) -> str:
        template = self.templates.get(name)
        return template.filled(fields) if template else ""


class _Reader:
    """Reads the files of a folder, and keeps what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.troubles: list[str] = []

    def look(self) -> None:
        """Tell it where something else than a folder stands in its place."""
        if self._folder.exists() and not self._folder.is_dir():
            self.troubles.append(f"{self._folder}: dit is geen map. Documenten zijn nu zonder eigen teksten.")

    def texts(self, names: Iterable[str]) -> "Iterator[tuple[str, OwnText]]":
        """Yield each of these templates that is there and can be used, with the name of its file."""
        for name in names:
            path = self._folder / name
            try:
                text = text_of(path)
            except Unreadable as trouble:
                self._tell(f"{path}: {trouble}.")
                continue
            if text is None or not text.strip():
                continue
            from tafel.house.template import BadTemplate, read_template  # only for who has one: it loads jinja2

            try:
                yield name, read_template(text)
            except BadTemplate as bad:
                self._tell(f"{path}, regel {bad.line}: {bad}.")

    def styles(self) -> Path | None:
        """Return the Word file with styles, where there is one that can be used."""
        path = self._folder / STYLES
        try:
            content = bytes_of(path, STYLES_LIMIT)
            if content is None:
                return None
            from exports.rendering.word_styles import check_styles

            check_styles(content)
        except ValueError as trouble:
            self._tell(f"{path}: {trouble}.")
            return None
        return path

    def _tell(self, trouble: str) -> None:
        self.troubles.append(f"{trouble} Dit bestand wordt nu niet gebruikt.")


def _fields(series: str, day: str, organisation: str, reader: str) -> dict[str, str]:
    return {"reeks": series, "datum": day, "organisatie": organisation, "voor": reader, "bijlagen": ""}
