"""What a run found: one frozen value that every format is made of."""

from __future__ import annotations

from posixpath import normpath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from plankit.findings import Finding, Severity
    from plankit.words import Name

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


class Note(NamedTuple):
    """What there is to read about a rule, in the report's language: its summary, its page in Markdown, its family."""

    summary: str = ""
    page: str = ""
    family: str = ""


class Checked(NamedTuple):
    """An entry, the file it stands in, and the rules that looked at it."""

    at: str
    file: str
    rules: tuple[str, ...]


class Tastes(NamedTuple):
    """What single formats may be told to do otherwise.

    `suppressed`: SARIF carries what was known before as well, marked as such. `own_fingerprints`: SARIF gives our
    fingerprint the name that GitHub matches alerts by. `gitlab_error`: how heavily an error weighs in GitLab.
    """

    suppressed: bool = False
    own_fingerprints: bool = False
    gitlab_error: str = "major"


def _no_note(_rule: str) -> Note:
    return Note()


def _nothing() -> Iterator[Checked]:
    return iter(())


def _nobody(_finding: Finding) -> tuple[Name, ...]:
    return ()


class Report(NamedTuple):
    """What was found in a plan, sorted for reading, without what is waived or ignored.

    `title` is in the report's language, "" when unknown. `lines` gives the text of a line by file and
    1-based number, "" when unknown. `root` leads from the working directory to the plan ("plan", "."),
    with `/` between, `repository` from the top of the repository, "" where there is none. `files` and `entries`
    say how much was looked at, `paths` which files, `silenced` how many findings are waived, ignored or in the baseline.

    Where the plan was compared with an earlier one, `base` names that ("origin/main"), and `findings` holds what is
    new since; `known` what was found there as well, `fixed` what is found no more (at its places there). `since`
    tells by fingerprint from which day on a known finding has been there.

    `note` tells about a rule, `checked` which entries were looked at and by which rules, `asked` who is to mend a finding: they are asked
    only by formats that show it. `scope` says what was looked at: all, only the text whatever the day, or a part
    of the rules; nothing, where it could not be opened.

    `plans` are the reports on each of several plans, whose findings this one holds together.
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
    repository: str = ""
    paths: tuple[str, ...] = ()
    base: str = ""
    known: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    since: Mapping[str, date] = MappingProxyType({})
    note: Callable[[str], Note] = _no_note
    checked: Callable[[], Iterator[Checked]] = _nothing
    asked: Callable[[Finding], tuple[Name, ...]] = _nobody
    tastes: Tastes = Tastes()
    show_known: bool = False
    scope: Literal["all", "text", "part", "nothing"] = "all"
    plans: tuple[Report, ...] = ()


def failed(report: Report) -> bool:
    """Whether anything found weighs at least as much as the fail level."""
    return any(fails(finding, report) for finding in report.findings)


def fails(finding: Finding, report: Report) -> bool:
    """Whether a finding weighs at least as much as the fail level."""
    return RANKS[finding.severity] <= RANKS[report.fail_level]


def counts(report: Report) -> Counts:
    """How many errors, warnings and hints were found."""
    found = [finding.severity for finding in report.findings]
    return Counts(found.count("error"), found.count("warning"), found.count("hint"))


def path_of(report: Report, file: str) -> str:
    """A file of the plan as seen from the working directory; `.` is the plan's folder itself."""
    return seen_from_here(report.root, file)


def seen_from_here(root: str, file: str) -> str:
    """A file of a plan as seen from the working directory; `root` leads from there to the plan's folder."""
    root = root.rstrip("/")
    path = file if root in ("", ".") else f"{root}/{file}".removesuffix("/.")
    return normpath(path) if file.startswith("../") else path


def repository_path(report: Report, file: str) -> str:
    """A file of the plan as seen from the top of its repository, where there is one; else from the working directory."""
    return path_of(report._replace(root=report.repository or report.root), file)
