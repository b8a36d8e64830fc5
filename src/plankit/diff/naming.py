"""Whether a change is about an entry: in the entry itself, or where another one names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.diff.change import Standing
from plankit.diff.kinds import kind_name
from plankit.diff.sameness import PARTIES, fields, is_record, keyed_at, kinds_at

if TYPE_CHECKING:
    from plankit.diff.change import Change, Side
    from plankit.findings import Route


def concerns(change: Change, before: Route, after: Route) -> bool:
    """Whether a change is about the entry at these routes of the earlier and the later plan."""
    return any(
        side is not None and (side.entry == route or _names(change.steps, side, route))
        for side, route in ((change.old, before), (change.new, after))
    )


def _names(steps: tuple[str, ...], side: Side, route: Route) -> bool:
    kind, id_ = kind_name(route[:-1]), str(route[-1])
    kinds = {kind, "party"} if kind in PARTIES else {kind}
    collection = side.entry[:-1] or side.entry
    named = _within(collection, steps, side.value, kinds, id_) or (
        side.item is not None and _within(collection, steps[:1], side.item, kinds, id_)
    )
    return named or (steps[-1:] == (id_,) and not kinds.isdisjoint(keyed_at(collection, steps[:-1])))


def _within(collection: Route, steps: tuple[str, ...], value: object, kinds: set[str], id_: str) -> bool:
    """Whether a value, or a part of it, is that id where one of those kinds is named."""
    match value:
        case str():
            return value == id_ and not kinds.isdisjoint(kinds_at(collection, steps))
        case list():
            return any(_within(collection, steps, each, kinds, id_) for each in value)
        case dict():
            return id_ in value and not kinds.isdisjoint(keyed_at(collection, steps))
    if not is_record(value) or isinstance(value, Standing):
        return False
    return any(_within(collection, (*steps, key), each, kinds, id_) for key, each in fields(value))
