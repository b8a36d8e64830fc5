"""What the plan works towards: goals, targets, milestones, releases, and wishes that wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, after
from plankit.due.falls import Due
from plankit.index.wishes import ANSWER_DAYS, WAIT_WEEKS, right_for, stage, waiting_since
from plankit.rule import option
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.monitoring import Kpi
    from plankit.sections.roadmap import Release, Wish

OVER = frozenset({"released", "dropped", "done"})


def ahead(index: Index) -> Iterator[Due]:
    """Every aim that has not been reached, and every wish that somebody waits for."""
    yield from _aims(index)
    yield from _building(index)
    for id_, wish in index.data.roadmap.wishes.items():
        yield from _waits(index, id_, wish)
        yield from _unanswered(index, id_, wish)


def _aims(index: Index) -> Iterator[Due]:
    for id_, goal in index.data.strategy.goals.items():
        if goal.by and goal.status == "open":
            route = ("strategy", "goals", id_, "by")
            yield Due(goal.by, say("goal to be met"), "goal", id_, goal.owner, "goal", route)
    for id_, kpi in index.data.monitoring.kpis.items():
        if kpi.target and kpi.target.by and (kpi.target.by >= index.on or not _reached(kpi, index.on)):
            place = ("monitoring", "kpis", id_, "target", "by")
            yield Due(kpi.target.by, say("target to be reached"), "kpi", id_, kpi.owner, "target", place)


def _reached(kpi: Kpi, on: date) -> bool:
    """Whether the last reading up to a day is as good as the target."""
    days = [day for day in (kpi.readings.on if kpi.readings else ()) if day <= on]
    if not days or not kpi.readings or not kpi.target:
        return False
    value = kpi.readings.on[max(days)]
    return value <= kpi.target.value if kpi.better == "lower" else value >= kpi.target.value


def _building(index: Index) -> Iterator[Due]:
    if (day := index.data.plan.go_live) and day >= index.on:
        owner = index.data.ownership.product_owner
        yield Due(day, say("the intranet goes live"), "", "", owner, "go-live", ("plan", "go_live"))
    for id_, milestone in index.data.roadmap.milestones.items():
        if milestone.on and not milestone.done:
            route = ("roadmap", "milestones", id_, "on")
            yield Due(milestone.on, say("milestone"), "milestone", id_, milestone.owner, "milestone", route)
    for id_, release in index.data.roadmap.releases.items():
        yield from _release(index, id_, release)


def _release(index: Index, id_: str, release: Release) -> Iterator[Due]:
    route = ("roadmap", "releases", id_)
    if release.ends and release.status not in OVER:
        what = say("release to be finished")
        yield Due(release.ends, what, "release", id_, release.owner, "release", (*route, "ends"))
    if release.evaluate_on and release.evaluate_on >= index.on and release.status != "dropped":
        what = say("look back on the release")
        yield Due(release.evaluate_on, what, "release", id_, release.owner, "evaluation", (*route, "evaluate_on"))


def _waits(index: Index, id_: str, wish: Wish) -> Iterator[Due]:
    """That a wish is to be looked into, or decided on."""
    since = waiting_since(wish)
    if since is None:
        return
    day, route = after(since, Duration(weeks=_most(index, "wish-waits-too-long"))), ("roadmap", "wishes", id_)
    if stage(wish) == "new":
        yield Due(day, say("wish to be looked into"), "wish", id_, wish.assessor, "assess", (*route, "from", "on"))
    else:
        yield Due(day, say("wish to be decided on"), "wish", id_, _decider(index, wish), "decide", (*route, "assessed"))


def _unanswered(index: Index, id_: str, wish: Wish) -> Iterator[Due]:
    """That whoever asked for something is to hear what was decided."""
    decision = wish.decision
    if not wish.from_ or not decision or not decision.on or not decision.outcome:
        return
    if decision.answered is None or decision.answered > index.on:
        day = after(decision.on, Duration(days=_most(index, "requester-not-answered")))
        what, route = say("answer to whoever asked"), ("roadmap", "wishes", id_, "decision")
        yield Due(day, what, "wish", id_, decision.by or _decider(index, wish), "answer", route)


def _decider(index: Index, wish: Wish) -> str | None:
    right = index.data.ownership.decisions.get(right_for(index.data, wish) or "")
    return right.decides if right else None


def _most(index: Index, rule: str) -> int:
    """How long one may wait: what the plan sets for the rule that minds it, else what the rule takes."""
    name, usual = {"wish-waits-too-long": ("weeks", WAIT_WEEKS), "requester-not-answered": ("days", ANSWER_DAYS)}[rule]
    setting = index.data.checks.rules.get(rule)
    value = option(setting.options[name], usual) if setting and name in setting.options else None
    return value if isinstance(value, int) else usual
