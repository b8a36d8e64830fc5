"""`plankit ci` on disk, and what it wrote at work: its steps are run as each service runs them, on changes in a repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml

from conftest import ROOT
from documented import played
from plankit.ci import PLACES
from serviced import CHANGES, MINE, PLAN, azure, commit, git, github, gitlab, repository, surroundings
from written import tree, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

SMALL = {"plan/plan.yaml": "plankit: 1\nplan: {title: Plan, organization: Oevermark, language: nl}\n"}


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A repository with a small plan in Dutch."""
    git(tmp_path, "init", "--quiet")
    return written(tmp_path, SMALL)


GITHUB_SAID = """\
`.github/workflows/plankit.yml` is geschreven.

De volgende stappen:
  1. Leg vast wat er geschreven is (commit), en breng het naar de server (push).
  2. Maak `plankit` op GitHub een verplichte controle, onder Settings > Rules: een pull request die een gat slaat, \
kan dan niet worden samengevoegd.
"""


def test_the_workflow_is_written_where_github_reads_it(call: Callable[..., Ran], team: Path) -> None:
    """From any folder of the repository, in the language of the plan, with the steps that follow; again it changes nothing."""
    (team / "plan" / "notes").mkdir()
    ran = call("ci", "github", "--plan", "..", cwd=team / "plan" / "notes")
    assert ran == (0, GITHUB_SAID.replace("`.github", "`../../.github"), "")
    file = team / PLACES["github"]
    assert "#   plankit ci github --lang nl\n" in file.read_text("utf-8")
    before = tree(team), file.stat().st_mtime_ns
    again = call("ci", "github", cwd=team)
    assert again.out.splitlines()[0] == "`.github/workflows/plankit.yml` is zoals het hoort; er is niets veranderd."
    assert (tree(team), file.stat().st_mtime_ns) == before


def files_of(folder: Path) -> set[str]:
    """The files below a folder."""
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("system", ["gitlab", "azure", "pre-commit"])
def test_the_other_files_go_to_their_places(call: Callable[..., Ran], team: Path, system: str) -> None:
    """And nothing else is written."""
    before = files_of(team)
    ran = call("ci", system, "--lang", "en", cwd=team)
    assert (ran.code, ran.err) == (0, "")
    also = {".gitlab-ci.yml"} if system == "gitlab" else set()
    assert files_of(team) - before == {PLACES[system]} | also
    assert ran.out.startswith(f"`{PLACES[system]}` is written.\n")


def test_a_file_is_renewed_and_the_teams_lines_stay(call: Callable[..., Ran], team: Path) -> None:
    """Above and below the marks every byte stays; between them stands what is asked for now."""
    call("ci", "azure", cwd=team)
    file = team / PLACES["azure"]
    ours = file.read_bytes()
    file.write_bytes(b"# caf\xc3\xa9\t\n" + ours + b"  - job: ours\n    steps: [{bash: make}]   \n")
    ran = call("ci", "azure", "--publish", "--lang", "en", cwd=team)
    assert ran.out.splitlines()[0] == "`.azure-pipelines/plankit.yml` is brought up to date."
    made = file.read_bytes()
    assert made.startswith(b"# caf\xc3\xa9\t\n# plankit: begin\n")
    assert made.endswith(b"  - job: ours\n    steps: [{bash: make}]   \n")
    assert [each["job"] for each in yaml.safe_load(made)["jobs"]] == ["publish", "plankit", "ours"]


def test_it_can_be_printed(call: Callable[..., Ran], team: Path) -> None:
    """With `-` it is printed, and nothing is written."""
    before = tree(team)
    printed = call("ci", "pre-commit", "--output", "-", cwd=team)
    assert (printed.code, printed.err, tree(team)) == (0, "", before)
    call("ci", "pre-commit", "--output", "hooks.yaml", cwd=team)
    assert yaml.safe_load((team / "hooks.yaml").read_text("utf-8"))["repos"] == yaml.safe_load(printed.out)


def test_gitlab_is_told_where_the_jobs_are(call: Callable[..., Ran], team: Path) -> None:
    """Where GitLab's own file takes in others, one sentence tells which line to add, and it stays as it is."""
    (team / ".gitlab-ci.yml").write_text("include: a.yml\n", "utf-8")
    ran = call("ci", "gitlab", "--lang", "en", "--output", "ci/plan.yml", cwd=team)
    assert ran.out.splitlines()[:2] == [
        "`ci/plan.yml` is written.",
        (
            "`.gitlab-ci.yml` has been left alone, as it takes in other files or is written in a way of its own. "
            "Add this line under its `include`: `- local: ci/plan.yml`"
        ),
    ]
    assert (team / ".gitlab-ci.yml").read_text("utf-8") == "include: a.yml\n"
    (team / ".gitlab-ci.yml").write_text("stages: [one, two]\n", "utf-8")
    call("ci", "gitlab", "--output", "ci/plan.yml", cwd=team)
    assert "stage: one\n" in (team / "ci" / "plan.yml").read_text("utf-8")
    assert yaml.safe_load((team / ".gitlab-ci.yml").read_text("utf-8"))["include"] == [{"local": "ci/plan.yml"}]


REFUSED = [
    ("", "`plankit ci` wants the name of a service after it: `github`, `gitlab`, `azure`, `pre-commit`."),
    ("jenkins", "`plankit ci` takes one of `github`, `gitlab`, `azure`, `pre-commit`; `jenkins` is none of them."),
    (
        "github --plan nowhere",
        "There is no `nowhere`; name the folder that holds the plan, or begin one with `plankit init`.",
    ),
    (
        "github --plan empty",
        "There is no plan in `empty`. Name its folder with `--plan`, or begin one with `plankit init`.",
    ),
    ("github --plan ../other", "`../other` lies outside of the repository in `{top}`."),
    ("github --output ../x.yml", "`../x.yml` lies outside of the repository in `{top}`."),
    (
        "github --output plan/x.yml",
        "`plan/x.yml` would stand among the files of the plan and be read as one. Name another file.",
    ),
    (
        "github --output taken.yml",
        "`taken.yml` was not written by `plankit ci`, so it stays as it is. Name another file with `--output`.",
    ),
    ("github --output odd.yml", "`odd.yml` is no text in UTF-8, so it stays as it is."),
    ("github --output empty", "`empty` cannot be read: there is a folder of that name."),
    (
        "github --output taken.yml/x.yml",
        "`taken.yml/x.yml` cannot be written: a file stands where a folder is wanted. Name another file.",
    ),
    ("pre-commit --publish", "`--publish` is for `github`, `gitlab` and `azure`; pre-commit only checks."),
    (
        "github --package $(x)",
        "`--package` takes what pip installs, such as `plankit==1.0`; `$(x)` is nothing of the kind.",
    ),
]


@pytest.mark.parametrize(("words", "sentence"), REFUSED, ids=[words or "nothing" for words, _ in REFUSED])
def test_what_cannot_be_is_told_in_a_sentence(
    call: Callable[..., Ran], tmp_path: Path, words: str, sentence: str
) -> None:
    """Exit code 2, what is wrong and what to do, and nothing written."""
    top = written(tmp_path / "top", {**SMALL, "taken.yml": "a: 1\n", "odd.yml": b"\xff"})
    git(top, "init", "--quiet")
    (top / "empty").mkdir()
    written(tmp_path / "other", {"plan.yaml": SMALL["plan/plan.yaml"]})
    before = tree(tmp_path)
    assert call("ci", *words.split(), cwd=top) == (2, "", f"plankit: {sentence.format(top=top)}\n")
    assert tree(tmp_path) == before


def test_the_page_tells_what_happens(call: Callable[..., Ran], tmp_path: Path) -> None:
    """The example comes out as it stands on the page, and every place and option on it is there."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    folder = written(tmp_path, {"plan/plan.yaml": SMALL["plan/plan.yaml"].replace("nl", "en")})
    assert played(page, folder, lambda *words, cwd: call(*words, cwd=cwd)) == page
    assert [place for place in PLACES.values() if f"`{place}`" not in page] == []
    options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", call("ci", "-h").out, re.MULTILINE)) - {"--help"}
    assert options == set(re.findall(r"^\| `(--[a-z]+)", page, re.MULTILINE))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory, call: Callable[..., Ran]) -> Path:
    """A repository with the files of all services, and a branch for each change."""
    first = written(tmp_path_factory.mktemp("first"), {f"{PLAN}/{name}": text for name, text in MINE.items()})
    (first / ".git").mkdir()
    files = {}
    for system in PLACES:
        publish = [] if system == "pre-commit" else ["--publish"]
        assert call("ci", system, "--plan", PLAN, "--lang", "en", *publish, cwd=first).code == 0
    (first / ".git").rmdir()
    for path in (each for each in first.rglob("*") if each.is_file() and PLAN not in each.as_posix()):
        files[path.relative_to(first).as_posix()] = path.read_text("utf-8")
    return repository(tmp_path_factory.mktemp("origin") / "origin", files)


def written_for(origin: Path, system: str) -> str:
    """The file of a service."""
    return (origin / PLACES[system]).read_text("utf-8")


ENDS = {"opens": 1, "closes": 0, "neither": 0}
each_change = pytest.mark.parametrize("branch", CHANGES)


@each_change
def test_github_fails_only_what_opens_a_gap(origin: Path, tmp_path: Path, branch: str) -> None:
    """The steps of a pull request, in the merged state; marks at the lines, and a summary of the job."""
    went = github(written_for(origin, "github"), origin, tmp_path / "w", "pull_request", branch)
    assert went.code == ENDS[branch], went.log
    summary = (tmp_path / "w-summary.md").read_text("utf-8")
    marks = [line for line in went.log.splitlines() if line.startswith("::error")]
    if branch == "opens":
        assert all("holders" in line or "anna" in line for line in marks)
        assert [f"file={PLAN}/plan.yaml" in line for line in marks] == [True] * len(marks) != []
        assert "anna" in summary
    else:
        assert marks == []
    assert ("Well done" in went.log) == (branch == "closes")
    assert "### plankit: " in summary


@each_change
@pytest.mark.parametrize("merged", [False, True])
def test_gitlab_fails_only_what_opens_a_gap(origin: Path, tmp_path: Path, branch: str, merged: bool) -> None:
    """The script of a merge request, of the branch and of the merged state; both reports are there."""
    values = {
        "$CI_PIPELINE_SOURCE": "merge_request_event",
        "$CI_DEFAULT_BRANCH": "main",
        "$CI_MERGE_REQUEST_DIFF_BASE_SHA": git(origin, "merge-base", "main", branch),
    }
    if merged:
        values["$CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = git(origin, "rev-parse", "main")
    went = gitlab(written_for(origin, "gitlab"), origin, tmp_path, values, branch)
    assert list(went) == ["plankit"]
    assert went["plankit"].code == ENDS[branch], went["plankit"].log
    quality = json.loads((went["plankit"].folder / "plankit-codequality.json").read_text("utf-8"))
    assert {each["location"]["path"] for each in quality} <= {
        f"{PLAN}/plan.yaml",
        f"{PLAN}/more.yaml",
        f"{PLAN}/people.yaml",
    }
    suites = ET.parse(went["plankit"].folder / "plankit-junit.xml").getroot()  # noqa: S314 - our own report
    assert (int(suites.get("failures", "0")) > 0) == (branch == "opens")


@each_change
def test_azure_fails_only_what_opens_a_gap(origin: Path, tmp_path: Path, branch: str) -> None:
    """The steps of a pull request, in the merged state; the summary is handed over in any case."""
    went = azure(written_for(origin, "azure"), origin, tmp_path / "w", "PullRequest", branch)
    assert went.code == ENDS[branch], went.log
    assert ("##vso[task.logissue type=error;" in went.log) == (branch == "opens")
    assert went.log.splitlines()[-1] == f"##vso[task.uploadsummary]{went.folder}/plankit.md"
    assert (went.folder / "plankit.md").read_text("utf-8").count("### plankit: ") == 1
    assert (went.folder / "plankit-junit.xml").exists()


def test_the_night_tells_everything(origin: Path, tmp_path: Path) -> None:
    """Without a change to blame the whole plan is judged: what time has brought, and what somebody has broken."""
    went = [
        github(written_for(origin, "github"), origin, tmp_path / "github", "schedule"),
        *gitlab(
            written_for(origin, "gitlab"),
            origin,
            tmp_path / "gitlab",
            {"$CI_PIPELINE_SOURCE": "schedule", "$CI_COMMIT_BRANCH": "main", "$CI_DEFAULT_BRANCH": "main"},
        ).values(),
        azure(written_for(origin, "azure"), origin, tmp_path / "azure", "Schedule"),
    ]
    assert [each.code for each in went] == [1, 1, 1, 1]
    assert [("old-work" in each.log, "more.yaml" in each.log) for each in (went[0], went[1], went[3])] == [
        (True, True)
    ] * 3


@each_change
def test_pages_are_published_of_a_plan_without_errors(tmp_path: Path, call: Callable[..., Ran], branch: str) -> None:
    """The jobs that publish write the pages, and refuse a plan with errors."""
    top = written(tmp_path / "top", {f"{PLAN}/{name}": text for name, text in MINE.items()})
    git(tmp_path, "init", "--quiet", "top")
    for system in ("github", "gitlab", "azure"):
        call("ci", system, "--publish", "--plan", PLAN, cwd=top)
    file, old, new = CHANGES[branch]
    written(top, {f"{PLAN}/{file}": MINE[file].replace(old, new)})
    commit(top, branch)
    on_main = {"$CI_PIPELINE_SOURCE": "push", "$CI_COMMIT_BRANCH": "main", "$CI_DEFAULT_BRANCH": "main"}
    pages = gitlab(written_for(top, "gitlab"), top, tmp_path / "gitlab", on_main)["pages"]
    went = [
        (github(written_for(top, "github"), top, tmp_path / "github", "push", job="render"), "site"),
        (pages, "public"),
        (azure(written_for(top, "azure"), top, tmp_path / "azure", "IndividualCI", job="publish"), "site"),
    ]
    fine = branch == "closes"
    assert [(each.code == 0, (each.folder / site / "index.html").exists()) for each, site in went] == [(fine, fine)] * 3


def test_without_the_history_nothing_passes_unseen(origin: Path, tmp_path: Path) -> None:
    """Where somebody fetches the latest commits only, the step ends with 2 and says what to do."""
    file = written_for(origin, "github").replace("fetch-depth: 0", "fetch-depth: 1")
    went = github(file, origin, tmp_path / "w", "pull_request", "neither")
    assert went.code == 2
    assert "git fetch --unshallow" in went.log


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which pip finds plankit, built of this checkout."""
    folder = tmp_path_factory.mktemp("packages")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def borrowing(packages: Path, home: Path) -> dict[str, str]:
    """Surroundings in which pre-commit installs plankit from a folder, and what plankit needs is borrowed from here."""
    borrowed = os.pathsep.join((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    pip = {
        "PIP_FIND_LINKS": str(packages),
        "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
    }
    return surroundings() | pip | {"PYTHONPATH": borrowed, "PRE_COMMIT_HOME": str(home)}


def tried(folder: Path, env: dict[str, str], *command: str) -> tuple[int, str]:
    """How a command ended, and what it said."""
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


ME = ("-c", "user.name=Team", "-c", "user.email=team@example.org")


@pytest.mark.packaging
@pytest.mark.parametrize("form", ["written", "offered"])
def test_pre_commit_stops_only_what_opens_a_gap(origin: Path, tmp_path: Path, packages: Path, form: str) -> None:
    """The hook that was written, and the one that this repository offers, installed and run by pre-commit on real commits."""
    env, ends, log = borrowing(packages, tmp_path / "home"), {}, ""
    for branch, (file, old, new) in CHANGES.items():
        place = tmp_path / branch
        git(tmp_path, "clone", "--quiet", str(origin), branch)
        if form == "offered":
            (place / PLACES["pre-commit"]).write_text(_offered(_house(tmp_path / "house")), "utf-8")
        tried(place, env, sys.executable, "-m", "pre_commit", "install")
        written(place, {f"{PLAN}/{file}": MINE[file].replace(old, new)})
        code, said = tried(place, env, "git", *ME, "commit", "--quiet", "--all", "--message", "Change")
        ends[branch] = code, "`anna`" in said
        log += said
    assert ends == {"opens": (1, True), "closes": (0, False), "neither": (0, False)}, log


@pytest.mark.packaging
def test_pre_commit_checks_the_text(origin: Path, tmp_path: Path, packages: Path) -> None:
    """The other hook that this repository offers tells what is wrong with the text, and nothing that time has brought."""
    git(tmp_path, "clone", "--quiet", str(origin), "place")
    (tmp_path / "place" / PLACES["pre-commit"]).write_text(_offered(_house(tmp_path / "house")), "utf-8")
    command = (sys.executable, "-m", "pre_commit", "run", "plankit-lint", "--hook-stage", "manual", "--all-files")
    code, said = tried(tmp_path / "place", borrowing(packages, tmp_path / "home"), *command)
    assert (code, "`nobody`" in said, "Carla" in said) == (1, True, False), said


def _house(folder: Path) -> Path:
    """This repository as somebody may have it: what is needed to build it, at a commit."""
    if not folder.exists():
        git(folder.parent, "init", "--quiet", folder.name)
        for name in ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
            subprocess.run(["cp", "-r", ROOT / name, folder], check=True)
        commit(folder, "House")
    return folder


def _offered(house: Path) -> str:
    """A configuration that takes the hooks of a repository; the second is run when it is asked for alone."""
    hooks = [{"id": "plankit-check", "args": [PLAN]}, {"id": "plankit-lint", "args": [PLAN], "stages": ["manual"]}]
    entry = {"repo": str(house), "rev": git(house, "rev-parse", "HEAD"), "hooks": hooks}
    return yaml.safe_dump({"repos": [entry]})


def test_this_environment_has_plankit_as_pip_knows_it() -> None:
    """The step `pip install plankit` is content with what is installed here, which is this checkout."""
    from plankit import __version__

    assert version("plankit") == __version__
