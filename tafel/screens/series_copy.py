"""A copy of a series, to look at: as the series itself, and marked as a copy on its first line."""

from sessions.acts.opening import SeriesFile
from tafel.screens.series import COPIES, SeriesScreen
from tafel.widgets.why_reading import WhyReading


class CopyScreen(SeriesScreen):
    """Shows a version that is not the series itself; `what` says which: `van 22 november om 14:05`."""

    PURPOSE = (
        "Dit is een kopie van de reeks, om te bekijken. Enter op een bijeenkomst toont haar of haar verslag, zoals het "
        "toen was. Wijzigen kan alleen in de reeks zelf; Esc brengt u terug."
    )

    def __init__(self, file: SeriesFile, what: str) -> None:
        super().__init__(file)
        self.PURPOSE = CopyScreen.PURPOSE
        self._what = what

    def show_page(self, lit: str = "") -> None:
        """Paint the copy, and say on top that it is one."""
        super().show_page(lit)
        self.show_where(f"KOPIE: {self._file.series.title}", self._what)
        self.query_one(WhyReading).say("", "Dit is een kopie, om te bekijken. Esc brengt u terug.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A copy has no copies of its own."""
        return False if action == COPIES.action else super().check_action(action, parameters)
