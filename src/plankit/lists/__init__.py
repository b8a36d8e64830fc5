"""Lists kept outside the YAML: tables as CSV or as a spreadsheet, read to rows of words with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import At, Problem
from plankit.lists import faults
from plankit.lists.columns import COMPLETED, INVENTORY, PEOPLE, READINGS, Kind, find
from plankit.lists.separated import separated
from plankit.lists.sheets import is_sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.lists.faults import Fault
    from plankit.lists.grid import Grid, Line

__all__ = ["COMPLETED", "INVENTORY", "PEOPLE", "READINGS", "Kind", "Listing", "Row", "read"]

MOST_SHOWN = 12
"""Names of columns that one message lists."""


class Row(NamedTuple):
    """One row of a list: its line in the file, and what stands in the columns that plankit knows."""

    line: int
    values: dict[str, str]


class Listing:
    """The rows of a list, their places, and what is wrong with the list as a table."""

    def __init__(self, file: str, grid: Grid) -> None:
        """A list of which no row is known yet."""
        self.file = file
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.columns: dict[str, int] = {}
        self._grid = grid

    def at(self, row: Row, column: str = "") -> At:
        """The place of a value in its row; of the row where no column is named or the list has none such."""
        return self._at(row.line, self.columns.get(column))

    def _at(self, line: int, column: int | None = None) -> At:
        return At((), file=self.file, span=self._grid.span(line, column))

    def note(self, fault: Fault) -> None:
        """Add what is wrong at a line."""
        self.problems.append(
            Problem(
                self._at(fault.line),
                fault.message,
                fault.remedy,
                suggestions=fault.suggestions,
                value=fault.value,
                rule="invalid-value",
            )
        )


def read(
    file: str, raw: bytes, kind: Kind, *, header_row: int = 1, columns: Mapping[str, str] | None = None
) -> Listing:
    """Read a list; `columns` says what the columns of its kind are called there: `{url: Address}`.

    Raises MendableError where reading spreadsheets needs something that is not installed.
    """
    grid = sheet(raw) if is_sheet(file) else separated(raw, header_row)
    listing = Listing(file, grid)
    lines = (line for line in grid.lines if line.number >= header_row and any(line.cells))
    header = next(lines, None)
    if header:
        listing.columns = find(header.cells, kind, columns or {})
        for fault in _missing(header, listing.columns, kind, columns or {}):
            listing.note(fault)
        for line in lines:
            _add(listing, line, len(header.cells))
    elif not grid.fault:
        listing.note(faults.empty(kind))
    if grid.fault:
        listing.note(grid.fault)
    return listing


def _missing(header: Line, found: Mapping[str, int], kind: Kind, columns: Mapping[str, str]) -> list[Fault]:
    """The columns that must be there or are named in the plan, and are not."""
    wanted = [column for column in kind.columns if column in columns or column in kind.required]
    shown = [cell for cell in header.cells if cell][:MOST_SHOWN]
    return [
        faults.missing_column(header.number, column, columns.get(column, column), shown)
        for column in wanted
        if column not in found
    ]


def _add(listing: Listing, line: Line, width: int) -> None:
    """Take over a row, unless it has more in it than the header has names for: then its values are not where they seem."""
    if any(line.cells[width:]):
        listing.note(faults.long_row(line.number, len(line.cells), width))
        return
    cells = dict(enumerate(line.cells))
    listing.rows.append(Row(line.number, {column: cells.get(index, "") for column, index in listing.columns.items()}))
