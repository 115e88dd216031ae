"""How versions and reserve copies of a series read, on the screen and in the terminal: counts, and no contents."""

import datetime as dt
from collections.abc import Sequence

from sessions.acts.restoring import ReserveCopy
from sessions.acts.versions import Comparison, Counted, Kind, Newer, Side, Version
from sessions.counting import counted
from sessions.days.dates import day_and_month, short_date

_WORDS = {
    Kind.MEETING: ("bijeenkomst", "bijeenkomsten"),
    Kind.JONGERE: ("jongere", "jongeren"),
    Kind.ACTION: ("actie", "acties"),
    Kind.SIGNAL: ("signaal", "signalen"),
    Kind.PARTNER: ("partner", "partners"),
    Kind.PERSON: ("persoon", "personen"),
    Kind.TIP: ("tip", "tips"),
    Kind.SENT: ("verstuurd document", "verstuurde documenten"),
}
MAIN_KINDS = (Kind.MEETING, Kind.JONGERE, Kind.ACTION)
MAIN_KINDS_OF_COMMUNITY = (Kind.MEETING, Kind.TIP, Kind.ACTION)
"""What is counted of every version, of a table and of a community of practice."""
NEVER = "nog niets vastgelegd"


def moment_words(moment: dt.datetime, now: dt.datetime) -> str:
    """Return a moment (UTC) on the wall: `vandaag om 14:05`, `zo 22 nov om 14:05`, with the year of another year."""
    local, today = moment.astimezone(), now.astimezone().date()
    day = "vandaag" if local.date() == today else short_date(local.date(), today)
    return f"{day} om {local:%H:%M}"


def age_words(moment: dt.datetime, now: dt.datetime) -> str:
    """Return how long ago a moment was: `5 minuten oud`, `3 uur oud`, `2 dagen oud`."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return f"{counted(days, 'dag', 'dagen')} oud"
    return f"{hours} uur oud" if hours else f"{counted(minutes, 'minuut', 'minuten')} oud"


def size_words(version: Version) -> str:
    """Return what a version holds: `2 bijeenkomsten, 4 jongeren, 31 acties`; with tips those instead of jongeren."""
    kinds = MAIN_KINDS_OF_COMMUNITY if version.count(Kind.TIP) else MAIN_KINDS
    return ", ".join(_counted(Counted(kind, version.count(kind))) for kind in kinds)


def saved_words(version: Version, now: dt.datetime, *, names: bool = True) -> str:
    """Return when a version was last saved and, where `names` may be seen, by whom."""
    if version.saved is None:
        return NEVER
    who = f" door {version.who}" if names and version.who else ""
    return f"laatst bewaard {moment_words(version.saved, now)}{who}"


def beyond_words(side: Side, now: dt.datetime) -> str:
    """Return what only one has, or empty: `3 acties meer, de bijeenkomst van 26 november is hier afgesloten`."""
    today = now.astimezone().date()
    more = [f"{_counted(counted)} meer" for counted in side.more]
    closed = [f"de bijeenkomst van {day_and_month(day, today)} is hier afgesloten" for day in side.closed]
    begun = [f"de bijeenkomst van {day_and_month(day, today)} is hier begonnen" for day in side.begun]
    less = [f"bij {_jongeren(side.withdrew)} is hier iets ingetrokken"] if side.withdrew else []
    return ", ".join([*more, *closed, *begun, *less])


def changed_words(comparison: Comparison) -> str:
    """Return what both versions have and have differently, or empty."""
    changed = [_counted(counted) for counted in comparison.changed]
    if not changed:
        return "de stap waar de bijeenkomst is, of de gegevens van de reeks" if comparison.rest_differs else ""
    return listed(changed)


def newer_words(comparison: Comparison, first: str, second: str) -> str:
    """Return which of two versions, called `first` and `second`, is newer, or that it cannot be known."""
    apart = "Beide zijn verder gegaan: in elk staat iets dat in de andere niet staat."
    match comparison.newer:
        case Newer.SAME:
            return "Er is geen verschil."
        case Newer.FIRST:
            return f"{first} is nieuwer: daar is na {_inside(second)} nog in verder gewerkt."
        case Newer.SECOND:
            return f"{second} is nieuwer: daar is na {_inside(first)} nog in verder gewerkt."
        case Newer.FIRST_LAST_SAVED:
            return f"{apart} {first} is het laatst bewaard."
        case Newer.SECOND_LAST_SAVED:
            return f"{apart} {second} is het laatst bewaard."
        case Newer.OTHER_SERIES:
            return "Let op: dit zijn twee verschillende reeksen."
        case Newer.UNKNOWN:
            return (
                "Welke nieuwer is, is niet te zeggen: de tijden zijn gelijk, of iets anders dan tafel heeft gewijzigd."
            )


def loss_words(comparison: Comparison, now: dt.datetime) -> str:
    """Return what goes when the second version comes in the place of the first (what stands now)."""
    today = now.astimezone().date()
    gone, changed = [_counted(counted) for counted in comparison.first.more], changed_words(comparison)
    reopened = [
        f"De bijeenkomst van {day_and_month(day, today)} is dan niet meer afgesloten."
        for day in comparison.first.closed
    ]
    parts = [f"U raakt kwijt: {listed(gone)}."] if gone else []
    if changed:
        parts.append(f"Weer zoals toen: {changed}.")
    back = [_counted(counted) for counted in comparison.second.more]
    if back:
        parts.append(f"Terug komt: {listed(back)}.")
    return (
        " ".join([*_taken_back(comparison.first), *parts, *reopened])
        or "Er verandert niets: de kopie is gelijk aan wat er nu staat."
    )


def _taken_back(now: Side) -> list[str]:
    """Say that a copy does not know what jongeren took back since: then a partner would read it again."""
    if not now.withdrew:
        return []
    return [
        f"Let op: bij {_jongeren(now.withdrew)} is sindsdien toestemming ingetrokken, of mag een partner minder lezen. "
        "De kopie weet dat niet; leg het na het terugzetten meteen weer vast."
    ]


def copy_line(copy: ReserveCopy) -> tuple[str, str, str]:
    """Return a reserve copy for a list: its moment as `2026-11-22 14:05`, why it was made, and what it holds."""
    holds = size_words(copy.version) if copy.version else "zelf beschadigd, niet te gebruiken"
    return (f"{copy.made.astimezone():%Y-%m-%d %H:%M}", copy.reason, holds)


def listed(parts: Sequence[str]) -> str:
    """Return parts as one runs them together: `3 acties, 1 signaal en 2 personen`."""
    *most, last = parts
    return f"{', '.join(most)} en {last}" if most else last


def _counted(one: Counted) -> str:
    return counted(one.count, *_WORDS[one.kind])


def _jongeren(count: int) -> str:
    return _counted(Counted(Kind.JONGERE, count))


def _inside(name: str) -> str:
    """Return what a version is called in the middle of a sentence."""
    return name[0].lower() + name[1:]
