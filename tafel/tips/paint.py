"""How a tip is painted: large for a whole room, or as a row with its marks; and what is known of it, in words."""

from collections.abc import Iterable

from textual.content import Content

from sessions.counting import counted
from sessions.roles import Role
from sessions.tips.tip import Moment, Public, Tip

USABLE_MARK, TOP_MARK = "✓", "★"
"""What stands for bruikbaar and for toptip in a row; where there is room it is said in words."""

COLUMN_TITLES: dict[Moment | None, str] = {None: "nog niet gesorteerd", **{moment: moment.value for moment in Moment}}
SHORT_TITLES: dict[Moment | None, str] = {None: "stapel", **{moment: moment.value.split()[0] for moment in Moment}}


def tips_count(count: int) -> str:
    """Return how many tips."""
    return counted(count, "tip", "tips")


def dots_count(count: int) -> str:
    """Return how many dots."""
    return counted(count, "stip", "stippen")


def public_words(public: Public | None) -> str:
    """Return for whom a tip is, or that nobody said so."""
    return f"voor {public}" if public else "zonder doelgroep"


def source_words(sources: Iterable[Role]) -> str:
    """Return from whom a tip came."""
    return f"bron: {', '.join(sources)}" if sources else "bron: niet genoteerd"


def tip_facts(tip: Tip, *, source: bool = False) -> str:
    """Return on one line what is known of a tip; from whom it came only with `source`."""
    facts = (
        public_words(tip.public) if tip.public else "",
        COLUMN_TITLES[tip.moment],
        "bruikbaar" if tip.usable else "",
        f"toptip {tip.rank}" if tip.is_toptip else "",
        dots_count(tip.dots) if tip.dots else "",
        *tip.remarks,
        source_words(tip.sources) if source else "",
    )
    return " · ".join(fact for fact in facts if fact)


def large_tip(tip: Tip, facts: str) -> Content:
    """Return one tip as it stands large on the screen: its number, its words, and below them what is known."""
    return Content.from_markup(
        "[$muted]$label[/]\n\n[b]$text[/b]\n\n[$muted]$facts[/]", label=tip.label, text=tip.text, facts=facts
    )


def marked_tip(tip: Tip) -> Content:
    """Return a tip as a row: its number, its marks and its words."""
    marks = Content.from_markup("[b $success]$mark[/] ", mark=USABLE_MARK) if tip.usable else Content("")
    if tip.is_toptip:
        marks += Content.from_markup("[b $primary]$mark$rank[/] ", mark=TOP_MARK, rank=str(tip.rank))
    return Content.from_markup("[b]$label[/b] ", label=tip.label) + marks + Content(" ".join(tip.text.split()))
