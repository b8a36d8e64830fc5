"""How much room text takes in a terminal, and how it is broken into lines."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, east_asian_width

PROSE_WIDTH = 100

_WORD = re.compile(r"(?:`[^`]*`|\d{1,2} [^\W\d_]+ \d{4}|[^ `]|`)+")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """The width of a text in terminal cells: two for wide characters, none for marks that combine."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@cache
def _cells(char: str) -> int:
    if category(char) in _WITHOUT_WIDTH:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, first: str = "  ", rest: str = "  ") -> list[str]:
    """A paragraph in lines of at most `width` cells, and of PROSE_WIDTH where there is room for more.

    The first line is led by `first`, the others by `rest`. Nothing is broken but at blanks; dates, and words
    between backticks, stay together where they fit on a line.
    """
    width = min(width, PROSE_WIDTH)
    lines = [first]
    fresh = True
    for word in _words(text, width - cells(rest)):
        if fresh:
            lines[-1] += word
        elif cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(rest + word)
        fresh = False
    return lines


def _words(text: str, room: int) -> list[str]:
    whole = _WORD.findall(text)
    return [part for word in whole for part in ([word] if cells(word) <= room else word.split(" "))]
