"""The report for programs: one JSON object, one finding a line, as findings.schema.json describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plankit import __version__
from plankit.report import counts, failed, path_of
from plankit.reporters.plain import plain, prose
from plankit.reporters.spoken import command, message, remedy
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Finding, Place
    from plankit.report import Report, Tally
    from plankit.reporters.view import View
    from plankit.words import Words

SCHEMA = "plankit/findings/1"


def report(report: Report, _view: View) -> str:
    """The whole report; every finding is carried, hints too, in the order of reading."""
    speak = words(report.language)
    parts = {
        "schema": _dump(SCHEMA),
        "tool": _dump({"name": "plankit", "version": __version__}),
        "plan": _dump(_plan(report)),
        "summary": _dump(_summary(report)),
        "findings": _list(_finding(report, finding, speak) for finding in report.findings),
    }
    if report.statistics is not None:
        parts["statistics"] = _list(map(_tally, report.statistics))
    return "{\n" + ",\n".join(f'  "{key}": {value}' for key, value in parts.items()) + "\n}\n"


def _dump(value: object) -> str:
    """A value on one line of ASCII in which no build service finds a command."""
    return json.dumps(value).replace("##", r"\u0023\u0023").replace("::", r"\u003a\u003a")


def _list(values: Iterable[object]) -> str:
    lines = ",\n    ".join(map(_dump, values))
    return f"[\n    {lines}\n  ]" if lines else "[]"


def _plan(report: Report) -> dict[str, object]:
    return {
        "title": prose(report.title),
        "root": plain(report.root),
        "files": report.files,
        "entries": report.entries,
        "as_of": report.as_of.isoformat(),
        "profile": report.profile,
        "fail_level": report.fail_level,
        "language": report.language,
    }


def _summary(report: Report) -> dict[str, object]:
    return {**counts(report)._asdict(), "silenced": report.silenced, "failed": failed(report)}


def _finding(report: Report, finding: Finding, speak: Words) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        **_place(report, finding.place),
        "at": plain(finding.at),
        "message": message(finding, speak),
        "remedy": remedy(finding, speak) or None,
        "suggestions": [plain(suggestion) for suggestion in finding.suggestions],
        "fingerprint": finding.fingerprint,
        "cause": plain(finding.cause) or None,
        "related": [_place(report, place) for place in finding.related],
        "depends_on_date": finding.timed,
        "explain": command(finding),
    }


def _place(report: Report, place: Place) -> dict[str, object]:
    return {"file": plain(path_of(report, place.file)), **place.span._asdict()}


def _tally(tally: Tally) -> dict[str, object]:
    return tally._asdict()
