"""The JSON Schema that editors use: in step with the models, right about good and bad files, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from plankit.files import folder
from plankit.schema import NAME, schema
from plankit.source import read
from plankit.words import words

ROOT = Path(__file__).resolve().parents[1]
COMMITTED = ROOT / "plan" / "schema" / NAME


def validator() -> jsonschema.Draft202012Validator:
    """The schema as an editor's validator."""
    return jsonschema.Draft202012Validator(json.loads(schema(words("en"))))


def test_the_schema_beside_the_plan_is_current(accept: bool) -> None:
    """The example plan points its editors at the schema of today."""
    if accept:
        COMMITTED.parent.mkdir(exist_ok=True)
        COMMITTED.write_text(schema(words("en")), encoding="utf-8")
    assert COMMITTED.read_text(encoding="utf-8") == schema(words("en"))


def test_the_schema_is_one() -> None:
    """It is valid by the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(json.loads(schema(words("nl"))))


@pytest.mark.parametrize("place", ["plan", "tests/plans/handbook", "tests/plans/posts-only"])
def test_good_files_fit(place: str) -> None:
    """Every file of a good plan fits on its own, as an editor sees it."""
    for name, raw in folder(ROOT / place).files:
        faults = [
            f"{name}: {fault.json_path} {fault.message}" for fault in validator().iter_errors(read(name, raw).data)
        ]
        assert faults == []


@pytest.mark.parametrize(
    "text",
    [
        "rols: {}",
        "roles: {editor: {titel: Editor}}",
        "roles: {editor: {title: Editor, layer: tactic}}",
        "people: {Anna de Vries: Anna}",
        "people: {anna: {name: Anna, until: 1-5-2027}}",
        "responsibilities: {tidy: {title: Tidy, owner: [anna, bram]}}",
        "responsibilities: {tidy: {title: Tidy, importance: 9}}",
        "policies: {posting: {title: Posting, review: {every: often}}}",
    ],
)
def test_mistakes_show_in_the_editor(text: str) -> None:
    """What plankit refuses, an editor marks as well."""
    assert not validator().is_valid(read("plan.yaml", text.encode()).data)


def test_every_key_is_explained_in_the_language() -> None:
    """Hovering over a key tells what it is for, in Dutch as in English, and shows no names of classes."""
    english, dutch = (json.loads(schema(words(language))) for language in ("en", "nl"))
    role = "Role"
    assert english["$defs"][role]["properties"]["holders"]["description"].startswith("Who fills the role")
    assert (
        dutch["$defs"][role]["properties"]["holders"]["description"]
        != english["$defs"][role]["properties"]["holders"]["description"]
    )
    titles = [name for name, each in english["$defs"].items() if "title" in each]
    assert titles == []
