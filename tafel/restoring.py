"""What `tafel herstel` does and says: the reserve copies of a series, and one of them put back."""

from collections.abc import Callable

from sessions.acts.opening import Archive
from sessions.acts.restoring import (
    ReserveCopy,
    Restored,
    copy_of,
    reserve_copies,
    restorable_series,
    restore_copy,
    restore_damaged,
    what_would_change,
)
from sessions.clock import utc_now
from sessions.errors import Refusal
from tafel.versions import copy_line, loss_words, moment_words

Ask = Callable[[str], bool]
"""Asks a question at the terminal and returns whether the answer is yes."""


class NotRestored(Refusal):
    """Whoever was asked said no."""


def list_copies(archive: Archive, word: str) -> str:
    """Return the reserve copies of a series, the newest first, a line each. Raises Missing."""
    slug = restorable_series(archive, word)
    copies = reserve_copies(archive, slug)
    if not copies:
        return f"Van de reeks ‘{slug}’ is nog geen reservekopie."
    return "\n".join(_line(copy) for copy in copies)


def restore(archive: Archive, word: str, moment: str | None, *, ask: Ask | None) -> str:
    """Put a copy back and return what was done and where the file stands that was there before.

    Without a `moment` that is the newest good one, and only where the series is damaged. With one, it is asked first
    where there is somebody to `ask`. Raises a Refusal when nothing was put back.
    """
    slug = restorable_series(archive, word)
    if moment is None:
        return _told(restore_damaged(archive, slug))
    copy = copy_of(reserve_copies(archive, slug), moment, slug)
    if ask is not None and not ask(_question(archive, slug, copy)):
        raise NotRestored("Er is niets teruggezet.")
    return _told(restore_copy(archive, slug, copy))


def _question(archive: Archive, slug: str, copy: ReserveCopy) -> str:
    now = utc_now()
    change = what_would_change(archive, slug, copy)
    lost = f"{loss_words(change, now)} " if change else ""
    return f"De kopie van {moment_words(copy.made, now)} terugzetten? {lost}Wat er nu staat, blijft ernaast bewaard."


def _line(copy: ReserveCopy) -> str:
    moment, reason, holds = copy_line(copy)
    return f"{moment}  {reason:<15}  {holds}"


def _told(restored: Restored) -> str:
    told = f"Teruggezet: de reservekopie van {moment_words(restored.copy.made, utc_now())}."
    if restored.replaced is None:
        return f"{told}\nEr stond geen bestand op die plaats."
    return f"{told}\nWat er stond, is bewaard als {restored.replaced}"
