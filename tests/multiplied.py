"""A plan many times over: what shows whether the work grows no faster than the plan."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from plankit import shape
from plankit.files import texts
from plankit.plan import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

SINGLE = ("plankit", "plan", "checks")
"""What a plan has once, however large it is."""


def multiplied(files: Mapping[str, str | bytes], times: int) -> dict[str, str | bytes]:
    """The plan of some files with every entry so many times, each copy naming its own; lists beside it stay as they are."""
    plan = load(texts(files))
    data: dict[str, Any] = {}
    ids = {id_ for route in shape.collections() for id_ in plan.entries(route)} - _words()
    for source in plan.sources.values():
        for number in range(times):
            _join(data, _renamed(source.data or {}, ids, number), ())
    return {"plan.yaml": json.dumps(data)} | {name: text for name, text in files.items() if name not in plan.sources}


def _words() -> set[str]:
    """The keys of the format, which no copy may rename."""
    keys: dict[str, dict[str, object]] = shape._saved()["keys"]
    return {word for each in keys.values() for word in each}


def _renamed(value: Any, ids: set[str], number: int) -> Any:
    if isinstance(value, dict):
        return {_renamed(key, ids, number): _renamed(each, ids, number) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, ids, number) for each in value]
    return f"{value}-{number}" if number and isinstance(value, str) and value in ids else value


def _join(into: dict[str, Any], more: dict[str, Any], route: tuple[str, ...]) -> None:
    for key, value in more.items():
        here = (*route, key)
        if key not in into:
            into[key] = value
        elif here[0] in SINGLE or type(into[key]) is not type(value):
            continue
        elif here in shape.collections():
            into[key] = into[key] | value
        elif isinstance(value, dict):
            _join(into[key], value, here)
        elif isinstance(value, list):
            into[key] = into[key] + value


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python a call runs through, whatever the machine does meanwhile."""
    count = 0

    def trace(_frame: FrameType, _event: str, _arg: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
