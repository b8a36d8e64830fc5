"""Rules on who has learned what: courses that a role requires, and courses that must be followed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import after
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.roles import Holding, Role
    from plankit.sections.training import Course
    from plankit.words import Said

COURSES = ("training", "courses")


class Held(NamedTuple):
    """A role that a person holds on the day, with the place of the holding in it."""

    role: str
    number: int
    person: str


def _held(index: Index) -> Iterator[tuple[Role, Held]]:
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


def _records(index: Index) -> dict[str, dict[str, Done]]:
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


@rule("warning", timed=True, outside=True, whole=True)
def holder_without_training(index: Index) -> Iterator[Problem]:
    """Somebody who holds a role without having followed a course that it requires."""
    records = _records(index)
    for role, held in _held(index):
        for id_ in role.training:
            done = records.get(id_)
            if done is not None and held.person not in done:
                yield _untrained(index, held, id_)


def _untrained(index: Index, held: Held, id_: str) -> Problem:
    course = index.data.training.courses[id_]
    return Problem(
        at("roles", held.role, "holders", held.number),
        say(
            "{person} holds the role {role}. That requires the course {course}, and nothing shows that it was followed.",
            person=index.name(held.person),
            role=index.name(held.role),
            course=named(id_, course),
        ),
        _take_part(index, held, course),
        value=f"{held.person}:{id_}",
        cause=f"course:{id_}",
    )


def _take_part(index: Index, held: Held, course: Course) -> Said:
    day = min((each.on for each in course.sessions if each.on and each.on >= index.on), default=None)
    if day:
        return say(
            "The next time is {day}. If it was followed already, add `{{person: {id}, on: ...}}` to `completed`.",
            day=day,
            id=held.person,
        )
    return say(
        "Agree on a day. If it was followed already, add `{{person: {id}, on: ...}}` to `completed`.", id=held.person
    )


@rule("warning", timed=True, outside=True)
def training_expired(index: Index) -> Iterator[Problem]:
    """Somebody who followed a course so long ago that it must be followed again."""
    concerned = _concerned(index)
    for id_, record in _records(index).items():
        length = index.data.training.courses[id_].valid_for
        for person, done in record.items():
            last = after(done.on, length) if done.on and length else None
            if last and last < index.on and person in concerned[id_]:
                yield _expired(index, id_, person, done, last)


def _concerned(index: Index) -> dict[str, set[str]]:
    """For each course, the people who hold a role that asks for it on the day; everybody where no role does."""
    courses = index.data.training.courses
    asked: dict[str, set[str]] = {id_: set(course.roles) for id_, course in courses.items()}
    for id_, role in index.data.roles.items():
        for course in role.training:
            asked.setdefault(course, set()).add(id_)
    holders: dict[str, set[str]] = {}
    for _, held in _held(index):
        holders.setdefault(held.role, set()).add(held.person)
    there = {id_ for id_ in index.data.people if not index.answer(id_).broken}
    return {
        id_: set().union(*(holders.get(role, ()) for role in roles)) if roles else there for id_, roles in asked.items()
    }


def _expired(index: Index, id_: str, person: str, done: Done, last: date) -> Problem:
    course = index.data.training.courses[id_]
    in_file = course.completed and course.completed.file
    return Problem(
        at(*COURSES, id_, "completed", *(() if in_file else (done.number,))),
        say(
            "{person} followed the course {course} on {day}; that counted until {last}.",
            person=index.name(person),
            course=named(id_, course),
            day=done.on,
            last=last,
        ),
        say("Let it be followed again, and add the new day to `completed`."),
        value=person,
        cause=f"course:{id_}",
    )
