"""Gathers the actions over all series for who follows them up; reads without a lock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sessions.actions import Action
from sessions.acts.present import present_actions
from sessions.errors import Refusal
from sessions.following.followed import Followed, in_order
from sessions.following.rules import is_over, need_of, next_on_route, steps_taken, steps_to_same, why_stuck
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


@dataclass(frozen=True)
class Gathered:
    """All actions, what needs attention first; `unread` tells of each series that cannot be read why, in Dutch."""

    lines: tuple[Followed, ...]
    unread: tuple[tuple[str, str], ...] = ()


def gather_followed(archive: Archive) -> Gathered:
    """Return the actions of every series; one that cannot be read is told and stops nothing.

    Raises a Refusal when the folder itself cannot be read.
    """
    lines: list[Followed] = []
    unread: list[tuple[str, str]] = []
    for slug in archive.slugs():
        try:
            with archive.read(slug) as file:
                lines += actions_of(file)
        except Refusal as refusal:
            unread.append((slug, str(refusal)))
    return Gathered(tuple(in_order(lines)), tuple(unread))


def actions_of(file: SeriesFile) -> list[Followed]:
    """Return the actions of one open series, by number. Raises DamagedFile."""
    return list(_Reading(file).lines())


class _Reading:
    """One series while its actions are gone through."""

    def __init__(self, file: SeriesFile) -> None:
        self._file = file
        self._today = file.today()
        self._series = file.series
        self._sessions = file.sessions.all()
        self._days = {session.number: session.date for session in self._sessions}
        self._trajects: Mapping[int, Traject] = {traject.number: traject for traject in file.trajects.all()}
        self._actions: Mapping[int, Action] = {action.number: action for action in file.actions.all()}
        self._handed_on = {action.after for action in self._actions.values() if action.open}
        coming = [session.date for session in self._sessions if session.is_to_come(self._today)]
        self._next_table = min(coming, default=None)

    def lines(self) -> Iterator[Followed]:
        """Yield the actions, but not those of a jongere who goes on elsewhere: they are found there."""
        for action in present_actions(self._file):
            traject = self._trajects.get(action.traject or 0)
            need = need_of(action, self._today, traject_over=is_over(traject))
            why = self._why(action) if need.stands else ""
            offer = self._offer(action, traject) if why else ""
            yield Followed(
                slug=self._file.slug,
                series=self._series.title,
                mark=self._series.mark,
                action=action,
                need=need,
                today=self._today,
                code=traject.code if traject else "",
                roepnaam=traject.roepnaam if traject else "",
                birth_month=traject.birth_month if traject else "",
                meeting=(action.session, self._days[action.session]) if action.session in self._days else None,
                next_table=self._next_table,
                offer=offer,
                why=why if offer else "",
            )

    def _why(self, action: Action) -> str:
        """Return why it should go up the route; while somebody further up is at it, it waits for that."""
        return "" if action.number in self._handed_on else why_stuck(action, self._sessions, self._today)

    def _offer(self, action: Action, traject: Traject | None) -> str:
        taken = steps_taken(action, self._actions)
        return next_on_route(self._series.escalation, taken, skip=steps_to_same(action, traject))
