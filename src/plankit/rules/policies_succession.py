"""How one policy takes the place of another, and who may say so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.index.circles import circles
from plankit.index.policies import in_force
from plankit.rule import rule
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.policies import Approved, Policy


@rule("error")
def policy_replaced_but_in_force(index: Index) -> Iterator[Problem]:
    """A policy that has been replaced and is still called in force."""
    policies = index.data.policies
    around = {id_: number for number, circle in enumerate(_circles(index)) for id_ in circle}
    successors = _successors(index)
    for id_, policy, name in in_force(index):
        new = successors.get(id_, id_)
        in_one_circle = id_ in around and around.get(new) == around[id_]
        if new != id_ and not in_one_circle and not _ends_in_time(policy, policies[new]):
            yield Problem(
                at("policies", id_, "status"),
                _both_hold(name, new, policies[new]),
                _only_one(id_, new, policies[new]),
                value=new,
                related=(at("policies", new, "replaces"),),
            )


def _successors(index: Index) -> dict[str, str]:
    """Each replaced policy with what took its place: a draft takes none, and one withdrawn or ended gives it back."""
    found: dict[str, str] = {}
    for id_, policy in index.data.policies.items():
        if policy.status == "superseded" or (policy.status == "in_force" and runs(None, policy.until, index.on)):
            for each in policy.replaces:
                if each != id_:
                    found.setdefault(each, id_)
    return found


def _ends_in_time(old: Policy, new: Policy) -> bool:
    """Whether the old policy ends by itself before the new one begins."""
    return bool(old.until and new.effective and old.until <= new.effective)


def _both_hold(old: Name, id_: str, new: Policy) -> Said:
    if new.effective:
        return say(
            "{old} is called in force, but {new} replaces it from {day}.",
            old=old,
            new=named(id_, new),
            day=new.effective,
        )
    return say("{old} is called in force, but {new} replaces it.", old=old, new=named(id_, new))


def _only_one(old: str, id_: str, new: Policy) -> Said:
    if new.effective:
        last = new.effective - timedelta(days=1)
        return say(
            "Let it end in time, `until: {last}`, or take `{old}` out of the `replaces` of `{new}`.",
            last=last.isoformat(),
            old=old,
            new=id_,
        )
    return say("Write `status: superseded` here, or take `{old}` out of the `replaces` of `{new}`.", old=old, new=id_)


def _circles(index: Index) -> Iterator[list[str]]:
    policies = index.data.policies
    return circles({id_: [each for each in policy.replaces if each in policies] for id_, policy in policies.items()})


@rule("error")
def replacement_in_a_circle(index: Index) -> Iterator[Problem]:
    """Policies that replace each other, so that nobody can tell which of them holds."""
    policies = index.data.policies
    for circle in _circles(index):
        first, following = circle[0], circle[1 % len(circle)]
        yield Problem(
            at("policies", first, "replaces", policies[first].replaces.index(following)),
            _around([named(each, policies[each]) for each in circle]),
            say("Keep `replaces` with the newest of them only, where it names what came before."),
            related=tuple(at("policies", each, "replaces") for each in circle[1:]),
            among=tuple(circle),
        )


def _around(names: list[Name]) -> Said:
    if len(names) == 1:
        return say("{policy} replaces itself.", policy=names[0])
    return say("These policies replace each other in a circle: {policies}.", policies=names)


@rule("warning")
def approved_without_mandate(index: Index) -> Iterator[Problem]:
    """A policy in force that was approved by somebody who could not do so."""
    for id_, policy, name in in_force(index):
        approved = policy.approved
        why = _why_not(index, approved) if approved else None
        if approved and approved.by and why:
            yield Problem(
                at("policies", id_, "approved", "by"),
                say("{policy} was approved by {party}, {why}.", policy=name, party=index.spoken(approved.by), why=why),
                say("Have it approved by whoever may do so, and write that under `approved`: `by` and `on`."),
                value=approved.by,
                cause=f"party:{approved.by}",
            )


def _why_not(index: Index, approved: Approved) -> Said | None:
    """Why somebody could not approve, going on after a comma."""
    party = index.party(approved.by)
    body = index.data.ownership.bodies.get(approved.by or "")
    if party is None:
        return None
    if body and body.kind == "advisory":
        return say("which advises and decides nothing")
    if party.kind == "supplier":
        return say("which is another organization")
    return _not_there(party.entry, approved) if approved.on else None


def _not_there(entry: object, approved: Approved) -> Said | None:
    """That somebody had gone, or was still to come, on the day of the approval."""
    until, begun = getattr(entry, "until", None), getattr(entry, "from_", None)
    person = hasattr(entry, "employment")
    if until and approved.on and until < approved.on:
        left, ended = say("who had left on {day}", day=until), say("which had ended on {day}", day=until)
        return left if person else ended
    if begun and approved.on and begun > approved.on:
        came, began = say("who came only on {day}", day=begun), say("which began only on {day}", day=begun)
        return came if person else began
    return None
