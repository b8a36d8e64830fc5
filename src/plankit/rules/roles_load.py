"""How much falls on one person: entries owned, hours asked, gaps that open when they go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import Problem, at
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.words import Said

ROUNDING = 0.01


def _alone(index: Index, party: str) -> str:
    """The one person who answers as, or through a role as, this party; "" where it is a group or several share it."""
    found = index.party(party)
    people = index.answer(party).people if found and found.kind in ("person", "role") else ()
    return people[0] if len(people) == 1 else ""


def _owned(index: Index) -> dict[str, dict[str, int]]:
    """Person to the party by which they own, with the number of entries: what one person alone answers for."""
    found: dict[str, dict[str, int]] = {}
    for party, number in index.chains.owning.items():
        if person := _alone(index, party):
            found.setdefault(person, {})[party] = number
    return found


@rule("warning")
def person_carries_too_much(index: Index, *, most: int = 12) -> Iterator[Problem]:
    """One person who answers for more entries of the plan than anyone can keep an eye on."""
    for person, owned in _owned(index).items():
        total = sum(owned.values())
        if total > most:
            yield Problem(
                at("people", person, part="entry"),
                say(
                    "{person} alone answers for {n} entries of the plan, and more than {most} is too much: {parts}.",
                    person=index.name(person),
                    n=total,
                    most=most,
                    parts=_parts(index, person, owned),
                ),
                say("Give some of them another `owner:`, or let a second person hold one of the roles."),
            )


def _parts(index: Index, person: str, owned: dict[str, int]) -> list[Said]:
    """How many entries come by which role, the most first."""
    parts = sorted(owned.items(), key=lambda pair: -pair[1])
    return [
        say("{n} directly", n=number) if party == person else say("{n} as {role}", n=number, role=index.name(party))
        for party, number in parts
    ]


@rule("warning", timed=True)
def single_point_of_failure(index: Index, *, most: int = 8) -> Iterator[Problem]:
    """One person whose departure would leave many entries with nobody, for whom nobody stands in."""
    for person, owned in _owned(index).items():
        bare = {party: number for party, number in owned.items() if not _backed(index, party)}
        total = sum(bare.values())
        if total > most:
            yield Problem(
                at("people", person, part="entry"),
                say(
                    "If {person} goes, {n} entries of the plan have nobody: {parts}. Nobody stands in.",
                    person=index.name(person),
                    n=total,
                    parts=_parts(index, person, bare),
                ),
                say("Name who stands in under `deputies:` of the role that counts most."),
            )


def _backed(index: Index, party: str) -> bool:
    """Whether somebody stands in for a role on the day."""
    role = index.data.roles.get(party)
    deputies = [each for each in role.deputies if runs(each.from_, each.until, index.on)] if role else []
    return any(not index.answer(each.person).broken for each in deputies)


class Task(NamedTuple):
    """A holding of a role that asks so many hours a week."""

    role: str
    hours: float
    first: date
    last: date


@rule("warning", timed=True)
def person_over_hours(index: Index) -> Iterator[Problem]:
    """Somebody whose roles ask more hours a week than there are for the intranet."""
    for person, tasks in _tasks(index).items():
        hours = index.data.people[person].hours_per_week
        starts = {max(task.first, index.on) for task in tasks}
        for day in sorted(start for start in starts if start <= index.horizon):
            asked = _asked(tasks, day)
            if hours is not None and sum(asked.values()) > hours + ROUNDING:
                yield _over(index, person, day, hours, asked)
                break


def _tasks(index: Index) -> dict[str, list[Task]]:
    """What the roles of each person ask, of those of whom the plan knows how much time they have."""
    found: dict[str, list[Task]] = {}
    for id_, role in index.data.roles.items() if not index.posts_only else ():
        for each in role.holders if role.hours_per_week else ():
            person = index.data.people.get(each.person)
            if person and person.hours_per_week is not None:
                first = max(each.from_ or date.min, role.from_ or date.min, person.from_ or date.min)
                last = min(each.until or date.max, role.until or date.max, person.until or date.max)
                hours = (role.hours_per_week or 0) * (each.share or 1)
                found.setdefault(each.person, []).append(Task(id_, hours, first, last))
    return found


def _asked(tasks: list[Task], day: date) -> dict[str, float]:
    """The hours that each role asks on a day; a role held for several scopes asks its hours once."""
    found: dict[str, float] = {}
    for task in tasks:
        if task.first <= day <= task.last:
            found[task.role] = max(task.hours, found.get(task.role, 0))
    return found


def _over(index: Index, person: str, day: date, hours: float, asked: dict[str, float]) -> Problem:
    parts = [say("{n} as {role}", n=number, role=index.name(role)) for role, number in asked.items()]
    return Problem(
        at("people", person, "hours_per_week"),
        say(
            "On {day}, the roles of {person} ask {asked} hours a week, and there are {hours}: {parts}.",
            day=day,
            person=index.name(person),
            asked=round(sum(asked.values()), 2),
            hours=hours,
            parts=parts,
        ),
        say("Let somebody else take on a role or share it with `share:`, or make room and raise `hours_per_week:`."),
    )
