"""From the Pydantic models to `shape.json`: their schema, and the tables of references, collections and keys."""

from __future__ import annotations

import json
from types import FunctionType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import VERSION, BaseModel

from plankit.sections import COLLECTIONS, PlanData
from plankit.sections.base import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

DROPPED = {"serialization", "metadata"}
NAMES = {"ref", "schema_ref"}


def saved() -> str:
    """The text of `shape.json` as the models are now."""
    made = {
        "pydantic": version(),
        "collections": [[list(route), kind] for route, kind in _collections()],
        "references": [list(each) for each in _references()],
        "keys": dict(_keys()),
        "schema": _plain(PlanData.__pydantic_core_schema__),
    }
    return json.dumps(made, ensure_ascii=True, separators=(",", ":"), sort_keys=False) + "\n"


def version() -> str:
    """The release of Pydantic that makes the schema, without its last number: others may put it differently."""
    return ".".join(VERSION.split(".")[:2])


def _collections() -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(route), kind) for route, kind in dict(COLLECTIONS).items()]


def _plain(value: Any) -> Any:
    """A core schema as JSON: classes and functions by name."""
    if isinstance(value, dict):
        return {
            key: _named(each) if key in NAMES else _plain(each)
            for key, each in _made_anew(value).items()
            if key not in DROPPED
        }
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, BaseModel):
        # A section that is absent is filled in as an empty one before validation; its default is never used.
        return None
    if isinstance(value, type) and issubclass(value, BaseModel):
        return {"$model": value.__name__}
    if isinstance(value, FunctionType | type):
        return {"$call": f"{value.__module__}:{value.__qualname__}"}
    return value


def _made_anew(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema whose default is an empty list or mapping, making a new one: that costs far less than a deep copy."""
    empty = schema.get("default")
    if schema.get("type") != "default" or empty not in ([], {}):
        return schema
    return {key: each for key, each in schema.items() if key != "default"} | {"default_factory": type(empty)}


def _named(ref: str) -> str:
    """A name within the schema, without the number that differs from run to run."""
    return ref.rpartition(":")[0]


def _references() -> Iterator[tuple[list[str], list[str], list[str], list[str], bool]]:
    """Collection, steps, kinds, words and whether any words will do, of each field that names entries."""
    routes = sorted((route for route, _ in _collections()), key=len, reverse=True)
    for steps, ref in _refs(PlanData, (), ()):
        for route in routes:
            if steps[: len(route) + 1] == (*route, "{}"):
                yield list(route), list(steps[len(route) + 1 :]), list(ref.kinds), list(ref.words), ref.or_text
                break
        else:
            yield [], list(steps), list(ref.kinds), list(ref.words), ref.or_text


def _refs(annotation: Any, metadata: Any, steps: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Ref]]:
    yield from ((steps, each) for each in metadata if isinstance(each, Ref))
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _refs(inner, more, steps)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield from _refs(field.annotation, field.metadata, (*steps, name))
    else:
        if get_origin(annotation) is dict:
            yield from _refs(get_args(annotation)[0], (), (*steps, "{keys}"))
        step = {list: ("[]",), dict: ("{}",)}.get(get_origin(annotation), ())
        for argument in _values(annotation):
            yield from _refs(argument, (), (*steps, *step))


def _values(annotation: Any) -> tuple[Any, ...]:
    """What is inside a list, a mapping or a choice."""
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1:]
    return arguments if get_origin(annotation) in {list, Union, UnionType} else ()


def _keys(model: type[BaseModel] = PlanData) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each model's keys, with the model behind each and the lists and mappings on the way to it."""
    seen = {model}
    waiting = [model]
    while waiting:
        current = waiting.pop()
        table: dict[str, list[str]] = {}
        for name, field in current.model_fields.items():
            inner, inside = _model_in(field.annotation)
            table[field.alias or name] = [inner.__name__, *inside] if inner else []
            if inner and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
        yield current.__name__, table


def _model_in(annotation: Any) -> tuple[type[BaseModel] | None, list[str]]:
    if get_origin(annotation) is Annotated:
        return _model_in(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, []
    kind = {list: ["list"], dict: ["dict"]}.get(get_origin(annotation), [])
    for argument in _values(annotation):
        model, inside = _model_in(argument)
        if model:
            return model, kind + inside
    return None, []
