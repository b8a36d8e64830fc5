"""The report line by line: the same findings as in the JSON report, each valid for itself."""

from __future__ import annotations

import json

from plankit.reporters.json import report as as_json
from plankit.reporters.jsonl import report as jsonl
from plankit.reporters.view import View
from reported import FINDINGS, overdue, report_of, twice, unknown
from test_reporters_json import VALIDATOR


def rows(*findings, **changes) -> list[dict]:
    """The lines of a report, read back."""
    return [json.loads(line) for line in jsonl(report_of(*findings, **changes), View()).splitlines()]


def test_the_whole_report() -> None:
    """One line, one finding."""
    expected = """\
{"rule": "duplicate-entry", "severity": "error", "file": "plan/people.yaml", "line": 9, "column": 3, "end_line": 9, "end_column": 7, "at": "people.anna", "message": "\\u201cAnna de Wit\\u201d (anna) is given twice.", "remedy": null, "suggestions": [], "fingerprint": "5f2c", "cause": null, "related": [{"file": "plan/people.yaml", "line": 4, "column": 3, "end_line": 4, "end_column": 7}], "depends_on_date": false, "explain": "plankit explain duplicate-entry", "state": "new"}
"""
    assert jsonl(report_of(twice()), View()) == expected


def test_the_lines_are_those_of_the_json_report() -> None:
    """All findings, hints too, in the same order."""
    assert rows(*FINDINGS) == json.loads(as_json(report_of(*FINDINGS), View()))["findings"]


def test_each_line_is_valid_for_itself() -> None:
    """The published schema describes a finding wherever it stands."""
    validator = VALIDATOR.evolve(
        schema={**VALIDATOR.schema, "type": "object", "$ref": "#/$defs/finding", "required": [], "properties": {}}
    )
    for row in rows(*FINDINGS):
        validator.validate(row)
    assert [error.validator for error in validator.iter_errors({**row, "state": "lost"})] == ["enum"]


def test_states() -> None:
    """New, known and fixed stand in one stream, told apart by their state."""
    states = [(row["rule"], row["state"]) for row in rows(twice(), base="main", known=(unknown(),), fixed=(overdue(),))]
    assert states == [("duplicate-entry", "new"), ("unknown-reference", "known"), ("policy-review-overdue", "fixed")]


def test_a_clean_plan_says_nothing() -> None:
    """No finding, no line."""
    assert jsonl(report_of(), View()) == ""
