"""From when until when, in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Shown
from plankit.words import say

if TYPE_CHECKING:
    from datetime import date


def since(day: date | None) -> Shown | None:
    """From a day on."""
    return Shown(say("from {day}", day=day), day) if day else None


def until(day: date | None) -> Shown | None:
    """Until a day."""
    return Shown(say("until {day}", day=day), day) if day else None
