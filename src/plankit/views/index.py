"""The front page: who decides, whom to ask, what one may do, what changed, what is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.index.wishes import stage
from plankit.views.changes import Change, changes
from plankit.views.gaps import Gaps
from plankit.views.gaps import view as gaps_of
from plankit.views.page import Page
from plankit.views.support import RequestView, requests
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.sections.ownership import Decision, Ownership
    from plankit.sections.plan import Plan
    from plankit.sections.policies import Policy
    from plankit.sections.roadmap import Wish
    from plankit.views.page import Given

MOST, WISHES = 8, 5


class Answered(NamedTuple):
    """A wish, what was decided on it or where it stands, and when."""

    id: str
    entry: Wish
    stage: str
    on: date | None


class Front(NamedTuple):
    """The plan at a glance; `project` tells that go-live is still to come."""

    plan: Plan
    review: date | None
    overdue: bool
    project: bool
    ownership: Ownership
    decisions: Mapping[str, Decision]
    requests: tuple[RequestView, ...]
    policies: tuple[tuple[str, Policy], ...]
    changes: tuple[Change, ...]
    wishes: tuple[Answered, ...]
    gaps: Gaps


def pages(given: Given) -> Iterator[Page]:
    """The front page."""
    yield Page("index", "index", say("At a glance"), view(given), order=1, section="plan")


def view(given: Given) -> Front:
    """The plan at a glance."""
    index = given.index
    data, on = index.data, index.on
    review = next_review(data.plan.review)
    policies = tuple((id_, each) for id_, each in data.policies.items() if each.status == "in_force")
    return Front(
        data.plan,
        review,
        review is not None and review < on,
        bool(data.plan.go_live and data.plan.go_live > on),
        data.ownership,
        data.ownership.decisions,
        requests(index),
        policies,
        tuple(changes(index)[:MOST]),
        tuple(sorted(_answered(data.roadmap.wishes), key=lambda each: each.on or date.min, reverse=True)[:WISHES]),
        gaps_of(given),
    )


def _answered(wishes: Mapping[str, Wish]) -> Iterator[Answered]:
    for id_, wish in wishes.items():
        asked = wish.from_.on if wish.from_ else None
        yield Answered(id_, wish, stage(wish), (wish.decision.on if wish.decision else None) or wish.assessed or asked)
