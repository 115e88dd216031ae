"""What the minutes say of sorting: what was done in this meeting, in numbers."""

import datetime as dt

from exports.audiences import Audience
from exports.blocks import Fields
from exports.minutes import meeting_minutes, minutes_for
from exports.rendering.markdown import to_markdown
from sessions.formats import plan_steps
from sessions.meetings import Session
from sessions.record import Record
from sessions.series import Series, SeriesKind
from sessions.tips.sorting import merged, placed
from sessions.tips.tip import Moment, Tip, tell_tips

BEFORE, DURING, AFTER = Moment


def record_with(*tips: Tip) -> Record:
    """The record of meeting 2 of a community of practice with these tips."""
    day = dt.date(2026, 11, 24)
    return Record(
        series=Series(number=1, kind=SeriesKind.COP, name="Samen aan tafel", slug="samen", mark="SAT"),
        session=Session(number=2, kind="cop", date=day, steps=plan_steps("cop", ())),
        tips=tell_tips(tips, session=2),
        today=day,
    )


def test_the_minutes_tell_what_was_sorted_in_this_meeting() -> None:
    here = [placed(Tip(number=number, text="Tip"), BEFORE, usable=number == 1, session=2) for number in (1, 2)]
    earlier = placed(Tip(number=3, text="Vorige keer"), AFTER, usable=True, session=1)
    keep, double = merged(here[0], Tip(number=4, text="Zegt hetzelfde"), session=2)
    record = record_with(keep, here[1], earlier, double, Tip(number=5, text="Blijft liggen"))
    assert Fields((
        ("Gesorteerd", "2 tips"),
        ("Voor het gesprek", "2"),
        ("Bruikbaar", "1"),
        ("Samengevoegd", "1 tip"),
        ("Nog te sorteren", "1 van 4 tips"),
    )) in meeting_minutes(record)
    (document,) = minutes_for(record, Audience.INTERN)
    assert "Nog te sorteren" in to_markdown(document)


def test_a_meeting_in_which_nothing_was_sorted_does_not_speak_of_it() -> None:
    record = record_with(placed(Tip(number=1, text="Vorige keer"), AFTER, session=1), Tip(number=2, text="Nog niet"))
    assert "esorteerd" not in str(meeting_minutes(record))
