"""What a run found: one frozen value that every format is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plankit.findings import Finding, Severity

RANKS: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


class Tally(NamedTuple):
    """How often one rule found something, and how many seconds it took where that was measured."""

    rule: str
    severity: Severity
    findings: int
    seconds: float | None = None


class Counts(NamedTuple):
    """How many findings there are of each severity."""

    errors: int
    warnings: int
    hints: int


class Report(NamedTuple):
    """What was found in a plan, sorted for reading, without what is waived or ignored.

    `title` is in the report's language, "" when unknown. `lines` gives the text of a line by file and
    1-based number, "" when unknown. `root` leads from the working directory to the plan ("plan", "."),
    with `/` between. `files` and `entries` say how much was looked at, `silenced` how many findings are
    waived or ignored.
    """

    findings: tuple[Finding, ...]
    language: str
    as_of: date
    profile: str
    fail_level: Severity
    title: str
    files: int
    lines: Callable[[str, int], str]
    root: str
    entries: int
    show_hints: bool = False
    statistics: tuple[Tally, ...] | None = None
    silenced: int = 0


def failed(report: Report) -> bool:
    """Whether anything found weighs at least as much as the fail level."""
    return any(RANKS[finding.severity] <= RANKS[report.fail_level] for finding in report.findings)


def counts(report: Report) -> Counts:
    """How many errors, warnings and hints were found."""
    found = [finding.severity for finding in report.findings]
    return Counts(found.count("error"), found.count("warning"), found.count("hint"))


def path_of(report: Report, file: str) -> str:
    """A file of the plan as seen from the working directory; `.` is the plan's folder itself."""
    root = report.root.rstrip("/")
    return file if root in ("", ".") else f"{root}/{file}".removesuffix("/.")
