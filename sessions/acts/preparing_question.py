"""Preparing the question with a jongere, outside a meeting: own topics, of which only some come to the table.

What does not come along, and is not to be kept, leaves no trace: not in the file, not in undo, and not in the copies
that were made since the preparation began.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sessions.acts.gather import progress_of
from sessions.addiction import check_recordable
from sessions.clock import local_day
from sessions.errors import Refusal
from sessions.following.rules import is_over
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.place import Place
from sessions.preparation import Preparation, Topic
from sessions.preparing import finished, moved, topic_in, with_new_topic, with_topic, without_topic
from sessions.store.documents import SeriesDocuments
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


class NotNow(Refusal):
    """The question of this jongere cannot be prepared now."""


@dataclass(frozen=True)
class Finished:
    """That a preparation was finished. `left` are the copies that may still hold what was to be gone."""

    traject: Traject
    left: tuple[Path, ...] = ()

    @property
    def warning(self) -> str:
        """What to do about the copies that are left, in Dutch, or ""."""
        if not self.left:
            return ""
        names = ", ".join(str(path) for path in self.left)
        return f"Deze kopieën waren niet schoon te maken en kunnen nog iets bevatten: {names}. Verwijder ze zelf."


def check_may_prepare(file: SeriesFile, traject: int) -> None:
    """Raise NotNow while another jongere is at the table, and for who has ended or goes on somewhere else."""
    if is_over(file.trajects.get(traject)):
        raise NotNow("Dit traject loopt hier niet meer. Open het eerst weer; daarna kan de vraag worden voorbereid.")
    if any(_has_another(file, session, traject) for session in file.sessions.all()):
        raise NotNow(
            "Er zit nu een andere jongere aan tafel. Voorbereiden kan hier niet tijdens dat gesprek. Rond het eerst af."
        )


def _has_another(file: SeriesFile, session: Session, traject: int) -> bool:
    """Whether a meeting is at work in the block of another jongere; one that was left open on another day is not."""
    progress = progress_of(file, session.number) if session.status == SessionStatus.RUNNING else None
    if progress is None or local_day(progress.entered) != file.today():
        return False
    at_table = next((step.traject for step in session.steps if step.id == progress.step), None)
    return at_table not in {None, traject}


def preparation_of(file: SeriesFile, traject: int) -> Preparation:
    """Return what a jongere prepared so far; an empty one that begins today where that is nothing yet."""
    return file.trajects.get(traject).preparation or Preparation(begun=file.today())


def note_company(file: SeriesFile, traject: int, **values: str) -> Traject:
    """Note the `writer`, the `company` with whom it is done, or whom to `ask_along`."""
    return _prepare(file, traject, "voorbereiding genoteerd", lambda before: before.changed(**values))


def add_topic(file: SeriesFile, traject: int, title: str, leefgebied: Leefgebied | None = None) -> Topic:
    """Add a topic, in a leefgebied or a free one; return it. Raises InvalidInput for verslaving without consent."""
    check_recordable(file.trajects.get(traject), leefgebied)
    after = _prepare(file, traject, "onderwerp gekozen", lambda before: with_new_topic(before, title, leefgebied))
    assert after.preparation is not None
    return max(after.preparation.topics, key=lambda topic: topic.id)


def save_topic(file: SeriesFile, traject: int, topic: int, *, visit: str = "", **values: Any) -> Topic:
    """Change fields of a topic; one `visit` to a field of text is one undo step, however often it is saved.

    Raises Missing when the topic is gone, and InvalidInput when a value does not fit.
    """
    after = _prepare(
        file, traject, "onderwerp genoteerd", lambda before: with_topic(before, topic, **values), visit=visit
    )
    assert after.preparation is not None
    return topic_in(after.preparation, topic)


def remove_topic(file: SeriesFile, traject: int, topic: int) -> Traject:
    """Take a topic away. Raises Missing."""
    return _prepare(file, traject, "onderwerp weggehaald", lambda before: without_topic(before, topic))


def move_topic(file: SeriesFile, traject: int, topic: int, offset: int) -> Traject:
    """Put a topic one place up (-1) or down (1) in the jongere's own order. Raises Missing."""
    return _prepare(file, traject, "volgorde gekozen", lambda before: moved(before, topic, offset))


def bring_along(file: SeriesFile, traject: int) -> Finished:
    """Finish: what comes along fills De vraag, what is kept stays, and the rest is gone, for good.

    Nothing before it can be undone any more, because undo would bring back what is gone. First the copies are cleaned
    (those from before the preparation are not touched), then the file is saved: who is interrupted in between does it
    again and has lost nothing that was to stay. Raises InvalidInput as `sessions.preparing.finished` does, NotNow, and
    what `SeriesFile.change` raises: then the file is as it was.
    """
    check_may_prepare(file, traject)
    before = preparation_of(file, traject)
    after = finished(file.trajects.get(traject))
    since = dt.datetime.combine(before.begun, dt.time.min).astimezone()
    stays = tuple(topic for topic in before.topics if topic.along or topic.keep)
    parts = {one.uid for one in file.trajects.where(lambda one: one.merged_into == traject)}
    erase = partial(_erase_from_copy, after.uid, parts, before.begun, stays)
    left = file.clean_copies(erase, since=since)
    with file.change("vraag voorbereid", undoable=False, place=_page(traject)):
        file.trajects.save(after)
    file.forget_history()
    return Finished(after, left)


def _erase_from_copy(
    uid: str, parts: Collection[str], begun: dt.date, stays: tuple[Topic, ...], documents: SeriesDocuments
) -> None:
    """Leave in a copy of this preparation only what was to stay, as it was in the end.

    So what was taken away or worded otherwise on the way is gone too, and nobody who goes back to that copy loses what
    was to come along. Of the trajecten that were merged into this one (their uids: `parts`) nothing is left.
    """
    for traject in documents.trajects.where(lambda traject: traject.preparation is not None):
        preparation = traject.preparation
        assert preparation is not None
        if traject.uid in parts:
            documents.trajects.save(traject.changed(preparation=None))
        elif traject.uid == uid and preparation.begun >= begun and preparation.topics != stays:
            documents.trajects.save(traject.changed(preparation=preparation.changed(topics=stays)))


def _prepare(
    file: SeriesFile, traject: int, label: str, change: Callable[[Preparation], Preparation], visit: str = ""
) -> Traject:
    check_may_prepare(file, traject)
    after = change(preparation_of(file, traject))
    with file.change(label, place=_page(traject), merge=visit):
        return file.trajects.save(file.trajects.get(traject).changed(preparation=after))


def _page(traject: int) -> Place:
    return Place(session=0, traject=traject)
