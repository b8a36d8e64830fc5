"""Which pages there are, who looks after them, and how long they live."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    TEXT,
    AudienceId,
    Begin,
    Entry,
    Length,
    Listed,
    PartyId,
    Review,
    Shorthand,
    Table,
    Text,
    Titled,
    Url,
)


class Area(Entry):
    """A part of the intranet that one party looks after."""

    title: Text | None = None
    """What the part is called, such as `HR pages`."""
    url: Url | None = None
    """Where it is: a whole address or a path, such as `/hr`."""
    covers: Annotated[Literal["page", "children", "below"], Shorthand(shorthand.or_below, NOTHING)] = "below"
    """How far it reaches: this `page` alone, its `children` too, or everything `below`."""
    owner: PartyId | None = None
    """Who answers for what is on these pages."""
    editors: Listed[PartyId]
    """Who writes and changes them."""
    approver: PartyId | None = None
    """Who approves them before they are published."""
    audience: Listed[AudienceId]
    """The audiences they are for."""
    review: Review | None = None
    """How often they are reviewed, and when that last happened."""
    status: Annotated[str, Field(json_schema_extra={"examples": ["planned", "live", "archived"]})] | None = None
    """Where it stands, such as `planned`, `live` or `archived`."""
    last_edited: Begin | None = None
    """When something was last changed."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Lifecycle(Entry):
    """How long a kind of content lives."""

    title: Text | None = None
    """What the kind of content is called, such as `News`."""
    review_every: Length | None = None
    """How long a review holds, such as `6 months`."""
    archive_after: Length | None = None
    """After how long it goes to the archive."""
    remove_after: Length | None = None
    """After how long it is removed."""
    owner: PartyId | None = None
    """Who sees to that."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Content(Entry):
    """The content of the intranet, and who looks after it."""

    default_owner: PartyId | None = None
    """Who looks after the pages that no area covers."""
    areas: Titled[Area]
    """The parts of the intranet, each with its owner."""
    inventory: Listed[Annotated[Table, Shorthand(shorthand.as_table, TEXT)]]
    """Lists of pages from a crawl or an export, such as `inventory.csv`."""
    lifecycle: Titled[Lifecycle]
    """How long each kind of content lives, such as news."""
