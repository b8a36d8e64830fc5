"""The intranet manager's page: what is weak, the year ahead, what lies on whom, releases against people and money."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.worth import drops
from plankit.views.gaps import Gaps
from plankit.views.gaps import view as gaps_of
from plankit.views.load import Loads, loads
from plankit.views.page import Page
from plankit.views.roadmap import ReleaseView, releases
from plankit.views.strands import Strands, strands
from plankit.views.year import Year, year
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.views.page import Given


class Manage(NamedTuple):
    """What whoever keeps the intranet looks at each month; `drops` tells whether the roadmap says what drops out."""

    gaps: Gaps
    strands: Strands
    year: Year
    loads: Loads
    releases: tuple[ReleaseView, ...]
    drops: bool


def pages(given: Given) -> Iterator[Page]:
    """The page for whoever keeps the intranet, where there is anything to show on it."""
    shown = view(given)
    if shown.strands.listed or shown.strands.sound or shown.year.total or shown.releases:
        yield Page("manage", "manage", say("For the intranet manager"), shown, order=140, section="manage")


def view(given: Given) -> Manage:
    """All of it on the day."""
    index = given.index
    ahead = tuple(each for each in releases(index) if each.ahead and (each.days or each.money or each.roles))
    return Manage(gaps_of(given), strands(index), year(index), loads(index), ahead, any(drops(index.data.roadmap)))
