"""The reference page of the plan format, drawn from the models: every section, every key, what it takes, what it means."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from plankit import dates, shorthand
from plankit.sections import PlanData
from plankit.sections.base import Markdown, OneOf, Read, Ref, Review, Shorthand, Table, Worded
from plankit.sections.base.marks import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

READ = {
    dates.begin: "[date](#dates)",
    dates.end: "[date](#dates)",
    dates.duration: "[length of time](#lengths-of-time)",
    dates.rhythm: "[rhythm](#rhythms)",
    dates.meeting_rhythm: "[rhythm](#rhythms) or `as_required`",
    dates.year: "year",
    dates.country: "country, such as `NL`",
}
EVERYWHERE = {Review: "[review](#reviews)", Table: "[list](#lists-kept-elsewhere)"}
SHORTER = {
    shorthand.as_named: "a name",
    shorthand.as_titled: "a title",
    shorthand.as_deputy: "an id",
    shorthand.as_holding: "an id",
    shorthand.as_seat: "an id",
    shorthand.as_completion: "an id",
    shorthand.as_limit: "text",
    shorthand.as_completed: "the name of a file",
    shorthand.as_readings: "the name of a file",
}
KINDS = {"party": "[party](#parties)", "log_entry": "log entry", "kpi": "KPI", "decision": "decision right"}
PLAIN = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`", object: "anything"}


class Part(NamedTuple):
    """A part of the format with keys of its own: its path, and its model."""

    path: str
    model: type[BaseModel]


def drawn() -> str:
    """The whole of what is drawn from the models."""
    lines = []
    for part in _parts("", PlanData):
        lines += _heading(part)
        lines += ["", "| key | takes | |", "|---|---|---|"]
        lines += [_row(part, name, field) for name, field in part.model.model_fields.items()]
        lines.append("")
    return "\n".join(lines)


def _heading(part: Part) -> list[str]:
    if not part.path:
        return ["## Sections", ""]
    path = _short(part.path)
    depth = "##" if "." not in path else "###"
    name = path if depth == "##" else f"`{path}`"
    return [f"{depth} {name}", "", (part.model.__doc__ or "").strip()]


def _parts(path: str, model: type[BaseModel]) -> Iterator[Part]:
    """A model, and all that stand in it, each right after what holds it."""
    yield Part(path, model)
    for name, field in model.model_fields.items():
        key = field.alias or name
        for way, inner in _models(field.annotation):
            if inner not in EVERYWHERE:
                yield from _parts(".".join(filter(None, (path, key + way))), inner)


def _models(annotation: Any) -> Iterator[tuple[str, type[BaseModel]]]:
    """The models in an annotation, with what leads to them: an id in a mapping, nothing in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield "", annotation
    way = ".‹id›" if get_origin(annotation) is dict else ""
    for each in get_args(annotation):
        for further, model in _models(each):
            yield way + further, model


def _row(part: Part, name: str, field: FieldInfo) -> str:
    key = field.alias or name
    required = " **needed**" if field.is_required() and part.path else ""
    usual = _usual(field)
    without = f" Without it: `{usual}`." if usual else ""
    takes = _takes(field.annotation, field.metadata, f"{part.path}.{key}".lstrip("."))
    return f"| `{key}` | {takes}{required} | {_cell(field.description or '')}{without} |"


def _usual(field: FieldInfo) -> str:
    default = field.get_default()
    if default in (None, PydanticUndefined, [], {}) or isinstance(default, BaseModel):
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _takes(annotation: Any, marks: list[Any], path: str) -> str:
    """What may stand at a key, in words."""
    if get_origin(annotation) in (Union, types.UnionType) and not _has(marks, Worded):
        inner = [each for each in get_args(annotation) if each is not type(None)]
        return _takes(inner[0], marks, path) if len(inner) == 1 else "text"
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        return _takes(base, [*marks, *more], path)
    return _marked(marks) or _composed(annotation, marks, path)


def _marked(marks: list[Any]) -> str:
    """What a mark alone says of a value, "" where none does."""
    for mark in marks:
        if isinstance(mark, Ref):
            return _names(mark)
        if isinstance(mark, Read):
            return READ[mark.function]
        if isinstance(mark, Worded):
            return "[text](#text) with Markdown" if _has(marks, Markdown) else "[text](#text)"
        if isinstance(mark, OneOf):
            return "section"
        if isinstance(mark, Shorthand) and mark.function is shorthand.link:
            return "address"
    return ""


def _composed(annotation: Any, marks: list[Any], path: str) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        words = [f"`{each}`" for each in inner]
        return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    if origin is list:
        return f"{_takes(inner[0], [], path)}; one or more"
    if origin is dict:
        return _mapping(inner, marks, path)
    if annotation in EVERYWHERE:
        return EVERYWHERE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[keys](#{_anchor(path)}){_shorter(marks)}"
    return PLAIN[annotation] + _bounds(marks)


def _mapping(inner: tuple[Any, ...], marks: list[Any], path: str) -> str:
    models = list(_models(inner[1]))
    if models:
        return f"ids, each with its [keys](#{_anchor(f'{path}.‹id›')}){_shorter(marks)}"
    return f"pairs of {_takes(inner[0], [], path)} and {_takes(inner[1], [], path)}"


def _shorter(marks: list[Any]) -> str:
    """The shorter form that will do where there is no more to say."""
    for mark in marks:
        if isinstance(mark, Shorthand) and TEXT in mark.also:
            return f", or only {SHORTER[mark.function]}"
    return ""


def _names(ref: Ref) -> str:
    kinds = [KINDS.get(kind, kind) for kind in ref.kinds]
    words = [f"`{word}`" for word in ref.words]
    free = ["any text"] if ref.or_text else []
    *first, last = [*kinds, *words, *free]
    return f"{', '.join(first)} or {last}" if first else last


def _bounds(marks: list[Any]) -> str:
    bounds: dict[str, Any] = {}
    for mark in marks:
        for each in (mark, *getattr(mark, "metadata", ())):
            bounds |= {
                name: getattr(each, name) for name in ("ge", "gt", "le", "lt") if getattr(each, name, None) is not None
            }
    low, high = bounds.get("ge", bounds.get("gt")), bounds.get("le", bounds.get("lt"))
    if low is not None and high is not None:
        return f" from {low} to {high}" if "ge" in bounds else f" above {low}, at most {high}"
    if "gt" in bounds:
        return f" above {low}"
    return "" if low in (None, 0) else f", at least {low}"


def _has(marks: list[Any], kind: type) -> bool:
    return any(isinstance(mark, kind) for mark in marks)


def _short(path: str) -> str:
    """A section is called by its name, also where it holds entries by their ids."""
    section, _, rest = path.partition(".")
    return section if rest == "‹id›" else path


def _anchor(path: str) -> str:
    """The anchor that GitHub and GitLab give to a heading."""
    return "".join(letter for letter in _short(path).lower() if letter.isalnum() or letter in "-_ ").replace(" ", "-")
