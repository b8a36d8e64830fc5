"""What follows when somebody leaves or is away, or a unit is dissolved: everything, the second order included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plankit.appointments import Appointments, needs, smallest_set
from plankit.days import DAY, EVER, Days
from plankit.whatif.around import Member, members, missed, newly_found
from plankit.whatif.events import Event, happened
from plankit.whatif.places import ASIDE, Left, field_name, left
from plankit.whatif.roles import Bared, Loss, bared, losses
from plankit.whatif.stand_ins import Helper, Helpers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.due import Due
    from plankit.findings import Finding
    from plankit.index import Index

__all__ = ["Bared", "Consequences", "Event", "Helper", "Left", "Loss", "Member", "consequences"]

YEAR = timedelta(days=365)
"""How far ahead it is looked what falls due, where no last day is asked for."""


class Consequences(NamedTuple):
    """What follows, up to the last day asked about.

    `first` is the first day on which it is felt. `left` are the places with nobody, `filled` those with somebody again;
    `losses`, `helpers` and `bared` tell of roles; `missed` of what falls due; `members` of the unit that is dissolved;
    `found` of what a check as of `first` would newly say. The appointments fill all that is left and would stay undone.
    """

    first: date
    left: list[Left]
    filled: list[Left]
    losses: list[Loss]
    helpers: list[Helper]
    bared: list[Bared]
    missed: list[Due]
    members: list[Member]
    found: list[Finding]
    appointments: Appointments


def consequences(index: Index, events: Sequence[Event], until: date = EVER) -> Consequences:
    """What follows from some events on the days up to `until`.

    Every absence counts, however short, where somebody is asked about who is away.
    """
    changed = happened(index, events)
    weeks = 0 if any(each.kind == "away" for each in events) else None
    before, after = Days(index, weeks), Days(changed, weeks)
    concerned = {each.id for each in events}
    first = max(index.on, min(felt(each) for each in events))
    gone = [each for each in left(before, after, concerned) if each.first <= until]
    roles = [each for each in losses(before, after, concerned) if each.first <= until]
    helpers = Helpers(after, roles)
    undone = [each for each in gone if field_name(each.place.field) not in ASIDE]
    wanted = (need for each in undone for need in needs(after, each.place, each.first, each.last, until))
    return Consequences(
        first=first,
        left=gone,
        filled=[each for each in left(after, before, concerned) if each.first <= until],
        losses=roles,
        helpers=[helper for each in roles for helper in helpers.of(each)],
        bared=[each for each in bared(before, after, concerned) if each.first <= until],
        missed=missed(before, after, concerned, first, min(until, _in_a_year(first))),
        members=[each for event in events if event.kind == "dissolved" for each in members(changed, event.id, first)],
        found=newly_found(index, changed, first),
        appointments=smallest_set(wanted),
    )


def felt(event: Event) -> date:
    """The first day on which an event is felt: the day after somebody's last day, or the first day away."""
    if event.kind == "away":
        return event.first or date.min
    return event.last + DAY if event.last and event.last < EVER else EVER


def _in_a_year(day: date) -> date:
    return day + YEAR if day < EVER - YEAR else EVER
