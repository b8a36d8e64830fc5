"""The roles somebody holds with the hours they ask, who stands in for them, and for whom they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Column, Row, Shown, Table, entry, party
from plankit.findings import at
from plankit.index.chain import in_use, runs
from plankit.who.members import how
from plankit.who.periods import since, until
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plankit.days import Days, StandIn
    from plankit.index import Index
    from plankit.sections.roles import Holding


def roles(index: Index, person: str) -> Table:
    """The roles that somebody holds, from when until when, with the hours they ask, each and in sum."""
    columns = (
        Column("role", say("Role")),
        Column("from", say("From")),
        Column("until", say("Until")),
        Column("hours_per_week", say("Hours a week")),
        Column("how", say("How")),
    )
    rows: list[Row] = []
    asking: dict[str, float] = {}
    for id_, number, holding in _held(index, person):
        asked = index.data.roles[id_].hours_per_week
        share = None if asked is None else asked * (holding.share or 1)
        asking[id_] = max(share or 0, asking.get(id_, 0))
        cells = (entry(index, "role", id_), since(holding.from_), until(holding.until), _hours(share), how(holding))
        rows.append(Row(cells, at("roles", id_, "holders", number)))
    rows += _covered(index, person, asking)
    return Table("roles", _in_sum(sum(asking.values()), index.data.people[person].hours_per_week), columns, tuple(rows))


def _held(index: Index, person: str) -> Iterator[tuple[str, int, Holding]]:
    """The roles that somebody holds on the day, with the number of the holding."""
    for id_, role in index.data.roles.items():
        active = [each.holding for each in index.chains.active(id_, index.on)] if in_use(role, index.on) else []
        for number, each in enumerate(role.holders):
            if each.person == person and any(each is one for one in active):
                yield id_, number, each


def _covered(index: Index, person: str, held: Collection[str]) -> Iterator[Row]:
    """The roles that are vacant and that somebody covers."""
    for id_, role in index.data.roles.items():
        if id_ not in held and role.vacancy and person in index.answer(id_).people:
            since_ = since(role.vacancy.since)
            cells = (entry(index, "role", id_), since_, None, None, say("covers it while it is vacant"))
            yield Row(cells, at("roles", id_, "vacancy", "covered_by"))


def _hours(number: float | None) -> Shown | None:
    return None if number is None else Shown(say("{hours} hours a week", hours=number), number)


def _in_sum(asked: float, there: float | None) -> Said:
    if not asked:
        return say("Roles")
    if there is None:
        return say("Roles, together {asked} hours a week", asked=asked)
    return say("Roles, together {asked} of {there} hours a week", asked=asked, there=there)


def hours(index: Index, person: str) -> dict[str, float | None]:
    """For programs: what the roles of somebody ask together, and what there is for the intranet."""
    found: dict[str, float] = {}
    for id_, _, holding in _held(index, person):
        asked = (index.data.roles[id_].hours_per_week or 0) * (holding.share or 1)
        found[id_] = max(asked, found.get(id_, 0))
    return {"hours_asked": sum(found.values()), "hours_there": index.data.people[person].hours_per_week}


def replaced_by(days: Days, person: str) -> Table:
    """Who stands in for somebody, role by role and seat by seat."""
    index = days.index
    columns = (Column("for", say("For what")), Column("stand_ins", say("Who stands in")))
    rows = [
        Row(
            (entry(index, "role", id_), tuple(_able(days, each) for each in days.standing(id_, index.on).stand_ins)),
            at("roles", id_, "deputies"),
        )
        for id_ in dict.fromkeys(id_ for id_, _, _ in _held(index, person))
        if days.standing(id_, index.on).stand_ins
    ]
    for id_, body in index.data.ownership.bodies.items():
        for number, seat in enumerate(body.seats):
            if seat.holder == person and seat.substitute and runs(seat.from_, seat.until, index.on):
                where = at("ownership", "bodies", id_, "seats", number, "substitute")
                rows.append(Row((entry(index, "body", id_), (party(index, seat.substitute),)), where))
    return Table("replaced_by", say("Who stands in"), columns, tuple(rows))


def _able(days: Days, each: StandIn) -> object:
    link = party(days.index, each.id)
    return Shown(say("{person} (cannot: {why})", person=link, why=each.why), link) if each.why else link


def replaces(index: Index, person: str) -> Table:
    """For whom somebody stands in."""
    columns = (Column("for", say("For what")), Column("people", say("Whom"), brief=True), Column("until", say("Until")))
    rows = []
    for id_, role in index.data.roles.items():
        for number, deputy in enumerate(role.deputies):
            if deputy.person == person and runs(deputy.from_, deputy.until, index.on) and in_use(role, index.on):
                whom = tuple(party(index, each) for each in index.chains.holders(id_, index.on))
                where = at("roles", id_, "deputies", number)
                rows.append(Row((entry(index, "role", id_), whom, until(deputy.until)), where))
    for id_, body in index.data.ownership.bodies.items():
        for number, seat in enumerate(body.seats):
            if seat.substitute == person and seat.holder and runs(seat.from_, seat.until, index.on):
                where = at("ownership", "bodies", id_, "seats", number, "substitute")
                rows.append(Row((entry(index, "body", id_), (party(index, seat.holder),), until(seat.until)), where))
    return Table("replaces", say("Stands in for"), columns, tuple(rows))
