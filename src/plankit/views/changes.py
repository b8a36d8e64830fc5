"""What changed in the year up to the day: decisions, people who came, left or followed, rules that began or ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.index import Index
    from plankit.sections.roles import Holding, Role

YEAR = timedelta(days=366)
MONTH = timedelta(days=31)


class Change(NamedTuple):
    """One change: the day, what happened, and the entries it is about.

    `what`: decided, adopted, live, left, followed, began, acting, vacant, policy, replaced, ended, body, released.
    `kind` and `id` name the entry, `other` a second one, `text` is the plan's own words for it.
    """

    on: date
    what: str
    kind: str
    id: str
    other: str = ""
    text: str | Mapping[str, str] = ""


def changes(index: Index) -> list[Change]:
    """The changes of the last year, the newest first."""
    found = [*_decisions(index), *_people(index), *_rules(index), *_building(index)]
    recent = (each for each in found if index.on - YEAR < each.on <= index.on)
    return sorted(recent, key=lambda each: (-each.on.toordinal(), each.what, each.id))


def _decisions(index: Index) -> Iterator[Change]:
    for id_, entry in index.data.ownership.log.items():
        if entry.on:
            yield Change(entry.on, "decided", "log_entry", id_, entry.decided_by or "", entry.title or id_)
    plan = index.data.plan
    if plan.adopted and plan.adopted.on:
        yield Change(plan.adopted.on, "adopted", "", "", plan.adopted.by or "", plan.adopted.version or "")
    if plan.go_live:
        yield Change(plan.go_live, "live", "", "", "", plan.intranet.name or "" if plan.intranet else "")


def _people(index: Index) -> Iterator[Change]:
    for id_, person in index.data.people.items():
        if person.until and person.until < index.on:
            yield Change(person.until, "left", "person", id_)
    for id_, role in index.data.roles.items():
        yield from _holdings(id_, role)
        if role.vacancy and role.vacancy.since:
            yield Change(role.vacancy.since, "vacant", "role", id_, role.vacancy.covered_by or "")


def _holdings(id_: str, role: Role) -> Iterator[Change]:
    for holding in role.holders:
        if holding.from_ is None:
            continue
        before = _predecessor(role, holding)
        what = "acting" if holding.acting else "followed" if before else "began"
        yield Change(holding.from_, what, "role", id_, holding.person, before)


def _predecessor(role: Role, holding: Holding) -> str:
    """Who held the role, for the same part of it, until about the day on which this one began."""
    for each in role.holders:
        another = each.scope == holding.scope and each.person != holding.person
        if another and each.until and holding.from_ and abs(holding.from_ - each.until) <= MONTH:
            return each.person
    return ""


def _rules(index: Index) -> Iterator[Change]:
    for id_, policy in index.data.policies.items():
        if policy.effective and policy.status == "in_force":
            replaced = next((each for each in policy.replaces if each in index.data.policies), "")
            yield Change(policy.effective, "replaced" if replaced else "policy", "policy", id_, replaced)
        if policy.until:
            yield Change(policy.until, "ended", "policy", id_)


def _building(index: Index) -> Iterator[Change]:
    for id_, body in index.data.ownership.bodies.items():
        if body.until:
            yield Change(body.until, "body", "body", id_, body.succeeded_by or "")
    for id_, release in index.data.roadmap.releases.items():
        if release.status == "released" and release.ends:
            yield Change(release.ends, "released", "release", id_)
