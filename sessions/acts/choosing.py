"""Choosing toptips (round 2): with dots or directly, and the order of the toptips for each public."""

from collections.abc import Sequence

from sessions.acts.at_work import session_at_work
from sessions.meetings import Session
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.tips.sorting import choosable_tips, declared, meant_for, moved_in_order
from sessions.tips.tip import Public, Tip
from sessions.tips.voting import read_ballot, with_dots_of, with_hands


def count_hands(file: SeriesFile, place: Place, number: int, dots: int) -> Tip:
    """Keep how many dots a tip got in a show of hands. Raises InvalidInput for less than 0."""
    session_at_work(file, place)
    tip = with_hands(file.tips.get(number), dots)
    with file.change(f"stippen voor tip {number}", place=place):
        return file.tips.save(tip)


def give_dots(file: SeriesFile, place: Place, number: int, sorter: int, dots: int) -> Tip:
    """Keep how many dots one sorter gives a tip. Raises InvalidInput for less than 0."""
    session_at_work(file, place)
    tip = with_dots_of(file.tips.get(number), sorter, dots)
    with file.change(f"stippen voor tip {number}", place=place):
        return file.tips.save(tip)


def vote_anew(file: SeriesFile, place: Place) -> tuple[Tip, ...]:
    """Take all dots away in one act, to vote once more; return the tips that had any."""
    session_at_work(file, place)
    voted = [tip for tip in file.tips.all() if tip.votes]
    if not voted:
        return ()
    with file.change("alle stippen gewist", place=place):
        return tuple(file.tips.save(tip.changed(votes=())) for tip in voted)


def set_ballot(file: SeriesFile, place: Place, text: str) -> Session:
    """Say how many people vote and how many dots each has, as `10 x 3`; empty: whoever is in the room.

    Raises InvalidInput for a line that cannot be read.
    """
    session = session_at_work(file, place)
    ballot = read_ballot(text, session.ballot)
    with file.change("aantal stippen", place=place):
        return file.sessions.save(session.changed(ballot=ballot))


def declare_toptip(file: SeriesFile, place: Place, number: int) -> Tip:
    """Choose a tip as toptip, the last in the order for its public; once more takes it back."""
    session_at_work(file, place)
    changed = declared(file.tips.all(), number)
    with file.change(f"toptip {number}", place=place):
        _save_all(file, changed)
    return file.tips.get(number)


def move_toptip(file: SeriesFile, place: Place, number: int, offset: int) -> Tip:
    """Move a toptip one place up (-1) or down (1) for its public; at either end nothing happens."""
    session_at_work(file, place)
    changed = moved_in_order(file.tips.all(), number, offset)
    if changed:
        with file.change(f"toptip {number} verschoven", place=place):
            _save_all(file, changed)
    return file.tips.get(number)


def aim_tip(file: SeriesFile, place: Place, number: int, public: Public | None) -> Tip:
    """Say for whom a tip is; `meant_for` tells what becomes of its place as toptip."""
    session_at_work(file, place)
    changed = meant_for(file.tips.all(), number, public)
    if changed:
        with file.change(f"doelgroep van tip {number}", place=place):
            _save_all(file, changed)
    return file.tips.get(number)


def to_choose_from(file: SeriesFile) -> tuple[Tip, ...]:
    """Return the tips of round 2, by number."""
    return choosable_tips(file.tips.all())


def _save_all(file: SeriesFile, tips: Sequence[Tip]) -> None:
    for tip in tips:
        file.tips.save(tip)
