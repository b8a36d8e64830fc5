"""Who owns the intranet, which bodies steer it, who may decide what, and what was decided."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import dates, shorthand
from plankit.sections.base import (
    IN_LANGUAGES,
    NOTHING,
    RHYTHM_SCHEMA,
    TEXT,
    Amount,
    Begin,
    BodyId,
    DecisionId,
    End,
    Entry,
    Every,
    Length,
    Listed,
    LogId,
    Number,
    PartyId,
    Prose,
    Read,
    Ref,
    Shorthand,
    Switch,
    Text,
    Titled,
    UnitId,
    Url,
)

MEETS_SCHEMA = {"anyOf": [{"const": "as_required"}, RHYTHM_SCHEMA]}


class Seat(Entry):
    """A place in a body, taken or free."""

    seat: Text | None = None
    """What the seat is for, such as `Representative of HR`."""
    holder: Annotated[str, Shorthand(shorthand.as_holder), Ref("party", words=("vacant",))] | None = None
    """Who sits there; write `vacant` when the seat is free, and leave it out when it is not recorded."""
    unit: UnitId | None = None
    """The unit this seat speaks for."""
    substitute: PartyId | None = None
    """Who comes instead when the holder cannot."""
    kind: Literal["ex_officio", "appointed", "invited"] | None = None
    """How one comes to sit there: by virtue of a post (`ex_officio`), `appointed`, or `invited` without a vote."""
    nominated_by: PartyId | None = None
    """Who puts someone forward for the seat."""
    count: Annotated[Number, Shorthand(shorthand.or_one, NOTHING)] = 1
    """How many such seats there are."""
    from_: Begin | None = Field(default=None, alias="from")
    """The day from which the holder sits there."""
    until: End | None = None
    """The last day of the term."""
    since: Begin | None = None
    """Since when the seat has been vacant."""
    because: Text | None = None
    """Why the seat is vacant."""


class Substitutes(Entry):
    """Whether members may send someone else."""

    allowed: bool | None = None
    """Whether a member may send someone else: `true` or `false`."""
    may_vote: bool | None = None
    """Whether a substitute may vote: `true` or `false`."""


class Quorum(Entry):
    """How many members must be there to decide."""

    count: Number | None = None
    """The number of members that must be there."""
    fraction: Annotated[float, Field(gt=0, le=1)] | None = None
    """The part of the members that must be there, such as `0.5`."""
    plus: Number | None = None
    """How many more on top of that part, such as `1` for half plus one."""


class Meeting(Entry):
    """A meeting that was held."""

    on: Begin | None = None
    """The day of the meeting."""
    present: Listed[PartyId]
    """Who was there."""
    decisions: Listed[LogId]
    """What was decided, as ids of the log."""
    minutes: Url | None = None
    """Where the minutes are."""


class Body(Entry):
    """A group that steers, decides or advises, such as a steering group or an editorial board."""

    title: Text
    """What the body is called, such as `Steering group`."""
    kind: Literal["board", "steering", "team", "editorial", "working_group", "community", "advisory"] | None = None
    """What sort of body it is; an `advisory` body advises and decides nothing."""
    outside: Switch = False
    """Write `true` when it exists outside this plan, such as the board; nothing more is asked of it then."""
    mandate: Prose | None = None
    """What the body is for, and what it may do."""
    mandated_by: PartyId | None = None
    """Who gave the body its mandate."""
    reports_to: PartyId | None = None
    """Whom the body reports to."""
    chair: PartyId | None = None
    """Who chairs it."""
    secretary: PartyId | None = None
    """Who prepares the meetings and keeps the minutes."""
    seats: Listed[Annotated[Seat, Shorthand(shorthand.as_seat, TEXT)]]
    """Who sits in it, such as `[intranet-manager, hr-editor]`, or a seat with its term and substitute."""
    substitutes: Substitutes | None = None
    """Whether members may send someone else, and whether that person may vote."""
    meets: Annotated[dates.Rhythm, Read(dates.meeting_rhythm, MEETS_SCHEMA)] | None = None
    """How often it meets, such as `every 6 weeks` or `as_required`."""
    agenda_before: Length | None = None
    """How long before a meeting the agenda is sent, such as `5 working days`."""
    quorum: Annotated[Quorum, Shorthand(shorthand.as_quorum, {"type": "integer", "minimum": 0})] | None = None
    """How many members must be there to decide: a number, or `{fraction: 0.5, plus: 1}`."""
    decides_by: Text | None = None
    """How it decides, and what happens on a tie, such as `Majority; on a tie the chair decides`."""
    minutes_within: Length | None = None
    """How soon after a meeting the minutes are there, such as `2 weeks`."""
    meetings: Listed[Meeting]
    """The meetings that were held."""
    from_: Begin | None = Field(default=None, alias="from")
    """The day from which the body exists."""
    until: End | None = None
    """The last day of the body."""
    succeeded_by: BodyId | None = None
    """The body that takes its place."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Limit(Entry):
    """How far a decision right reaches; above it the decision goes higher up."""

    text: Text | None = None
    """The limit in words."""
    cost: Amount | None = None
    """The highest amount that may be decided on."""
    days: Amount | None = None
    """The most days of work that may be decided on."""


class Decision(Entry):
    """A decision right: who has the authority to decide on something."""

    title: Text
    """What is decided, such as `Opening a new group`."""
    decides: PartyId | None = None
    """Who decides: exactly one."""
    within: Text | None = None
    """How far that authority reaches, in words."""
    agrees: Listed[PartyId]
    """Who must approve first."""
    advises: Listed[PartyId]
    """Who gives advice first."""
    informed: Listed[PartyId]
    """Who is told afterwards."""
    limit: Annotated[Limit, Shorthand(shorthand.as_limit, TEXT, IN_LANGUAGES)] | None = None
    """Up to where this may be decided, such as `{cost: 5000, days: 10}`; above it the decision goes higher up."""
    escalates_to: PartyId | None = None
    """Who decides above the limit, or when no agreement is reached."""
    answer_within: Length | None = None
    """How soon there is an answer, such as `5 working days`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Escalation(Entry):
    """A step that is taken when something stays undone."""

    when: Literal["no_answer", "content_overdue", "policy_overdue"] | None = None
    """What stays undone: `no_answer`, `content_overdue` or `policy_overdue`."""
    before: Length | None = None
    """How long before the due date the step is taken."""
    after: Length | None = None
    """How long after the due date the step is taken."""
    every: Every | None = None
    """How often the step is repeated."""
    to: PartyId | None = None
    """Who is told."""
    action: Text | None = None
    """What happens then."""


class LogEntry(Entry):
    """A decision that was taken."""

    on: Begin | None = None
    """The day of the decision."""
    title: Text | None = None
    """What was decided, in one line."""
    decided_by: PartyId | None = None
    """Who decided."""
    decision: DecisionId | None = None
    """The decision right that was used, such as `new-group`."""
    reason: Prose | None = None
    """Why it was decided so."""
    supersedes: LogId | None = None
    """The earlier decision that this one replaces."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Ownership(Entry):
    """Who owns the intranet, and how decisions are taken."""

    sponsor: PartyId | None = None
    """The director who stands up for the intranet and finds the means for it."""
    product_owner: PartyId | None = None
    """The one who owns the intranet."""
    bodies: Titled[Body]
    """The groups that steer, decide or advise."""
    decisions: Titled[Decision]
    """Who may decide what."""
    escalation: Listed[Escalation]
    """What happens, step by step, when something stays undone."""
    log: Titled[LogEntry]
    """What was decided, when and why."""
