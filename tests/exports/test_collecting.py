"""Tips verzamelen in the minutes: what was collected at this meeting, and nothing that tells who said it."""

from pathlib import Path

import pytest

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.markdown import to_markdown
from sessions.acts.gather import record_of
from sessions.acts.meeting import enter_meeting
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips, reword_tip
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.tips.importing import read_tip_lines

PEOPLE = "Hanna Vos; ouder\nPim Kok; ouder\nOmar Bos; ouder\nYara Blok; jongere\nPieter Blom; Jeugdhulp Duinrand"
SAID = "@ouder >hulpverleners Bel eerst, zei Hanna\n@jongere Vraag het aan mij [b]\n@ouder @jongere *Kom* op tijd"


@pytest.mark.parametrize(("audience", "hanna"), [(Audience.INTERN, "Hanna"), (Audience.PARTICIPANTS, "een ouder")])
def test_the_minutes_tell_the_tips_of_this_meeting_and_not_who_said_them(
    tmp_path: Path, audience: Audience, hanna: str
) -> None:
    with create_series(Archive(tmp_path), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people(PEOPLE, roles=True))
        plan_meeting(file, day=file.today())
        enter_meeting(file, 1)
        step = next(step for step in file.sessions.get(1).steps if step.kind == StepKind.COLLECT)
        collect_tips(file, read_tip_lines(SAID), Place(1, step.id))
        collect_tips(file, read_tip_lines("Van een andere keer"))
        reword_tip(file, Place(1, step.id), 3, "Kom *altijd* op tijd")
        text = "".join(to_markdown(document) for document in minutes_for(record_of(file, 1), audience))
    told = [line for line in text.splitlines() if line.startswith("| T")]
    assert told == [
        f"| T1 | Bel eerst, zei {hanna} | hulpverleners | ouder |",
        r"| T2 | Vraag het aan mij \[b\] | hulpverleners |  |",
        r"| T3 | Kom \*altijd\* op tijd | hulpverleners | ouder |",
    ]
    assert "Van een andere keer" not in text
