"""The two scores of a leefgebied, as they are typed in one line."""

import pytest

from sessions.errors import InvalidInput
from sessions.scores import read_scores


@pytest.mark.parametrize(
    ("typed", "scores"),
    [
        ("", (None, None)),
        ("  ", (None, None)),
        ("3", (3, None)),
        ("3 7", (3, 7)),
        (" 3  7 ", (3, 7)),
        ("3-7", (3, 7)),
        ("3 - 7", (3, 7)),
        ("3→7", (3, 7)),
        ("3 → 7", (3, 7)),
        ("3/7", (3, 7)),
        ("3 naar 7", (3, 7)),
        ("3 NAAR 7", (3, 7)),
        ("3, 7", (3, 7)),
        ("0 10", (0, 10)),
    ],
)
def test_two_scores_are_read(typed: str, scores: tuple[int | None, int | None]) -> None:
    assert read_scores(typed) == scores


@pytest.mark.parametrize(
    "typed", ["6,5", "6.5", "6,5 8", "6½", "11", "3 11", "-1", "3 7 9", "drie", "3 en 7", "3.7", "9" * 5000, "٣ 7"]
)
def test_what_is_no_whole_score_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="hele cijfers van 0 tot en met 10"):
        read_scores(typed)
