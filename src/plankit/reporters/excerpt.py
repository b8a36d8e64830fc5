"""A line of the plan with the exact token marked under it, cut around the token where the line is long."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from plankit.reporters.cells import cells
from plankit.reporters.plain import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Span

TAB = "    "
GLYPHS_PER_CELL = 4


class Excerpt(NamedTuple):
    """What is shown of a line, and the marks to print under it."""

    text: str
    marks: str


def excerpt(line: str, span: Span, room: int) -> Excerpt:
    """What fits of a line in `room` cells around the token that `span` marks."""
    line, start, end = _nearby(line.rstrip("\r\n"), span, room * GLYPHS_PER_CELL)
    glyphs, numbers = _glyphs(line)
    first, last = numbers[start], numbers[end - 1] + 1 if end > start else numbers[start]
    left, right = _window([cells(glyph) for glyph in glyphs], first, last, room)
    before = ("…" if left else "") + "".join(glyphs[left:first])
    token = "".join(glyphs[first : min(last, right)]) + ("…" if right < last else "")
    after = "".join(glyphs[last:right]) + ("…" if last <= right < len(glyphs) else "")
    return Excerpt((before + token + after).rstrip(), " " * cells(before) + "^" * max(cells(token), 1))


def _nearby(line: str, span: Span, reach: int) -> tuple[str, int, int]:
    """The stretch of a line that could be shown at all, and where the token starts and ends in it."""
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > span.line else min(max(span.end_column - 1, start), len(line))
    skipped = max(start - reach, 0)
    return line[skipped : start + 2 * reach], start - skipped, min(end - skipped, start - skipped + 2 * reach)


def _glyphs(line: str) -> tuple[list[str], list[int]]:
    """What is printed for the characters of a line, and for each character (and the end) which of them it is.

    A mark that combines belongs to the glyph before it.
    """
    glyphs: list[str] = []
    numbers: list[int] = []
    for char in line:
        shown = TAB if char == "\t" else visible(char)
        if glyphs and not cells(shown):
            glyphs[-1] += shown
        else:
            glyphs.append(shown)
        numbers.append(len(glyphs) - 1)
    return glyphs, [*numbers, len(glyphs)]


def _window(widths: list[int], first: int, last: int, room: int) -> tuple[int, int]:
    """From which glyph up to which the line is shown: the token, then as much on both sides as fits."""
    if sum(widths) <= room:
        return 0, len(widths)
    budget = room - 2
    right = first + _fitting(widths[first:last], budget)
    budget -= sum(widths[first:right])
    before = widths[first - 1 :: -1] if first else []
    left = first - _fitting(before, budget if sum(before) <= budget else budget // 2)
    budget -= sum(widths[left:first])
    right += (after := _fitting(widths[right:], budget))
    budget -= sum(widths[right - after : right])
    return left - _fitting(before[first - left :], budget), right


def _fitting(widths: Iterable[int], budget: int) -> int:
    """How many of these glyphs fit."""
    return sum(total <= budget for total in accumulate(widths))
