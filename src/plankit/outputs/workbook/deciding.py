"""Who may decide what, what was decided, and the rules that hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plankit.outputs.workbook.sheets import WIDE, Column, Marked, Sheet, answering, parties, party, sheet, title
from plankit.views.labels import label
from plankit.views.policies import PolicyView, policy_view
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.ownership import Decision
    from plankit.views import Given

RIGHTS = (
    Column(say("Decision"), 40),
    Column(say("Who decides"), 32),
    Column(say("Answers today"), 32),
    Column(say("Within"), 40),
    Column(say("Must agree"), 32),
    Column(say("Gives advice"), 32),
    Column(say("Is told"), 32),
    Column(say("Up to an amount of"), 12),
    Column(say("Up to days of work"), 12),
    Column(say("Limit"), 32),
    Column(say("Above that"), 32),
    Column(say("Answer within")),
)
LOG = (
    Column(say("Day"), 14),
    Column(say("Decided"), WIDE),
    Column(say("By")),
    Column(say("By right of"), 32),
    Column(say("Reason"), WIDE),
    Column(say("Replaces"), 40),
)
POLICIES = (
    Column(say("Policy"), 40),
    Column(say("Kind")),
    Column(say("Topic")),
    Column(say("State")),
    Column(say("For whom"), 32),
    Column(say("Owner"), 32),
    Column(say("Answers today"), 32),
    Column(say("Checked by"), 32),
    Column(say("Approved by")),
    Column(say("In force from"), 14),
    Column(say("Last day"), 14),
    Column(say("Review due"), 14),
    Column(say("Purpose"), WIDE),
    Column(say("Do"), WIDE),
    Column(say("Don't"), WIDE),
    Column(say("Published at"), 40),
)


def sheets(given: Given) -> Iterator[Sheet]:
    """Decision rights, the log, policies."""
    index = given.index
    ownership = index.data.ownership
    if ownership.decisions:
        rows = (_right(index, each) for each in ownership.decisions.values())
        about = say("Who has the authority to decide on what, up to where, and who decides above that.")
        yield sheet(say("Decision rights"), about, ("ownership", "ownership"), RIGHTS, rows)
    if ownership.log:
        about = say("What was decided, when and why; the latest first.")
        yield sheet(say("Decisions taken"), about, ("ownership", "ownership"), LOG, _log(index))
    if index.data.policies:
        found = (policy_view(id_, each, index.on) for id_, each in index.data.policies.items())
        about = say("The policies and guidelines: who answers for each, and when it is looked at again.")
        yield sheet(
            say("Policies"), about, ("policies", "policies"), POLICIES, (_policy(index, each) for each in found)
        )


def _right(index: Index, right: Decision) -> tuple[Any, ...]:
    limit = right.limit
    return (
        right.title,
        party(index, right.decides),
        answering(index, right.decides),
        right.within,
        parties(index, right.agrees),
        parties(index, right.advises),
        parties(index, right.informed),
        limit.cost if limit else None,
        limit.days if limit else None,
        limit.text if limit else None,
        party(index, right.escalates_to),
        right.answer_within,
    )


def _log(index: Index) -> Iterator[tuple[Any, ...]]:
    ownership = index.data.ownership
    for id_, each in sorted(ownership.log.items(), key=lambda pair: pair[1].on or date.min, reverse=True):
        right, before = title(ownership.decisions, each.decision), title(ownership.log, each.supersedes)
        yield each.on, each.title or id_, party(index, each.decided_by), right, each.reason, before


def _policy(index: Index, view: PolicyView) -> tuple[Any, ...]:
    policy = view.entry
    return (
        policy.title,
        label(policy.kind),
        label(policy.topic),
        _state(view),
        [_whom(index, each) for each in policy.applies_to],
        party(index, policy.owner),
        answering(index, policy.owner),
        party(index, policy.checked_by),
        party(index, policy.approved.by) if policy.approved else None,
        policy.effective,
        policy.until,
        Marked(view.due, "late") if view.overdue else view.due,
        policy.purpose,
        list(policy.do),
        list(policy.dont),
        policy.published_at,
    )


def _state(view: PolicyView) -> Any:
    if view.state == "ended":
        return say("ended")
    if view.overdue:
        return Marked(say("in force, review overdue"), "late")
    return say("still to come") if view.state == "later" else label(view.entry.status)


def _whom(index: Index, id_: str) -> Any:
    if id_ == "everyone":
        return say("everyone")
    return title({**index.data.strategy.audiences, **index.data.roles}, id_)
