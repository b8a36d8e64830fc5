"""Rows in columns as wide as there is room for, or one below the other where there is too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.reporters.cells import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT, GAP = "  ", "  "
NARROWEST = 16
"""A column is not made narrower than this, or its longest word."""


def fitted(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """The lines of each row, all within a width: as a table where that fits, else what leads on a line of its own."""
    widths = _widths([max(cells(row[number]) for row in rows) for number in range(len(rows[0]))], rows, width)
    return [_across(row, widths) if widths else _below(row, width) for row in rows]


def _widths(natural: list[int], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is; none where they do not fit side by side."""
    room = width - len(INDENT) - len(GAP) * (len(natural) - 1)
    least = [
        min(most, max(NARROWEST, *(cells(word) for row in rows for word in row[number].split(" "))))
        for number, most in enumerate(natural)
    ]
    if sum(least) > room:
        return []
    widths = list(natural)
    while sum(widths) > room:
        widest = max(
            (number for number in range(len(widths)) if widths[number] > least[number]), key=widths.__getitem__
        )
        widths[widest] -= 1
    return widths


def _across(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    parts = [wrap(text, width, "", "") for text, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, parts))):
        texts = [part[number] if number < len(part) else "" for part in parts]
        padded = (text + " " * (width - cells(text)) for text, width in zip(texts, widths, strict=True))
        lines.append((INDENT + GAP.join(padded)).rstrip())
    return lines


def _below(row: Sequence[str], width: int) -> list[str]:
    """What the row is about on the first lines, all else below it."""
    first, second, *rest = [*(text for text in row if text), "", ""]
    lead = f"{first}: {second}" if second else first
    more = " · ".join(text for text in rest if text)
    return [*wrap(lead, width, INDENT, INDENT * 2), *(wrap(more, width, INDENT * 2, INDENT * 2) if more else [])]
