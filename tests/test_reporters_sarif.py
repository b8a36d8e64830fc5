"""SARIF: accepted by its schema and by Microsoft's validator with the rules of GitHub, with the right places."""

from __future__ import annotations

import json
import subprocess

import jsonschema
import pytest

from outside import MULTITOOL, ODD_LINE, SARIF_SCHEMA, fetched, odd, odd_line
from plankit.findings import Place, Span
from plankit.report import Note, Tastes
from plankit.reporters.sarif import report as sarif
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, long, overdue, report_of, small, twice, unknown


def note(rule: str) -> Note:
    """What is known of each rule."""
    return Note(f"The summary of {rule}.", f"# {rule}\n\nIts page.", "ownership")


def run(*findings, **changes) -> dict:
    """The run of a report, read back."""
    shown = sarif(report_of(*findings, **{"note": note, **changes}), View())
    assert shown.isascii()
    return json.loads(shown)["runs"][0]


@pytest.mark.parametrize("findings", [(), FINDINGS, (odd(), odd("x-y", "hint"))], ids=["clean", "found", "odd"])
@pytest.mark.parametrize("changes", [{}, {"base": "main", "known": (unknown(),), "tastes": Tastes(True, True)}])
class TestOutside:
    """What others say of the reports."""

    def test_the_schema_accepts_it(self, findings: tuple, changes: dict) -> None:
        """OASIS' schema, as it comes with the Multitool."""
        schema = json.loads(fetched(SARIF_SCHEMA).read_text("utf-8-sig"))
        shown = sarif(report_of(*findings, note=note, lines=odd_line, **changes), View())
        jsonschema.Draft4Validator(schema).validate(json.loads(shown))

    def test_the_multitool_accepts_it(self, findings: tuple, changes: dict, tmp_path) -> None:
        """No rule of SARIF or of GitHub is broken; that we name no website is all there is to say."""
        tool, file, said = fetched(MULTITOOL), tmp_path / "plankit.sarif", tmp_path / "said.sarif"
        file.write_text(sarif(report_of(*findings, note=note, lines=odd_line, **changes), View()))
        command = [tool, "validate", file, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", said]
        subprocess.run(
            command,
            env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "HOME": str(tmp_path)},
            capture_output=True,
            check=False,
        )
        results = json.loads(said.read_text("utf-8-sig"))["runs"][0].get("results", [])
        assert [each["ruleId"] for each in results] == ["SARIF2005"]


def test_a_result() -> None:
    """The rule, the sentence with what to do, the place with the end after the last column, and our fingerprint."""
    expected = {
        "ruleId": "policy-review-overdue",
        "ruleIndex": 0,
        "level": "warning",
        "message": {
            "text": "“Posting” (posting) should have been looked at again on 30 September 2026. "
            "Look at it again, and write when that was: `reviewed: 2026-10-01`."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "plan/policies/posting.yaml"},
                    "region": {"startLine": 7, "startColumn": 16, "endLine": 7, "endColumn": 26},
                },
                "logicalLocations": [{"fullyQualifiedName": "policies.posting"}],
            }
        ],
        "partialFingerprints": {"plankit/v1": "5f2c"},
    }
    assert run(overdue())["results"] == [expected]


def test_a_rule() -> None:
    """What GitHub shows beside an alert."""
    expected = {
        "id": "too-many-rules",
        "name": "TooManyRules",
        "shortDescription": {"text": "The summary of too-many-rules."},
        "fullDescription": {"text": "The summary of too-many-rules."},
        "help": {"text": "# too-many-rules\n\nIts page.", "markdown": "# too-many-rules\n\nIts page."},
        "defaultConfiguration": {"level": "note"},
        "properties": {
            "tags": ["governance", "ownership"],
            "precision": "very-high",
            "problem.severity": "recommendation",
        },
    }
    assert run(long())["tool"]["driver"]["rules"] == [expected]


def test_each_rule_stands_once_and_is_pointed_at() -> None:
    """In the order of their names."""
    shown = run(*FINDINGS)
    rules = [each["id"] for each in shown["tool"]["driver"]["rules"]]
    assert rules == sorted({each.rule for each in FINDINGS})
    assert [rules[each["ruleIndex"]] for each in shown["results"]] == [each.rule for each in FINDINGS]


def test_columns_count_utf_16() -> None:
    """As CodeQL counts them, and as the file says."""
    shown = run(odd(), lines=odd_line)
    region = shown["results"][0]["locations"][0]["physicalLocation"]["region"]
    units = ODD_LINE.encode("utf-16-le")
    token = units[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
    assert (shown["columnKind"], token) == ("utf16CodeUnits", "'owner, 50%'")


def test_paths_are_percent_encoded() -> None:
    """Commas, percent signs, letters, line ends and bytes that are no letters: a URI all the same."""
    found = small(say("x"))._replace(place=Place("é, 1%\n\udce9#?.yaml", Span(1, 1, 1, 2)))
    uri = run(found, repository="my plan")["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "my%20plan/%C3%A9%2C%201%25%0A%ED%B3%A9%23%3F.yaml"


def test_other_places_are_linked_from_the_sentence() -> None:
    """GitHub shows no others; what looks like a link in the plan itself is none."""
    (result,) = run(twice())["results"]
    assert result["message"]["text"] == "“Anna de Wit” (anna) is given twice. See also [plan/people.yaml:4](1)"
    assert result["relatedLocations"][0]["id"] == 1
    linked = run(small(say("[here](https://evil.example)")))["results"][0]["message"]["text"]
    assert linked == "[here]\u200b(https://evil.example)"


def test_what_is_known_is_left_out_unless_asked_for() -> None:
    """GitHub would show it as open: it heeds neither suppressions nor the state."""
    changes = {"base": "origin/main", "known": (unknown(),), "fixed": (overdue(),)}
    assert [(each["ruleId"], each["baselineState"]) for each in run(twice(), **changes)["results"]] == [
        ("duplicate-entry", "new")
    ]
    new, known = run(twice(), **changes, tastes=Tastes(suppressed=True))["results"]
    assert ("suppressions" in new, known["ruleId"], known["baselineState"]) == (False, "unknown-reference", "unchanged")
    assert known["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "It was there before, in origin/main."}
    ]


def test_fingerprints_for_github_on_request() -> None:
    """Whoever uploads by the API may have alerts matched by what they are about."""
    (result,) = run(twice(), tastes=Tastes(own_fingerprints=True))["results"]
    assert result["partialFingerprints"] == {"plankit/v1": "5f2c", "primaryLocationLineHash": "5f2c"}


def test_the_plan_names_the_run() -> None:
    """Several plans in a repository keep their alerts apart."""
    assert run(root="x", repository="docs/één plan")["automationDetails"] == {
        "id": "plankit/docs/%C3%A9%C3%A9n%20plan/"
    }


def test_in_dutch() -> None:
    """The sentences and the file say so."""
    shown = run(unknown(), language="nl")
    assert shown["language"] == "nl"
    assert shown["results"][0]["message"]["text"].endswith(" Is `content-manager` bedoeld?")
