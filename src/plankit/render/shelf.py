"""Pages that are filled one by one, when they are asked for, and kept."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from plankit.render import chosen, search
from plankit.render.folders import Folders
from plankit.render.making import filling_for, finds, start
from plankit.render.records import entries_of, records_on
from plankit.render.site import site_of
from plankit.views.page import home
from plankit.views.parts import area_pages

if TYPE_CHECKING:
    from plankit.render.records import Record
    from plankit.render.wanted import Wanted
    from plankit.views import Given, Page


class PutAwayError(Exception):
    """The pages of this shelf are wanted no more."""


class Shelf:
    """The pages of a plan by the names of their files; one that is not asked for is not filled."""

    def __init__(self, given: Given, wanted: Wanted) -> None:
        """Know what the pages are made of; nothing is filled yet."""
        self.given = given
        self.wanted = wanted
        self.folders = Folders(wanted.format, wanted.templates)
        self.ending = f".{self.folders.ending}"
        self.languages = wanted.languages if len(wanted.languages) > 1 else (wanted.language,)
        self.away = False
        self.one_at_a_time = RLock()
        self._rows: dict[str, _Row] = {}

    def page(self, name: str) -> str | None:
        """The page in the file of that name, just as it would be written; None where there is no such page."""
        language, path = self._parted(name)
        return self._row(language).page(path) if language else self._first.get(name)

    def file(self, path: str, language: str) -> str:
        """The name of the file of a page in a language; "" where there is no such page."""
        folder = f"{language}/" if len(self.languages) > 1 else ""
        return f"{folder}{path}{self.ending}" if path in self.pages else ""

    def home(self, kind: str, id_: str) -> tuple[str, str]:
        """The page on which an entry stands, and the name of its place there."""
        path, place = home(kind, id_)
        return (self._areas.get(id_, path) if kind == "area" else path), place

    def put_away(self) -> None:
        """Fill no more pages: what is being filled now ends."""
        self.away = True

    def _row(self, language: str) -> _Row:
        with self.one_at_a_time:
            if language not in self._rows:
                self._rows[language] = _Row(self, self.wanted._replace(language=language))
            return self._rows[language]

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by their paths."""
        return {page.path: page for page in chosen(self.given, self.folders, self.wanted.only)}

    @cached_property
    def _areas(self) -> dict[str, str]:
        return area_pages(self.given.index)

    @cached_property
    def _first(self) -> dict[str, str]:
        """The page where one begins when there are several languages, by the name of its file."""
        several = len(self.languages) > 1
        return start(self.given, self.wanted, self.folders, [*self.pages.values()]) if several else {}

    def _parted(self, name: str) -> tuple[str, str]:
        """The language and the path of a page; no language where the file belongs to none."""
        path = name.removesuffix(self.ending)
        if path == name:
            return "", ""
        if len(self.languages) == 1:
            return self.languages[0], path
        language, _, rest = path.partition("/")
        return (language, rest) if rest and language in self.languages else ("", path)


class _Row:
    """The pages in one language."""

    def __init__(self, shelf: Shelf, wanted: Wanted) -> None:
        """Make the templates ready."""
        self.shelf = shelf
        pages = [*shelf.pages.values()]
        self.filling = filling_for(shelf.given, wanted, shelf.folders, pages)
        found = finds(wanted, shelf.folders)
        self.site = site_of(shelf.given, pages)._replace(search=found, languages=wanted.languages)
        self.texts: dict[str, str] = {}

    def page(self, path: str) -> str | None:
        """The page of a path."""
        if path in self.texts:
            return self.texts[path]
        found = self.site.search and search.is_found(path)
        page = self._found.get(path) if found else self.shelf.pages.get(path)
        return self._fill(page) if page else None

    def _fill(self, page: Page) -> str:
        """One page, while no other is filled: who asks for one never waits for all of them."""
        with self.shelf.one_at_a_time:
            if self.shelf.away:
                raise PutAwayError
            if page.path not in self.texts:
                self.texts[page.path] = self.filling.fill(page, self.site)
            return self.texts[page.path]

    @cached_property
    def _found(self) -> dict[str, Page]:
        """The page on which everything is found, and those of letters: all others are filled for them."""
        links, entries = self.filling.links, entries_of(self.filling.links)
        found: list[Record] = []
        for page in self.shelf.pages.values():
            found += records_on(links, page, self._fill(page), entries)
        with self.shelf.one_at_a_time:
            links.here = search.PATH
            return {page.path: page for page in search.pages(search.search(found, links.way))}
