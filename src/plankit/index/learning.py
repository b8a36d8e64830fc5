"""Who has learned what: the records of courses, and whom each course concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.roles import Holding, Role
    from plankit.sections.training import Course

COURSES = ("training", "courses")


class Held(NamedTuple):
    """A role that a person holds on the day, with the place of the holding in it."""

    role: str
    number: int
    person: str


def held(index: Index) -> Iterator[tuple[Role, Held]]:
    """Every role with everybody who holds it on the day, as far as this plan keeps them."""
    for id_, role in index.data.roles.items():
        if not index.posts_only and role.filled == "here" and runs(role.from_, role.until, index.on):
            for number, each in enumerate(role.holders):
                if _is_there(index, each):
                    yield role, Held(id_, number, each.person)


def _is_there(index: Index, holding: Holding) -> bool:
    running = holding.person in index.data.people and runs(holding.from_, holding.until, index.on)
    return running and not index.answer(holding.person).broken


class Done(NamedTuple):
    """When somebody last finished a course, as far as the day is known, and where that stands."""

    on: date | None
    number: int


def records(index: Index) -> dict[str, dict[str, Done]]:
    """Who has finished each course up to the day, by person; without the courses of which that cannot be told."""
    courses = index.data.training.courses.items()
    doubtful = {route[2] for route in index.plan.covered if _names_who(route)}
    return {id_: _done(index, course) for id_, course in courses if id_ not in doubtful and _is_kept(index, course)}


def _names_who(route: Route) -> bool:
    """Whether a route leads to who finished a course."""
    return route[:2] == COURSES and route[3:4] == ("completed",) and route[-1] != "on"


def _is_kept(index: Index, course: Course) -> bool:
    """Whether there is a record of who finished a course, it could be read, and everybody in it is known."""
    record = course.completed
    if record is None or (record.file and not record.by):
        return False
    return all(each.person in index.data.people for each in record.by)


def _done(index: Index, course: Course) -> dict[str, Done]:
    found: dict[str, Done] = {}
    for number, each in enumerate(course.completed.by if course.completed else ()):
        if each.on is None:
            found[each.person] = Done(None, number)
        elif each.on <= index.on and _is_later(each.on, found.get(each.person)):
            found[each.person] = Done(each.on, number)
    return found


def _is_later(day: date, known: Done | None) -> bool:
    """Whether a day is the later one; where no day is written, nobody can tell."""
    return known is None or (known.on is not None and day > known.on)


def concerned(index: Index) -> dict[str, set[str]]:
    """For each course, the people who hold a role that asks for it on the day; everybody where no role does."""
    courses = index.data.training.courses
    asked: dict[str, set[str]] = {id_: set(course.roles) for id_, course in courses.items()}
    for id_, role in index.data.roles.items():
        for course in role.training:
            asked.setdefault(course, set()).add(id_)
    holders: dict[str, set[str]] = {}
    for _, each in held(index):
        holders.setdefault(each.role, set()).add(each.person)
    there = {id_ for id_ in index.data.people if not index.answer(id_).broken}
    return {
        id_: set().union(*(holders.get(role, ()) for role in roles)) if roles else there for id_, roles in asked.items()
    }
