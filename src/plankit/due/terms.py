"""What ends: terms of people in roles and seats, contracts, interim policies, exceptions and waivers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plankit.dates import before
from plankit.due.falls import Due
from plankit.index.chain import in_use
from plankit.index.policies import in_force
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plankit.index import Index


def terms(index: Index) -> Iterator[Due]:
    """What ends from the day on, and what ended before while the plan still counts on it."""
    found = (*_people(index), *_roles(index), *_seats(index), *_notices(index), *_interim(index))
    yield from (each for each in found if each.on >= index.on)
    yield from (*_vacancies(index), *_contracts(index), *_let_go(index))


def _people(index: Index) -> Iterator[Due]:
    for id_, person in index.data.people.items():
        if person.until:
            yield Due(person.until, say("last working day"), "person", id_, id_, "leaves", ("people", id_, "until"))


def _roles(index: Index) -> Iterator[Due]:
    for id_, role in index.data.roles.items():
        for number, part in enumerate(_told_apart(each.person for each in role.holders)):
            holding = role.holders[number]
            if holding.until:
                what, route = say("end of a term in this role"), ("roles", id_, "holders", number, "until")
                yield Due(holding.until, what, "role", id_, holding.person, "term", route, part)


def _told_apart(names: Iterable[str]) -> Iterator[str]:
    """What tells terms apart: whose it is, and which of theirs."""
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        yield f"{name} {times[name]}"


def _vacancies(index: Index) -> Iterator[Due]:
    for id_, role in index.data.roles.items():
        vacancy, route = role.vacancy, ("roles", id_, "vacancy", "expected")
        if vacancy and vacancy.expected and in_use(role, index.on) and not _filled(index, id_, vacancy.expected):
            what = say("vacancy to be filled")
            yield Due(vacancy.expected, what, "role", id_, vacancy.covered_by, "vacancy", route)


def _filled(index: Index, role: str, expected: date) -> bool:
    """Whether the day on which a vacancy was to end has passed, and somebody holds the role."""
    return expected < index.on and bool(index.chains.active(role, index.on))


def _seats(index: Index) -> Iterator[Due]:
    for id_, body in index.data.ownership.bodies.items():
        for number, part in enumerate(_told_apart(seat.holder or "" for seat in body.seats)):
            seat = body.seats[number]
            if seat.until and seat.holder and seat.holder != "vacant":
                what, route = say("end of a term in this body"), ("ownership", "bodies", id_, "seats", number, "until")
                yield Due(seat.until, what, "body", id_, seat.holder, "seat", route, part)


def _contracts(index: Index) -> Iterator[Due]:
    """Contracts; one that has ended matters as long as the plan counts on the supplier."""
    for id_, supplier in index.data.suppliers.items():
        contract, route = supplier.contract, ("suppliers", id_, "contract", "until")
        if contract and contract.until and (contract.until >= index.on or index.references.to("party", id_)):
            yield Due(contract.until, say("end of the contract"), "supplier", id_, contract.owner, "contract", route)


def _notices(index: Index) -> Iterator[Due]:
    for id_, supplier in index.data.suppliers.items():
        contract, route = supplier.contract, ("suppliers", id_, "contract", "notice")
        if contract and contract.until and contract.notice:
            day = before(contract.until, contract.notice)
            yield Due(day, say("last day to give notice"), "supplier", id_, contract.owner, "notice", route)


def _interim(index: Index) -> Iterator[Due]:
    for id_, policy, _ in in_force(index):
        if policy.until:
            what, route = say("end of an interim rule"), ("policies", id_, "until")
            yield Due(policy.until, what, "policy", id_, policy.owner, "until", route)


def _let_go(index: Index) -> Iterator[Due]:
    """Exceptions and waivers: one whose last day has passed is still to be taken out."""
    for id_, policy, _ in in_force(index):
        for number, exemption in enumerate(policy.exceptions):
            if exemption.until:
                route = ("policies", id_, "exceptions", number, "until")
                what = say("end of an exception")
                yield Due(exemption.until, what, "policy", id_, policy.owner, "exception", route, str(number))
    for number, waiver in enumerate(index.data.checks.waivers):
        if waiver.until:
            what = say("end of the waiver of {rule} at {place}", rule=waiver.rule, place=waiver.at)
            place, part = ("checks", "waivers", number, "until"), f"{waiver.rule} {waiver.at}"
            yield Due(waiver.until, what, "", "", waiver.approved_by, "waiver", place, part)
