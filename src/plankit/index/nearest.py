"""Which entry was meant by an id that none has: a slip of the pen is looked up, not searched for."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MANY = 2000
"""Among more ids than this, only those that begin alike are compared."""
SEARCHES = 100
"""How many ids are searched for among all; where more have no likeness at hand, something else is wrong than typing."""


class Nearest:
    """The ids that a name may be meant for, and those that are one slip away from a spelling."""

    def __init__(self, ids: Collection[str]) -> None:
        """Lay out every id by what is left of it without any one of its letters."""
        self.ids = sorted(ids)
        self.left = SEARCHES
        self.near = cache(self._near)
        self._slips: dict[str, list[str]] = {}
        self._begun: dict[str, list[str]] = {}
        for id_ in self.ids:
            self._begun.setdefault(id_[:2], []).append(id_)
            for rest in _without_one(id_):
                self._slips.setdefault(rest, []).append(id_)

    def _near(self, written: str) -> list[str]:
        """The nearest ids, the nearest first, at most three."""
        plain = written.strip().lower().replace("_", "-").replace(" ", "-")
        alike = {id_ for rest in _without_one(plain) for id_ in self._slips.get(rest, ())}
        if not alike and self.left:
            self.left -= 1
            alike = set(self.ids if len(self.ids) <= MANY else self._begun.get(plain[:2], ()))
        return get_close_matches(plain, sorted(alike), n=3, cutoff=0.6)


def _without_one(word: str) -> Iterator[str]:
    """A word as it is, and without each of its letters: two words that share one of these are one slip apart."""
    yield word
    for number in range(len(word)):
        yield word[:number] + word[number + 1 :]
