"""As whom people take part in a community of practice."""

from enum import StrEnum

from sessions.text import fold


class Role(StrEnum):
    """As whom somebody takes part; a tip keeps the role it came from (its bron), never a name."""

    PARENT = "ouder"
    JONGERE = "jongere"
    PROFESSIONAL = "hulpverlener"
    RESEARCHER = "onderzoeker"
    OTHER = "ander"

    @property
    def plural(self) -> str:
        """What several of them are called."""
        return {"jongere": "jongeren", "ander": "anderen"}.get(self.value, f"{self.value}s")


_ALSO = {"moeder": Role.PARENT, "vader": Role.PARENT, "professional": Role.PROFESSIONAL}
"""Other words for a role."""


def either_role() -> str:
    """Return the roles to choose from: `ouder, jongere, ... of ander`."""
    *first, last = Role
    return f"{', '.join(first)} of {last}"


def find_role(text: str) -> Role | None:
    """Return the role that a text names in full, also in the plural; None for any other text."""
    wanted = fold(text)
    named = {word: role for role in Role for word in (role.value, role.plural)}
    return (named | _ALSO).get(wanted)
