"""The report for programs: one JSON object, one finding a line, as findings.schema.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import __version__
from plankit.report import counts, failed, path_of
from plankit.reporters.ascii import dump, dump_list
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
        "schema": dump(SCHEMA),
        "tool": dump({"name": "plankit", "version": __version__}),
        "plan": dump(_plan(report)),
        **({"plans": _list(map(_one_of_several, report.plans))} if report.plans else {}),
        "summary": dump(_summary(report)),
        "findings": _list(row(report, finding, "new", speak) for finding in report.findings),
    }
    if report.base:
        parts["known"] = _list(row(report, finding, "known", speak) for finding in report.known)
        parts["fixed"] = _list(row(report, finding, "fixed", speak) for finding in report.fixed)
    if report.statistics is not None:
        parts["statistics"] = _list(map(_tally, report.statistics))
    return "{\n" + ",\n".join(f'  "{key}": {value}' for key, value in parts.items()) + "\n}\n"


def _list(values: Iterable[object]) -> str:
    return dump_list(values, "  ")


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
        "base": prose(report.base) or None,
    }


def _one_of_several(report: Report) -> dict[str, object]:
    """A plan among others: what it is, how it stands, and why it could not be opened, if it could not."""
    closed = report.scope == "nothing"
    why = message(report.findings[0], words(report.language)) if closed else None
    return {**_plan(report), "summary": _summary(report), "closed": why}


def _summary(report: Report) -> dict[str, object]:
    changed = {"known": len(report.known), "fixed": len(report.fixed)} if report.base else {}
    return {**counts(report)._asdict(), "silenced": report.silenced, **changed, "failed": failed(report)}


def row(report: Report, finding: Finding, state: str, speak: Words) -> dict[str, object]:
    """A finding as JSON has it; its state is `new`, `known` or `fixed`."""
    since = report.since.get(finding.fingerprint) if state == "known" else None
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
        "state": state,
        **({"since": since.isoformat()} if since else {}),
    }


def _place(report: Report, place: Place) -> dict[str, object]:
    return {"file": plain(path_of(report, place.file)), **place.span._asdict()}


def _tally(tally: Tally) -> dict[str, object]:
    return tally._asdict()
