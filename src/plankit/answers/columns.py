"""Rows in columns as wide as there is room for, or one below the other where there is too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.reporters.cells import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT, GAP = "  ", "  "
NARROWEST = 16
"""A column is not made narrower than this, or its longest word."""


def fitted(rows: Sequence[Sequence[str]], width: int, places: Sequence[str] = (), under: int = 0) -> list[list[str]]:
    """The lines of each row, all within a width: as a table where that fits, else what leads on a line of its own.

    The place of each row stands below what is in one of the columns, as far as there is room, else below the row.
    """
    places = places or [""] * len(rows)
    natural = [max(cells(row[number]) for row in rows) for number in range(len(rows[0]))]
    least = [
        min(most, max(NARROWEST, *map(cells, {word for row in rows for word in row[number].split(" ")})))
        for number, most in enumerate(natural)
    ]
    longest = max(map(cells, places))
    natural[under] = max(natural[under], longest)
    roomy = [max(each, longest) if number == under else each for number, each in enumerate(least)]
    room = width - len(INDENT) - len(GAP) * (len(natural) - 1)
    widths = _widths(natural, roomy, room) or _widths(natural, least, room)
    if widths:
        return [_placed(row, place, under, widths, width) for row, place in zip(rows, places, strict=True)]
    below = [[INDENT * 2 + place] if place else [] for place in places]
    return [[*_below(row, width), *lines] for row, lines in zip(rows, below, strict=True)]


def _widths(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """How wide each column is; none where they do not fit side by side."""
    if sum(least) > room:
        return []
    widths = list(natural)
    while sum(widths) > room:
        widest = max(
            (number for number in range(len(widths)) if widths[number] > least[number]), key=widths.__getitem__
        )
        widths[widest] -= 1
    return widths


def _placed(row: Sequence[str], place: str, under: int, widths: Sequence[int], width: int) -> list[str]:
    """A row side by side with its place: in its column, or on a line of its own where that is too narrow."""
    parts = [wrap(text, each, "", "") for text, each in zip(row, widths, strict=True)]
    if not place:
        return _across(parts, widths)
    if cells(place) <= widths[under]:
        parts[under] = [*(parts[under] if row[under] else []), place]
        return _across(parts, widths)
    ahead = INDENT + " " * sum(each + len(GAP) for each in widths[:under])
    return [*_across(parts, widths), (ahead if cells(ahead) + cells(place) <= width else INDENT) + place]


def _across(parts: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
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
