"""Rules on what is taught: every audience and role learns something, each course has an owner, newcomers are met."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import in_use
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.base import Text

COURSES = ("training", "courses")
NEW = re.compile(
    r"\b(?:new|nieuwe?|newcomers?|nieuwkomers?|starters?|joiners?|newbies|instroom|instromers|onboarding)\b"
)


@rule("warning", whole=True, needs=("strategy", "training"))
def audience_without_training(index: Index) -> Iterator[Problem]:
    """An audience for which there is nothing to learn from."""
    training = index.data.training
    taught = {audience for course in training.courses.values() for audience in course.audiences}
    taught.update(step.audience for step in training.onboarding if step.audience)
    open_to_all = any(not course.audiences and not course.roles for course in training.courses.values())
    for id_, audience in () if open_to_all else index.data.strategy.audiences.items():
        if id_ not in taught:
            yield Problem(
                at("strategy", "audiences", id_, part="entry"),
                say("No course or guide is meant for the audience {audience}.", audience=named(id_, audience)),
                say(
                    "Add `{id}` to the `audiences` of a course. A guide of one page or a short film will do.",
                    id=id_,
                ),
                cause="training.courses",
            )


@rule("warning", whole=True, needs=("roles", "training"))
def role_without_training(index: Index) -> Iterator[Problem]:
    """A role that somebody takes on without being taught anything for it."""
    taught = {role for course in index.data.training.courses.values() for role in course.roles}
    for id_, role in index.data.roles.items():
        if id_ not in taught and not role.training and role.layer != "strategic" and in_use(role, index.on):
            yield Problem(
                at("roles", id_, part="entry"),
                say("No course prepares anybody for the role {role}.", role=named(id_, role)),
                say(
                    "Add `{id}` to the `roles` of a course, or name the course it requires under its `training:`.",
                    id=id_,
                ),
                cause="training.courses",
            )


@rule("warning")
def course_without_owner(index: Index) -> Iterator[Problem]:
    """A course that nobody keeps up to date."""
    for id_, course in index.data.training.courses.items():
        if not course.owner:
            yield Problem(
                at(*COURSES, id_, "owner"),
                say("The course {course} has no owner, so nobody keeps it up to date.", course=named(id_, course)),
                say("Name who looks after it, such as `owner: {owner}`.", owner=course.trainer or "intranet-manager"),
            )


@rule("warning", whole=True, needs=("training",))
def new_staff_without_onboarding(index: Index) -> Iterator[Problem]:
    """New colleagues for whom no step of the onboarding is planned."""
    steps = index.data.training.onboarding
    met = {step.audience for step in steps}
    new = [(id_, each) for id_, each in index.data.strategy.audiences.items() if _is_new(id_, each.title)]
    for id_, audience in new if None not in met else ():
        if id_ not in met:
            yield Problem(
                at("strategy", "audiences", id_, part="entry"),
                say("The onboarding has no step for the audience {audience}.", audience=named(id_, audience)),
                _first_step(id_),
            )
    if not new and not steps:
        yield Problem(
            at("training", "onboarding"),
            say("The plan does not say how new colleagues learn to use the intranet."),
            _first_step("new-staff"),
        )


def _first_step(audience: str) -> Said:
    return say("Plan a first step: `onboarding: [{{day: 1, audience: {id}, course: ..., owner: ...}}]`.", id=audience)


def _is_new(id_: str, title: Text | None) -> bool:
    """Whether an audience is that of new colleagues, by its id or title."""
    titles = title.values() if isinstance(title, dict) else [title or ""]
    return any(NEW.search(text.casefold()) for text in (id_, *titles))


@rule("hint", whole=True, needs=("policies", "training"))
def policy_not_taught(index: Index) -> Iterator[Problem]:
    """A policy in force that no course explains."""
    courses = index.data.training.courses
    taught = {policy for course in courses.values() for policy in course.covers}
    for id_, policy in index.data.policies.items() if courses else ():
        by_lever = policy.levers and policy.levers.training
        if policy.status == "in_force" and in_use(policy, index.on) and id_ not in taught and not by_lever:
            yield Problem(
                at("policies", id_, part="entry"),
                say("{policy} is in force, and no course explains it.", policy=named(id_, policy)),
                say("Add `{id}` to what a course `covers`.", id=id_),
                cause="covers",
            )


@rule("hint")
def only_how_to(index: Index) -> Iterator[Problem]:
    """Courses that teach which buttons to press, and none that teaches what is wise."""
    courses = index.data.training.courses.values()
    if courses and all(course.teaches == ["how_to"] for course in courses):
        yield Problem(
            at(*COURSES, part="key"),
            say("All courses teach how the intranet works, and none how it is meant to be used."),
            say(
                "Add to a course when to post and where, and what not to do; then write `teaches: [how_to, how_should]`."
            ),
        )
