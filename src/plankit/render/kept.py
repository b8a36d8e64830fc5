"""Words that a team wrote by hand into pages of Markdown: they stay, beneath the heading they were put under."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BEGIN, END = "<!-- plankit: keep -->", "<!-- plankit: end -->"
Heading = tuple[str, int]
"""A heading or rule as written, and the how manyth of these words it is on its page; `("", 0)` is the top of the page."""
TOP: Heading = ("", 0)


class Block(NamedTuple):
    """What stands between a pair of marks, the marks among it, and where it stands.

    `first`: directly beneath its heading, before anything of the plan; else at the end of what that heading holds.
    """

    heading: Heading
    first: bool
    text: str


class Kept(NamedTuple):
    """Pages with what was written by hand, and the pages that are no more but hold such words."""

    pages: dict[str, str]
    orphans: tuple[str, ...]


def kept(pages: Mapping[str, str], before: Mapping[str, str]) -> Kept:
    """The pages, with the words by hand that stood on them before; `before` has the pages as they are now, by name."""
    found = {name: list(_blocks(name, text)) for name, text in before.items() if BEGIN in text}
    joined = {name: _joined(text, found[name]) if found.get(name) else text for name, text in pages.items()}
    return Kept(joined, tuple(sorted(name for name, blocks in found.items() if blocks and name not in pages)))


def standing(names: Mapping[str, object] | set[str], folder: Path) -> dict[str, str]:
    """The pages of these names that are in a folder."""
    return {name: (folder / name).read_text("utf-8", "replace") for name in sorted(names) if (folder / name).is_file()}


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _blocks(name: str, text: str) -> Iterator[Block]:
    """The blocks of a page in their order; a MendableError where a mark has no other."""
    lines = text.splitlines(keepends=True)
    heading, counted, empty = TOP, Counter[str](), True
    begun: int | None = None
    for line, what in _steps(text):
        if what == BEGIN and begun is None:
            begun = line
        elif what == END and begun is not None:
            yield Block(heading, empty, "".join(lines[begun : line + 1]).rstrip("\n"))
            begun = None
        elif what in {BEGIN, END}:
            raise _unpaired(name, line)
        elif begun is None and what:
            counted[what] += 1
            heading, empty = (what, counted[what]), True
        elif begun is None:
            empty = False
    if begun is not None:
        raise _unpaired(name, begun)


def _steps(text: str) -> Iterator[tuple[int, str]]:
    """Marks, headings and rules as they are written, and `""` for any other block, each with its line from 0."""
    lines = text.splitlines()
    for token in _reader().parse(text):
        if token.level == 0 and token.map:
            yield token.map[0], _told(token, lines[token.map[0]].strip())


def _told(token: Token, line: str) -> str:
    if token.type == "html_block" and line in {BEGIN, END}:
        return line
    return line if token.type in {"heading_open", "hr"} else ""


def _joined(text: str, blocks: list[Block]) -> str:
    """A page with blocks put in, those whose heading is gone at its end."""
    lines = text.splitlines()
    places, ends = _places(text, len(lines))
    put: dict[int, list[str]] = {}
    for block in blocks:
        line = (places if block.first else ends).get(block.heading, len(lines))
        put.setdefault(line, []).append(block.text)
    made: list[str] = []
    for number in range(len(lines) + 1):
        for each in put.get(number, []):
            made += [each, ""] if not made or not made[-1] else ["", each, ""]
        if not (number in put and number < len(lines) and not lines[number]):
            made += lines[number : number + 1]
    return "\n".join(made).strip("\n") + "\n"


def _places(text: str, length: int) -> tuple[dict[Heading, int], dict[Heading, int]]:
    """For each heading the line beneath it, and the line on which what it holds ends."""
    first, last, counted, heading = {TOP: 0}, {}, Counter[str](), TOP
    for line, what in _steps(text):
        if what:
            last[heading] = line
            counted[what] += 1
            heading = (what, counted[what])
            first[heading] = line + 1
    last[heading] = length
    return first, last


def _unpaired(name: str, line: int) -> MendableError:
    return MendableError(
        say(
            "In `{file}`, line {line}: `{begin}` and `{end}` are not one pair; what is kept stands between the two.",
            file=name,
            line=line + 1,
            begin=BEGIN,
            end=END,
        )
    )
