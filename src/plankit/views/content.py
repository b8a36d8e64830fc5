"""The parts of the intranet and who looks after them, with the pages that the inventory counts in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.index.chain import in_use
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.content import Area, Content
    from plankit.views.page import Given


class AreaView(NamedTuple):
    """An area on the day: when it is to be reviewed, and how many pages of the inventory it covers."""

    id: str
    entry: Area
    url: str
    pages: int
    due: date | None
    overdue: bool


class ContentView(NamedTuple):
    """All areas, those that are over, and the pages that no area covers; `counted` is the size of the inventory."""

    entry: Content
    areas: tuple[AreaView, ...]
    past: tuple[AreaView, ...]
    counted: int
    uncovered: int


def pages(given: Given) -> Iterator[Page]:
    """The page of the content."""
    if "content" in given.index.plan.given:
        yield Page("content", "content", say("Content"), view(given.index), order=50, section="content")


def view(index: Index) -> ContentView:
    """All areas on the day."""
    counts = Counter(index.areas.of(page.url) for page in index.plan.pages)
    areas = [_area(index, id_, counts[id_]) for id_ in index.data.content.areas]
    return ContentView(
        index.data.content,
        tuple(each for each in areas if in_use(each.entry, index.on)),
        tuple(each for each in areas if not in_use(each.entry, index.on)),
        len(index.plan.pages),
        counts[None],
    )


def _area(index: Index, id_: str, count: int) -> AreaView:
    area = index.data.content.areas[id_]
    due = next_review(area.review)
    return AreaView(id_, area, _whole(index, area.url), count, due, due is not None and due < index.on)


def _whole(index: Index, url: str | None) -> str:
    """The whole address of a page, where the plan knows that of the intranet."""
    intranet = index.data.plan.intranet
    if url and url.startswith("/") and intranet and intranet.url:
        return intranet.url.rstrip("/") + url
    return url or ""
