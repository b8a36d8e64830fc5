"""Pages made: filled one by one, with the page on which everything is found; in a folder for each language, or in one file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.render import search, single, tongues
from plankit.render.chapters import Chapters
from plankit.render.records import entries_of, records_on
from plankit.render.site import site_of
from plankit.render.traces import Traces
from plankit.views import Page
from plankit.views.parts import MANY
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.render.filling import Filling
    from plankit.render.folders import Folders
    from plankit.render.records import Record
    from plankit.render.site import Site
    from plankit.render.wanted import Each, Wanted
    from plankit.views import Given


BOOKS: dict[str, type[single.Book | Chapters | single.Plain]] = {"html": single.Book, "md": Chapters}
"""How pages become one, by their ending; in any other they stand one after the other as they are."""


class Whole(NamedTuple):
    """What a single file is made of: all pages, and how everything in them is found."""

    chapters: list[single.Chapter]
    search: search.Search


def made(given: Given, wanted: Wanted, folders: Folders, pages: list[Page], each: Each = map) -> dict[str, str]:
    """The pages by the names of their files; `each` does some work for every page."""
    if wanted.single and len(pages) > MANY:
        raise MendableError(
            say(
                "The plan has {number} pages, which is too much for one file. Leave `--single-file` out, or take a section with fewer pages with `--only`.",
                number=len(pages),
            )
        )
    if len(wanted.languages) < 2:  # noqa: PLR2004 - one language is not several
        return _in_one(given, wanted, folders, pages, each)
    them = {one: _in_one(given, wanted._replace(language=one), folders, pages, each) for one in wanted.languages}
    if wanted.single:
        return {tongues.beside(name, one): text for one, texts in them.items() for name, text in texts.items()}
    return start(given, wanted, folders, pages) | {
        f"{one}/{name}": text for one, texts in them.items() for name, text in texts.items()
    }


def _in_one(given: Given, wanted: Wanted, folders: Folders, pages: list[Page], each: Each) -> dict[str, str]:
    """The pages in one language."""
    filling = filling_for(given, wanted, folders, pages)
    site = site_of(given, pages)._replace(
        search=finds(wanted, folders), languages=wanted.languages, whole=bool(wanted.single)
    )
    texts: dict[str, str] = {}
    found: list[Record] = []
    for page, (text, on_page) in zip(pages, each(_page(filling, site), pages), strict=True):
        texts[page.path] = text
        found += on_page
    if wanted.single:
        return {wanted.single: _joined(filling, site, pages, texts, found)}
    if site.search:
        filling.links.here = search.PATH
        view = search.search(found, filling.links.way)
        texts |= {page.path: filling.bare(page, site) for page in search.pages(view)}
    return {f"{path}.{folders.ending}": filling.dressed(texts.pop(path)) for path in [*texts]}


def _page(filling: Filling, site: Site) -> Callable[[Page], tuple[str, list[Record]]]:
    """How a page is made: its text but for the style, and what is found on it."""
    entries = entries_of(filling.links) if site.search else {}

    def make(page: Page) -> tuple[str, list[Record]]:
        text = filling.bare(page, site)
        found = records_on(filling.links, page, text, entries) if site.search else ()
        return text, list(found)

    return make


def filling_for(given: Given, wanted: Wanted, folders: Folders, pages: list[Page]) -> Filling:
    """Templates ready to be filled with these pages."""
    from plankit.render.filling import Filling

    filling = Filling(given.index, folders, wanted.language, pages)
    traces = Traces(given.index, wanted.changed, edited=given.people == "names")
    elsewhere = partial(tongues.beside, wanted.single) if wanted.single else partial(tongues.other, filling.links)
    filling.environment.globals.update(
        trace=traces.entry, page_trace=traces.page, tongue=tongues.tongue, elsewhere=elsewhere
    )
    filling.links.made |= {search.PATH}
    if wanted.single and folders.ending not in BOOKS:
        filling.links.joined = single.within
    return filling


def finds(wanted: Wanted, folders: Folders) -> bool:
    """Whether this format has a page on which everything is found."""
    return not wanted.only and folders.find(f"{search.TEMPLATE}.{folders.ending}.j2") is not None


def _joined(filling: Filling, site: Site, pages: list[Page], texts: dict[str, str], found: list[Record]) -> str:
    """All pages in one."""
    ending = filling.folders.ending
    if filling.folders.find(f"{single.TEMPLATE}.{ending}.j2") is None:
        raise MendableError(
            say(
                "`{format}` has no template `{name}`, which puts all pages in one file; leave `--single-file` out.",
                format=filling.folders.ours.name,
                name=f"{single.TEMPLATE}.{ending}.j2",
            )
        )
    book = BOOKS.get(ending, single.Plain)(pages, texts, ending)
    filling.links.joined = book.way
    view = Whole(book.chapters(), search.search(found, book.way, apart=False))
    return filling.fill(Page("", single.TEMPLATE, site.plan.title, view), site)


def start(given: Given, wanted: Wanted, folders: Folders, pages: list[Page]) -> dict[str, str]:
    """The page where one begins, which leads to the plan's own language; none where the format has no template for it."""
    if folders.find(f"{tongues.TEMPLATE}.{folders.ending}.j2") is None:
        return {}
    own = given.index.data.plan.language
    first = own if own in wanted.languages else wanted.languages[0]
    filling = filling_for(given, wanted._replace(language=first), folders, pages)
    site = site_of(given, pages)._replace(languages=wanted.languages)
    page = Page(tongues.INDEX, tongues.TEMPLATE, site.plan.title, None)
    return {f"{page.path}.{folders.ending}": filling.fill(page, site)}
