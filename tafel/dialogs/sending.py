"""What to send, for whom, in which form and where: one dialog, in which the usual answers stand already."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.css.query import NoMatches
from textual.widgets import Input

from sessions.acts.opening import SeriesFile
from sessions.days.dates import long_date
from sessions.errors import InvalidInput, Missing
from sessions.meetings import Session, SessionStatus
from tafel.dialogs.base import GO_BACK
from tafel.forms.choice import choice_field, numbered, read_choice
from tafel.forms.field import FormField
from tafel.forms.form import DOWN, NEXT, SAVE, UP, Form
from tafel.paths import read_folder
from tafel.sending.making import kinds_of_reader, known_readers, read_reader
from tafel.sending.order import Order, What

MAKE = replace(SAVE, label="maken", tip="Maak wat hier staat")

FOOTNOTE = (
    "Alles volgt wat elke jongere deelt, en roepnamen worden codes. Voordat er iets wordt geschreven, kijkt u de namen "
    "na. Ctrl+S maakt het meteen."
)
EVERYBODY = "voor iedereen die er iets van krijgt"
NO_MEETING = "dit gaat over de hele reeks"
LATER = "dat kiest u daarna, bij de cijfers"


class SendDialog(Form[Order]):
    """Asks what to send; it makes nothing itself. `folder` is proposed.

    With a `meeting` its package is proposed; of a closed one it begins at the last field, where one Enter is enough.
    """

    OFFERS = (NEXT, MAKE, UP, DOWN, GO_BACK)

    def __init__(self, file: SeriesFile, folder: Path, meeting: int | None = None) -> None:
        self._file = file
        known = file.sessions.find(meeting) if meeting is not None else None
        session = known or _latest(file)
        begun = session is not None and session.status != SessionStatus.PLANNED
        self._proposed = What.PACKAGE if begun else What.AGENDA if session else What.LIST
        super().__init__(
            f"Versturen · {file.series.title}",
            [
                replace(choice_field("what", "Wat", tuple(What), value=self._proposed), echo=_echo_what),
                FormField(
                    "meeting",
                    "Bijeenkomst",
                    "nummer",
                    str(session.number) if session else "",
                    echo=self._echo_meeting,
                    reads_empty=True,
                    replaces=True,
                ),
                FormField(
                    "reader",
                    "Voor wie",
                    "leeg: de gewone lezers",
                    echo=self._echo_reader,
                    complete=self._read_reader,
                    reads_empty=True,
                ),
                FormField(
                    "form",
                    "Vorm",
                    "leeg: de gewone vorm",
                    echo=self._echo_form,
                    complete=self._read_form,
                    reads_empty=True,
                    replaces=True,
                ),
                FormField("folder", "Map", "de hele naam van de map", str(folder)),
            ],
            start="folder" if known and known.status == SessionStatus.CLOSED else "what",
            footnote=FOOTNOTE,
        )

    def keep(self, values: dict[str, str]) -> Order:
        """Return what was chosen."""
        if not values["what"]:
            raise InvalidInput("Kies wat u wilt versturen.", field="Wat")
        what = What(values["what"])
        forms = what.forms
        form = self._read_form(values["form"]) if values["form"] else next(iter(forms))
        reader = self._read_reader(values["reader"]) if values["reader"] else ""
        return Order(
            what=what,
            meeting=self._meeting(values["meeting"]).number if what.of_meeting else 0,
            reader=reader,
            form=forms[form],
            folder=read_folder(values["folder"]),
        )

    @on(Input.Changed)
    def _other_document(self, event: Input.Changed) -> None:
        """Another document has other readers and forms: say so in their fields."""
        if self.row("what").input is event.input:
            for key in ("meeting", "reader", "form"):
                self.row(key).show_echo()

    @property
    def _what(self) -> What:
        """What is chosen so far; what was proposed while nothing readable stands there."""
        with suppress(NoMatches, StopIteration, InvalidInput):
            return What(read_choice(self.row("what").text, words=tuple(What), label="Wat"))
        return self._proposed

    def _echo_meeting(self, typed: str) -> str:
        if not self._what.of_meeting:
            return LATER if self._what == What.REPORT else NO_MEETING
        session = self._meeting(typed)
        return f"{long_date(session.date, self._file.today())}, {session.status}"

    def _meeting(self, typed: str) -> Session:
        """Return the meeting of which this is the number. Raises InvalidInput for any other text."""
        found = self._file.sessions.find(int(typed)) if typed.isdecimal() else None
        if found is None:
            raise InvalidInput("Typ het nummer van een bijeenkomst van deze reeks.", field="Bijeenkomst")
        return found

    def _echo_reader(self, typed: str) -> str:
        kinds = kinds_of_reader(self._file, self._what)
        if not kinds:
            return LATER if self._what == What.REPORT else EVERYBODY
        if not typed:
            more = "   of een naam" if known_readers(self._file, self._what) else ""
            return f"voor {kinds[0]}.   {numbered(kinds)}{more}" if len(kinds) > 1 or more else f"voor {kinds[0]}"
        reader = self._read_reader(typed)
        return "" if reader == typed else reader

    def _read_reader(self, typed: str) -> str:
        kinds = kinds_of_reader(self._file, self._what)
        if not kinds:
            return ""
        try:
            return read_reader(typed, kinds=kinds, names=known_readers(self._file, self._what))
        except Missing as missing:
            raise InvalidInput(str(missing), field="voor wie") from missing

    def _echo_form(self, typed: str) -> str:
        if self._what == What.REPORT:
            return LATER
        forms = tuple(self._what.forms)
        if not typed:
            return f"{forms[0]}.   {numbered(forms)}" if len(forms) > 1 else forms[0]
        form = self._read_form(typed)
        return "" if form == typed else form

    def _read_form(self, typed: str) -> str:
        return read_choice(typed, words=tuple(self._what.forms), label="Vorm")


def _echo_what(typed: str) -> str:
    """Return what there is to choose, for a proposal that stands already hides it; or the word that was begun."""
    word = read_choice(typed, words=tuple(What), label="Wat")
    return numbered(tuple(What)) if word == typed else word


def _latest(file: SeriesFile) -> Session | None:
    """Return the meeting that was last held, or else the first one to come."""
    sessions = sorted(file.sessions.all(), key=lambda session: session.when)
    held = [session for session in sessions if session.status != SessionStatus.PLANNED]
    return held[-1] if held else next(iter(sessions), None)
