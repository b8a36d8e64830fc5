"""Does it fit the format: keys, values, ids and dates, one entry at a time."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.findings import At, Problem, Route
from plankit.rule import rule
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from plankit.index import Index

PARTIES = (("people",), ("units",), ("suppliers",), ("roles",), ("ownership", "bodies"))


@rule("error")
def unknown_key(index: Index) -> Iterator[Problem]:
    """A key that the format does not know, often a mistyped one."""
    return index.problems("unknown-key")


@rule("error")
def missing_key(index: Index) -> Iterator[Problem]:
    """An entry without something it cannot be understood without."""
    return index.problems("missing-key")


@rule("error")
def wrong_type(index: Index) -> Iterator[Problem]:
    """A list where one value is wanted, a text where keys are wanted, and the like."""
    return index.problems("wrong-type")


@rule("error")
def invalid_value(index: Index) -> Iterator[Problem]:
    """A date, period, number or word of the format that is none."""
    return index.problems("invalid-value")


@rule("error")
def invalid_id(index: Index) -> Iterator[Problem]:
    """An id with other characters than lower-case letters, digits and single hyphens."""
    return index.problems("invalid-id")


@rule("error")
def newer_format(index: Index) -> Iterator[Problem]:
    """A plan in a newer format than this plankit knows."""
    return index.problems("newer-format")


@rule("error")
def duplicate_entry(index: Index) -> Iterator[Problem]:
    """The same entry in two files, or one id for two people, roles, units, suppliers or bodies."""
    yield from index.problems("duplicate-entry")
    first: dict[str, Route] = {}
    for collection in PARTIES:
        for id_ in index.plan.entries(collection):
            if id_ in first:
                yield _clash(id_, (*collection, id_), first[id_])
            else:
                first[id_] = (*collection, id_)


def _clash(id_: str, second: Route, first: Route) -> Problem:
    return Problem(
        At(second, "key"),
        say("`{id}` stands under `{second}` and under `{first}`.", id=id_, second=second[-2], first=first[-2]),
        say("People, units, suppliers, roles and bodies share their ids: give one of the two another id."),
        value=id_,
        related=(At(first, "key"),),
    )


class _Period(NamedTuple):
    """Two dates of which the first cannot come after the second: where they stand, and their keys."""

    collection: Route
    steps: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


PERIODS = (
    _Period(("people",), (), ("from",), ("until",)),
    _Period(("people",), ("away", "[]"), ("from",), ("until",)),
    _Period(("units",), (), ("from",), ("until",)),
    _Period(("ownership", "bodies"), (), ("from",), ("until",)),
    _Period(("ownership", "bodies"), ("seats", "[]"), ("from",), ("until",)),
    _Period(("roles",), (), ("from",), ("until",)),
    _Period(("roles",), ("holders", "[]"), ("from",), ("until",)),
    _Period(("roles",), ("deputies", "[]"), ("from",), ("until",)),
    _Period(("roles",), ("vacancy",), ("since",), ("expected",)),
    _Period(("responsibilities",), (), ("from",), ("until",)),
    _Period(("policies",), (), ("effective",), ("until",)),
    _Period(("policies",), ("review",), ("last",), ("next",)),
    _Period(("content", "areas"), ("review",), ("last",), ("next",)),
    _Period(("monitoring", "kpis"), (), ("baseline", "on"), ("target", "by")),
    _Period(("roadmap", "releases"), (), ("starts",), ("ends",)),
    _Period((), ("plan", "review"), ("last",), ("next",)),
    _Period((), ("strategy", "review"), ("last",), ("next",)),
)


@rule("error")
def impossible_dates(index: Index) -> Iterator[Problem]:
    """An end before its beginning, or a next review before the last one."""
    for period in PERIODS:
        entries = index.plan.entries(period.collection) if period.collection else {"": index.data}
        early, late = _date_at(period.first), _date_at(period.second)
        if not any(map(late, _values(entries, period.steps))):
            continue
        for id_, where, value in _reached(entries, period.steps):
            second = late(value)
            first = early(value) if second else None
            if first and second and first > second:
                route = (*period.collection, id_) if period.collection else ()
                yield _turned_around((*route, *where), first, second, period)


def _values(entries: Mapping[str, object], steps: Route) -> Iterator[Any]:
    """What stands at the end of some steps of all entries."""
    values: Iterable[Any] = entries.values()
    for step in map(str, steps):
        there = filter(None, values)
        values = chain.from_iterable(there) if step == "[]" else map(attrgetter(_field(step)), there)
    return filter(None, values)


def _reached(entries: Mapping[str, object], steps: Route) -> Iterator[tuple[str, Route, object]]:
    """What stands at the end of some steps of each entry: an attribute each, at last `[]` for each item of a list."""
    names = [str(step) for step in steps if step != "[]"]
    values: Iterable[Any] = entries.values()
    for name in names:
        field = attrgetter(_field(name))
        values = [value and field(value) for value in values]
    found = ((id_, value) for id_, value in zip(entries, values, strict=True) if value)
    if len(names) == len(steps):
        return ((id_, steps, value) for id_, value in found)
    return ((id_, (*names, number), item) for id_, value in found for number, item in enumerate(value))


def _field(key: str) -> str:
    """The name of a field with this key; Python keeps `from` and `in` for itself."""
    return f"{key}_" if key in {"from", "in"} else key


def _date_at(keys: tuple[str, ...]) -> Callable[[Any], date | None]:
    """What gives the date behind one key, or behind a second that stands within the first."""
    first, *rest = (attrgetter(_field(key)) for key in keys)
    return (lambda value: rest[0](inner) if (inner := first(value)) else None) if rest else first


def _turned_around(route: Route, first: date, second: date, period: _Period) -> Problem:
    keys = {"first": ".".join(period.first), "second": ".".join(period.second)}
    return Problem(
        At((*route, *period.second)),
        say("`{second}` is {day}, which is before `{first}`: {other}.", **keys, day=second, other=first),
        _correct_one(keys),
        value=second.isoformat(),
        related=(At((*route, *period.first)),),
    )


def _correct_one(keys: dict[str, str]) -> Said:
    return say("Correct one of the two: `{second}` is the same day as `{first}` or later.", **keys)
