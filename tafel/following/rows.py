"""How an action reads in the list over all series, for a wide or a narrow screen."""

from textual.content import Content

from sessions.days.dates import short_date, until
from sessions.following.followed import Followed
from sessions.following.rules import Need
from tafel.following.words import last_said, who_words
from tafel.screens.overview_rows import WIDE, WIDEST
from tafel.widgets.named_rows import COLUMN_GAP, beside, private
from tafel.wording import deadline_text, firmness_text, status_text

MARKED = "●"
INDENT = 2


def followed_row(line: Followed, width: int, *, marked: bool, names: bool) -> Content:
    """Return an action: what names nobody first, then who does what, and what was said of it.

    Without `names` the lines that would be blank are left out, so that more actions fit.
    """
    width = min(width, WIDEST)
    action = line.action
    mark = MARKED if marked else " "
    reference = Content.from_markup("[b $primary]$mark[/] [b]$name[/b]", mark=mark, name=line.reference)
    status, when = Content(status_text(action.status)), _when(line)
    leefgebied = Content(action.leefgebied.label if action.leefgebied else "")
    who, said = (private(_who_and_what(line)), _said(line)) if names else (Content(""), Content(""))
    rest = [who, _standing(line, names=names), said, _offer(line)]
    if width >= WIDE:
        known = 10 + 7 + 18 + 20 + 4 * COLUMN_GAP
        cells = (
            (reference, 10),
            (Content(line.code), 7),
            (leefgebied, width - known),
            (when, 18),
            (status, 20),
        )
        lines = [beside(*cells)]
    else:
        first = reference + Content(f"  {line.code}  ") + leefgebied
        second = when + Content("   ") + status if when.plain else status
        lines = [beside((first, width)), beside((second, width - INDENT), indent=INDENT)]
    lines += [beside((part, width - INDENT), indent=INDENT) for part in rest if part.plain]
    return Content("\n").join(lines)


def _when(line: Followed) -> Content:
    action = line.action
    if not action.open:
        return Content("")
    if line.due is None:
        return Content("volgende tafel" if action.deadline else "geen termijn")
    words = until(line.due, line.today)
    return Content.from_markup("[b $error]$words[/]" if line.due < line.today else "$words", words=words)


def _who_and_what(line: Followed) -> Content:
    owner = line.action.owner
    about = f"   ({line.roepnaam})" if line.roepnaam and not (owner and owner.jongere) else ""
    return Content.from_markup(
        "[b]$who[/b]  $what[$muted]$about[/]", who=who_words(line), what=line.action.what, about=about
    )


def _standing(line: Followed, *, names: bool) -> Content:
    """Return what is not firm, a deadline that was moved, and until when it is out of sight."""
    action, today = line.action, line.today
    moved = action.open and action.deadline != action.first_deadline
    aside = action.open and action.hidden_until is not None and action.hidden_until > today
    parts = [
        _firmness(line, names=names) if action.open else Content(""),
        Content(f"verzet naar {deadline_text(action.deadline, today)}" if moved else ""),
        Content(f"uit zicht tot {short_date(action.hidden_until, today)}" if aside and action.hidden_until else ""),
        Content("traject klaar of gestopt" if line.need == Need.TRAJECT_OVER else ""),
    ]
    return Content(" · ").join([part for part in parts if part.plain])


def _firmness(line: Followed, *, names: bool) -> Content:
    """Return what is not firm; whose permission is awaited may be a name."""
    action = line.action
    text = firmness_text(action, line.today)
    if not action.waits_for:
        return Content(text)
    before, whose, after = text.partition(f" van {action.waits_for}")
    return Content(before) + private(Content(whose if names else "")) + Content(after)


def _said(line: Followed) -> Content:
    said = last_said(line.action)
    return private(Content.from_markup("[$muted]“$said”[/]", said=said)) if said else Content("")


def _offer(line: Followed) -> Content:
    if not line.offer:
        return Content("")
    return Content.from_markup("[b $warning]e[/] naar [b]$step[/b] [$muted]($why)[/]", step=line.offer, why=line.why)
