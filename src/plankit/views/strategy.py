"""What the intranet is for: goals with the figures that measure them, principles, audiences, risks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.views.monitoring import Figure, figure
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.strategy import Goal, Risk, Strategy
    from plankit.views.page import Given


class GoalView(NamedTuple):
    """A goal, the figures that measure it, and whether its day has passed."""

    id: str
    entry: Goal
    figures: tuple[Figure, ...]
    late: bool


class RiskView(NamedTuple):
    """A risk and how heavily it weighs: likelihood times impact, None where one of the two is not known."""

    id: str
    entry: Risk
    weight: int | None


class StrategyView(NamedTuple):
    """The strategy, its goals that are open or settled, and its risks, the heaviest first."""

    entry: Strategy
    goals: tuple[GoalView, ...]
    settled: tuple[GoalView, ...]
    risks: tuple[RiskView, ...]
    review: date | None
    overdue: bool


def pages(given: Given) -> Iterator[Page]:
    """The page of the strategy."""
    if "strategy" in given.index.plan.given:
        yield Page("strategy", "strategy", say("Strategy"), view(given.index), order=10, section="strategy")


def view(index: Index) -> StrategyView:
    """The strategy on the day."""
    strategy = index.data.strategy
    goals = [_goal(index, id_, goal) for id_, goal in strategy.goals.items()]
    risks = (RiskView(id_, risk, _weight(risk)) for id_, risk in strategy.risks.items())
    review = next_review(strategy.review)
    return StrategyView(
        strategy,
        tuple(each for each in goals if each.entry.status == "open"),
        tuple(each for each in goals if each.entry.status != "open"),
        tuple(sorted(risks, key=lambda each: -(each.weight or 0))),
        review,
        review is not None and review < index.on,
    )


def _goal(index: Index, id_: str, goal: Goal) -> GoalView:
    kpis = index.data.monitoring.kpis
    figures = tuple(figure(each, kpis[each], index.on) for each in goal.kpis if each in kpis)
    return GoalView(id_, goal, figures, late=bool(goal.by and goal.by < index.on and goal.status == "open"))


def _weight(risk: Risk) -> int | None:
    return risk.likelihood * risk.impact if risk.likelihood and risk.impact else None
