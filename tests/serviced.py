"""Build services in small: they check out a change, read the file that `plankit ci` wrote, and really run its steps."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PLAN = "docs/één plan"
"""A folder whose name wants quotes."""
MINE = {
    "plan.yaml": """\
plankit: 1
plan: {title: Intranet plan, organization: Oevermark, language: en}
roles:
  editor: {title: Editor, holders: [anna]}
  sponsor: {title: Sponsor, holders: [bas]}
  clerk: {title: Clerk, holders: [carla]}
ownership: {product_owner: sponsor, sponsor: sponsor}
responsibilities:
  check-content: {title: Check content, owner: editor}
  old-work: {title: Do the old work, owner: clerk}
""",
    "people.yaml": """\
people:
  anna: {name: Anna de Vries}
  bas: {name: Bas Kok}
  carla: {name: Carla Smit, until: 2024-12-31}
""",
}
"""A plan of two files; that nobody follows Carla was so before."""
CHANGES = {
    "opens": ("people.yaml", "  anna: {name: Anna de Vries}\n", ""),
    "closes": ("plan.yaml", "holders: [carla]", "holders: [bas]"),
    "neither": ("plan.yaml", "title: Check content", "title: Check the content"),
}
"""One change for each branch: in this file, this in the place of that."""


class Went(NamedTuple):
    """How a run on a service went: exit code of the job, everything that was printed, and where."""

    code: int
    log: str
    folder: Path


class Runner(NamedTuple):
    """A machine of a service: where it works, what is set there, and how its shell is called."""

    folder: Path
    env: Mapping[str, str]
    shell: tuple[str, ...]

    def run(self, scripts: Iterable[tuple[str, bool]]) -> Went:
        """Run scripts one after the other; of those after a failure only the ones that always run."""
        code, log = 0, ""
        for script, always in scripts:
            if code and not always:
                continue
            done = subprocess.run(
                [*self.shell, script],
                cwd=self.folder,
                env=surroundings() | self.env,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
                timeout=120,
            )
            code, log = code or done.returncode, log + done.stdout
        return Went(code, log, self.folder)


def surroundings() -> dict[str, str]:
    """What every machine has: the programs of this environment first, and no way to an index of packages."""
    first = str(Path(sys.executable).parent)
    return dict(os.environ) | {"PATH": f"{first}{os.pathsep}{os.environ['PATH']}", "PIP_NO_INDEX": "1", "CI": "true"}


def git(folder: Path, *words: str) -> str:
    """What git answers."""
    me = ["-c", "user.name=Team", "-c", "user.email=team@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *me, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit everything in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository with the plan and some files on `main`, which went on since; a branch for each change, and one merged with main."""
    git(folder.parent, "init", "--quiet", folder.name)
    written(folder, {**{f"{PLAN}/{name}": text for name, text in MINE.items()}, **files})
    commit(folder, "The plan")
    for branch, (file, old, new) in CHANGES.items():
        git(folder, "switch", "--quiet", "--create", branch, "main")
        changed = MINE[file].replace(old, new)
        assert changed != MINE[file]
        written(folder, {f"{PLAN}/{file}": changed})
        commit(folder, branch)
    git(folder, "switch", "--quiet", "main")
    written(folder, {f"{PLAN}/more.yaml": "responsibilities:\n  write-news: {title: Write news, owner: nobody}\n"})
    commit(folder, "Somebody else breaks something else")
    for branch in CHANGES:
        git(folder, "switch", "--quiet", "--create", f"merged-{branch}", "main")
        git(folder, "merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)
    git(folder, "switch", "--quiet", "main")
    return folder


def _clone(origin: Path, folder: Path, depth: int) -> None:
    """Fetch as services do: everything, or the latest commits only."""
    latest = ["--depth", str(depth)] if depth else []
    git(folder.parent, "clone", "--quiet", *latest, "--no-single-branch", f"file://{origin}", folder.name)


def _merged(origin: Path, folder: Path, branch: str, depth: int) -> None:
    """Check out what would come of merging a branch into main, as GitHub and Azure do; main itself is `main`."""
    _clone(origin, folder, depth)
    git(folder, "checkout", "--quiet", "--detach", "origin/main" if branch == "main" else f"origin/merged-{branch}")


def holds(condition: str, values: Mapping[str, str]) -> bool:
    """Whether a condition of GitHub or GitLab holds: comparisons, `&&` and `||`."""
    return any(all(_compared(each, values) for each in one.split("&&")) for one in condition.split("||"))


def _compared(text: str, values: Mapping[str, str]) -> bool:
    found = re.fullmatch(r"\s*(\S+) (==|!=) (\S+)\s*", text)
    assert found, text
    left, right = (each.strip("'\"") if each[0] in "'\"" else values.get(each, "") for each in (found[1], found[3]))
    return (left == right) == (found[2] == "==")


def github(file: str, origin: Path, folder: Path, event: str, branch: str = "main", job: str = "plankit") -> Went:
    """Run a job of a workflow on an event."""
    flow = yaml.safe_load(file)
    assert event in flow[True], "the workflow does not run on this event"
    wanted = flow["jobs"][job]
    values = {"github.event_name": event}
    assert holds(wanted.get("if", "x == x"), values), "the job does not run on this event"
    checkout = next(step for step in wanted["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    _merged(origin, folder, branch, int(checkout["with"].get("fetch-depth", 1)))
    summary = folder.with_name(f"{folder.name}-summary.md")
    env = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": event, "GITHUB_STEP_SUMMARY": str(summary)}
    if event == "pull_request":
        env |= {"GITHUB_BASE_REF": "main", "GITHUB_HEAD_REF": branch}
    steps = [
        (step["run"], False) for step in wanted["steps"] if "run" in step and holds(step.get("if", "x == x"), values)
    ]
    return Runner(folder, flow.get("env", {}) | env, ("bash", "-e", "-c")).run(steps)


def gitlab_jobs(file: str) -> dict[str, dict[str, object]]:
    """The jobs of a file for GitLab, with what they extend."""
    written_ = yaml.safe_load(file)

    def _whole(name: str) -> dict[str, object]:
        job, whole = dict(written_[name]), {}
        extended = job.pop("extends", [])
        for each in [extended] if isinstance(extended, str) else extended:
            whole = _over(whole, _whole(each))
        return _over(whole, job)

    return {name: _whole(name) for name in written_ if not name.startswith(".") and "script" in written_[name]}


def _over(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    both = below.keys() & above.keys()
    nested = {key: _over(below[key], above[key]) for key in both if isinstance(below[key], dict)}
    return below | above | nested


def gitlab_chosen(file: str, values: Mapping[str, str]) -> dict[str, bool]:
    """The jobs that a pipeline holds, and whether each may fail."""
    chosen = {}
    for name, job in gitlab_jobs(file).items():
        rule = next((each for each in job["rules"] if holds(each["if"], values)), None)
        if rule:
            chosen[name] = rule.get("allow_failure", False)
    return chosen


def gitlab(file: str, origin: Path, folder: Path, values: Mapping[str, str], branch: str = "main") -> dict[str, Went]:
    """Run the jobs of a pipeline: of a merge request the branch itself, or merged where a target is given."""
    went = {}
    for name in gitlab_chosen(file, values):
        job, place = gitlab_jobs(file)[name], folder / name
        place.parent.mkdir(exist_ok=True)
        depth = int(job["variables"].get("GIT_DEPTH", 20))
        if "$CI_MERGE_REQUEST_TARGET_BRANCH_SHA" in values:
            _merged(origin, place, branch, depth)
        else:
            _clone(origin, place, depth)
            git(place, "checkout", "--quiet", "--detach", f"origin/{branch}")
        env = job["variables"] | {key.removeprefix("$"): value for key, value in values.items()} | {"GITLAB_CI": "true"}
        script = "\n".join([*job.get("before_script", []), *job["script"]])
        went[name] = Runner(place, env, ("bash", "-e", "-o", "pipefail", "-c")).run([(script, False)])
    return went


def azure(file: str, origin: Path, folder: Path, reason: str, branch: str = "main", job: str = "plankit") -> Went:
    """Run a job of a pipeline that was begun for a reason."""
    flow = yaml.safe_load(file)
    wanted = next(each for each in flow["jobs"] if each["job"] == job)
    assert _azure_holds(wanted.get("condition", "succeeded()"), reason), "the job does not run for this reason"
    checkout = next(step for step in wanted["steps"] if "checkout" in step)
    _merged(origin, folder, branch, int(checkout.get("fetchDepth", 1)))
    env = {"TF_BUILD": "True", "BUILD_REASON": reason}
    if reason == "PullRequest":
        env |= {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}
    return Runner(folder, flow.get("variables", {}) | env, ("bash", "--noprofile", "--norc", "-c")).run(
        _azure_steps(wanted["steps"], reason)
    )


def _azure_steps(steps: Iterable[Mapping[str, str]], reason: str) -> Iterator[tuple[str, bool]]:
    for step in steps:
        condition = step.get("condition", "succeeded()")
        if "bash" in step and _azure_holds(condition, reason):
            yield step["bash"], condition == "always()"


def _azure_holds(condition: str, reason: str) -> bool:
    found = re.search(r"(eq|ne|in)\(variables\['Build.Reason'\], ([^)]*)\)", condition)
    if not found:
        assert condition in {"succeeded()", "always()"}, condition
        return True
    return (f"'{reason}'" in found[2]) != (found[1] == "ne")
