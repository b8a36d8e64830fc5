"""The past of a plan: the commits that touched it, and the plan as it stood at each."""

from __future__ import annotations

import posixpath
import shutil
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.files import is_yaml
from plankit.git import commit_of, repository
from plankit.plan import load
from plankit.revisions import at_commit
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plankit.files import Folder
    from plankit.plan import Plan

FIELDS = "%H%n%h%n%P%n%aI%n%an%n%s"
LOG = (
    "--literal-pathspecs",
    "log",
    "-z",
    "--no-show-signature",
    "--no-color",
    "--encoding=UTF-8",
    f"--format={FIELDS}",
)
KEPT = 4
"""So many plans are kept at hand; the others are read again when they are asked for."""


class Commit(NamedTuple):
    """A commit: its names, those of its parents, who made it and when, and its title. `day` is the author's own."""

    id: str
    short: str
    parents: tuple[str, ...]
    author: str
    moment: str
    day: date | None
    title: str


class Past:
    """The past of the plan in a folder, out of git's store; nothing is checked out, nothing is written."""

    def __init__(self, head: Folder, above: Iterable[str] = ()) -> None:
        """Know the repository around a folder; a MendableError where there is none.

        `above` are the ways from there to the plans that the plan builds on: what touched those touched it as well.
        """
        self.head = head
        self.above = tuple(above)
        self.repo = repository(_in_a_repository(head.base))
        self._plans: dict[str, Plan | None] = {}
        self._latest: Plan | None = None

    @property
    def shallow(self) -> bool:
        """Whether the clone holds only the latest commits."""
        return self.repo.shallow

    def named(self, revision: str) -> Commit:
        """The commit that a revision names; a MendableError where there is none."""
        if not revision.strip() or revision.startswith("-") or not revision.isprintable():
            raise MendableError(
                say("`{revision}` is no revision. Name a branch, a tag or a commit.", revision=revision)
            )
        return next(self._log("--max-count=1", commit_of(self.repo, revision)))

    def parting(self, one: Commit, other: Commit) -> Commit:
        """The commit from which two others go on; a MendableError where there is none."""
        shared = self.repo.ask("merge-base", one.id, other.id)
        if shared.code:
            raise MendableError(
                say("`{one}` and `{other}` have no commit in common.", one=one.short, other=other.short)
            )
        return next(self._log("--max-count=1", shared.line.partition("\n")[0]))

    def plan(self, commit: str) -> Plan | None:
        """The plan as it stood at a commit; None where there was none."""
        if commit not in self._plans:
            texts = at_commit(self.repo, commit, self.head).texts
            self._plans[commit] = plan = load(texts, self._latest) if texts else None
            self._latest = plan or self._latest
            for each in list(self._plans)[:-KEPT]:
                del self._plans[each]
        return self._plans[commit]

    def commits(self) -> list[Commit]:
        """The commits that touched the plan, wherever its folder stood, each before those it builds on.

        Their parents are the commits before them that touched it as well.
        """
        places = [self.head.alone or "."]
        while True:
            found = list(self._log("--topo-order", "--parents", "HEAD", "--", *places, *self.above))
            moved = [place for each in found if not each.parents for place in self._origin(each, places[-1])]
            if not moved or moved[0] in places:
                return found
            places.append(moved[0])

    def _log(self, *words: str) -> Iterator[Commit]:
        for record in self.repo.tell(*LOG, *words).names:
            id_, short, parents, moment, author, title = record.removeprefix("\n").split("\n", 5)
            yield Commit(id_, short, tuple(parents.split()), author, moment, _day(moment), title)

    def _origin(self, first: Commit, place: str) -> list[str]:
        """Where the plan stood before a commit moved it to its place, seen from its folder now; [] where nowhere."""
        answer = self.repo.tell("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--raw", "--no-commit-id", first.id)
        here = posixpath.normpath(posixpath.join(self.repo.prefix, place))
        votes = Counter(_moves(answer.names, "" if here == "." else here))
        if not votes:
            return []
        return [posixpath.relpath(min(votes, key=lambda each: (-votes[each], each)), self.repo.prefix or ".")]


def _moves(rows: Iterable[str], here: str) -> Iterator[str]:
    """From where each file of a place was moved to it."""
    names = iter(rows)
    for _ in names:
        old, new = next(names), next(names)
        if new == here:
            yield old
        elif is_yaml(new) and new.startswith(f"{here}/" if here else ""):
            rest = new.removeprefix(here).removeprefix("/")
            if f"/{old}".endswith(f"/{rest}") and old != new:
                yield old.removesuffix(rest).rstrip("/") or "."


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _in_a_repository(folder: Path) -> Path:
    if shutil.which("git") is None:
        raise MendableError(say("The past of a plan is kept by git, and there is none on this computer. Install it."))
    whole = folder.resolve()
    if not any((each / ".git").exists() for each in (whole, *whole.parents)):
        raise MendableError(
            say("`{folder}` lies in no git repository, so nothing is known of its past.", folder=str(folder))
        )
    return folder
