"""Findings and reports made by hand, for the tests of the formats."""

from __future__ import annotations

from datetime import date

from plankit.findings import Finding, Place, Span
from plankit.report import Report
from plankit.words import Name, say

AS_OF = date(2026, 10, 1)

LINES = {
    ("responsibilities.yaml", 12): "  check-content:",
    (
        "responsibilities.yaml",
        41,
    ): "    owner: content-manger  # until the reorganisation, then the team of internal communications",
    ("people.yaml", 9): "  anna:",
    ("policies/posting.yaml", 3): "\tkort: 投稿の方針 e\u0301e\u0301n \x1b[31mregel\u202e [bold]",
    ("policies/posting.yaml", 7): "  next_review: 2026-09-30",
}


def finding(rule: str, severity: str, file: str, span: tuple[int, int, int, int], message, **more) -> Finding:
    """A finding with what matters to the test; the rest is filled in."""
    return Finding(
        rule=rule,
        severity=severity,
        place=Place(file, Span(*span)),
        at=more.get("at", "responsibilities.check-content.owner"),
        message=message,
        remedy=more.get("remedy"),
        suggestions=more.get("suggestions", ()),
        fingerprint=more.get("fingerprint", "5f2c"),
        cause=more.get("cause", ""),
        related=more.get("related", ()),
        timed=more.get("timed", False),
    )


def unfilled(line: int = 12, file: str = "responsibilities.yaml") -> Finding:
    """An owner nobody fills; all of these have one cause."""
    message = say(
        "{entry} is owned by the role {role}; its only holder left on {day} and nobody follows.",
        entry=Name("Check content", "check-content"),
        role=Name("Content manager", "content-manager"),
        day=date(2026, 9, 30),
    )
    remedy = say("Name who holds the role from then on: `holders: [anna]` below `content-manager`.")
    cause = "roles.content-manager"
    span = (line, 3, line, 16)
    return finding("unfilled-owner", "error", file, span, message, remedy=remedy, cause=cause, timed=True)


def unknown() -> Finding:
    """A reference to nothing, with something near."""
    message = say(
        "The owner of {entry} is `content-manger`, and nothing in the plan has that id.",
        entry=Name("Check content", "check-content"),
    )
    span = (41, 12, 41, 26)
    return finding(
        "unknown-reference", "error", "responsibilities.yaml", span, message, suggestions=("content-manager",)
    )


def twice() -> Finding:
    """A clash, with the place of the first."""
    message = say("{entry} is given twice.", entry=Name("Anna de Wit", "anna"))
    first = Place("people.yaml", Span(4, 3, 4, 7))
    return finding("duplicate-entry", "error", "people.yaml", (9, 3, 9, 7), message, related=(first,), at="people.anna")


def overdue() -> Finding:
    """A warning that depends on the date."""
    message = say(
        "{entry} should have been looked at again on {day}.", entry=Name("Posting", "posting"), day=date(2026, 9, 30)
    )
    remedy = say("Look at it again, and write when that was: `reviewed: 2026-10-01`.")
    span = (7, 16, 7, 26)
    return finding(
        "policy-review-overdue",
        "warning",
        "policies/posting.yaml",
        span,
        message,
        remedy=remedy,
        timed=True,
        at="policies.posting",
    )


def long() -> Finding:
    """A hint on a line full of odd characters."""
    message = say("{entry} has more rules than people remember.", entry=Name("Posting", "posting"))
    return finding("too-many-rules", "hint", "policies/posting.yaml", (3, 8, 3, 13), message, at="policies.posting")


def small(message, **more) -> Finding:
    """An error about the first word of a file."""
    return finding("unknown-key", "error", "x.yaml", (1, 1, 1, 5), message, **more)


FINDINGS = (
    twice(),
    long(),
    overdue(),
    unfilled(),
    unknown(),
    *map(unfilled, (50, 60, 70, 80)),
    unfilled(5, "more.yaml"),
)


def report_of(*findings: Finding, **changes: object) -> Report:
    """A report about the plan of Vesterholt."""
    report = Report(
        findings=findings,
        language="en",
        as_of=AS_OF,
        profile="standard",
        fail_level="error",
        title="Intranet of Vesterholt",
        files=10,
        lines=lambda file, line: LINES.get((file, line), ""),
        root="plan",
        entries=142,
    )
    return report._replace(**changes)
