"""The policies by topic, each with the state it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.sections import Policy
    from plankit.views.page import Given


MOST = 60


class PolicyView(NamedTuple):
    """A policy and where it stands on the day: `state` is now, later, ended, or past where another took its place."""

    id: str
    entry: Policy
    state: str
    overdue: bool
    due: date | None


class Policies(NamedTuple):
    """All policies: those that hold or are in the making, and those that held once.

    `topics` are those of now by what they are about, where they are too many to read on one page; else it is empty.
    """

    current: tuple[PolicyView, ...]
    past: tuple[PolicyView, ...]
    topics: Mapping[str | None, tuple[PolicyView, ...]]


def pages(given: Given) -> Iterator[Page]:
    """The page of the policies."""
    if given.index.data.policies:
        yield Page("policies", "policies", say("Policies"), view(given), order=60, section="policies")


def view(given: Given) -> Policies:
    """All policies."""
    found = tuple(policy_view(id_, entry, given.index.on) for id_, entry in given.index.data.policies.items())
    past = tuple(each for each in found if each.state in {"past", "ended"})
    gone = {each.id for each in past}
    current = tuple(each for each in found if each.id not in gone)
    return Policies(current, past, _by_topic(current) if len(current) > MOST else {})


def _by_topic(current: tuple[PolicyView, ...]) -> dict[str | None, tuple[PolicyView, ...]]:
    found: dict[str | None, list[PolicyView]] = {}
    for each in current:
        found.setdefault(each.entry.topic, []).append(each)
    return {topic: tuple(rows) for topic, rows in found.items()}


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
