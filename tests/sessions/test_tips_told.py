"""What the minutes of one meeting tell of all tips of a community of practice."""

from sessions.tips.sorting import merged, placed
from sessions.tips.tip import Moment, Public, Tip, tell_tips

BEFORE, DURING, AFTER = Moment


def test_only_what_was_done_in_this_meeting_is_counted_as_done_here() -> None:
    fresh = Tip(number=1, text="Vandaag gezegd en blijven liggen", session=2)
    here = placed(Tip(number=2, text="Vandaag geplaatst", session=1), DURING, usable=True, session=2)
    earlier = placed(Tip(number=3, text="Vorige keer geplaatst", session=1), AFTER, usable=True, session=1)
    imported = Tip(number=4, text="Kwam met een plek binnen", moment=BEFORE, usable=True)
    back = placed(placed(Tip(number=5, text="Terug op de stapel"), BEFORE, session=2), None, session=2)
    keep, double = merged(here, Tip(number=6, text="Zegt hetzelfde", session=2), session=2)

    told = tell_tips([fresh, keep, earlier, imported, back, double], session=2)
    assert (told.total, told.unsorted) == (5, 2)
    assert [tip.number for tip in told.collected] == [1, 6], "also what another tip took in was said here"
    assert dict(told.placed) == {BEFORE: 0, DURING: 1, AFTER: 0}
    assert (told.usable, told.merged) == (1, 1)
    assert tell_tips([fresh, keep, earlier, imported, back, double], session=3).merged == 0


def test_the_toptips_stand_by_public_in_their_order() -> None:
    tips = (
        Tip(number=1, text="Voor niemand in het bijzonder", rank=1),
        Tip(number=2, text="Tweede", public=Public.PROFESSIONALS, rank=4),
        Tip(number=3, text="Eerste", public=Public.PROFESSIONALS, rank=2),
        Tip(number=4, text="Voor ouders", public=Public.PARENTS, rank=9),
        Tip(number=5, text="Opgegaan in een andere", public=Public.PARENTS, rank=1, merged_into=4),
    )
    assert [tip.number for tip in tell_tips(tips, session=1).toptips] == [4, 3, 2, 1]
