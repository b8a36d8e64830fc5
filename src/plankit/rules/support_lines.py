"""Rules on the lines of support: somebody is there, and not always the same one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.roles import Role

LINES = {
    "first_line": say("the first line of {request}"),
    "second_line": say("the second line of {request}"),
    "third_line": say("the third line of {request}"),
}


class Line(NamedTuple):
    """A line of support: where the plan names it, its party, and what it is called in a sentence."""

    route: Route
    party: str
    what: Said


def _lines(index: Index) -> Iterator[Line]:
    """Every line of every kind of request, and whom to call in an emergency."""
    support = index.data.support
    for id_, request in support.requests.items():
        for field, what in LINES.items():
            party = getattr(request, field)
            if party:
                yield Line(
                    ("support", "requests", id_, field),
                    party,
                    what._replace(params=(("request", named(id_, request)),)),
                )
    if support.emergency and support.emergency.contact:
        yield Line(("support", "emergency", "contact"), support.emergency.contact, say("the contact in an emergency"))


@rule("error", timed=True)
def line_nobody_staffs(index: Index) -> Iterator[Problem]:
    """A line of support where nobody is there on the day of the check."""
    for line in _lines(index):
        answer = index.answer(line.party)
        if answer.briefly:
            yield Problem(
                at(*line.route),
                say(
                    "{party} is named as {line}, but {why}.",
                    party=index.name(line.party),
                    line=line.what,
                    why=answer.briefly,
                ),
                _who(index, line),
                value=line.party,
                cause=answer.cause,
            )


def _who(index: Index, line: Line) -> Said:
    if line.party in index.data.roles:
        return say(
            "Name somebody under `holders:` of the role {role}, or somebody else under `{key}:`.",
            role=index.name(line.party),
            key=line.route[-1],
        )
    return say("Name somebody else under `{key}:`.", key=line.route[-1])


@rule("warning", timed=True)
def line_depends_on_one_person(index: Index) -> Iterator[Problem]:
    """A line of support that one person is, with nobody who stands in."""
    for line in _lines(index):
        people = index.answer(line.party).people
        if len(people) == 1 and _alone(index, line.party):
            yield Problem(
                at(*line.route),
                _only(index, line, people[0]),
                _second(index, line),
                value=line.party,
                cause=f"party:{line.party}",
            )


def _alone(index: Index, party: str) -> bool:
    """Whether a party is one person: named directly, or the only holder of a role without a deputy."""
    role = index.data.roles.get(party)
    if role is None:
        return party in index.data.people
    return not _told_elsewhere(role) and not any(runs(each.from_, each.until, index.on) for each in role.deputies)


def _told_elsewhere(role: Role) -> bool:
    """Whether other rules ask for a second person already: the role is critical or needs several."""
    return role.critical or role.min_holders > 1


def _only(index: Index, line: Line, person: str) -> Said:
    if line.party == person:
        return say(
            "{person} alone is {line}: on a day off, nobody answers.",
            person=index.name(person),
            line=line.what,
        )
    return say(
        "{party} is {line}, and that is {person} alone: on a day off, nobody answers.",
        party=index.name(line.party),
        line=line.what,
        person=index.name(person),
    )


def _second(index: Index, line: Line) -> Said:
    if line.party in index.data.roles:
        return say(
            "Name somebody who stands in under `deputies:` of the role {role}, or a second one under its `holders:`.",
            role=index.name(line.party),
        )
    return say("Name a role that several people have, or that has a deputy, under `{key}:`.", key=line.route[-1])
