"""What else hangs on it: what falls due with nobody there, who works in a unit, what a check would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.days import EVER
from plankit.due import due
from plankit.index import Index, named
from plankit.index.chain import in_use, runs
from plankit.lint import Choice, lint
from plankit.whatif.places import field_name
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.days import Days
    from plankit.due import Due
    from plankit.findings import Finding, Route

BELONGING: dict[str, Said] = {
    "people.unit": say("works there"),
    "units.parent": say("is part of it"),
    "roles.unit": say("belongs to it"),
    "ownership.bodies.seats.unit": say("has a seat for it"),
    "strategy.audiences.units": say("counts those who work there"),
}
"""What it means to name a unit, for each field that does."""
TERMS = frozenset({"leaves", "term", "seat"})
"""The marks of what ends of itself: whose term that is need not be there."""


class Member(NamedTuple):
    """An entry that belongs to a unit, and in which way."""

    route: Route
    name: Name
    belongs: Said


def missed(before: Days, after: Days, concerned: set[str], first: date, last: date) -> list[Due]:
    """What falls due from a day up to another and finds nobody, where it would have found somebody."""
    index = after.index
    found: list[Due] = []
    for each in due(Index(index.plan, index.on, last)):
        day, party = each.on, each.party
        if party and day >= first and each.mark not in TERMS and not concerned.isdisjoint(after.behind(party)):
            now, otherwise = after.standing(party, day), before.standing(party, day)
            found += [each] if now.open and not otherwise.open else []
    return found


def members(index: Index, unit: str, day: date) -> list[Member]:
    """What belongs to a unit on a day: people, units below it, roles, seats, audiences, and what is held for it."""
    found = [
        Member(each.entry, named(str(each.entry[-1]), entry), BELONGING[field_name(each.field)])
        for each in index.references.to("unit", unit)
        if field_name(each.field) in BELONGING and in_use(entry := index.plan.at(each.entry), day)
    ]
    return [*found, *_held_for(index, unit, day)]


def _held_for(index: Index, unit: str, day: date) -> Iterator[Member]:
    for id_, role in index.data.roles.items():
        for number, each in enumerate(role.holders if role.per else ()):
            if each.scope == unit and runs(each.from_, each.until, day):
                route = ("roles", id_, "holders", number)
                yield Member(route, index.name(each.person), say("holds {role} for it", role=named(id_, role)))


def newly_found(before: Index, after: Index, day: date) -> list[Finding]:
    """What a check as of a day finds after all that has happened, and would not find otherwise."""
    old, new = (_findings(each, day) for each in (before, after))
    known = {each.fingerprint for each in old}
    return [each for each in new if each.fingerprint not in known]


def _findings(index: Index, day: date) -> tuple[Finding, ...]:
    ahead = index.horizon - index.on
    then = Index(index.plan, day, day + ahead if day <= EVER - ahead else EVER)
    return lint(then, Choice(index.data.checks.profile)).findings
