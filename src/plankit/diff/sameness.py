"""When two values mean the same: however they are wrapped, quoted, ordered, measured or abbreviated."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.dates import Duration, Rhythm
from plankit.diff.texts import PROSE, blocks, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.findings import Route

PARTIES = ("person", "unit", "supplier", "role", "body")
ORDERED = frozenset({"principles", "deputies", "steps"})
"""The lists in which it matters what comes first."""
STORED = frozenset({"file", "header_row", "columns", "people_from", "inventory"})
"""Fields that say where something is kept, and not what."""
LISTS = {"readings": "on", "completed": "by"}
"""Fields whose value is kept in the plan or beside it: the content is what counts."""
TELLING = frozenset({"vacancy"})
"""Parts that say something even when they are empty."""
LANGUAGES = frozenset({"nl", "en"})
Ids = dict[tuple[str, str], str]


class Where(NamedTuple):
    """Where in the format a value stands, and which ids go on under another name."""

    collection: Route
    steps: tuple[str, ...]
    ids: Ids

    def below(self, step: str) -> Where:
        """The same, one step further."""
        return self._replace(steps=(*self.steps, step))


def fields(record: object) -> Iterator[tuple[str, object]]:
    """The fields of an entry, or of a part of one, by the keys of the format."""
    given = record._asdict() if hasattr(record, "_asdict") else vars(record)
    return ((name.rstrip("_"), value) for name, value in given.items())


def field(record: object, key: str) -> object:
    """One field, None where it is not given."""
    return getattr(record, f"{key}_", None) if key in {"from", "in", "for"} else getattr(record, key, None)


def is_record(value: object) -> bool:
    """Whether a value has named fields of its own."""
    return hasattr(value, "__dict__") or (hasattr(value, "_asdict") and not isinstance(value, Duration | Rhythm))


def is_text(value: object) -> bool:
    """Whether a value is a text for each language."""
    return isinstance(value, dict) and bool(value) and value.keys() <= LANGUAGES and _all_text(value)


def _all_text(value: dict[Any, Any]) -> bool:
    return all(isinstance(each, str) for each in value.values())


def content(step: str, value: object) -> object:
    """What a field holds, wherever that is kept."""
    inner = LISTS.get(step)
    if not inner:
        return value
    return field(value, inner) if value is not None else {"on": {}, "by": []}[inner]


def plain(value: object, where: Where) -> object:
    """A value such that two of them are equal when they mean the same; None for nothing."""
    match value:
        case None | "" | []:
            return None
        case dict() if not value:
            return None
        case Duration():
            return _length(value)
        case Rhythm():
            return "rhythm", value.every and _length(value.every), value.times
        case bool():
            return value
        case float() if value.is_integer():
            return int(value)
        case str():
            return _text(value, where)
        case list():
            return _listed(value, where)
        case dict():
            return _mapped(value, where)
    return _record(value, where) if is_record(value) else value


def _text(text: str, where: Where) -> object:
    if "\n" in text and (where.collection, where.steps) in PROSE:
        found = blocks(text)
        return found[0] if len(found) == 1 else found or None
    return _renamed(line(text), where) or None


def _length(length: Duration) -> tuple[object, ...]:
    years, months, weeks, days, working_days, hours, minutes = length
    return "length", years * 12 + months, weeks * 7 + days, working_days, hours * 60 + minutes


def _listed(value: list[Any], where: Where) -> object:
    items = [item for each in value if (item := plain(each, where)) is not None]
    return tuple(items if where.steps[-1] in ORDERED else sorted(items, key=repr)) or None


def _mapped(value: dict[Any, Any], where: Where) -> object:
    if is_text(value):
        texts = {key: _text(text, where) for key, text in value.items()}
        return texts.popitem()[1] if len(set(texts.values())) == 1 else tuple(sorted(texts.items(), key=repr))
    keys = ((_key(key, where), plain(each, where)) for key, each in value.items())
    return tuple(sorted(keys, key=repr)) or None


def _key(key: object, where: Where) -> object:
    kinds = _keyed().get((where.collection, where.steps), ())
    return _known(str(key), kinds, where.ids) if kinds else key


def _record(value: object, where: Where) -> object:
    given = (
        (key, found)
        for key, each in fields(value)
        if key not in STORED and (found := plain(content(key, each), where.below(key))) is not None
    )
    return tuple(sorted(given)) or ((where.steps[-1],) if where.steps and where.steps[-1] in TELLING else None)


def _renamed(text: str, where: Where) -> str:
    if not where.ids:
        return text
    if where.steps == ("waivers", "at"):
        return _moved(text, where.ids)
    return _known(text, kinds_at(where.collection, where.steps), where.ids)


def _known(id_: str, kinds: tuple[str, ...], ids: Ids) -> str:
    every = (each for kind in kinds for each in (PARTIES if kind == "party" else (kind,)))
    return next((ids[kind, id_] for kind in every if (kind, id_) in ids), id_)


def _moved(place: str, ids: Ids) -> str:
    """A dotted place with the later id of its entry."""
    parts = place.split(".")
    for route, kind in shape.collections().items():
        length = len(route)
        if tuple(parts[:length]) == route and len(parts) > length:
            id_ = parts[length]
            return ".".join([*parts[:length], ids.get((kind, id_), id_), *parts[length + 1 :]])
    return place


def kinds_at(collection: Route, steps: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of entry that a field may name, () where it names none."""
    return _named().get((collection, steps), ())


@cache
def _named() -> Mapping[tuple[Route, tuple[str, ...]], tuple[str, ...]]:
    """The kinds that each field may name, by collection and steps."""
    found = {}
    for each in shape.references():
        if "{keys}" not in each.steps:
            way = [step.rstrip("_") for step in each.steps if step not in {"[]", "{}"}]
            steps = tuple(
                step for number, step in enumerate(way) if LISTS.get(way[number - 1] if number else "") != step
            )
            found[_spot(each.collection, steps)] = each.kinds
    return found


@cache
def _keyed() -> Mapping[tuple[Route, tuple[str, ...]], tuple[str, ...]]:
    """The kinds that the keys of a mapping may name."""
    return {
        (each.collection, each.steps[:-1]): each.kinds for each in shape.references() if each.steps[-1:] == ("{keys}",)
    }


def _spot(collection: Route, steps: tuple[str, ...]) -> tuple[Route, tuple[str, ...]]:
    """Collection and steps; what belongs to no entry is looked for in its section."""
    return (collection, steps) if collection else (steps[:1], steps[1:])


def keyed_at(collection: Route, steps: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of entry that the keys of a mapping name, () where they name none."""
    return _keyed().get((collection, steps), ())
