"""Where a wish stands, what it asks of people and money, and who is to decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from plankit.sections import PlanData
    from plankit.sections.ownership import Decision
    from plankit.sections.roadmap import Wish

WAITING = frozenset({"new", "assessed"})
TAKEN_ON = frozenset({"accepted", "planned", "building"})
OPEN = WAITING | TAKEN_ON
WAIT_WEEKS = 6
"""How many weeks a wish may wait for the next step."""
ANSWER_DAYS = 14
"""How many days whoever asked may wait to hear what was decided."""


def stage(wish: Wish) -> str:
    """Where a wish stands; a decision or an assessment that was noted counts, though the status was not kept."""
    outcome = wish.decision.outcome if wish.decision else None
    if wish.status in WAITING and outcome and outcome != "more_info":
        return outcome
    return "assessed" if wish.status == "new" and wish.assessed else wish.status


def effort(wish: Wish) -> float | None:
    """The days of work a wish asks: the total written down, else the sum over roles; None where neither is known."""
    if wish.effort_days is not None:
        return wish.effort_days
    return sum(wish.effort.values()) if wish.effort else None


def waiting_since(wish: Wish) -> date | None:
    """Since when a wish waits for the next step; None where it waits for whoever asked, or nobody knows."""
    if wish.decision and wish.decision.outcome == "more_info":
        return None
    match stage(wish):
        case "assessed":
            return wish.assessed
        case "new":
            return wish.from_.on if wish.from_ else None
    return None


def right_for(data: PlanData, wish: Wish) -> str | None:
    """The decision right that a wish comes under: the one noted, else the narrowest used for wishes that it fits in."""
    rights = data.ownership.decisions
    if wish.decision and wish.decision.right:
        return wish.decision.right
    used = {each.decision.right for each in data.roadmap.wishes.values() if each.decision and each.decision.right}
    fitting = [id_ for id_, right in rights.items() if id_ in used and _fits(wish, right)]
    return min(fitting, key=lambda id_: _reach(rights[id_]), default=None)


def _fits(wish: Wish, right: Decision) -> bool:
    """Whether a wish stays within the limit of a right, as far as both are known."""
    cost, days = _reach(right)
    return (wish.cost or 0) <= cost and (effort(wish) or 0) <= days


def _reach(right: Decision) -> tuple[float, float]:
    """Up to which cost and how many days of work a right goes."""
    limit, endless = right.limit, float("inf")
    cost = limit.cost if limit and limit.cost is not None else endless
    return cost, limit.days if limit and limit.days is not None else endless
