"""One plan out of many files: sections and collections are joined, and each entry keeps its file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.findings import At, Problem, Route
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.source import Source


class Chunk(NamedTuple):
    """What one file gives to a section or collection."""

    file: str
    content: dict[str, Any]


class Merged:
    """The joined data of a plan, and which file each part of it comes from."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.data: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.given: set[str] = set()
        self.chunks: dict[Route, list[Chunk]] = {}

    def add(self, route: Route, content: dict[str, Any], into: dict[str, Any], file: str) -> None:
        """Join what one file says at a route into what is there already."""
        self.chunks.setdefault(route, []).append(Chunk(file, content))
        if route in shape.collections() and into.keys().isdisjoint(content):
            into.update(content)
            return
        for key, value in content.items():
            self._put((*route, key), value, into, file)

    def _put(self, route: Route, value: Any, into: dict[str, Any], file: str) -> None:
        key = str(route[-1])
        if value is None and route in _joined():
            into.setdefault(key, {})
        elif isinstance(value, dict) and route in _joined():
            if not isinstance(into.setdefault(key, {}), dict):
                # What should hold entries and does not must not hide those of another file.
                self.problems.append(_twice(route, self.file_of(route) or file, counts=file))
                into[key] = {}
            self.add(route, value, into[key], file)
        elif key in into:
            self.problems.append(_twice(route, file, counts=self.file_of(route) or file))
        else:
            into[key] = value

    def file_of(self, route: Route) -> str | None:
        """The file in which a route stands, or where it would be looked for."""
        for length in range(len(route) - 1, -1, -1):
            for chunk in self.chunks.get(route[:length], ()):
                if route[length] in chunk.content:
                    return chunk.file
        for length in range(len(route), -1, -1):
            for chunk in self.chunks.get(route[:length], ()):
                return chunk.file
        return None


def _twice(route: Route, file: str, *, counts: str) -> Problem:
    return Problem(
        At(route, "key", file),
        say("`{key}` stands in two files; the one in {first} counts.", key=str(route[-1]), first=counts),
        say("Keep one of the two and take the other out."),
        related=(At(route, "key", counts),),
        rule="duplicate-entry",
    )


def merge(sources: Iterable[Source]) -> Merged:
    """Join the data of all files; the same entry or single value in two files is a problem."""
    merged = Merged()
    for source in sources:
        if source.data:
            merged.add((), source.data, merged.data, source.file)
    merged.given = {section for section, value in merged.data.items() if value}
    for section in shape.keys_at(()):
        if section not in ("plankit", "plan"):
            merged.data.setdefault(section, {})
    return merged


@cache
def _joined() -> set[Route]:
    """The routes whose content may be spread over files: sections, and what leads to a collection."""
    return {route[:length] for route in shape.collections() for length in range(1, len(route) + 1)} | {
        (section,) for section in shape.keys_at(()) if section != "plankit"
    }
