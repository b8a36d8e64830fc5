"""Explicit tags: the few that say what YAML would read anyway; no other is ever obeyed."""

from __future__ import annotations

import re
from typing import Any

from plankit.source.scalars import plain as plain_value

TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
PREFIX = "tag:yaml.org,2002:"
KINDS: dict[str, type | tuple[type, ...]] = {
    "bool": bool,
    "int": int,
    "float": (int, float),
    "null": type(None),
}


def tagged(tag: str, written: str, *, plain: bool) -> tuple[bool, Any]:
    """Whether a scalar may carry this tag, and its value."""
    name = tag.removeprefix(PREFIX)
    if name in {"!", "str"}:
        return True, written
    value = plain_value(written) if plain or name in KINDS else written
    fits = name in KINDS and isinstance(value, KINDS[name]) and isinstance(value, bool) == (name == "bool")
    return fits, value


def allowed(tag: str, value: dict[str, Any] | list[Any]) -> bool:
    """Whether a mapping or list may carry this tag."""
    return tag.removeprefix(PREFIX) in {"!", "map" if isinstance(value, dict) else "seq"}
