"""What holds on the intranet: rules with an owner, somebody who checks them, and more than words to make them work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.policies import current, in_force
from plankit.rule import rule
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.policies import Policy

TOPICS = (
    "publishing",
    "groups",
    "naming",
    "style",
    "accessibility",
    "privacy",
    "sharing",
    "behaviour",
    "copyright",
    "records",
    "languages",
    "emergencies",
    "ai",
)


@rule("error")
def policy_without_owner(index: Index) -> Iterator[Problem]:
    """A policy in force for which nobody answers."""
    for id_, policy, name in in_force(index):
        if not policy.owner:
            yield Problem(
                at("policies", id_, "owner"),
                say("{policy} has no owner: nobody explains it, and nobody keeps it up to date.", policy=name),
                say("Name one role that answers for it: `owner: editor-in-chief`."),
            )


@rule("warning")
def policy_nobody_checks(index: Index) -> Iterator[Problem]:
    """A policy in force of which nobody sees whether it is kept."""
    for id_, policy, name in in_force(index):
        if not policy.checked_by:
            yield Problem(
                at("policies", id_, "checked_by"),
                say("The plan does not say who checks that {policy} is kept.", policy=name),
                _who_looks(policy),
            )


def _who_looks(policy: Policy) -> Said:
    if policy.checked_how:
        return say("It does say how. Name who does that: `checked_by: community-manager`.")
    return say("Name who looks now and then, `checked_by: community-manager`, and say how in `checked_how`.")


@rule("hint", whole=True)
def policy_without_levers(index: Index) -> Iterator[Problem]:
    """A policy that is only a text: not taught, not built in, not measured."""
    taught = {policy for course in index.data.training.courses.values() for policy in course.covers}
    for id_, policy, name in in_force(index):
        if id_ not in taught and not _has_levers(policy):
            yield Problem(
                at("policies", id_, "levers"),
                say("{policy} is a text and no more: nothing in the plan helps colleagues to keep it.", policy=name),
                say(
                    "Add what helps under `levers`: a course that teaches it, something the platform does of itself, "
                    "a KPI, or good examples."
                ),
                cause="levers",
            )


def _has_levers(policy: Policy) -> bool:
    levers = policy.levers
    return bool(levers and (levers.training or levers.constraint or levers.monitoring or levers.steering))


@rule("hint", whole=True, needs=("policies",))
def policy_topic_missing(index: Index, *, leave_out: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A subject about which every intranet needs to agree on something, and this plan says nothing."""
    topics = [policy.topic for _, policy, _ in current(index)]
    settled = {*topics, *leave_out}
    if index.data.support.emergency:
        settled.add("emergencies")
    missing = [topic for topic in TOPICS if topic not in settled]
    if missing and None not in topics:
        yield Problem(
            at("policies", part="key"),
            say_n(
                len(missing),
                "No policy or guideline is about {missing}.",
                "No policy or guideline is about any of these: {missing}.",
                missing=[f"`{topic}`" for topic in missing],
            ),
            say(
                "Write a few lines about what you need, a draft will do. What you do not need, name under "
                "`checks.rules`: `policy-topic-missing: {{leave_out: [{topic}]}}`.",
                topic=missing[-1],
            ),
        )


@rule("hint")
def policy_not_published(index: Index) -> Iterator[Problem]:
    """A policy in force of which the plan does not say where colleagues can read it."""
    for id_, policy, name in in_force(index):
        if not policy.published_at:
            yield Problem(
                at("policies", id_, "published_at"),
                say("The plan does not say where colleagues can read {policy}.", policy=name),
                say("Put it where they will look for it, and write the address: `published_at: /rules/{id}`.", id=id_),
                cause="published_at",
            )


@rule("warning")
def lifecycle_without_owner(index: Index) -> Iterator[Problem]:
    """A rule on how long content lives that nobody carries out."""
    for id_, lifecycle in index.data.content.lifecycle.items():
        if not lifecycle.owner:
            yield Problem(
                at("content", "lifecycle", id_, "owner"),
                say(
                    "Nobody sees to it that {content} is reviewed, archived and removed in time.",
                    content=named(id_, lifecycle),
                ),
                say("Name one role that does: `owner: editor-in-chief`."),
            )
