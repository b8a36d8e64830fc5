"""The report for programs that read line by line: each line a finding, as findings.schema.json describes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.reporters.ascii import dump
from plankit.reporters.json import row
from plankit.words import words

if TYPE_CHECKING:
    from plankit.report import Report
    from plankit.reporters.view import View


def report(report: Report, _view: View) -> str:
    """What is new, then what is known, then what is fixed; nothing when nothing was found."""
    speak = words(report.language)
    states = {"new": report.findings, "known": report.known, "fixed": report.fixed}
    rows = [row(report, finding, state, speak) for state, findings in states.items() for finding in findings]
    return "".join(f"{dump(each)}\n" for each in rows)
