"""The people, units and suppliers that the rest of the plan names."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plankit.sections.base import (
    Amount,
    Begin,
    End,
    Entry,
    Length,
    Listed,
    PartyId,
    Text,
    UnitId,
)


class Away(Entry):
    """A period in which someone is not there."""

    from_: Begin | None = Field(default=None, alias="from")
    """The first day away."""
    until: End | None = None
    """The last day away; leave it out while the return is not known."""
    reason: Text | None = None
    """Why, in a neutral word such as `leave`; nothing private belongs here."""


class Person(Entry):
    """Someone who has a part in the intranet."""

    name: Text
    """The name as colleagues know it, such as `Anna de Wit`."""
    email: Text | None = None
    """The work address at which this person can be reached."""
    unit: UnitId | None = None
    """The unit this person works in, such as `communications`."""
    job: Text | None = None
    """The job title, such as `communications adviser`."""
    employment: Literal["employee", "contractor", "supplier"] | None = None
    """How this person is employed: `employee`, `contractor` or `supplier`."""
    from_: Begin | None = Field(default=None, alias="from")
    """The first working day."""
    until: End | None = None
    """The last working day, when this person leaves."""
    away: Listed[Away]
    """When this person is away for longer, such as `{from: 2027-03-01, until: 2027-06-30}`."""
    hours_per_week: Amount | None = None
    """How many hours a week this person has for the intranet."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Unit(Entry):
    """A department, team or site of the organization."""

    title: Text | None = None
    """What the unit is called, such as `Communications`."""
    parent: UnitId | None = None
    """The larger unit this one is part of."""
    head: PartyId | None = None
    """Who leads the unit."""
    from_: Begin | None = Field(default=None, alias="from")
    """The day from which the unit exists."""
    until: End | None = None
    """The last day of the unit, when it is dissolved or merged."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Contract(Entry):
    """The contract with a supplier."""

    owner: PartyId | None = None
    """Who looks after the contract."""
    until: End | None = None
    """The last day of the contract."""
    notice: Length | None = None
    """How long before the end notice must be given, such as `3 months`."""


class Supplier(Entry):
    """A company that delivers the platform, hosting or help."""

    title: Text | None = None
    """What the supplier is called."""
    contact: Text | None = None
    """How to reach the supplier."""
    contract: Contract | None = None
    """Who looks after the contract, until when it runs and how long the notice is."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""
