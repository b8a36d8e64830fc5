"""Several plans as one: their reports, held without the plans themselves, joined to one that every format can write."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from plankit.findings import Finding, Place, Span
from plankit.report import Note, Report, Tally, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.report import Checked
    from plankit.words import Name, Said

Key = tuple[str, Place]
TOP = Span(1, 1, 1, 1)


class Lines:
    """The text of the lines that findings mark, by file and number."""

    def __init__(self, known: dict[tuple[str, int], str]) -> None:
        """Know these."""
        self.known = known

    def __call__(self, file: str, number: int) -> str:
        """A line, "" where it is not known."""
        return self.known.get((file, number), "")


class Askers:
    """Who is to mend each finding."""

    def __init__(self, known: dict[Key, tuple[Name, ...]]) -> None:
        """Know these."""
        self.known = known

    def __call__(self, finding: Finding) -> tuple[Name, ...]:
        """Those who are asked about a finding."""
        return self.known.get((finding.fingerprint, finding.place), ())


class Looked:
    """The entries that were looked at."""

    def __init__(self, entries: tuple[Checked, ...]) -> None:
        """Know these."""
        self.entries = entries

    def __call__(self) -> Iterator[Checked]:
        """Each of them."""
        return iter(self.entries)


def untold(_rule: str) -> Note:
    """Nothing about a rule: what there is to read is told once, for all plans."""
    return Note()


def _all(report: Report) -> tuple[Finding, ...]:
    return (*report.findings, *report.known, *report.fixed)


def held(report: Report, formats: Iterable[str]) -> Report:
    """The report without the plan behind it, so that it can go from one process to another: all that some formats will ask."""
    formats = set(formats)
    asked = {(each.fingerprint, each.place): report.asked(each) for each in _all(report) if "markdown" in formats}
    return report._replace(
        lines=Lines(_lines(report)),
        asked=Askers(asked),
        checked=Looked(tuple(report.checked()) if "junit" in formats else ()),
        note=untold,
        since=dict(report.since),
    )


def _lines(report: Report) -> dict[tuple[str, int], str]:
    places = {place for each in _all(report) for place in (each.place, *each.related)}
    marked = {(place.file, line) for place in places for line in (place.span.line, place.span.end_line)}
    return {key: report.lines(*key) for key in sorted(marked)}


def refused(root: str, why: Said, like: Report) -> Report:
    """The report on a plan that cannot be opened; for the rest it is `like` another."""
    told = Finding("no-plan", "error", Place(".", TOP), "", why, None, (), _digest("no-plan"), "", (), timed=False)
    return like._replace(findings=(told,), root=root, scope="nothing")


def together(reports: Iterable[Report], like: Report) -> Report:
    """One report on several plans, its files as seen from here; `like` says how it is written."""
    plans = tuple(reports)
    moved = [_moved(each) for each in plans]
    compared = [each for each in plans if each.base]
    return like._replace(
        plans=plans,
        findings=tuple(finding for each in moved for finding in each.findings),
        known=tuple(finding for each in moved for finding in each.known),
        fixed=tuple(finding for each in moved for finding in each.fixed),
        since={key: day for each in moved for key, day in each.since.items()},
        lines=Lines({key: line for each in moved for key, line in _lines_of(each).items()}),
        asked=Askers({key: names for each in moved for key, names in _askers_of(each).items()}),
        checked=Looked(tuple(entry for each in moved for entry in each.checked())),
        paths=tuple(path for each in moved for path in each.paths),
        files=sum(each.files for each in plans),
        entries=sum(each.entries for each in plans),
        silenced=sum(each.silenced for each in plans),
        base=compared[0].base if compared else "",
        statistics=_summed(plans),
        show_hints=any(each.show_hints for each in plans),
        profile=_shared({each.profile for each in plans if each.scope != "nothing"}) or like.profile,
        as_of=max((each.as_of for each in plans if each.scope != "nothing"), default=like.as_of),
        scope=next((each.scope for each in plans if each.scope != "nothing"), "nothing"),
    )


def _lines_of(report: Report) -> dict[tuple[str, int], str]:
    return report.lines.known if isinstance(report.lines, Lines) else {}


def _askers_of(report: Report) -> dict[Key, tuple[Name, ...]]:
    return report.asked.known if isinstance(report.asked, Askers) else {}


def _shared(values: set[str]) -> str:
    """The value that all have in common; "" where they differ."""
    return next(iter(values)) if len(values) == 1 else ""


def _moved(report: Report) -> Report:
    """The report with its files as seen from here; findings that two plans have alike are told apart."""
    lines = {(path_of(report, file), number): text for (file, number), text in _lines_of(report).items()}
    asked = {(_named(report, key), _seen(report, place)): names for (key, place), names in _askers_of(report).items()}
    checked = tuple(each._replace(file=path_of(report, each.file)) for each in report.checked())
    return report._replace(
        findings=_all_moved(report, report.findings),
        known=_all_moved(report, report.known),
        fixed=_all_moved(report, report.fixed),
        lines=Lines(lines),
        asked=Askers(asked),
        checked=Looked(checked),
        paths=tuple(path_of(report, file) for file in report.paths),
        since={_named(report, key): day for key, day in report.since.items()},
    )


def _all_moved(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        each._replace(
            place=_seen(report, each.place),
            related=tuple(_seen(report, place) for place in each.related),
            fingerprint=_named(report, each.fingerprint),
            cause=each.cause and f"{path_of(report, '.')}:{each.cause}",
        )
        for each in findings
    )


def _seen(report: Report, place: Place) -> Place:
    return place._replace(file=path_of(report, place.file))


def _named(report: Report, fingerprint: str) -> str:
    """A fingerprint that no other plan has, wherever the check is run from."""
    return _digest(f"{report.repository or report.root}\0{fingerprint}")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _summed(plans: Iterable[Report]) -> tuple[Tally, ...] | None:
    """What each rule found in all plans; None where it was not counted."""
    rules: dict[str, list[Tally]] = {}
    for each in plans:
        for tally in each.statistics or ():
            rules.setdefault(tally.rule, []).append(tally)
    if not rules:
        return None
    return tuple(
        Tally(
            rule,
            tallies[0].severity,
            sum(each.findings for each in tallies),
            sum(each.seconds or 0 for each in tallies),
        )
        for rule, tallies in rules.items()
    )
