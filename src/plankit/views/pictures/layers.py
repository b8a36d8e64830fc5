"""A small graph in layers: who is reported to stands above, no box meets another, no line crosses a box."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plankit.views.pictures.ordering import Slot, layered, ordered, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WIDTH, HEIGHT = 168, 62
GAP, TRACK, MARGIN = 22, 12, 8
PORT = 7
MOST, WIDEST = 24, 6


class Edge(NamedTuple):
    """A line from one box up to another, of some kind."""

    source: str
    target: str
    kind: str


class Box(NamedTuple):
    """A box with its left upper corner."""

    id: str
    x: float
    y: float


class Line(NamedTuple):
    """A line through some points, from the box it starts at to the one its arrow points to."""

    edge: Edge
    points: tuple[tuple[float, float], ...]


class Drawing(NamedTuple):
    """A graph that has been laid out."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def drawing(nodes: Sequence[str], edges: Sequence[Edge]) -> Drawing | None:
    """The graph laid out; None where it is too large to be read as a picture."""
    known = set(nodes)
    fit = [each for each in dict.fromkeys(edges) if {each.source, each.target} <= known and each.source != each.target]
    if len(nodes) > MOST:
        return None
    layer = layered(nodes, [(each.source, each.target) for each in fit])
    rows, chains = ordered(nodes, [(each.source, each.target) for each in fit], layer)
    if max((sum(slot.real for slot in row) for row in rows), default=0) > WIDEST:
        return None
    x = placed(rows, chains, WIDTH, PORT * 4, GAP)
    routes = _routes(fit, chains, layer)
    tracks = _tracks(routes, x, len(rows))
    tops = _tops(tracks, len(rows))
    boxes = tuple(
        Box(slot.id, x[slot] - WIDTH / 2, tops[number]) for number, row in enumerate(rows) for slot in row if slot.real
    )
    lines = tuple(_line(edge, slots, layer, x, tops, tracks) for edge, slots in routes.items())
    width = max(box.x + WIDTH for box in boxes) + MARGIN
    right = max((point[0] for line in lines for point in line.points), default=0) + MARGIN
    return Drawing(boxes, lines, max(width, right), tops[-1] + HEIGHT + MARGIN)


def _routes(
    edges: Sequence[Edge], chains: Mapping[tuple[str, str], tuple[Slot, ...]], layer: Mapping[str, int]
) -> dict[Edge, tuple[Slot, ...]]:
    """The slots that each line passes, from the upper box to the lower."""
    found = {}
    for each in edges:
        upper, lower = sorted((each.source, each.target), key=lambda id_: layer[id_])
        found[each] = chains[upper, lower]
    return found


Tracks = dict[tuple[int, Slot, str], int]


def _steps(routes: Mapping[Edge, tuple[Slot, ...]]) -> Iterator[tuple[Edge, Slot, Slot]]:
    for edge, slots in routes.items():
        for upper, lower in pairwise(slots):
            yield edge, upper, lower


def _tracks(routes: Mapping[Edge, tuple[Slot, ...]], x: Mapping[Slot, float], rows: int) -> Tracks:
    """The height at which the lines below a slot run sideways: those of one kind together, others on tracks of their own."""
    spans: list[dict[tuple[Slot, str], tuple[float, float]]] = [{} for _ in range(rows)]
    for edge, upper, lower in _steps(routes):
        key = (upper, edge.kind)
        ends = (_port(x, upper, edge), _port(x, lower, edge), *spans[upper.layer].get(key, ()))
        spans[upper.layer][key] = (min(ends), max(ends))
    found: Tracks = {}
    for number, row in enumerate(spans):
        ends_at: list[float] = []
        for key, (left, right) in sorted(row.items(), key=lambda pair: pair[1]):
            track = next((track for track, end in enumerate(ends_at) if end + PORT < left), len(ends_at))
            ends_at[track:] = [right, *ends_at[track + 1 :]]
            found[number, *key] = track
    return found


def _tops(tracks: Tracks, rows: int) -> list[float]:
    """The upper edge of each row: the more tracks between two rows, the further they are apart."""
    tops = [float(MARGIN)]
    for number in range(rows - 1):
        count = max((track + 1 for (row, *_), track in tracks.items() if row == number), default=0)
        tops.append(tops[-1] + HEIGHT + GAP + TRACK * (count + 1))
    return tops


def _port(x: Mapping[Slot, float], slot: Slot, edge: Edge) -> float:
    """Where a line meets a box: each kind has its own place."""
    return x[slot] + (PORT if edge.kind == "escalates" else -PORT)


def _line(
    edge: Edge,
    slots: tuple[Slot, ...],
    layer: Mapping[str, int],
    x: Mapping[Slot, float],
    tops: Sequence[float],
    tracks: Tracks,
) -> Line:
    points: list[tuple[float, float]] = []
    for upper, lower in pairwise(slots):
        turn = tops[upper.layer] + HEIGHT + GAP / 2 + TRACK * (1 + tracks[upper.layer, upper, edge.kind])
        above, below = _port(x, upper, edge), _port(x, lower, edge)
        points += [(above, tops[upper.layer] + HEIGHT), (above, turn), (below, turn), (below, tops[lower.layer])]
    downward = layer[edge.source] < layer[edge.target]
    return Line(edge, tuple(points if downward else reversed(points)))
