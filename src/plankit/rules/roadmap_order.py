"""Rules on what comes first: wishes that wait for each other, or for something planned later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.wishes import OPEN, stage
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.index import Index
    from plankit.sections.roadmap import Release
    from plankit.words import Name, Said

Edges = dict[str, list[str]]


@rule("error")
def dependency_in_a_circle(index: Index) -> Iterator[Problem]:
    """Wishes that wait for each other, so that none of them can begin."""
    wishes = index.data.roadmap.wishes
    for circle in _circles(_waiting(index)):
        first, following = circle[0], circle[1 % len(circle)]
        yield Problem(
            at("roadmap", "wishes", first, "depends_on", wishes[first].depends_on.index(following)),
            _around([named(each, wishes[each]) for each in circle]),
            say("Take out the dependency that is not really one, or split a wish in two."),
            related=tuple(at("roadmap", "wishes", each, "depends_on") for each in circle[1:]),
            among=tuple(circle),
        )


def _around(names: list[Name]) -> Said:
    if len(names) == 1:
        return say("The wish {wish} waits for itself.", wish=names[0])
    return say("These wishes wait for each other in a circle: {wishes}.", wishes=names)


def _waiting(index: Index) -> Edges:
    """Each open wish with the open wishes it waits for."""
    wishes = index.data.roadmap.wishes
    open_ = {id_: wish for id_, wish in wishes.items() if stage(wish) in {*OPEN, "deferred"}}
    return {id_: [each for each in wish.depends_on if each in open_] for id_, wish in open_.items()}


def _knot(edges: Edges) -> Edges:
    """What is left when everything that can be done in some order has been taken away."""
    waits = {id_: len(targets) for id_, targets in edges.items()}
    waiting: Edges = {}
    for id_, targets in edges.items():
        for target in targets:
            waiting.setdefault(target, []).append(id_)
    ready = [id_ for id_, count in waits.items() if not count]
    while ready:
        for id_ in waiting.get(ready.pop(), ()):
            waits[id_] -= 1
            if not waits[id_]:
                ready.append(id_)
    return {id_: [each for each in targets if waits[each]] for id_, targets in edges.items() if waits[id_]}


def _circles(edges: Edges) -> Iterator[list[str]]:
    """The circles among what waits for each other, each from the wish that stands first in the plan."""
    knot = _knot(edges)
    order = {id_: number for number, id_ in enumerate(knot)}
    seen: set[str] = set()
    for start in knot:
        path: dict[str, int] = {}
        id_ = start
        while id_ not in seen and id_ not in path:
            path[id_] = len(path)
            id_ = knot[id_][0]
        if id_ in path:
            circle = list(path)[path[id_] :]
            first = circle.index(min(circle, key=order.__getitem__))
            yield circle[first:] + circle[:first]
        seen.update(path)


@rule("error")
def depends_on_later_release(index: Index) -> Iterator[Problem]:
    """A wish that needs something which is planned to come out later."""
    wishes, releases = index.data.roadmap.wishes, index.data.roadmap.releases
    edges = _waiting(index)
    knot = _knot(edges)
    for id_, targets in edges.items():
        for other in targets:
            own, later = wishes[id_].release or "", wishes[other].release or ""
            if not (id_ in knot and other in knot) and _is_later(releases, own, later):
                yield Problem(
                    at("roadmap", "wishes", id_, "depends_on", wishes[id_].depends_on.index(other)),
                    say(
                        "The wish {wish} comes out in {own} and needs {other}, which comes out only in {later}.",
                        wish=named(id_, wishes[id_]),
                        own=named(own, releases[own]),
                        other=named(other, wishes[other]),
                        later=named(later, releases[later]),
                    ),
                    say(
                        "Move `{other}` forward to `{own}`, or `{wish}` back to `{later}`.",
                        other=other,
                        own=own,
                        wish=id_,
                        later=later,
                    ),
                    value=other,
                    related=(at("roadmap", "wishes", other, "release"),),
                )


def _is_later(releases: Mapping[str, Release], own: str, other: str) -> bool:
    """Whether the other release comes out after one's own, as far as their days are known."""
    mine, theirs = releases.get(own), releases.get(other)
    if mine is None or theirs is None:
        return False
    return _after(theirs.ends, mine.ends) or (not (theirs.ends and mine.ends) and _after(theirs.starts, mine.starts))


def _after(day: date | None, other: date | None) -> bool:
    return bool(day and other and day > other)
