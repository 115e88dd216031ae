"""Signals for the beleidstafel: what the table itself cannot solve."""

from sessions.acts.at_work import session_at_work
from sessions.document import validated
from sessions.meetings import Signal
from sessions.place import Place
from sessions.store.series_file import SeriesFile


def raise_signal(file: SeriesFile, place: Place, text: str) -> Signal:
    """Keep a signal for the beleidstafel. Raises InvalidInput when it is empty or too long."""
    session_at_work(file, place)
    signal = validated(Signal, {"session": place.session, "text": text})
    with file.change("signaal genoteerd", place=place):
        return file.signals.add(signal)


def reword_signal(file: SeriesFile, place: Place, number: int, text: str) -> Signal:
    """Change the words of a signal."""
    session_at_work(file, place)
    changed = file.signals.get(number).changed(text=text)
    with file.change("signaal gewijzigd", place=place):
        return file.signals.save(changed)


def take_back_signal(file: SeriesFile, place: Place, number: int) -> None:
    """Take away a signal that was typed by mistake."""
    session_at_work(file, place)
    with file.change("signaal weggehaald", place=place):
        file.signals.remove(number)
