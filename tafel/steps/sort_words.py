"""How sorting reads on the wall: the tip with what is known of it, how far the room is, and the columns."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from sessions.agreement import Outcome, agreement, roles_differ
from sessions.sort_queue import agreed_tips, spot_of, tally
from sessions.sorting import taken_in
from sessions.tips import Moment, Sorter, Tip

WIDE = 76
"""From this many columns there is room for the full names of the moments."""


def tip_words(tip: Tip, tips: Sequence[Tip], sorter: Sorter | None, *, told_source: bool) -> Content:
    """Return a tip as the room reads it: the text bold, below it in small print what is known of it."""
    return Content("\n").join([
        Content(tip.text).stylize("bold"),
        Content(""),
        *(Content.from_markup("[$muted]$line[/]", line=line) for line in _known(tip, tips, sorter, told_source)),
    ])


def _known(tip: Tip, tips: Sequence[Tip], sorter: Sorter | None, told_source: bool) -> Iterable[str]:
    if tip.public:
        yield f"voor {tip.public}"
    if told_source:
        yield f"van: {', '.join(tip.sources) or 'dat is niet bekend'}"
    if tip.remarks:
        yield ", ".join(tip.remarks)
    if spot := spot_of(tip, sorter):
        yield f"staat onder {spot.moment}" + (", bruikbaar" if spot.usable else "")
    if inside := taken_in(tips, tip.number):
        yield f"ook {', '.join(f'T{number}' for number in inside)}"
    if tip.first_text:
        yield f"eerst: “{tip.first_text}”"


def said_words(tip: Tip, sorters: Iterable[Sorter]) -> Content:
    """Return where the sorters who judged a tip put it, each under a moment; nothing where nobody did."""
    if not tip.verdicts:
        return Content("")
    names = {sorter.number: sorter.name for sorter in sorters}
    by_moment = [
        f"{moment.letter}: {', '.join(who)}"
        for moment in Moment
        if (who := [names.get(said.sorter, "?") for said in tip.verdicts if said.moment == moment])
    ]
    found = agreement(tip)
    usable = sum(said.usable for said in tip.verdicts)
    return Content.from_markup(
        "[b]$outcome[/b]   $who   [b]bruikbaar:[/b] $usable van $count",
        outcome=str(found.outcome or Outcome.DIVIDED),
        who="   ".join(by_moment),
        usable=str(usable),
        count=str(len(tip.verdicts)),
    )


def progress_words(tips: Iterable[Tip], sorter: Sorter | None) -> str:
    """Return how far whoever sorts is: `38 van 75`."""
    found = tally(tips, sorter)
    return f"{found.placed} van {found.total}"


def columns_line(tips: Iterable[Tip], sorter: Sorter | None, width: int) -> Content:
    """Return the three columns with their keys and how many tips stand in each, on one line of this width."""
    counts = tally(tips, sorter).columns
    names = [str(moment) if width >= WIDE else str(moment).split()[0] for moment in Moment]
    parts = [
        Content.from_markup("[b $primary]$key[/] $name [b]$count[/b]", key=str(key), name=name, count=str(count))
        for key, (name, count) in enumerate(zip(names, counts.values(), strict=True), start=1)
    ]
    usable = Content.from_markup(
        "[b $primary]4 5 6[/] [$muted]$words[/]", words="bruikbaar" if width < WIDE else "ook bruikbaar"
    )
    return Content("     " if width >= WIDE else "  ").join([*parts, usable])


def last_line(tip: Tip | None, sorter: Sorter | None) -> Content:
    """Return where the last tip went, with the key that changes its mark."""
    spot = spot_of(tip, sorter) if tip else None
    if tip is None or spot is None:
        return Content("")
    return Content.from_markup(
        "$label: $moment$usable   [b $primary]m[/] $other",
        label=tip.label,
        moment=str(spot.moment),
        usable=", bruikbaar" if spot.usable else "",
        other="toch niet bruikbaar" if spot.usable else "bruikbaar",
    )


def settled_words(tips: Sequence[Tip], sorter: Sorter | None) -> Content:
    """Return what is said when there is nothing left to sort: that, and what comes next."""
    found = tally(tips, sorter)
    if not found.total:
        return _large("Er zijn nog geen tips.", ["Verzamel eerst tips; daarna komen ze hier een voor een."])
    if sorter is not None:
        return _large("Klaar. Dank u wel.", [_marked(found.usable, found.placed), "k: wie is er nu aan de beurt?"])
    waiting = len(agreed_tips(tips))
    if waiting:
        agreed = "1 tip is men het eens" if waiting == 1 else f"{waiting} tips is men het eens"
        return _large(f"Over {agreed}.", ["e plaatst ze; daar hoeft niemand meer over te praten."])
    lines = [_marked(found.usable, found.placed)]
    return _large(f"Alle {found.total} tips zijn gesorteerd.", [*lines, "Enter: verder.   g: nog eens naar een tip."])


def differing_words(tips: Sequence[Tip], sorters: Sequence[Sorter]) -> str:
    """Return on how many tips parents and professionals differ; empty where they do not, or did not sort apart."""
    differ = len(roles_differ(tips, sorters))
    if not differ:
        return ""
    return f"Over {differ} {'tip' if differ == 1 else 'tips'} denken ouders en hulpverleners anders."


def _marked(usable: int, placed: int) -> str:
    return f"{usable} van de {placed} zijn bruikbaar."


def _large(title: str, lines: Iterable[str]) -> Content:
    return Content("\n").join([
        Content.from_markup("[b $primary]$title[/]", title=title),
        Content(""),
        *(Content(line) for line in lines),
    ])
