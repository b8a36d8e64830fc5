"""From values to places along a line, and labels kept off each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Scale(NamedTuple):
    """A line from `start` to `end` on which the values from `low` to `high` stand."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value stands; beyond the ends of the line it stands at the end."""
        span = (self.high - self.low) or 1
        part = min(1, max(0, (value - self.low) / span))
        return self.start + (self.end - self.start) * part


def px(value: float) -> str:
    """A coordinate as drawings write it."""
    return f"{value:.1f}".removesuffix(".0")


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved as little as need be, so that each is `gap` from the next and none leaves the line, if there is room."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    gap = min(gap, (high - low) / max(1, len(places) - 1))
    found: dict[int, float] = {}
    last = low - gap
    for number in order:
        last = found[number] = max(places[number], last + gap)
    last = high + gap
    for number in reversed(order):
        last = found[number] = min(found[number], last - gap)
    return [found[number] for number in range(len(places))]
