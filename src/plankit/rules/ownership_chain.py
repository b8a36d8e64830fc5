"""Who stands behind an owner: a person who is there, by way of a role, employed by the organization."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.index.references import Reference

EXTERNAL = ("contractor", "supplier")


@rule("error", timed=True)
def unfilled_owner(index: Index) -> Iterator[Problem]:
    """An owner or decider behind whom nobody stands on the day of the check."""
    answers = {id_: index.answer(id_) for id_ in index.chains.owning}
    whys = {id_: each.briefly for id_, each in answers.items() if each.briefly and not _has_left(index, id_)}
    for each in index.chains.owned_by(whys):
        cause = "people" if _names_nobody(index) else answers[each.id].cause
        why = _not_yet(index, each.id) or whys[each.id]
        yield _problem(index, each, why, _who_follows(index, each), cause)


@rule("error", timed=True)
def owner_has_left(index: Index) -> Iterator[Problem]:
    """Somebody named as owner or decider who has left."""
    for each in index.chains.owned_by({id_ for id_ in index.chains.owning if _has_left(index, id_)}):
        why = say("left on {day}", day=index.data.people[each.id].until)
        remedy = say(
            "Name another one under `{key}`: a role, so that the next departure changes nothing here.",
            key=_key(each),
        )
        yield _problem(index, each, why, remedy, f"person:{each.id}")


@rule("warning", timed=True)
def owner_leaves_soon(index: Index) -> Iterator[Problem]:
    """An owner or decider behind whom nobody will stand before long."""
    there = [id_ for id_ in index.chains.owning if not index.answer(id_).broken]
    gaps = {id_: gap for id_ in there if (gap := index.chains.gap(id_, index.on, index.horizon))}
    for each in index.chains.owned_by(gaps):
        day, answer = gaps[each.id]
        yield _problem(index, each, _stops(index, each.id, day), _who_follows(index, each), answer.cause)


@rule("warning")
def owner_is_a_group(index: Index) -> Iterator[Problem]:
    """A body without a chair, or a unit without a head, as owner."""
    whys = {id_: why for id_ in index.chains.owning if (why := _leaderless(index, id_))}
    for each in index.chains.owned_by(whys):
        if _key(each) != "decides":
            yield _problem(index, each, whys[each.id], _who_leads(index, each), f"group:{each.id}")


@rule("warning")
def owner_is_external(index: Index) -> Iterator[Problem]:
    """A supplier or somebody hired as owner or decider."""
    whys = {id_: why for id_ in index.chains.owning if (why := _external(index, id_))}
    for each in index.chains.owned_by(whys):
        if getattr(index.plan.at(each.entry), "status", None) != "supplier":
            remedy = say(
                "Name somebody of the organization itself under `{key}`; those who are hired can still do the work.",
                key=_key(each),
            )
            yield _problem(index, each, whys[each.id], remedy, f"external:{each.id}")


@rule("hint", needs=("roles",))
def person_instead_of_role(index: Index) -> Iterator[Problem]:
    """A person as owner or decider, where a role would outlast the next departure."""
    roles = _roles_by_person(index)
    there = {id_ for id_ in index.chains.owning if id_ in index.data.people and not index.answer(id_).broken}
    for each in index.chains.owned_by(there):
        why = say("is named here in person, not by a role")
        yield _problem(index, each, why, _role_for(each, roles.get(each.id, [])), f"person:{each.id}")


def _problem(index: Index, owner: Reference, why: Said, remedy: Said, cause: str) -> Problem:
    return Problem(at(*owner.route), _sentence(index, owner, why), remedy, cause=cause)


def _key(owner: Reference) -> str:
    return str(owner.route[-1])


def _sentence(index: Index, owner: Reference, why: Said) -> Said:
    """What is owned by whom, and what is the matter with that; of a person, `why` goes on after “who”."""
    party, what = index.spoken(owner.id), _owned(index, owner)
    match _key(owner), owner.id in index.data.people:
        case "sponsor", True:
            return say("The sponsor of the intranet is {owner}, who {why}.", owner=party, why=why)
        case "sponsor", False:
            return say("The sponsor of the intranet is {owner}, but {why}.", owner=party, why=why)
        case "decides", True:
            return say("{what} is decided by {owner}, who {why}.", what=what, owner=party, why=why)
        case "decides", False:
            return say("{what} is decided by {owner}, but {why}.", what=what, owner=party, why=why)
        case _, True:
            return say("{what} is owned by {owner}, who {why}.", what=what, owner=party, why=why)
    return say("{what} is owned by {owner}, but {why}.", what=what, owner=party, why=why)


def _owned(index: Index, owner: Reference) -> Name | Said:
    """What somebody owns, as the beginning of a sentence."""
    match owner.route:
        case ("plan", _):
            return say("This plan")
        case ("ownership", "product_owner" | "sponsor"):
            return say("The intranet")
        case ("content", "default_owner"):
            return say("What no content area covers")
        case ("suppliers", str(id_), *_):
            return say("The contract with {supplier}", supplier=index.name(id_))
        case ("training", "onboarding", *_):
            return say("A step of the onboarding")
    return named(str(owner.entry[-1]), index.plan.at(owner.entry))


def _has_left(index: Index, id_: str) -> bool:
    person = index.data.people.get(id_)
    return bool(person and person.until and person.until < index.on)


def _not_yet(index: Index, id_: str) -> Said | None:
    person = index.data.people.get(id_)
    return say("starts only on {day}", day=person.from_) if person else None


def _names_nobody(index: Index) -> bool:
    """Whether the plan names no people at all."""
    return not index.data.people and not any(role.holders for role in index.data.roles.values())


def _who_follows(index: Index, owner: Reference) -> Said:
    """What to do where nobody stands behind an owner, or soon will not."""
    party = index.party(owner.id)
    key, entry = _key(owner), party.entry if party else None
    kind = party.kind if party and runs(None, getattr(entry, "until", None), index.on) else ""
    successor = getattr(entry, "succeeded_by", None)
    if successor:
        return say("Write `{key}: {party}`, which took its place, or name another one.", key=key, party=successor)
    if kind == "role" and _names_nobody(index):
        return say(
            "Name the people and write who has which role under its `holders`. Does the staff directory know who? "
            "Then write `people_kept: elsewhere` under `plan`."
        )
    if kind == "role":
        return say(
            "Write who takes over under `holders` of {party}, or name another one under `{key}`.",
            party=index.spoken(owner.id),
            key=key,
        )
    if kind == "unit":
        return say(
            "Write who leads it under `head` of {party}, or name another one under `{key}`.",
            party=index.spoken(owner.id),
            key=key,
        )
    return say("Name another one under `{key}`.", key=key)


def _stops(index: Index, id_: str, day: date) -> Said:
    """How an owner will come to an end on the day before `day`."""
    last = day - timedelta(days=1)
    entry = party.entry if (party := index.party(id_)) else None
    if getattr(entry, "until", None) == last:
        if id_ in index.data.people:
            return say("leaves on {day}", day=last)
        return say("it ends on {day}", day=last)
    holders = index.chains.active(id_, last)
    if len(holders) != 1:
        return say("nobody answers for it after {day}", day=last)
    coming = index.chains.following(index.data.roles[id_], last)
    if coming:
        return say(
            "the last holder, {person}, stops on {day} and the next one starts only on {coming}",
            person=index.name(holders[0].id),
            day=last,
            coming=coming,
        )
    return say(
        "the last holder, {person}, stops on {day} and nobody follows", person=index.name(holders[0].id), day=last
    )


def _leaderless(index: Index, id_: str) -> Said | None:
    """That a group has nobody at its head, where the plan names nobody."""
    party = index.party(id_)
    if party is None or index.answer(id_).broken:
        return None
    if party.kind == "body":
        body = index.data.ownership.bodies[id_]
        sure = not index.plan.unsure("ownership", "bodies", id_, "chair")
        return say("that is a group, and nobody chairs it") if sure and not body.outside and not body.chair else None
    if party.kind == "unit" and not index.posts_only:
        sure = not index.plan.unsure("units", id_, "head")
        return (
            say("that is a group, and nobody is named as its head") if sure and not index.data.units[id_].head else None
        )
    return None


def _who_leads(index: Index, owner: Reference) -> Said:
    party, key = index.spoken(owner.id), _key(owner)
    if owner.id in index.data.units:
        return say("Add `head:` to {party}, or name one role under `{key}`.", party=party, key=key)
    return say("Add `chair:` to {party}, or name one role under `{key}`.", party=party, key=key)


def _external(index: Index, id_: str) -> Said | None:
    party = index.party(id_)
    match party.kind if party else "":
        case "supplier":
            return say("that is another organization")
        case "person" if not index.answer(id_).broken and _hired(index, id_):
            return say("is hired, not employed")
        case "role":
            holders = [each.person for each in index.data.roles[id_].holders if runs(None, each.until, index.on)]
            if holders and all(_hired(index, each) for each in holders):
                return say("everyone who has this role is hired, not employed")
    return None


def _hired(index: Index, id_: str) -> bool:
    person = index.data.people.get(id_)
    return bool(person and person.employment in EXTERNAL)


def _roles_by_person(index: Index) -> dict[str, list[str]]:
    """The roles that each person has on the day of the check."""
    found: dict[str, list[str]] = {}
    for id_, role in index.data.roles.items():
        for holding in role.holders:
            if runs(holding.from_, holding.until, index.on) and runs(role.from_, role.until, index.on):
                found.setdefault(holding.person, []).append(id_)
    return found


def _role_for(owner: Reference, roles: list[str]) -> Said:
    if len(roles) == 1:
        return say("Write `{key}: {role}`, the role this person has.", key=_key(owner), role=roles[0])
    return say("Name a role under `{key}`; who has it stands under its `holders`.", key=_key(owner))
