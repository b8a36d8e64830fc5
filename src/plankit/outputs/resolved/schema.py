"""The JSON Schema of the document, made of the models of the plan and of what is said beside it."""

from __future__ import annotations

import inspect
import json
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from plankit.dates import Duration, Rhythm

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    object: {},
    Any: {},
}
NUMBER = {"type": "number", "exclusiveMinimum": 0}


def schema() -> str:
    """The schema as text."""
    from plankit.outputs.resolved.document import Document

    making = Making()
    made = making.schema(Document)
    whole = making.definitions.pop(made["$ref"].rpartition("/")[2])
    told = {"$schema": DIALECT, "$id": "urn:plankit:resolved:1", "title": "A plan resolved by plankit, version 1"}
    return json.dumps({**told, **whole, "$defs": dict(sorted(making.definitions.items()))}, indent=2) + "\n"


class Making:
    """A schema in the making; every class is described once."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.definitions: dict[str, dict[str, Any]] = {}

    def schema(self, annotation: Any) -> dict[str, Any]:
        """What an annotation allows."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if annotation in PLAIN:
            return dict(PLAIN[annotation])
        if origin is Annotated:
            told = next((each for each in arguments[1:] if isinstance(each, str)), None)
            return self.schema(arguments[0]) | ({"description": told} if told else {})
        if origin is Literal:
            return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self.schema(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.schema(arguments[1])}
        if origin in {Union, UnionType}:
            return self._choice([each for each in arguments if each is not type(None)])
        return self._of(annotation)

    def _choice(self, choices: list[Any]) -> dict[str, Any]:
        made = [self.schema(each) for each in choices]
        return made[0] if len(made) == 1 else {"anyOf": made}

    def _of(self, kind: type) -> dict[str, Any]:
        """A class by its name; it is described beside."""
        name = kind.__name__ if kind.__module__.startswith("plankit.sections") else f"resolved.{kind.__name__}"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._described(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _described(self, kind: type) -> dict[str, Any]:
        if kind is Rhythm:
            return self._rhythm()
        properties = {key: self.schema(each) | told for key, (each, told) in fields(kind).items()}
        required = sorted(key for key, (each, _) in fields(kind).items() if not optional(each) and kind is not Duration)
        made = {"description": _first(kind), "type": "object", "properties": properties}
        return made | ({"required": required} if required else {})

    def _rhythm(self) -> dict[str, Any]:
        ways = {"every": self.schema(Duration), "times_a_year": NUMBER, "as_required": {"const": True}}
        one = [{"type": "object", "properties": {key: each}, "required": [key]} for key, each in ways.items()]
        return {"description": "How often something comes back, in one of three ways.", "oneOf": one}


def fields(kind: Any) -> dict[str, tuple[Any, dict[str, str]]]:
    """The keys of a class with their annotations, and what is told of each: of models, and of plain values."""
    if hasattr(kind, "model_fields"):
        return {
            field.alias or name: (field.annotation, {"description": field.description} if field.description else {})
            for name, field in kind.model_fields.items()
        }
    from plankit.sections import PlanData

    hints = get_type_hints(kind, localns={"PlanData": PlanData}, include_extras=True)
    return {key.rstrip("_"): (each, {}) for key, each in hints.items()}


def optional(annotation: Any) -> bool:
    """Whether a key may be absent."""
    if get_origin(annotation) is Annotated:
        return optional(get_args(annotation)[0])
    return get_origin(annotation) in {Union, UnionType} and type(None) in get_args(annotation)


def _first(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())
