"""When the lines of a plan were last changed, as git has it; a line that was taken out leaves no trace."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.git import repository

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plankit.git import Repository

BLAME = ("--literal-pathspecs", "blame", "-w", "--ignore-revs-file=", "--porcelain", "--")
AT_ONCE = 4
"""So many files are asked about at the same time."""
UNCOMMITTED = "0" * 40


class Lines(NamedTuple):
    """The lines of one file: the day on which each was last changed, None where that is not known; those not committed yet."""

    days: tuple[date | None, ...]
    uncommitted: frozenset[int]


class Touched(NamedTuple):
    """When something was last changed: on a day, or after the last commit."""

    day: date | None
    uncommitted: bool = False


class Changed(NamedTuple):
    """When each line of each file was last changed, and the way from the top of the repository to the plan."""

    prefix: str = ""
    files: dict[str, Lines] = {}  # noqa: RUF012 - never written to

    def between(self, file: str, first: int, last: int) -> Touched | None:
        """When any of these lines was last changed, counted from 1; None where that is not known."""
        lines = self.files.get(file)
        if lines is None:
            return None
        numbers = range(first, last + 1)
        if not lines.uncommitted.isdisjoint(numbers):
            return Touched(None, uncommitted=True)
        # What was cut off from a clone lies before all that is in it.
        latest = max((day for day in lines.days[first - 1 : last] if day), default=None)
        return Touched(latest) if latest else None


def changed(folder: Path, names: Collection[str]) -> Changed | None:
    """What git knows of the lines of these files of a plan; None where it lies in no repository, or git will not say."""
    try:
        repo = repository(folder)
    except MendableError:
        return None
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda name: _lines(repo, name), names)
        return Changed(repo.prefix, {name: lines for name, lines in zip(names, found, strict=True) if lines})


def _lines(repo: Repository, name: str) -> Lines | None:
    """The lines of a file; None where git does not keep it."""
    try:
        answer = repo.ask(*BLAME, name)
    except MendableError:
        return None
    return _read(answer.out.decode("utf-8", "replace"), shallow=repo.shallow) if not answer.code else None


def _read(text: str, *, shallow: bool) -> Lines:
    """The answer of git: for each line the name of a commit, and of each commit once what it is."""
    order: list[tuple[int, str]] = []
    about: dict[str, dict[str, str]] = {}
    commit = ""
    for line in text.split("\n"):
        if line.startswith("\t"):
            continue
        key, _, rest = line.partition(" ")
        if len(key) >= len(UNCOMMITTED) and rest[:1].isdigit():
            commit = key
            order.append((int(rest.split(" ")[1]), commit))
            about.setdefault(commit, {})
        elif commit:
            about[commit][key] = rest
    days = {each: _day(told) for each, told in about.items()}
    cut = {each for each, told in about.items() if shallow and "boundary" in told}
    new = {each for each in about if not each.strip("0")}
    known = tuple(None if each in cut | new else days[each] for _, each in sorted(order))
    return Lines(known, frozenset(number for number, each in order if each in new))


def _day(told: dict[str, str]) -> date | None:
    """The day on which a commit was made, where its author was."""
    try:
        zone = told["author-tz"]
        away = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * (-1 if zone[0] == "-" else 1)
        return datetime.fromtimestamp(int(told["author-time"]), UTC).astimezone(timezone(away)).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return None
