"""The themes of a community of practice: what experiences are about, and what was told of each, without names."""

from sessions.acts.at_work import session_at_work
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.meetings import Session, Theme
from sessions.people import same_name
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line

PROPOSED = ("bejegening", "goed luisteren", "samen beslissen", "duidelijke taal", "na afloop")
"""Themes to choose from: the first two come from such a group, the others are ours (domain.md section 2)."""


def add_theme(file: SeriesFile, place: Place, title: str) -> Session:
    """Add a theme at the end. Raises InvalidInput when the title is empty, or there already."""
    session = session_at_work(file, place)
    _check_title(session, title)
    with file.change("thema toegevoegd", place=place):
        theme = validated(Theme, {"title": title})
        return file.sessions.save(session.changed(themes=(*session.themes, theme)))


def rename_theme(file: SeriesFile, place: Place, which: int, title: str) -> Session:
    """Call a theme otherwise; `which` is its place, from 0. Raises as `add_theme` does."""
    session = session_at_work(file, place)
    _check_title(session, title, but=which)
    with file.change("thema hernoemd", place=place):
        return _save(file, session, which, title=title)


def keep_theme_notes(file: SeriesFile, place: Place, which: int, notes: str, *, visit: str) -> Session:
    """Keep what was told of a theme (its place, from 0); one `visit` to the field is one undo step.

    A theme that was undone meanwhile keeps nothing.
    """
    session = session_at_work(file, place)
    if which >= len(session.themes):
        return session
    with file.change("ervaringen genoteerd", place=place, merge=visit):
        return _save(file, session, which, notes=notes)


def _save(file: SeriesFile, session: Session, which: int, **values: str) -> Session:
    """Inside a change: keep a theme with other values."""
    themes = tuple(theme.changed(**values) if place == which else theme for place, theme in enumerate(session.themes))
    return file.sessions.save(session.changed(themes=themes))


def _check_title(session: Session, title: str, but: int = -1) -> None:
    if not clean_line(title):
        raise InvalidInput("Typ waar de ervaringen over gaan, bijvoorbeeld: goed luisteren.", field="thema")
    if any(same_name(theme.title, title) for place, theme in enumerate(session.themes) if place != but):
        raise InvalidInput("Dit thema is er al. Typ een ander thema, of schrijf bij dat thema verder.", field="thema")
