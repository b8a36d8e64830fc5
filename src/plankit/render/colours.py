"""Colours as CSS writes them, and how well words in one stand out on another."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb

DARKEST = 0.04045
"""Up to here the light of a part of a colour grows evenly."""
LEAST = 4.5
"""The contrast that words need (WCAG 2.2, 1.4.3)."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(
    r"(rgb|hsl)a?\(\s*(\d{1,3}(?:\.\d+)?)(?:deg)?\s*[, ]\s*(\d{1,3}(?:\.\d+)?)(%?)\s*[, ]\s*(\d{1,3}(?:\.\d+)?)(%?)\s*\)",
    re.IGNORECASE,
)
Colour = tuple[float, float, float]


def colour(text: str) -> Colour | None:
    """Red, green and blue from 0 to 1 of `#123456`, `rgb(18, 52, 86)` or `hsl(210, 65%, 20%)`; None for anything else."""
    if _HEX.fullmatch(text):
        digits = text[1:]
        pairs = [digit * 2 for digit in digits] if len(digits) in {3, 4} else re.findall("..", digits)
        red, green, blue = (int(pair, 16) / 255 for pair in pairs[:3])
        return red, green, blue
    found = _FUNCTION.fullmatch(text)
    if not found:
        return None
    kind, one, two, of_two, three, of_three = found.groups()
    if kind.lower() == "hsl":
        return (
            hls_to_rgb(float(one) / 360 % 1, min(float(three) / 100, 1), min(float(two) / 100, 1))
            if of_two and of_three
            else None
        )
    if of_two or of_three:
        return None
    return min(float(one) / 255, 1), min(float(two) / 255, 1), min(float(three) / 255, 1)


def contrast(one: Colour, other: Colour) -> float:
    """How well two colours stand out against each other, from 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def faint(ink: str, ground: str) -> float | None:
    """The contrast of words on a ground, rounded down, where it is less than words need."""
    one, other = colour(ink), colour(ground)
    if one is None or other is None:
        return None
    ratio = contrast(one, other)
    return int(ratio * 10) / 10 if ratio < LEAST else None


def _light(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
