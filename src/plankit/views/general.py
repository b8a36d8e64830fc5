"""The view of a page that has none of its own: the sections of the plan as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.views.page import Page

if TYPE_CHECKING:
    from plankit.views.page import Given

LAST = 900


def page_of(template: str, given: Given) -> Page:
    """The page of a template that belongs to no view; it is shown the whole plan."""
    title = template.replace("-", " ").replace("_", " ").capitalize()
    return Page(template, template, title, given.index.data, order=LAST)
