"""What follows for those who answer: gaps that open or close, and what passes from one to another, with the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.days import DAY, EVER, Days, last_day
from plankit.diff.change import Change, Side, Standing
from plankit.diff.fields import Fields
from plankit.findings import At
from plankit.index.chain import OWNING, in_use
from plankit.index.references import Reference
from plankit.shape import collections, references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from plankit.diff.change import Kind, What
    from plankit.diff.sameness import Ids
    from plankit.findings import Route
    from plankit.index import Index
    from plankit.shape import ReferenceField

WANTED = frozenset(
    {
        ("responsibility", "owner"),
        ("decision", "decides"),
        ("policy", "owner"),
        ("area", "owner"),
        ("goal", "owner"),
        ("risk", "owner"),
        ("kpi", "owner"),
        ("feedback", "owner"),
        ("course", "owner"),
        ("release", "owner"),
        ("lifecycle", "owner"),
        ("ownership", "sponsor"),
        ("ownership", "product_owner"),
    }
)
"""Where an owner is to be named: without one there is a gap."""
WELCOME = ("training", "onboarding")


class Stretch(NamedTuple):
    """Days in a row on which it stands alike with an owner."""

    first: date
    last: date
    standing: Standing


class Owned(NamedTuple):
    """A place where an owner may be named, and how it stands there from the day asked about on.

    `key` is the same for the same place in both plans; `steps` lead there from the entry, without numbers of list items.
    """

    key: Route
    entry: Route
    steps: tuple[str, ...]
    place: Route
    stretches: list[Stretch]

    def on(self, day: date) -> Standing | None:
        """How it stands on a day; None when nobody needs to answer."""
        return next((each.standing for each in self.stretches if each.first <= day <= each.last), None)


def following(old: Index, new: Index, ids: Ids, only: Collection[Route] | None = None) -> Iterator[Change]:
    """The gaps that open and close from the day of the later index on, and what passes to others; of some entries or all."""
    welcomes = _welcomes(old, new, ids) if only is None else ((), ())
    then, now = (
        {each.key: each for each in (*_owned(index, ids, only), *welcome)}
        for index, welcome in zip((old, new), welcomes, strict=True)
    )
    renamed = {before: after for (_, before), after in ids.items()}
    for key in dict.fromkeys([*then, *now]):
        yield from _differences((then.get(key), now.get(key)), new.on, renamed)


def _owned(index: Index, ids: Ids, only: Collection[Route] | None) -> Iterator[Owned]:
    days = Days(index)
    for field in references():
        if field.steps[-1] in OWNING and "[]" not in field.steps:
            yield from _through(days, field, ids, only)


def _through(days: Days, field: ReferenceField, ids: Ids, only: Collection[Route] | None) -> Iterator[Owned]:
    plan = days.index.plan
    section, *steps = ("", *field.steps) if field.collection else field.steps
    kind = collections().get(field.collection, section)
    for id_, entry in plan.entries(field.collection).items() if field.collection else ((section, plan.at((section,))),):
        entry_route = (*field.collection, id_)
        if only is not None and entry_route not in only:
            continue
        key = (*field.collection, ids.get((kind, id_), id_), *steps)
        part = entry
        for step in steps[:-1]:
            part = getattr(part, step, None)
        party = getattr(part, steps[-1], None)
        used = in_use(entry, days.index.on) and (part is None or in_use(part, days.index.on))
        wanted = (kind, steps[-1]) in WANTED and not _spared(days.index, kind)
        place = Reference((*entry_route, *steps), party or "", field)
        yield Owned(
            key, entry_route, tuple(steps), place.route, list(_stretches(days, place, wanted=wanted)) if used else []
        )


def _welcomes(old: Index, new: Index, ids: Ids) -> tuple[list[Owned], list[Owned]]:
    """The first days of new colleagues, which are parts of a list; a part that both plans have under one key."""
    olds, news = old.data.training.onboarding, new.data.training.onboarding
    same = {number: before for before, number in Fields(WELCOME[:1], ids).together(WELCOME[1:], olds, news)}
    keys = [str(same.get(number, f"new {number}")) for number in range(len(news))]
    return list(_welcome(old, [str(number) for number in range(len(olds))])), list(_welcome(new, keys))


def _welcome(index: Index, keys: Sequence[str]) -> Iterator[Owned]:
    days = Days(index)
    field = next(each for each in references() if each.steps == (*WELCOME, "[]", "owner"))
    for number, each in enumerate(index.data.training.onboarding):
        if each.owner:
            place = Reference((*WELCOME, number, "owner"), each.owner, field)
            stretches = list(_stretches(days, place, wanted=False))
            yield Owned((*WELCOME, keys[number]), WELCOME[:1], (*WELCOME[1:], "owner"), place.route, stretches)


def _spared(index: Index, kind: str) -> bool:
    """Whether somebody answers for what names no owner of its own, or a whole section may wait."""
    if kind == "area":
        return bool(index.data.content.default_owner)
    return kind == "ownership" and "ownership" not in index.plan.given


def _stretches(days: Days, place: Reference, *, wanted: bool) -> Iterator[Stretch]:
    last = last_day(days.index, place)
    if place.id:
        for each in days.between(place.id, days.index.on, last):
            standing = each.standing
            yield Stretch(each.first, each.last, Standing(place.id, standing.people, standing.open, standing.why))
    elif wanted:
        yield Stretch(days.index.on, last, Standing("", (), open=True))


def _differences(owned: tuple[Owned | None, Owned | None], on: date, renamed: dict[str, str]) -> Iterator[Change]:
    """The first day on which a gap opens, one closes, and others answer."""
    seen: set[What] = set()
    old, new = owned
    for day in _days(old, new):
        then, now = old.on(day) if old else None, new.on(day) if new else None
        what = _what(then, now, renamed)
        if what and what not in seen:
            seen.add(what)
            kind: Kind = "passing" if what == "passed" else "gap"
            steps = next(each.steps for each in owned if each)
            yield Change(kind, what, steps, _side(old, then), _side(new, now), day if day > on else None)


def _days(*owned: Owned | None) -> list[date]:
    """The days on which it may begin to differ."""
    stretches = [stretch for each in owned if each for stretch in each.stretches]
    firsts = {each.first for each in stretches} | {each.last + DAY for each in stretches if each.last < EVER}
    return sorted(firsts)


def _what(then: Standing | None, now: Standing | None, renamed: dict[str, str]) -> What | None:
    was, is_ = bool(then and then.open), bool(now and now.open)
    if was != is_:
        return "opened" if is_ else "closed"
    if was or not (then and now and then.people and now.people):
        return None
    (party, *people), (other, *others) = (
        [renamed.get(each, each) for each in (standing.party, *standing.people)] for standing in (then, now)
    )
    return "passed" if party == other and set(people) != set(others) else None


def _side(owned: Owned | None, standing: Standing | None) -> Side | None:
    return Side(owned.entry, At(owned.place), standing) if owned else None
