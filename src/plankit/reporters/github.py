"""The report as annotations of a pull request: workflow commands as GitHub's runner reads them.

Escaping and order of properties are those of @actions/core; the limits are in the runner's ExecutionContext.cs.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plankit.report import RANKS, repository_path
from plankit.reporters.plain import inert, plain
from plankit.reporters.spoken import advice, message
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Finding, Severity, Span
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words

KINDS = {"error": "error", "warning": "warning", "hint": "notice"}
ANNOTATIONS = 10
MESSAGE_UNITS = 4096


def report(report: Report, _view: View) -> str:
    """One command per finding, worst first, as many as the runner keeps; nothing when nothing was found."""
    speak = words(report.language)
    worst_first = sorted(report.findings, key=lambda finding: RANKS[finding.severity])
    groups = groupby(worst_first, key=lambda finding: finding.severity)
    return "".join(f"{line}\n" for severity, group in groups for line in _lines(report, severity, list(group), speak))


def _lines(report: Report, severity: Severity, findings: list[Finding], speak: Words) -> Iterator[str]:
    """The commands of one severity; where there are too many, the last slot says how many more there are."""
    kind = KINDS[severity]
    kept = findings if len(findings) <= ANNOTATIONS else findings[: ANNOTATIONS - 1]
    for finding in kept:
        yield _command(kind, _properties(report, finding), _message(finding, speak))
    if more := len(findings) - len(kept):
        said = say("And {n} more like these: `plankit check` shows them all.", n=more)
        yield _command(kind, {"title": "plankit"}, speak(said))


def _properties(report: Report, finding: Finding) -> dict[str, object]:
    file = plain(repository_path(report, finding.place.file))
    return {"title": plain(finding.rule), "file": file, **_where(finding.place.span)}


def _where(span: Span) -> dict[str, int]:
    """Lines and columns; the runner takes no columns where a finding spans several lines."""
    lines = {"line": span.line, "endLine": span.end_line}
    if span.end_line != span.line:
        return lines
    return {**lines, "col": span.column, "endColumn": span.end_column}


def _message(finding: Finding, speak: Words) -> str:
    """What is wrong and, on a line of its own, what to do."""
    return _cut("\n".join(filter(None, (message(finding, speak), advice(finding, speak)))))


def _cut(text: str) -> str:
    """At most as much as the runner keeps: it counts UTF-16 units, before escaping."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MESSAGE_UNITS:
        return text
    return units[: 2 * (MESSAGE_UNITS - 1)].decode("utf-16-le", errors="ignore") + "…"


def _command(kind: str, properties: dict[str, object], text: str) -> str:
    listed = ",".join(f"{key}={_property(inert(str(value)))}" for key, value in properties.items())
    return f"::{kind} {listed}::{_data(inert(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
