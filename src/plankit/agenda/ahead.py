"""The year to come, which calendars and other programs look at whatever the plan's own horizon is."""

from __future__ import annotations

from plankit.dates import Duration, after
from plankit.index import Index

YEAR = Duration(years=1)


def ahead(index: Index) -> Index:
    """The same plan on the same day, with a year to look ahead."""
    return Index(index.plan, index.on, after(index.on, YEAR), index.checks)
