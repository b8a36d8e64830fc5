"""Which layer each box of a graph is in, in which order, and how far to the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Room = Callable[["Slot", "Slot"], float]

SWEEPS = 8


class Slot(NamedTuple):
    """A place in a layer: that of a box, or one kept free for a line that passes."""

    layer: int
    id: str
    passing: str = ""

    @property
    def real(self) -> bool:
        """Whether a box stands here."""
        return not self.passing


Chains = dict[tuple[str, str], tuple[Slot, ...]]


def layered(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Each node one layer below the lowest that it points to; a line that would close a circle counts the other way."""
    above: dict[str, list[str]] = {each: [] for each in nodes}
    for source, target in edges:
        above[source].append(target)
    forward = _without_circles(nodes, above)
    found: dict[str, int] = {}
    for each in forward.order:
        found[each] = max((found[target] + 1 for target in forward.above[each]), default=0)
    return found


class _Forward(NamedTuple):
    """The nodes, each after those it points to, and where they point once circles are broken."""

    order: list[str]
    above: dict[str, list[str]]


def _without_circles(nodes: Sequence[str], above: Mapping[str, list[str]]) -> _Forward:
    order: dict[str, None] = {}
    kept: dict[str, list[str]] = {each: [] for each in nodes}
    for first in nodes:
        way = [(first, iter(above[first]))] if first not in order else []
        while way:
            node, rest = way[-1]
            target = next(rest, None)
            if target is None:
                way.pop()
                order[node] = None
            elif all(target != each for each, _ in way):
                kept[node].append(target)
                if target not in order:
                    way.append((target, iter(above[target])))
    return _Forward(list(order), kept)


def ordered(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], layer: Mapping[str, int]
) -> tuple[list[list[Slot]], Chains]:
    """The rows from the top down, ordered so that few lines cross, and the slots between the two ends of each line."""
    rows: list[list[Slot]] = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for each in nodes:
        rows[layer[each]].append(Slot(layer[each], each))
    chains: Chains = {}
    for pair in edges:
        upper, lower = sorted(pair, key=lambda id_: layer[id_])
        if (upper, lower) not in chains:
            passing = [Slot(each, upper, lower) for each in range(layer[upper] + 1, layer[lower])]
            for slot in passing:
                rows[slot.layer].append(slot)
            chains[upper, lower] = (Slot(layer[upper], upper), *passing, Slot(layer[lower], lower))
    for number in range(SWEEPS):
        _sweep(rows, _neighbours(chains, down=number % 2 == 0), down=number % 2 == 0)
    return rows, chains


def _neighbours(chains: Chains, *, down: bool) -> dict[Slot, list[Slot]]:
    """Slot to those it is joined with, in the row above (`down`) or the row below."""
    found: dict[Slot, list[Slot]] = {}
    for slots in chains.values():
        for upper, lower in pairwise(slots):
            one, other = (lower, upper) if down else (upper, lower)
            found.setdefault(one, []).append(other)
    return found


def _sweep(rows: list[list[Slot]], joined: Mapping[Slot, list[Slot]], *, down: bool) -> None:
    """Each row ordered by the middle of what it is joined with in the row before."""
    numbers = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
    for number in numbers:
        before = rows[number - 1 if down else number + 1]
        where = {slot: place for place, slot in enumerate(before)}
        middles = {
            slot: _mean([where[each] for each in joined[slot]]) if slot in joined else float(place)
            for place, slot in enumerate(rows[number])
        }
        rows[number].sort(key=lambda slot: middles[slot])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def placed(
    rows: Sequence[Sequence[Slot]], chains: Chains, width: float, passing: float, gap: float
) -> dict[Slot, float]:
    """The middle of every slot: near what it is joined with, in the order of its row, nothing on top of another."""

    def room(one: Slot, other: Slot) -> float:
        return ((width if one.real else passing) + (width if other.real else passing)) / 2 + gap

    x: dict[Slot, float] = {}
    for row in rows:
        at = 0.0
        for one, other in zip((None, *row), row, strict=False):
            at += room(one, other) if one else 0
            x[other] = at
    for number in range(SWEEPS):
        down = number % 2 == 0
        joined = _neighbours(chains, down=down)
        for row in rows if down else reversed(rows):
            _shift(row, x, joined, room)
    left = min((x[slot] - (width if slot.real else passing) / 2 for row in rows for slot in row), default=0)
    return {slot: at - left + 8 for slot, at in x.items()}


def _shift(row: Sequence[Slot], x: dict[Slot, float], joined: Mapping[Slot, list[Slot]], room: Room) -> None:
    """Move a row towards what it is joined with; the mean of two ways that keep the distances keeps them too."""
    wanted = [_mean([x[each] for each in joined[slot]]) if slot in joined else x[slot] for slot in row]
    right, left = list(wanted), list(wanted)
    for number in range(1, len(row)):
        right[number] = max(right[number], right[number - 1] + room(row[number - 1], row[number]))
    for number in range(len(row) - 2, -1, -1):
        left[number] = min(left[number], left[number + 1] - room(row[number], row[number + 1]))
    for slot, one, other in zip(row, right, left, strict=True):
        x[slot] = (one + other) / 2
