"""Spreadsheets: read by a process of its own, so that a hostile or broken one takes nothing else with it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from plankit.errors import MendableError
from plankit.findings import Span
from plankit.lists.faults import unreadable_sheet
from plankit.lists.grid import Grid, Line, tidy
from plankit.words import say

READER = Path(__file__).with_name("sheet_process.py")
SECONDS = 60


def is_sheet(file: str) -> bool:
    """Whether a file's name says that it is a spreadsheet."""
    return file.lower().endswith((".xlsx", ".xlsm", ".ods", ".xls"))


def sheet(raw: bytes) -> Grid:
    """The table in the first sheet; raises MendableError where the extra that reads it is not installed."""
    if find_spec("python_calamine") is None:
        raise MendableError(say('A list in a spreadsheet can be read after `pip install "plankit[xlsx]"`.'))
    rows = _read(raw)
    if rows is None:
        return Grid([], _span, unreadable_sheet())
    lines = [Line(number, [tidy(cell) for cell in cells]) for number, cells in enumerate(rows, 1)]
    return Grid(lines, _span)


def _read(raw: bytes) -> list[list[str]] | None:
    # -P: nothing that lies in the current folder is taken for a module.
    command = [sys.executable, "-P", str(READER)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        rows: list[list[str]] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return None
    return rows


def _span(line: int, column: int | None) -> Span:
    """The row and column of a cell, as though each were one character."""
    start = (column or 0) + 1
    return Span(line, start, line, start + 1)
