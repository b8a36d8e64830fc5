"""What may happen: somebody leaves or is away, a unit is dissolved; and the plan as it would then be."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from plankit.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plankit.sections import PlanData
    from plankit.sections.people import Person

T = TypeVar("T")


class Event(NamedTuple):
    """Something that may happen to a person or unit.

    `first` and `last`: the days away; of who leaves, and of a unit that is dissolved, `last` is the last day there and
    `first` is None. An absence whose end nobody knows has no `last`.
    """

    kind: Literal["leaves", "away", "dissolved"]
    id: str
    first: date | None
    last: date | None


class Absence(NamedTuple):
    """An absence as the plan would hold it."""

    from_: date | None
    until: date | None
    reason: None = None


def happened(index: Index, events: Iterable[Event]) -> Index:
    """The index of the plan as it would be, had somebody written these events into it."""
    plan = copy(index.plan)
    for event in events:
        plan.data = _with(plan.data, event)
    return Index(plan, index.on, index.horizon)


def _with(data: PlanData, event: Event) -> PlanData:
    if event.kind == "dissolved":
        unit = _changed(data.units[event.id], until=event.last)
        return _changed(data, units={**data.units, event.id: unit})
    person = data.people[event.id]
    changed = _away(person, event) if event.kind == "away" else _changed(person, until=event.last)
    return _changed(data, people={**data.people, event.id: changed})


def _away(person: Person, event: Event) -> Person:
    return _changed(person, away=[*person.away, cast("Any", Absence(event.first, event.last))])


def _changed(entry: T, **fields: object) -> T:
    """A copy of an entry of which some fields are different."""
    made = copy(entry)
    for name, value in fields.items():
        setattr(made, name, value)
    return made
