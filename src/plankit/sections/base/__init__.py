"""What the sections are made of: entries, ids, texts, references, dates, and the shorter ways to write them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from plankit import dates, shorthand
from plankit.sections.base.marks import (
    ID,
    IN_LANGUAGES,
    LONGEST_ID,
    NOTHING,
    TEXT,
    ById,
    ByKey,
    ManyOrOne,
    Markdown,
    OneOf,
    Read,
    Ref,
    Shorthand,
    Worded,
)

__all__ = [
    "IN_LANGUAGES",
    "NOTHING",
    "RHYTHM_SCHEMA",
    "ROUGH_SCHEMA",
    "TEXT",
    "YEAR_SCHEMA",
    "Amount",
    "AudienceId",
    "Begin",
    "BodyId",
    "ByKey",
    "ChannelId",
    "Country",
    "CourseId",
    "DecisionId",
    "End",
    "Entry",
    "Every",
    "GoalId",
    "Id",
    "Keyed",
    "KpiId",
    "Language",
    "Length",
    "Listed",
    "LogId",
    "Mapped",
    "Markdown",
    "Named",
    "Number",
    "OneOf",
    "OneToFive",
    "PartyId",
    "PersonId",
    "PolicyId",
    "Prose",
    "Read",
    "Ref",
    "ReleaseId",
    "Review",
    "RoleId",
    "Roles",
    "Shorthand",
    "Switch",
    "Table",
    "Text",
    "Titled",
    "UnitId",
    "Url",
    "Whole",
    "WishId",
    "Worded",
    "Year",
]

DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
LENGTH = rf"\d{{1,4}} ?({'|'.join(dates.UNITS)})"
LENGTHS = rf"{LENGTH}((,? and |,? en |, | ){LENGTH})*|P(\d+[YMWD])*(T(\d+[HM])+)?"
RHYTHMS = rf"{'|'.join(dates.RHYTHM_WORDS)}|((every|each|elke?|iedere?) )?({LENGTHS}|{'|'.join(dates.UNITS)})"


class Entry(BaseModel):
    """A part of the plan with named fields; a field it does not know is a finding."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


LENGTH_SCHEMA = {"type": "string", "pattern": f"^({LENGTHS})$", "examples": ["3 working days", "12 maanden", "P1Y6M"]}
RHYTHM_SCHEMA = {
    "anyOf": [
        {
            "type": "string",
            "pattern": f"^({RHYTHMS})$",
            "examples": ["monthly", "every 6 weeks", "per kwartaal"],
        },
        {
            "type": "object",
            "properties": {"times_a_year": {"type": "number", "exclusiveMinimum": 0, "maximum": 366}},
            "required": ["times_a_year"],
            "additionalProperties": False,
        },
    ]
}
ROUGH_SCHEMA = {
    "anyOf": [
        {
            "type": "string",
            "pattern": rf"^({DATE}|\d{{4}}(-(0[1-9]|1[0-2]|[Qq][1-4]))?)$",
            "examples": ["2026-10-01", "2026-10", "2026-Q4", "2026"],
        },
        {"type": "integer", "minimum": dates.FIRST_YEAR, "maximum": 9999},
    ]
}
YEAR_SCHEMA = {"type": "string", "pattern": r"^(19|2\d)\d\d$"}

T = TypeVar("T")
K = TypeVar("K")

Id = Annotated[str, StringConstraints(pattern=ID, max_length=LONGEST_ID)]
Text = Annotated[str | dict[str, str], Worded()]
Prose = Annotated[str | dict[str, str], Worded(), Markdown()]
Listed = Annotated[list[T], ManyOrOne(), Field(default=[])]
Keyed = Annotated[dict[K, T], Shorthand(shorthand.as_map, NOTHING), Field(default={})]
Whole = Annotated[T, Shorthand(shorthand.as_map, NOTHING), Field(default={}, validate_default=True)]
Mapped = Annotated[dict[Id, T], ById(shorthand.as_entries), Field(default={})]
Roles = Annotated[dict[Id, T], ById(shorthand.as_roles), Field(default={})]
Titled = Annotated[dict[Id, T], ById(shorthand.as_titled, TEXT, NOTHING), Field(default={})]
Named = Annotated[dict[Id, T], ById(shorthand.as_named, TEXT), Field(default={})]

Url = Annotated[str, Shorthand(shorthand.link)]
Begin = Annotated[date, Read(dates.begin, ROUGH_SCHEMA)]
End = Annotated[date, Read(dates.end, ROUGH_SCHEMA)]
Year = Annotated[int, Read(dates.year, YEAR_SCHEMA)]
Length = Annotated[dates.Duration, Read(dates.duration, LENGTH_SCHEMA)]
Every = Annotated[dates.Rhythm, Read(dates.rhythm, RHYTHM_SCHEMA)]
Country = Annotated[str, Read(dates.country, {"type": "string", "pattern": r"^[A-Z]{2}(-[A-Z0-9]+)?$"})]

Language = Literal["nl", "en"]
Switch = Annotated[bool, Shorthand(shorthand.or_false, NOTHING)]
Amount = Annotated[float, Field(ge=0)]
Number = Annotated[int, Field(ge=0)]
OneToFive = Annotated[int, Field(ge=1, le=5)]

PartyId = Annotated[str, Ref("party")]
PersonId = Annotated[str, Ref("person")]
UnitId = Annotated[str, Ref("unit")]
RoleId = Annotated[str, Ref("role")]
BodyId = Annotated[str, Ref("body")]
AudienceId = Annotated[str, Ref("audience")]
GoalId = Annotated[str, Ref("goal")]
DecisionId = Annotated[str, Ref("decision")]
LogId = Annotated[str, Ref("log_entry")]
PolicyId = Annotated[str, Ref("policy")]
KpiId = Annotated[str, Ref("kpi")]
ChannelId = Annotated[str, Ref("channel")]
CourseId = Annotated[str, Ref("course")]
WishId = Annotated[str, Ref("wish")]
ReleaseId = Annotated[str, Ref("release")]


class Review(Entry):
    """When something is looked at again: how often, when it last was, and when it next will be."""

    every: Length | None = None
    """How long a review holds, such as `12 months`."""
    last: Begin | None = None
    """When it was last reviewed, such as `2026-02-01`."""
    next: End | None = None
    """When it is to be reviewed next; without it the last review and how long it holds decide."""


class Table(Entry):
    """A list kept outside the plan, as CSV or as a spreadsheet."""

    file: str
    """Where the list is, as a path inside the plan's folder, such as `inventory.csv`."""
    header_row: Annotated[int, Field(ge=1)] | None = None
    """In which row the names of the columns stand, when that is not the first."""
    columns: Keyed[str, str]
    """Which column of the list holds what, such as `{url: Address, owner: Content owner}`."""
