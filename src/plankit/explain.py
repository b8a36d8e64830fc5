"""A rule's page: its prose, and the plans and output that stand in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).parent / "rules" / "pages"
DUTCH = "In het Nederlands"
SHOWN, SAID, MENDED = "A plan that shows it", "What plankit says", "How to mend it"


class Block(NamedTuple):
    """A fenced block of a page: its language, the file it stands for, further words, its text and lines."""

    language: str
    file: str
    words: dict[str, str]
    text: str
    first: int
    last: int


class Page(NamedTuple):
    """A page in parts: heading to its text as written, and heading to the blocks in it."""

    rule: str
    text: str
    parts: dict[str, str]
    blocks: dict[str, list[Block]]

    def files(self, heading: str) -> dict[str, str]:
        """The plan that stands under a heading: file name to text."""
        return {each.file: each.text for each in self.blocks.get(heading, ()) if each.file}


def page(rule: str) -> Page:
    """The page of a rule; KeyError where there is none."""
    path = PAGES / f"{rule}.md"
    if not path.is_file():
        raise KeyError(rule)
    return read_page(rule, path.read_text(encoding="utf-8"))


def read_page(rule: str, text: str) -> Page:
    """Take a page apart along its second-level headings."""
    from markdown_it import MarkdownIt

    lines = text.splitlines(keepends=True)
    tokens = MarkdownIt("commonmark").parse(text)
    starts = [(0, "")]
    blocks: dict[str, list[Block]] = {}
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2" and token.map:
            starts.append((token.map[0], tokens[number + 1].content))
        elif token.type == "fence" and token.map:
            blocks.setdefault(starts[-1][1], []).append(_block(token.info, token.content, *token.map))
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    parts = {heading: "".join(lines[start:end]) for (start, heading), end in zip(starts, ends, strict=True)}
    return Page(rule, text, parts, blocks)


def _block(info: str, text: str, first: int, last: int) -> Block:
    language, *rest = info.split() or [""]
    words = dict(word.split("=", 1) for word in rest if "=" in word)
    file = next((word for word in rest if "=" not in word), "")
    return Block(language, file, words, text, first, last)
