"""What nobody owns: responsibilities and the intranet itself without an owner, and gaps that say not why or too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, after
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import in_use, runs
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.responsibilities import Responsibility
    from plankit.sections.roles import Vacancy

OPEN = ("vacant", "parked")
ESSENTIAL = 4


@rule("error")
def responsibility_without_owner(index: Index) -> Iterator[Problem]:
    """A responsibility that nobody owns, without the plan saying that this is meant."""
    for id_, entry in index.data.responsibilities.items():
        if entry.owner is None and entry.status == "assigned" and in_use(entry, index.on):
            yield Problem(
                at("responsibilities", id_, "owner"),
                say("{what} has no owner.", what=named(id_, entry)),
                _first_owner(entry.responsible),
                suggestions=tuple(entry.responsible) if len(entry.responsible) == 1 else (),
            )


def _first_owner(responsible: list[str]) -> Said:
    if len(responsible) == 1:
        return say(
            "Does `{party}`, who does the work, also answer for it? Then write `owner: {party}`; otherwise name somebody else.",
            party=responsible[0],
        )
    return say("Add `owner:` with one role, or say that this is meant: `status: vacant` and why under `because:`.")


@rule("error")
def two_owners(index: Index) -> Iterator[Problem]:
    """A list of owners or deciders where there can be only one."""
    yield from index.problems("two-owners")


@rule("error", whole=True, needs=("ownership",))
def no_product_owner(index: Index) -> Iterator[Problem]:
    """A plan that does not say who owns the intranet."""
    if index.data.ownership.product_owner is None:
        yield Problem(
            at("ownership", "product_owner"),
            say("The plan does not say who owns the intranet."),
            say("Add `product_owner:` under `ownership`, with the role that answers for the intranet as a whole."),
        )


@rule("warning", whole=True, needs=("ownership",))
def no_sponsor(index: Index) -> Iterator[Problem]:
    """A plan without a director who stands up for the intranet."""
    if index.data.ownership.sponsor is None:
        yield Problem(
            at("ownership", "sponsor"),
            say("The plan names no sponsor: nobody in management stands up for the intranet."),
            say("Add `sponsor:` under `ownership`, with the role of a director who finds the means for it."),
        )


@rule("warning")
def gap_without_reason(index: Index) -> Iterator[Problem]:
    """A responsibility or role that is left open without a reason."""
    for id_, entry in index.data.responsibilities.items():
        if entry.status != "assigned" and not entry.because and runs(None, entry.until, index.on):
            yield Problem(
                at("responsibilities", id_, "status"),
                say(
                    "{what} is marked `{status}`, but the plan does not say why.",
                    what=named(id_, entry),
                    status=entry.status,
                ),
                say("Add `because:` with the reason, in a line that colleagues understand."),
                value=entry.status,
            )
    for id_, role in index.data.roles.items():
        if role.vacancy and not role.vacancy.reason and runs(None, role.until, index.on):
            yield Problem(
                at("roles", id_, "vacancy"),
                say("The role {role} is vacant, but the plan does not say why.", role=named(id_, role)),
                say("Add `reason:` under `vacancy`, in a line that colleagues understand."),
            )


@rule("warning")
def parked_essential(index: Index) -> Iterator[Problem]:
    """An essential responsibility that nobody takes on for the time being."""
    for id_, entry in index.data.responsibilities.items():
        if entry.status in OPEN and entry.importance == ESSENTIAL and runs(None, entry.until, index.on):
            yield Problem(
                at("responsibilities", id_, "status"),
                say(
                    "{what} is essential (`importance: 4`), but it is marked `{status}`.",
                    what=named(id_, entry),
                    status=entry.status,
                ),
                say("Find it an owner first; what matters less can wait. If it is not essential, lower `importance`."),
                value=entry.status,
            )


@rule("warning", timed=True)
def parked_too_long(index: Index, *, months: int = 6) -> Iterator[Problem]:
    """A responsibility or role that has been left open longer than was meant."""
    for id_, entry in index.data.responsibilities.items():
        if entry.status in OPEN and runs(None, entry.until, index.on) and (said := _late(index, id_, entry, months)):
            yield Problem(at("responsibilities", id_, "status"), said, _settle(), value=entry.status)
    for id_, role in index.data.roles.items():
        vacancy = role.vacancy
        if vacancy and vacancy.covered_by and in_use(role, index.on) and _only_covered(index, id_):
            said = _vacant(index, id_, vacancy, months)
            if said:
                yield Problem(
                    at("roles", id_, "vacancy"), said, say("Fill the role, or let go of it and divide its work.")
                )


def _only_covered(index: Index, role: str) -> bool:
    """Whether nobody holds a role, while somebody does cover it."""
    return not index.chains.active(role, index.on) and not index.answer(role).broken


def _late(index: Index, id_: str, entry: Responsibility, months: int) -> Said | None:
    """What to say of an open responsibility whose time is up: the day agreed on, or so long after it began."""
    what = named(id_, entry)
    if entry.review_by:
        if entry.review_by >= index.on:
            return None
        return say(
            "{what} is still marked `{status}`; it was to be looked at again by {day}.",
            what=what,
            status=entry.status,
            day=entry.review_by,
        )
    if _old(entry.from_, months, index.on):
        return say("{what} has been marked `{status}` since {day}.", what=what, status=entry.status, day=entry.from_)
    return None


def _vacant(index: Index, id_: str, vacancy: Vacancy, months: int) -> Said | None:
    name = index.name(id_)
    if vacancy.expected:
        if vacancy.expected >= index.on:
            return None
        return say(
            "The role {role} was to be filled by {day}, but nobody holds it yet.", role=name, day=vacancy.expected
        )
    if _old(vacancy.since, months, index.on):
        return say("The role {role} has been vacant since {day}.", role=name, day=vacancy.since)
    return None


def _old(since: date | None, months: int, on: date) -> bool:
    return since is not None and after(since, Duration(months=months)) < on


def _settle() -> Said:
    return say("Give it an owner, or decide to go without and write `status: out_of_scope`; or set a new `review_by`.")


@rule("hint")
def people_kept_elsewhere(index: Index) -> Iterator[Problem]:
    """A plan that names posts only, so that nothing can be said about the people in them."""
    if index.posts_only:
        yield Problem(
            at("plan", "people_kept"),
            say("This plan names posts, not people: whether somebody holds them is not checked here."),
            say("To have it checked, name the people and write `people_kept: here`; a list outside the plan will do."),
        )
