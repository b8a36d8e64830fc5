"""Who is who: people by unit, units and suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs
from plankit.views.duties import reaches
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from plankit.index import Index
    from plankit.sections.people import Away, Person, Supplier, Unit
    from plankit.views.page import Given

    Through = Mapping[str, tuple[str, ...]]


class PersonView(NamedTuple):
    """A person on the day: there, away, gone or still to come; `state` is here, away, left or later."""

    id: str
    entry: Person
    state: str
    away: Away | None
    roles: tuple[str, ...]


class UnitView(NamedTuple):
    """A unit, the units below it, and the people in it."""

    id: str
    entry: Unit | None
    depth: int
    ended: bool
    people: tuple[PersonView, ...]


class People(NamedTuple):
    """Everyone by unit, those who left, and the suppliers."""

    units: tuple[UnitView, ...]
    left: tuple[PersonView, ...]
    suppliers: Mapping[str, Supplier]


def pages(given: Given) -> Iterator[Page]:
    """The page of all people."""
    data = given.index.data
    listed = data.people if given.people != "roles" else {}
    if listed or data.units or data.suppliers:
        title = say("People") if listed else say("Units and suppliers")
        through = reaches(given.index)
        yield Page("people", "people", title, view(given.index, through, listed), order=110, section="people")


def view(index: Index, through: Through, listed: Iterable[str]) -> People:
    """Everyone who is listed, by unit."""
    people = [person_view(index, id_, through) for id_ in listed]
    left = tuple(each for each in people if each.state == "left")
    return People(tuple(_units(index, [each for each in people if each not in left])), left, index.data.suppliers)


def person_view(index: Index, id_: str, through: Through) -> PersonView:
    """A person on the day."""
    person = index.data.people[id_]
    away = next((each for each in person.away if runs(each.from_, each.until, index.on)), None)
    roles = tuple(each for each in through.get(id_, ()) if each in index.data.roles)
    return PersonView(id_, person, _state(person, away, index.on), away, roles)


def _state(person: Person, away: Away | None, on: date) -> str:
    if person.until and person.until < on:
        return "left"
    if person.from_ and person.from_ > on:
        return "later"
    return "away" if away else "here"


def _units(index: Index, people: Iterable[PersonView]) -> Iterator[UnitView]:
    """The units from the top down, each with its people; last those whose unit is not known."""
    members: dict[str | None, list[PersonView]] = {}
    for each in people:
        known = each.entry.unit if each.entry.unit in index.data.units else None
        members.setdefault(known, []).append(each)
    for id_, depth in _downwards(index.data.units):
        unit = index.data.units[id_]
        ended = bool(unit.until and unit.until < index.on)
        yield UnitView(id_, unit, depth, ended, tuple(members.get(id_, ())))
    if None in members:
        yield UnitView("", None, 0, ended=False, people=tuple(members[None]))


def _downwards(units: Mapping[str, Unit]) -> list[tuple[str, int]]:
    """Every unit once, each after the one it is part of, with its depth."""
    below: dict[str | None, list[str]] = {}
    for id_, unit in units.items():
        below.setdefault(unit.parent if unit.parent in units else None, []).append(id_)
    found: dict[str, int] = {}
    waiting = [(id_, 0) for id_ in reversed(below.get(None, []))]
    while waiting:
        id_, depth = waiting.pop()
        if id_ not in found:
            found[id_] = depth
            waiting += [(each, depth + 1) for each in reversed(below.get(id_, []))]
    return [*found.items(), *((id_, 0) for id_ in units if id_ not in found)]
