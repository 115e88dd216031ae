"""Whether a text can be read: the contrast of WCAG 2.2."""

from textual.color import Color

LEAST = 4.5
"""Level AA, for text of normal size."""


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = (value / 255 for value in (colour.r, colour.g, colour.b))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: Color, background: Color) -> float:
    """Return the contrast of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(text), luminance(background)))
    return (lighter + 0.05) / (darker + 0.05)
