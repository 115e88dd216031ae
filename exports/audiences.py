"""For whom a document is made: each audience sees its own part and no more."""

from enum import StrEnum


class Audience(StrEnum):
    """The readers of minutes (domain.md section 5); the value is what stands on the command line."""

    PARTNERS = "partners"
    PARTICIPANTS = "deelnemers"
    """All who take part in a community of practice, together."""
    JONGERE = "jongere"
    INTERN = "intern"
    AGENDA = "agenda"
    """Who is expected at a meeting to come; made beforehand, while the others are its minutes."""
    TIPS = "tips"
    """Whoever the tips of a community of practice are for: everybody."""
    REPORT = "rapport"
    """Who is told how a period went: figures, and nothing about anybody."""


def kind_word(audience: Audience, document: str) -> str:
    """Return what kind of document this is, in one word: `verslag`, `agenda`, `trajectplan`, `actielijst`, ...

    `document` is the kind that is kept of it, empty where its audience tells enough.
    """
    if audience in {Audience.AGENDA, Audience.TIPS, Audience.REPORT}:
        return str(audience)
    return document or "verslag"
