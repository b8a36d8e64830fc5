"""How the intranet develops: wishes, releases, milestones, adoption and budget."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    YEAR_SCHEMA,
    Amount,
    AudienceId,
    Begin,
    ByKey,
    ChannelId,
    CourseId,
    DecisionId,
    End,
    Entry,
    GoalId,
    Keyed,
    KpiId,
    Listed,
    Number,
    OneToFive,
    PartyId,
    Ref,
    ReleaseId,
    RoleId,
    Shorthand,
    Switch,
    Text,
    Titled,
    UnitId,
    WishId,
    Year,
)

STATUSES = ["planned", "building", "released", "dropped"]


class Scoring(Entry):
    """How wishes are weighed against each other."""

    method: Literal["value_effort", "rice", "wsjf", "moscow"] | None = None
    """How wishes are ranked: `value_effort`, `rice`, `wsjf` or `moscow`."""
    weights: Keyed[str, float]
    """How heavily each part counts, such as `{value: 2, effort: 1}`."""


class Origin(Entry):
    """Where a wish comes from."""

    unit: UnitId | None = None
    """The unit that asked for it."""
    person: Annotated[str, Ref("person", or_text=True)] | None = None
    """Who asked for it: an id of the plan, or a name."""
    on: Begin | None = None
    """The day it was asked."""
    channel: ChannelId | None = None
    """The way it came in."""


class Outcome(Entry):
    """What was decided on a wish."""

    right: DecisionId | None = None
    """The decision right that was used."""
    outcome: Literal["accepted", "rejected", "deferred", "more_info"] | None = None
    """What was decided: `accepted`, `rejected`, `deferred`, or `more_info` is needed."""
    by: PartyId | None = None
    """Who decided."""
    on: Begin | None = None
    """The day of the decision."""
    reason: Text | None = None
    """Why it was decided so."""
    answered: Begin | None = None
    """The day on which the one who asked was told."""


class Wish(Entry):
    """Something someone would like the intranet to do."""

    title: Text | None = None
    """The wish in one line, such as `Dark mode`."""
    story: Text | None = None
    """What is wanted and why: as a ..., I want ..., so that ..."""
    from_: Origin | None = Field(default=None, alias="from")
    """Who asked for it, when and how."""
    kind: Literal["usual", "development", "content"] | None = None
    """What sort it is: work as `usual`, `development`, or `content`."""
    goal: GoalId | None = None
    """The goal it serves."""
    audiences: Listed[AudienceId]
    """The audiences it is for."""
    value: OneToFive | None = None
    """How much it is worth, from 1 (little) to 5 (very much)."""
    reach: Number | None = None
    """How many colleagues it helps."""
    impact: OneToFive | None = None
    """How much it helps each of them, from 1 (little) to 5 (very much)."""
    confidence: Annotated[float, Field(ge=0, le=100)] | None = None
    """How sure you are of these figures, from 0 to 100 percent."""
    urgency: OneToFive | None = None
    """How much haste there is, from 1 (none) to 5 (very much)."""
    risk_reduction: OneToFive | None = None
    """How far it takes away a risk or opens a chance, from 1 (hardly) to 5 (very much)."""
    moscow: Literal["must", "should", "could", "wont"] | None = None
    """How badly it is needed: `must`, `should`, `could` or `wont`."""
    effort_days: Amount | None = None
    """How many days of work it takes."""
    effort: Keyed[RoleId, Amount]
    """How many days it takes of each role, such as `{developer: 5, editor: 2}`; adds up to `effort_days`."""
    cost: Amount | None = None
    """What it costs."""
    needs: Listed[Text]
    """What must be there first."""
    depends_on: Listed[WishId]
    """The wishes that must be done first."""
    assessor: PartyId | None = None
    """Who looks into it."""
    assessed: Begin | None = None
    """The day on which that was done."""
    decision: Outcome | None = None
    """What was decided, by whom, and when the one who asked was told."""
    release: ReleaseId | None = None
    """The release it is planned in."""
    status: Annotated[
        Literal["new", "assessed", "accepted", "planned", "building", "done", "rejected", "deferred"],
        Shorthand(shorthand.or_new, NOTHING),
    ] = "new"
    """Where it stands, such as `new`, `accepted` or `done`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Release(Entry):
    """A set of changes that comes out together."""

    title: Text | None = None
    """What it is called, such as `First quarter of 2027`."""
    starts: Begin | None = None
    """The day the work starts."""
    ends: End | None = None
    """The day it is finished."""
    owner: PartyId | None = None
    """Who sees to it."""
    capacity_days: Amount | None = None
    """How many days of work there are."""
    capacity: Keyed[RoleId, Amount]
    """How many days there are of each role, such as `{developer: 20}`."""
    budget: Amount | None = None
    """How much money there is."""
    accepted_by: PartyId | None = None
    """Who says that it is good enough to go out."""
    training: Listed[CourseId]
    """The courses that go with it."""
    communication: Text | None = None
    """How colleagues hear of it."""
    evaluate_on: End | None = None
    """When you look back on it."""
    status: Annotated[str, Field(json_schema_extra={"examples": STATUSES})] | None = None
    """Where it stands, such as `planned`, `building`, `released` or `dropped`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Milestone(Entry):
    """A moment the plan works towards."""

    title: Text | None = None
    """What it is called, such as `Go-live`."""
    kind: Annotated[str, Field(json_schema_extra={"examples": ["go_live"]})] | None = None
    """What sort it is, such as `go_live`."""
    on: End | None = None
    """The day it is to be reached."""
    owner: PartyId | None = None
    """Who sees to it."""
    accepted_by: PartyId | None = None
    """Who says that it has been reached."""
    done: Switch = False
    """Write `true` when it has been reached."""
    hands_over_to: PartyId | None = None
    """Who takes over afterwards."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Activity(Entry):
    """Something that helps colleagues to start using the intranet."""

    title: Text | None = None
    """What it is called, such as `Tour of the departments`."""
    from_: Begin | None = Field(default=None, alias="from")
    """The first day."""
    until: End | None = None
    """The last day."""
    owner: PartyId | None = None
    """Who sees to it."""
    audiences: Listed[AudienceId]
    """The audiences it is for."""
    kpis: Listed[KpiId]
    """The KPIs that show whether it works."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


Amounts = Annotated[dict[str, Amount], Shorthand(shorthand.as_map, NOTHING)]


class Roadmap(Entry):
    """How the intranet develops further."""

    scoring: Scoring | None = None
    """How wishes are weighed against each other."""
    wishes: Titled[Wish]
    """What people would like the intranet to do."""
    releases: Titled[Release]
    """What comes out together, and when."""
    milestones: Titled[Milestone]
    """The moments the plan works towards, such as go-live."""
    adoption: Titled[Activity]
    """What is done to have colleagues use the intranet."""
    budget: Annotated[dict[Year, Amounts], ByKey(shorthand.as_map, YEAR_SCHEMA, NOTHING)] = Field(default={})
    """How much money there is each year and what for, such as `2027: {licence: 12000, training: 3000}`."""
