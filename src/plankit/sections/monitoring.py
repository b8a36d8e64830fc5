"""What is measured, what colleagues say, and who hears of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plankit import shorthand
from plankit.sections.base import (
    NOTHING,
    ROUGH_SCHEMA,
    TEXT,
    AudienceId,
    Begin,
    ByKey,
    End,
    Entry,
    Every,
    Keyed,
    Length,
    Listed,
    PartyId,
    Shorthand,
    Text,
    Titled,
)

UNITS = ["percent", "count", "minutes", "days", "score"]
READINGS = {"type": "object", "propertyNames": ROUGH_SCHEMA, "additionalProperties": {"type": "number"}}


class Baseline(Entry):
    """What was measured at the start."""

    value: float
    """The value at the start."""
    on: Begin | None = None
    """The day it was measured."""


class Target(Entry):
    """What is aimed for."""

    value: float
    """The value that is aimed for."""
    by: End | None = None
    """When it is to be reached."""


class Readings(Entry):
    """What was measured, by date, or the file that holds it."""

    on: Annotated[dict[End, float], ByKey(shorthand.as_map, ROUGH_SCHEMA)] = Field(default={})
    """A value for each date, such as `2026-01-31: 61`."""
    file: str | None = None
    """Where the readings are, such as `readings.csv`."""
    header_row: Annotated[int, Field(ge=1)] | None = None
    """In which row the names of the columns stand, when that is not the first."""
    columns: Keyed[str, str]
    """Which column of the list holds what, such as `{date: Month, value: Score}`."""


class Kpi(Entry):
    """A figure that shows how the intranet is doing."""

    title: Text
    """What is measured, such as `Searches that succeed`."""
    question: Text | None = None
    """Which question it answers, and which decision it helps to take."""
    family: Literal["adoption", "engagement", "findability", "task", "quality", "support", "outcome"] | None = None
    """What it says something about, such as `adoption`, `findability` or `quality`."""
    definition: Text | None = None
    """How it is counted, so that anyone comes to the same figure."""
    unit: Annotated[str, Field(json_schema_extra={"examples": UNITS})] | None = None
    """What it is counted in: `percent`, `count`, `minutes`, `days`, `score`, or your own word."""
    source: Text | None = None
    """Where the figure comes from, such as `web statistics` or `the yearly survey`."""
    owner: PartyId | None = None
    """Who sees to it that it is measured."""
    every: Every | None = None
    """How often it is measured, such as `monthly`."""
    better: Annotated[Literal["higher", "lower"], Shorthand(shorthand.or_higher, NOTHING)] = "higher"
    """Which way is better: `higher` or `lower`."""
    baseline: Baseline | None = None
    """The value at the start, and when that was measured."""
    target: Target | None = None
    """The value that is aimed for, and by when."""
    act_below: float | None = None
    """Below this value something is done now."""
    act_above: float | None = None
    """Above this value something is done now, where lower is better."""
    watch_below: float | None = None
    """Below this value it is taken along into the further development."""
    watch_above: float | None = None
    """Above this value it is taken along into the further development, where lower is better."""
    readings: Annotated[Readings, Shorthand(shorthand.as_readings, TEXT, READINGS)] | None = None
    """What was measured: `{2026-01-31: 61}`, or a file such as `readings.csv`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Feedback(Entry):
    """A way in which colleagues say what they think."""

    title: Text | None = None
    """What it is called, such as `Form below each page`."""
    audience: Listed[AudienceId]
    """The audiences that use it."""
    owner: PartyId | None = None
    """Who reads it and answers."""
    acknowledge_within: Length | None = None
    """How soon the sender hears that it arrived, such as `2 working days`."""
    handled_how: Text | None = None
    """What is done with it."""
    feeds: Annotated[str, Field(json_schema_extra={"examples": ["wishes"]})] | None = None
    """Where it goes next, such as `wishes`."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Report(Entry):
    """A report on how the intranet is doing."""

    title: Text | None = None
    """What it is called, such as `Quarterly report`."""
    by: PartyId | None = None
    """Who makes it."""
    to: Listed[PartyId]
    """Who receives it."""
    every: Every | None = None
    """How often it is made, such as `quarterly`."""
    content: Text | None = None
    """What is in it."""
    delivered: Listed[Begin]
    """The days on which it was delivered."""
    internal: Text | None = None
    """A note for those who keep the plan; it appears only in what is made for the team."""


class Monitoring(Entry):
    """How the team knows how the intranet is doing."""

    kpis: Titled[Kpi]
    """The figures that show how the intranet is doing."""
    feedback: Titled[Feedback]
    """The ways in which colleagues say what they think."""
    reports: Titled[Report]
    """The reports that are made, by whom and for whom."""
