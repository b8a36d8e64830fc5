"""The roles people fill, from when until when, and who stands in for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    IN_LANGUAGES,
    NOTHING,
    TEXT,
    Amount,
    Begin,
    CourseId,
    End,
    Entry,
    Listed,
    Number,
    PartyId,
    Ref,
    Shorthand,
    Switch,
    Text,
    UnitId,
)


class Holding(Entry):
    """Who fills a role, and from when until when."""

    person: Annotated[str, Ref("person", "unit")]
    """Who fills the role, such as `anna`; a unit may do so as a whole."""
    from_: Begin | None = Field(default=None, alias="from")
    """The first day in the role."""
    until: End | None = None
    """The last day in the role."""
    share: Annotated[float, Field(gt=0, le=1)] | None = None
    """The part of the role this person takes, such as `0.6`."""
    acting: Switch = False
    """Write `true` for someone who fills the role for the time being."""
    scope: Text | None = None
    """The area, unit or site for which this person fills the role."""


class Deputy(Entry):
    """Who stands in when those who fill the role cannot."""

    person: Annotated[str, Ref("person", "role")]
    """Who stands in, such as `bram` or another role."""
    from_: Begin | None = Field(default=None, alias="from")
    """The first day as a deputy."""
    until: End | None = None
    """The last day as a deputy."""


class Vacancy(Entry):
    """A role that is knowingly left open for a while."""

    since: Begin | None = None
    """Since when the role has been open."""
    expected: End | None = None
    """When it is expected to be filled."""
    covered_by: PartyId | None = None
    """Who does the work in the meantime."""
    reason: Text | None = None
    """Why it is open."""


class Role(Entry):
    """A role in keeping the intranet, which people fill for a time."""

    title: Text
    """What the role is called, such as `Community manager`."""
    layer: Literal["strategic", "tactical", "operational"] | None = None
    """At which level it works: `strategic`, `tactical` or `operational`."""
    purpose: Text | None = None
    """What the role is for, in one sentence."""
    tasks: Listed[Text]
    """What someone in this role does."""
    authority: Listed[Text]
    """What someone in this role may decide."""
    skills: Listed[Text]
    """What someone in this role must be able to do."""
    unit: UnitId | None = None
    """The unit the role belongs to."""
    from_: Begin | None = Field(default=None, alias="from")
    """The day from which the role exists."""
    until: End | None = None
    """The last day on which the role exists."""
    filled: Annotated[Literal["here", "elsewhere"], Shorthand(shorthand.or_here, NOTHING)] = "here"
    """Where it is kept who fills the role: `here`, or `elsewhere` when the staff directory knows."""
    per: Annotated[str, Field(json_schema_extra={"examples": ["area", "unit", "site"]})] | None = None
    """What the role exists once for, such as `area`, `unit` or `site`; those who fill it then name theirs as `scope`."""
    holders: Listed[Annotated[Holding, Shorthand(shorthand.as_holding, TEXT)]]
    """Who fills the role, such as `[anna, bram]`, or with dates: `{person: anna, until: 2027-04-30}`."""
    deputies: Listed[Annotated[Deputy, Shorthand(shorthand.as_deputy, TEXT)]]
    """Who stands in, the first in line first."""
    min_holders: Annotated[Number, Shorthand(shorthand.or_one, NOTHING)] = 1
    """How many people the role needs at least."""
    max_holders: Number | None = None
    """How many people may fill the role at most."""
    hours_per_week: Amount | None = None
    """How many hours a week the role asks of each person in it."""
    critical: Switch = False
    """Write `true` when the role must never be without someone."""
    internal: Annotated[bool, Shorthand(shorthand.or_false, NOTHING, TEXT, IN_LANGUAGES)] = False
    """Write `true` when contractors may not fill the role; a text here is taken for an `internal_note`."""
    vacancy: Vacancy | None = None
    """Since when the role has been open and who covers for it, when it is knowingly left open."""
    training: Listed[CourseId]
    """The courses that must be followed before someone may fill the role."""
    in_job_description: bool | None = None
    """Whether the role is part of the job description of those who fill it: `true` or `false`."""
    internal_note: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""
