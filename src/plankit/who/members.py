"""Who is in a group: the holders of a role, the seats of a body, the people and roles of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Column, Row, Shown, Table, entry, party
from plankit.findings import at
from plankit.index.chain import in_use, runs
from plankit.who.behind import behind
from plankit.who.periods import since, until
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.answers.sheet import Cell
    from plankit.days import Days
    from plankit.index import Index
    from plankit.sections.ownership import Seat
    from plankit.sections.roles import Holding


def holders(days: Days, role: str) -> Table:
    """Who holds a role, and who is to hold it."""
    index = days.index
    columns = (
        Column("person", say("Who")),
        Column("from", say("From")),
        Column("until", say("Until")),
        Column("how", say("How")),
    )
    rows = tuple(
        Row(
            (party(index, each.person), since(each.from_), until(each.until), how(each)),
            at("roles", role, "holders", number),
        )
        for number, each in enumerate(index.data.roles[role].holders)
        if runs(None, each.until, index.on) and not _has_left(index, each.person)
    )
    return Table("holders", say("Holders"), columns, rows)


def _has_left(index: Index, person: str) -> bool:
    entry_ = index.data.people.get(person)
    return bool(entry_ and entry_.until and entry_.until < index.on)


def how(holding: Holding) -> Cell:
    """In which way somebody holds a role: for the time being, in part, for some part of the organization."""
    found = (
        say("acting") if holding.acting else None,
        say("for {scope}", scope=holding.scope) if holding.scope else None,
        say("{percent} percent of it", percent=round(100 * holding.share)) if holding.share is not None else None,
    )
    return tuple(each for each in found if each)


def seated(days: Days, body: str) -> Table:
    """The seats of a body on the day."""
    columns = (
        Column("seat", say("Seat")),
        Column("who", say("Who"), brief=True),
        Column("substitute", say("Substitute"), brief=True),
        Column("until", say("Until")),
    )
    rows = tuple(
        _seat(days, body, number, each)
        for number, each in enumerate(days.index.data.ownership.bodies[body].seats)
        if runs(each.from_, each.until, days.index.on)
    )
    return Table("members", say("Seats"), columns, rows)


def _seat(days: Days, body: str, number: int, seat: Seat) -> Row:
    where, ends = at("ownership", "bodies", body, "seats", number), until(seat.until)
    if not seat.holder or seat.holder == "vacant":
        return Row((seat.seat, _vacant(seat), None, ends), where, "error" if seat.holder else "")
    found = behind(days, seat.holder)
    who: Cell = found.party
    if found.broken:
        who = say("nobody as {party}: {why}", party=found.party, why=found.people)
    elif found.people:
        who = say("{people}, as {party}", people=found.people, party=found.party)
    other = party(days.index, seat.substitute) if seat.substitute else None
    told = Shown(say("substitute: {person}", person=other), other) if other else None
    facts = {"holder": found.party, "people": None if found.broken else found.people}
    return Row((seat.seat, who, told, ends), where, "error" if found.broken else "", facts)


def _vacant(seat: Seat) -> Said:
    if not seat.holder:
        return say("not recorded")
    return say("vacant since {day}", day=seat.since) if seat.since else say("vacant")


def members(index: Index, unit: str) -> Iterator[Table]:
    """The people who work in a unit, and the roles that belong to it."""
    columns = (Column("person", say("Who")), Column("job", say("Job")), Column("until", say("Until")))
    rows = tuple(
        Row((entry(index, "person", id_), each.job, until(each.until)), at("people", id_, "unit"))
        for id_, each in index.data.people.items()
        if each.unit == unit and runs(each.from_, each.until, index.on)
    )
    yield Table("members", say("People"), columns, rows)
    roles = tuple(
        Row((entry(index, "role", id_),), at("roles", id_, "unit"))
        for id_, each in index.data.roles.items()
        if each.unit == unit and in_use(each, index.on)
    )
    yield Table("unit_roles", say("Roles"), (Column("role", say("Role")),), roles)
