"""JSON that may stand in any log: pure ASCII, and no build service finds a command in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def dump(value: object, indent: int | None = None) -> str:
    """A value as JSON of ASCII in which no build service finds a command; on one line unless indented."""
    return json.dumps(value, indent=indent).replace("##", r"\u0023\u0023").replace("::", r"\u003a\u003a")


def dump_list(values: Iterable[object], indent: str = "") -> str:
    """A list with one value a line; the lines of a list within something else are indented."""
    lines = f",\n{indent}  ".join(map(dump, values))
    return f"[\n{indent}  {lines}\n{indent}]" if lines else "[]"
