"""Sorteren ronde 2 in the minutes: toptips per public in their order, dots as numbers, and nobody's vote."""

from exports.blocks import Heading, Table
from exports.parts.choosing import choosing_part
from exports.parts.scene import Scene
from exports.privacy.names import Names
from sessions.meetings import Step, StepKind
from sessions.record import Record
from sessions.tips.tip import Dots, Public, Tip, TipsTold

STEP = Step(id="kiezen", kind=StepKind.CHOOSE, title="Sorteren ronde 2")


def scene(record: Record, *toptips: Tip) -> Scene:
    told = TipsTold(total=9, toptips=toptips)
    return Scene(record.changed(tips=told), STEP, Names({"Hanna": "iemand"}), private=False)


def test_toptips_stand_for_each_public_with_their_dots_as_a_number(community: Record) -> None:
    votes = (Dots(sorter=4, dots=2), Dots(dots=5))
    blocks = choosing_part(
        scene(
            community,
            Tip(number=7, text="Zeg dat Hanna belt", public=Public.PARENTS, rank=1, votes=votes),
            Tip(number=2, text="Luister eerst", public=Public.PARENTS, rank=2),
            Tip(number=5, text="Voor iedereen", rank=1),
        )
    )
    assert blocks == (
        Heading("Toptips voor ouders", level=3),
        Table(
            ("Plaats", "Toptip", "Nummer", "Stippen"),
            (("1", "Zeg dat iemand belt", "T7", "7"), ("2", "Luister eerst", "T2", "")),
        ),
        Heading("Toptips", level=3),
        Table(("Plaats", "Toptip", "Nummer"), (("1", "Voor iedereen", "T5"),)),
    )


def test_without_toptips_nothing_is_told(community: Record) -> None:
    assert choosing_part(scene(community)) == ()
