"""Partners out of a table: an organisation a line, or a line for each of its contact persons."""

from collections.abc import Collection
from dataclasses import dataclass

from sessions.contact_details import read_email
from sessions.errors import InvalidInput
from sessions.importing.cells import read_yes_no
from sessions.importing.findings import Findings, Watch, in_order, lines_named
from sessions.importing.table import Column, Line, read_table
from sessions.leefgebieden import Leefgebied, read_leefgebieden
from sessions.text import fold

COLUMNS = (
    Column("naam", ("organisatie", "partner"), required=True),
    Column("leefgebieden", ("leefgebied",)),
    Column(
        "contactpersoon",
    ),
    Column("functie"),
    Column("e-mail", ("mail", "e-mailadres")),
    Column("telefoon", ("telefoonnummer",)),
    Column("mag_beslissen"),
)
"""What a table of partners may hold; only `naam`, of the organisation, must be there."""

OF_A_PERSON = ("functie", "e-mail", "telefoon", "mag_beslissen")


@dataclass(frozen=True)
class PartnerLine:
    """One line: an organisation and its leefgebieden, and where `contact` is not empty one of its contact persons."""

    name: str
    leefgebieden: tuple[Leefgebied, ...] = ()
    contact: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    may_decide: bool | None = None


def read_partners(data: bytes, *, known: Collection[str] = (), watch: Watch = lambda _: None) -> Findings[PartnerLine]:
    """Read the partners in a file; an organisation may stand on several lines, each with another contact person.

    `known` are the names of the organisations that the series has already, folded: those are added to. Raises
    InvalidInput where the file cannot be read as a whole, and whatever `watch` raises.
    """
    table = read_table(data, COLUMNS, watch)
    problems, found = list(table.problems), []
    seen: dict[tuple[str, str], int] = {}
    there: list[int] = []
    for line in table.lines:
        partner = _partner(line)
        who = (fold(partner.name), fold(partner.contact))
        if partner.name and who in seen:
            line.wrong("contactpersoon" if partner.contact else "naam", f"dit staat ook op regel {seen[who]}.")
        seen.setdefault(who, line.number)
        if who[0] in known:
            there.append(line.number)
        problems += line.problems
        found.append(partner)
    if problems:
        return Findings(problems=in_order(problems))
    return Findings(tuple(found), notes=_notes(there))


def _notes(there: list[int]) -> tuple[str, ...]:
    where = lines_named(there).capitalize() if there else ""
    return (f"{where}: deze organisatie staat al in de reeks. Wat hier is ingevuld, komt erbij.",) if there else ()


def _partner(line: Line) -> PartnerLine:
    contact = line.text("contactpersoon")
    for column in OF_A_PERSON:
        if line.has(column) and not line.has("contactpersoon"):
            line.wrong(column, "van wie is dit? Vul ook een contactpersoon in.")
    return PartnerLine(
        name=line.text("naam"),
        leefgebieden=line.read("leefgebieden", _leefgebieden) or (),
        contact=contact,
        function=line.text("functie"),
        email=line.read("e-mail", read_email) or "",
        phone=line.text("telefoon"),
        may_decide=line.read("mag_beslissen", read_yes_no),
    )


def _leefgebieden(cell: str) -> tuple[Leefgebied, ...]:
    found, unknown = read_leefgebieden(cell)
    if unknown:
        raise InvalidInput(f"hier staat een woord dat geen leefgebied is. Kies uit: {', '.join(Leefgebied)}.")
    return found
