"""What a team knows to be wrong and will mend later: findings taken down in a file of their own.

The file is JSON, a finding a line, sorted, with words for people and a fingerprint that stays when lines move.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.errors import MendableError
from plankit.findings import Span
from plankit.pairing import fingerprint
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plankit.findings import Finding

SCHEMA = "plankit/baseline/1"
KEYS = ("rule", "at", "message", "since", "fingerprint")


class Owed(NamedTuple):
    """One finding that was taken down: by its fingerprint, with its words and the day, and where that stands."""

    rule: str
    at: str
    message: str
    since: str
    fingerprint: str
    span: Span = Span(1, 1, 1, 1)


class Baseline:
    """The findings of one file; `file` is the way to it from the plan's folder."""

    def __init__(self, file: str, owed: Iterable[Owed] = (), text: str = "") -> None:
        """Know them in the order of the file."""
        self.file = file
        self.owed = tuple(owed)
        self._lines = text.splitlines()

    def line(self, number: int) -> str:
        """A line of the file, counted from 1."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def parted(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Owed]]:
        """The findings that were taken down, one for one, and what was taken down and is found no more."""
        left: dict[str, list[Owed]] = {}
        for each in self.owed:
            left.setdefault(each.fingerprint, []).append(each)
        found = [each for each in findings if (twins := left.get(fingerprint(each))) and twins.pop(0)]
        gone = {id(each) for twins in left.values() for each in twins}
        return found, [each for each in self.owed if id(each) in gone]

    def stale(self, findings: Iterable[Finding], silent: Collection[str]) -> list[Owed]:
        """What was taken down and is found no more, but for the rules that were not asked."""
        return [each for each in self.parted(findings)[1] if each.rule not in silent]

    def since(self, findings: Iterable[Finding]) -> dict[str, date]:
        """The day on which each finding was taken down, by its fingerprint as the report has it."""
        days = {each.fingerprint: date.fromisoformat(each.since) for each in reversed(self.owed)}
        return {each.fingerprint: days[fingerprint(each)] for each in findings if fingerprint(each) in days}


def read(file: str, name: str, raw: bytes) -> Baseline:
    """Read a baseline; `name` is what people call it. A MendableError where it is none."""
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text)
        entries = [_entry(each) for each in data["findings"]]
        known = data["schema"] == SCHEMA
    except (ValueError, KeyError, TypeError, RecursionError):
        known = False
    if not known:
        raise MendableError(
            say(
                "`{file}` is no baseline that plankit wrote. Take it back from the history, or remove it and write "
                "a new one with `--update-baseline all`.",
                file=name,
            )
        )
    return Baseline(file, _placed(entries, text), text)


def _entry(given: Any) -> Owed:
    rule, at, message, since, fingerprint = (given[key] for key in KEYS)
    if not all(isinstance(each, str) for each in (rule, at, message, since, fingerprint)):
        raise TypeError
    date.fromisoformat(since)
    return Owed(rule, at, message, since, fingerprint)


def _placed(entries: list[Owed], text: str) -> Iterator[Owed]:
    """The entries with the lines on which their fingerprints stand."""
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if '"fingerprint"' in line]
    waiting: dict[str, list[Span]] = {}
    for number, line in rows:
        start = len(line) - len(line.lstrip())
        words = line.partition(', "message"')[0].rstrip().rstrip(",")
        span = Span(number, start + 1, number, len(words) + 1)
        waiting.setdefault(line.rpartition('"fingerprint": "')[2].partition('"')[0], []).append(span)
    for each in entries:
        spans = waiting.get(each.fingerprint)
        yield each._replace(span=spans.pop(0)) if spans else each


def written(owed: Iterable[Owed]) -> str:
    """The text of a baseline: a finding a line, in the order of places and rules; ASCII, and inert in any log."""
    rows = sorted(owed, key=lambda each: (each.at, each.rule, each.message, each.fingerprint))
    lines = ",\n".join(f"    {_dumped({key: getattr(each, key) for key in KEYS})}" for each in rows)
    body = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "schema": {_dumped(SCHEMA)},\n  "findings": {body}\n}}\n'


def _dumped(value: object) -> str:
    return json.dumps(value).replace("##", r"\u0023\u0023").replace("::", r"\u003a\u003a")


def taken_down(finding: Finding, message: str, day: str) -> Owed:
    """A finding as it is taken down."""
    return Owed(finding.rule, finding.at, message, day, fingerprint(finding))
