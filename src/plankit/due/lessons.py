"""Courses: when they are given, and when somebody has to follow one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import after
from plankit.due.falls import Due
from plankit.index.learning import COURSES, concerned, records
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.training import Course


def lessons(index: Index) -> Iterator[Due]:
    """The days to come on which a course is given, and the last days on which having followed one counts."""
    for id_, course in index.data.training.courses.items():
        for number, session in enumerate(course.sessions):
            if session.on and session.on >= index.on:
                party, route = course.trainer or course.owner, (*COURSES, id_, "sessions", number, "on")
                yield Due(session.on, say("course is given"), "course", id_, party, "session", route, str(number))
    yield from _expiring(index)


def _expiring(index: Index) -> Iterator[Due]:
    asked = concerned(index)
    for id_, record in records(index).items():
        length = index.data.training.courses[id_].valid_for
        for person, done in record.items():
            last = after(done.on, length) if done.on and length else None
            if last and person in asked[id_]:
                route = (*COURSES, id_, "completed", *_place(index.data.training.courses[id_], done.number))
                yield Due(last, say("course to be followed again"), "course", id_, person, "expires", route, person)


def _place(course: Course, number: int) -> Route:
    """Where it stands that somebody finished a course: in a list of its own, or in the plan."""
    return ("by", number, "person") if course.completed and course.completed.file else (number,)
