"""The report for programs: whole, valid, stable, and harmless in a log."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import plankit
from conftest import ROOT
from plankit.report import Tally
from plankit.reporters.json import report as as_json
from plankit.reporters.view import View
from plankit.words import say
from reported import AS_OF, FINDINGS, finding, long, overdue, report_of, small, twice, unknown

OLD = {"5f2c": AS_OF}
STATES = ("findings", "known", "fixed")
SHIPPED = Path(plankit.__file__).parent / "reporters" / "findings.schema.json"
PUBLISHED = ROOT / "docs" / "findings.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(SHIPPED.read_text("utf-8")), format_checker=jsonschema.FormatChecker()
)


def test_the_whole_report() -> None:
    """One object, one finding a line, keys in a fixed order."""
    report = report_of(twice(), unknown(), overdue(), silenced=3, statistics=(Tally("unknown-key", "error", 2),))
    expected = """\
{
  "schema": "plankit/findings/1",
  "tool": {"name": "plankit", "version": "VERSION"},
  "plan": {"title": "Intranet of Vesterholt", "root": "plan", "files": 10, "entries": 142, "as_of": "2026-10-01", "profile": "standard", "fail_level": "error", "language": "en", "base": null},
  "summary": {"errors": 2, "warnings": 1, "hints": 0, "silenced": 3, "failed": true},
  "findings": [
    {"rule": "duplicate-entry", "severity": "error", "file": "plan/people.yaml", "line": 9, "column": 3, "end_line": 9, "end_column": 7, "at": "people.anna", "message": "\\u201cAnna de Wit\\u201d (anna) is given twice.", "remedy": null, "suggestions": [], "fingerprint": "5f2c", "cause": null, "related": [{"file": "plan/people.yaml", "line": 4, "column": 3, "end_line": 4, "end_column": 7}], "depends_on_date": false, "explain": "plankit explain duplicate-entry", "state": "new"},
    {"rule": "unknown-reference", "severity": "error", "file": "plan/responsibilities.yaml", "line": 41, "column": 12, "end_line": 41, "end_column": 26, "at": "responsibilities.check-content.owner", "message": "The owner of \\u201cCheck content\\u201d (check-content) is `content-manger`, and nothing in the plan has that id.", "remedy": null, "suggestions": ["content-manager"], "fingerprint": "5f2c", "cause": null, "related": [], "depends_on_date": false, "explain": "plankit explain unknown-reference", "state": "new"},
    {"rule": "policy-review-overdue", "severity": "warning", "file": "plan/policies/posting.yaml", "line": 7, "column": 16, "end_line": 7, "end_column": 26, "at": "policies.posting", "message": "\\u201cPosting\\u201d (posting) should have been looked at again on 30 September 2026.", "remedy": "Look at it again, and write when that was: `reviewed: 2026-10-01`.", "suggestions": [], "fingerprint": "5f2c", "cause": null, "related": [], "depends_on_date": true, "explain": "plankit explain policy-review-overdue", "state": "new"}
  ],
  "statistics": [
    {"rule": "unknown-key", "severity": "error", "findings": 2, "seconds": null}
  ]
}
"""
    shown = as_json(report, View()).replace(plankit.__version__, "VERSION")
    assert shown == expected


def test_compared_with_a_revision() -> None:
    """What is new counts and is listed apart from what is known, with its age, and what is fixed."""
    report = report_of(
        twice(), base="origin/main", known=(unknown(),), fixed=(overdue(), long()), since={"5f2c": AS_OF, "x": AS_OF}
    )
    shown = json.loads(as_json(report, View()))
    VALIDATOR.validate(shown)
    assert shown["plan"]["base"] == "origin/main"
    expected = {"errors": 1, "warnings": 0, "hints": 0, "silenced": 0, "known": 1, "fixed": 2, "failed": True}
    assert shown["summary"] == expected
    lists = {key: [(each["rule"], each["state"], each.get("since")) for each in shown[key]] for key in STATES}
    assert lists == {
        "findings": [("duplicate-entry", "new", None)],
        "known": [("unknown-reference", "known", "2026-10-01")],
        "fixed": [("policy-review-overdue", "fixed", None), ("too-many-rules", "fixed", None)],
    }


def test_what_is_known_fails_nothing() -> None:
    """Only what is new decides."""
    shown = json.loads(as_json(report_of(base="main", known=(unknown(),)), View()))
    assert (shown["summary"]["errors"], shown["summary"]["failed"]) == (0, False)


def test_a_clean_plan() -> None:
    """An empty list, and no statistics that nobody asked for."""
    shown = json.loads(as_json(report_of(root="."), View()))
    assert (shown["findings"], shown["summary"]["failed"], "statistics" in shown) == ([], False, False)


def test_hints_are_always_carried() -> None:
    """Programs get everything, and findings of one cause one by one."""
    assert len(json.loads(as_json(report_of(*FINDINGS), View()))["findings"]) == len(FINDINGS)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("statistics", [None, (), (Tally("x", "hint", 0, 0.5),)])
def test_the_schema_describes_it(language: str, statistics: tuple[Tally, ...] | None) -> None:
    """The published schema is a schema and accepts what is written."""
    VALIDATOR.check_schema(VALIDATOR.schema)
    for found in ((), FINDINGS):
        VALIDATOR.validate(json.loads(as_json(report_of(*found, language=language, statistics=statistics), View())))


@pytest.mark.parametrize("key", ["rule", "line", "end_column", "at", "fingerprint", "remedy", "related"])
def test_the_schema_misses_what_is_not_there(key: str) -> None:
    """The schema is no rubber stamp."""
    shown = json.loads(as_json(report_of(*FINDINGS), View()))
    del shown["findings"][0][key]
    assert [error.validator for error in VALIDATOR.iter_errors(shown)] == ["required"]


def test_the_schema_describes_every_key() -> None:
    """No key is written that the schema does not explain."""
    report = report_of(*FINDINGS, statistics=(Tally("x", "hint", 0, 0.5),), base="main", known=(unknown(),), since=OLD)
    shown = json.loads(as_json(report, View()))
    parts, kinds = VALIDATOR.schema["properties"], VALIDATOR.schema["$defs"]
    finding_keys = {
        **VALIDATOR.schema["$defs"]["finding"]["properties"],
        **VALIDATOR.schema["$defs"]["place"]["properties"],
    }
    known = {
        "": set(parts) - {"plans"},
        "tool": set(parts["tool"]["properties"]),
        "plan": set(kinds["plan"]["properties"]),
        "summary": set(kinds["summary"]["properties"]),
        "findings": set(finding_keys) - {"since"},
        "known": set(finding_keys),
        "fixed": set(),
        "statistics": set(parts["statistics"]["items"]["properties"]),
    }
    written = {
        key: set((value or [()])[0] if isinstance(value, list) else value)
        for key, value in shown.items()
        if key != "schema"
    }
    assert {"": set(shown), **written} == known


def test_the_published_schema_is_the_shipped_one(accept: bool) -> None:
    """One schema, in the documentation and in the package."""
    if accept:
        PUBLISHED.write_bytes(SHIPPED.read_bytes())
    assert PUBLISHED.read_bytes() == SHIPPED.read_bytes()


def test_no_command_stands_in_a_log() -> None:
    """What build services listen to is escaped, and comes back when the JSON is read."""
    evil = "##vso[task.setvariable]x ##[group] ::error::x ##teamcity[x] \x1b[31m\x7f\x85é"
    shown = as_json(report_of(small(say("{evil}", evil=evil), suggestions=(evil,)), title=evil), View())
    assert shown.isascii()
    assert not any(command in shown for command in ("##", "::", "\x1b", "\x7f"))
    back = json.loads(shown)
    assert (
        back["findings"][0]["message"]
        == "##vso[task.setvariable]x ##[group] ::error::x ##teamcity[x] \\x1b[31m\\x7f\\x85é"
    )


def test_half_a_character_is_no_broken_json() -> None:
    """A file name that is no text, as systems hand it over, is written so that every reader takes it."""
    found = finding("unreadable-file", "error", "caf\udce9.yaml", (1, 1, 1, 1), say("It is not UTF-8."))
    assert json.loads(as_json(report_of(found), View()))["findings"][0]["file"] == "plan/caf\\udce9.yaml"


def test_hints_fail_only_where_told() -> None:
    """The summary knows the exit code."""
    failing = [
        json.loads(as_json(report_of(long(), fail_level=level), View()))["summary"]["failed"]
        for level in ("error", "hint")
    ]
    assert failing == [False, True]
