"""What people learn: courses for each audience and role, what comes up, the first days of new colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.training import Course, OnboardingStep, Session
    from plankit.views.page import Given


class CourseView(NamedTuple):
    """A course, the times at which it is still to be given, and how many have finished it."""

    id: str
    entry: Course
    sessions: tuple[Session, ...]
    finished: int


class For(NamedTuple):
    """What an audience or a role learns; `must` are the courses that a role asks before it may be exercised."""

    kind: str
    id: str
    courses: tuple[str, ...]
    must: tuple[str, ...]


class TrainingView(NamedTuple):
    """Training on the day."""

    courses: tuple[CourseView, ...]
    audiences: tuple[For, ...]
    roles: tuple[For, ...]
    onboarding: tuple[OnboardingStep, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of training."""
    if "training" in given.index.plan.given:
        yield Page("training", "training", say("Training"), view(given.index), order=90, section="training")


def view(index: Index) -> TrainingView:
    """Training on the day."""
    courses = index.data.training.courses
    audiences = (For("audience", id_, _for(index, "audiences", id_), ()) for id_ in index.data.strategy.audiences)
    roles = (
        For("role", id_, _for(index, "roles", id_), tuple(role.training)) for id_, role in index.data.roles.items()
    )
    return TrainingView(
        tuple(_course(id_, course, index.on) for id_, course in courses.items()),
        tuple(audiences),
        tuple(each for each in roles if each.courses or each.must),
        tuple(sorted(index.data.training.onboarding, key=lambda step: step.day or 0)),
    )


def _for(index: Index, field: str, id_: str) -> tuple[str, ...]:
    return tuple(course for course, each in index.data.training.courses.items() if id_ in getattr(each, field))


def _course(id_: str, course: Course, on: date) -> CourseView:
    coming = sorted((each for each in course.sessions if each.on and each.on >= on), key=lambda each: each.on or on)
    return CourseView(
        id_, course, tuple(coming), len({each.person for each in course.completed.by}) if course.completed else 0
    )
