"""What the sections are made of: entries, ids, texts, references, dates, and the shorter ways to write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import core_schema

from plankit import dates, shorthand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

LANGUAGES = ["nl", "en"]
ID = r"^[a-z0-9](-?[a-z0-9])*-?$"
LONGEST_ID = 64
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
LENGTH = rf"\d{{1,4}} ?({'|'.join(dates.UNITS)})"
LENGTHS = rf"{LENGTH}((, | and | en |, and |, en | ){LENGTH})*|P\d[0-9YMWDTHS]*|PT\d[0-9HM]*"
WORDS_OF_RHYTHM = "|".join(dates.RHYTHM_WORDS)


class Entry(BaseModel):
    """A part of the plan with named fields; a field it does not know is a finding."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


class Ref:
    """Marks a field that names an entry: of which kinds, and which words or free text may stand there too."""

    def __init__(self, *kinds: str, words: tuple[str, ...] = (), or_text: bool = False) -> None:
        """`Ref("role", "audience", words=("everyone",))`."""
        self.kinds = kinds
        self.words = words
        self.or_text = or_text

    def __repr__(self) -> str:
        """As it is written."""
        return f"Ref{(*self.kinds,)}"


class Markdown:
    """Marks a text that may hold Markdown."""


class Read:
    """Has a value read by a named function; `schema` tells editors what may be written."""

    def __init__(self, function: Callable[[object], object], schema: JsonSchemaValue) -> None:
        """`Read(dates.day, {"type": "string"})`."""
        self.function = function
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The function alone decides."""
        return core_schema.no_info_plain_validator_function(self.function)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What was given."""
        return dict(self.schema)


class Shorthand:
    """Has a named function turn a shorter form into the full one; `also` tells editors of the shorter form."""

    def __init__(self, function: Callable[[object], object], *also: JsonSchemaValue) -> None:
        """`Shorthand(as_holding, {"type": "string"})`."""
        self.function = function
        self.also = also

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The function goes before what the field itself asks."""
        return core_schema.no_info_before_validator_function(self.function, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The full form, or one of the shorter ones."""
        full = handler(schema)
        return {"anyOf": [full, *self.also]} if self.also else full


class ManyOrOne(Shorthand):
    """A list, of which a single item may be written without the brackets."""

    def __init__(self) -> None:
        """There is one way to do it."""
        super().__init__(shorthand.as_list)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The list, one item, or nothing."""
        full = handler(schema)
        return {"anyOf": [full, *([full["items"]] if full.get("items") else []), {"type": "null"}]}


class ById(Shorthand):
    """Entries by their ids, each in full or in the shorter form of its kind."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A mapping whose keys are ids."""
        full = handler(schema)
        entry = next(iter(full.get("patternProperties", {}).values()), full.get("additionalProperties", True))
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": ID, "maxLength": LONGEST_ID},
            "additionalProperties": {"anyOf": [entry, *self.also]} if self.also else entry,
        }


class Worded:
    """Text of the plan: a string, or one for each language."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """One clean error: about the text, or about the language that is wrong."""
        text = core_schema.str_schema(strict=True)
        languages = core_schema.dict_schema(core_schema.literal_schema(LANGUAGES), text, strict=True, min_length=1)
        return core_schema.tagged_union_schema(
            {"text": text, "languages": languages}, discriminator=shorthand.text_or_languages
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string or a mapping from language to string."""
        languages = {language: {"type": "string"} for language in LANGUAGES}
        mapping = {"type": "object", "properties": languages, "additionalProperties": False, "minProperties": 1}
        return {"anyOf": [{"type": "string"}, mapping]}


TEXT = {"type": "string"}
LENGTH_SCHEMA = {"type": "string", "pattern": f"^({LENGTHS})$", "examples": ["3 working days", "12 maanden", "P1Y6M"]}
RHYTHM_SCHEMA = {
    "anyOf": [
        {
            "type": "string",
            "pattern": f"^({WORDS_OF_RHYTHM}|((every|each|elke?|iedere?) )?({LENGTHS})|(every|elke?) [a-z ]+)$",
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

T = TypeVar("T")

Id = Annotated[str, StringConstraints(pattern=ID, max_length=LONGEST_ID)]
Text = Annotated[str | dict[str, str], Worded()]
Prose = Annotated[str | dict[str, str], Worded(), Markdown()]
Listed = Annotated[list[T], ManyOrOne()]
Mapped = Annotated[dict[Id, T], ById(shorthand.as_entries)]
Titled = Annotated[dict[Id, T], ById(shorthand.as_titled, TEXT, {"type": "null"})]
Named = Annotated[dict[Id, T], ById(shorthand.as_named, TEXT)]

Url = Annotated[str, Shorthand(shorthand.link)]
Begin = Annotated[date, Read(dates.begin, ROUGH_SCHEMA)]
End = Annotated[date, Read(dates.end, ROUGH_SCHEMA)]
Year = Annotated[int, Read(dates.year, {"type": "string", "pattern": r"^(19|2\d)\d\d$"})]
Length = Annotated[dates.Duration, Read(dates.duration, LENGTH_SCHEMA)]
Every = Annotated[dates.Rhythm, Read(dates.rhythm, RHYTHM_SCHEMA)]
Country = Annotated[str, Read(dates.country, {"type": "string", "pattern": r"^[A-Z]{2}(-[A-Z0-9]+)?$"})]

Language = Literal["nl", "en"]
Switch = Annotated[bool, Shorthand(shorthand.or_false, {"type": "null"})]
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
    columns: Annotated[dict[str, str], Shorthand(shorthand.as_map, {"type": "null"})] = {}
    """Which column of the list holds what, such as `{url: Address, owner: Content owner}`."""
