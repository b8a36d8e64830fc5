"""The plan as JSON: described by its schema to the last key, the same bytes each time, and right about who answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from conftest import ROOT
from curtained import behind
from plankit.curtain import AUDIENCES, PEOPLE, Curtain
from plankit.dates import Duration, Rhythm
from plankit.outputs import make
from plankit.outputs.resolved.schema import schema
from plankit.outputs.resolved.values import value
from plankit.render import Wanted
from rendered import example, given

if TYPE_CHECKING:
    from plankit.views import Given

COMMITTED = ROOT / "docs" / "plan-resolved.schema.json"
PLAN = """
plankit: 1
plan: {title: {nl: Plan, en: A plan}, organization: Org, language: en}
people:
  anna: {name: Anna, until: 2026-12-31}
  bram: Bram
roles:
  editor: {title: Editor, holders: [{person: anna, until: 2026-12-31}], deputies: [bram]}
  trainer: {title: Trainer, vacancy: {since: 2026-10-01, covered_by: editor}}
  lost: {title: Lost}
units: {hr: {title: HR, head: bram}}
ownership: {bodies: {board: {title: Board, chair: hr, meets: as_required}}}
responsibilities:
  teach: {title: Give courses, owner: trainer, supports: hr, every: {times_a_year: 4}}
  wait: {title: Wait, owner: lost}
policies:
  posting: {title: Posting, owner: board, review: {every: 1 year, last: 2025-05-01}}
support: {requests: {fault: {title: Fault, respond_within: 3 working days 2 hours}}}
"""


def resolved(material: Given, language: str = "en") -> Any:
    """The document, read back."""
    return json.loads(make(material, Wanted("json", language)))


def closed(part: Any) -> Any:
    """A schema in which no object may hold a key that is not described."""
    if isinstance(part, dict):
        told = {key: closed(each) for key, each in part.items()}
        return told | {"additionalProperties": False} if "properties" in part and "oneOf" not in part else told
    return [closed(each) for each in part] if isinstance(part, list) else part


def validator() -> jsonschema.Draft202012Validator:
    """The schema, so strict that it finds keys nobody described."""
    return jsonschema.Draft202012Validator(
        closed(json.loads(schema())), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_the_schema_in_the_docs_is_current(call, accept: bool) -> None:
    """The schema that others read is that of today, and the command writes the same."""
    if accept:
        COMMITTED.write_text(schema(), "utf-8")
    assert COMMITTED.read_text("utf-8") == schema()
    assert call("schema", "--resolved").out == schema()


def test_the_schema_is_one() -> None:
    """It is valid by its own dialect, in plain ASCII, and explains every key."""
    made = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(made)
    assert schema().isascii()
    silent = [
        f"{name}.{key}"
        for name, part in made["$defs"].items()
        if not name.startswith("resolved.")
        for key, told in part.get("properties", {}).items()
        if "description" not in told
    ]
    assert silent == []


@pytest.mark.parametrize("material", [example(), example(judged=False), given(PLAN), given("plankit: 1")], ids=range(4))
def test_documents_fit_their_schema(material: Given) -> None:
    """Of the example, of a small plan and of hardly any, no key is undescribed and no value of another kind."""
    faults = [f"{each.json_path} {each.message}" for each in validator().iter_errors(resolved(material))]
    assert faults == []


@pytest.mark.parametrize("curtain", [Curtain(audience, people) for audience in AUDIENCES for people in PEOPLE], ids=str)
def test_documents_fit_behind_every_curtain(curtain: Curtain) -> None:
    """With every field of the format in it, whatever is kept back, the document is described by the same schema."""
    found = resolved(behind(curtain))
    assert [f"{each.json_path} {each.message}" for each in validator().iter_errors(found)] == []
    assert (found["about"]["audience"], found["about"]["people"]) == (curtain.audience, curtain.people)
    assert ("findings" in found["about"]) == (curtain.audience == "team")


def test_a_wrong_document_does_not_fit() -> None:
    """A schema that lets everything pass would be none."""
    found = resolved(given(PLAN))
    found["resolved"]["parties"]["editor"]["state"] = "holding"
    found["plan"]["people"]["anna"].pop("name")
    assert {each.json_path for each in validator().iter_errors(found)} == {
        "$.resolved.parties.editor.state",
        "$.plan.people.anna",
    }


def test_what_follows_from_a_plan() -> None:
    """Who answers and how they come to, until when, what is a gap, what falls due, and where all of it stands."""
    found = resolved(given(PLAN))
    facts = found["resolved"]
    assert facts["parties"]["trainer"] == {
        "kind": "role",
        "title": "Trainer",
        "state": "held",
        "people": ["anna"],
        "stand_ins": ["bram"],
        "until": "2026-12-31",
        "chain": [
            {"party": "trainer", "to": "editor", "by": "cover"},
            {"party": "editor", "to": "anna", "by": "holder"},
        ],
    }
    assert facts["parties"]["board"]["chain"] == [
        {"party": "board", "to": "hr", "by": "chair"},
        {"party": "hr", "to": "bram", "by": "head"},
    ]
    assert facts["parties"]["lost"] == {
        "kind": "role",
        "title": "Lost",
        "state": "gap",
        "people": [],
        "stand_ins": [],
        "chain": [],
        "why": "nobody holds the role “Lost” (lost)",
    }
    assert facts["owners"][1] == {
        "at": "responsibilities.wait.owner",
        "kind": "responsibility",
        "id": "wait",
        "party": "lost",
        "people": [],
        "broken": True,
        "place": {"file": "plan.yaml", "line": 15},
    }
    assert facts["raci"]["teach"] == {"A": ["trainer"], "R": [], "S": ["hr"], "C": [], "I": []}
    assert facts["policies"]["posting"] == {"state": "now", "overdue": True, "review": "2026-05-01"}
    assert [(each["on"], each["mark"], each["id"], each["late"]) for each in facts["due"]] == [
        ("2026-05-01", "review", "posting", True),
        ("2026-12-31", "leaves", "anna", False),
        ("2026-12-31", "term", "editor", False),
    ]
    assert facts["places"]["responsibilities.wait"] == {"file": "plan.yaml", "line": 15}


def test_the_plan_is_written_out() -> None:
    """Shorthands are full, lengths and rhythms are values, defaults are there, and what is not given is absent."""
    plan = resolved(given(PLAN))["plan"]
    assert plan["people"]["bram"] == {"name": "Bram", "away": []}
    assert plan["roles"]["editor"]["deputies"] == [{"person": "bram"}]
    assert plan["responsibilities"]["teach"]["supports"] == ["hr"]
    assert plan["responsibilities"]["teach"]["every"] == {"times_a_year": 4}
    assert plan["responsibilities"]["teach"]["status"] == "assigned"
    assert plan["policies"]["posting"]["review"] == {"every": {"years": 1}, "last": "2025-05-01"}
    assert plan["support"]["requests"]["fault"]["respond_within"] == {"working_days": 3, "hours": 2}
    assert plan["ownership"]["bodies"]["board"]["meets"] == {"as_required": True}
    assert plan["plan"]["title"] == {"nl": "Plan", "en": "A plan"}


def test_sentences_are_spoken() -> None:
    """What plankit says is in the language asked for; what the plan says stays as it is."""
    found = resolved(given(PLAN), "nl")
    assert found["resolved"]["parties"]["lost"]["why"] == "niemand vervult de rol “Lost” (lost)"
    assert found["about"]["language"] == "nl"


def test_the_example_is_resolved_as_its_pages_say() -> None:
    """The document tells the same of the example as the documents that people read."""
    found = resolved(example())
    assert found["about"]["findings"] == {"error": 0, "warning": 6, "hint": 5}
    assert found["resolved"]["roles"]["trainer"]["state"] == "covered"
    assert found["resolved"]["parties"]["trainer"]["people"] == ["loes"]
    assert found["resolved"]["kpis"]["search-success"]["latest"] == 63
    assert len(found["resolved"]["pages"]) > 50
    assert {each["area"] for each in found["resolved"]["pages"] if "area" in each} <= set(
        found["plan"]["content"]["areas"]
    )
    assert found["about"]["until"] == "2027-11-24"


def test_the_same_bytes() -> None:
    """The order of files and entries changes nothing but places; every character is ASCII."""
    one = make(given({"a.yaml": PLAN}), Wanted("json", "en"))
    head, _, tail = PLAN.partition("people:")
    other = make(given({"a.yaml": "people:" + tail + head}), Wanted("json", "en"))
    assert one == make(given({"a.yaml": PLAN}), Wanted("json", "en"))
    assert _without_lines(one) == _without_lines(other)
    assert one.isascii()
    assert one.endswith(b"}\n")


def _without_lines(made: bytes) -> list[str]:
    return [line for line in made.decode().splitlines() if '"line":' not in line]


@tried(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 99), st.integers(0, 99))
def test_any_value_is_json(text: str, number: float, months: int, hours: int) -> None:
    """Whatever stands in a plan comes out as it went in; a lone half of a character is replaced."""
    length = Duration(months=months, hours=hours)
    read = json.loads(json.dumps(value({"text": text + "\ud83d", "number": number, "length": length, "none": None})))
    assert read == {
        "text": text + "\N{REPLACEMENT CHARACTER}",
        "number": number,
        "length": {key: each for key, each in (("months", months), ("hours", hours)) if each},
    }


def test_rhythms_have_three_ways() -> None:
    """Every so long, so often a year, or as required."""
    rhythms = [Rhythm(Duration(weeks=6)), Rhythm(times=2.5), Rhythm()]
    assert [value(each) for each in rhythms] == [
        {"every": {"weeks": 6}},
        {"times_a_year": 2.5},
        {"as_required": True},
    ]
