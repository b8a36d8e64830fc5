"""A page for each person: everything that falls on them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from plankit.due import Due, due, falls_on
from plankit.index.chain import runs
from plankit.views.duties import Duties, duties_of, reaches, seats_of
from plankit.views.later import Later
from plankit.views.load import hours_asked
from plankit.views.page import Page, home
from plankit.views.people import PersonView, person_view
from plankit.views.strands import deputies_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plankit.index import Index
    from plankit.sections.roles import Holding
    from plankit.views.duties import Sitting
    from plankit.views.page import Given


class RoleHeld(NamedTuple):
    """A role somebody holds or held before, and who stands in for it now."""

    id: str
    entry: Holding
    deputies: tuple[str, ...] = ()


class Learned(NamedTuple):
    """A course that a role asks of somebody, and the day it was finished."""

    id: str
    finished: date | None


class PersonPage(NamedTuple):
    """Everything that falls on a person; `asked` is how many hours a week the roles ask together."""

    person: PersonView
    asked: float
    holds: tuple[RoleHeld, ...]
    held: tuple[RoleHeld, ...]
    deputy_of: tuple[str, ...]
    seats: tuple[Sitting, ...]
    duties: tuple[Duties, ...]
    due: tuple[Due, ...]
    courses: tuple[Learned, ...]


def pages(given: Given) -> Iterator[Page]:
    """A page for each person."""
    everyone = _Everyone(given)
    for id_, person in given.index.data.people.items():
        yield Page(home("person", id_)[0], "person", person.name, Later(partial(everyone.page, id_)), section="people")


class _Everyone:
    """What falls on everyone, from which what falls on each is taken."""

    def __init__(self, given: Given) -> None:
        self.given = given

    @cached_property
    def through(self) -> dict[str, tuple[str, ...]]:
        return reaches(self.given.index)

    @cached_property
    def falls(self) -> dict[str, list[Due]]:
        return _by_person(self.given.index)

    @cached_property
    def roles(self) -> tuple[dict[str, list[RoleHeld]], dict[str, list[str]], dict[str, float]]:
        index = self.given.index
        return _by_holder(index), _by_deputy(index), hours_asked(index)

    def page(self, id_: str) -> PersonPage:
        """What falls on one of them."""
        index, (held, deputies, asked) = self.given.index, self.roles
        roles = _Roles(held.get(id_, ()), deputies.get(id_, ()), asked.get(id_, 0))
        who = person_view(index, id_, self.through)
        shown = _page(index, who, self.falls.get(id_, ()), self.through.get(id_, ()), roles)
        # Who has finished which course is between somebody and the team.
        return shown if self.given.audience == "team" else shown._replace(courses=())


def _by_person(index: Index) -> dict[str, list[Due]]:
    """What falls due for each person."""
    found: dict[str, list[Due]] = {}
    for each in due(index):
        for person in falls_on(index, each).people:
            found.setdefault(person, []).append(each)
    return found


class _Roles(NamedTuple):
    """The roles somebody holds or held, those they stand in for, and the hours they ask."""

    held: Sequence[RoleHeld]
    deputy_of: Sequence[str]
    asked: float


def _by_holder(index: Index) -> dict[str, list[RoleHeld]]:
    found: dict[str, list[RoleHeld]] = {}
    for role, entry in index.data.roles.items():
        for each in entry.holders:
            found.setdefault(each.person, []).append(RoleHeld(role, each))
    return found


def _by_deputy(index: Index) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role, entry in index.data.roles.items():
        for each in dict.fromkeys(each.person for each in entry.deputies if runs(each.from_, each.until, index.on)):
            found.setdefault(each, []).append(role)
    return found


def _page(index: Index, shown: PersonView, falls: Sequence[Due], through: tuple[str, ...], roles: _Roles) -> PersonPage:
    id_ = shown.id
    holds = tuple(each for each in roles.held if shown.state != "left" and _still(index, each))
    return PersonPage(
        person=shown,
        asked=round(roles.asked, 2),
        holds=tuple(each._replace(deputies=_others(index, each.id, id_)) for each in holds),
        held=tuple(each for each in roles.held if each not in holds),
        deputy_of=tuple(roles.deputy_of) if shown.state != "left" else (),
        seats=seats_of(index, id_, through),
        duties=duties_of(index, id_, through),
        due=tuple(falls),
        courses=tuple(_courses(index, id_, holds)),
    )


def _others(index: Index, role: str, person: str) -> tuple[str, ...]:
    """Who stands in for a role, but for somebody themselves."""
    return tuple(each for each in deputies_of(index, role) if each != person)


def _still(index: Index, held: RoleHeld) -> bool:
    role = index.data.roles[held.id]
    return not any(day and day < index.on for day in (held.entry.until, role.until))


def _courses(index: Index, id_: str, holds: tuple[RoleHeld, ...]) -> Iterator[Learned]:
    asked = dict.fromkeys(course for each in holds for course in index.data.roles[each.id].training)
    for course in asked:
        entry = index.data.training.courses.get(course)
        done = [each.on for each in entry.completed.by if each.person == id_] if entry and entry.completed else []
        if entry:
            yield Learned(course, max((day for day in done if day), default=None))
