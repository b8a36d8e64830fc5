"""What every page shows around its own: whose plan it is, which state it is in, the list of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plankit.sections import Plan
    from plankit.views import Given, Page


class Site(NamedTuple):
    """What all pages have in common."""

    plan: Plan
    as_of: date
    contents: tuple[Page, ...]
    absent: Mapping[str, str | Mapping[str, str]]
    errors: int


def site_of(given: Given, pages: list[Page]) -> Site:
    """The frame of these pages."""
    data = given.index.data
    return Site(
        plan=data.plan,
        as_of=given.index.on,
        contents=tuple(page for page in pages if page.order),
        absent=data.plan.not_yet,
        errors=sum(finding.severity == "error" for finding in given.findings),
    )
