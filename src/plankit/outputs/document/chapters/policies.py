"""What holds, for whom, what to do and what not to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor
from plankit.words import say

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.policies import Exemption, Policy
    from plankit.views import Given
    from plankit.views.policies import Policies, PolicyView


def chapter(v: Voice, view: Policies, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("What holds, for whom, and what to do and not to do: frames rather than strict rules.")
    return [
        *b.para(b.text(lead), "lead"),
        *(block for each in view.current for block in _policy(v, each)),
        *_past(v, view),
    ]


def _policy(v: Voice, each: PolicyView) -> Blocks:
    policy = each.entry
    kind = b.tag("plain", v.plain(label(policy.kind))) if policy.kind else []
    return [
        b.heading(2, v.text(policy.title or each.id), anchor("policy", each.id)),
        *b.para([*kind, *_state(v, each)], "tags"),
        *b.para(v.text(policy.purpose), "lead"),
        *v.prose(policy.text, 3),
        *b.columns(("good", v.word("Do"), v.lines(policy.do)), ("vacant", v.word("Don't"), v.lines(policy.dont))),
        *b.facts(*_care(v, each), *_levers(v, policy), *_origin(v, policy)),
    ]


def _state(v: Voice, each: PolicyView) -> Runs:
    status = each.entry.status
    if each.state == "later":
        return b.tag("plain", v.plain(say("from {day}", day=each.entry.effective)))
    if each.state == "ended":
        return b.tag("plain", v.word("ended"))
    if status == "in_force":
        overdue = b.tag("late", v.word("in force, review overdue"))
        return overdue if each.overdue else b.tag("good", v.word("in force"))
    return b.tag("plain", v.plain(label(status))) if status else []


def _care(v: Voice, each: PolicyView) -> list[tuple[str, Runs]]:
    policy = each.entry
    review = v.review(each.due, each.overdue) if policy.status in {"in_force", "draft"} else []
    return [
        (v.word("For"), b.beside(_whom(v, id_) for id_ in policy.applies_to)),
        (v.word("Owner"), v.who(policy.owner)),
        (v.word("Checked by"), b.below(v.who(policy.checked_by), b.soft(v.text(policy.checked_how)))),
        (v.word("When someone does not keep to it"), v.text(policy.on_breach)),
        (v.word("Next review"), review),
        (v.word("Reviewed by"), v.who(policy.reviewed_by)),
        (v.word("Exceptions"), b.below(*(_exception(v, one) for one in policy.exceptions))),
    ]


def _whom(v: Voice, id_: str) -> Runs:
    if id_ == "everyone":
        return v.label(id_)
    return v.entry("audience", id_) if v.links.knows("audience", id_) else v.party(id_)


def _exception(v: Voice, one: Exemption) -> Runs:
    whom = v.party(one.for_) if isinstance(one.for_, str) else v.text(one.for_)
    by = v.say("allowed by {who}", who=v.party(one.granted_by)) if one.granted_by else []
    told = b.beside([b.beside([whom, v.days(None, one.until)], " "), v.text(one.reason)], ": ")
    return b.beside([told, by])


def _levers(v: Voice, policy: Policy) -> list[tuple[str, Runs]]:
    levers = policy.levers
    if levers is None:
        return []
    return [
        (v.word("Taught in"), v.entries("course", levers.training)),
        (v.word("Built in"), v.text(levers.constraint)),
        (v.word("Seen in"), v.entries("kpi", levers.monitoring)),
        (v.word("Steered by"), v.text(levers.steering)),
    ]


def _origin(v: Voice, policy: Policy) -> list[tuple[str, Runs]]:
    approved = policy.approved
    by = b.beside([v.party(approved.by), v.text(approved.on)]) if approved else []
    return [
        (v.word("Approved"), by),
        (v.word("Holds"), v.days(policy.effective, policy.until)),
        (v.word("Comes from"), v.text(policy.because)),
        (v.word("Replaces"), v.entries("policy", policy.replaces)),
        (v.word("Published"), v.address(policy.published_at) if policy.published_at else []),
    ]


def _past(v: Voice, view: Policies) -> Blocks:
    rows = (
        b.para(
            b.beside(
                [
                    v.text(each.entry.title or each.id),
                    _state(v, each),
                    b.soft(v.days(each.entry.effective, each.entry.until)),
                ],
                " ",
            ),
            anchor=anchor("policy", each.id),
        )
        for each in view.past
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("No longer in force"))), *found] if found else []
