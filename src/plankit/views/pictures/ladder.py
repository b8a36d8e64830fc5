"""Steps that go up: each later and higher than the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.views.pictures.scale import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.sections.ownership import Escalation

WIDTH, HEIGHT, RISE, GAP, MARGIN = 184, 66, 30, 22, 6
MOST = 6


class Rung(NamedTuple):
    """A step with its left upper corner."""

    entry: Escalation
    x: str
    y: str


class Ladder(NamedTuple):
    """The steps, and the arrows from each to the next."""

    rungs: tuple[Rung, ...]
    arrows: tuple[str, ...]
    heads: tuple[str, ...]
    width: str
    height: str


def ladder(steps: Sequence[Escalation]) -> Ladder | None:
    """The steps as a picture; None where there is but one, or too many."""
    if not 1 < len(steps) <= MOST:
        return None
    count = len(steps)
    lefts = [MARGIN + number * (WIDTH - 40 + GAP) for number in range(count)]
    tops = [MARGIN + (count - 1 - number) * (HEIGHT + RISE) for number in range(count)]
    ways = [(lefts[number] + WIDTH / 2, tops[number], lefts[number + 1]) for number in range(count - 1)]
    bends = [(x, y, to, y - RISE - HEIGHT / 2) for x, y, to in ways]
    return Ladder(
        tuple(Rung(step, px(x), px(y)) for step, x, y in zip(steps, lefts, tops, strict=True)),
        tuple(f"{px(x)},{px(y)} {px(x)},{px(up)} {px(to - 2)},{px(up)}" for x, y, to, up in bends),
        tuple(f"{px(to - 8)},{px(up - 5)} {px(to)},{px(up)} {px(to - 8)},{px(up + 5)}" for _, _, to, up in bends),
        px(lefts[-1] + WIDTH + MARGIN),
        px(tops[0] + HEIGHT + MARGIN),
    )
