"""The policies and guidelines: what holds, for whom, who checks it, and when it is reviewed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    Begin,
    CourseId,
    End,
    Entry,
    KpiId,
    Listed,
    PartyId,
    PolicyId,
    Prose,
    Ref,
    Review,
    Shorthand,
    Text,
    Url,
    Worded,
)

TOPICS = [
    "publishing",
    "groups",
    "naming",
    "style",
    "accessibility",
    "privacy",
    "sharing",
    "behaviour",
    "copyright",
    "records",
    "languages",
    "emergencies",
    "ai",
]


class Levers(Entry):
    """What makes a policy work, besides its text."""

    training: Listed[CourseId]
    """The courses that teach it."""
    constraint: Text | None = None
    """What the platform itself allows or prevents."""
    monitoring: Listed[KpiId]
    """The KPIs that show whether it is kept."""
    steering: Text | None = None
    """How colleagues are steered in the right direction, such as templates or defaults."""


class Approved(Entry):
    """Who approved something, and when."""

    by: PartyId | None = None
    """Who approved it."""
    on: Begin | None = None
    """The day of approval."""


class Exemption(Entry):
    """Someone for whom the policy does not hold, for a while."""

    for_: Annotated[str | dict[str, str], Worded(), Ref("party", or_text=True)] | None = Field(
        default=None, alias="for"
    )
    """For whom: an id of the plan, or words."""
    granted_by: PartyId | None = None
    """Who allowed it."""
    reason: Text | None = None
    """Why it was allowed."""
    until: End | None = None
    """The last day on which it holds."""


class Policy(Entry):
    """A policy or guideline for the intranet: a frame within which colleagues find their own way."""

    title: Text
    """What it is called, such as `Posting in groups`."""
    kind: Literal["policy", "guideline", "procedure", "standard", "strategy"] | None = None
    """What sort it is: a `policy` must be kept, a `guideline` should be; or a `procedure`, `standard` or `strategy`."""
    topic: Annotated[str, Field(json_schema_extra={"examples": TOPICS})] | None = None
    """What it is about, such as `publishing`, `groups`, `privacy`, or your own word."""
    purpose: Text | None = None
    """What it is for, in one sentence."""
    text: Prose | None = None
    """What it says, as short as can be."""
    do: Listed[Text]
    """What to do, one line each."""
    dont: Listed[Text]
    """What not to do, one line each."""
    applies_to: Listed[Annotated[str, Ref("role", "audience", words=("everyone",))]]
    """For whom it holds: roles, audiences or `everyone`."""
    owner: PartyId | None = None
    """Who answers for it and keeps it up to date."""
    checked_by: PartyId | None = None
    """Who checks that it is kept."""
    checked_how: Text | None = None
    """How that is checked."""
    levers: Levers | None = None
    """What makes it work besides its text: training, the platform, measuring, steering."""
    on_breach: Text | None = None
    """What happens when someone does not keep to it."""
    reviewed_by: PartyId | None = None
    """Who reviews it."""
    approved: Approved | None = None
    """Who approved it, and when."""
    effective: Begin | None = None
    """The day from which it holds."""
    until: End | None = None
    """The last day on which it holds, for an interim one."""
    review: Review | None = None
    """How often it is reviewed, and when that last happened."""
    status: Annotated[
        Literal["draft", "in_force", "superseded", "withdrawn"], Shorthand(shorthand.or_in_force, NOTHING)
    ] = "in_force"
    """Where it stands: `draft`, `in_force`, `superseded` by a newer one, or `withdrawn`."""
    replaces: Listed[PolicyId]
    """The policies it replaces."""
    published_at: Url | None = None
    """Where colleagues can read it."""
    because: Text | None = None
    """The law or rule it comes from."""
    exceptions: Listed[Exemption]
    """For whom it does not hold, for how long and why."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""
