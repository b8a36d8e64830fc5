"""The front page: what a reader comes for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.sections import Plan
    from plankit.views.page import Given


class Front(NamedTuple):
    """The plan at a glance."""

    plan: Plan


def pages(given: Given) -> Iterator[Page]:
    """The front page."""
    yield Page("index", "index", say("At a glance"), Front(given.index.data.plan), order=1, section="plan")
