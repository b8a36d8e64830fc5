"""The frozen report: what fails, what counts, and where files are."""

from __future__ import annotations

import pytest

from plankit.report import counts, failed, path_of
from reported import FINDINGS, long, overdue, report_of, unknown


def test_findings_are_counted_by_severity() -> None:
    """Errors, warnings and hints each have their number."""
    assert counts(report_of(*FINDINGS)) == (8, 1, 1)


@pytest.mark.parametrize(
    ("fail_level", "expected"),
    [
        ("error", [False, True, False, False]),
        ("warning", [False, True, True, False]),
        ("hint", [False, True, True, True]),
    ],
)
def test_the_fail_level_decides(fail_level: str, expected: list[bool]) -> None:
    """Nothing found never fails; a finding does from its own level on."""
    reports = [report_of(*found, fail_level=fail_level) for found in ((), (unknown(),), (overdue(),), (long(),))]
    assert [failed(report) for report in reports] == expected


@pytest.mark.parametrize(
    ("root", "path"),
    [
        (".", "a/b.yaml"),
        ("", "a/b.yaml"),
        ("plan", "plan/a/b.yaml"),
        ("../x/plan/", "../x/plan/a/b.yaml"),
        ("/srv/plan", "/srv/plan/a/b.yaml"),
    ],
)
def test_files_are_seen_from_the_working_directory(root: str, path: str) -> None:
    """The way to the plan stands before its files, without a leading dot."""
    assert path_of(report_of(root=root), "a/b.yaml") == path
