"""What falls due in the year to come, as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.agenda import ahead, ics
from plankit.days import Days
from plankit.due import due
from plankit.words import say

if TYPE_CHECKING:
    from plankit.render import Wanted
    from plankit.views import Given


def make(given: Given, wanted: Wanted) -> bytes:
    """The calendar; an event keeps its id from one edition of the plan to the next."""
    index = ahead(given.index)
    return ics(Days(index), due(index), say("What falls due"), wanted.language).encode("utf-8", "replace")
