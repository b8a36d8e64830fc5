"""Words that a team wrote by hand into pages of Markdown: they stay, beneath the heading they were put under."""

from __future__ import annotations

import re
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
Heading = tuple[str, str, int]
"""A heading or rule: the place of an entry that it belongs to, its words, and the how manyth of these words it is there.

One that is a place itself is known by that alone, whatever it says. `("", "", 0)` is the top of the page.
"""
TOP: Heading = ("", "", 0)
FOOT: Heading = ("", "---", 0)
"""The rule above the last lines of a page."""

_PLACE = re.compile(r"<a id=\"([^\"]*)\"></a>")


class Block(NamedTuple):
    """What stands between a pair of marks, the marks among it, and where it stands.

    `first`: directly beneath its heading, before anything of the plan; else at the end of what that heading holds.
    `within`: the places, from the outermost to the innermost, whose headings it stands beneath.
    """

    heading: Heading
    within: tuple[str, ...]
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


class _Step(NamedTuple):
    """A mark, heading or rule as it is written, or `""` for any other block; with its line from 0 and a heading's level."""

    line: int
    what: str
    level: int = 0


class _Walk:
    """Goes from heading to heading of a page, and knows beneath which places it is."""

    def __init__(self) -> None:
        self.above: list[tuple[int, str]] = []
        self.counted = Counter[Heading]()

    def go(self, step: _Step, foot: int) -> Heading:
        """On to the next heading or rule."""
        if step.line == foot:
            self.above = []
            return FOOT
        found = _PLACE.search(step.what) if step.level else None
        if step.level:
            self.above = [each for each in self.above if each[0] < step.level]
        if found:
            self.above.append((step.level, found[1]))
        heading = ("", found[1], 0) if found else (self.above[-1][1] if self.above else "", step.what, 0)
        self.counted[heading] += 1
        return (*heading[:2], self.counted[heading])

    @property
    def within(self) -> tuple[str, ...]:
        """The places above, the innermost last."""
        return tuple(place for _, place in self.above)


def _blocks(name: str, text: str) -> Iterator[Block]:
    """The blocks of a page in their order; a MendableError where a mark has no other."""
    lines = text.splitlines(keepends=True)
    walk, heading, empty = _Walk(), TOP, True
    begun: int | None = None
    steps = list(_steps(text))
    foot = _foot(steps)
    for step in steps:
        if step.what == BEGIN and begun is None:
            begun = step.line
        elif step.what == END and begun is not None:
            yield Block(heading, walk.within, empty, "".join(lines[begun : step.line + 1]).rstrip("\n"))
            begun = None
        elif step.what in {BEGIN, END}:
            raise _unpaired(name, step.line)
        elif begun is None and step.what:
            heading, empty = walk.go(step, foot), True
        elif begun is None:
            empty = False
    if begun is not None:
        raise _unpaired(name, begun)


def _steps(text: str) -> Iterator[_Step]:
    """What a page is made of, from block to block."""
    lines = text.splitlines()
    for token in _reader().parse(text):
        if token.level == 0 and token.map:
            yield _told(token, token.map[0], lines[token.map[0]].strip())


def _told(token: Token, number: int, line: str) -> _Step:
    if token.type == "heading_open":
        return _Step(number, line, int(token.tag[1]))
    marks = token.type == "html_block" and line in {BEGIN, END}
    return _Step(number, line if marks or token.type == "hr" else "")


def _foot(steps: list[_Step]) -> int:
    """The line of the last rule that is none of what was written by hand; -1 where there is none."""
    found, begun = -1, False
    for step in steps:
        begun = step.what == BEGIN or (begun and step.what != END)
        if not begun and step.what not in {"", END} and not step.level:
            found = step.line
    return found


def _joined(text: str, blocks: list[Block]) -> str:
    """A page with blocks put in; those whose heading is gone at the end of what is left around it."""
    lines = text.rstrip("\n").splitlines()
    places = _Places(text, lines)
    put: dict[int, list[str]] = {}
    for block in blocks:
        put.setdefault(places.line(block), []).append(block.text)
    made: list[str] = []
    for number in range(len(lines) + 1):
        for each in put.get(number, []):
            made += [each, ""] if not made or not made[-1] else ["", each, ""]
        if not (number in put and number < len(lines) and not lines[number]):
            made += lines[number : number + 1]
    return "\n".join(made).strip("\n") + "\n"


class _Places:
    """For each heading the line beneath it, and the line on which what it holds ends; for each place where all of it ends."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.lines = lines
        self.first: dict[Heading, int] = {TOP: 0}
        self.last: dict[Heading, int] = {}
        self.whole: dict[str, int] = {}
        walk, heading, steps = _Walk(), TOP, list(_steps(text))
        foot = _foot(steps)
        for step in steps:
            if step.what:
                before, end = walk.within, self._end(step.line)
                self.last[heading] = end
                heading = walk.go(step, foot)
                self.whole |= dict.fromkeys(set(before) - set(walk.within), end)
                self.first[heading] = step.line + 1
        self.last[heading] = len(lines)
        self.whole |= dict.fromkeys(walk.within, len(lines))

    def _end(self, line: int) -> int:
        """The line after the last one before this that is not blank."""
        while line and not self.lines[line - 1].strip():
            line -= 1
        return line

    def line(self, block: Block) -> int:
        """The line on which a block is to stand."""
        known = (self.first if block.first else self.last).get(block.heading)
        if known is not None:
            return known
        return next((self.whole[place] for place in reversed(block.within) if place in self.whole), len(self.lines))


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
