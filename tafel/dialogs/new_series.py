"""Making a new series: its kind by choice, then its name, place and rhythm."""

from sessions.acts.opening import Archive
from sessions.acts.prepare import create_series
from sessions.errors import InvalidInput
from sessions.series import SeriesKind
from tafel.dialogs.choice import Choice
from tafel.dialogs.form import Form, FormField

KINDS = (
    Choice(SeriesKind.VELDTAFEL, "Veldtafel", "jongeren, hun jeugdhulpverleners en de vaste partners"),
    Choice(SeriesKind.DUAAL, "Duaal overleg", "hetzelfde met één partner, zonder tafel"),
    Choice(SeriesKind.COP, "Community of practice", "samen leren: ouders, professionals, onderzoekers"),
)
"""The kinds of series, as they are chosen."""

EXAMPLES = {
    SeriesKind.VELDTAFEL: "zoals West-Friesland",
    SeriesKind.DUAAL: "zoals West-Friesland",
    SeriesKind.COP: "zoals Samen aan tafel",
}


class NewSeriesDialog(Form[str]):
    """Asks for the rest of a new series; the answer is its slug."""

    def __init__(self, archive: Archive, kind: SeriesKind) -> None:
        super().__init__(
            f"Nieuw: {kind.label}",
            [
                FormField("name", "Naam", EXAMPLES[kind]),
                FormField("place", "Plaats", "waar u bij elkaar komt"),
                FormField("rhythm", "Ritme in weken", "om de hoeveel weken", value="6"),
            ],
        )
        self._archive = archive
        self._kind = kind

    def keep(self, values: dict[str, str]) -> str:
        """Make the series."""
        rhythm = values["rhythm"]
        if not rhythm.isdecimal() or not 1 <= int(rhythm) <= 52:
            raise InvalidInput("Typ een getal van 1 tot en met 52, bijvoorbeeld 6.", field="ritme in weken")
        with create_series(
            self._archive, self._kind, values["name"], place=values["place"], rhythm_weeks=int(rhythm)
        ) as file:
            return file.slug
