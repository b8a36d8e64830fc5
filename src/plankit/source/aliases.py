"""Anchors and aliases: what a name stands for, and how much that would grow to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.source import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.source.messages import Telling
    from plankit.source.scalars import Data

DEEPEST = 100
"""Levels of lists and mappings in each other; no plan has more than ten."""
ROOM = 10_000
"""Values that the aliases of any file may stand for; a longer file has as much room as it has characters."""


class Measure(NamedTuple):
    """How many values one value stands for, and how many levels; keeps it, so that its identity is not reused."""

    size: int
    depth: int
    value: Data


class Aliases:
    """The anchors of one file, and how much its aliases have stood for so far."""

    def __init__(self, length: int) -> None:
        """Start a file of `length` characters."""
        self.room = ROOM + length
        self._anchors: dict[str, Any] = {}
        self._unfinished: set[int] = set()
        self._measures: dict[int, Measure] = {}

    def name(self, anchor: str | None, value: Data) -> None:
        """Remember what an anchor stands for."""
        if anchor is not None:
            self._anchors[anchor] = value

    @property
    def any(self) -> bool:
        """Whether the file names any value."""
        return bool(self._anchors)

    @contextmanager
    def unfinished(self, anchor: str | None, value: Data) -> Iterator[None]:
        """While a list or mapping is being read it cannot be part of itself."""
        self.name(anchor, value)
        self._unfinished.add(id(value))
        try:
            yield
        finally:
            self._unfinished.discard(id(value))

    def of(self, anchor: str) -> Data:
        """What an anchor stands for."""
        return self._anchors[anchor]

    def fault(self, anchor: str, depth: int) -> Telling | None:
        """What is wrong with an alias at this depth, and nothing where it is fine: then it counts."""
        if anchor not in self._anchors:
            return messages.undefined_alias(anchor)
        value = self._anchors[anchor]
        if id(value) in self._unfinished:
            return messages.self_referring_alias(anchor)
        measure = self._measure(value)
        self.room -= measure.size
        if self.room < 0 or depth + measure.depth > DEEPEST:
            return messages.alias_bomb(anchor)
        return None

    def _measure(self, value: Data) -> Measure:
        if not isinstance(value, dict | list):
            return Measure(1, 0, value)
        if id(value) not in self._measures:
            parts = [self._measure(part) for part in (value.values() if isinstance(value, dict) else value)]
            size = 1 + sum(part.size for part in parts)
            depth = 1 + max((part.depth for part in parts), default=0)
            self._measures[id(value)] = Measure(size, depth, value)
        return self._measures[id(value)]
