"""Which of all that falls due is asked for: what falls on one person, or on one role or group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.agenda.rows import falling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.days import Days
    from plankit.due import Due


def for_person(days: Days, found: Sequence[Due], person: str) -> list[Due]:
    """What somebody has to see to, as themselves, by a role, or in place of somebody who is away."""
    fell = ((each, falling(days, each)) for each in found)
    return [each for each, on in fell if person in on.people or person in on.there]


def for_party(found: Sequence[Due], party: str) -> list[Due]:
    """What falls on a role, body, unit or supplier, and what becomes of it itself."""
    return [
        each
        for each in found
        if each.party == party or (each.id == party and each.kind in {"role", "body", "unit", "supplier"})
    ]
