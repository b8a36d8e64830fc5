"""Texts as their readers see them: what is one line to a reader, whatever the lines in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankit.findings import Route

PROSE: frozenset[tuple[Route, tuple[str, ...]]] = frozenset(
    {
        (("plan",), ("summary",)),
        (("strategy",), ("vision",)),
        (("strategy",), ("purpose",)),
        (("strategy", "goals"), ("why",)),
        (("ownership", "bodies"), ("mandate",)),
        (("ownership", "log"), ("reason",)),
        (("policies",), ("text",)),
        (("support",), ("emergency", "procedure")),
    }
)
"""The fields that may hold paragraphs, lists and tables."""

_BLOCK = re.compile(r"(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\|)(?:\s|$|(?<=[>|]))|\||={2,}$|-{3,}$")
_FENCE = re.compile(r"`{3,}|~{3,}")
INDENT = 2
"""Blanks before a paragraph that may make it part of a list item."""


def line(text: str) -> str:
    """A text on one line, with single blanks."""
    return " ".join(text.split())


def blocks(text: str) -> tuple[str, ...]:
    """The paragraphs, list items, table rows and lines of code of a text, each on one line."""
    found: list[str] = []
    fence, ended = "", True
    for raw in text.splitlines():
        bare = line(raw)
        mark = _FENCE.match(bare)
        if fence:
            found.append(raw.rstrip())
            fence = "" if mark and bare.startswith(fence) else fence
            continue
        if not bare:
            ended = True
            continue
        if mark or ended or _BLOCK.match(bare):
            found.append(_indented(raw, bare, fresh=ended))
        else:
            found[-1] += f" {bare}"
        fence = mark[0] if mark else ""
        # Two blanks or a backslash at its end break a line.
        ended = bool(mark) or raw.endswith(("  ", "\\"))
    return tuple(found)


def _indented(raw: str, bare: str, *, fresh: bool) -> str:
    """A line with what counts of its indentation: that of a list within a list, or of code."""
    spaced = raw.expandtabs(4)
    depth = len(spaced) - len(spaced.lstrip(" "))
    return " " * depth + bare if depth and (_BLOCK.match(bare) or (fresh and depth >= INDENT)) else bare
