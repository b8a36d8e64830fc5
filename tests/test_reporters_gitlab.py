"""The Code Quality artifact: by the rules that GitLab's documentation and parser lay down."""

from __future__ import annotations

import json

import jsonschema

from outside import ODD_FILE, odd
from plankit.report import Tastes
from plankit.reporters.gitlab import report as gitlab
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, long, overdue, report_of, small, twice, unknown

# What doc/ci/testing/code_quality.md asks for; the parser drops everything after an entry that lacks any of it.
RULES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\n\r]+$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)[^\\]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}


def issues(*findings, **changes) -> list[dict]:
    """The issues of a report, read back, after GitLab's rules."""
    shown = gitlab(report_of(*findings, **changes), View())
    assert shown.isascii()
    read = json.loads(shown)
    jsonschema.validate(read, RULES)
    return read


def test_the_whole_report() -> None:
    """One issue a line, with the rule in the description, where GitLab shows it."""
    expected = """\
[
  {"type": "issue", "check_name": "policy-review-overdue", "description": "policy-review-overdue: \\u201cPosting\\u201d (posting) should have been looked at again on 30 September 2026. Look at it again, and write when that was: `reviewed: 2026-10-01`.", "fingerprint": "5f2c", "severity": "minor", "location": {"path": "plan/policies/posting.yaml", "lines": {"begin": 7, "end": 7}}},
  {"type": "issue", "check_name": "duplicate-entry", "description": "duplicate-entry: \\u201cAnna de Wit\\u201d (anna) is given twice.", "fingerprint": "5f2c", "severity": "major", "location": {"path": "plan/people.yaml", "lines": {"begin": 9, "end": 9}}}
]
"""
    assert gitlab(report_of(overdue(), twice()), View()) == expected


def test_a_clean_plan_is_an_empty_array() -> None:
    """The target branch needs a report to compare with."""
    assert gitlab(report_of(), View()) == "[]\n"


def test_severities() -> None:
    """An error is major unless the team finds it worse; a hint is information."""
    kinds = [[each["severity"] for each in issues(unknown(), overdue(), long(), tastes=taste)] for taste in TASTES]
    assert kinds == [["major", "minor", "info"], ["blocker", "minor", "info"]]


TASTES = (Tastes(), Tastes(gitlab_error="blocker"))


def test_what_is_known_is_carried_and_what_is_fixed_is_not() -> None:
    """GitLab itself tells new, known and fixed apart, by comparing with the target branch."""
    rules = [each["check_name"] for each in issues(twice(), base="main", known=(unknown(),), fixed=(overdue(),))]
    assert rules == ["duplicate-entry", "unknown-reference"]


def test_paths_are_those_of_the_repository() -> None:
    """Wherever the command was run."""
    assert issues(twice(), root="../x", repository="docs/plan")[0]["location"]["path"] == "docs/plan/people.yaml"


def test_odd_names_and_titles() -> None:
    """Commas, percent signs, line ends and letters of all kinds come back, the description on one line."""
    (issue,) = issues(odd())
    assert issue["location"]["path"] == f"plan/{ODD_FILE}"
    assert issue["description"] == (
        "unknown-key: The title of “50%0A één, twéé;] 😀 drie %25” (odd) is 100% wrong: `a,b;]` Write 50%, or: less"
    )


def test_each_has_its_own_fingerprint() -> None:
    """GitLab keeps one issue of those with the same; ours come with a finding."""
    many = [each._replace(fingerprint=f"f{number}") for number, each in enumerate(FINDINGS)]
    assert [each["fingerprint"] for each in issues(*many)] == [each.fingerprint for each in many]


def test_no_command_stands_in_a_log() -> None:
    """What build services listen to is escaped."""
    shown = gitlab(report_of(small(say("##vso[x] ##[y] ::error::z"))), View())
    assert ("##" in shown, "::" in shown) == (False, False)
