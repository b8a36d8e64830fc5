"""What is to be looked at again: the plan, its strategy, policies, pages, and what was knowingly left to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import next_review
from plankit.due.falls import Due
from plankit.index.chain import in_use, runs
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index


def reviews(index: Index) -> Iterator[Due]:
    """Every review, whether it lies ahead or is overdue."""
    data = index.data
    if day := next_review(data.plan.review):
        yield Due(day, say("review of the plan"), "", "", data.plan.owner, "review", ("plan", "review"))
    if day := next_review(data.strategy.review):
        owner = data.ownership.product_owner
        yield Due(day, say("review of the strategy"), "", "", owner, "strategy", ("strategy", "review"))
    for id_, policy in data.policies.items():
        if policy.status == "in_force" and in_use(policy, index.on) and (day := next_review(policy.review)):
            party = policy.reviewed_by or policy.owner
            yield Due(day, say("review"), "policy", id_, party, "review", ("policies", id_, "review"))
    for id_, area in data.content.areas.items():
        if in_use(area, index.on) and (day := next_review(area.review)):
            route = ("content", "areas", id_, "review")
            yield Due(day, say("review of the pages"), "area", id_, area.owner, "review", route)
    yield from _left_open(index)


def _left_open(index: Index) -> Iterator[Due]:
    for id_, each in index.data.responsibilities.items():
        if each.status not in {"assigned", "supplier"} and each.review_by and runs(None, each.until, index.on):
            what = say("look again whether this stays unassigned")
            route = ("responsibilities", id_, "review_by")
            yield Due(each.review_by, what, "responsibility", id_, each.owner, "review", route)
