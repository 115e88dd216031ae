"""The burgerservicenummer (BSN): never kept, and never repeated where it was found (domain.md section 5: no BSN)."""

import re

_DIGITS = re.compile(r"(?<![\d])(?<!\d[ .-])\d(?:[ .-]?\d){8}(?![ .-]?\d)")
"""Nine digits, with a point, blank or dash between them or not, and not part of a longer number."""
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def holds_service_number(text: str) -> bool:
    """Whether a text holds nine digits that pass the elfproef, the check by which a BSN is made."""
    return len(text) >= len(_WEIGHTS) and any(_passes(match.group()) for match in _DIGITS.finditer(text))


def _passes(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdecimal()]
    return sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
