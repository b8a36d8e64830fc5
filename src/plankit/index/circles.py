"""Circles among entries that point at each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Edges = dict[str, list[str]]


def knot(edges: Edges) -> Edges:
    """What is left of some entries and what each points at, when all that leads to an end has been taken away."""
    open_ends = {id_: len(targets) for id_, targets in edges.items()}
    pointing: Edges = {}
    for id_, targets in edges.items():
        for target in targets:
            pointing.setdefault(target, []).append(id_)
    ended = [id_ for id_, count in open_ends.items() if not count]
    while ended:
        for id_ in pointing.get(ended.pop(), ()):
            open_ends[id_] -= 1
            if not open_ends[id_]:
                ended.append(id_)
    return {id_: [each for each in targets if open_ends[each]] for id_, targets in edges.items() if open_ends[id_]}


def circles(edges: Edges) -> Iterator[list[str]]:
    """The circles among some entries, each from the entry that stands first; every target is an entry too."""
    tangled = knot(edges)
    order = {id_: number for number, id_ in enumerate(tangled)}
    seen: set[str] = set()
    for start in tangled:
        path: dict[str, int] = {}
        id_ = start
        while id_ not in seen and id_ not in path:
            path[id_] = len(path)
            id_ = tangled[id_][0]
        if id_ in path:
            circle = list(path)[path[id_] :]
            first = circle.index(min(circle, key=order.__getitem__))
            yield circle[first:] + circle[:first]
        seen.update(path)
