"""One entry in two plans, compared field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.diff.change import Change, Side
from plankit.diff.kinds import kind_of, may_hold_text
from plankit.diff.matching import Item, Pair, alike, best, equal
from plankit.diff.sameness import ORDERED, STORED, Where, content, field, fields, is_record, is_text, plain
from plankit.findings import At
from plankit.shape import collections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.diff.change import What
    from plankit.diff.sameness import Ids
    from plankit.findings import Route

KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "holders": (("person", "scope"), ("person",)),
    "deputies": (("person",),),
    "seats": (("seat", "unit"), ("seat",), ("holder",), ("unit",)),
    "away": (("from",), ("until",)),
    "meetings": (("on",),),
    "sessions": (("on",),),
    "materials": (("title",), ("url",)),
    "exceptions": (("for",),),
    "escalation": (("when", "to"), ("to",), ("when",)),
    "onboarding": (("course", "audience"), ("course",)),
    "waivers": (("rule", "at"),),
    "completed": (("person",),),
}
"""By which fields a part of a list is known again, the surest first."""
NOBODY = "vacant"
REWORDED = 0.6
"""From how alike on a text in a list is taken for the same one in other words."""


class Fields:
    """Compares entries of one collection; `ids` tells which ids of the earlier plan go on under another one."""

    def __init__(self, collection: Route, ids: Ids) -> None:
        """Know what is compared."""
        self.where = Where(collection, (), ids)

    def of(self, old: Side, new: Side) -> Iterator[Change]:
        """What differs between an entry of the earlier plan and the same one of the later."""
        if old.value != new.value or self.where.ids:
            for step, _ in fields(new.value):
                if step not in STORED and (*self.where.collection, step) not in collections():
                    yield from self._walk((step,), _below(old, step), _below(new, step))

    def _same(self, steps: tuple[str, ...], old: object, new: object) -> bool:
        return bool(old == new) or self._meaning(steps, old) == self._meaning(steps, new)

    def _meaning(self, steps: tuple[str, ...], value: object) -> object:
        return plain(value, self.where._replace(steps=steps))

    def _walk(self, steps: tuple[str, ...], old: Side, new: Side) -> Iterator[Change]:
        if self._same(steps, old.value, new.value):
            return
        shape = old.value if new.value is None else new.value
        if isinstance(shape, list):
            yield from self._items(steps, old, new)
        elif isinstance(shape, dict) and not is_text(shape) and not is_text(old.value):
            yield from self._keys(steps, old, new)
        elif is_record(old.value) and is_record(new.value):
            for step, _ in fields(new.value):
                yield from self._walk((*steps, step), _below(old, step), _below(new, step))
        else:
            yield self._change(steps, old, new)

    def _change(self, steps: tuple[str, ...], old: Side, new: Side, what: What | None = None) -> Change:
        values = (self._meaning(steps, old.value), self._meaning(steps, new.value))
        done: What = what or ("added" if values[0] is None else "removed" if values[1] is None else "changed")
        kind = kind_of(self.where.collection, steps, new.value if old.value is None else old.value)
        return Change(kind, done, steps, old, new)

    def _keys(self, steps: tuple[str, ...], old: Side, new: Side) -> Iterator[Change]:
        """The keys of a mapping, such as dates, roles or years."""
        given: list[dict[Any, Any]] = [side.value if isinstance(side.value, dict) else {} for side in (old, new)]
        then, now = ({self._meaning(steps, {key: 1}): key for key in each} for each in given)
        for meaning in dict.fromkeys([*then, *now]):
            key, later = then.get(meaning, now.get(meaning)), now.get(meaning, then.get(meaning))
            before, after = _at(old, str(key), given[0].get(key)), _at(new, str(later), given[1].get(later))
            if meaning in then and meaning in now:
                yield from self._walk((*steps, str(later)), before, after)
            else:
                what: What = "added" if meaning in now else "removed"
                yield self._change((*steps, str(later)), before, after, what)

    def _items(self, steps: tuple[str, ...], old: Side, new: Side) -> Iterator[Change]:
        """The parts of a list: those that came, those that went, those that are otherwise."""
        olds, news = _list(old), _list(new)
        pairs, otherwise, gone, come = self._sorted_out(steps, olds, news)
        for one, other in otherwise:
            yield from self._part(steps, _item(old, one, olds), _item(new, other, news))
        for each in gone:
            yield self._change(steps, _item(old, each, olds), new._replace(value=None), "removed")
        for each in come:
            yield self._change(steps, old._replace(value=None), _item(new, each, news), "added")
        if steps[-1] in ORDERED and _reordered([*pairs, *otherwise]):
            yield self._change(steps, old, new, "reordered")

    def together(self, steps: tuple[str, ...], old: list[Any], new: list[Any]) -> list[tuple[int, int]]:
        """The numbers of those parts of two lists that are the same part, as they were or otherwise."""
        pairs, otherwise, _, _ = self._sorted_out(steps, old, new)
        return [(one.number, other.number) for one, other in (*pairs, *otherwise)]

    def _sorted_out(
        self, steps: tuple[str, ...], old: list[Any], new: list[Any]
    ) -> tuple[list[Pair], list[Pair], list[Item], list[Item]]:
        """What is the same in two lists, what is so in another way, and what only the earlier and only the later has."""
        pairs, gone, come = equal(
            [Item(number, self._meaning(steps, [each])) for number, each in enumerate(old)],
            [Item(number, self._meaning(steps, [each])) for number, each in enumerate(new)],
        )
        otherwise = list(self._paired(steps, (old, new), gone, come))
        return (
            pairs,
            otherwise,
            _without(gone, [one for one, _ in otherwise]),
            _without(come, [other for _, other in otherwise]),
        )

    def _part(self, steps: tuple[str, ...], old: Side, new: Side) -> Iterator[Change]:
        if not is_record(new.value):
            yield self._change(steps, old, new)
            return
        for step, _ in fields(new.value):
            yield from self._walk((*steps, step), _below(old, step), _below(new, step))

    def _paired(
        self, steps: tuple[str, ...], values: tuple[list[Any], list[Any]], gone: list[Item], come: list[Item]
    ) -> Iterator[Pair]:
        """What is still the same part of a list, though something about it is otherwise."""
        if may_hold_text(self.where.collection, steps):
            yield from best(((one, other) for one in gone for other in come), alike, REWORDED)
            return
        for keys in KEYS.get(steps[-1], ()):
            known: dict[object, tuple[list[Item], list[Item]]] = {}
            for side, items in enumerate((gone, come)):
                for each in items:
                    key = tuple(self._meaning((*steps, name), field(values[side][each.number], name)) for name in keys)
                    if key[0] not in {None, NOBODY}:
                        known.setdefault(key, ([], []))[side].append(each)
            pairs = [pair for ones, others in known.values() for pair in best(_every(ones, others), _shared, 0)]
            yield from pairs
            gone = _without(gone, [one for one, _ in pairs])
            come = _without(come, [other for _, other in pairs])


def _every(old: list[Item], new: list[Item]) -> list[Pair]:
    return [(one, other) for one in old for other in new]


def _shared(one: Any, other: Any) -> float:
    """How many fields two parts of a list have in common."""
    return len(set(one[0]) & set(other[0]))


def _without(items: list[Item], taken: list[Item]) -> list[Item]:
    numbers = {each.number for each in taken}
    return [each for each in items if each.number not in numbers]


def _reordered(pairs: list[Pair]) -> bool:
    later = [other.number for _, other in sorted(pairs)]
    return later != sorted(later)


def _list(side: Side) -> list[Any]:
    return side.value if isinstance(side.value, list) else []


def _item(side: Side, item: Item, values: list[Any]) -> Side:
    value = values[item.number]
    return side._replace(at=At((*side.at.route, item.number)), value=value, item=value if is_record(value) else None)


def _below(side: Side, step: str) -> Side:
    """One field of what stands at a side."""
    return _at(side, step, content(step, field(side.value, step)))


def _at(side: Side, step: str, value: object) -> Side:
    return side._replace(at=At((*side.at.route, step)), value=value)
