"""Who looks after the pages: an owner for each area, areas that do not stand in each other's way, reviews in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.outside import Page
    from plankit.sections.content import Area

AREAS = ("content", "areas")


@rule("warning")
def content_without_owner(index: Index) -> Iterator[Problem]:
    """A part of the intranet that nobody answers for."""
    if index.data.content.default_owner:
        return
    for id_, area in index.areas.readable:
        if area.owner is None:
            yield Problem(
                at(*AREAS, id_, "owner"),
                say("Nobody answers for the pages of {area}.", area=named(id_, area)),
                _answerable(area),
                suggestions=tuple(area.editors) if len(area.editors) == 1 else (),
            )


def _answerable(area: Area) -> Said:
    if len(area.editors) == 1:
        return say(
            "Does `{party}`, who edits them, also answer for them? Then write `owner: {party}`; otherwise name somebody else.",
            party=area.editors[0],
        )
    return say("Add `owner:` with one role, or name a `default_owner` under `content` for all that has no owner.")


@rule("warning", timed=True)
def content_review_overdue(index: Index) -> Iterator[Problem]:
    """Pages that were to be reviewed by a day that has passed."""
    late = any(due and due < index.on for due in index.areas.due)
    for id_, area, due in index.areas.reviews if late else ():
        if due and due < index.on:
            yield Problem(
                at(*AREAS, id_, "review"),
                say_n(
                    (index.on - due).days,
                    "{area} was to be reviewed by {due}, {n} day ago.",
                    "{area} was to be reviewed by {due}, {n} days ago.",
                    area=named(id_, area),
                    due=due,
                ),
                _look_again(index, area),
            )


def _look_again(index: Index, area: Area) -> Said:
    owner, today = area.owner or index.data.content.default_owner, index.on.isoformat()
    if owner:
        return say(
            "Ask {owner} to go through the pages, then write the day under `review`: `last: {today}`.",
            owner=index.spoken(owner),
            today=today,
        )
    return say("Go through the pages, then write the day under `review`: `last: {today}`.", today=today)


@rule("hint")
def content_without_review(index: Index) -> Iterator[Problem]:
    """Pages of which the plan does not say when they are looked at again."""
    for id_, area, due in index.areas.reviews if None in index.areas.due else ():
        if due is None and not index.plan.unsure(*AREAS, id_, "review"):
            yield Problem(
                at(*AREAS, id_, "review"),
                say("The plan does not say when {area} is reviewed next.", area=named(id_, area)),
                say("Add `review: {{every: 12 months, last: {today}}}`.", today=index.on.isoformat()),
                cause="review",
            )


@rule("warning")
def shadowed_content_area(index: Index) -> Iterator[Problem]:
    """Two areas at the same address, of which only the first counts."""
    areas = index.data.content.areas
    for same in index.areas.same_address:
        firsts: dict[int, tuple[int, str]] = {}
        for number, id_ in enumerate(same):
            reach = _reach(areas[id_])
            before = [each for far, each in firsts.items() if far >= reach]
            firsts.setdefault(reach, (number, id_))
            if not before:
                continue
            _, first = min(before)
            yield Problem(
                at(*AREAS, id_, "url"),
                say(
                    "{area} stands at the same address as {first}, so no page falls under it.",
                    area=named(id_, areas[id_]),
                    first=named(first, areas[first]),
                ),
                say("Take one of the two out, or give each its own address."),
                related=(at(*AREAS, first, "url"),),
                among=(first, id_),
            )


def _reach(area: Area) -> int:
    return ("page", "children", "below").index(area.covers)


@rule("warning", whole=True, outside=True)
def area_without_pages(index: Index) -> Iterator[Problem]:
    """An area under which no page of the inventory falls."""
    used = {index.areas.of(page.url) for page in index.plan.pages}
    if not used:
        return
    doubled = {id_ for same in index.areas.same_address for id_ in same}
    for id_, area in index.areas.readable:
        if area.url is not None and id_ not in used and id_ not in doubled:
            yield Problem(
                at(*AREAS, id_, "url"),
                say("No page of the inventory falls under {area}.", area=named(id_, area)),
                say("Correct the address, or take the area out when its pages are gone."),
                value=area.url,
            )


@rule("warning", whole=True, outside=True, needs=("content",))
def page_without_area(index: Index) -> Iterator[Problem]:
    """A page of the inventory that falls under no area, and that nobody owns otherwise."""
    if index.data.content.default_owner:
        return
    for page in _stray_pages(index):
        yield Problem(
            page.at,
            say(
                "The page {page} falls under no area of the plan, and nobody owns it.", page=Name(page.title, page.url)
            ),
            say("Add an area that covers it, or a `default_owner` under `content`."),
            value=page.url,
            cause="pages",
        )


@rule("warning", whole=True, outside=True)
def content_only_caught_by_default(index: Index, *, percent: int = 25) -> Iterator[Problem]:
    """So many pages without an area that the default owner cannot really look after them."""
    default, pages = index.data.content.default_owner, index.plan.pages
    stray = sum(1 for _ in _stray_pages(index)) if default and pages else 0
    if default and stray * 100 > percent * len(pages):
        yield Problem(
            at("content", "default_owner"),
            say_n(
                stray,
                "{n} of {all} pages falls under no area; only the default owner, {owner}, is left for it.",
                "{n} of {all} pages fall under no area; only the default owner, {owner}, is left for them.",
                all=len(pages),
                owner=index.spoken(default),
            ),
            say("Add areas for the parts with the most pages, each with an owner who knows the subject."),
        )


def _stray_pages(index: Index) -> Iterator[Page]:
    """The pages without an owner of their own that no area covers."""
    return (page for page in index.plan.pages if not page.owner and index.areas.of(page.url) is None)
