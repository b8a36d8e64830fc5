"""Who holds a role on the day: nobody, too few, too many, or somebody who has left."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import earliest, runs
from plankit.rule import rule
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.index.chain import Holder
    from plankit.sections.roles import Holding, Role


def _roles(index: Index) -> Iterator[tuple[str, Role]]:
    """The roles that exist on the day, and whose holders this plan keeps."""
    if index.posts_only:
        return
    for id_, role in index.data.roles.items():
        unsure = index.plan.unsure("roles", id_, "holders")
        if role.filled == "here" and not unsure and runs(role.from_, role.until, index.on):
            yield id_, role


class Post(NamedTuple):
    """A role, or one scope of a role that exists once for each, with those who hold it on the day."""

    id: str
    role: Role
    scope: str
    holders: list[Holder]

    @property
    def people(self) -> list[str]:
        """The ids of those who hold it."""
        return [each.id for each in self.holders]


def _name(index: Index, post: Post) -> Said | Name:
    """A post in a sentence: the role's name, with the scope where there is one."""
    name = named(post.id, post.role)
    where = index.data.units.get(post.scope) or index.data.content.areas.get(post.scope)
    return say("{role} for {scope}", role=name, scope=named(post.scope, where)) if post.scope else name


def _scope(role: Role, holding: Holding) -> str:
    """The scope by which a holding is counted: its own where the role exists once for each."""
    scope = (role.per and holding.scope) or ""
    return scope if isinstance(scope, str) else next(iter(scope.values()), "")


def _posts(index: Index) -> Iterator[Post]:
    """Every post of the roles that somebody holds; a unit that holds a role may be any number, so it is not counted."""
    for id_, role in _roles(index):
        active = index.chains.active(id_, index.on)
        if all(each.id in index.data.people for each in active) and active:
            found: dict[str, list[Holder]] = defaultdict(list)
            for holding in role.holders:
                found[_scope(role, holding)] = []
            for each in active:
                found[_scope(role, each.holding)].append(each)
            yield from (Post(id_, role, scope, holders) for scope, holders in found.items())


@rule("warning", timed=True)
def role_nobody_holds(index: Index) -> Iterator[Problem]:
    """A role that owns nothing and that nobody holds on the day of the check."""
    owning = index.chains.owning
    nameless = not index.data.people and not any(role.holders for role in index.data.roles.values())
    for id_, role in _roles(index):
        answer = index.answer(id_)
        told = role.vacancy and not role.vacancy.covered_by and _declared(role, index.on)
        if answer.broken and id_ not in owning and not told:
            yield Problem(
                at("roles", id_, "holders"),
                _empty(index, id_, role),
                _whom(index, nameless=nameless),
                cause="people" if nameless else answer.cause,
            )


def _whom(index: Index, *, nameless: bool) -> Said:
    """What to do; a plan that names no people at all may leave them to the staff directory."""
    if nameless:
        return say(
            "Name the people and write who holds which role under its `holders:`. Does the staff directory know who? "
            "Then write `people_kept: elsewhere` under `plan:`."
        )
    return say(
        "Name who takes it on under `holders:`, or say that it is vacant: `vacancy: {{since: {day}, reason: ...}}`.",
        day=index.on.isoformat(),
    )


def _declared(role: Role, on: date) -> bool:
    """Whether the plan itself says that the role is vacant, and the day by which it was to be filled has not passed."""
    vacancy = role.vacancy
    return bool(vacancy and not (vacancy.expected and vacancy.expected < on))


def _empty(index: Index, id_: str, role: Role) -> Said:
    name, why = named(id_, role), index.answer(id_).briefly or ""
    if role.vacancy and role.vacancy.expected and role.vacancy.expected < index.on:
        day = role.vacancy.expected
        return say("The role {role} was to be filled by {day} and is still empty: {why}.", role=name, day=day, why=why)
    return say("The role {role} is empty on {day}: {why}.", role=name, day=index.on, why=why)


@rule("warning", timed=True)
def too_few_holders(index: Index) -> Iterator[Problem]:
    """A role that fewer people hold than it needs."""
    for post in _posts(index):
        if len(post.holders) < post.role.min_holders and not _known(index, post):
            yield Problem(
                at("roles", post.id, "holders"),
                _too_few(index, post),
                say("Name somebody more under `holders:`, or ask for fewer with `min_holders:`."),
                value=post.scope,
                cause=f"role:{post.id}",
            )


def _known(index: Index, post: Post) -> bool:
    """Whether the plan itself says that there is a vacancy, or the scope is a unit that no longer exists."""
    unit = index.data.units.get(post.scope)
    return bool(unit and unit.until and unit.until < index.on) or _declared(post.role, index.on)


def _too_few(index: Index, post: Post) -> Said:
    least = post.role.min_holders
    if not post.holders:
        return say_n(
            least,
            "On {day}, nobody holds the role {role}; it needs {n} person.",
            "On {day}, nobody holds the role {role}; it needs {n} people.",
            day=index.on,
            role=_name(index, post),
        )
    return say_n(
        len(post.holders),
        "On {day}, only {people} holds the role {role}; it needs {least} people.",
        "On {day}, only {people} hold the role {role}; it needs {least} people.",
        day=index.on,
        people=[index.name(each) for each in post.people],
        role=_name(index, post),
        least=least,
    )


@rule("warning", timed=True)
def too_many_holders(index: Index) -> Iterator[Problem]:
    """A role that more people hold than may."""
    for post in _posts(index):
        most = post.role.max_holders
        if most is not None and len(post.holders) > most:
            yield Problem(
                at("roles", post.id, "holders"),
                say_n(
                    most,
                    "On {day}, {people} hold the role {role}; at most {n} person may.",
                    "On {day}, {people} hold the role {role}; at most {n} people may.",
                    day=index.on,
                    people=[index.name(each) for each in post.people],
                    role=_name(index, post),
                ),
                say("Close a holding with `until:`, or allow more with `max_holders: {n}`.", n=len(post.holders)),
                value=post.scope,
                cause=f"role:{post.id}",
            )


@rule("warning", timed=True)
def holder_has_left(index: Index) -> Iterator[Problem]:
    """Somebody who has left still stands as a holder of a role, beside others who hold it."""
    for id_, role in _roles(index):
        if not index.chains.active(id_, index.on):
            continue
        for number, each in enumerate(role.holders):
            day = _last_day(index, each)
            if day and day < index.on and runs(each.from_, each.until, index.on):
                yield _left(index, id_, number, each.person, day)


def _left(index: Index, role: str, number: int, person: str, day: date) -> Problem:
    return Problem(
        at("roles", role, "holders", number),
        say(
            "{person} left on {day} and still stands as a holder of the role {role}.",
            person=index.name(person),
            day=day,
            role=index.name(role),
        ),
        say("Close the holding: `{{person: {id}, until: {day}}}`. Or take it out.", id=person, day=day.isoformat()),
        value=person,
        cause=f"person:{person}",
    )


def _last_day(index: Index, holding: Holding) -> date | None:
    """The last day on which somebody holds a role: of the holding, or of the person or unit."""
    party = index.data.people.get(holding.person) or index.data.units.get(holding.person)
    return earliest(holding.until, party.until if party else None)


@rule("hint", timed=True)
def overlapping_holders(index: Index) -> Iterator[Problem]:
    """A role that several people hold at once, without saying who does which part."""
    for post in _posts(index):
        people = list(dict.fromkeys(post.people))
        if len(people) < len(post.holders):
            yield _twice(index, post)
        elif len(people) > 1 and post.role.min_holders <= 1 and not post.role.max_holders and _undivided(post):
            yield _together(index, post, people)


def _undivided(post: Post) -> bool:
    holdings = [each.holding for each in post.holders]
    return not any(each.share or each.acting or (each.scope and not post.role.per) for each in holdings)


def _twice(index: Index, post: Post) -> Problem:
    person = Counter(post.people).most_common(1)[0][0]
    return Problem(
        at("roles", post.id, "holders"),
        say(
            "{person} stands twice as a holder of the role {role}.", person=index.name(person), role=_name(index, post)
        ),
        say("Keep one of the two, or close the first with `until:`."),
        value=person,
    )


def _together(index: Index, post: Post, people: list[str]) -> Problem:
    return Problem(
        at("roles", post.id, "holders"),
        say(
            "{people} hold the role {role} at the same time, and the plan does not say who does which part.",
            people=[index.name(each) for each in people],
            role=_name(index, post),
        ),
        say("Divide it with `scope:` or `share:`, or say that it takes several: `min_holders: {n}`.", n=len(people)),
        value=",".join(sorted(people)),
    )


@rule("error")
def external_in_internal_role(index: Index) -> Iterator[Problem]:
    """Somebody from outside holds a role, or stands in for it, that is for employees only."""
    for id_, role in index.data.roles.items():
        if role.internal and not (role.until and role.until < index.on):
            for field in ("holders", "deputies"):
                for number, each in enumerate(getattr(role, field)):
                    if _external(index, each) and not (each.until and each.until < index.on):
                        yield _outsider(index, id_, field, number, each.person)


def _external(index: Index, holding: Holding) -> bool:
    person = index.data.people.get(holding.person)
    return bool(person and person.employment in ("contractor", "supplier"))


def _outsider(index: Index, role: str, field: str, number: int, person: str) -> Problem:
    hired = index.data.people[person].employment == "contractor"
    who = say("is hired from outside") if hired else say("works for a supplier")
    doing = say("holds") if field == "holders" else say("stands in for")
    return Problem(
        at("roles", role, field, number),
        say(
            "{person} {who} and {doing} the role {role}, which is for employees only.",
            person=index.name(person),
            who=who,
            doing=doing,
            role=index.name(role),
        ),
        say("Give the role to an employee; somebody from outside can do the work under `responsible:` or `supports:`."),
        value=person,
    )
