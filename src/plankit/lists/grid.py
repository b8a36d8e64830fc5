"""What a table is before its columns are known: lines of cells, and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.findings import Span
    from plankit.lists.faults import Fault


LINE_END = re.compile(r"\r\n?")


class Line(NamedTuple):
    """The cells of a row, and the line of the file in which it begins."""

    number: int
    cells: list[str]


class Grid(NamedTuple):
    """A table: its lines, the place of a line or of a cell in it, and what ended the reading."""

    lines: list[Line]
    span: Callable[[int, int | None], Span]
    fault: Fault | None = None


def tidy(cell: str) -> str:
    """The words of a cell: no blanks around them, nothing invisible in them."""
    cell = cell.strip()
    if cell.isprintable():
        return cell
    cell = LINE_END.sub("\n", cell)
    return "".join(each if each.isprintable() or each == "\n" else " " * each.isspace() for each in cell).strip()
