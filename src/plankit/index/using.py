"""Which entries still count on a day, for all entries of a kind at once."""

from __future__ import annotations

from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

OVER = frozenset(
    {"superseded", "withdrawn", "met", "dropped", "done", "rejected", "released", "archived", "removed"}
    | {"vacant", "parked", "out_of_scope"}
)


def all_in_use(entries: Collection[object], on: date) -> Iterator[bool]:
    """Whether each of some entries of one kind still counts on a day."""
    first = next(iter(entries), None)
    ends, states, done = (
        map(attrgetter(key), entries) if hasattr(first, key) else repeat(None) for key in ("until", "status", "done")
    )
    told = zip(entries, ends, states, done, strict=False)
    return (state not in OVER and not ready and (end is None or end >= on) for _, end, state, ready in told)
