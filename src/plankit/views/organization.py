"""The bodies and whom they report to, who decides above whom, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import in_use
from plankit.views.page import node
from plankit.views.pictures.ladder import Ladder, ladder
from plankit.views.pictures.layers import HEIGHT, WIDTH, Edge, drawing
from plankit.views.pictures.scale import px

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plankit.index import Index
    from plankit.sections.ownership import Escalation
    from plankit.views.pictures.layers import Line

ARROW = 5


class Box(NamedTuple):
    """A party in the picture, with its left upper corner; `note` is what kind of party or body it is."""

    id: str
    note: str
    x: str
    y: str


class Way(NamedTuple):
    """A line of some kind from one party up to another, and the head of its arrow."""

    kind: str
    source: str
    target: str
    points: str
    head: str


class Organization(NamedTuple):
    """The parties and the ways between them; `drawn` is False where there are too many to draw. `ladders` by their case.

    `names` are short ones that are safe in a diagram.
    """

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    width: str
    height: str
    box: tuple[str, str]
    drawn: bool
    ladders: Mapping[str | None, Ladder]
    names: Mapping[str, str]


def organization(index: Index, escalation: Mapping[str | None, Sequence[Escalation]]) -> Organization:
    """The bodies of the day with whom they report to and where decisions go above a limit."""
    edges = list(dict.fromkeys(_edges(index)))
    bodies = [id_ for id_, body in index.data.ownership.bodies.items() if in_use(body, index.on)]
    joined = {end for each in edges for end in (each.source, each.target)}
    nodes = [*(id_ for id_ in bodies if id_ in joined), *(id_ for id_ in index.parties if id_ in joined - set(bodies))]
    found = drawing(nodes, edges) if nodes else None
    ladders = {when: drawn for when, steps in escalation.items() if (drawn := ladder(steps))}
    if not found:
        ways = tuple(Way(each.kind, each.source, each.target, "", "") for each in edges)
        return Organization((), ways, "", "", ("", ""), drawn=False, ladders=ladders, names={})
    return Organization(
        tuple(Box(each.id, _note(index, each.id), px(each.x), px(each.y)) for each in found.boxes),
        tuple(_way(each) for each in found.lines),
        px(found.width),
        px(found.height),
        (px(WIDTH), px(HEIGHT)),
        drawn=True,
        ladders=ladders,
        names={each.id: node(each.id) for each in found.boxes},
    )


def _note(index: Index, id_: str) -> str:
    party = index.party(id_)
    return getattr(party.entry, "kind", None) or party.kind if party else ""


def _edges(index: Index) -> Iterator[Edge]:
    """To whom bodies report; and of what goes up above a limit, what goes to a body, or from one of these to another."""
    reports = list(_reports(index))
    there = {end for each in reports for end in (each.source, each.target)}
    yield from reports
    for right in index.data.ownership.decisions.values():
        lower, upper = index.party(right.decides), index.party(right.escalates_to)
        if lower and upper and lower != upper and (upper.kind == "body" or {lower.id, upper.id} <= there):
            yield Edge(lower.id, upper.id, "escalates")


def _reports(index: Index) -> Iterator[Edge]:
    for id_, body in index.data.ownership.bodies.items():
        if body.reports_to and in_use(body, index.on) and index.party(body.reports_to) and body.reports_to != id_:
            yield Edge(id_, body.reports_to, "reports")


def _way(line: Line) -> Way:
    """A line whose arrow touches the box it points to."""
    (x, y), (_, before) = line.points[-1], line.points[-2]
    back = ARROW * 2 if before > y else -ARROW * 2
    head = ((x - ARROW, y + back), (x, y), (x + ARROW, y + back))
    return Way(
        line.edge.kind,
        line.edge.source,
        line.edge.target,
        " ".join(f"{px(one)},{px(other)}" for one, other in line.points),
        " ".join(f"{px(one)},{px(other)}" for one, other in head),
    )
