"""Where colleagues turn with questions, faults and wishes, and what keeps the intranet running."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plankit.sections.base import (
    Begin,
    ChannelId,
    Entry,
    Every,
    Length,
    Listed,
    PartyId,
    Prose,
    Text,
    Titled,
)

KINDS = ["question", "fault", "wish", "maintenance"]


class Channel(Entry):
    """A way to reach support."""

    title: Text | None = None
    """What it is called, such as `Service desk`."""
    address: Text | None = None
    """Where it is found: an address, a number, a page."""
    hours: Text | None = None
    """When someone is there, such as `Monday to Friday, 9 to 17`."""
    availability: Text | None = None
    """What is agreed on when it works and when it does not."""
    owner: PartyId | None = None
    """Who looks after it."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class RequestStep(Entry):
    """A step that is taken when a request stays unanswered."""

    after: Length | None = None
    """After how long, such as `2 working days`."""
    to: PartyId | None = None
    """Who takes over or is told."""


class Request(Entry):
    """A kind of request, and how it is handled."""

    title: Text | None = None
    """What it is called, such as `Reporting a fault`."""
    kind: Annotated[str, Field(json_schema_extra={"examples": KINDS})] | None = None
    """What sort it is: `question`, `fault`, `wish`, `maintenance`, or your own word; without it the id counts."""
    channel: ChannelId | None = None
    """The way colleagues should send it in."""
    also: Listed[ChannelId]
    """Other ways in which it may come in."""
    first_line: PartyId | None = None
    """Who answers first."""
    second_line: PartyId | None = None
    """Who takes over what the first line cannot answer."""
    third_line: PartyId | None = None
    """Who takes over after that, often the supplier."""
    acknowledge_within: Length | None = None
    """How soon the sender hears that it arrived, such as `4 hours`."""
    respond_within: Length | None = None
    """How soon someone starts on it, such as `1 working day`."""
    resolve_within: Length | None = None
    """How soon it is solved, such as `5 working days`."""
    holding_reply: Text | None = None
    """What the sender is told when it takes longer."""
    steps: Listed[Text]
    """What is done, step by step."""
    escalation: Listed[RequestStep]
    """Who is told when it stays unanswered, and after how long."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Operation(Entry):
    """A piece of daily maintenance that comes back."""

    title: Text | None = None
    """What is done, such as `Check who may see what`."""
    owner: PartyId | None = None
    """Who sees to it."""
    every: Every | None = None
    """How often it is done, such as `monthly`."""
    last: Begin | None = None
    """When it was last done."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Emergency(Entry):
    """What to do when the intranet itself is in trouble, or the organization is."""

    procedure: Prose | None = None
    """What is done, step by step."""
    contact: PartyId | None = None
    """Whom to call."""


class Support(Entry):
    """How colleagues are helped, and how the intranet is kept running."""

    channels: Titled[Channel]
    """The ways to reach support."""
    requests: Titled[Request]
    """The kinds of request, and how each is handled."""
    operations: Titled[Operation]
    """The daily maintenance, as a list that can fall due."""
    emergency: Emergency | None = None
    """What to do in an emergency, and whom to call."""
