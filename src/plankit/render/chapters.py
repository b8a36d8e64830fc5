"""Pages of Markdown in one file: each a chapter, its headings further down, and the ways between them as ways within it."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from plankit.render.single import SEARCH, Chapter, Ways, chapter, target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from plankit.views import Page

LAST = 6
_OURS = re.compile(r"page-.*")
_UP = re.compile(r"^(?:\.\.?/)+")
_HASHES = re.compile(r"#{1,6}(?:[ \t]+|$)")
_PIECES = re.compile(
    r"\\.|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)|`+"
    r"|<a id=\"(?P<place>[^\"]*)\"></a>|(?P<before>\]\()(?P<href>[^()\s<>]+)(?=[)\s])",
    re.DOTALL,
)
"""A character that stands for itself and words as code, in which is nothing to find; a place; a way."""


class Chapters(Ways):
    """The pages as one document: those of an entry beneath the page of their section."""

    def __init__(self, pages: Iterable[Page], made: Mapping[str, str], ending: str) -> None:
        """Take the pages in lines, in the order of the contents."""
        self.ending = f".{ending}"
        self.pages = in_order(list(pages))
        self.bodies = {page.path: _Body(made[page.path]) for page in self.pages}
        super().__init__({path: body.places() for path, body in self.bodies.items()}, _OURS)

    def chapters(self) -> list[Chapter]:
        """The pages one after the other."""
        return [Chapter(chapter(page.path), bool(page.order), self._told(page)) for page in self.pages]

    def _told(self, page: Page) -> Markup:
        """What stands on a page, with its ways and places as they are in the whole."""
        given: set[str] = set()

        def fit(piece: re.Match[str]) -> str:
            if piece["href"]:
                return f"{piece['before']}{self._href(page.path, piece['href'])}"
            if piece["place"] is None:
                return piece[0]
            name = self.names[page.path, piece["place"]]
            known = name in given
            given.add(name)
            return "" if known else _mark(name)

        body = self.bodies[page.path]
        return Markup(body.deeper(1 if page.order else 2, _mark(chapter(page.path)), fit))  # noqa: S704 - made already

    def _href(self, path: str, href: str) -> str:
        """A way as it is in the whole; one in a text that stands on several pages is right for one of them alone."""
        for page, place in (target(path, href, self.ending), target("", _UP.sub("", href), self.ending)):
            if (page, place) in self.names or (not href.startswith("#") and (page in self.bodies or page == SEARCH)):
                return self.way(page, place)
        return href


class _Body:
    """A page in lines: which of them are headings, and which are code."""

    def __init__(self, text: str) -> None:
        self.lines = text.strip("\n").split("\n")
        self.heads: dict[int, int] = {}
        self.code: set[int] = set()
        for token in _blocks().parse("\n".join(self.lines)):
            if token.type == "heading_open" and token.map:
                self._head(token, *token.map)
            elif token.type in {"fence", "code_block"} and token.map:
                self.code |= set(range(*token.map))

    def _head(self, token: Token, first: int, end: int) -> None:
        """Note a heading; one that is underlined is written with hashes first."""
        if token.markup in {"=", "-"}:
            words = " ".join(line.strip() for line in self.lines[first : end - 1])
            self.lines[first:end] = [f"{'#' * int(token.tag[1])} {words}", *[""] * (end - 1 - first)]
        self.heads[first] = int(token.tag[1])

    def places(self) -> list[str]:
        """The places on the page."""
        found = (piece["place"] for text, code in self._parts() if not code for piece in _PIECES.finditer(text))
        return [place for place in found if place is not None]

    def deeper(self, by: int, mark: str, fit: Callable[[re.Match[str]], str]) -> str:
        """The page with its headings so much deeper, a mark at the first, and each piece as it is to be."""
        fitted = (text if code else _PIECES.sub(fit, text) for text, code in self._parts())
        lines = "\n".join(fitted).split("\n")
        first = next((line for line, level in self.heads.items() if level == 1), None)
        for line, level in self.heads.items():
            begun = f"{'#' * min(level + by, LAST)} {mark if line == first else ''}"
            lines[line] = _HASHES.sub(begun, lines[line], count=1)
        whole = "\n".join(lines)
        return whole if first is not None else f"{mark}\n\n{whole}"

    def _parts(self) -> Iterator[tuple[str, bool]]:
        """The text, cut where code begins and ends, and whether it is code."""
        for code, lines in groupby(range(len(self.lines)), self.code.__contains__):
            yield "\n".join(self.lines[line] for line in lines), code


@cache
def _blocks() -> MarkdownIt:
    """A reader of blocks alone."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader


def _mark(name: str) -> str:
    return f'<a id="{name}"></a>'


def in_order(pages: list[Page]) -> list[Page]:
    """The pages in the order of the contents, each followed by those of single entries of its section."""
    heads = [page for page in pages if page.order]
    sections = {page.section: page.path for page in reversed(heads)}
    under: dict[str, list[Page]] = {}
    for page in pages:
        if not page.order:
            under.setdefault(sections.get(page.section, ""), []).append(page)
    return [each for head in heads for each in (head, *under.get(head.path, ()))] + under.get("", [])
