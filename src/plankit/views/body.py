"""A page for each body: who sits there, when it met, what it decides, what is on its table; and all bodies as a picture."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import Duration, after
from plankit.due import Due, due
from plankit.index.chain import in_use
from plankit.views.duties import Duties, duties_of
from plankit.views.ownership import BodyView, body_view
from plankit.views.page import Page, home

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.index import Index
    from plankit.sections.ownership import Body, LogEntry, Meeting
    from plankit.views.page import Given

    Dues = Mapping[str, list[Due]]


AHEAD = Duration(months=6)


class Held(NamedTuple):
    """A meeting that was held, and whether enough came; None where that is not known."""

    entry: Meeting
    enough: bool | None


class BodyPage(NamedTuple):
    """A body by itself.

    `decides`, `asked` and `above` are decision rights: its own, those on which it is heard, those that come to it from below.
    `below` are the bodies that report to it; `table` is what waits for it.
    """

    body: BodyView
    meetings: tuple[Held, ...]
    needed: int | None
    decides: tuple[str, ...]
    asked: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    log: tuple[tuple[str, LogEntry], ...]
    table: tuple[Due, ...]
    duties: tuple[Duties, ...]


def pages(given: Given) -> Iterator[Page]:
    """A page for each body."""
    index = given.index
    if index.data.ownership.bodies:
        falls = waiting(index)
        for id_, body in index.data.ownership.bodies.items():
            yield Page(home("body", id_)[0], "body", body.title, view(index, id_, falls), section="ownership")


def view(index: Index, id_: str, falls: Dues) -> BodyPage:
    """A body by itself."""
    ownership, body = index.data.ownership, index.data.ownership.bodies[id_]
    needed = _needed(body)
    rights = ownership.decisions.items()
    log = [(each, entry) for each, entry in ownership.log.items() if entry.decided_by == id_]
    return BodyPage(
        body_view(index, id_),
        tuple(_held(body, needed, index.on)),
        needed,
        tuple(each for each, right in rights if right.decides == id_),
        tuple(each for each, right in rights if id_ in (*right.agrees, *right.advises)),
        tuple(each for each, right in rights if right.escalates_to == id_),
        tuple(each for each, other in ownership.bodies.items() if other.reports_to == id_ and in_use(other, index.on)),
        tuple(sorted(log, key=lambda pair: pair[1].on or date.min, reverse=True)),
        tuple(falls.get(id_, ())),
        duties_of(index, id_),
    )


def waiting(index: Index) -> Dues:
    """Body to what waits for it: what falls on itself, its meetings, and the reviews of what it approved."""
    found: dict[str, list[Due]] = {}
    for each in due(index, after(index.on, AHEAD)):
        for body in dict.fromkeys(_concerned(index, each)):
            found.setdefault(body, []).append(each)
    return found


def _concerned(index: Index, each: Due) -> Iterator[str]:
    bodies = index.data.ownership.bodies
    if each.party in bodies:
        yield each.party
    if each.kind == "body":
        yield each.id
    policy = index.data.policies.get(each.id) if each.kind == "policy" else None
    if policy and policy.approved and policy.approved.by in bodies:
        yield policy.approved.by
    roadmap = index.data.roadmap
    aim = roadmap.releases.get(each.id) if each.kind == "release" else roadmap.milestones.get(each.id)
    accepts = aim.accepted_by if aim and each.kind in {"release", "milestone"} else None
    if accepts in bodies:
        yield accepts


def _held(body: Body, needed: int | None, on: date) -> Iterator[Held]:
    """The meetings up to a day, the latest first."""
    held = [each for each in body.meetings if each.on and each.on <= on]
    for each in sorted(held, key=lambda each: each.on or date.min, reverse=True):
        yield Held(each, len(each.present) >= needed if needed and each.present else None)


def _needed(body: Body) -> int | None:
    """How many must be there to decide; None where the plan does not say."""
    quorum = body.quorum
    if quorum is None:
        return None
    if quorum.count is not None:
        return quorum.count
    places = sum(seat.count for seat in body.seats if seat.kind != "invited")
    return ceil(quorum.fraction * places) + (quorum.plus or 0) if quorum.fraction and places else None
