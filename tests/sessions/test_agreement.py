"""How far sorters agree, and Fleiss' kappa against a worked example."""

import pytest

from sessions.tips.agreement import Outcome, agreement, fleiss_kappa, share_of_agreement
from sessions.tips.tip import Moment, Tip, Verdict

BEFORE, DURING, AFTER = Moment


def tip(*verdicts: str, number: int = 1) -> Tip:
    """A tip with a verdict per word: `v`, `t*`, ..."""
    letters = {moment.letter: moment for moment in Moment}
    said = tuple(
        Verdict(sorter=place, moment=letters[word[0]], usable=word.endswith("*"))
        for place, word in enumerate(verdicts, start=1)
    )
    return Tip(number=number, text="Vraag wat er vandaag af moet.", verdicts=said)


@pytest.mark.parametrize(
    ("verdicts", "outcome", "moment"),
    [
        ((), None, None),
        (("v",), Outcome.UNANIMOUS, BEFORE),
        (("v", "v"), Outcome.UNANIMOUS, BEFORE),
        (("v", "t"), Outcome.DIVIDED, None),
        (("v", "v", "t"), Outcome.MAJORITY, BEFORE),
        (("v", "t", "n"), Outcome.DIVIDED, None),
        (("n", "n", "t", "t"), Outcome.DIVIDED, None),
        (("n", "n", "n", "t"), Outcome.MAJORITY, AFTER),
    ],
)
def test_the_outcome_of_a_tip(verdicts: tuple[str, ...], outcome: Outcome | None, moment: Moment | None) -> None:
    found = agreement(tip(*verdicts))
    assert (found.outcome, found.moment) == (outcome, moment)


def test_bruikbaar_has_its_own_line() -> None:
    found = agreement(tip("v*", "v", "t*"))
    assert (found.outcome, found.on_usable, found.usable) == (Outcome.MAJORITY, Outcome.MAJORITY, True)
    assert agreement(tip("v*", "v")).usable is False, "half is no majority"


def test_the_share_of_agreement_counts_tips_with_two_verdicts_or_more() -> None:
    assert share_of_agreement([tip("v", "v"), tip("v", "t"), tip("n")]) == 0.5
    assert share_of_agreement([tip("n")]) is None


def test_kappa_equals_the_worked_example() -> None:
    """The example of Fleiss' kappa with 14 raters, 10 subjects and 5 categories (Fleiss 1971; kappa 0.210)."""
    counts = [
        (0, 0, 0, 0, 14),
        (0, 2, 6, 4, 2),
        (0, 0, 3, 5, 6),
        (0, 3, 9, 2, 0),
        (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0),
        (2, 5, 3, 2, 2),
        (6, 5, 2, 1, 0),
        (0, 2, 2, 3, 7),
    ]
    ratings = [[category for category, count in enumerate(subject) for _ in range(count)] for subject in counts]
    assert fleiss_kappa(ratings) == pytest.approx(0.210, abs=0.0005)


def test_kappa_is_one_when_all_agree_and_none_where_it_says_nothing() -> None:
    assert fleiss_kappa([["v", "v"], ["t", "t"]]) == pytest.approx(1.0)
    assert fleiss_kappa([["v", "v"], ["v", "v"]]) is None, "chance alone explains one category"
    assert fleiss_kappa([]) is None
    assert fleiss_kappa([["v"]]) is None
    with pytest.raises(ValueError, match="same number"):
        fleiss_kappa([["v", "v"], ["v"]])
