"""What of a series has expired, and what may still be done with it; and how long a series keeps its trajecten."""

from dataclasses import dataclass

from sessions.document import validated
from sessions.errors import Refusal
from sessions.retention import HARDEST, USUAL, Expiry, Retention, clock_doubt, expiry_of
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


class PastHardStop(Refusal):
    """A traject past its hard stop can only be viewed or erased."""


@dataclass(frozen=True)
class Expired:
    """A traject that has expired; `is_past` where it can only be viewed or erased."""

    traject: Traject
    expiry: Expiry
    is_past: bool


def doubt_of(file: SeriesFile) -> str:
    """Return in Dutch why this computer's clock cannot be trusted to tell what expired, or "". Raises DamagedFile."""
    moments = [line.when for line in file.log()]
    return clock_doubt(file.now(), max(moments, default=None))


def expiry_in(file: SeriesFile, traject: Traject) -> Expiry | None:
    """Return when a traject expires; None while it runs, and for one that goes on somewhere else."""
    return None if traject.gone else expiry_of(traject.ended, file.series.retention)


def expired_in(file: SeriesFile) -> tuple[Expired, ...]:
    """Return what has expired by this computer's clock, the first one first; ask `doubt_of` whether that is right."""
    today = file.today()
    dated = ((traject, expiry_in(file, traject)) for traject in file.trajects.all())
    found = [Expired(one, expiry, expiry.is_past(today)) for one, expiry in dated if expiry and expiry.has_come(today)]
    return tuple(sorted(found, key=lambda one: (one.expiry.on, one.traject.number)))


def is_past_hard_stop(file: SeriesFile, traject: Traject) -> bool:
    """Whether a traject can only be viewed or erased; never so by a clock that cannot be trusted."""
    expiry = expiry_in(file, traject)
    return expiry is not None and expiry.is_past(file.today()) and not doubt_of(file)


def check_not_past(file: SeriesFile, number: int) -> None:
    """Raise PastHardStop for a traject that can only be viewed or erased, Missing for a number that is not there."""
    if is_past_hard_stop(file, file.trajects.get(number)):
        raise PastHardStop(
            "De bewaartermijn van dit traject is voorbij. Het is alleen nog te bekijken of te wissen. Er is niets "
            "veranderd."
        )


def set_retention(file: SeriesFile, months: int = USUAL, hard_stop: int = HARDEST, reason: str = "") -> Retention:
    """Keep how long this series keeps trajecten after their end, in months, and why.

    Raises InvalidInput for numbers that do not fit, and without a reason where they are not the usual ones.
    """
    retention = validated(Retention, {"months": months, "hard_stop": hard_stop, "reason": reason})
    if retention != file.series.retention:
        with file.change("bewaartermijn gewijzigd"):
            file.save_series(file.series.changed(retention=retention))
    return retention
