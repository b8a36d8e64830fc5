"""JUnit XML: valid for Jenkins, each case told from the others in GitLab, passed checks included."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from outside import ODD_FILE, XSD, fetched, odd
from plankit.report import Checked, Note
from plankit.reporters.junit import report as junit
from plankit.reporters.view import View
from plankit.words import say
from reported import FINDINGS, long, overdue, report_of, small, twice, unfilled, unknown

RULES = ("responsibility-without-owner", "unfilled-owner")
CHECKED = (
    Checked("responsibilities.check-content", "responsibilities.yaml", RULES),
    Checked("responsibilities.write-news", "responsibilities.yaml", RULES),
)
OWNED = {"checked": lambda: iter(CHECKED), "note": lambda _rule: Note(family="ownership")}


def suites(*findings, **changes) -> ET.Element:
    """A report, read back."""
    shown = junit(report_of(*findings, **changes), View())
    assert shown.isascii()
    return ET.fromstring(shown)  # noqa: S314 - our own report


def cases(*findings, **changes) -> dict[str, str]:
    """How each case of a report came out, by the key under which GitLab keeps it."""
    keys = [
        (f"{suite.get('name')}_{case.get('classname')}_{case.get('name')}", case[0].tag if len(case) else "passed")
        for suite in suites(*findings, **changes)
        for case in suite
    ]
    assert len(dict(keys)) == len(keys)
    return dict(keys)


def test_the_whole_report() -> None:
    """What was asked of each responsibility, passed and failed; a warning is passed over."""
    expected = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="plankit" tests="5" failures="1" errors="0">
  <testsuite name="plan/responsibilities.yaml" tests="4" failures="1" errors="0" skipped="0">
    <testcase name="responsibility-without-owner responsibilities.check-content" classname="plankit.ownership"/>
    <testcase name="unfilled-owner responsibilities.check-content" classname="plankit.ownership">
      <failure message="&#8220;Check content&#8221; (check-content) is owned by the role &#8220;Content manager&#8221; (content-manager); its only holder left on 30 September 2026 and nobody follows." type="unfilled-owner">plan/responsibilities.yaml:12&#10;&#8220;Check content&#8221; (check-content) is owned by the role &#8220;Content manager&#8221; (content-manager); its only holder left on 30 September 2026 and nobody follows.&#10;Name who holds the role from then on: `holders: [anna]` below `content-manager`.</failure>
    </testcase>
    <testcase name="responsibility-without-owner responsibilities.write-news" classname="plankit.ownership"/>
    <testcase name="unfilled-owner responsibilities.write-news" classname="plankit.ownership"/>
  </testsuite>
  <testsuite name="plan/policies/posting.yaml" tests="1" failures="0" errors="0" skipped="1">
    <testcase name="policy-review-overdue policies.posting" classname="plankit.ownership">
      <skipped message="&#8220;Posting&#8221; (posting) should have been looked at again on 30 September 2026." type="policy-review-overdue">plan/policies/posting.yaml:7&#10;&#8220;Posting&#8221; (posting) should have been looked at again on 30 September 2026.&#10;Look at it again, and write when that was: `reviewed: 2026-10-01`.</skipped>
    </testcase>
  </testsuite>
</testsuites>
"""
    assert junit(report_of(unfilled(), overdue(), long(), **OWNED), View()) == expected


REPORTS = [
    report_of(),
    report_of(*FINDINGS, **OWNED),
    report_of(odd(), odd(), show_hints=True),
    report_of(base="main", known=FINDINGS),
]


@pytest.mark.parametrize("report", REPORTS, ids=["clean", "found", "odd", "known"])
def test_jenkins_schema_accepts_it(report) -> None:
    """The schema of the xunit plugin, read by a library that is not ours."""
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(file=str(fetched(XSD)))
    schema.assertValid(etree.fromstring(junit(report, View()).encode()))


@pytest.mark.parametrize("report", REPORTS, ids=["clean", "found", "odd", "known"])
def test_another_reader_counts_the_same(report) -> None:
    """The numbers that stand there are those of the cases."""
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(junit(report, View()).encode())
    written = read.tests, read.failures, read.errors
    read.update_statistics()
    assert (read.tests, read.failures, read.errors) == written


def test_several_findings_of_one_case() -> None:
    """One case, failed once; its text tells them all."""
    root = suites(unfilled(), unfilled(50), **OWNED)
    (failure,) = root.iter("failure")
    places = [line for line in failure.text.split("\n") if line.startswith("plan/")]
    assert places == ["plan/responsibilities.yaml:12", "plan/responsibilities.yaml:50"]


def test_cases_of_the_same_name_are_numbered() -> None:
    """GitLab would keep only the last."""
    assert cases(unknown(), unknown()) == {
        "plan/responsibilities.yaml_plankit.plan_unknown-reference responsibilities.check-content.owner": "failure",
        "plan/responsibilities.yaml_plankit.plan_unknown-reference responsibilities.check-content.owner (2)": "failure",
    }


@pytest.mark.parametrize(
    ("level", "outcomes"),
    [
        ("error", ["failure", "skipped"]),
        ("warning", ["failure", "failure"]),
        ("hint", ["failure", "failure", "failure"]),
    ],
)
def test_what_fails_the_check_fails_the_case(level: str, outcomes: list[str]) -> None:
    """The fail level decides; hints are left out where they are not shown."""
    assert list(cases(twice(), overdue(), long(), fail_level=level).values()) == outcomes


def test_what_is_known_is_passed_over() -> None:
    """It fails neither the check nor the case; what is new in the same case does."""
    known = {"base": "main", "known": (unfilled(50),), **OWNED}
    assert list(cases(**known).values()).count("skipped") == 1
    (skipped,) = suites(**known).iter("skipped")
    assert skipped.get("message").startswith("Known before: “Check content”")
    assert list(cases(unfilled(), **known).values()).count("failure") == 1


def test_odd_names_and_titles() -> None:
    """Everything comes back as it was meant."""
    (suite,) = suites(odd())
    (failure,) = suite.iter("failure")
    assert suite.get("name") == f"plan/{ODD_FILE}"
    assert failure.get("message") == "The title of “50%0A één, twéé;] 😀 drie %25” (odd) is 100% wrong: `a,b;]`"


def test_no_command_stands_in_a_log() -> None:
    """What build services listen to is escaped, in names too."""
    shown = junit(report_of(small(say("##vso[x] ##[y] ::error::z"), at="##[x] ::y")), View())
    assert ("##" in shown, "::" in shown) == (False, False)
