"""The models, ready made: a validator and the format's tables, read from `shape.json` without importing Pydantic.

Building some ninety Pydantic models takes longer than checking a small plan does. So the schema that Pydantic
makes of them is kept beside this file, and stand-ins with the same attributes take the place of the classes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.shape.compiled import engine
from plankit.shape.quicker import quickened

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import SchemaValidator

    from plankit.findings import Route

SAVED = Path(__file__).parent / "shape.json"


class ReferenceField(NamedTuple):
    """A field that names other entries: where it stands, and the kinds of entry it may name.

    `collection` is () for the plan's own fields; `steps` lead from an entry to the name: an attribute, `[]` for each
    of a list, `{}` for each of a mapping, `{keys}` for its keys. `words` may stand instead of a name; with `or_text`, any words may.
    """

    collection: Route
    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    or_text: bool


class StandIn:
    """What an entry is at run time: the attributes of its model and nothing else."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    def __repr__(self) -> str:
        """The model's name and its fields."""
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"

    def __eq__(self, other: object) -> bool:
        """Equal when of one model and equal in every field."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]


@cache
def validator() -> SchemaValidator:
    """What validates the data of a whole plan; made of the models when the saved schema does not fit this Pydantic."""
    made = engine()
    try:
        return made.SchemaValidator(_read(_revived)["schema"])  # type: ignore[no-any-return]
    except made.SchemaError:
        from plankit.sections import PlanData

        return PlanData.__pydantic_validator__  # type: ignore[return-value]


@cache
def quick() -> SchemaValidator:
    """What gives the same of data that fits, sooner; where it refuses, `validator` is to be asked whether, and why."""
    made = engine()
    try:
        return made.SchemaValidator(_saved()["schema"])  # type: ignore[no-any-return]
    except made.SchemaError:
        return validator()


@cache
def references() -> tuple[ReferenceField, ...]:
    """Every field of the format that names other entries."""
    return tuple(
        ReferenceField(tuple(collection), tuple(steps), tuple(kinds), tuple(words), or_text)
        for collection, steps, kinds, words, or_text in _saved()["references"]
    )


@cache
def collections() -> dict[Route, str]:
    """The routes at which entries stand by id, with the kind of entry."""
    return {tuple(route): kind for route, kind in _saved()["collections"]}


def keys_at(route: Route) -> tuple[str, ...]:
    """The keys that the format knows at a route, () where it knows none or they are free."""
    keys: dict[str, dict[str, list[str]]] = _saved()["keys"]
    model: str = "PlanData"
    inside: list[str] = []
    for step in route:
        if inside and (inside[0] == "dict" or isinstance(step, int)):
            inside = inside[1:]
            continue
        # A key right behind a list means that the list was left out, as the shorthands allow.
        model, *inside = keys.get(model, {}).get(str(step)) or [""]
    return () if inside == ["dict"] else tuple(keys.get(model, ()))


@cache
def _saved() -> dict[str, Any]:
    """The tables, and the schema with quicker ways in it."""
    return _read(lambda saved: quickened(_revived(saved)))


def _read(revive: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    return json.loads(SAVED.read_bytes(), object_hook=revive)  # type: ignore[no-any-return]


def _revived(saved: dict[str, Any]) -> Any:
    """What was saved, with the function or class put back that it names."""
    if "$call" in saved:
        module, _, name = saved["$call"].partition(":")
        return getattr(import_module(module), name)
    return _class(saved["$model"]) if "$model" in saved else saved


@cache
def _class(name: str) -> type:
    return type(name, (StandIn,), {"__slots__": ()})
