"""The report in the format of Checkstyle, which many services read: a list of errors for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.report import repository_path
from plankit.reporters.spoken import advice, message
from plankit.reporters.xml import HEAD, element
from plankit.words import words

if TYPE_CHECKING:
    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words

SEVERITIES = {"error": "error", "warning": "warning", "hint": "info"}


def report(report: Report, _view: View) -> str:
    """Every file that was looked at, also those in which nothing was found."""
    speak = words(report.language)
    files: dict[str, list[str]] = {path: [] for path in report.paths}
    for finding in report.findings:
        files.setdefault(finding.place.file, []).append(_error(finding, speak))
    parts = (element("file", {"name": repository_path(report, file)}, errors) for file, errors in files.items())
    return f"{HEAD}{element('checkstyle', {'version': '4.3'}, parts)}\n"


def _error(finding: Finding, speak: Words) -> str:
    span = finding.place.span
    attributes = {
        "line": span.line,
        "column": span.column,
        "severity": SEVERITIES[finding.severity],
        "message": f"{message(finding, speak)} {advice(finding, speak)}".rstrip(),
        "source": f"plankit.{finding.rule}",
    }
    return element("error", attributes)
