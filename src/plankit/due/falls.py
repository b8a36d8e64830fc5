"""Something that falls due, and on whom it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import Answer

if TYPE_CHECKING:
    from datetime import date

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.words import Said


class Due(NamedTuple):
    """Something that falls due: the day, what it is, the entry it is about, and on whom it falls.

    `kind` is "" for what the plan as a whole says. `mark` is one fixed word for what it is, `route` the place that
    sets the day. `part` tells apart what has mark and entry in common, such as the terms in one role; no day is in it,
    so that a moved day is still the same thing.
    """

    on: date
    what: Said
    kind: str
    id: str
    party: str | None
    mark: str
    route: Route
    part: str = ""


def falls_on(index: Index, due: Due) -> Answer:
    """Who has to see to it: whoever answers for the party on that day, or today where the day has passed."""
    return index.answer(due.party, max(due.on, index.on)) if due.party else Answer()
