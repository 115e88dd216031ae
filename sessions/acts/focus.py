"""The focus of a community of practice, and as whom people take part in it."""

from sessions.errors import InvalidInput
from sessions.people import Person
from sessions.place import Place
from sessions.roles import Role
from sessions.series import Series
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line


def choose_focus(file: SeriesFile, question: str, place: Place | None = None) -> Series:
    """Set the focus question; the earlier ones stay. Saying the same once more changes nothing.

    Raises InvalidInput when it is empty.
    """
    if not clean_line(question):
        raise InvalidInput("Typ de vraag waar het om gaat, bijvoorbeeld: waar lopen we tegenaan?", field="focus")
    chosen = file.series.with_focus(question, file.today())
    if chosen != file.series:
        with file.change("focus gekozen", place=place):
            file.save_series(chosen)
    return file.series


def take_part_as(file: SeriesFile, person: int, role: Role | None, place: Place | None = None) -> Person:
    """Say as whom somebody takes part (None: not said)."""
    known = file.people.get(person)
    with file.change("rol genoteerd", place=place):
        return file.people.save(known.changed(role=role))
