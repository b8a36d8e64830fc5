"""The parts of the intranet and who looks after them, with the pages that the inventory counts in each."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_review
from plankit.index.chain import in_use
from plankit.views.page import Page
from plankit.views.parts import parts
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.content import Area, Content
    from plankit.views.page import Given
    from plankit.words import Said


class AreaView(NamedTuple):
    """An area on the day: when it is to be reviewed, and how many pages of the inventory it covers."""

    id: str
    entry: Area
    url: str
    pages: int
    due: date | None
    overdue: bool


class Part(NamedTuple):
    """Some of many areas, on a page of their own: the first and the last, and how many there are."""

    path: str
    first: AreaView
    last: AreaView
    number: int


class ContentView(NamedTuple):
    """All areas, those that are over, and the pages that no area covers; `counted` is the size of the inventory.

    Where there are too many areas for one page, they stand on those of the `parts`; `part` says that this is one.
    """

    entry: Content
    areas: tuple[AreaView, ...]
    past: tuple[AreaView, ...]
    counted: int
    uncovered: int
    parts: tuple[Part, ...] = ()
    part: bool = False


def pages(given: Given) -> Iterator[Page]:
    """The page of the content, and those of its parts."""
    if "content" not in given.index.plan.given:
        return
    whole = view(given.index)
    split = parts(given.index.data.content.areas)
    if not split:
        yield Page("content", "content", say("Content"), whole, order=50, section="content")
        return
    known = {each.id: each for each in (*whole.areas, *whole.past)}
    rows = [(start, [known[id_] for id_ in ids]) for start, ids in split.items()]
    listed = tuple(Part(f"content/{start}", row[0], row[-1], len(row)) for start, row in rows)
    first = whole._replace(areas=(), past=(), parts=listed)
    yield Page("content", "content", say("Content"), first, order=50, section="content")
    for each, (_, row) in zip(listed, rows, strict=True):
        yield Page(each.path, "content", _title(each), _part(given.index, whole, row), section="content")


def view(index: Index) -> ContentView:
    """All areas on the day."""
    counts = Counter(index.areas.of(page.url) for page in index.plan.pages)
    areas = [_area(index, id_, counts[id_]) for id_ in index.data.content.areas]
    return ContentView(index.data.content, *_standing(index, areas), len(index.plan.pages), counts[None])


def _part(index: Index, whole: ContentView, areas: list[AreaView]) -> ContentView:
    now, past = _standing(index, areas)
    return whole._replace(areas=now, past=past, part=True)


def _standing(index: Index, areas: list[AreaView]) -> tuple[tuple[AreaView, ...], tuple[AreaView, ...]]:
    """The areas in use, and those that are over."""
    used = [in_use(each.entry, index.on) for each in areas]
    return tuple(compress(areas, used)), tuple(compress(areas, map(not_, used)))


def _title(part: Part) -> Said:
    first, last = (each.entry.title or each.id for each in (part.first, part.last))
    return (
        say("Areas: {first} – {last}", first=first, last=last)
        if part.number > 1
        else say("Areas: {first}", first=first)
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
