"""The report as GitLab's Code Quality artifact: an array of issues, each told from the others by its fingerprint.

GitLab itself compares with the report of the target branch, so what is known is carried as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.report import repository_path
from plankit.reporters.ascii import dump_list
from plankit.reporters.plain import plain
from plankit.reporters.spoken import advice, message
from plankit.words import words

if TYPE_CHECKING:
    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words


def report(report: Report, _view: View) -> str:
    """One line an issue; an empty array when nothing was found, so that there is something to compare with."""
    speak = words(report.language)
    return dump_list(_issue(report, finding, speak) for finding in (*report.findings, *report.known)) + "\n"


def _issue(report: Report, finding: Finding, speak: Words) -> dict[str, object]:
    """An issue; the rule stands in the description, as GitLab does not show `check_name`."""
    span = finding.place.span
    sentences = f"{plain(finding.rule)}: {message(finding, speak)} {advice(finding, speak)}"
    return {
        "type": "issue",
        "check_name": plain(finding.rule),
        "description": sentences.strip(),
        "fingerprint": finding.fingerprint,
        "severity": {"error": report.tastes.gitlab_error, "warning": "minor", "hint": "info"}[finding.severity],
        "location": {
            "path": plain(repository_path(report, finding.place.file)),
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
