"""How a report for people ends: counts per rule, counts in all, and the next step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plankit.report import RANKS, counts
from plankit.reporters.cells import cells, wrap
from plankit.reporters.ink import paint, paint_code
from plankit.reporters.plain import cut, plain, prose
from plankit.reporters.spoken import SEVERITIES
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.findings import Finding
    from plankit.report import Report, Tally
    from plankit.reporters.view import View
    from plankit.words import Said, Words

LONGEST_TITLE = 120
SLOWEST = 5


def shown(report: Report) -> list[Finding]:
    """The findings a reader is to see: hints only when asked for, or when they fail the check."""
    return visible(report, report.findings)


def visible(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """Those of some findings that a reader is to see."""
    hints = _with_hints(report)
    return [finding for finding in findings if hints or finding.severity != "hint"]


def _with_hints(report: Report) -> bool:
    return report.show_hints or report.fail_level == "hint"


def summary(report: Report, speak: Words, view: View) -> list[str]:
    """The closing lines: what was found or that all is well, what is not shown, and the next step."""
    after = [line for said in (*aside(report), *_next(report)) for line in _lines(speak(said), view)]
    return [*standing(report, speak, view), *(paint_code(line, view) for line in after)]


def standing(report: Report, speak: Words, view: View) -> list[str]:
    """What was found, or that all is well."""
    style = "strong" if _found(report) else "good"
    return [paint(line, style, view) for line in _lines(speak(outcome(report, speak)), view)]


def _lines(text: str, view: View) -> list[str]:
    return wrap(text, view.width, "", "")


def _found(report: Report) -> list[Said]:
    """The counts that are not nought, worst first."""
    errors, warnings, hints = counts(report)
    said = [
        (errors, say_n(errors, "{n} error", "{n} errors")),
        (warnings, say_n(warnings, "{n} warning", "{n} warnings")),
        (hints * _with_hints(report), say_n(hints, "{n} hint", "{n} hints")),
    ]
    return [sentence for count, sentence in said if count]


def outcome(report: Report, speak: Words) -> Said:
    """What was found, in one sentence; that all is well only where nothing was known before either."""
    if report.plans:
        return _several(report)
    found = _found(report)
    title = cut(prose(report.title), LONGEST_TITLE)
    plan = f"“{title}”" if title else speak(say("the plan"))
    files = say_n(report.files, "{n} file", "{n} files")
    entries = say_n(report.entries, "{n} entry", "{n} entries")
    looked = say("({files}, {entries})", files=files, entries=entries)
    if found and report.scope == "text":
        return say("{found} in the text of {plan} {looked}.", found=found, plan=plan, looked=looked)
    if found:
        return say("{found} in {plan} on {day} {looked}.", found=found, plan=plan, day=report.as_of, looked=looked)
    if visible(report, report.known):
        return say("Nothing new is wrong in {plan} on {day} {looked}.", plan=plan, day=report.as_of, looked=looked)
    if report.scope == "text":
        return say("The text of {plan} is in order {looked}.", plan=plan, looked=looked)
    if report.scope == "part":
        return say(
            "The rules that were asked find nothing in {plan} on {day} {looked}.",
            plan=plan,
            day=report.as_of,
            looked=looked,
        )
    return say("All is well: {plan} holds together on {day} {looked}.", plan=plan, day=report.as_of, looked=looked)


def _several(report: Report) -> Said:
    """How several plans stand: each counts where its worst finding puts it."""
    closed = sum(each.scope == "nothing" for each in report.plans)
    open_ = [counts(each) for each in report.plans if each.scope != "nothing"]
    errors = sum(bool(each.errors) for each in open_)
    warnings = sum(bool(each.warnings) and not each.errors for each in open_)
    hints = sum(bool(each.hints) and not (each.errors or each.warnings) for each in open_) * _with_hints(report)
    order = len(open_) - errors - warnings - hints
    said = [
        (order, say_n(order, "{n} in order", "{n} in order")),
        (hints, say_n(hints, "{n} with hints", "{n} with hints")),
        (warnings, say_n(warnings, "{n} with warnings", "{n} with warnings")),
        (errors, say_n(errors, "{n} with errors", "{n} with errors")),
        (closed, say_n(closed, "{n} that cannot be opened", "{n} that cannot be opened")),
    ]
    plans = say_n(len(report.plans), "{n} plan", "{n} plans")
    return say("{plans}: {parts}.", plans=plans, parts=[sentence for count, sentence in said if count])


def aside(report: Report) -> list[Said]:
    """What else there is to know: what was compared, what is not shown, and why the check passes."""
    errors, warnings, hints = counts(report)
    said = _compared(report)
    if warnings and not errors and report.fail_level == "error":
        said.append(say("The check passes: only errors fail it."))
    if hints and not _with_hints(report):
        said.append(say_n(hints, "{n} hint, shown with --hints.", "{n} hints, shown with --hints."))
    if report.silenced:
        said.append(say_n(report.silenced, "{n} finding is waived or ignored.", "{n} findings are waived or ignored."))
    return said


def _compared(report: Report) -> list[Said]:
    """What came of comparing with an earlier plan: what is mended is praised, what is known fails nothing."""
    said: list[Said] = []
    base, fixed, known = prose(report.base), len(visible(report, report.fixed)), len(visible(report, report.known))
    if base and shown(report):
        said.append(say("All of this is new since {base}.", base=f"`{base}`"))
    if fixed:
        said.append(say_n(fixed, "Well done: {n} finding is mended.", "Well done: {n} findings are mended."))
    if known:
        said.append(_known(known, listed=report.show_known))
    return said


def _known(count: int, *, listed: bool) -> Said:
    """How much was known before, and how it is shown."""
    if listed:
        return say_n(
            count,
            "{n} finding was there before; it does not fail the check.",
            "{n} findings were there before; they do not fail the check.",
        )
    return say_n(
        count,
        "{n} finding was there before, shown with --known; it does not fail the check.",
        "{n} findings were there before, shown with --known; they do not fail the check.",
    )


def _next(report: Report) -> list[Said]:
    """The command to go on with."""
    rule = _most_frequent(report)
    return [say("Next: `plankit explain {rule}` tells why it matters and how to mend it.", rule=rule)] if rule else []


def _most_frequent(report: Report) -> str:
    """The rule that found most among the findings of the worst severity shown."""
    findings = shown(report)
    worst = min((RANKS[finding.severity] for finding in findings), default=0)
    rules = Counter(finding.rule for finding in findings if RANKS[finding.severity] == worst)
    return plain(max(rules, key=lambda rule: rules[rule])) if rules else ""


def statistics(report: Report, speak: Words, view: View) -> list[str]:
    """A table of what each rule found, most first; nothing when it was not asked for."""
    if not report.statistics:
        return []
    tallies = sorted(report.statistics, key=lambda tally: (-tally.findings, -(tally.seconds or 0), tally.rule))
    telling = [tally for number, tally in enumerate(tallies) if tally.findings or number < SLOWEST]
    wide = max(cells(tally.rule) for tally in telling), max(cells(speak(said)) for said in SEVERITIES.values())
    heading = paint(speak(say("Findings per rule")), "strong", view)
    rest = len(tallies) - len(telling)
    seconds = sum(tally.seconds or 0 for tally in tallies if tally not in telling)
    more = say_n(
        rest,
        "and {n} rule that found nothing, in {time} s",
        "and {n} rules that found nothing, in {time} s",
        time=f"{seconds:.3f}",
    )
    rows = [_row(tally, wide, speak, view) for tally in telling]
    return [heading, *rows, *([f"        {speak(more)}"] if rest else [])]


def _row(tally: Tally, wide: tuple[int, int], speak: Words, view: View) -> str:
    severity = f"{speak(SEVERITIES[tally.severity]):<{wide[1]}}"
    seconds = "" if tally.seconds is None else f"{tally.seconds:>8.3f} s"
    row = f"{tally.findings:>6}  {plain(tally.rule):<{wide[0]}}  {paint(severity, tally.severity, view)}{seconds}"
    return row.rstrip()
