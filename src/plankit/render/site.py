"""What every page shows around its own: whose plan it is, which state it is in, the list of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plankit.index import Index
    from plankit.sections import Plan
    from plankit.views import Given, Page

    Text = str | Mapping[str, str]


class Site(NamedTuple):
    """What all pages have in common; `whole`: they are chapters of one file, which has a frame of its own."""

    plan: Plan
    as_of: date
    contents: tuple[Page, ...]
    absent: Mapping[str, Text]
    errors: int
    search: bool = False
    languages: tuple[str, ...] = ()
    whole: bool = False


EXPECTED = (
    "strategy",
    "ownership",
    "roles",
    "responsibilities",
    "policies",
    "monitoring",
    "support",
    "training",
    "roadmap",
)


def _absent(index: Index) -> dict[str, Text]:
    """The sections that a plan is expected to have and this one has not, with the reason where it gives one."""
    missing = dict.fromkeys((section for section in EXPECTED if section not in index.plan.given), "")
    later = {section: why for section, why in index.data.plan.not_yet.items() if section not in index.plan.given}
    return {**missing, **later}


def site_of(given: Given, pages: list[Page]) -> Site:
    """The frame of these pages."""
    data = given.index.data
    return Site(
        plan=data.plan,
        as_of=given.index.on,
        contents=tuple(page for page in pages if page.order),
        absent=_absent(given.index),
        errors=given.wrong,
    )
