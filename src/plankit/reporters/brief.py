"""What is fixed and what is known, each finding on a line, for the report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.report import path_of
from plankit.reporters.ink import paint
from plankit.reporters.plain import plain
from plankit.reporters.spoken import SEVERITIES
from plankit.reporters.summary import visible
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Said, Words

LINES = 10


def compared(report: Report, speak: Words, view: View) -> list[list[str]]:
    """A list of what is fixed, and one of what was known before."""
    return [
        _listed(report, say("Mended by this change"), report.fixed, speak, view),
        _listed(report, say("Known before this change"), report.known if report.show_known else (), speak, view),
    ]


def _listed(report: Report, title: Said, findings: Sequence[Finding], speak: Words, view: View) -> list[str]:
    """The first findings of a list, and how many more there are."""
    findings = visible(report, findings)
    if not findings:
        return []
    kept = findings if report.show_known else findings[:LINES]
    lines = [_line(report, finding, speak, view) for finding in kept]
    if more := len(findings) - len(lines):
        lines.append(f"  {speak(say_n(more, 'And {n} more.', 'And {n} more of them.'))}")
    return [paint(speak(title), "strong", view), *lines]


def _line(report: Report, finding: Finding, speak: Words, view: View) -> str:
    severity = paint(speak(SEVERITIES[finding.severity]), finding.severity, view)
    place = f"{plain(path_of(report, finding.place.file))}:{finding.place.span.line}"
    day = report.since.get(finding.fingerprint)
    since = f"  {speak(say('since {day}', day=day))}" if day else ""
    return f"  {severity}  {plain(finding.rule)}  {place}{since}"
