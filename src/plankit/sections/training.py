"""What people learn, when, and who has learned it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    TEXT,
    AudienceId,
    Begin,
    CourseId,
    Entry,
    Every,
    Keyed,
    Length,
    Listed,
    Number,
    PartyId,
    PersonId,
    PolicyId,
    RoleId,
    Shorthand,
    Text,
    Titled,
    Url,
)

PEOPLE = {"type": "array"}


class Material(Entry):
    """Something to learn from."""

    title: Text | None = None
    """What it is called, such as `Guide for group administrators`."""
    url: Url | None = None
    """Where it is."""
    updated: Begin | None = None
    """When it was last changed."""


class Session(Entry):
    """A time at which a course is given."""

    on: Begin | None = None
    """The day it is given."""
    where: Text | None = None
    """Where it is given."""
    seats: Number | None = None
    """How many people can take part."""


class Completion(Entry):
    """Someone who finished a course."""

    person: PersonId
    """Who finished the course."""
    on: Begin | None = None
    """The day it was finished."""


class Completed(Entry):
    """Who finished a course, or the file that holds it."""

    by: Listed[Annotated[Completion, Shorthand(shorthand.as_completion, TEXT)]]
    """Who finished the course, and when."""
    file: str | None = None
    """Where the list is, such as `completed.csv`."""
    header_row: Annotated[int, Field(ge=1)] | None = None
    """In which row the names of the columns stand, when that is not the first."""
    columns: Keyed[str, str]
    """Which column of the list holds what, such as `{person: Employee, on: Date}`."""


class Course(Entry):
    """A course, guide or other way to learn."""

    title: Text
    """What it is called, such as `Running a group`."""
    audiences: Listed[AudienceId]
    """The audiences it is for."""
    roles: Listed[RoleId]
    """The roles it is for."""
    covers: Listed[PolicyId]
    """The policies it explains."""
    teaches: Listed[Literal["how_to", "how_should"]]
    """What it teaches: which buttons to press (`how_to`), how it is meant to be done (`how_should`), or both."""
    form: Literal["workshop", "e_learning", "guide", "cafe", "video", "one_to_one"] | None = None
    """How it is given: `workshop`, `e_learning`, `guide`, `cafe`, `video` or `one_to_one`."""
    owner: PartyId | None = None
    """Who looks after it."""
    trainer: PartyId | None = None
    """Who gives it."""
    duration: Length | None = None
    """How long it takes, such as `2 hours`."""
    every: Every | None = None
    """How often it is given, such as `quarterly`."""
    valid_for: Length | None = None
    """After how long it must be followed again, such as `2 years`."""
    materials: Listed[Material]
    """What there is to learn from."""
    sessions: Listed[Session]
    """When it is given."""
    completed: Annotated[Completed, Shorthand(shorthand.as_completed, TEXT, PEOPLE)] | None = None
    """Who finished it, such as `[{person: anna, on: 2026-05-12}]`, or a file such as `completed.csv`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class OnboardingStep(Entry):
    """Something new colleagues learn on a certain day."""

    day: int | None = None
    """On which day, counted from the first working day, which is 1."""
    audience: AudienceId | None = None
    """Which new colleagues it is for."""
    course: CourseId | None = None
    """What they follow."""
    owner: PartyId | None = None
    """Who sees to it."""


class Training(Entry):
    """How people learn to use the intranet well."""

    courses: Titled[Course]
    """The courses, guides and other ways to learn."""
    onboarding: Listed[OnboardingStep]
    """What new colleagues learn, and on which day."""
