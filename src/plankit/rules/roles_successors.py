"""Who follows in a role: holders who leave soon, and days to come on which nobody holds it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import earliest, runs
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plankit.index import Index
    from plankit.sections.roles import Holding, Role
    from plankit.words import Said

DAY = timedelta(days=1)


class Term(NamedTuple):
    """A holding with the days on which it really runs: those of the person count too."""

    number: int
    person: str
    first: date
    last: date


class Post(NamedTuple):
    """A role, or one scope of a role that exists once for each, with all its terms."""

    id: str
    role: Role
    terms: list[Term]

    def held(self, day: date) -> list[Term]:
        """The terms that run on a day."""
        return [each for each in self.terms if each.first <= day <= each.last]

    def next(self, day: date) -> date | None:
        """The first day after `day` on which a term begins."""
        return min((each.first for each in self.terms if each.first > day), default=None)


def _posts(index: Index) -> Iterator[Post]:
    """Every post of the roles that exist on the day and whose holders this plan keeps."""
    if index.posts_only:
        return
    for id_, role in index.data.roles.items():
        if (
            role.filled == "here"
            and not index.plan.unsure("roles", id_, "holders")
            and runs(role.from_, role.until, index.on)
        ):
            found: dict[str, list[Term]] = defaultdict(list)
            for number, each in enumerate(role.holders):
                found[str(each.scope) if role.per else ""].append(_term(index, number, each))
            yield from (Post(id_, role, terms) for terms in found.values())


def _term(index: Index, number: int, holding: Holding) -> Term:
    party = index.data.people.get(holding.person) or index.data.units.get(holding.person)
    first = max(holding.from_ or date.min, (party.from_ if party else None) or date.min)
    last = earliest(holding.until, party.until if party else None)
    return Term(number, holding.person, first, last or date.max)


@rule("warning", timed=True)
def holder_leaves_soon(index: Index) -> Iterator[Problem]:
    """Somebody leaves a role within the days looked ahead to, and nobody follows."""
    owning = index.chains.owning.keys()
    for post in _posts(index):
        for term in post.held(index.on):
            if term.last <= index.horizon and not _goes_on(index, post, term, owning):
                yield _leaves(index, post, term)


def _goes_on(index: Index, post: Post, term: Term, owning: Collection[str]) -> bool:
    """Whether enough people hold the role on the day after, or the gap is told elsewhere."""
    if term.last == date.max:
        return True
    day, role = term.last + DAY, post.role
    left = len(post.held(day))
    if left or (role.until and role.until < day):
        return left >= min(role.min_holders, len(post.held(index.on))) or not left
    told = not role.per and (post.id in owning or not index.answer(post.id, day).broken)
    return bool(post.next(term.last) or role.vacancy or told)


def _leaves(index: Index, post: Post, term: Term) -> Problem:
    day = (term.last + DAY).isoformat()
    return Problem(
        at("roles", post.id, "holders", term.number),
        _last_of(index, post, term),
        say("Name who follows under `holders:`, such as `{{person: ..., from: {day}}}`.", day=day),
        value=term.person,
        cause=f"person:{term.person}",
    )


def _last_of(index: Index, post: Post, term: Term) -> Said:
    person, role, left = index.name(term.person), named(post.id, post.role), len(post.held(term.last + DAY))
    if left:
        return say_n(
            left,
            "The last day of {person} in the role {role} is {day}; then {n} person is left, and it needs {least}.",
            "The last day of {person} in the role {role} is {day}; then {n} people are left, and it needs {least}.",
            person=person,
            role=role,
            day=term.last,
            least=post.role.min_holders,
        )
    return say(
        "The last day of {person} in the role {role} is {day}, and nobody follows.",
        person=person,
        role=role,
        day=term.last,
    )


@rule("warning", timed=True)
def gap_between_holders(index: Index) -> Iterator[Problem]:
    """Days to come on which nobody holds a role, between one holder and the next."""
    owning = index.chains.owning.keys()
    for post in _posts(index):
        for term, begins in _gaps(post, index.on):
            told = post.id in owning and not post.role.per and term.last <= index.horizon
            if not told and not (post.role.until and post.role.until <= term.last):
                yield _gap(index, post, term, begins)


def _gaps(post: Post, on: date) -> Iterator[tuple[Term, date]]:
    """The last term before each gap to come, and the day on which the next begins."""
    reach: Term | None = None
    for term in sorted(post.terms, key=lambda each: (each.first, each.last)):
        if reach and reach.last >= on and reach.last < date.max and term.first > reach.last + DAY:
            yield reach, term.first
        if reach is None or term.last > reach.last:
            reach = term


def _gap(index: Index, post: Post, term: Term, begins: date) -> Problem:
    return Problem(
        at("roles", post.id, "holders", term.number),
        say(
            "Nobody holds the role {role} between {day}, the last day of {person}, and {begins}, when the next one starts.",
            role=named(post.id, post.role),
            day=term.last,
            person=index.name(term.person),
            begins=begins,
        ),
        say(
            "Let the next one start earlier, or let somebody act until then: "
            "`{{person: ..., from: {start}, until: {end}, acting: true}}`.",
            start=(term.last + DAY).isoformat(),
            end=(begins - DAY).isoformat(),
        ),
        value=term.person,
        cause=f"role:{post.id}",
    )
