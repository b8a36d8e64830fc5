"""Roles and responsibilities as written: who does the work, who checks it, what a role is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.policies import Policy
    from plankit.sections.responsibilities import Responsibility
    from plankit.sections.roles import Role

STAGES = ("intent", "plan", "create", "check", "sign_off", "publish", "maintain", "remove")


def _assigned(index: Index) -> Iterator[tuple[str, Responsibility]]:
    """The responsibilities that somebody has and that have not ended."""
    for id_, entry in index.data.responsibilities.items():
        if entry.status == "assigned" and not (entry.until and entry.until < index.on):
            yield id_, entry


def _roles(index: Index) -> Iterator[tuple[str, Role]]:
    """The roles that have not ended."""
    return ((id_, role) for id_, role in index.data.roles.items() if not (role.until and role.until < index.on))


@rule("warning")
def responsibility_without_doer(index: Index) -> Iterator[Problem]:
    """A responsibility that a group owns, and that nobody is named to carry out."""
    for id_, entry in _assigned(index):
        if entry.owner and not entry.responsible and _is_group(index, entry.owner):
            yield Problem(
                at("responsibilities", id_, "responsible"),
                say(
                    "{name} is owned by {owner}, but nobody is named who does the work.",
                    name=named(id_, entry),
                    owner=index.spoken(entry.owner),
                ),
                say("Name the role that does it under `responsible:`; the group stays its owner."),
                value=entry.owner,
            )


def _is_group(index: Index, owner: str) -> bool:
    """Whether an owner is a body of this plan or a unit."""
    party = index.party(owner)
    kind = party.kind if party else ""
    return kind == "unit" or (kind == "body" and not index.data.ownership.bodies[owner].outside)


@rule("hint")
def too_many_doers(index: Index, *, most: int = 3) -> Iterator[Problem]:
    """A responsibility that so many carry out that each may wait for the other."""
    for id_, entry in _assigned(index):
        if len(entry.responsible) > most:
            yield Problem(
                at("responsibilities", id_, "responsible"),
                say(
                    "{name} is carried out by {n} parties; with more than {most}, each may think that another does it.",
                    name=named(id_, entry),
                    n=len(entry.responsible),
                    most=most,
                ),
                say("Leave those who really do it under `responsible:`, and move the others to `supports:`."),
            )


@rule("hint")
def too_many_consulted(index: Index, *, most: int = 3) -> Iterator[Problem]:
    """A responsibility about which so many must be asked that it comes to a halt."""
    for id_, entry in _assigned(index):
        if len(entry.consulted) > most:
            yield Problem(
                at("responsibilities", id_, "consulted"),
                say(
                    "For {name}, {n} parties must be consulted first; with more than {most}, it takes long.",
                    name=named(id_, entry),
                    n=len(entry.consulted),
                    most=most,
                ),
                say("Move those who only need to know of it from `consulted:` to `informed:`."),
            )


@rule("warning")
def owner_checks_own_work(index: Index) -> Iterator[Problem]:
    """A rule whose owner is the only one who checks that it is kept."""
    for id_, policy in index.data.policies.items():
        if policy.status in ("draft", "in_force") and not (policy.until and policy.until < index.on):
            yield from _own_check(index, id_, policy)


def _own_check(index: Index, id_: str, policy: Policy) -> Iterator[Problem]:
    owner, checker = policy.owner, policy.checked_by
    if not owner or not checker or not {_kind(index, owner), _kind(index, checker)} <= {"role", "person"}:
        return
    people = {index.answer(owner).people, index.answer(checker).people}
    alone = [person for each in people for person in each]
    if owner == checker and len(alone) <= 1:
        message = say(
            "{name} is owned by {owner}, and the same one is the only check on whether it is kept.",
            name=named(id_, policy),
            owner=index.spoken(owner),
        )
    elif len(people) == len(alone) == 1:
        message = say(
            "{name} is owned by {owner} and checked by {checker}, and both are {person}.",
            name=named(id_, policy),
            owner=index.spoken(owner),
            checker=index.spoken(checker),
            person=index.name(alone[0]),
        )
    else:
        return
    remedy = say("Let somebody else look as well: name another role under `checked_by:`.")
    yield Problem(at("policies", id_, "checked_by"), message, remedy, value=checker)


def _kind(index: Index, id_: str) -> str:
    party = index.party(id_)
    return party.kind if party else ""


@rule("warning", whole=True)
def role_without_responsibility(index: Index) -> Iterator[Problem]:
    """A role that the plan describes and then names nowhere."""
    cause = "" if index.data.responsibilities else "responsibilities"
    named_ids = index.references.named("party", "role", by_others=True)
    for id_, role in _roles(index):
        if id_ not in named_ids:
            yield Problem(
                at("roles", id_, part="entry"),
                say(
                    "The role {role} is named nowhere: it owns nothing, does nothing and sits in no body.",
                    role=named(id_, role),
                ),
                say("Name it where it does something, such as `responsible: [{id}]`, or take the role out.", id=id_),
                cause=cause,
            )


@rule("hint")
def role_without_hours(index: Index) -> Iterator[Problem]:
    """A role of which nobody has said how much time it takes."""
    for id_, role in _roles(index):
        if role.hours_per_week is None and role.filled == "here":
            yield Problem(
                at("roles", id_, "hours_per_week"),
                say("The plan does not say how much time the role {role} takes.", role=named(id_, role)),
                say("Add how many hours a week it takes each holder: `hours_per_week: 4`."),
                cause="hours",
            )


@rule("hint")
def role_not_in_job_description(index: Index) -> Iterator[Problem]:
    """A role that stands in nobody's job description."""
    for id_, role in _roles(index):
        if not role.in_job_description and role.filled == "here":
            yield Problem(
                at("roles", id_, "in_job_description"),
                say("The role {role} stands in no job description, as far as the plan says.", role=named(id_, role)),
                say("Have it put into the job description of who holds it, then write `in_job_description: true`."),
                cause="job-description",
            )


@rule("hint", whole=True, needs=("responsibilities",))
def stage_without_responsibility(index: Index) -> Iterator[Problem]:
    """A stage in the life of a page for which nobody is responsible, while others have somebody."""
    covered = {entry.stage for entry in index.data.responsibilities.values() if entry.stage}
    missing = [f"`{stage}`" for stage in STAGES if stage not in covered]
    if covered and missing:
        yield Problem(
            at("responsibilities", part="key"),
            say_n(
                len(missing),
                "No responsibility covers the stage {stages} in the life of a page.",
                "No responsibility covers the stages {stages} in the life of a page.",
                stages=missing,
            ),
            say("Say who sees to it with a responsibility that has `stage: {stage}`.", stage=missing[0].strip("`")),
            value=",".join(missing),
        )
