"""Where a wish stands, and what it asks of people and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.sections.roadmap import Wish

WAITING = frozenset({"new", "assessed"})
TAKEN_ON = frozenset({"accepted", "planned", "building"})
OPEN = WAITING | TAKEN_ON


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
