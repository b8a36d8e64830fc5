"""Where a report will be read: how wide, and whether in colour."""

from __future__ import annotations

import os
from io import TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

USUAL_WIDTH = 80
LEAST_WIDTH = 40
OFF = ("0", "false")


class View(NamedTuple):
    """The width in terminal cells, and whether colour is wanted."""

    width: int = USUAL_WIDTH
    color: bool = False


def view_of(stream: TextIO, environ: Mapping[str, str]) -> View:
    """How a stream is to be written to, by the conventions of no-color.org and force-color.org."""
    return View(max(_width(stream, environ), LEAST_WIDTH), _color(stream, environ))


def forgive(stream: TextIO) -> None:
    """Let a stream that cannot write some character write its escape instead of failing."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _color(stream: TextIO, environ: Mapping[str, str]) -> bool:
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced.lower() not in OFF
    return environ.get("TERM") != "dumb" and stream.isatty()


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or USUAL_WIDTH
    except (OSError, ValueError):
        return USUAL_WIDTH
