"""Points in a plane, each with a letter of its own, none on top of another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plankit.views.pictures.scale import Scale, px

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, RADIUS = 620, 360, 46, 16, 16, 46, 12
MOST = 40
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Dot(NamedTuple):
    """A point and its letter."""

    id: str
    letter: str
    x: str
    y: str


class Mark(NamedTuple):
    """A value on an axis."""

    value: float
    place: str


class Scatter(NamedTuple):
    """Points over an axis of effort and one of value; `best` is the size of the corner with much value for little effort."""

    dots: tuple[Dot, ...]
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]
    best: tuple[str, str]


def letter(number: int) -> str:
    """A, B, and so on; after Z comes AA."""
    before = number // len(ALPHABET)
    return (letter(before - 1) if before else "") + ALPHABET[number % len(ALPHABET)]


def scatter(points: Sequence[tuple[str, float, float]]) -> Scatter | None:
    """The points (id, effort, value); None where there are too few or too many to compare at a glance."""
    if not 1 < len(points) <= MOST:
        return None
    across = nice(max(effort for _, effort, _ in points))
    up = nice(max(value for *_, value in points))
    x = Scale(0, across[-1], LEFT + RADIUS, WIDTH - RIGHT - RADIUS)
    y = Scale(0, up[-1], HEIGHT - BOTTOM - RADIUS, TOP + RADIUS)
    taken: list[tuple[float, float]] = []
    for _, effort, value in points:
        taken.append(_free(x(effort), y(value), taken))
    return Scatter(
        tuple(Dot(id_, letter(number), *map(px, taken[number])) for number, (id_, *_) in enumerate(points)),
        tuple(Mark(value, px(x(value))) for value in across),
        tuple(Mark(value, px(y(value))) for value in up),
        (px((x.start + x.end) / 2 - LEFT), px((y.start + y.end) / 2 - TOP)),
    )


def nice(most: float) -> list[float]:
    """Round values from 0 to just beyond the largest, four to six of them."""
    if most <= 0:
        return [0, 1]
    power = 1.0
    while power * 10 <= most:
        power *= 10
    while power > most:
        power /= 10
    step = next(part * power for part in (0.2, 0.25, 0.5, 1, 2, 2.5) if part * power * 5 >= most)
    return [round(step * number, 6) for number in range(int(-(-most // step)) + 1)]


def _free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The place nearest to a point on which no other circle stands."""
    for left, up in _around():
        at = (x + left, y - up)
        inside = LEFT + RADIUS <= at[0] <= WIDTH - RIGHT - RADIUS and TOP + RADIUS <= at[1] <= HEIGHT - BOTTOM - RADIUS
        if inside and all((at[0] - one) ** 2 + (at[1] - two) ** 2 >= (2 * RADIUS + 1) ** 2 for one, two in taken):
            return at
    return x, y


@cache
def _around() -> tuple[tuple[float, float], ...]:
    """Steps away from a point, the nearest first; sideways before upwards."""
    step, reach = 2 * RADIUS + 2, range(-MOST, MOST + 1)
    steps = ((one * step, two * step) for one in reach for two in reach)
    return tuple(sorted(steps, key=lambda at: (at[0] ** 2 + 2 * at[1] ** 2, -at[0], at[1])))
