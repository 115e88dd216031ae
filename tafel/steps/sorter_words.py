"""How who sort are typed and read: a name with roles, a line of verdicts, and what was made of a tip."""

from collections import Counter

from textual.content import Content

from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.text import fold
from sessions.tips.agreement import Agreement
from sessions.tips.batch_line import Fault, read_batch
from sessions.tips.tip import Moment, Tip
from sessions.tips.words import roles_meant
from tafel.tips.paint import SHORT_TITLES, tips_count
from tafel.widgets.hung import Hung

HANG = 6
"""Where the text of a tip begins in a row, after its number."""
COUPLE = (Role.PARENT, Role.PROFESSIONAL)
"""What a koppel is, where nothing else is said (domain.md section 2)."""


def read_sorter(text: str) -> tuple[str, tuple[Role, ...]]:
    """Return the name and the roles in a line: `Hanna; ouder`. A koppel is a parent and a professional.

    Raises InvalidInput for a role that does not exist.
    """
    name, _, said = text.partition(";")
    roles = []
    for word in filter(None, (part.strip() for part in said.replace(" en ", ",").split(","))):
        meant = roles_meant(word)
        if len(meant) != 1:
            raise InvalidInput(f"De rol “{word}” is niet bekend. Kies uit: {', '.join(Role)}.", field="rol")
        roles.append(meant[0])
    if not roles and fold(name).startswith("koppel"):
        return name.strip(), COUPLE
    return name.strip(), tuple(dict.fromkeys(roles))


def sorter_echo(text: str) -> Content:
    """Return how a typed name with roles reads, or what is wrong with it."""
    if not text.strip():
        return Content("")
    try:
        name, roles = read_sorter(text)
    except InvalidInput as refusal:
        return Content.from_markup("[$warning]$why[/]", why=str(refusal))
    return Content.from_markup("[b $success]$name[/]  $roles", name=name, roles=", ".join(roles))


def batch_echo(text: str, known: frozenset[int]) -> Content:
    """Return the line once more with what is wrong marked where it stands, and what is wrong with the first."""
    if not text.strip():
        return Content.from_markup("[$muted]v voor, t tijdens, n na; * is bruikbaar[/]")
    batch = read_batch(text, known)
    if not batch.faults:
        return Content.from_markup("[$success]$count, zonder fouten[/]", count=tips_count(len(batch.placings)))
    line = Content(text.replace("\n", " "))
    for fault in batch.faults:
        line = line.stylize("bold underline $error", fault.start, fault.end)
    return Content("\n").join([line, Content.from_markup("[$error]$why[/]", why=_why(batch.faults))])


def _why(faults: tuple[Fault, ...]) -> str:
    more = f" En nog {len(faults) - 1}." if len(faults) > 1 else ""
    return f"{faults[0].message}{more} Er is nog niets bewaard."


def judged_words(tip: Tip, found: Agreement) -> Content:
    """Return a tip with how many put it where, and how far they agree on whether it is bruikbaar."""
    counts = Counter(said.moment for said in tip.verdicts)
    usable = sum(said.usable for said in tip.verdicts)
    row = Content.from_markup(
        "[b $primary]$label[/]  $text\n$indent[$muted]$counts · bruikbaar $usable van $judged ($how)$placed[/]",
        label=tip.label.ljust(4),
        indent=" " * HANG,
        text=" ".join(tip.text.split()),
        counts=" · ".join(f"{SHORT_TITLES[moment]} {counts[moment]}" for moment in Moment if counts[moment]),
        usable=str(usable),
        judged=str(len(tip.verdicts)),
        how=str(found.on_usable),
        placed=f" · staat onder {tip.moment}" if tip.moment else "",
    )
    return Hung(row, hang=HANG)
