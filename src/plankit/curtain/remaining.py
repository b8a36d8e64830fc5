"""Parts of names that texts of a plan still hold, as nobody can know whom a first name means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.findings import At

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plankit.findings import Route
    from plankit.index import Index

SHORTEST = 4
_WORD = re.compile(r"[^\W_]+")


class Remaining(NamedTuple):
    """A word that is part of somebody's name, and the text it stands in."""

    word: str
    at: At


def remaining(before: Index, shown: Index) -> list[Remaining]:
    """Every text in which a first name or surname may still be read, once for each text."""
    parts = {word for person in before.data.people.values() for word in _parts(person.name)}
    return list(_found(shown.data, parts, ())) if parts else []


def _parts(name: Any) -> Iterator[str]:
    for text in [name] if isinstance(name, str) else name.values():
        yield from (word for word in _WORD.findall(text) if len(word) >= SHORTEST and word[0].isupper())


def _found(value: Any, parts: Collection[str], way: Route) -> Iterator[Remaining]:
    match value:
        case str():
            word = next((each for each in _WORD.findall(value) if each in parts), "") if way[-1] != "name" else ""
            if word:
                yield Remaining(word, At(way))
        case dict():
            for key, each in value.items():
                yield from _found(each, parts, (*way, key))
        case list():
            for number, each in enumerate(value):
                yield from _found(each, parts, (*way, number))
        case _ if hasattr(value, "__dict__"):
            for key, each in vars(value).items():
                yield from _found(each, parts, (*way, key.rstrip("_")))
