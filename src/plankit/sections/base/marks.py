"""Marks in the annotations of fields: what reads a value, which shorter forms there are, what is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import core_schema

from plankit import shorthand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

LANGUAGES = ["nl", "en"]
ID = r"^[a-z0-9](-?[a-z0-9])*-?$"
LONGEST_ID = 64
TEXT = {"type": "string"}
NOTHING = {"type": "null"}
IN_LANGUAGES = {
    "type": "object",
    "properties": dict.fromkeys(LANGUAGES, TEXT),
    "additionalProperties": False,
    "minProperties": 1,
}


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


class OneOf:
    """A text that is one of a few words."""

    def __init__(self, *words: str) -> None:
        """`OneOf("nl", "en")`."""
        self.words = words

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Only these words."""
        return core_schema.literal_schema(list(self.words))


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


class ByKey(Shorthand):
    """A mapping whose keys are of a kind, such as dates or years; `keys` tells editors of which."""

    def __init__(self, function: Callable[[object], object], keys: JsonSchemaValue, *also: JsonSchemaValue) -> None:
        """`ByKey(as_map, {"pattern": ...})`."""
        super().__init__(function, *also)
        self.keys = keys

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What Pydantic says of the values, and what the keys may be."""
        return {"anyOf": [{**handler(schema), "propertyNames": self.keys}, *self.also]}


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
        return {"anyOf": [TEXT, IN_LANGUAGES]}
