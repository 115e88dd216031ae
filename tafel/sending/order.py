"""What somebody wants to send: which document, for whom, in which form and where to."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exports.action_list.product import ListForm
from exports.rendering.files import Form


class What(StrEnum):
    """What can be sent, in the words of the dialog."""

    PACKAGE = "pakket"
    MINUTES = "verslag"
    PLAN = "trajectplan"
    LIST = "actielijst"
    CALENDAR = "kalender"
    AGENDA = "agenda"
    REPORT = "rapport"
    """The figures of a period; what, in which form and where is asked on its own screen."""

    @property
    def of_meeting(self) -> bool:
        """Whether it is of one meeting; the others are about the whole series as it stands."""
        return self in {What.PACKAGE, What.MINUTES, What.AGENDA}

    @property
    def forms(self) -> dict[str, Form | ListForm]:
        """The forms in which it can be made, by the words of the dialog; the first is the usual one."""
        match self:
            case What.LIST:
                return _OF_LIST
            case What.CALENDAR:
                return {"agenda (ics)": ListForm.ICS}
        return _OF_DOCUMENT


_OF_DOCUMENT: dict[str, Form | ListForm] = {
    "Word": Form.WORD,
    "afdrukken (html)": Form.HTML,
    "platte tekst (md)": Form.MARKDOWN,
}
_OF_LIST: dict[str, Form | ListForm] = {
    "Excel": ListForm.XLSX,
    "afdrukken (html)": ListForm.HTML,
    "platte tekst (md)": ListForm.MARKDOWN,
    "csv": ListForm.CSV,
    "json": ListForm.JSON,
}


@dataclass(frozen=True)
class Order:
    """What to make. `meeting` is its number, 0 where it is of none.

    `reader` is a kind of reader (`organisaties`, `jongeren`, `intern`), the name of one of them, or empty for the usual
    ones.
    """

    what: What
    meeting: int
    reader: str
    form: Form | ListForm
    folder: Path
