"""The report for reviewdog: accepted by a validator of its format, with columns in bytes."""

from __future__ import annotations

import json

import pytest

from outside import ODD_FILE, ODD_LINE, node, odd, odd_line
from plankit.findings import Place, Span
from plankit.reporters.rdjson import report as rdjson
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, long, overdue, report_of, small, twice, unknown

VALIDATE = "console.log(JSON.stringify(await Promise.all(given.map(each => it.validate(each, {strictMode: true})))))"


def read(*findings, **changes) -> dict:
    """A report, read back."""
    shown = rdjson(report_of(*findings, **changes), View())
    assert shown.isascii()
    return json.loads(shown)


def test_the_whole_report() -> None:
    """One diagnostic a line; a mistyped word comes with the one that was meant."""
    expected = """\
{
  "source": {"name": "plankit"},
  "severity": "ERROR",
  "diagnostics": [
    {"message": "The owner of \\u201cCheck content\\u201d (check-content) is `content-manger`, and nothing in the plan has that id.\\nDid you mean `content-manager`?", "location": {"path": "plan/responsibilities.yaml", "range": {"start": {"line": 41, "column": 12}, "end": {"line": 41, "column": 26}}}, "severity": "ERROR", "code": {"value": "unknown-reference"}, "suggestions": [{"range": {"start": {"line": 41, "column": 12}, "end": {"line": 41, "column": 26}}, "text": "content-manager"}]},
    {"message": "\\u201cPosting\\u201d (posting) has more rules than people remember.", "location": {"path": "plan/policies/posting.yaml", "range": {"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 23}}}, "severity": "INFO", "code": {"value": "too-many-rules"}}
  ]
}
"""
    assert rdjson(report_of(unknown(), long()), View()) == expected


def test_a_validator_accepts_it() -> None:
    """And refuses what is not of the format."""
    reports = [read(), read(*FINDINGS), read(odd(), lines=odd_line), {**read(overdue()), "severity": "BAD"}]
    said = node(VALIDATE, "@umbrelladocs/rdformat-validator", reports)
    assert [each["valid"] for each in said] == [True, True, True, False]


def test_columns_count_bytes() -> None:
    """Of UTF-8, from 1, the end after the last."""
    (found,) = read(odd(), lines=odd_line)["diagnostics"]
    line = ODD_LINE.encode()
    tokens = [
        line[each["range"]["start"]["column"] - 1 : each["range"]["end"]["column"] - 1].decode()
        for each in (found["location"], found["related_locations"][0]["location"])
    ]
    assert (tokens, found["location"]["path"]) == (["'owner, 50%'", "títle😀é"], f"plan/{ODD_FILE}")


def test_an_unknown_line_has_no_columns() -> None:
    """The whole line is meant then."""
    (found,) = read(small(say("x"))._replace(place=Place("x.yaml", Span(4, 3, 5, 2))))["diagnostics"]
    assert found["location"]["range"] == {"start": {"line": 4}, "end": {"line": 5}}


@pytest.mark.parametrize(
    ("line", "suggestions"),
    [
        ("ownr: x", ("owner", "owns")),
        ("ownr: x", ()),
        ("'ow': x", ("owner",)),
        ("ownr: x", ("the owner",)),
        ("", ("owner",)),
    ],
)
def test_no_doubtful_suggestion(line: str, suggestions: tuple[str, ...]) -> None:
    """Only one word for one word may be put in with a click."""
    found = small(say("x"), suggestions=suggestions)
    assert "suggestions" not in read(found, lines=lambda _file, _line: line)["diagnostics"][0]


@pytest.mark.parametrize(
    ("findings", "severity"),
    [((), "INFO"), ((long(),), "INFO"), ((overdue(), long()), "WARNING"), ((long(), twice()), "ERROR")],
)
def test_the_worst_counts_for_the_whole(findings: tuple, severity: str) -> None:
    """The severity of the report is that of its worst diagnostic."""
    assert read(*findings)["severity"] == severity


def test_only_what_is_new_is_told() -> None:
    """Nobody is reminded in a review of what was there before."""
    rules = [
        each["code"]["value"]
        for each in read(twice(), base="main", known=(unknown(),), fixed=(overdue(),))["diagnostics"]
    ]
    assert rules == ["duplicate-entry"]
