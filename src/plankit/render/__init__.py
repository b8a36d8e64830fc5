"""The plan as documents: views fill templates, and a folder of templates is a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.render.folders import Folders, formats
from plankit.render.house import theme_of
from plankit.render.wanted import Each, Wanted
from plankit.views import all_pages, names
from plankit.views.general import page_of

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.views import Given, Page
    from plankit.words import Said

__all__ = ["Each", "Wanted", "ending", "formats", "render", "warnings"]


def render(given: Given, wanted: Wanted, each: Each = map) -> dict[str, str]:
    """Every page of a plan in one format: path to text; nothing is written. `each` does some work for every page."""
    from plankit.render.making import made

    folders = Folders(wanted.format, wanted.templates)
    pages = chosen(given, folders, wanted.only)
    return made(given, wanted, folders, pages, each) if pages else {}


def warnings(given: Given, wanted: Wanted) -> tuple[Said, ...]:
    """What is to be said of the house style beside the plan."""
    return theme_of(given.index.plan.texts, Folders(wanted.format, wanted.templates)).warnings


def ending(format: str, own: Path | None = None) -> str:  # noqa: A002 - the option's name
    """What the names of the pages of a format end in; `""` for one that there is not."""
    return Folders(format, own).ending if format in formats(own) else ""


def chosen(given: Given, folders: Folders, only: str) -> list[Page]:
    """The pages asked for, of those that the format has a template for; one that belongs to no view is a page of its own."""
    there = folders.names()
    pages = [page for page in all_pages(given) if page.template in there]
    pages += [page_of(name, given) for name in there if name not in names()]
    return [page for page in pages if only in ("", page.section)]
