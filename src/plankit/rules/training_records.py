"""Rules on who has learned what: courses that a role requires, and courses that must be followed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import after
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.learning import COURSES, concerned, held, records
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.index.learning import Done, Held
    from plankit.sections.training import Course
    from plankit.words import Said


@rule("warning", timed=True, outside=True, whole=True)
def holder_without_training(index: Index) -> Iterator[Problem]:
    """Somebody who holds a role without having followed a course that it requires."""
    known = records(index)
    for role, holder in held(index):
        for id_ in role.training:
            done = known.get(id_)
            if done is not None and holder.person not in done:
                yield _untrained(index, holder, id_)


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
    asked = concerned(index)
    for id_, record in records(index).items():
        length = index.data.training.courses[id_].valid_for
        for person, done in record.items():
            last = after(done.on, length) if done.on and length else None
            if last and last < index.on and person in asked[id_]:
                yield _expired(index, id_, person, done, last)


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
