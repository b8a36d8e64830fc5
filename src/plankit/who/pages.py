"""Who owns a page, by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Sheet, entry
from plankit.index.content import parts_of
from plankit.who.behind import facts, more
from plankit.who.entries import nobody, owned_by
from plankit.who.particulars import reviewed
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.days import Days
    from plankit.outside import Page

CAUGHT = say("No area covers {entry}; such pages fall to {owner}.")


def is_address(asked: str) -> bool:
    """Whether what was asked is an address or a path rather than a name."""
    return asked.startswith("/") or "://" in asked


def page_sheet(days: Days, url: str) -> Sheet:
    """Whose a page is: the area with the longest address that covers it, else whoever has all others."""
    index = days.index
    page = next((each for each in index.plan.pages if parts_of(each.url) == parts_of(url)), None)
    area = index.areas.of(url)
    owner = index.data.content.areas[area].owner if area else index.data.content.default_owner
    sentences = [*_whose(days, url, area, owner), *(more(days, owner) if owner else ()), *_known(days, page)]
    if area:
        sentences += reviewed(index, index.data.content.areas[area].review)
    return Sheet(
        say("{url}", url=url),
        tuple(sentences),
        facts={
            "url": url,
            "area": entry(index, "area", area) if area else None,
            "owner": facts(days, owner) if owner else None,
        },
    )


def _whose(days: Days, url: str, area: str | None, owner: str | None) -> Iterator[Said]:
    index = days.index
    if area is None and owner is None:
        yield say("No area of the plan covers {url}, and nobody looks after such pages.", url=url)
    elif area is None:
        yield owned_by(days, url, owner or "", CAUGHT)
    else:
        link = entry(index, "area", area)
        yield say("{url} falls under {area}.", url=url, area=link)
        yield owned_by(days, link, owner) if owner else nobody(link)


def _known(days: Days, page: Page | None) -> Iterator[Said]:
    """What the inventory says of it."""
    if not days.index.plan.pages:
        return
    if page is None:
        yield say("The inventory does not list this page.")
        return
    if page.title:
        yield say("The page is called “{title}”.", title=page.title)
    if page.owner:
        yield say("The inventory names {owner} as its owner.", owner=page.owner)
    if page.last_edited:
        yield say("It was last changed on {day}.", day=page.last_edited)
