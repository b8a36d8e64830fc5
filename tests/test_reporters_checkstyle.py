"""Checkstyle's format: well-formed, what reviewdog and others read, every file looked at."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from outside import ODD_FILE, odd
from plankit.reporters.checkstyle import report as checkstyle
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, long, overdue, report_of, small, twice, unknown


def read(*findings, **changes) -> dict[str, list[dict[str, str]]]:
    """The errors of a report by file, read back."""
    shown = checkstyle(report_of(*findings, **changes), View())
    assert shown.isascii()
    root = ET.fromstring(shown)  # noqa: S314 - our own report
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    assert {(each.tag, child.tag) for each in root for child in each} <= {("file", "error")}
    return {file.attrib["name"]: [error.attrib for error in file] for file in root}


def test_the_whole_report() -> None:
    """A list for each file that was looked at."""
    expected = """\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="plan/people.yaml">
    <error line="9" column="3" severity="error" message="&#8220;Anna de Wit&#8221; (anna) is given twice." source="plankit.duplicate-entry"/>
  </file>
  <file name="plan/roles.yaml"/>
  <file name="plan/policies/posting.yaml">
    <error line="7" column="16" severity="warning" message="&#8220;Posting&#8221; (posting) should have been looked at again on 30 September 2026. Look at it again, and write when that was: `reviewed: 2026-10-01`." source="plankit.policy-review-overdue"/>
  </file>
</checkstyle>
"""
    assert checkstyle(report_of(overdue(), twice(), paths=("people.yaml", "roles.yaml")), View()) == expected


def test_severities() -> None:
    """Hints are information."""
    errors = [error for errors in read(*FINDINGS).values() for error in errors]
    assert {each["severity"] for each in errors} == {"error", "warning", "info"}


def test_odd_names_and_titles() -> None:
    """Everything comes back as it was meant; what XML cannot hold is replaced."""
    (error,) = read(odd())[f"plan/{ODD_FILE}"]
    assert error["message"] == (
        "The title of “50%0A één, twéé;] 😀 drie %25” (odd) is 100% wrong: `a,b;]` Write 50%, or: less"
    )
    (error,) = read(small(say("<&>\"' ]]> \x00 \ufffe ## ::x")))["plan/x.yaml"]
    assert error["message"] == "<&>\"' ]]> \\x00 \ufffd ## ::x"


def test_no_command_stands_in_a_log() -> None:
    """What build services listen to is escaped."""
    shown = checkstyle(report_of(small(say("##vso[x] ##[y] ::error::z"))), View())
    assert ("##" in shown, "::" in shown) == (False, False)


def test_only_what_is_new_is_told() -> None:
    """What is known fails nothing."""
    assert [*read(twice(), base="main", known=(unknown(),), fixed=(overdue(),))] == ["plan/people.yaml"]


def test_a_clean_plan_names_its_files() -> None:
    """Nothing found is told from nothing looked at."""
    assert read(paths=("a.yaml",), show_hints=True) == {"plan/a.yaml": []}
    assert read(long(), paths=()) != {}
