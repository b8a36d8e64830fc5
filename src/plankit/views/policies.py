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
    """A policy and where it stands on the day: `state` is now, later, ended, or past where another took its place."""

    id: str
    entry: Policy
    state: str
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
    found = tuple(policy_view(id_, entry, given.index.on) for id_, entry in given.index.data.policies.items())
    past = tuple(each for each in found if each.state in {"past", "ended"})
    return Policies(tuple(each for each in found if each not in past), past)


def policy_view(id_: str, entry: Policy, on: date) -> PolicyView:
    """A policy on the day."""
    due = next_review(entry.review)
    state = _state(entry, on)
    overdue = state == "now" and entry.status == "in_force" and due is not None and due < on
    return PolicyView(id_, entry, state, overdue, due)


def _state(entry: Policy, on: date) -> str:
    if entry.status in {"superseded", "withdrawn"}:
        return "past"
    if entry.until and entry.until < on:
        return "ended"
    return "later" if entry.effective and entry.effective > on and entry.status == "in_force" else "now"
