"""When a policy is looked at again: in time, often enough, and by agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, Rhythm, after, next_review, roughly, spoken, spoken_rhythm
from plankit.findings import Problem, at
from plankit.index.policies import in_force
from plankit.rule import rule
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.base import Review
    from plankit.sections.policies import Policy


@rule("warning", timed=True)
def policy_review_overdue(index: Index) -> Iterator[Problem]:
    """A policy in force that was to be reviewed by now."""
    for id_, policy, name in in_force(index):
        due = next_review(policy.review)
        if due and due < index.on:
            yield Problem(
                at("policies", id_, "review"),
                say_n(
                    (index.on - due).days,
                    "{policy} was to be reviewed by {due}, {n} day ago. It stays in force until that is done.",
                    "{policy} was to be reviewed by {due}, {n} days ago. It stays in force until that is done.",
                    policy=name,
                    due=due,
                ),
                _review_it(index, policy),
            )


def _review_it(index: Index, policy: Policy) -> Said:
    today = index.on.isoformat()
    dated = policy.review is not None and policy.review.next is not None
    noted = say("`last: {today}`, and a later `next`", today=today) if dated else say("`last: {today}`", today=today)
    reviewer = policy.reviewed_by or policy.owner
    if reviewer and not index.answer(reviewer).broken:
        return say(
            "Ask {party} to go through it, then write under `review`: {noted}.",
            party=index.spoken(reviewer),
            noted=noted,
        )
    return say("Go through it, then write under `review`: {noted}.", noted=noted)


@rule("hint", timed=True)
def policy_review_due(index: Index) -> Iterator[Problem]:
    """A policy in force that is to be reviewed before long."""
    for id_, policy, name in in_force(index):
        due = next_review(policy.review)
        if due and index.on <= due <= index.horizon:
            yield Problem(
                at("policies", id_, "review"),
                _when_due(name, due, (due - index.on).days),
                say("Set a time for it, and ask those who work with it what does not fit any more."),
            )


def _when_due(policy: Name, due: date, days: int) -> Said:
    if days == 0:
        return say("{policy} is to be reviewed today.", policy=policy)
    return say_n(
        days,
        "{policy} is to be reviewed by {due}, in {n} day.",
        "{policy} is to be reviewed by {due}, in {n} days.",
        policy=policy,
        due=due,
    )


@rule("warning")
def policy_without_review(index: Index) -> Iterator[Problem]:
    """A policy in force that nobody is to look at again."""
    for id_, policy, name in in_force(index):
        if not policy.until and next_review(policy.review) is None and not index.plan.unsure("policies", id_, "review"):
            since = _holds_since(policy) or index.on
            message, remedy = _no_next(name, policy.review, since.isoformat())
            yield Problem(at("policies", id_, "review"), message, remedy)


def _no_next(policy: Name, review: Review | None, since: str) -> tuple[Said, Said]:
    if review and review.last:
        message = say(
            "{policy} was reviewed on {day}, and nothing says when that is done again.", policy=policy, day=review.last
        )
        return message, say("Add how long that review holds: `every: 12 months`.")
    if review and review.every:
        message = say(
            "{policy} is to be reviewed {rhythm}, and nothing says since when.",
            policy=policy,
            rhythm=spoken_rhythm(Rhythm(review.every)),
        )
        return message, say("Add when it was last reviewed or adopted: `last: {since}`.", since=since)
    message = say("The plan does not say when {policy} is looked at again.", policy=policy)
    return message, say("Add `review: {{every: 12 months, last: {since}}}`.", since=since)


@rule("warning")
def review_interval_too_long(
    index: Index, *, first_months: int = 12, later_months: int = 36, grace_days: int = 3
) -> Iterator[Problem]:
    """A policy in force that is reviewed too seldom to stay true."""
    for id_, policy, name in in_force(index):
        review, first = policy.review, _is_new(policy)
        if review is None:
            continue
        limit = Duration(months=first_months if first else later_months)
        begun = _holds_since(policy) if first else review.last
        if _too_late(review, begun, limit, grace_days):
            yield Problem(
                at("policies", id_, "review", "next" if review.next and begun else "every"),
                _too_seldom(name, review, begun, limit, first=first),
                say(
                    "Look at it sooner: `every: {months} months`, or an earlier day as `next`.",
                    months=first_months if first else later_months,
                ),
            )


def _holds_since(policy: Policy) -> date | None:
    """The day from which a policy holds, as far as it is known."""
    days = (policy.effective, policy.approved.on if policy.approved else None)
    return max((day for day in days if day), default=None)


def _is_new(policy: Policy) -> bool:
    """Whether a policy has not been reviewed since it began to hold."""
    since, last = _holds_since(policy), policy.review.last if policy.review else None
    return since is not None and (last is None or last <= since)


def _too_late(review: Review, begun: date | None, limit: Duration, grace: int) -> bool:
    due = next_review(review)
    if due is None:
        return False
    if begun:
        return due > after(after(begun, limit), Duration(days=grace))
    return review.every is not None and roughly(review.every) > roughly(limit) + grace


def _too_seldom(policy: Name, review: Review, begun: date | None, limit: Duration, *, first: bool) -> Said:
    due, most = next_review(review), spoken(limit)
    if begun and first:
        return say(
            "{policy} has held since {begun} and is reviewed for the first time on {due}, more than {most} later.",
            policy=policy,
            begun=begun,
            due=due,
            most=most,
        )
    if begun:
        return say(
            "{policy} was reviewed on {begun} and is reviewed next on {due}, more than {most} later.",
            policy=policy,
            begun=begun,
            due=due,
            most=most,
        )
    return say(
        "{policy} is reviewed {rhythm}; at most {most} should lie between.",
        policy=policy,
        rhythm=spoken_rhythm(Rhythm(review.every)),
        most=most,
    )
