"""Columns in the units that others count in; ours are code points, counted from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.findings import Place, Span
    from plankit.report import Report

UNITS = {"utf-8": 1, "utf-16-le": 2}


def counted(report: Report, place: Place, encoding: str) -> Span | None:
    """A span whose columns count code units of an encoding; None where the text of its lines is not known."""
    span = place.span
    first, last = (report.lines(place.file, line) for line in (span.line, span.end_line))
    if len(first) < span.column - 1 or len(last) < span.end_column - 1:
        return None
    return span._replace(
        column=_column(first, span.column, encoding), end_column=_column(last, span.end_column, encoding)
    )


def _column(line: str, column: int, encoding: str) -> int:
    return len(line[: column - 1].encode(encoding, "surrogatepass")) // UNITS[encoding] + 1
