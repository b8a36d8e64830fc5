"""What is wrong, as data for the panel: sentences in the reader's language, and where on the pages they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from plankit.render.harmless import one_line
from plankit.report import RANKS
from plankit.reporters.spoken import SEVERITIES, advice, message
from plankit.serving.standing import notice, spot
from plankit.watching import told
from plankit.words import say, say_n, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.findings import Finding, Severity
    from plankit.serving.press import Edition
    from plankit.words import Said, Words

MOST = 200
"""So many findings are listed; those of the page that is being read always are."""


class Row(NamedTuple):
    """A finding as the panel shows it. `page`, `entry` and `list` tell where it belongs, `href` leads there."""

    key: str
    severity: Severity
    label: str
    message: str
    advice: str
    rule: str
    where: str
    page: str
    entry: str
    list: str
    href: str
    title: str
    new: bool


def panel(edition: Edition, language: str, page: str) -> dict[str, object]:
    """All that the panel shows beside the page of that address."""
    speak = words(language)
    said = notice(edition)
    rows = [*_rows(edition, speak)]
    shown = [row for number, row in enumerate(rows) if number < MOST or row.page == page]
    turn = edition.turn
    return {
        "number": edition.number,
        "stale": said is not None,
        "notice": one_line(speak(said)) if said else "",
        "counts": [*_counts(edition.findings, speak)],
        "calm": "" if rows else speak(say("Nothing is wrong")),
        "news": one_line(speak(told(turn))) if turn.new or turn.mended else "",
        "time": edition.time[:5],
        "rows": [row._asdict() for row in shown],
        "more": speak(_more(len(rows) - len(shown))) if len(rows) > len(shown) else "",
        "words": {key: speak(each) for key, each in WORDS.items()},
    }


STOPPED = say("`plankit serve` has stopped. Start it again, and this page goes on.")
WORDS = {"panel": say("What is wrong in the plan"), "new": say("new"), "stopped": STOPPED}


def _more(count: int) -> Said:
    return say_n(count, "And {n} more; `plankit check` lists it.", "And {n} more; `plankit check` lists them.")


def _counts(findings: Iterable[Finding], speak: Words) -> Iterator[dict[str, str]]:
    """How many there are of each severity, the worst first; none where there are none."""
    found = [each.severity for each in findings]
    said = {
        "error": say_n(found.count("error"), "{n} error", "{n} errors"),
        "warning": say_n(found.count("warning"), "{n} warning", "{n} warnings"),
        "hint": say_n(found.count("hint"), "{n} hint", "{n} hints"),
    }
    for severity, each in said.items():
        if each.number:
            yield {"severity": severity, "label": speak(SEVERITIES[severity]), "text": speak(each)}


def _rows(edition: Edition, speak: Words) -> Iterator[Row]:
    fresh = {each.fingerprint for each in edition.turn.new}
    for finding in sorted(edition.findings, key=lambda each: RANKS[each.severity]):
        at = spot(finding, edition.shelf)
        page, all_of_it = (_address(edition, each, speak.language) for each in (at.page, at.list))
        begin = finding.place.span
        yield Row(
            key=finding.fingerprint,
            severity=finding.severity,
            label=speak(SEVERITIES[finding.severity]),
            message=one_line(message(finding, speak)),
            advice=one_line(advice(finding, speak)),
            rule=one_line(finding.rule),
            where=f"{one_line(edition.file(finding.place.file))}:{begin.line}:{begin.column}",
            page=page,
            entry=at.entry,
            list=all_of_it,
            href=f"{page}#{at.place}" if page and at.place else page,
            title=one_line(speak.value(at.title)),
            new=finding.fingerprint in fresh,
        )


def _address(edition: Edition, path: str, language: str) -> str:
    """The address of a page; "" where there is none."""
    file = edition.shelf.file(path, language) if edition.shelf else ""
    return f"/{quote(file)}" if file else ""
