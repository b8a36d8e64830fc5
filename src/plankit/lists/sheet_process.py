"""The process that reads a spreadsheet: its bytes in, its first sheet as JSON out. Knows nothing of plankit."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time

MEMORY = 2_000_000_000
CELLS = 5_000_000


def rows(raw: bytes) -> list[list[str]]:
    """The first sheet as words; empty rows and columns before the first value are kept."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0)
    if sheet.total_height * sheet.total_width > CELLS:
        raise ValueError
    return [[words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def words(cell: object) -> str:
    """A cell as it would be typed: whole numbers without a point, dates as 2026-10-01."""
    match cell:
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
    return str(cell)


def _limit_memory() -> None:  # pragma: no cover - it would limit the tests too
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":  # pragma: no cover - as above
    _limit_memory()
    json.dump(rows(sys.stdin.buffer.read()), sys.stdout)
