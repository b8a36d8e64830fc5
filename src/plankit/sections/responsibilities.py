"""Who is responsible for what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    Begin,
    End,
    Entry,
    Every,
    Listed,
    PartyId,
    Shorthand,
    Text,
)

AREAS = ["strategy", "platform", "content", "community", "support", "adoption"]


class Responsibility(Entry):
    """Something that has to be done, and who sees to it."""

    title: Text
    """What is done, starting with a verb, such as `Check whether pages are up to date`."""
    area: Annotated[str, Field(json_schema_extra={"examples": AREAS})] | None = None
    """The area it belongs to: `strategy`, `platform`, `content`, `community`, `support`, `adoption`, or your own word."""
    stage: Literal["intent", "plan", "create", "check", "sign_off", "publish", "maintain", "remove"] | None = None
    """The stage in the life of content it belongs to, such as `create`, `check` or `remove`."""
    owner: PartyId | None = None
    """Who answers for it: exactly one, such as `community-manager`."""
    responsible: Listed[PartyId]
    """Who does the work, when that is not the owner."""
    supports: Listed[PartyId]
    """Who helps with it."""
    consulted: Listed[PartyId]
    """Whose advice is asked beforehand."""
    informed: Listed[PartyId]
    """Who is told afterwards."""
    importance: Annotated[int, Field(ge=1, le=4)] | None = None
    """How much it matters, from 1 (a little) to 4 (essential)."""
    every: Every | None = None
    """How often it is done, such as `monthly`."""
    status: Annotated[
        Literal["assigned", "vacant", "parked", "out_of_scope", "supplier"],
        Shorthand(shorthand.or_assigned, NOTHING),
    ] = "assigned"
    """Whether it is `assigned`, or knowingly not: `vacant`, `parked`, `out_of_scope`, or left to a `supplier`."""
    because: Text | None = None
    """Why it is not assigned."""
    review_by: End | None = None
    """When this is looked at again."""
    from_: Begin | None = Field(default=None, alias="from")
    """The day from which it counts."""
    until: End | None = None
    """The last day on which it counts."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""
