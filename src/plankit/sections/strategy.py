"""What the intranet is for: vision, principles, audiences, goals and risks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    AudienceId,
    End,
    Entry,
    KpiId,
    Listed,
    Number,
    OneToFive,
    PartyId,
    Prose,
    Review,
    Shorthand,
    Text,
    Titled,
    UnitId,
)


class Scope(Entry):
    """What the plan covers, and what it does not."""

    in_: Listed[Text] = Field(default=[], alias="in")
    """What belongs to it, such as `news` and `group pages`."""
    out: Listed[Text]
    """What does not belong to it, such as `the public website`."""


class Audience(Entry):
    """A group of colleagues with needs of its own."""

    title: Text | None = None
    """What the group is called, such as `New staff`."""
    size: Number | None = None
    """How many colleagues it is, roughly."""
    needs: Listed[Text]
    """What these colleagues need from the intranet."""
    units: Listed[UnitId]
    """The units these colleagues work in."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Goal(Entry):
    """Something the intranet is to achieve."""

    title: Text
    """The goal in one line, such as `Colleagues find what they look for`."""
    why: Prose | None = None
    """Why it matters."""
    serves: Text | None = None
    """The goal of the organization that it serves."""
    owner: PartyId | None = None
    """Who sees to it that the goal is met."""
    by: End | None = None
    """When it is to be met, such as `2027-12-31` or `2027-Q4`."""
    kpis: Listed[KpiId]
    """The KPIs that show whether it is met, such as `search-success`."""
    audiences: Listed[AudienceId]
    """The audiences it is for."""
    success_factors: Listed[Text]
    """What must go well for the goal to be met."""
    status: Annotated[Literal["open", "met", "dropped"], Shorthand(shorthand.or_open, NOTHING)] = "open"
    """Where it stands: `open`, `met` or `dropped`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Risk(Entry):
    """Something that may go wrong, and what is done about it."""

    title: Text | None = None
    """The risk in one line, such as `Editors leave and nobody follows`."""
    likelihood: OneToFive | None = None
    """How likely it is, from 1 (hardly) to 5 (almost certain)."""
    impact: OneToFive | None = None
    """How much harm it does, from 1 (little) to 5 (very much)."""
    owner: PartyId | None = None
    """Who keeps an eye on it."""
    measure: Text | None = None
    """What is done to prevent it or to soften it."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Strategy(Entry):
    """What the intranet is for and where it is going."""

    vision: Prose | None = None
    """Where the intranet should be in a few years."""
    purpose: Prose | None = None
    """What the intranet is for, in a few sentences."""
    scope: Scope | None = None
    """What the plan covers and what it does not."""
    principles: Listed[Text]
    """The principles that settle a choice, the weightiest first."""
    model: Literal["central", "decentral", "hybrid"] | None = None
    """Who makes the content: one team (`central`), the departments (`decentral`), or both (`hybrid`)."""
    audiences: Titled[Audience]
    """The groups of colleagues the intranet is for."""
    goals: Titled[Goal]
    """What the intranet is to achieve."""
    risks: Titled[Risk]
    """What may go wrong, and what is done about it."""
    review: Review | None = None
    """How often the strategy is reviewed, and when that last happened."""
