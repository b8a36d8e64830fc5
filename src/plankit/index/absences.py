"""Who is away for so long that somebody has to stand in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plankit.index.chain import runs

if TYPE_CHECKING:
    from datetime import date

    from plankit.index import Index
    from plankit.sections.people import Away

WEEKS = 4
"""From how many weeks on an absence counts, where nothing else is said."""


def counts(absence: Away, weeks: int) -> bool:
    """Whether an absence lasts so many weeks or more; one with an open end may."""
    start, end = absence.from_, absence.until
    return start is None or end is None or end - start >= timedelta(weeks=weeks, days=-1)


def absence_of(index: Index, person: str, day: date, weeks: int) -> Away | None:
    """The absence of so many weeks or more that somebody has on a day."""
    entry = index.data.people.get(person)
    return next(
        (each for each in (entry.away if entry else ()) if counts(each, weeks) and runs(each.from_, each.until, day)),
        None,
    )
