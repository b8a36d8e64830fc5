"""The policies by topic, each with the state it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.sections import Policy
    from plankit.views.page import Given


class PolicyView(NamedTuple):
    """A policy and where it stands on the day."""

    id: str
    entry: Policy
    overdue: bool
    due: date | None


class Policies(NamedTuple):
    """All policies: those that hold or are in the making, and those that held once."""

    current: tuple[PolicyView, ...]
    past: tuple[PolicyView, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of the policies."""
    if given.index.data.policies:
        yield Page("policies", "policies", say("Policies"), view(given), order=60, section="policies")


def view(given: Given) -> Policies:
    """All policies."""
    found = tuple(_viewed(id_, entry, given.index.on) for id_, entry in given.index.data.policies.items())
    past = tuple(each for each in found if each.entry.status in {"superseded", "withdrawn"})
    return Policies(tuple(each for each in found if each not in past), past)


def _viewed(id_: str, entry: Policy, on: date) -> PolicyView:
    due = next_review(entry.review)
    return PolicyView(id_, entry, entry.status == "in_force" and due is not None and due < on, due)
