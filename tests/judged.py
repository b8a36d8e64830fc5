"""Plans given as texts, judged: what tests of rules and of form start from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit.baseline import read
from plankit.dates import Duration, after
from plankit.files import texts
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.plan import load
from plankit.report import Report
from plankit.reporters.text import listed
from plankit.reporters.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.findings import Finding

PAGE_DAY = date(2026, 11, 1)
BASELINE = "baseline.json"


def findings_of(files: Mapping[str, str | bytes], on: date = PAGE_DAY, **choice: object) -> tuple[Finding, ...]:
    """The findings of a plan given as file name to text, by default under `standard` with hints."""
    return lint(index_of(files, on), Choice(**choice)).findings


def index_of(files: Mapping[str, str | bytes], on: date = PAGE_DAY) -> Index:
    """The index of a plan given as file name to text; `baseline.json` among them is what was taken down."""
    index = Index(load(texts(files)), on, after(on, Duration(days=90)))
    if BASELINE in files:
        content = files[BASELINE]
        index.baseline = read(BASELINE, BASELINE, content.encode() if isinstance(content, str) else content)
    return index


def said_about(files: Mapping[str, str | bytes], rule: str, on: date = PAGE_DAY, language: str = "en") -> str:
    """What plankit prints of one rule about a plan, 80 columns wide and without colour."""
    index = index_of(files, on)
    findings = tuple(each for each in lint(index, Choice()).findings if each.rule == rule)
    report = Report(findings, language, on, "standard", "error", "", 1, index.line, ".", 1, show_hints=True)
    return listed(report, View()) if findings else ""
