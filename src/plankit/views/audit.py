"""The auditor's page: every policy with owner, checker, approval, review and exceptions, and what was let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.views.page import Page
from plankit.views.policies import PolicyView, policy_view
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.checks import Waiver
    from plankit.sections.policies import Exemption
    from plankit.views.page import Given


class Audited(NamedTuple):
    """A policy, and which of the things that are asked of it are there."""

    policy: PolicyView
    owned: bool
    checked: bool
    approved: bool
    reviewed: date | None
    planned: bool


class Exempt(NamedTuple):
    """An exception to a policy, and whether its last day has passed."""

    policy: str
    entry: Exemption
    over: bool


class Waived(NamedTuple):
    """A finding that was let go, and whether its last day has passed."""

    entry: Waiver
    over: bool


class Tally(NamedTuple):
    """How many of the policies in force have what is asked."""

    of: int
    owned: int
    checked: int
    approved: int
    planned: int
    in_time: int


class Audit(NamedTuple):
    """All that is asked of policies, one row each; exceptions and waivers."""

    tally: Tally
    rows: tuple[Audited, ...]
    exceptions: tuple[Exempt, ...]
    waivers: tuple[Waived, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page for whoever audits."""
    if given.index.data.policies:
        yield Page("audit", "audit", say("For the auditor"), view(given.index), order=150, section="audit")


def view(index: Index) -> Audit:
    """Every policy that is in force or being written."""
    rows = [_audited(index, id_) for id_ in index.data.policies]
    rows = [each for each in rows if each.policy.state not in {"past", "ended"}]
    held = [each for each in rows if each.policy.entry.status == "in_force"]
    exceptions = (
        Exempt(each.policy.id, one, bool(one.until and one.until < index.on))
        for each in rows
        for one in each.policy.entry.exceptions
    )
    waivers = (Waived(each, bool(each.until and each.until < index.on)) for each in index.data.checks.waivers)
    return Audit(_tally(held), tuple(rows), tuple(exceptions), tuple(waivers))


def _audited(index: Index, id_: str) -> Audited:
    entry = index.data.policies[id_]
    return Audited(
        policy_view(id_, entry, index.on),
        _there(index, entry.owner),
        _there(index, entry.checked_by),
        bool(entry.approved and entry.approved.by and entry.approved.on),
        entry.review.last if entry.review else None,
        bool(entry.review),
    )


def _there(index: Index, party: str | None) -> bool:
    return party is not None and not index.answer(party).broken


def _tally(rows: list[Audited]) -> Tally:
    return Tally(
        len(rows),
        sum(each.owned for each in rows),
        sum(each.checked for each in rows),
        sum(each.approved for each in rows),
        sum(each.planned for each in rows),
        sum(each.planned and not each.policy.overdue for each in rows),
    )
