"""Age, where only the month of birth is known (domain.md section 5)."""

import datetime as dt


def months_until(birth_month: str, age: int, today: dt.date) -> int | None:
    """Return the whole months from today until the month of this birthday; negative once past, None if unknown.

    Only the month is known, so the month itself counts as 0 (domain.md section 5).
    """
    if not birth_month:
        return None
    year, month = (int(part) for part in birth_month.split("-"))
    return (year + age - today.year) * 12 + month - today.month


def age_in_years(birth_month: str, today: dt.date) -> int | None:
    """Return the age in years that is sure today: a birthday counts from the first of the month after it."""
    if not birth_month:
        return None
    year, month = (int(part) for part in birth_month.split("-"))
    return today.year - year - (0 if today.month > month else 1)
