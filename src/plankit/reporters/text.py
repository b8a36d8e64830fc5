"""The report for people: each finding with its line, what it means and what to do, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.report import path_of
from plankit.reporters.brief import compared
from plankit.reporters.cells import cells, wrap
from plankit.reporters.excerpt import excerpt
from plankit.reporters.fold import folded
from plankit.reporters.ink import paint, paint_code
from plankit.reporters.plain import cut, inert, plain
from plankit.reporters.spoken import SEVERITIES, advice, message
from plankit.reporters.summary import shown, standing, statistics, summary
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.findings import Finding, Place
    from plankit.report import Report
    from plankit.reporters.fold import Fold
    from plankit.reporters.view import View
    from plankit.words import Words

LONGEST_SENTENCE = 2000
PLACES = 3
GUTTER = 5
ARROW = "  -> "


def report(report: Report, view: View) -> str:
    """The findings, the statistics where they were asked for, and the summary."""
    speak = words(report.language)
    view = view._replace(width=max(view.width, GUTTER * 4))
    parts = [
        *(part for each in report.plans for part in _plan(each, view)),
        *([] if report.plans else [*_findings(report, speak, view), *compared(report, speak, view)]),
        statistics(report, speak, view),
        summary(report, speak, view),
    ]
    return _joined(parts)


def _plan(report: Report, view: View) -> list[list[str]]:
    """One of several plans: its place, what was found in it, and how it stands, each in the language of that plan."""
    speak = words(report.language)
    heading = paint(f"== {plain(path_of(report, '.'))} ==", "strong", view)
    if report.scope == "nothing":
        return [[heading, *_sentence(message(report.findings[0], speak), view)]]
    found = list(filter(None, [*_findings(report, speak, view), *compared(report, speak, view)]))
    return [[heading], *found, standing(report, speak, view)] if found else [[heading, *standing(report, speak, view)]]


def listed(report: Report, view: View) -> str:
    """The findings alone, as the pages of the rules show them."""
    return _joined(_findings(report, words(report.language), view))


def _joined(parts: list[list[str]]) -> str:
    return inert("\n\n".join("\n".join(part) for part in parts if part) + "\n")


def _findings(report: Report, speak: Words, view: View) -> list[list[str]]:
    return [_finding(report, fold, speak, view) for fold in folded(shown(report))]


def _finding(report: Report, fold: Fold, speak: Words, view: View) -> list[str]:
    head = fold.head
    return [
        *_header(report, head, speak, view),
        *_frame(report, head, view),
        *_sentence(message(head, speak), view),
        *_advice(advice(head, speak), view),
        *_aside(_others(report, fold, speak), view),
        *_aside(_related(report, head, speak), view),
    ]


def _header(report: Report, finding: Finding, speak: Words, view: View) -> list[str]:
    severity, rule = speak(SEVERITIES[finding.severity]), plain(finding.rule)
    place = f"{_place(report, finding.place)}:{finding.place.span.column}"
    name = f"{paint(severity, finding.severity, view)}  {paint(rule, 'strong', view)}"
    if cells(f"{severity}  {rule}  {place}") > view.width:
        return [name, f"  {place}"]
    return [f"{name}  {place}"]


def _frame(report: Report, finding: Finding, view: View) -> list[str]:
    span = finding.place.span
    line = report.lines(finding.place.file, span.line)
    if not line.strip():
        return []
    number = f"{span.line:>{GUTTER}} |"
    text, marks = excerpt(line, span, view.width - len(number) - 2)
    space, caret = marks[: -len(marks.lstrip())], marks.lstrip()
    under = f"{'|':>{len(number)}}"
    return [
        f"{paint(number, 'quiet', view)} {text}",
        f"{paint(under, 'quiet', view)} {space}{paint(caret, finding.severity, view)}",
    ]


def _sentence(text: str, view: View) -> list[str]:
    lines = wrap(cut(text, LONGEST_SENTENCE), view.width)
    return [paint_code(line, view) for line in lines]


def _advice(text: str, view: View) -> list[str]:
    if not text:
        return []
    lines = wrap(cut(text, LONGEST_SENTENCE), view.width, ARROW, " " * len(ARROW))
    lines[0] = paint(ARROW, "good", view) + lines[0].removeprefix(ARROW)
    return [paint_code(line, view) for line in lines]


def _aside(text: str, view: View) -> list[str]:
    lines = wrap(text, view.width) if text else []
    return [paint(line, "quiet", view) for line in lines]


def _others(report: Report, fold: Fold, speak: Words) -> str:
    """How many more findings the same cause gives, and where the first of them are."""
    if not fold.others:
        return ""
    elsewhere = [place for place in _unique(fold.others) if place != fold.head.place]
    if not elsewhere:
        return speak(say("And {n} more with the same cause, at the same place.", n=len(fold.others)))
    return speak(
        say("And {n} more with the same cause: {places}", n=len(fold.others), places=_places(report, elsewhere))
    )


def _unique(findings: Sequence[Finding]) -> list[Place]:
    return list(dict.fromkeys(finding.place for finding in findings))


def _related(report: Report, finding: Finding, speak: Words) -> str:
    return speak(say("See also {places}", places=_places(report, finding.related))) if finding.related else ""


def _places(report: Report, places: Sequence[Place]) -> str:
    """Up to three places, the way terminals and editors can follow them."""
    named = ", ".join(_place(report, place) for place in places[:PLACES])
    return f"{named}, …" if len(places) > PLACES else named


def _place(report: Report, place: Place) -> str:
    return f"{plain(path_of(report, place.file))}:{place.span.line}"
