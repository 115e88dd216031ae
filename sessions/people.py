"""The people around the table: partners (organisations), their contact persons, and who was there."""

from enum import StrEnum

from sessions.document import Document, Frozen
from sessions.leefgebieden import Leefgebied
from sessions.roles import Role
from sessions.text import Line, Name, fold


class Partner(Document):
    """A local organisation that takes part, and the leefgebieden it can help with."""

    name: Name
    leefgebieden: tuple[Leefgebied, ...] = ()


class Person(Document):
    """A professional or guest who can be at the table and own actions; `partner` is the number of a Partner.

    `function` of a guest is how he or she was introduced (`oma van Mila`): free text, that may name a jongere.
    `may_decide` is whether this person can usually promise without asking (handelingsbevoegdheid), None when not known.
    `role` is as whom this person takes part in a community of practice.
    """

    name: Name
    partner: int | None = None
    function: Line = ""
    email: Line = ""
    phone: Line = ""
    may_decide: bool | None = None
    role: Role | None = None
    guest: bool = False

    @property
    def first_name(self) -> str:
        """The word by which people call this person at the table."""
        return self.name.split()[0]


class Presence(StrEnum):
    """Whether somebody is in the room."""

    EXPECTED = "verwacht"
    PRESENT = "aanwezig"
    EXCUSED = "afgemeld"
    ABSENT = "afwezig"
    LATER = "komt later"
    LEFT = "eerder weg"

    @property
    def in_room(self) -> bool:
        """True where a promise can be made face to face; who was not yet noted counts as there."""
        return self in {Presence.EXPECTED, Presence.PRESENT}


class Attendance(Frozen):
    """One person's presence at one meeting; `person` is a Person's number.

    `traject` is the jongere in whose block a guest was welcomed; None for who came for the whole meeting.
    """

    person: int
    presence: Presence = Presence.EXPECTED
    traject: int | None = None


def same_name(one: str, other: str) -> bool:
    """True when two names are the same after folding case, accents and spaces."""
    return fold(one) == fold(other)
