"""How sorting reads on the wall: the tip with what is known of it, how far the room is, and the columns."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from sessions.tips.agreement import agreement, roles_differ
from sessions.tips.sort_queue import Tally, agreed_tips, spot_of, tally
from sessions.tips.sorting import taken_in
from sessions.tips.tip import Moment, Sorter, Tip
from tafel.tips.paint import SHORT_TITLES, USABLE_MARK, public_words, source_words, tips_count

WIDE = 88
"""From this many columns there is room for the full names of the moments."""


def tip_words(tip: Tip, tips: Sequence[Tip], sorter: Sorter | None, *, source: bool) -> Content:
    """Return a tip as the room reads it: the text bold, below it in small print what is known of it."""
    known = "\n".join(_known(tip, tips, sorter, source=source))
    return Content.from_markup("[b]$text[/b]\n\n[$muted]$known[/]", text=tip.text, known=known)


def _known(tip: Tip, tips: Sequence[Tip], sorter: Sorter | None, *, source: bool) -> Iterator[str]:
    if tip.public:
        yield public_words(tip.public)
    if source:
        yield source_words(tip.sources)
    if tip.remarks:
        yield ", ".join(tip.remarks)
    if spot := spot_of(tip, sorter):
        yield f"staat onder {spot.moment}" + (", bruikbaar" if spot.usable else "")
    if inside := taken_in(tips, tip.number):
        yield f"ook {', '.join(f'T{number}' for number in inside)}"
    if tip.first_text:
        yield f"eerst: “{tip.first_text}”"


def said_words(tip: Tip | None, sorter: Sorter | None, sorters: Iterable[Sorter]) -> Content:
    """Return who sorts now; of a tip before the whole room, where each sorter who judged it put it."""
    if sorter is not None:
        return Content.from_markup("Nu sorteert: [b]$name[/b]", name=sorter.name)
    if tip is None or not tip.verdicts:
        return Content("")
    names = {known.number: known.name for known in sorters}
    where = [
        f"{SHORT_TITLES[moment]}: {', '.join(who)}"
        for moment in Moment
        if (who := [names.get(said.sorter, "?") for said in tip.verdicts if said.moment == moment])
    ]
    return Content.from_markup(
        "[b]$outcome[/b]   $where   bruikbaar: $usable van $judged",
        outcome=str(agreement(tip).outcome),
        where="   ".join(where),
        usable=str(sum(said.usable for said in tip.verdicts)),
        judged=str(len(tip.verdicts)),
    )


def progress_words(found: Tally, *, usable: bool) -> Content:
    """Return whether the tip in view is bruikbaar, and how far whoever sorts is: `38 van 75`."""
    mark = Content.from_markup("[b $success]$mark bruikbaar[/]     ", mark=USABLE_MARK) if usable else Content("")
    return mark + Content(f"{found.placed} van {found.total}")


def columns_line(found: Tally, width: int) -> Content:
    """Return the three columns with their keys and how many tips stand in each, on one line of this width."""
    is_wide = width >= WIDE
    between = "   " if is_wide else "  "
    parts = [
        Content.from_markup(
            "[b $primary]$key[/] $name [b]$count[/b]",
            key=str(key),
            name=str(moment) if is_wide else SHORT_TITLES[moment],
            count=str(found.columns[moment]),
        )
        for key, moment in enumerate(Moment, start=1)
    ]
    said, short = (
        Content(between).join([*parts, Content.from_markup("[b $primary]4 5 6[/] $usable", usable=usable)])
        for usable in ("en bruikbaar", USABLE_MARK)
    )
    return said if said.cell_length <= width else short


def last_line(tip: Tip | None, sorter: Sorter | None) -> Content:
    """Return where the last tip went, with the key that changes its mark."""
    spot = spot_of(tip, sorter) if tip else None
    if tip is None or spot is None:
        return Content("")
    return Content.from_markup(
        "$label: $where$usable   [b $primary]m[/] $other",
        label=tip.label,
        where=SHORT_TITLES[spot.moment],
        usable=", bruikbaar" if spot.usable else "",
        other="toch niet bruikbaar" if spot.usable else "bruikbaar",
    )


def settled_words(tips: Sequence[Tip], sorter: Sorter | None, sorters: Sequence[Sorter]) -> Content:
    """Return what is said when there is nothing left to sort: that, on what people differ, and what comes next."""
    found = tally(tips, sorter)
    if not found.total:
        return _large("Er zijn nog geen tips.", "Verzamel eerst tips; daarna komen ze hier een voor een.")
    marked = f"{found.usable} van de {found.placed} zijn bruikbaar."
    if sorter is not None:
        return _large("Klaar. Dank u wel.", marked, "k: wie is er nu aan de beurt?")
    waiting = len(agreed_tips(tips))
    if waiting:
        return _large(
            f"Over {tips_count(waiting)} is men het eens.", "e plaatst ze; daar hoeft niemand over te praten."
        )
    differ = len(roles_differ(tips, sorters))
    lines = (
        marked,
        *((f"Over {tips_count(differ)} dachten ouders en hulpverleners anders (k, dan p).",) if differ else ()),
        "Enter: verder.   g: nog eens naar een tip.",
    )
    return _large(f"Alle {found.total} tips zijn gesorteerd.", *lines)


def _large(title: str, *lines: str) -> Content:
    return Content.from_markup("[b $primary]$title[/]\n\n$lines", title=title, lines="\n".join(lines))
