"""Who is away for so long that somebody has to stand in, and who is there."""

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


def there(index: Index, party: str, day: date, weeks: int) -> bool:
    """Whether somebody is there for a party on a day; a group always is, and so is a unit that nobody leads."""
    if any(not absence_of(index, each, day, weeks) for each in index.answer(party, day).people):
        return True
    waiting, seen = [party], {party}
    while waiting:
        each = waiting.pop()
        further = [] if index.answer(each, day).broken else behind(index, each, day, weeks)
        if further is None:
            return True
        waiting += [id_ for id_ in further if id_ not in seen]
        seen.update(further)
    return False


def behind(index: Index, party: str, day: date, weeks: int) -> list[str] | None:
    """Who answers for a party that is not broken, [] for a person who is away; None where somebody is there."""
    data = index.data
    if party in data.people:
        return [] if absence_of(index, party, day, weeks) else None
    if unit := data.units.get(party):
        return [unit.head] if unit.head else None
    if party in data.roles:
        return index.chains.holders(party, day) or cover(index, party) or None
    return None


def cover(index: Index, role: str) -> list[str]:
    """Who does the work of a role while it is vacant."""
    vacancy = index.data.roles[role].vacancy
    return [vacancy.covered_by] if vacancy and vacancy.covered_by else []
