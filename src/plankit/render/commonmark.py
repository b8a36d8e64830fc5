"""Prose of a plan read as CommonMark with tables: no HTML, no images, headings below those of the page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plankit.render.harmless import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LAST = 6


@cache
def reader() -> MarkdownIt:
    """The one reader of prose."""
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"]).disable("image")
    )


def tokens(text: str, level: int) -> list[Token]:
    """The prose in tokens; its highest heading is one of `level`, and no level is skipped."""
    found = reader().parse(visible(text))
    _shift(found, level)
    return found


def _shift(found: Sequence[Token], level: int) -> None:
    above: list[int] = []
    for token in found:
        if token.type == "heading_open":
            written = int(token.tag[1])
            above = [*(each for each in above if each < written), written]
        if token.type in {"heading_open", "heading_close"}:
            depth = min(level - 1 + len(above), LAST)
            token.tag, token.markup = f"h{depth}", "#" * depth
