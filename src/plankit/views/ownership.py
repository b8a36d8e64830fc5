"""Who owns the intranet, which bodies steer it, who may decide what, and what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs
from plankit.views.organization import Organization, organization
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.index import Index
    from plankit.sections.ownership import Body, Decision, Escalation, LogEntry, Meeting, Ownership, Seat
    from plankit.views.page import Given


class SeatView(NamedTuple):
    """A seat on the day; `state` is taken, vacant, unknown, ended, later, or left where its holder has gone."""

    entry: Seat
    state: str


class BodyView(NamedTuple):
    """A body on the day, with its seats; `state` is now, outside, later or ended."""

    id: str
    entry: Body
    state: str
    seats: tuple[SeatView, ...]
    latest: Meeting | None


class OwnershipView(NamedTuple):
    """Ownership on the day: bodies of now and of before, decision rights, the way up, the log with the newest first."""

    entry: Ownership
    bodies: tuple[BodyView, ...]
    outside: tuple[BodyView, ...]
    ended: tuple[BodyView, ...]
    decisions: Mapping[str, Decision]
    limits: bool
    escalation: Mapping[str | None, tuple[Escalation, ...]]
    log: tuple[tuple[str, LogEntry], ...]
    picture: Organization


def pages(given: Given) -> Iterator[Page]:
    """The page of ownership."""
    if "ownership" in given.index.plan.given:
        title = say("Ownership and decisions")
        yield Page("ownership", "ownership", title, view(given.index), order=20, section="ownership")


def view(index: Index) -> OwnershipView:
    """Ownership on the day."""
    ownership = index.data.ownership
    bodies = [body_view(index, id_) for id_ in ownership.bodies]
    steps: dict[str | None, tuple[Escalation, ...]] = {}
    for step in ownership.escalation:
        steps[step.when] = (*steps.get(step.when, ()), step)
    return OwnershipView(
        ownership,
        tuple(each for each in bodies if each.state in {"now", "later"}),
        tuple(each for each in bodies if each.state == "outside"),
        tuple(each for each in bodies if each.state == "ended"),
        ownership.decisions,
        any(each.limit for each in ownership.decisions.values()),
        steps,
        tuple(sorted(ownership.log.items(), key=lambda pair: pair[1].on or date.min, reverse=True)),
        organization(index, steps),
    )


def body_view(index: Index, id_: str) -> BodyView:
    """A body on the day."""
    body, on = index.data.ownership.bodies[id_], index.on
    state = "outside" if body.outside else "now"
    if body.until and body.until < on:
        state = "ended"
    elif body.from_ and body.from_ > on:
        state = "later"
    held = [each for each in body.meetings if each.on and each.on <= on]
    latest = max(held, key=lambda each: each.on or date.min, default=None)
    return BodyView(id_, body, state, tuple(SeatView(seat, _seat(index, seat)) for seat in body.seats), latest)


def _seat(index: Index, seat: Seat) -> str:
    if seat.holder == "vacant":
        return "vacant"
    if seat.until and seat.until < index.on:
        return "ended"
    if not runs(seat.from_, None, index.on):
        return "later"
    if seat.holder is None:
        return "unknown"
    return "left" if index.answer(seat.holder).broken else "taken"
