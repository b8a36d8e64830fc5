"""All that falls on a person, role, body, unit or supplier: the sheet, and the sentences it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Sheet, entry, party
from plankit.dates import spoken, spoken_rhythm
from plankit.views.duties import reaches
from plankit.who.behind import absence, answers, facts, held_by, more
from plankit.who.burden import courses, due_table, duties, seats
from plankit.who.members import holders, members, seated
from plankit.who.standing import hours, replaced_by, replaces, roles
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plankit.answers import Table
    from plankit.days import Days
    from plankit.index import Index
    from plankit.sections.base import Text


def party_sheet(days: Days, kind: str, id_: str) -> Sheet:
    """The answer about a party."""
    index = days.index
    sentences = tuple(TELLING[kind](days, id_))
    gone = kind == "person" and index.answer(id_).broken
    through = () if gone else dict.fromkeys([*reaches(index).get(id_, ()), *index.raci.memberships(id_, index.on)])
    tables = tuple(_tables(days, kind, id_, tuple(through)))
    if not any(table.rows for table in tables):
        sentences += (say("Nothing in this plan falls on it."),)
    known = {"answers": facts(days, id_), **(hours(index, id_) if kind == "person" else {})}
    return Sheet(party(index, id_), sentences, tables, known)


def _tables(days: Days, kind: str, id_: str, through: tuple[str, ...]) -> Iterator[Table]:
    index = days.index
    match kind:
        case "person":
            yield roles(index, id_)
            yield replaced_by(days, id_)
            yield replaces(index, id_)
        case "role":
            yield holders(days, id_)
        case "body":
            yield seated(days, id_)
        case "unit":
            yield from members(index, id_)
    yield seats(index, id_, through)
    yield from duties(index, id_, through)
    yield courses(index, id_)
    yield due_table(days, id_)


def _person(days: Days, id_: str) -> Iterator[Said]:
    index, person = days.index, days.index.data.people[id_]
    unit = entry(index, "unit", person.unit) if person.unit in index.data.units else None
    if person.job and unit:
        yield say("{job} in {unit}.", job=person.job, unit=unit)
    elif person.job or unit:
        yield say("{what}.", what=person.job or unit)
    if person.from_ and person.from_ > index.on:
        yield say("The first working day is {day}.", day=person.from_)
    if person.until:
        gone = person.until < index.on
        yield (say("Left on {day}.", day=person.until) if gone else say("Leaves on {day}.", day=person.until))
    if away := absence(days, id_):
        yield away
    if person.email:
        yield say("To be reached at {address}.", address=person.email)


def _role(days: Days, id_: str) -> Iterator[Said]:
    index, role = days.index, days.index.data.roles[id_]
    if role.purpose:
        yield say("{what}.", what=role.purpose)
    yield held_by(days, id_)
    yield from more(days, id_)
    if role.vacancy and not index.chains.active(id_, index.on):
        yield from _vacancy(index, id_)
    if role.hours_per_week is not None:
        yield say("It asks {hours} hours a week of each.", hours=role.hours_per_week)
    if role.tasks:
        yield say("Tasks: {items}.", items=_listed(role.tasks))
    if role.authority:
        yield say("May decide: {items}.", items=_listed(role.authority))


def _listed(texts: Sequence[Text]) -> Said:
    """Texts that are sentences of their own, in a row."""
    listed = say("{text}", text=texts[0])
    for text in texts[1:]:
        listed = say("{first}; {text}", first=listed, text=text)
    return listed


def _vacancy(index: Index, id_: str) -> Iterator[Said]:
    vacancy = index.data.roles[id_].vacancy
    if vacancy and vacancy.since:
        yield say("It has been vacant since {day}.", day=vacancy.since)
    if vacancy and vacancy.expected:
        yield say("It is expected to be filled by {day}.", day=vacancy.expected)
    if vacancy and vacancy.reason:
        yield say("Why: {because}", because=vacancy.reason)


def _body(days: Days, id_: str) -> Iterator[Said]:
    index, body = days.index, days.index.data.ownership.bodies[id_]
    if body.mandate:
        yield say("{what}", what=body.mandate)
    yield held_by(days, id_)
    yield from more(days, id_)
    if body.secretary:
        yield say("The secretary is {party}.", party=answers(days, body.secretary, index.on))
    if body.meets:
        yield say("It meets {rhythm}.", rhythm=spoken_rhythm(body.meets))
    held = [each for each in body.meetings if each.on and each.on <= index.on]
    if held:
        latest = max(held, key=lambda each: each.on or index.on)
        yield say("It last met on {day}, with {count} present.", day=latest.on, count=len(latest.present))
    if body.reports_to:
        yield say("It reports to {party}.", party=index.spoken(body.reports_to))


def _unit(days: Days, id_: str) -> Iterator[Said]:
    unit = days.index.data.units[id_]
    yield held_by(days, id_)
    yield from more(days, id_)
    if unit.parent:
        yield say("It is part of {party}.", party=days.index.spoken(unit.parent))


def _supplier(days: Days, id_: str) -> Iterator[Said]:
    supplier = days.index.data.suppliers[id_]
    contract = supplier.contract
    if supplier.contact:
        yield say("To be reached at {address}.", address=supplier.contact)
    if contract and contract.owner:
        yield say("The contract is looked after by {party}.", party=answers(days, contract.owner, days.index.on))
        yield from more(days, contract.owner)
    if contract and contract.until:
        yield say("The contract runs until {day}.", day=contract.until)
    if contract and contract.notice:
        yield say("Notice is given {length} before.", length=spoken(contract.notice))


TELLING: dict[str, Callable[[Days, str], Iterator[Said]]] = {
    "person": _person,
    "role": _role,
    "body": _body,
    "unit": _unit,
    "supplier": _supplier,
}
