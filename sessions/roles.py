"""As whom people take part in a community of practice."""

from enum import StrEnum


class Role(StrEnum):
    """As whom somebody takes part; a tip keeps the role it came from (its bron), never a name."""

    PARENT = "ouder"
    JONGERE = "jongere"
    PROFESSIONAL = "hulpverlener"
    RESEARCHER = "onderzoeker"
    OTHER = "ander"
