"""Spreading the time of a jongere over the steps of the block."""

from collections.abc import Sequence


def spread(minutes: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return whole minutes per step, in proportion to `weights` (the minutes of the format) and exact in sum.

    A step that has time in the format keeps at least one minute, so `minutes` is at least the number of those; where
    the format gives no time at all, every step counts the same.
    """
    shares = [min(1, weight) for weight in weights]
    parts = weights if any(weights) else (1,) * len(weights)
    for _ in range(minutes - sum(shares)):
        furthest_behind = max(range(len(parts)), key=lambda step: parts[step] / (2 * shares[step] + 1))
        shares[furthest_behind] += 1
    return tuple(shares)
