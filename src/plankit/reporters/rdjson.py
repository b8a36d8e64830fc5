"""The report for reviewdog, in its Diagnostic Format; columns count bytes of UTF-8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.report import RANKS, repository_path
from plankit.reporters.ascii import dump, dump_list
from plankit.reporters.columns import counted
from plankit.reporters.plain import plain
from plankit.reporters.spoken import advice, message
from plankit.words import say, words

if TYPE_CHECKING:
    from plankit.findings import Finding, Place
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words

ID = re.compile("[a-z][a-z0-9_-]*")
SEVERITIES = {"error": "ERROR", "warning": "WARNING", "hint": "INFO"}


def report(report: Report, _view: View) -> str:
    """One object, one diagnostic a line."""
    speak = words(report.language)
    rows = dump_list((_diagnostic(report, finding, speak) for finding in report.findings), "  ")
    worst = min((finding.severity for finding in report.findings), key=RANKS.__getitem__, default="hint")
    return f'{{\n  "source": {dump({"name": "plankit"})},\n  "severity": "{SEVERITIES[worst]}",\n  "diagnostics": {rows}\n}}\n'


def _diagnostic(report: Report, finding: Finding, speak: Words) -> dict[str, object]:
    see = speak(say("This takes part in it as well."))
    related = [{"message": see, "location": _location(report, place)} for place in finding.related]
    mended = _suggestion(report, finding)
    return {
        "message": "\n".join(filter(None, (message(finding, speak), advice(finding, speak)))),
        "location": _location(report, finding.place),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": plain(finding.rule)},
        **({"suggestions": [mended]} if mended else {}),
        **({"related_locations": related} if related else {}),
    }


def _suggestion(report: Report, finding: Finding) -> dict[str, object] | None:
    """An id or key to put in the place of a mistyped one, where only one may have been meant."""
    span = finding.place.span
    written = report.lines(finding.place.file, span.line)[span.column - 1 : span.end_column - 1]
    meant = finding.suggestions
    if len(meant) != 1 or span.line != span.end_line or not (ID.fullmatch(written) and ID.fullmatch(meant[0])):
        return None
    return {"range": _location(report, finding.place)["range"], "text": meant[0]}


def _location(report: Report, place: Place) -> dict[str, object]:
    """The place; without columns where the text of the line is not known."""
    path, span = plain(repository_path(report, place.file)), place.span
    exact = counted(report, place, "utf-8")
    if exact is None:
        return {"path": path, "range": {"start": {"line": span.line}, "end": {"line": span.end_line}}}
    return {
        "path": path,
        "range": {
            "start": {"line": exact.line, "column": exact.column},
            "end": {"line": exact.end_line, "column": exact.end_column},
        },
    }
