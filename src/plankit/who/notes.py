"""What goes with a duty in a word or two: how far a decision reaches, how often something is done, how soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, Rhythm, spoken, spoken_rhythm
from plankit.who.particulars import spoken_limit
from plankit.words import say

if TYPE_CHECKING:
    from plankit.index import Index
    from plankit.views.duties import Duty
    from plankit.words import Said


def note(index: Index, duty: Duty) -> Said | None:
    """The note on a duty, None where there is nothing to add."""
    if not duty.kind:
        return None
    entry, field = index.plan.at(duty.route[: _depth(duty)]), duty.route[_depth(duty)]
    if field == "decides" and (limit := getattr(entry, "limit", None)):
        reach = spoken_limit(limit)
        return say("up to {limit}", limit=reach) if reach else None
    within, every = getattr(entry, "respond_within", None), getattr(entry, "every", None)
    if isinstance(within, Duration):
        return say("within {length}", length=spoken(within))
    return spoken_rhythm(every) if isinstance(every, Rhythm) else None


def _depth(duty: Duty) -> int:
    """How many steps lead to the entry: its collection, then its id."""
    return duty.route.index(duty.id) + 1
