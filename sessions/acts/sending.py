"""Keeping of every document that was made to be given to somebody: what, for whom, which version, on which ground."""

from collections.abc import Iterable

from sessions.sent import Sent
from sessions.store.series_file import SeriesFile


def record_sent(file: SeriesFile, documents: Iterable[Sent]) -> tuple[Sent, ...]:
    """Keep that these documents were made, of whatever meeting, closed or not; return them as kept.

    Nothing takes this back: a document that left did leave. Raises Missing for a meeting that is not there, and what
    `SeriesFile.change` raises.
    """
    made = tuple(documents)
    for sent in made:
        if sent.session:
            file.sessions.get(sent.session)
    with file.change("documenten gemaakt", undoable=False):
        return tuple(file.sent.add(sent) for sent in made)
