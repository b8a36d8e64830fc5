"""The plan as one file of another program: a module per format, each with a function `make`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.render import Wanted
    from plankit.views import Given

OUTPUTS: dict[str, str] = {
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "workbook",
    "json": "resolved",
    "ics": "calendar",
}
"""The formats there are: name, which is the ending of the file as well, to the module that makes it."""


def make(given: Given, wanted: Wanted) -> bytes:
    """The whole file of the format wanted; a MendableError where the extra for it is not installed."""
    made: bytes = import_module(f"{__name__}.{OUTPUTS[wanted.format]}").make(given, wanted)
    return made
