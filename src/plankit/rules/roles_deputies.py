"""Who stands in: absences that nobody bridges, and deputies who cannot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.absences import WEEKS, absence_of, counts, cover, there
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.people import Away
    from plankit.sections.roles import Deputy, Holding, Role
    from plankit.words import Said


def _roles(index: Index) -> Iterator[tuple[str, Role]]:
    """The roles that have not ended, and whose holders this plan keeps."""
    if index.posts_only:
        return
    for id_, role in index.data.roles.items():
        if role.filled == "here" and not (role.until and role.until < index.on):
            yield id_, role


@rule("warning", timed=True)
def holder_away(index: Index, *, weeks: int = WEEKS) -> Iterator[Problem]:
    """The holder of a role is away for a long time, and nobody acts."""
    for id_, role in _roles(index):
        for number, each in enumerate(role.holders):
            entry = index.data.people.get(each.person)
            for absence in entry.away if entry else ():
                day = max(absence.from_ or index.on, index.on)
                if day <= index.horizon and _empties(index, id_, each, absence, day, weeks):
                    yield _away(index, id_, number, each, absence)


def _empties(index: Index, role: str, holding: Holding, absence: Away, day: date, weeks: int) -> bool:
    """Whether an absence leaves a role with nobody on its first day."""
    entry = index.data.roles[role]
    active = index.chains.active(role, day)
    away = counts(absence, weeks) and runs(absence.from_, absence.until, day)
    if not away or holding not in [each.holding for each in active]:
        return False
    others = [
        each for each in active if each.id != holding.person and (not entry.per or each.holding.scope == holding.scope)
    ]
    if any(there(index, each.id, day, weeks) for each in others):
        return False
    running = [each.person for each in entry.deputies if runs(each.from_, each.until, day)]
    return not any(_available(index, each, day, weeks) for each in (*running, *cover(index, role)))


def _available(index: Index, party: str, day: date, weeks: int) -> bool:
    """Whether somebody can stand in on a day; of whom the plan does not know, it is believed."""
    return not index.answer(party, day).broken and there(index, party, day, weeks)


def _away(index: Index, role: str, number: int, holding: Holding, absence: Away) -> Problem:
    start = absence.from_ or index.on
    return Problem(
        at("roles", role, "holders", number),
        say(
            "{person} is away {when}, and nobody acts in the role {role}.",
            person=index.name(holding.person),
            when=_when(start, absence.until),
            role=index.name(role),
        ),
        say(
            "Let somebody act: `{{person: ..., acting: true, from: {start}}}` under `holders:`. "
            "Or name somebody who stands in under `deputies:`.",
            start=start.isoformat(),
        ),
        value=holding.person,
        cause=f"person:{holding.person}",
    )


def _when(start: date, end: date | None) -> Said:
    if end is None:
        return say("from {start}, nobody knows until when", start=start)
    return say("from {start} until {end}", start=start, end=end)


@rule("error")
def critical_role_without_deputy(index: Index) -> Iterator[Problem]:
    """A role that must never be without somebody, and for which nobody stands in."""
    for id_, role in _roles(index):
        if role.critical and not role.deputies and len(set(index.chains.holders(id_, index.on))) <= 1:
            yield Problem(
                at("roles", id_, "deputies"),
                say(
                    "The role {role} must never be without somebody, but nobody stands in for it.",
                    role=named(id_, role),
                ),
                say("Name somebody under `deputies:`, or take out `critical: true`."),
            )


@rule("error")
def deputy_is_the_holder(index: Index) -> Iterator[Problem]:
    """A deputy who holds the role: when the holder is away, so is the deputy."""
    for id_, role in _roles(index):
        for number, deputy in enumerate(role.deputies):
            same = _same(index, role, deputy)
            if deputy.person == id_ or same:
                yield Problem(
                    at("roles", id_, "deputies", number),
                    say(
                        "{deputy} stands in for the role {role}, but is also its only holder.",
                        deputy=index.name(same or id_),
                        role=named(id_, role),
                    ),
                    say("Name somebody else under `deputies:`."),
                    value=deputy.person,
                )


def _same(index: Index, role: Role, deputy: Deputy) -> str:
    """The one who holds the role as long as this deputy stands in, when both are the same person."""
    meeting = {each.person for each in role.holders if _meet(each, deputy, index.on)}
    behind = set(index.answer(deputy.person).people) or {deputy.person}
    return next(iter(meeting)) if len(meeting) == 1 and meeting == behind else ""


def _meet(holding: Holding, deputy: Deputy, on: date) -> bool:
    """Whether two periods have a day in common that is not over yet."""
    first = max(holding.from_ or on, deputy.from_ or on, on)
    return first <= min(holding.until or date.max, deputy.until or date.max)


@rule("warning", timed=True)
def deputy_unavailable(index: Index, *, weeks: int = WEEKS) -> Iterator[Problem]:
    """A deputy who has left or is away for a long time, or deputies whose time is over."""
    for id_, role in _roles(index):
        running = [
            (number, each) for number, each in enumerate(role.deputies) if runs(each.from_, each.until, index.on)
        ]
        someone = any(_available(index, each.person, index.on, weeks) for _, each in running)
        for number, deputy in running:
            answer = index.answer(deputy.person)
            if answer.why:
                yield _gone(index, id_, number, deputy, answer.why, answer.cause)
            elif not someone and answer.people:
                yield _absent(index, id_, number, deputy, weeks)
        if (
            role.critical
            and role.deputies
            and not running
            and all(each.until and each.until < index.on for each in role.deputies)
        ):
            yield _over(id_, role)


def _gone(index: Index, role: str, number: int, deputy: Deputy, why: Said, cause: str) -> Problem:
    return Problem(
        at("roles", role, "deputies", number),
        say("Who stands in for the role {role} cannot: {why}.", role=index.name(role), why=why),
        _close(index, deputy.person),
        value=deputy.person,
        cause=cause,
    )


def _close(index: Index, deputy: str) -> Said:
    person = index.data.people.get(deputy)
    if person and person.until:
        day = person.until.isoformat()
        return say("Close it with `{{person: {id}, until: {day}}}`, and name somebody else.", id=deputy, day=day)
    return say("Name somebody else under `deputies:`.")


def _absent(index: Index, role: str, number: int, deputy: Deputy, weeks: int) -> Problem:
    person = index.answer(deputy.person).people[0]
    absence = absence_of(index, person, index.on, weeks)
    end = absence.until if absence else None
    why = say("{person} is away until {day}", person=index.name(person), day=end)
    if end is None:
        why = say("{person} is away, nobody knows until when", person=index.name(person))
    return Problem(
        at("roles", role, "deputies", number),
        say("Who stands in for the role {role} cannot: {why}.", role=index.name(role), why=why),
        say("Name somebody more under `deputies:`, at least for that time."),
        value=deputy.person,
        cause=f"person:{person}",
    )


def _over(id_: str, role: Role) -> Problem:
    day = max(each.until for each in role.deputies if each.until)
    return Problem(
        at("roles", id_, "deputies"),
        say(
            "The role {role} must never be without somebody, and since {day} nobody stands in for it any more.",
            role=named(id_, role),
            day=day,
        ),
        say("Name somebody who stands in from now on under `deputies:`."),
    )


@rule("hint", timed=True)
def deputies_in_a_circle(index: Index) -> Iterator[Problem]:
    """Holders who stand in for nobody but one another."""
    following, roles = _only_deputies(index)
    seen: set[str] = set()
    for start in following:
        way: dict[str, None] = {}
        person: str | None = start
        while person in following and person not in seen:
            seen.add(person)
            way[person] = None
            person = following[person]
        if person in way:
            ring = list(way)[list(way).index(person) :]
            yield _circle(index, ring, roles[ring[0]])


def _only_deputies(index: Index) -> tuple[dict[str, str], dict[str, str]]:
    """Who stands in for whom where that is one other person, and in which role."""
    found: dict[str, set[str]] = {}
    roles: dict[str, str] = {}
    for id_, role in _roles(index):
        holders = index.chains.holders(id_, index.on)
        running = {each.person for each in role.deputies if runs(each.from_, each.until, index.on)}
        if len(holders) == 1 and running:
            found.setdefault(holders[0], set()).update(running)
            roles.setdefault(holders[0], id_)
    alone = {person: next(iter(deputies)) for person, deputies in found.items() if len(deputies) == 1}
    return {person: deputy for person, deputy in alone.items() if deputy != person}, roles


def _circle(index: Index, ring: list[str], role: str) -> Problem:
    return Problem(
        at("roles", role, "deputies"),
        say(
            "{people} stand in for nobody but one another: when they are away together, nobody is left.",
            people=[index.name(each) for each in ring],
        ),
        say("Name a second one under `deputies:` of one of their roles."),
        among=tuple(ring),
    )
