"""The report as SARIF 2.1.0, as GitHub's code scanning wants it; columns count UTF-16 code units.

GitHub heeds neither `suppressions` nor `baselineState`, so what is known is left out unless it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plankit import __version__
from plankit.report import repository_path
from plankit.reporters.ascii import dump
from plankit.reporters.columns import counted
from plankit.reporters.plain import BREAK, cut, plain, prose
from plankit.reporters.spoken import advice, message
from plankit.words import say, words

if TYPE_CHECKING:
    from plankit.findings import Finding, Place
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words

    Json = dict[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "hint": "recommendation"}
LONGEST_DESCRIPTION = 1024
GITHUB, OURS = "primaryLocationLineHash", "plankit/v1"


def report(report: Report, _view: View) -> str:
    """One run, with the rules that found something and what they found."""
    speak = words(report.language)
    known = report.known if report.tastes.suppressed else ()
    rules = {each.rule: each for each in reversed((*report.findings, *known))}
    numbers = {rule: number for number, rule in enumerate(sorted(rules))}
    states = [*((each, "new") for each in report.findings), *((each, "unchanged") for each in known)]
    run: Json = {
        "tool": {"driver": _driver([_rule(report, rules[rule]) for rule in numbers])},
        "automationDetails": {"id": f"plankit/{quote(plain(report.repository or report.root))}/"},
        "language": report.language,
        "columnKind": "utf16CodeUnits",
        "results": [_result(report, finding, state, numbers[finding.rule], speak) for finding, state in states],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(rules: list[Json]) -> Json:
    return {"name": "plankit", "semanticVersion": __version__, "rules": rules}


def _rule(report: Report, finding: Finding) -> Json:
    """A rule as GitHub shows it beside the alert."""
    note = report.note(finding.rule)
    summary = {"text": cut(note.summary or finding.rule, LONGEST_DESCRIPTION)}
    page = note.page or summary["text"]
    return {
        "id": finding.rule,
        "name": finding.rule.title().replace("-", ""),
        "shortDescription": summary,
        "fullDescription": summary,
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {
            "tags": [each for each in ("governance", note.family) if each],
            "precision": "very-high",
            "problem.severity": PROBLEMS[finding.severity],
        },
    }


def _result(report: Report, finding: Finding, state: str, number: int, speak: Words) -> Json:
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(report, finding, speak)},
        "locations": [{**_location(report, finding.place), "logicalLocations": [_logical(finding)]}],
        **_related(report, finding),
        "partialFingerprints": _fingerprints(report, finding),
        **({"baselineState": state} if report.base else {}),
        **({"suppressions": [_suppression(report, speak)]} if state == "unchanged" else {}),
    }


def _message(report: Report, finding: Finding, speak: Words) -> str:
    """What is wrong and what to do; what looks like a link in a text of the plan is none, other places are."""
    text = _unlinked(f"{message(finding, speak)} {advice(finding, speak)}".strip())
    links = ", ".join(f"[{_named(report, place)}]({number})" for number, place in enumerate(finding.related, 1))
    return f"{text} {speak(say('See also {places}', places=links))}" if links else text


def _named(report: Report, place: Place) -> str:
    return _unlinked(f"{plain(repository_path(report, place.file))}:{place.span.line}")


def _unlinked(text: str) -> str:
    return text.replace("](", f"]{BREAK}(")


def _logical(finding: Finding) -> Json:
    return {"fullyQualifiedName": plain(finding.at) or "plan"}


def _location(report: Report, place: Place) -> Json:
    """The place; a path is percent-encoded as it is, whatever stands in it."""
    span = counted(report, place, "utf-16-le") or place.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    uri = quote(repository_path(report, place.file), errors="surrogatepass")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _related(report: Report, finding: Finding) -> Json:
    places = [{"id": number, **_location(report, place)} for number, place in enumerate(finding.related, 1)]
    return {"relatedLocations": places} if places else {}


def _fingerprints(report: Report, finding: Finding) -> Json:
    github = {GITHUB: finding.fingerprint} if report.tastes.own_fingerprints else {}
    return {OURS: finding.fingerprint, **github}


def _suppression(report: Report, speak: Words) -> Json:
    said = say("It was there before, in {base}.", base=prose(report.base))
    return {"kind": "external", "status": "accepted", "justification": speak(said)}
