"""Asking git: one way to run it, and its refusals in plain words. Nothing here changes a repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError, refusal
from plankit.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from plankit.words import Said

PATIENCE = 120
"""Seconds that git gets for one question."""
SAFE = (
    "--no-pager",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "core.fsmonitor=false",
)
"""No pager, no repository hidden among the files of the plan, no program of its settings."""
SURROUNDINGS = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
OF_A_HOOK = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
}
"""What git sets for its hooks: there it would lead to the wrong files, as the plan's folder is asked and not the top."""


class Answer(NamedTuple):
    """What git said: its exit code, what it wrote, and what it complained of."""

    code: int
    out: bytes
    complaint: str

    @property
    def line(self) -> str:
        """What it wrote, where that is one line."""
        return os.fsdecode(self.out).removesuffix("\n")

    @property
    def names(self) -> list[str]:
        """What it wrote, where that is a list with NUL between."""
        return [os.fsdecode(each) for each in self.out.split(b"\0") if each]


class Repository(NamedTuple):
    """The repository that a folder lies in; `prefix` leads from its top to the folder: "", or "plan/"."""

    folder: Path
    prefix: str
    shallow: bool

    def ask(self, *words: str, given: bytes = b"") -> Answer:
        """What git says, whatever its exit code."""
        return _run(self.folder, words, given)

    def tell(self, *words: str, given: bytes = b"") -> Answer:
        """What git says; a MendableError where it says no."""
        answer = self.ask(*words, given=given)
        if answer.code:
            raise MendableError(_refused(self.folder, answer.complaint))
        return answer


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in; a MendableError where there is none, or git will not read it."""
    answer = _run(folder, ("rev-parse", "--show-prefix", "--is-shallow-repository", "--is-inside-work-tree"), b"")
    if answer.code:
        raise MendableError(_refused(folder, answer.complaint))
    *prefix, shallow, inside = answer.line.split("\n")
    if inside != "true":
        raise MendableError(_no_repository(folder))
    return Repository(folder, "\n".join(prefix), shallow == "true")


def merge_base(repo: Repository, revision: str) -> str:
    """The commit from which both `revision` and what is checked out go on."""
    if not revision.strip() or revision.startswith("-") or not revision.isprintable():
        raise MendableError(
            say("`--base` takes a revision, such as `origin/main` or a tag; `{revision}` is none.", revision=revision)
        )
    shared = repo.ask("merge-base", commit_of(repo, revision), "HEAD")
    if shared.code:
        raise MendableError(_nothing_shared(repo, revision))
    return shared.line.partition("\n")[0]


def commit_of(repo: Repository, revision: str) -> str:
    """The commit that a revision names; a MendableError where there is none."""
    named = repo.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.code:
        raise MendableError(_unknown(repo, revision))
    return named.line


def _unknown(repo: Repository, revision: str) -> Said:
    """A revision that is not there: not fetched, cut off, or mistyped."""
    if repo.shallow:
        return say(
            "`{revision}` is not in this clone, which holds only the latest commits. "
            "Fetch the others: `git fetch --unshallow`, or in CI a checkout with all of its history.",
            revision=revision,
        )
    remote, _, branch = revision.partition("/")
    if branch and remote in repo.ask("remote").line.split("\n"):
        return say(
            "`{revision}` is not in this clone. Fetch it: `git fetch {remote} {branch}:refs/remotes/{revision}`.",
            revision=revision,
            remote=remote,
            branch=branch,
        )
    from difflib import get_close_matches

    known = repo.ask("for-each-ref", "--format=%(refname:short)").line.split("\n")
    near = get_close_matches(revision, known, 1)
    if near:
        return say("There is no revision `{revision}`; is `{near}` meant?", revision=revision, near=near[0])
    return say("There is no revision `{revision}`; `git branch --all` lists the branches.", revision=revision)


def _nothing_shared(repo: Repository, revision: str) -> Said:
    """Two revisions of which no common beginning is found."""
    if repo.shallow:
        return say(
            "This clone holds only the latest commits, so it cannot be told where this change parted from `{revision}`. "
            "Fetch the others: `git fetch --unshallow`, or in CI a checkout with all of its history.",
            revision=revision,
        )
    return say(
        "`{revision}` and what is checked out here have no commit in common. Name the branch that this change is for.",
        revision=revision,
    )


def _run(folder: Path, words: tuple[str, ...], given: bytes) -> Answer:
    program = shutil.which("git")
    if program is None:
        raise MendableError(
            say("`--base` needs git, and there is none on this computer. Install it, or leave `--base` out.")
        )
    kept = {key: value for key, value in os.environ.items() if key not in OF_A_HOOK}
    command = [program, *SAFE, *words]
    try:
        # The program is git itself, and no word of the plan or of a stranger is taken for an option.
        done = subprocess.run(  # noqa: S603
            command,
            cwd=folder,
            env=kept | SURROUNDINGS,
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MendableError(
            say(
                "git gave no answer within {n} seconds. Does it wait for a network or a password? "
                "Fetch what is needed first, then try again.",
                n=PATIENCE,
            )
        ) from error
    except OSError as error:
        raise MendableError(say("git cannot be started: {why}.", why=refusal(error))) from error
    return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace").strip())


def _no_repository(folder: Path) -> Said:
    return say(
        "`{folder}` lies in no git repository, so there is nothing to compare with. Leave `--base` out.",
        folder=str(folder),
    )


def _refused(folder: Path, complaint: str) -> Said:
    """Why git said no, and what to do about it."""
    if "dubious ownership" in complaint:
        owned = re.search(r"dubious ownership in repository at '(.*)'", complaint)
        return say(
            "git does not read this repository, because its files belong to somebody else. "
            "Do you trust them? Then run `git config --global --add safe.directory {folder}`.",
            folder=owned[1] if owned else str(folder.resolve()),
        )
    if "not a git repository" in complaint:
        return _no_repository(folder)
    if "bare repository" in complaint:
        return say(
            "`{folder}` looks like the inside of a git repository, which is no place for a plan. "
            "Take git's own files out of it, or name the folder that holds the plan.",
            folder=str(folder),
        )
    first = next((line for line in complaint.splitlines() if line.startswith("fatal: ")), complaint.partition("\n")[0])
    return say("git will not compare: {why}.", why=first.removeprefix("fatal: ").rstrip("."))
