"""The JSON Schema of plan files: editors complete keys by it and show what each is for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plankit.words import Words

NAME = "plan.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(speak: Words) -> str:
    """The schema as text, with its explanations in one language; no section is required, as a plan is many files."""
    from plankit.sections import PlanData

    made: dict[str, Any] = _spoken(PlanData.model_json_schema(by_alias=True), speak)
    made.pop("required", None)
    for section in made["properties"].values():
        section.pop("default", None)
    return json.dumps({"$schema": DIALECT, **made}, ensure_ascii=False, indent=2) + "\n"


def _spoken(value: Any, speak: Words) -> Any:
    """The schema without the names of our classes, and with every description in the language."""
    if isinstance(value, list):
        return [_spoken(each, speak) for each in value]
    if not isinstance(value, dict):
        return value
    told: dict[str, Any] = {}
    for key, each in value.items():
        if key == "description" and isinstance(each, str):
            told[key] = speak.word(each)
        elif not (key == "title" and isinstance(each, str)):
            told[key] = _spoken(each, speak)
    return told
