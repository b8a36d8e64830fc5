"""What lies on each person: hours that their roles ask against hours there are, and how much they answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs
from plankit.views.pictures.scale import Scale, px

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plankit.index import Index

MOST, WIDTH = 20, 120
ROUNDING = 0.01


class Carried(NamedTuple):
    """What lies on somebody; `bar`, `mark` and `owns` are lengths in the picture, "" where nothing is known."""

    id: str
    roles: tuple[str, ...]
    asked: float
    there: float | None
    answers: int
    over: bool
    bar: str = ""
    mark: str = ""
    owns: str = ""


class Loads(NamedTuple):
    """Those who carry most, how many more there are, and whether anybody's hours are known."""

    rows: tuple[Carried, ...]
    more: int
    hours: bool


def loads(index: Index) -> Loads:
    """What lies on everybody who has a part, the fullest first."""
    asked, roles = _asked(index)
    answers = _answers(index)
    ids = [id_ for id_, person in index.data.people.items() if runs(person.from_, person.until, index.on)]
    found = [_carried(index, id_, asked.get(id_, 0), tuple(roles.get(id_, ())), answers.get(id_, 0)) for id_ in ids]
    busy = sorted((each for each in found if each.asked or each.answers), key=_fullest)
    return Loads(tuple(_drawn(busy[:MOST])), max(0, len(busy) - MOST), any(each.asked for each in busy))


def _carried(index: Index, id_: str, asked: float, roles: tuple[str, ...], answers: int) -> Carried:
    there = index.data.people[id_].hours_per_week
    return Carried(id_, roles, round(asked, 2), there, answers, there is not None and asked > there + ROUNDING)


def _fullest(each: Carried) -> tuple[bool, float, int]:
    share = each.asked / each.there if each.there else 0
    return not each.over, -share, -each.answers


def _asked(index: Index) -> tuple[dict[str, float], dict[str, list[str]]]:
    """The hours a week that the roles of each person ask on the day, and those roles."""
    hours: dict[str, float] = {}
    held: dict[str, list[str]] = {}
    for id_, role in index.data.roles.items() if not index.posts_only else ():
        parts: dict[str, float] = {}
        for each in role.holders if runs(role.from_, role.until, index.on) else ():
            if runs(each.from_, each.until, index.on):
                part = (role.hours_per_week or 0) * (each.share or 1)
                parts[each.person] = max(part, parts.get(each.person, 0))
        for person, part in parts.items():
            hours[person] = hours.get(person, 0) + part
            held.setdefault(person, []).append(id_)
    return hours, held


def hours_asked(index: Index) -> dict[str, float]:
    """The hours a week that the roles of each person ask on the day."""
    return _asked(index)[0]


def _answers(index: Index) -> dict[str, int]:
    """How many entries each person answers for, alone or with others."""
    found: dict[str, int] = {}
    for party, number in _named(index).items():
        for person in index.answer(party).people:
            found[person] = found.get(person, 0) + number
    return found


def _named(index: Index) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for each in index.chains.owners:
        found[each.id] = found.get(each.id, 0) + 1
    return found


def _drawn(rows: Sequence[Carried]) -> list[Carried]:
    hours = Scale(0, max((max(each.asked, each.there or 0) for each in rows), default=1), 0, WIDTH)
    most = Scale(0, max((each.answers for each in rows), default=1), 0, WIDTH)
    return [
        each._replace(
            bar=px(hours(each.asked)),
            mark=px(hours(each.there)) if each.there is not None else "",
            owns=px(most(each.answers)),
        )
        for each in rows
    ]
