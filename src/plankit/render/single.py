"""All pages in one file: one after the other, and the ways between them as ways within it."""

from __future__ import annotations

import re
from html import escape, unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markupsafe import Markup

from plankit.render.reading import main_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plankit.views import Page

TEMPLATE = "_single"
SEARCH, ALL = "search", "a-z"
OURS = re.compile(r"main|find|finder|searching|q|count|found|more|records|a-z|letter-\d+|page-.*")
"""The places that the frame has for itself."""

_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9]*(?:\"[^\"]*\"|[^\">])*>")
_NAME = re.compile(r"\s(id|href|for|headers|aria-labelledby|aria-describedby|aria-controls)=\"([^\"]*)\"")
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_PAINT = re.compile(r"url\(#([^)\"]*)\)")
_NAV = re.compile(r"<nav\b(.*?)>(.*?)</nav>", re.DOTALL)
_LABEL = re.compile(r"\saria-label=\"[^\"]*\"")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Chapter(NamedTuple):
    """A page within the file: its place, whether it begins on a new sheet, and what stands in it."""

    place: str
    opens: bool
    body: Markup


class Ways:
    """Which place of which page has which name in the whole, and the way there."""

    def __init__(self, places: Mapping[str, Iterable[str]], ours: re.Pattern[str]) -> None:
        """Give every place of every page a name of its own; the first page to use a name keeps it, unless it is `ours`."""
        self.names: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        for path, found in places.items():
            for place in dict.fromkeys(found):
                known = place in taken or ours.fullmatch(place)
                self.names[path, place] = name = f"{chapter(path)}-{place}" if known else place
                taken.add(name)

    def way(self, path: str, place: str = "") -> str:
        """The way to a place of a page."""
        if path == SEARCH:
            return f"#{ALL}"
        return f"#{self.names.get((path, place), chapter(path))}"


class Book(Ways):
    """The pages of HTML as one."""

    def __init__(self, pages: Iterable[Page], made: Mapping[str, str], ending: str) -> None:
        """Take what stands on the pages, without what is around it."""
        self.ending = f".{ending}"
        self.pages = list(pages)
        self.bodies = {page.path: main_of(made[page.path]) for page in self.pages}
        super().__init__({path: _places(body) for path, body in self.bodies.items()}, OURS)

    def chapters(self) -> list[Chapter]:
        """The pages one after the other."""
        before = ""
        found = []
        for page in self.pages:
            found.append(
                Chapter(chapter(page.path), bool(page.order) or page.template != before, self._body(page.path))
            )
            before = page.template
        return found

    def _body(self, path: str) -> Markup:
        """What stands on a page, with its ways and places as they are in the whole; parts are no landmarks there."""
        calm = _NAV.sub(lambda found: f"<div{_LABEL.sub('', found[1])}>{found[2]}</div>", self.bodies[path])
        return Markup(_TAG.sub(lambda tag: self._tag(path, tag[0]), calm))  # noqa: S704 - a page that was made already

    def _tag(self, path: str, tag: str) -> str:
        tag = tag.replace(' role="region"', ' role="group"')
        tag = _PAINT.sub(lambda found: f"url(#{self._names(path, found[1])})", tag)
        return _NAME.sub(lambda found: f' {found[1]}="{self._value(path, *found.groups())}"', tag)

    def _value(self, path: str, name: str, value: str) -> str:
        return escape(self._href(path, unescape(value))) if name == "href" else self._names(path, value)

    def _names(self, path: str, value: str) -> str:
        return " ".join(self.names.get((path, place), place) for place in value.split())

    def _href(self, path: str, href: str) -> str:
        page, place = target(path, href, self.ending)
        return self.way(page, place) if page in self.bodies or page == SEARCH else href


class Plain:
    """The pages one after the other as they are, in a format of which no more is known."""

    def __init__(self, pages: Iterable[Page], made: Mapping[str, str], ending: str) -> None:
        """Take the pages as they were made."""
        del ending
        self.pages = list(pages)
        self.made = made
        self.way = within

    def chapters(self) -> list[Chapter]:
        """The pages one after the other."""
        return [
            Chapter(chapter(page.path), bool(page.order), Markup(self.made[page.path]))  # noqa: S704 - made already
            for page in self.pages
        ]


def target(path: str, href: str, ending: str) -> tuple[str, str]:
    """Which page a way on a page leads to, and which place on it; a way out of the documents leads to no page."""
    if _ELSEWHERE.match(href):
        return "", ""
    to, _, place = unquote(href).partition("#")
    return (normpath(join(dirname(path), to)).removesuffix(ending) if to else path), place


def within(path: str, place: str = "") -> str:
    """The way to a place of a page where places have the names that they have on their pages."""
    return f"#{place or chapter(path)}"


def chapter(path: str) -> str:
    """The place at which a page begins."""
    return f"page-{path.replace('/', '-')}"


def _places(body: str) -> list[str]:
    return [found[1] for tag in _TAG.finditer(body) if (found := _ID.search(tag[0]))]
