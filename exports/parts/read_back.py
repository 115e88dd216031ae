"""Teruglezen in the minutes: the jongere's own statement, and what is still to be read back."""

from exports.blocks import Block, Bullets, Paragraph, Quote
from exports.parts.scene import Scene
from exports.privacy.names import Names
from exports.wording import full_date
from sessions.actions import ReadBack
from sessions.record import Record
from sessions.trajects import Traject


def read_back_part(scene: Scene) -> tuple[Block, ...]:
    """Return the statement (its older wordings only where private) and the actions to read back later."""
    traject = scene.traject
    if traject is None:
        return ()
    return (*_statement(scene, traject), *_to_read(scene.record, traject))


def _statement(scene: Scene, traject: Traject) -> tuple[Block, ...]:
    blocks = statement_of(scene.record, traject, scene.names)
    older = traject.statements[:-1]
    if older and scene.private:
        wordings = (f"{full_date(said.recorded)}: {scene.names(said.text)}" for said in older)
        blocks += (Paragraph("Eerdere woorden:"), Bullets(tuple(wordings)))
    return blocks


def statement_of(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the statement that stands, with its day where it is of an earlier meeting."""
    if not traject.statements:
        return ()
    current = traject.statements[-1]
    label = "Eigen verklaring"
    if current.session != record.session.number:
        label = f"{label} van {full_date(current.recorded)}"
    return (Paragraph(f"{label}:"), Quote(names(current.text)))


def _to_read(record: Record, traject: Traject) -> tuple[Block, ...]:
    later = [action for action in record.actions_of(traject.number) if action.read_back == ReadBack.LATER]
    numbers = ", ".join(str(action.number) for action in later if action.open)
    if not numbers:
        return ()
    return (Paragraph(f"Later teruglezen, met iemand die de jongere vertrouwt: actie {numbers}."),)
