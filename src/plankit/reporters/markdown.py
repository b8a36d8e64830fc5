"""The report for a pull request or the summary of a job: what opened, what closed, what is known, who is asked."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from plankit.report import RANKS, repository_path
from plankit.reporters.fold import folded
from plankit.reporters.markup import cell, code
from plankit.reporters.plain import cut, inert, plain
from plankit.reporters.spoken import SEVERITIES, advice, message
from plankit.reporters.summary import aside, outcome, shown
from plankit.words import say, say_n, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.findings import Finding
    from plankit.report import Report
    from plankit.reporters.fold import Fold
    from plankit.reporters.view import View
    from plankit.words import Said, Words

MARK = "<!-- plankit -->"
LONGEST_CELL = 700
ROOM = 18_000
"""Characters for each of the three lists: a comment may have 65,536 in all."""


def report(report: Report, _view: View) -> str:
    """A heading, and a table each of what is new, fixed and known; the mark lets a service find its own comment again."""
    speak = words(report.language)
    parts = [
        MARK,
        f"### plankit: {cell(speak(outcome(report, speak)))}",
        _lines(aside(report._replace(show_known=True)), speak),
        _section(say("What this opens") if report.base else say("What is wrong"), _opened(report, speak), speak),
        _asked(report, speak),
        _section(say("What this closes"), _closed(report, speak), speak),
        _details(report, speak),
    ]
    return inert("\n\n".join(filter(None, parts)) + "\n")


def _lines(sentences: Iterable[Said], speak: Words) -> str:
    return "  \n".join(cell(speak(each)) for each in sentences)


def _section(title: Said, table: str, speak: Words) -> str:
    return f"#### {speak(title)}\n\n{table}" if table else ""


def _opened(report: Report, speak: Words) -> str:
    worst_first = sorted(shown(report), key=lambda finding: RANKS[finding.severity])
    return _rows(report, worst_first, speak)


def _closed(report: Report, speak: Words) -> str:
    """A list of what is wrong no more."""
    lines = [
        f"- {cell(cut(message(each, speak), LONGEST_CELL))} {code(each.rule)} {_place(report, each)}"
        for each in report.fixed
    ]
    kept = _fitting(lines)
    more = len(lines) - len(kept)
    return "\n".join([*kept, *([f"- {speak(_more(more))}"] if more else [])])


def _fitting(lines: list[str]) -> list[str]:
    """The first lines, as far as there is room."""
    lengths = accumulate(len(line) + 1 for line in lines)
    return lines[: sum(length <= ROOM for length in lengths)]


def _place(report: Report, finding: Finding) -> str:
    return code(f"{plain(repository_path(report, finding.place.file))}:{finding.place.span.line}")


def _rows(report: Report, findings: Iterable[Finding], speak: Words) -> str:
    """A table with a row for each cause, as far as there is room; the last row says how much there was none for."""
    rows = [_row(*_cells(report, fold, speak)) for fold in folded(findings)]
    kept = _fitting(rows)
    more = len(rows) - len(kept)
    heads = (say("What is wrong, and what to do"), say("Where"), say("Who is asked"))
    lines = [_row("", *map(speak, heads)), _row(*["---"] * 4), *kept]
    return "\n".join([*lines, *([_row("", speak(_more(more)), "", "")] if more else [])]) if rows else ""


def _more(count: int) -> Said:
    return say_n(count, "And {n} more.", "And {n} more of them.")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(report: Report, fold: Fold, speak: Words) -> Iterator[str]:
    head = fold.head
    more = [say("And {n} more with the same cause.", n=len(fold.others))] if fold.others else []
    sentences = [message(head, speak), advice(head, speak), *map(speak, more), _since(report, head, speak)]
    yield speak(SEVERITIES[head.severity])
    yield f"{cell(cut(' '.join(filter(None, sentences)), LONGEST_CELL))} {code(head.rule)}"
    yield _place(report, head)
    yield cell(speak.series(_names(report, [head, *fold.others], speak)))


def _since(report: Report, finding: Finding, speak: Words) -> str:
    day = report.since.get(finding.fingerprint)
    return speak(say("It has been so since {day}.", day=day)) if day else ""


def _names(report: Report, findings: Iterable[Finding], speak: Words) -> list[str]:
    return list(dict.fromkeys(speak.value(name) for finding in findings for name in report.asked(finding)))


def _asked(report: Report, speak: Words) -> str:
    """Who is asked to do something, in one sentence."""
    names = _names(report, shown(report), speak)
    return cell(cut(speak(say("Who is asked: {names}.", names=names)), LONGEST_CELL)) if names else ""


def _details(report: Report, speak: Words) -> str:
    """What is known, folded away."""
    if not report.known:
        return ""
    count = len(report.known)
    title = speak(say_n(count, "{n} finding was there before", "{n} findings were there before"))
    return f"<details><summary>{title}</summary>\n\n{_rows(report, report.known, speak)}\n\n</details>"
