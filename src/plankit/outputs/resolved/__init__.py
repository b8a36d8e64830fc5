"""The whole plan resolved, as one JSON document for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plankit.outputs.resolved.document import document
from plankit.outputs.resolved.values import value

if TYPE_CHECKING:
    from plankit.render import Wanted
    from plankit.views import Given

__all__ = ["make"]


def make(given: Given, wanted: Wanted) -> bytes:
    """The document in ASCII, its keys in alphabetical order, so that it changes only where the plan does."""
    made = json.dumps(value(document(given, wanted.language)), allow_nan=False, indent=1, sort_keys=True)
    return (made + "\n").encode("ascii")
