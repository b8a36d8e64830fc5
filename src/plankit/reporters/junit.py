"""The report as JUnit XML: what is asked of each responsibility, passed and failed, and every other finding.

It keeps to the schema of Jenkins (junit-10.xsd). GitLab knows a case by its suite, class and name, so no two are alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.report import fails, repository_path
from plankit.reporters.plain import plain
from plankit.reporters.spoken import advice, message
from plankit.reporters.summary import shown
from plankit.reporters.xml import HEAD, element
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.view import View
    from plankit.words import Words


class Case(NamedTuple):
    """One question: the rule that asks it, the place it asks about, and what was found there."""

    file: str
    rule: str
    at: str
    findings: list[Finding]


def report(report: Report, _view: View) -> str:
    """A suite for each file of the plan."""
    speak = words(report.language)
    files: dict[str, list[Case]] = {}
    for case in _cases(report):
        files.setdefault(case.file, []).append(case)
    suites = [_Suite(report, file, cases, speak) for file, cases in files.items()]
    totals = [sum(numbers) for numbers in zip(*(suite.counts for suite in suites), strict=True)] or [0, 0, 0]
    attributes = {"name": "plankit", "tests": totals[0], "failures": totals[1], "errors": 0}
    return f"{HEAD}{element('testsuites', attributes, [suite.written for suite in suites])}\n"


def _cases(report: Report) -> Iterator[Case]:
    """What was asked of each entry, then the findings that answer nothing of it."""
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in (*shown(report), *report.known):
        found.setdefault((finding.place.file, finding.rule, _entry(finding.at)), []).append(finding)
    for entry in report.checked():
        for rule in entry.rules:
            yield Case(entry.file, rule, entry.at, found.pop((entry.file, rule, entry.at), []))
    for findings in found.values():
        yield from (Case(each.place.file, each.rule, each.at, [each]) for each in findings)


def _entry(at: str) -> str:
    """The entry in which a place is: the section and the id."""
    return ".".join(at.split(".")[:2])


class _Suite:
    """The cases of a file."""

    def __init__(self, report: Report, file: str, cases: Iterable[Case], speak: Words) -> None:
        self.report, self.speak = report, speak
        self.known = {id(each) for each in report.known}
        self.names: dict[str, int] = {}
        outcomes = [(case, self._outcome(case)) for case in cases]
        kinds = [outcome[:2] for _, outcome in outcomes]
        self.counts = len(kinds), kinds.count("<f"), kinds.count("<s")
        tests, failures, skipped = self.counts
        attributes = {"name": repository_path(report, file), "tests": tests, "failures": failures, "errors": 0}
        written = [self._case(case, outcome) for case, outcome in outcomes]
        self.written = element("testsuite", {**attributes, "skipped": skipped}, written)

    def _case(self, case: Case, outcome: str) -> str:
        name = f"{plain(case.rule)} {plain(case.at)}".rstrip()
        self.names[name] = times = self.names.get(name, 0) + 1
        family = self.report.note(case.rule).family or "plan"
        attributes = {"name": name if times == 1 else f"{name} ({times})", "classname": f"plankit.{family}"}
        return element("testcase", attributes, [outcome] if outcome else [])

    def _outcome(self, case: Case) -> str:
        """Failed, passed over because it does not weigh enough or was known before, or nothing at all: passed."""
        if not case.findings:
            return ""
        new = [each for each in case.findings if id(each) not in self.known]
        kind = "failure" if any(fails(each, self.report) for each in new) else "skipped"
        first = message((new or case.findings)[0], self.speak)
        told = first if new else self.speak(say("Known before: {message}", message=first))
        text = "\n".join(self._told(each) for each in case.findings)
        return element(kind, {"message": told, "type": plain(case.rule)}, text=text)

    def _told(self, finding: Finding) -> str:
        place = f"{plain(repository_path(self.report, finding.place.file))}:{finding.place.span.line}"
        return "\n".join(filter(None, (place, message(finding, self.speak), advice(finding, self.speak))))
