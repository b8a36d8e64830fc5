"""What falls due: reviews, returning work, ends of terms, aims, courses, each with its day and on whom it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from plankit.due.ahead import ahead
from plankit.due.falls import Due, falls_on
from plankit.due.lessons import lessons
from plankit.due.reviews import reviews
from plankit.due.terms import terms
from plankit.due.work import work

if TYPE_CHECKING:
    from datetime import date

    from plankit.index import Index

__all__ = ["Due", "due", "falls_on"]

_FOUND: WeakKeyDictionary[Index, list[Due]] = WeakKeyDictionary()


def due(index: Index, last: date | None = None) -> list[Due]:
    """What is late on the day, and what falls due up to the horizon or another last day, by day."""
    # Many pages ask for it, and each index is of one day.
    if index not in _FOUND:
        found = [*reviews(index), *work(index), *terms(index), *ahead(index), *lessons(index)]
        _FOUND[index] = sorted(found, key=_order)
    return [each for each in _FOUND[index] if each.on <= (last or index.horizon)]


def _order(due: Due) -> tuple[object, ...]:
    return (due.on, due.kind, due.id, due.mark, due.part)
