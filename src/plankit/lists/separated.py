"""CSV: with commas, semicolons or tabs, in UTF-8 or in what Excel writes."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from plankit.findings import Span
from plankit.lists.faults import open_quote
from plankit.lists.grid import Grid, Line, tidy

if TYPE_CHECKING:
    from plankit.lists.faults import Fault

LINE_END = re.compile(r"\r\n?|\n")
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
QUOTED = re.compile(r'"(?:[^"]|"")*(?:"|$)')
NAMED_MARK = re.compile(r"sep=(.)\s*", re.IGNORECASE)
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def separated(raw: bytes, header_row: int) -> Grid:
    """The table in a CSV file; the mark between columns is the most frequent one in the header."""
    text = decoded(raw)
    lines = [line for line in LINE.findall(text) if line]
    first = header_row - 1
    named = NAMED_MARK.fullmatch(lines[0]) if lines else None
    if named and first == 0:
        first = 1
    mark = named[1] if named else _mark(lines[first] if first < len(lines) else "")
    read, fault = _rows(lines[first:], first, mark)
    return Grid(read, Cells(text, mark).span, fault)


def decoded(raw: bytes) -> str:
    """UTF-8 with or without byte order mark, UTF-16 with one, else the code page of Excel in Western Europe."""
    if raw.startswith(UTF16):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _mark(header: str) -> str:
    counts = Counter(QUOTED.sub("", header))
    return max(";\t,", key=lambda mark: counts[mark]) if header else ","


def _rows(lines: list[str], before: int, mark: str) -> tuple[list[Line], Fault | None]:
    rows: list[Line] = []
    reader = csv.reader(lines, delimiter=mark)
    begun = 0
    try:
        for cells in reader:
            rows.append(Line(before + begun + 1, [tidy(cell) for cell in cells]))
            if reader.line_num == len(lines) and _open(lines[begun:], mark):
                return rows[:-1], open_quote(before + begun + 1)
            begun = reader.line_num
    except csv.Error:
        return rows, open_quote(before + begun + 1)
    return rows, None


def _open(lines: list[str], mark: str) -> bool:
    """Whether the last row of a file ends inside its quotes, which csv forgives unless told not to."""
    try:
        list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


class Cells:
    """The places of lines and cells, made when a finding asks for one."""

    def __init__(self, text: str, mark: str) -> None:
        """The text of the file, and the mark between cells."""
        self.text = text
        mark = re.escape(mark)
        self.cell = re.compile(rf'("(?:[^"]|"")*"|[^{mark}\r\n]*)({mark}|[\r\n]|$)')

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def span(self, line: int, column: int | None) -> Span:
        """The cell in the row that begins at a line, or that line where there is no such cell."""
        start = self._starts[min(line, len(self._starts)) - 1]
        end = LINE_END.search(self.text, start)
        first, last = self._cell(start, column) or (start, end.start() if end else len(self.text))
        return Span(*self._place(first), *self._place(last))

    def _cell(self, start: int, column: int | None) -> tuple[int, int] | None:
        for _ in range(-1 if column is None else column):
            match = self.cell.match(self.text, start)
            if match is None or match[2] in {"", "\r", "\n"}:
                return None
            start = match.end()
        match = None if column is None else self.cell.match(self.text, start)
        return match.span(1) if match else None

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
