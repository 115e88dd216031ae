"""Making a notice for who had documents about a jongere: that they are not shared any more, and to be thrown away."""

from collections.abc import Sequence
from typing import Any

from exports.recall import recall_notices
from exports.rendering.files import Form, files_of
from sessions.acts.gather_standing import standing_of
from sessions.acts.opening import SeriesFile
from sessions.sent import Sent
from tafel.dialogs.base import Dialog
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.dialogs.replacing import write_asking
from tafel.outgoing.leaving import note_sent
from tafel.paths import proposed_folder, read_folder

_FORMS = (
    Choice(Form.WORD, "Word", "docx"),
    Choice(Form.HTML, "om af te drukken", "html"),
    Choice(Form.MARKDOWN, "platte tekst", "md, om in een e-mail te plakken"),
)
NOBODY_ELSE = "Alleen de jongere zelf had iets. Er is geen bericht nodig."


async def recall(dialog: Dialog[Any], file: SeriesFile, traject: int, sent: Sequence[Sent]) -> None:
    """Ask in which form and where, and write a notice for each reader of these documents about a jongere."""
    notices = recall_notices(sent, file.trajects.get(traject), standing_of(file))
    if not notices:
        dialog.tell(NOBODY_ELSE)
        return
    form = await dialog.app.push_screen_wait(ChoiceDialog("Het bericht, in welke vorm?", _FORMS, names=False))
    if form is None:
        return
    proposed = str(proposed_folder(dialog.tafel.settings.now))
    folder = await dialog.app.push_screen_wait(LineDialog("In welke map?", read_folder, value=proposed, names=False))
    if folder is None:
        return
    await write_asking(dialog.app, files_of(notices, form), folder)
    trouble = note_sent(file, notices, form)
    count = "1 bericht staat" if len(notices) == 1 else f"{len(notices)} berichten staan"
    dialog.tell("\n".join(filter(None, (trouble, f"{count} in {folder}"))), trouble=bool(trouble))
