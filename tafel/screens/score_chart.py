"""A small chart of scores in plain characters: a line per meeting from 0 to 10, with the numbers beside it.

Nu is a filled dot and straks an open one, so that it reads without colour, and from the back of a room.
"""

import datetime as dt
from collections.abc import Sequence

from textual.content import Content

from sessions.acts.scores_over_time import Scored
from sessions.days.dates import short_date
from sessions.scores import Score

LEGEND = "● nu   ○ straks   van 0 tot 10"
NOW, GOAL, BOTH = "●", "○", "◉"
BETWEEN, AROUND = "─", "·"
HIGHEST = 10
MOST = 6
"""So many meetings are drawn for one leefgebied; of more the last."""
DAY = 14
"""Columns for the day of a meeting, with its year where that is another one."""
_STEPS = ((70, 3), (46, 2), (0, 1))
"""From which width how many columns one point of a score is."""


def score_chart(points: Sequence[Scored], today: dt.date, width: int) -> list[Content]:
    """Return the lines of a chart that is `width` columns wide, the earliest meeting on top.

    Where there are more than fit the eye, the first line says how many meetings there were before.
    """
    step = next(step for least, step in _STEPS if width >= least)
    earlier = len(points) - MOST
    lines = [_muted(f"… en {earlier} eerder")] if earlier > 0 else []
    return lines + [_line(point, today, step) for point in points[-MOST:]]


def score_words(now: Score, goal: Score) -> str:
    """Return both scores as `3 → 8`, with a question mark for one that was not given."""
    return " → ".join("?" if score is None else str(score) for score in (now, goal))


def _line(point: Scored, today: dt.date, step: int) -> Content:
    day = short_date(point.day, today) if point.day else "nu"
    numbers = Content.from_markup("  [b]$numbers[/b]", numbers=score_words(point.now, point.goal))
    return _muted(f"{day:<{DAY}}") + Content(track(point.now, point.goal, step)) + numbers


def track(now: Score, goal: Score, step: int = 1) -> str:
    """Return a line from 0 to 10, `step` columns per point, with a dot for each score and a stroke between the two."""
    line = [AROUND] * (HIGHEST * step + 1)
    if now is not None and goal is not None:
        first, last = sorted((now * step, goal * step))
        line[first : last + 1] = [BETWEEN] * (last + 1 - first)
    if goal is not None:
        line[goal * step] = GOAL
    if now is not None:
        line[now * step] = BOTH if now == goal else NOW
    return "".join(line)


def _muted(text: str) -> Content:
    return Content.from_markup("[$muted]$text[/]", text=text)
