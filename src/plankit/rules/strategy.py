"""What the intranet is for: goals that can be met, risks that somebody watches, a strategy that is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import next_review
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import in_use
from plankit.index.wishes import stage
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.strategy import Goal
    from plankit.words import Name, Said

GOALS = ("strategy", "goals")
REFUSED = frozenset({"rejected", "deferred"})


def _open_goals(index: Index) -> Iterator[tuple[str, Goal, Name]]:
    """The goals still to be met."""
    for id_, goal in index.data.strategy.goals.items():
        if goal.status == "open":
            yield id_, goal, named(id_, goal)


@rule("warning", whole=True, needs=("strategy",))
def no_goals(index: Index) -> Iterator[Problem]:
    """A strategy without a goal to work towards."""
    if next(_open_goals(index), None):
        return
    if index.data.strategy.goals:
        yield Problem(
            at(*GOALS, part="key"),
            say("All goals of the strategy have been met or dropped, and nothing says what comes next."),
            say("Agree on the next goal, with an owner and a day: one is enough."),
        )
    else:
        yield Problem(
            at(*GOALS),
            say("The strategy names no goal, so nobody can tell whether the intranet does what it is there for."),
            say("Begin with one goal under `strategy`: `goals: {{findability: Colleagues find what they look for}}`."),
        )


@rule("hint", whole=True, needs=("strategy",))
def no_vision(index: Index) -> Iterator[Problem]:
    """A strategy that does not say what the intranet is for."""
    strategy = index.data.strategy
    if not strategy.vision and not strategy.purpose:
        yield Problem(
            at("strategy", "vision"),
            say("The strategy has no vision and no purpose: it does not say what the intranet is for."),
            say("Write one or two sentences with which somebody could disagree: `vision: ...`."),
        )


@rule("warning", needs=("monitoring",))
def goal_without_kpi(index: Index) -> Iterator[Problem]:
    """A goal of which nobody can measure whether it is met."""
    for id_, goal, name in _open_goals(index):
        if not goal.kpis:
            yield Problem(
                at(*GOALS, id_, "kpis"),
                say("The goal {goal} has no KPI, so nobody can tell whether it is being met.", goal=name),
                say("Name a KPI that stands under `monitoring`, or add one there: `kpis: [search-success]`."),
            )


@rule("warning")
def goal_without_owner(index: Index) -> Iterator[Problem]:
    """A goal that nobody sees to."""
    for id_, goal, name in _open_goals(index):
        if not goal.owner:
            yield Problem(
                at(*GOALS, id_, "owner"),
                say("The goal {goal} has no owner: nobody sees to it that it is met.", goal=name),
                say("Name one role that can do something about it: `owner: intranet-owner`."),
            )


@rule("warning")
def goal_without_date(index: Index) -> Iterator[Problem]:
    """A goal without a day by which it is to be met."""
    for id_, goal, name in _open_goals(index):
        if not goal.by:
            yield Problem(
                at(*GOALS, id_, "by"),
                say("The goal {goal} has no date, so it is never late.", goal=name),
                say("Agree on a day, roughly if need be: `by: 2027-12-31` or `by: 2027-Q4`."),
            )


@rule("warning", timed=True)
def goal_past_its_date(index: Index) -> Iterator[Problem]:
    """A goal that was to be met by now and is still open."""
    for id_, goal, name in _open_goals(index):
        if goal.by and goal.by < index.on:
            yield Problem(
                at(*GOALS, id_, "by"),
                say("The goal {goal} was to be met by {day}, and it is still open.", goal=name, day=goal.by),
                say(
                    "Was it met, or does nobody want it any more? Write `status: met` or `status: dropped`. "
                    "Otherwise agree on a new day."
                ),
            )


@rule("hint", whole=True, needs=("roadmap",))
def goal_nothing_serves(index: Index) -> Iterator[Problem]:
    """A goal that no wish, activity or policy brings nearer."""
    wished = {wish.goal for wish in index.data.roadmap.wishes.values() if stage(wish) not in REFUSED} - {None}
    worked_on = _worked_on(index)
    for id_, goal, name in _open_goals(index) if wished else ():
        if id_ not in wished and worked_on.isdisjoint(goal.kpis):
            yield Problem(
                at(*GOALS, id_, part="entry"),
                say("Nothing in the plan brings the goal {goal} nearer: no wish, activity or policy.", goal=name),
                say(
                    "Name it as the `goal` of a wish, or name one of its KPIs at an activity under `roadmap.adoption`. "
                    "Is nobody going to work on it? Then drop it."
                ),
            )


def _worked_on(index: Index) -> set[str]:
    """The KPIs that an activity or a policy is to move."""
    activities = index.data.roadmap.adoption.values()
    policies = (each for each in index.data.policies.values() if each.levers and in_use(each, index.on))
    moved = {kpi for policy in policies if policy.levers for kpi in policy.levers.monitoring}
    return moved | {kpi for activity in activities for kpi in activity.kpis}


@rule("hint")
def too_many_goals(index: Index, *, most: int = 7) -> Iterator[Problem]:
    """More goals than anybody can keep in mind."""
    number = sum(1 for _ in _open_goals(index))
    if number > most:
        yield Problem(
            at(*GOALS, part="key"),
            say_n(
                number,
                "The strategy has {n} open goal; with more than {most}, nobody knows which comes first.",
                "The strategy has {n} open goals; with more than {most}, nobody knows which comes first.",
                most=most,
            ),
            say("Choose those that matter most in the year to come, and take the others together or drop them."),
        )


@rule("hint")
def too_many_success_factors(index: Index, *, most: int = 8) -> Iterator[Problem]:
    """A goal that hangs on more than anybody can watch."""
    for id_, goal, name in _open_goals(index):
        number = len(goal.success_factors)
        if number > most:
            yield Problem(
                at(*GOALS, id_, "success_factors"),
                say_n(
                    number,
                    "The goal {goal} has {n} success factor; nobody can watch more than {most}.",
                    "The goal {goal} has {n} success factors; nobody can watch more than {most}.",
                    goal=name,
                    most=most,
                ),
                say("Keep those without which it fails, and leave out what is a measure or an activity."),
            )


@rule("warning")
def risk_without_owner(index: Index) -> Iterator[Problem]:
    """A risk that nobody watches."""
    for id_, risk in index.data.strategy.risks.items():
        if not risk.owner:
            yield Problem(
                at("strategy", "risks", id_, "owner"),
                say("The risk {risk} has no owner: nobody watches it.", risk=named(id_, risk)),
                say("Name one role that sees it coming and may act: `owner: intranet-owner`."),
            )


@rule("warning", timed=True)
def strategy_review_overdue(index: Index) -> Iterator[Problem]:
    """The strategy was to be looked at again by now."""
    review = index.data.strategy.review
    due = next_review(review)
    if review and due and due < index.on:
        yield Problem(
            at("strategy", "review"),
            say_n(
                (index.on - due).days,
                "The strategy was to be reviewed by {due}, {n} day ago. It still holds, but it may lead the wrong way.",
                "The strategy was to be reviewed by {due}, {n} days ago. It still holds, but it may lead the wrong way.",
                due=due,
            ),
            _go_through(index.on.isoformat(), dated=review.next is not None),
        )


def _go_through(today: str, *, dated: bool) -> Said:
    if dated:
        return say(
            "Go through it with those who decide, then write under `review`: `last: {today}`, and a later `next`.",
            today=today,
        )
    return say("Go through it with those who decide, then write under `review`: `last: {today}`.", today=today)
