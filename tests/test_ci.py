"""The files for build services: right by their own schemas, safe, in two languages, and kept up to date between two marks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from outside import MODULES, fetched
from plankit.ci import PLACES, Job, block, checked, including, stages, whole
from plankit.ci.marks import has_marks, marked, renewed
from plankit.ci.steps import steps
from plankit.errors import MendableError
from plankit.words import words
from serviced import gitlab_chosen, gitlab_jobs
from written import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALL = [(system, publish) for system in PLACES for publish in (False, True) if (system, publish) != ("pre-commit", True)]
SCHEMAS = {
    "github": ("vendor.github-workflows",),
    "gitlab": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
    "azure": ("vendor.azure-pipelines", "--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"),
}
each_file = pytest.mark.parametrize(("system", "publish"), ALL)


def job(system: str, *, publish: bool = False, language: str = "en", plan: str = "plan", **more: object) -> Job:
    """A job at the usual place."""
    return Job(system, plan, language, PLACES[system], publish=publish, **more)


def new(system: str, **more: object) -> str:
    """The file of a job where there was none."""
    return whole(job(system, **more), None, PLACES[system])


def tool(*words_: str | Path) -> str:
    """What a program of this environment says; nothing when it is content."""
    done = subprocess.run([sys.executable, "-m", *map(str, words_)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def said(error: pytest.ExceptionInfo[MendableError]) -> str:
    """The sentence of a refusal."""
    return words("en")(error.value.said)


@each_file
@pytest.mark.parametrize("language", ["en", "nl"])
def test_files_come_out_as_kept(golden: Callable[..., None], system: str, publish: bool, language: str) -> None:
    """Each file in each language, with all its comments."""
    golden(new(system, publish=publish, language=language), "yml")


@each_file
def test_both_languages_do_the_same(system: str, publish: bool) -> None:
    """Only what people read differs."""
    english, dutch = (yaml.safe_load(new(system, publish=publish, language=each)) for each in ("en", "nl"))
    assert _without_words(english) == _without_words(dutch)


def _without_words(part: object) -> object:
    if isinstance(part, dict):
        return {
            key: _without_words(each)
            for key, each in part.items()
            if key not in {"name", "displayName", "PLANKIT_LANG"}
        }
    return [_without_words(each) for each in part] if isinstance(part, list) else part


@each_file
@pytest.mark.parametrize("plan", ["docs/één plan", "."])
def test_services_know_the_form(tmp_path: Path, system: str, publish: bool, plan: str) -> None:
    """The schema of each service accepts its file; pre-commit reads its own."""
    assert refused(tmp_path, system, new(system, publish=publish, plan=plan)) == ""


def refused(folder: Path, system: str, text: str) -> str:
    """What the schema of a service has against a file; Azure takes every value for text."""
    read = json.dumps(yaml.load(text, yaml.BaseLoader)) if system == "azure" else text  # noqa: S506 - it makes text only
    file = written(folder, {"file.yaml": read}) / "file.yaml"
    if system == "pre-commit":
        return tool("pre_commit", "validate-config", file)
    return tool("check_jsonschema", "--builtin-schema", *SCHEMAS[system], file)


def test_the_schemas_notice_mistakes(tmp_path: Path) -> None:
    """A file with a mistyped key is not accepted, so that being accepted means something."""
    for system, key in (("github", "runs-on"), ("gitlab", "script"), ("azure", "steps")):
        assert "Schema validation errors" in refused(tmp_path, system, new(system).replace(f"{key}:", f"{key}x:"))


def test_the_hooks_of_this_repository_are_hooks() -> None:
    """Pre-commit reads the hooks that this repository offers."""
    assert tool("pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml") == ""


def test_own_jobs_of_a_workflow_can_be_taken_into_use(tmp_path: Path) -> None:
    """The lines after the last mark, without their `# `, make a workflow that holds one job more."""
    text = new("github", plan="docs/één plan")
    head, end, own = text.rpartition("# plankit: end")
    lines = own.splitlines(keepends=True)
    begin = next(number for number, line in enumerate(lines) if "code-scanning:" in line)
    used = head + end + "".join([*lines[:begin], *(line.replace("# ", "", 1) for line in lines[begin:])])
    assert refused(tmp_path, "github", used) == ""
    assert list(yaml.safe_load(used)["jobs"]) == ["plankit", "code-scanning"]


@pytest.mark.parametrize("publish", [False, True])
def test_zizmor_finds_no_weakness(tmp_path: Path, publish: bool) -> None:
    """No text of strangers in a script, no token left lying about, no right too many; actions of GitHub by their major version."""
    rules = {"rules": {"unpinned-uses": {"config": {"policies": {"actions/*": "ref-pin", "github/*": "ref-pin"}}}}}
    written(
        tmp_path, {"zizmor.json": json.dumps(rules), ".github/workflows/plankit.yml": new("github", publish=publish)}
    )
    command = ["zizmor", "--offline", "--no-progress", "--format", "json", "--config", "zizmor.json", ".github"]
    done = subprocess.run(
        [f"{sys.executable.rpartition('/')[0]}/{command[0]}", *command[1:]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stderr


@each_file
def test_no_expression_stands_in_a_script(system: str, publish: bool) -> None:
    """What a service fills in before the shell reads it never holds what a stranger wrote."""
    text = new(system, publish=publish)
    expressions = re.findall(r"\$\{\{.*?\}\}|\$\(.*?\)|\$\[\[?.*?\]", text)
    assert expressions == (["${{ steps.pages.outputs.page_url }}"] if (system, publish) == ("github", True) else [])
    assert "pull_request_target" not in text


def test_rights_are_the_least() -> None:
    """A workflow reads; only the job that publishes may do that, and it does nothing else."""
    flow = yaml.safe_load(new("github", publish=True))
    rights = {name: each["permissions"] for name, each in flow["jobs"].items() if "permissions" in each}
    assert flow["permissions"] == {"contents": "read"}
    assert rights == {"publish": {"pages": "write", "id-token": "write"}}
    assert [step.get("uses", step.get("run")) for step in flow["jobs"]["publish"]["steps"]] == [
        "actions/deploy-pages@v5"
    ]


PIPELINES = {
    "merge request": {"$CI_PIPELINE_SOURCE": "merge_request_event"},
    "schedule": {"$CI_PIPELINE_SOURCE": "schedule", "$CI_COMMIT_BRANCH": "main"},
    "main": {"$CI_PIPELINE_SOURCE": "push", "$CI_COMMIT_BRANCH": "main"},
    "branch": {"$CI_PIPELINE_SOURCE": "push", "$CI_COMMIT_BRANCH": "wish"},
}
CHOSEN = {
    "merge request": {"plankit": False},
    "schedule": {"plankit-whole-plan": False, "pages": False},
    "main": {"plankit-whole-plan": True, "pages": False},
    "branch": {},
}


def test_gitlab_runs_what_it_should() -> None:
    """A merge request is checked for what it opens; only the schedule fails for what time brings."""
    text = new("gitlab", publish=True)
    chosen = {name: gitlab_chosen(text, values | {"$CI_DEFAULT_BRANCH": "main"}) for name, values in PIPELINES.items()}
    assert chosen == CHOSEN


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_another_runner_of_gitlabs_jobs_agrees(tmp_path: Path, pipeline: str) -> None:
    """Another program that runs such files takes the jobs in, extends them, and chooses the same."""
    program = fetched(MODULES / ".bin" / "gitlab-ci-local")
    whole_ = including(job("gitlab", publish=True), None)
    written(tmp_path, {PLACES["gitlab"]: new("gitlab", publish=True), ".gitlab-ci.yml": whole_ or ""})
    for words_ in (
        ["init", "-q", "-b", "main"],
        ["remote", "add", "origin", "https://gitlab.example.org/team/plan.git"],
    ):
        subprocess.run(["git", *words_], cwd=tmp_path, check=True)
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x"],
        cwd=tmp_path,
        check=True,
    )
    values = {key.removeprefix("$"): value for key, value in PIPELINES[pipeline].items()}
    given_ = [word for key, value in values.items() for word in ("--variable", f"{key}={value}")]
    unset = [] if "CI_COMMIT_BRANCH" in values else ["--unset-variable", "CI_COMMIT_BRANCH"]
    command = ["node", program, "--list-csv", *given_, *unset]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    rows = [line.split(";") for line in done.stdout.splitlines() if line.count(";") == 5][1:]
    assert {row[0]: row[4] == "true" for row in rows} == CHOSEN[pipeline], done.stdout + done.stderr


def test_jobs_of_gitlab_go_where_the_team_has_stages() -> None:
    """In the stages `test` and `deploy`, and where those are not there in the first and the last."""
    team = stages("stages: [prepare, build, ship]\n")
    placed = {
        named: [each["stage"] for each in gitlab_jobs(new("gitlab", publish=True, stages=named)).values()]
        for named in ((), ("build", "test", "deploy"), team)
    }
    usual = ["test", "test", "deploy"]
    assert placed == {(): usual, ("build", "test", "deploy"): usual, team: ["prepare", "prepare", "ship"]}


LINE = st.text(st.characters(exclude_characters="\n\r", exclude_categories=("Cs",)), max_size=20).filter(
    lambda line: not has_marks(line)
)


@given(
    st.lists(LINE), st.lists(LINE), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "  ", "    "]), st.booleans()
)
def test_only_what_is_between_the_marks_changes(above, below, end, margin, ended) -> None:
    """Whatever a team has written around it, to the last blank and line end; written twice is written once."""
    old, fresh = (marked(text, margin) for text in ("a: 1\n", "a: 2\n\nb: 3\n"))
    files = [end.join([*above, *text.rstrip("\n").split("\n"), *below]) + end * ended for text in (old, fresh)]
    made = renewed(files[0], "a: 2\n\nb: 3\n", "file")
    assert made == files[1]
    assert renewed(made, "a: 2\n\nb: 3\n", "file") == made


def test_what_was_changed_by_hand_is_not_lost() -> None:
    """A line of a team's between the marks is told of, whatever it is; blanks at its end are nothing."""
    text = new("github")
    for changed in (
        text.replace("23 4", "0 6"),
        text.replace("jobs:\n", "jobs:\n  # ours\n"),
        text.replace("end ", "end 0"),
    ):
        with pytest.raises(MendableError) as caught:
            whole(job("github"), changed, "plankit.yml")
        assert said(caught) == (
            "In `plankit.yml`, lines between `# plankit: begin` and `# plankit: end` were changed by hand. Keep what is "
            "yours outside of them, take away everything between them, and write them anew."
        )
    assert whole(job("github"), text.replace("jobs:\n", "jobs:  \n"), "plankit.yml") == text


def test_an_empty_place_is_filled() -> None:
    """Once everything between the marks has been taken away they are filled again."""
    text = new("gitlab")
    for between in ("", "\n", "  \n\n"):
        emptied = f"# ours\n# plankit: begin\n{between}# plankit: end 00000000\n# ours too\n"
        assert whole(job("gitlab"), emptied, "x.yml") == f"# ours\n{text}# ours too\n"


@pytest.mark.parametrize(
    "text",
    ["# plankit: begin\n", "# plankit: end\n", "# plankit: end 1\n# plankit: begin\n", marked("a\n") + marked("b\n")],
)
def test_marks_that_are_no_pair_are_told_of(text: str) -> None:
    """Where it cannot be seen what is between them, nothing is changed."""
    with pytest.raises(MendableError) as caught:
        whole(job("azure"), text, "x.yml")
    assert said(caught) == (
        "In `x.yml`, `# plankit: begin` and `# plankit: end` are not one pair. "
        "Leave one of each, or name another file with `--output`."
    )


@pytest.mark.parametrize("system", ["github", "gitlab", "azure"])
def test_the_file_of_somebody_else_stays(system: str) -> None:
    """A file that plankit did not write is not taken over; one with nothing in it is."""
    with pytest.raises(MendableError) as caught:
        whole(job(system), "name: ours\n", "x.yml")
    assert said(caught) == (
        "`x.yml` was not written by `plankit ci`, so it stays as it is. Name another file with `--output`."
    )
    assert whole(job(system), "\n", "x.yml") == new(system)


HOOK = yaml.safe_load(new("pre-commit"))["repos"]
OTHERS = {
    "nothing yet": "",
    "comments only": "# ours\n",
    "no repos": "default_language_version: {python: python3}\n",
    "no end to the last line": "fail_fast: true",
    "repos of nothing": "repos:\n",
    "not indented": "repos:\n- repo: https://example.org/a\n  rev: v1\n  hooks: [{id: a}]\n",
    "indented, more behind": "# c\nrepos:  # d\n\n    # e\n    -   repo: meta\n        hooks:\n        -   id: identity\nci:\n  skip: []\n",
    "windows": "repos:\r\n  - repo: meta\r\n    hooks: [{id: identity}]\r\n",
    "documents": "---\nrepos:\n  - repo: meta\n    hooks: [{id: identity}]\n...\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_hook_is_added_to_those_that_are_there(tmp_path: Path, text: str) -> None:
    """It comes first, every line of the team's stays, and it is kept up to date from then on."""
    made = whole(job("pre-commit"), text, ".pre-commit-config.yaml")
    before, after = (yaml.safe_load(each) or {} for each in (text, made))
    assert after == before | {"repos": [*HOOK, *(before.get("repos") or [])]}
    assert [line for line in text.splitlines() if line not in made.splitlines()] == []
    assert ("\r\n" in text) == (made.count("\r\n") == made.count("\n"))
    assert refused(tmp_path, "pre-commit", made) == ""
    other = job("pre-commit", language="nl", plan="beleid")
    renewed_ = whole(other, made, ".pre-commit-config.yaml")
    assert yaml.safe_load(renewed_)["repos"][1:] == after["repos"][1:]
    assert yaml.safe_load(renewed_)["repos"][0]["hooks"][0]["args"] == ["beleid"]
    assert whole(job("pre-commit"), renewed_, ".pre-commit-config.yaml") == made


@pytest.mark.parametrize(
    "text",
    [
        "repos: []\n",
        "repos: [{repo: meta, hooks: [{id: identity}]}]\n",
        "{repos: []}\n",
        "'repos':\n  - repo: meta\n    hooks: [{id: identity}]\n",
        "repos: &all\n  - repo: meta\n    hooks: [{id: identity}]\n",
        "repos:\n  - repo: meta\n    hooks: [{id: identity}]\nrepos:\n  - repo: meta\n    hooks: []\n",
        "- repo: meta\n",
        "repos:\n  - [\n",
        "a: 1\n---\nrepos:\n",
        "a: 1\n...\n",
        "a: |\n  text",
        "repos: text\n",
    ],
)
def test_where_it_is_not_safe_the_team_is_asked_to(text: str) -> None:
    """A configuration of another form is left alone, and one sentence tells what to add."""
    with pytest.raises(MendableError) as caught:
        whole(job("pre-commit"), text, "x.yaml")
    assert said(caught) == (
        "`x.yaml` is written in a way that plankit had better leave alone. "
        "Add to its `repos` what `plankit ci pre-commit --output - --lang en` prints."
    )


def test_gitlab_takes_the_jobs_in() -> None:
    """A line is added to GitLab's own file where that is safe and not there yet."""
    line = {"include": [{"local": ".gitlab/plankit.yml"}]}
    team = "stages: [test]\nbuild:\n  script:\n    - make\n  only: !reference [.x, only]\n"
    for text in ("", "# ours\n", team, team.rstrip("\n"), team.replace("\n", "\r\n")):
        made = including(job("gitlab"), text)
        assert made is not None
        assert made.startswith(text)
        assert tolerant(made) == (tolerant(text) or {}) | line
        assert including(job("gitlab"), made) == made
    there = "include:\n  - template: X.yml\n  - local: /.gitlab/plankit.yml\n"
    assert including(job("gitlab"), there) == there
    for text in (
        "include: a.yml\n",
        "include:\n  - local: a.yml\n",
        "- a\n",
        "a: 1\n---\nb: 2\n",
        "{a: 1}\n",
        "a: [\n",
    ):
        assert including(job("gitlab"), text) is None


class Tolerant(yaml.SafeLoader):
    """A reader that knows GitLab's own tag."""


Tolerant.add_constructor("!reference", lambda loader, node: loader.construct_sequence(node))


def tolerant(text: str) -> object:
    """What such a file says."""
    return yaml.load(text, Tolerant)  # noqa: S506 - a safe one with one tag more


def test_pages_of_the_team_are_not_taken_over() -> None:
    """A job `pages` that is there already stays the only one."""
    with pytest.raises(MendableError) as caught:
        including(job("gitlab", publish=True, plan="het plan"), "pages: {script: [make]}\n")
    assert said(caught) == (
        "`.gitlab-ci.yml` has a job `pages` of its own. Leave out `--publish`, "
        "and let that job run `plankit render 'het plan' --to html --out public`."
    )


@pytest.mark.parametrize(
    "name", ["a\nb", "${{ x }}", "$(x)", "a'b", 'a"b', "-x", "a;b", "a#b", "a: b", "`a`", "a/../b\\", "*", "\x1b"]
)
def test_no_name_means_anything_to_a_service(name: str) -> None:
    """A name that could end a word, begin another or be filled in by a service is refused."""
    for refused_ in (job("github", plan=name), job("github")._replace(file=name)):
        with pytest.raises(MendableError, match="cannot stand in a file of a build service"):
            checked(refused_)
    with pytest.raises(MendableError):
        checked(job("github", package=name))


@pytest.mark.parametrize(
    "package",
    ["plankit", "plankit==1.0", "plankit[xlsx]~=1.2", "git+https://git.example.org/plankit@v1", "./plankit.whl"[2:]],
)
def test_what_pip_installs_stands_in_every_file(package: str) -> None:
    """A version or an address of a team's own reaches pip as one word."""
    for system in PLACES:
        assert package in block(checked(job(system, package=package)))


def test_no_password_is_written() -> None:
    """An address with a name or password in it is refused."""
    for package in ("git+https://me:secret@git.example.org/plankit", "git+https://token@git.example.org/plankit"):
        with pytest.raises(MendableError, match="holds a name or password"):
            checked(job("github", package=package))


@each_file
def test_every_command_comes_back_to_the_same_file(system: str, publish: bool) -> None:
    """The command in a file is the one that wrote it."""
    one = job(system, publish=publish, plan="docs/één plan", language="nl", package="plankit==1.0")
    assert f"#   {one.command}\n" in block(one)
    assert one.command == (
        f"plankit ci {system} --plan 'docs/één plan' --package plankit==1.0 --lang nl{' --publish' if publish else ''}"
    )
    assert "--output docs/x.yml" in one._replace(file="docs/x.yml").command
    assert len(steps(one)) >= 2
