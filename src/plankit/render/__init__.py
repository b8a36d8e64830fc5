"""The plan as documents: views fill templates, and a folder of templates is a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.render.folders import Folders, formats
from plankit.render.site import site_of
from plankit.views import all_pages, names
from plankit.views.general import page_of

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.views import Given, Page

__all__ = ["Wanted", "formats", "render"]


class Wanted(NamedTuple):
    """How a plan is to be rendered: format and language, a folder of own templates, one section alone."""

    format: str
    language: str
    templates: Path | None = None
    only: str = ""


def render(given: Given, wanted: Wanted) -> dict[str, str]:
    """Every page of a plan in one format: path to text; nothing is written."""
    from plankit.render.filling import Filling

    folders = Folders(wanted.format, wanted.templates)
    pages = _chosen(given, folders, wanted.only)
    filling = Filling(given.index, folders, wanted.language, pages)
    site = site_of(given, pages)
    return {f"{page.path}.{folders.ending}": filling.fill(page, site) for page in pages}


def _chosen(given: Given, folders: Folders, only: str) -> list[Page]:
    """The pages asked for, of those that the format has a template for; one that belongs to no view is a page of its own."""
    there = folders.names()
    pages = [page for page in all_pages(given) if page.template in there]
    pages += [page_of(name, given) for name in there if name not in names()]
    return [page for page in pages if only in ("", page.section)]
