"""RACI of any entry for any party: directly, or through the roles and bodies somebody is in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plankit.index.chain import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.sections import PlanData

LETTERS = {"owner": "A", "responsible": "R", "supports": "S", "consulted": "C", "informed": "I"}


class Indexed(Protocol):
    """What the matrix asks of the index of a plan."""

    @property
    def data(self) -> PlanData:
        """The sections of the plan."""

    @property
    def on(self) -> date:
        """The day asked about."""


class Duty(NamedTuple):
    """A letter that a party has in a responsibility; `through` is the role, body or unit it comes by, else the party."""

    responsibility: str
    letter: str
    party: str
    through: str


class Raci:
    """The matrix of one plan."""

    def __init__(self, index: Indexed) -> None:
        """The matrix of this index."""
        self.index = index

    def of(self, responsibility: str) -> dict[str, list[str]]:
        """Letter to the parties that have it; an owner who does the work is both A and R."""
        entry = self.index.data.responsibilities[responsibility]
        found: dict[str, list[str]] = {}
        for field, letter in LETTERS.items():
            value = getattr(entry, field)
            found[letter] = [value] if isinstance(value, str) else list(value or ())
        return found

    @cached_property
    def duties(self) -> dict[str, list[Duty]]:
        """Every party's own letters, by party."""
        found: dict[str, list[Duty]] = {}
        for responsibility in self.index.data.responsibilities:
            for letter, parties in self.of(responsibility).items():
                for party in parties:
                    found.setdefault(party, []).append(Duty(responsibility, letter, party, party))
        return found

    def falling_on(self, party: str, on: date | None = None) -> list[Duty]:
        """All letters of a party on a day, its own and those that come by roles, bodies and units."""
        through = [party, *self.memberships(party, on or self.index.on)]
        return [duty._replace(party=party, through=each) for each in through for duty in self.duties.get(each, ())]

    def memberships(self, party: str, on: date) -> list[str]:
        """The roles somebody holds, the bodies they chair or sit in, the units they head, on a day; and what those hold."""
        found = {party: None}
        waiting = [party]
        while waiting:
            each = waiting.pop(0)
            new = [id_ for id_ in (*self._roles(each, on), *self._groups(each, on)) if id_ not in found]
            found.update(dict.fromkeys(new))
            waiting += new
        return list(found)[1:]

    def _roles(self, party: str, on: date) -> Iterator[str]:
        for id_, role in self.index.data.roles.items():
            held = (each.person == party and runs(each.from_, each.until, on) for each in role.holders)
            if runs(role.from_, role.until, on) and any(held):
                yield id_

    def _groups(self, party: str, on: date) -> Iterator[str]:
        for id_, body in self.index.data.ownership.bodies.items():
            seated = (each.holder == party and runs(each.from_, each.until, on) for each in body.seats)
            if runs(body.from_, body.until, on) and (party in (body.chair, body.secretary) or any(seated)):
                yield id_
        for id_, unit in self.index.data.units.items():
            if unit.head == party and runs(unit.from_, unit.until, on):
                yield id_
