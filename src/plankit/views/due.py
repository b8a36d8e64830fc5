"""What falls due: reviews, checks, ends of terms and contracts, sessions, releases, each with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import before, next_after, next_review
from plankit.index.chain import in_use, runs
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index


class Due(NamedTuple):
    """Something that falls due: the day, what it is, the entry it is about, and on whom it falls.

    `kind` is "" for what the plan as a whole says.
    """

    on: date
    what: Said
    kind: str
    id: str
    party: str | None


def due(index: Index) -> list[Due]:
    """What is overdue on the day, and what falls due up to the horizon, by day."""
    found = [*_reviews(index), *_work(index), *_aims(index), *_building(index), *_ends(index), *_moments(index)]
    return sorted((each for each in found if each.on <= index.horizon), key=lambda each: (each.on, each.kind, each.id))


def _reviews(index: Index) -> Iterator[Due]:
    data = index.data
    if day := next_review(data.plan.review):
        yield Due(day, say("review of the plan"), "", "", data.plan.owner)
    if day := next_review(data.strategy.review):
        yield Due(day, say("review of the strategy"), "", "", data.ownership.product_owner)
    for id_, policy in data.policies.items():
        if policy.status == "in_force" and in_use(policy, index.on) and (day := next_review(policy.review)):
            yield Due(day, say("review"), "policy", id_, policy.reviewed_by or policy.owner)
    for id_, area in data.content.areas.items():
        if in_use(area, index.on) and (day := next_review(area.review)):
            yield Due(day, say("review of the pages"), "area", id_, area.owner)
    for id_, each in data.responsibilities.items():
        if each.status not in {"assigned", "supplier"} and each.review_by and runs(None, each.until, index.on):
            yield Due(
                each.review_by, say("look again whether this stays unassigned"), "responsibility", id_, each.owner
            )


def _work(index: Index) -> Iterator[Due]:
    holidays = index.data.checks.holidays
    for id_, each in index.data.support.operations.items():
        if each.every and each.last and (day := next_after(each.last, each.every, holidays)):
            yield Due(day, say("maintenance"), "operation", id_, each.owner)


def _aims(index: Index) -> Iterator[Due]:
    for id_, goal in index.data.strategy.goals.items():
        if goal.by and goal.status == "open":
            yield Due(goal.by, say("goal to be met"), "goal", id_, goal.owner)
    for id_, kpi in index.data.monitoring.kpis.items():
        if kpi.target and kpi.target.by and kpi.target.by >= index.on:
            yield Due(kpi.target.by, say("target to be reached"), "kpi", id_, kpi.owner)


def _building(index: Index) -> Iterator[Due]:
    for id_, milestone in index.data.roadmap.milestones.items():
        if milestone.on and not milestone.done:
            yield Due(milestone.on, say("milestone"), "milestone", id_, milestone.owner)
    for id_, release in index.data.roadmap.releases.items():
        if release.status not in {"released", "dropped", "done"} and release.ends:
            yield Due(release.ends, say("release to be finished"), "release", id_, release.owner)


def _ends(index: Index) -> Iterator[Due]:
    """What ends from the day on; what has ended before is history."""
    found = (*_terms(index), *_seats(index), *_contracts(index), *_rules(index))
    return (each for each in found if each.on >= index.on)


def _terms(index: Index) -> Iterator[Due]:
    for id_, person in index.data.people.items():
        if person.until:
            yield Due(person.until, say("last working day"), "person", id_, id_)
    for id_, role in index.data.roles.items():
        for holding in role.holders:
            if holding.until:
                yield Due(holding.until, say("end of a term in this role"), "role", id_, holding.person)
        if role.vacancy and role.vacancy.expected:
            yield Due(role.vacancy.expected, say("vacancy to be filled"), "role", id_, role.vacancy.covered_by)


def _seats(index: Index) -> Iterator[Due]:
    for id_, body in index.data.ownership.bodies.items():
        for seat in body.seats:
            if seat.until and seat.holder:
                yield Due(seat.until, say("end of a term in this body"), "body", id_, seat.holder)


def _rules(index: Index) -> Iterator[Due]:
    for id_, policy in index.data.policies.items():
        if policy.until and policy.status == "in_force":
            yield Due(policy.until, say("end of an interim rule"), "policy", id_, policy.owner)
        for exemption in policy.exceptions:
            if exemption.until:
                yield Due(exemption.until, say("end of an exception"), "policy", id_, policy.owner)


def _contracts(index: Index) -> Iterator[Due]:
    for id_, supplier in index.data.suppliers.items():
        contract = supplier.contract
        if contract and contract.until:
            yield Due(contract.until, say("end of the contract"), "supplier", id_, contract.owner)
            if contract.notice:
                day = before(contract.until, contract.notice)
                yield Due(day, say("last day to give notice"), "supplier", id_, contract.owner)


def _moments(index: Index) -> Iterator[Due]:
    """What is planned on a day to come."""
    for id_, course in index.data.training.courses.items():
        for session in course.sessions:
            if session.on and session.on >= index.on:
                yield Due(session.on, say("course is given"), "course", id_, course.trainer or course.owner)
    for id_, release in index.data.roadmap.releases.items():
        if release.evaluate_on and release.evaluate_on >= index.on:
            yield Due(release.evaluate_on, say("look back on the release"), "release", id_, release.owner)
