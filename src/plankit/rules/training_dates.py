"""Rules on the days of courses: material that has been overtaken, sessions that are not planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import spoken_rhythm
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.training import Course
    from plankit.words import Name, Said

COURSES = ("training", "courses")
ANY_TIME = frozenset({"e_learning", "guide", "video"})


@rule("warning", timed=True)
def material_older_than_policy(index: Index) -> Iterator[Problem]:
    """Material of a course that was last changed before a policy it explains was."""
    for id_, course in index.data.training.courses.items():
        changed = {policy: day for policy in course.covers if (day := _changed(index, policy))}
        for number, material in enumerate(course.materials):
            newer = {policy: day for policy, day in changed.items() if material.updated and material.updated < day}
            if newer:
                yield _older(index, id_, number, newer)


def _changed(index: Index, id_: str) -> date | None:
    """The day on which the words of a policy that holds were settled."""
    policy = index.data.policies.get(id_)
    if policy is None or policy.status != "in_force" or not runs(policy.effective, policy.until, index.on):
        return None
    settled = (policy.approved and policy.approved.on) or policy.effective
    return settled if settled and settled <= index.on else None


def _older(index: Index, id_: str, number: int, newer: dict[str, date]) -> Problem:
    """That material is older than the policy that changed last among those it explains."""
    policy, day = max(newer.items(), key=lambda pair: pair[1])
    approved = index.data.policies[policy].approved
    field = ("approved", "on") if approved and approved.on else ("effective",)
    return Problem(
        at(*COURSES, id_, "materials", number, "updated"),
        say(
            "{material} dates from {updated}; {policy}, which it explains, changed on {day}.",
            material=_material(index, id_, number),
            updated=index.data.training.courses[id_].materials[number].updated,
            policy=named(policy, index.data.policies[policy]),
            day=day,
        ),
        say("Go through it with the policy at hand, then write the day: `updated: {day}`.", day=index.on.isoformat()),
        related=(at("policies", policy, *field),),
        value=policy,
        cause=f"course:{id_}",
    )


def _material(index: Index, id_: str, number: int) -> Said:
    course = index.data.training.courses[id_]
    title, name = course.materials[number].title, named(id_, course)
    if not title:
        return say("The material of the course {course}", course=name)
    text = title if isinstance(title, str) else next(iter(title.values()))
    return say("“{title}” of the course {course}", title=text, course=name)


@rule("hint", timed=True)
def no_session_planned(index: Index) -> Iterator[Problem]:
    """A course that is given regularly, for which no day to come is planned."""
    for id_, course in index.data.training.courses.items():
        days = [session.on for session in course.sessions if session.on]
        if course.every and _is_given(course) and not any(day >= index.on for day in days):
            yield Problem(
                at(*COURSES, id_, "sessions"),
                _none_planned(named(id_, course), spoken_rhythm(course.every), max(days, default=None)),
                say("Plan a day, even far ahead: `sessions: [{{on: ..., where: ..., seats: 12}}]`."),
                cause="" if days else "sessions",
            )


def _is_given(course: Course) -> bool:
    """Whether a course is given on days, rather than followed at any time."""
    return course.form not in ANY_TIME or bool(course.sessions)


def _none_planned(course: Name, rhythm: Said, last: date | None) -> Said:
    if last:
        return say(
            "The course {course} is given {rhythm}; the last time was {last}, and no day to come is planned.",
            course=course,
            rhythm=rhythm,
            last=last,
        )
    return say("The course {course} is given {rhythm}, and no day to come is planned.", course=course, rhythm=rhythm)
