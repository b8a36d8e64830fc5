"""Rules on the days and times of support: promises that cannot be kept, upkeep and contracts that run out."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from plankit.dates import Duration, before, next_after, spoken, spoken_rhythm
from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.people import Supplier
    from plankit.sections.support import Operation, Request

DAY = 24
OFFICE_DAY = 8
TIMES = ("acknowledge_within", "respond_within", "resolve_within")


@rule("error")
def impossible_service_times(index: Index) -> Iterator[Problem]:
    """Times that contradict each other, such as solving a fault before anyone starts on it."""
    for id_, request in index.data.support.requests.items():
        given = [field for field in TIMES if getattr(request, field)]
        for first, second in pairwise(given):
            if _surely_longer(getattr(request, first), getattr(request, second)):
                yield _clash(id_, request, first, second)


def _surely_longer(one: Duration, other: Duration) -> bool:
    """Whether a length is longer than another however the calendar falls, or the office hours."""
    alike = [min(pair) for pair in zip(one, other, strict=True)]
    left, right = _without(one, alike), _without(other, alike)
    office = not any((*left[:4], *right[:4]))
    return _shortest(left, OFFICE_DAY if office else DAY) > _longest(right)


def _without(length: Duration, part: list[int]) -> Duration:
    return Duration(*(number - less for number, less in zip(length, part, strict=True)))


def _shortest(length: Duration, working_day: int) -> float:
    """The least hours that a length takes."""
    years, months, weeks, days, working_days, hours, minutes = length
    return DAY * (365 * years + 28 * months + 7 * weeks + days) + working_day * working_days + hours + minutes / 60


def _longest(length: Duration) -> float:
    """The most hours that a length takes, weekends included."""
    years, months, weeks, days, working_days, hours, minutes = length
    working = working_days + 2 * ceil(working_days / 5)
    return DAY * (366 * years + 31 * months + 7 * weeks + days + working) + hours + minutes / 60


def _clash(id_: str, request: Request, first: str, second: str) -> Problem:
    return Problem(
        at("support", "requests", id_, second),
        _contradiction(id_, request, first, second),
        say("Give `{second}` more time, or `{first}` less.", first=first, second=second),
        related=(at("support", "requests", id_, first),),
    )


def _contradiction(id_: str, request: Request, first: str, second: str) -> Said:
    name = named(id_, request)
    earlier, later = spoken(getattr(request, first)), spoken(getattr(request, second))
    if first == "respond_within":
        return say(
            "{request} is to be solved within {later}, but it may take {earlier} before anyone starts on it.",
            request=name,
            later=later,
            earlier=earlier,
        )
    if second == "respond_within":
        return say(
            "Someone starts on {request} within {later}, but it may take {earlier} before the sender hears that it arrived.",
            request=name,
            later=later,
            earlier=earlier,
        )
    return say(
        "{request} is to be solved within {later}, but it may take {earlier} before the sender hears that it arrived.",
        request=name,
        later=later,
        earlier=earlier,
    )


@rule("warning", timed=True)
def operation_overdue(index: Index) -> Iterator[Problem]:
    """A piece of regular maintenance that has not been done for one and a half times as long as agreed."""
    for id_, operation in index.data.support.operations.items():
        due = _overdue(index, operation)
        if due and operation.every:
            yield Problem(
                at("support", "operations", id_, "last"),
                say(
                    "{operation} is to be done {rhythm}. The last time was {last}, so it was due on {due}.",
                    operation=named(id_, operation),
                    rhythm=spoken_rhythm(operation.every),
                    last=operation.last,
                    due=due,
                ),
                _do_it(index, operation),
            )


def _overdue(index: Index, operation: Operation) -> date | None:
    """The day on which it was due, once another half of its rhythm has gone by as well."""
    if not operation.every or not operation.last:
        return None
    due = next_after(operation.last, operation.every, index.checks.holidays)
    return due if due and index.on > due + (due - operation.last) / 2 else None


def _do_it(index: Index, operation: Operation) -> Said:
    day = index.on.isoformat()
    if operation.owner:
        return say(
            "Ask {owner} to do it and to write the day: `last: {day}`. Or change `every` to what is feasible.",
            owner=index.spoken(operation.owner),
            day=day,
        )
    return say("Do it and write the day: `last: {day}`. Or change `every` to what is feasible.", day=day)


@rule("warning", timed=True)
def supplier_contract_ends(index: Index) -> Iterator[Problem]:
    """A contract with a supplier that has ended or is about to, or of which notice must be given soon."""
    for id_, supplier in index.data.suppliers.items():
        end = supplier.contract.until if supplier.contract else None
        said = _ended(index, id_, end) if end and end < index.on else _ends(index, id_, supplier, end)
        if said:
            yield Problem(
                at("suppliers", id_, "contract", "until"),
                said,
                _decide(index, supplier),
            )


def _ended(index: Index, id_: str, end: date) -> Said | None:
    """That a contract has ended, of a supplier on whom the plan still counts."""
    if not index.references.to("party", id_):
        return None
    return say(
        "The contract with {supplier} ended on {end}, and the plan still counts on this supplier.",
        supplier=named(id_, index.data.suppliers[id_]),
        end=end,
    )


def _ends(index: Index, id_: str, supplier: Supplier, end: date | None) -> Said | None:
    """That a contract ends soon, or that the last day to give notice comes or has gone by."""
    if not end or not supplier.contract:
        return None
    name, length = named(id_, supplier), supplier.contract.notice
    notice = before(end, length, index.checks.holidays) if length else end
    if notice > index.horizon:
        return None
    if notice == end:
        return say("The contract with {supplier} ends on {end}.", supplier=name, end=end)
    if notice < index.on:
        return say(
            "The contract with {supplier} ends on {end}; the last day to give notice was {notice}.",
            supplier=name,
            end=end,
            notice=notice,
        )
    return say(
        "The contract with {supplier} ends on {end}; the last day to give notice is {notice}.",
        supplier=name,
        end=end,
        notice=notice,
    )


def _decide(index: Index, supplier: Supplier) -> Said:
    owner = supplier.contract.owner if supplier.contract else None
    if owner:
        return say(
            "Ask {owner} to extend it or to arrange what comes after, then write the new last day under `until:`.",
            owner=index.spoken(owner),
        )
    return say("Extend it or arrange what comes after, then write the new last day under `until:`.")
