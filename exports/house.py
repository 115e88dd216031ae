"""What an organisation puts of its own around documents: a logo line, texts above and below, its styles in Word."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exports.audiences import kind_word
from exports.blocks import Block, Document, Paragraph


@dataclass(frozen=True)
class HouseText:
    """Plain text around one document: a line at its very top, what comes under its title, and what it ends with."""

    logo: str = ""
    above: str = ""
    below: str = ""


@dataclass(frozen=True)
class Mail:
    """What the text of an e-mail may tell: the series, the day, for which organisation, and the names of the files."""

    series: str
    day: str
    organisation: str
    attachments: tuple[str, ...]


def no_text(_: Document) -> HouseText:
    """Return nothing, for who has no texts of its own."""
    return HouseText()


def no_mail(_: Mail) -> str:
    """Return nothing: our own text is used."""
    return ""


@dataclass(frozen=True)
class House:
    """`text_for` gives the texts around a document, `mail_for` that of an e-mail, empty for ours.

    `styles` is a Word file whose styles are used, None for ours.
    """

    text_for: Callable[[Document], HouseText] = no_text
    styles: Path | None = None
    mail_for: Callable[[Mail], str] = no_mail

    def dress(self, document: Document) -> Document:
        """Return the document with the own texts in it, as text like any other; what stood in it stays as it is."""
        text = self.text_for(document)
        if text == HouseText():
            return document
        blocks = (*_paragraphs(text.above), *document.blocks, *_paragraphs(text.below))
        return dataclasses.replace(document, logo=text.logo, blocks=blocks)


PLAIN = House()
"""Without anything of an organisation's own."""


def kind_of(document: Document) -> str:
    """Return what kind of document this is, in one word: see `exports.audiences.kind_word`."""
    return kind_word(document.audience, document.origin.document)


def _paragraphs(text: str) -> Iterator[Block]:
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip("\n"))
