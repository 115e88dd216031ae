"""What to make of the tips: in which form, which of them, with remarks or not, and where."""

from dataclasses import dataclass
from pathlib import Path

from exports.tips.product import TipForm
from sessions.errors import InvalidInput
from sessions.tips.book import Selection
from tafel.forms.choice import choice_field, yes_no, yes_no_field
from tafel.forms.field import FormField
from tafel.forms.form import Form
from tafel.paths import documents_folder, read_folder

FORMS = {
    "om af te drukken": TipForm.HTML,
    "platte tekst": TipForm.MARKDOWN,
    "Excel (csv)": TipForm.CSV,
    "json": TipForm.JSON,
}


@dataclass(frozen=True)
class Order:
    """What to write and where."""

    selection: Selection
    form: TipForm
    remarks: bool
    folder: Path


class TipProductDialog(Form[Order]):
    """Asks what to write; it writes nothing itself."""

    def __init__(self) -> None:
        super().__init__(
            "Tips als bestand",
            [
                choice_field("selection", "Welke tips", tuple(Selection), value=Selection.USABLE),
                choice_field("form", "Vorm", tuple(FORMS), value=next(iter(FORMS))),
                yes_no_field("remarks", "Met opmerkingen", value=False, may_be_unknown=False),
                FormField("folder", "Map", "de hele naam van de map", str(documents_folder())),
            ],
            footnote="Namen van deelnemers staan er nooit in. Een bron ook niet, als minder dan drie mensen die rol "
            "hebben. Ctrl+S maakt het bestand meteen.",
        )

    def keep(self, values: dict[str, str]) -> Order:
        """Return what was chosen."""
        if not values["selection"] or not values["form"]:
            raise InvalidInput(
                "Kies welke tips, en in welke vorm.", field="Vorm" if values["selection"] else "Welke tips"
            )
        return Order(
            selection=Selection(values["selection"]),
            form=FORMS[values["form"]],
            remarks=bool(yes_no(values["remarks"])),
            folder=read_folder(values["folder"]),
        )
