"""Frozen values for every page: a module per page that joins sections, a general one for the rest."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from plankit.curtain import shows
from plankit.views.page import SECTIONS, Given, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SECTIONS", "Given", "Page", "all_pages", "names"]


def all_pages(given: Given) -> list[Page]:
    """Every page for an audience, in the order of the contents; each module that makes pages has a function `pages`."""
    made = (page for page in _made(given) if shows(given.audience, given.people, page.template))
    return sorted(made, key=lambda page: page.order or 1000)


def _made(given: Given) -> Iterator[Page]:
    for each in sorted(module.name for module in iter_modules(__path__)):
        pages = getattr(import_module(f"{__name__}.{each}"), "pages", None)
        if pages:
            yield from pages(given)


def names() -> set[str]:
    """The names of the modules here; a template of such a name belongs to that view."""
    return {module.name for module in iter_modules(__path__)}
