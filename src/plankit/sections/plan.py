"""The plan itself: what it is called, who keeps it, whether it was adopted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    TEXT,
    Begin,
    ByKey,
    Entry,
    Language,
    Listed,
    OneOf,
    PartyId,
    Prose,
    Review,
    Shorthand,
    Table,
    Text,
    Url,
)

SECTIONS = (
    "people",
    "units",
    "suppliers",
    "strategy",
    "ownership",
    "roles",
    "responsibilities",
    "content",
    "policies",
    "monitoring",
    "support",
    "training",
    "roadmap",
)
SECTION = {"enum": list(SECTIONS)}
SECTION_LIST = {"type": "array", "items": SECTION}


class Intranet(Entry):
    """The intranet the plan is about."""

    name: Text | None = None
    """What colleagues call the intranet, such as `Plaza`."""
    url: Url | None = None
    """The address colleagues open it at, such as `https://intranet.example.nl`."""
    platform: Text | None = None
    """The product it runs on, such as `SharePoint` or `Embrace`."""


class Adopted(Entry):
    """Who adopted the plan, and when."""

    by: PartyId | None = None
    """Who adopted the plan, such as `steering-group`."""
    on: Begin | None = None
    """The day on which the plan was adopted, such as `2026-10-01`."""
    version: str | None = None
    """Which version was adopted, between quotes, such as `"2026.1"`."""


class Plan(Entry):
    """What the plan is called, for which intranet it is, and who keeps it."""

    title: Text
    """The title of the plan, such as `Intranet management plan 2027`."""
    organization: Text
    """The organization whose intranet this is."""
    intranet: Intranet | None = None
    """The intranet: its name, its address and the product it runs on."""
    language: Language | None = None
    """The language the plan is written in: `nl` or `en`."""
    languages: Listed[Language]
    """Both languages, `[nl, en]`, when the plan is written in two."""
    version: str | None = None
    """The version of the plan, between quotes, such as `"2026.2"`."""
    status: Literal["draft", "adopted", "superseded"] | None = None
    """How far the plan is: `draft`, `adopted` or `superseded` by a newer one."""
    adopted: Adopted | None = None
    """Who adopted the plan and on which day; a newer draft may name the version that was adopted."""
    owner: PartyId | None = None
    """Who keeps the plan itself up to date, such as `intranet-manager`."""
    review: Review | None = None
    """How often the plan as a whole is reviewed, and when that last happened."""
    go_live: Begin | None = None
    """The day the intranet goes live: before it there is a project, after it the line organization takes over."""
    summary: Prose | None = None
    """What a director should know of the plan, in one or two paragraphs."""
    contact: Text | None = None
    """Where colleagues can ask about the plan, such as `intranet@example.nl`."""
    people_kept: Annotated[Literal["here", "elsewhere"], Shorthand(shorthand.or_here, NOTHING)] = "here"
    """Where the names of people are kept: `here`, or `elsewhere` when the staff directory knows who fills a post."""
    people_from: Annotated[Table, Shorthand(shorthand.as_table, TEXT)] | None = None
    """The list that holds the people, such as `people.csv`, when they are not written in the plan itself."""
    extends: str | None = None
    """The folder of the plan this one builds on, such as `../common`: its people, roles, policies and so on count here too."""
    source: Url | None = None
    """The address at which the plan is edited, so that pages can link to it."""
    templates: str | None = None
    """A folder beside the plan with templates of your own for its documents, such as `templates`."""
    not_yet: Annotated[
        dict[Annotated[str, OneOf(*SECTIONS)], Text],
        ByKey(shorthand.as_not_yet, SECTION, SECTION, SECTION_LIST, NOTHING),
    ] = Field(default={})
    """The sections the team does not want yet, such as `[training]`, with a reason if you like."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""
