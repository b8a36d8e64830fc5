"""`plankit diff`: between revisions and the files as they are, in words, Markdown and JSON, whatever the plan holds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from chronicled import DUTIES, FIRST, HEAD, ON, PEOPLE, ROLES, plan_with_a_past
from gitted import Repo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

__all__ = ["plan_with_a_past"]
NARROW = {"COLUMNS": "80"}


def told(call: Callable[..., Ran], folder: Path, *words: str) -> list[str]:
    """The sentences of a comparison."""
    ran = call("diff", *words, *ON, "--format", "json", cwd=folder)
    assert ran.code == 0, ran.err
    return [line["text"] for line in json.loads(ran.out)["told"]]


FOLLOWS = [
    (
        "2 responsibilities pass from “Anna de Wit” (anna) to “Bram Kok” (bram) on 1 December 2026; "
        "this concerns “Check pages” (check) and “Write news” (write)."
    ),
    "“Anna de Wit” (anna) in the role “Editor” (editor): last day now 30 November 2026, not given before.",
    "“Bram Kok” (bram) comes to fill the role “Editor” (editor) (first day 1 December 2026).",
]
WEIGHED = ["The responsibility “Check pages” (check), importance: now 3, was 2."]


def test_answers(call: Callable[..., Ran], golden: Callable[..., None], past: Repo) -> None:
    """Between two revisions and since one, for a terminal in both languages, for a pull request and for programs."""
    repo = past.folder
    golden(call("diff", "HEAD~3", "HEAD", *ON, cwd=repo, env=NARROW).out, "txt", "en")
    golden(call("diff", "HEAD~3", *ON, "--lang", "nl", cwd=repo, env=NARROW).out, "txt", "nl")
    pasted = call("diff", "HEAD~3", *ON, "--format", "note", cwd=repo).out
    golden(pasted, "md")
    assert call("diff", "HEAD~3", *ON, "--format", "markdown", cwd=repo).out == pasted
    golden(call("diff", "HEAD~3", "HEAD", *ON, "--format", "json", cwd=repo).out, "json")
    golden(
        call("diff", "HEAD~1", *ON, cwd=repo, env=NARROW | {"NO_COLOR": "", "FORCE_COLOR": "1"}).out, "txt", "colour"
    )


def test_what_is_compared_with_what(call: Callable[..., Ran], past: Repo) -> None:
    """No revision: what is not committed; one: since then; two, or a range: between them."""
    repo = past.folder
    assert told(call, repo) == []
    assert told(call, repo, "HEAD~1") == FOLLOWS
    assert told(call, repo, "HEAD~3", "HEAD~1") == WEIGHED
    assert told(call, repo, "HEAD~3..HEAD~2", "plan") == WEIGHED
    assert told(call, repo, "HEAD~1..") == FOLLOWS
    assert told(call, repo, "..HEAD") == []
    past.write({"plan/people.yaml": PEOPLE.replace("Bram Kok", "Bram de Kok")})
    assert told(call, repo / "plan", ".") == ["“Bram Kok” (bram) is now called “Bram de Kok”."]


def test_moving_and_putting_otherwise_is_no_change(call: Callable[..., Ran], past: Repo) -> None:
    """The responsibilities went to another file: nothing that the plan says has changed; nor has it when its folder moves."""
    ran = call("diff", "HEAD~2", "HEAD~1", cwd=past.folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Nothing that “Intranet plan” says has changed between `HEAD~2` of 15 September 2026 and `HEAD~1` of\n"
        "1 October 2026.\n"
    )
    past.git("mv", "plan", "beheer")
    past.commit(title="Elsewhere")
    assert call("diff", "HEAD~1", "beheer", "--lang", "nl", cwd=past.folder).out == (
        "Wat “Intranet plan” zegt, is niet veranderd sinds `HEAD~1` van 20 november 2026.\n"
    )


def test_three_dots_begin_where_the_history_parted(call: Callable[..., Ran], past: Repo) -> None:
    """What came to the other branch afterwards is not told as gone."""
    past.git("checkout", "--quiet", "-b", "mine", "HEAD~2")
    past.commit({"plan/duties.yaml": DUTIES.replace("importance: 2", "importance: 4")}, "Mine")
    assert told(call, past.folder, "main...") == ["The responsibility “Check pages” (check), importance: now 4, was 3."]
    assert len(told(call, past.folder, "main..mine")) == 4


def test_a_plan_that_was_not_there_yet(call: Callable[..., Ran], past: Repo) -> None:
    """All of it is new, or gone, which is one sentence."""
    past.git("checkout", "--quiet", "--orphan", "other")
    past.git("rm", "-rq", "--cached", ".")
    past.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert call("diff", "other", "main", cwd=past.folder).out == (
        "There was no plan yet in `other` of 1 November 2026; all of “Intranet plan” is new.\n"
    )
    assert (
        call("diff", "main", "other", cwd=past.folder).out
        == "There is no plan any more in `other` of 1 November 2026.\n"
    )


def test_what_cannot_be_read_is_said(call: Callable[..., Ran], past: Repo) -> None:
    """A file that cannot be read may seem to be gone."""
    past.write({"plan/roles.yaml": "roles: [\n"})
    ran = call("diff", "-f", "note", *ON, cwd=past.folder)
    assert "Not everything in the files as they are can be read" in ran.out
    assert "`plankit lint` tells what it is." in ran.out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--", "--output=x"], "`--output=x` is no revision. Name a branch, a tag or a commit."),
        (["--", "-p"], "`-p` is no revision. Name a branch, a tag or a commit."),
        (["mian"], "There is no revision `mian`; is `main` meant?"),
        (["main\x1b[31m"], "`main\\x1b[31m` is no revision. Name a branch, a tag or a commit."),
        (["  "], "`  ` is no revision. Name a branch, a tag or a commit."),
        (["main:plan"], "There is no revision `main:plan`; is `main` meant?"),
        (["a", "b", "c", "d"], "`plankit diff` compares two revisions at most; `c` is one too many."),
        (["main..HEAD", "HEAD"], "`main..HEAD` names two revisions already; `HEAD` is one too many."),
        (["main", "HEAD", "plam"], "There is no `plam`; is `plan` meant?"),
        (["--format", "html"], "`--format` takes one of `text`, `note`, `json`, `markdown`; `html` is none of them."),
        (
            ["--output", "plan/plan.yaml"],
            "`plan/plan.yaml` belongs to the plan itself. Name another file for the report.",
        ),
    ],
)
def test_refusals(call: Callable[..., Ran], past: Repo, words: list[str], why: str) -> None:
    """What cannot be compared is refused in one sentence, and nothing is printed."""
    ran = call("diff", *words, cwd=past.folder)
    assert (ran.code, ran.out, ran.err) == (2, "", f"plankit: {why}\n")


def test_revisions_that_have_nothing_in_common(call: Callable[..., Ran], past: Repo) -> None:
    """From where they go on cannot be told."""
    past.git("checkout", "--quiet", "--orphan", "other")
    other = past.commit(title="Alone")[:7]
    main = past.git("rev-parse", "--short", "main")
    ran = call("diff", "main...other", cwd=past.folder)
    assert (ran.code, ran.err) == (2, f"plankit: `{main}` and `{other}` have no commit in common.\n")


def test_without_a_repository_or_git(call: Callable[..., Ran], tmp_path: Path, past: Repo) -> None:
    """Nothing is known of the past; that is one sentence."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(HEAD)
    ran = call("diff", cwd=tmp_path)
    assert (ran.code, ran.err) == (
        2,
        "plankit: `plan` lies in no git repository, so nothing is known of its past.\n",
    )
    ran = call("diff", cwd=past.folder, env={"PATH": "/nowhere"})
    assert (ran.code, ran.err) == (
        2,
        "plankit: The past of a plan is kept by git, and there is none on this computer. Install it.\n",
    )


def test_a_repository_without_commits(call: Callable[..., Ran], tmp_path: Path) -> None:
    """There is nothing to compare with yet."""
    repo = Repo(tmp_path / "repo")
    repo.write(FIRST)
    ran = call("diff", cwd=repo.folder)
    assert (ran.code, ran.err) == (2, "plankit: There is no revision `HEAD`; `git branch --all` lists the branches.\n")


def test_the_report_goes_to_a_file(call: Callable[..., Ran], past: Repo) -> None:
    """With `--output` nothing is printed."""
    ran = call("diff", "HEAD~1", *ON, "-f", "note", "-o", "note.md", cwd=past.folder)
    assert (ran.code, ran.out) == (0, "")
    assert (past.folder / "note.md").read_text().startswith("<!-- plankit diff -->\n\n### 3 changes in “Intranet plan”")


HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "##vso[task.setvariable]x",
    "::error::x",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) @everyone #1",
    "a | b\n# c",
    "right\u202eleft",
    "{what} %s {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_plan_comes_alive(call: Callable[..., Ran], tmp_path: Path, text: str) -> None:
    """Titles, texts and branches of strangers steer no terminal, no page, no build service."""
    repo = Repo(tmp_path / "repo")
    old = HEAD + PEOPLE + ROLES + DUTIES
    new = old.replace("Check pages", "CHECK").replace("Anna de Wit", "NAME")
    quoted = json.dumps(text)
    repo.commit({"plan/plan.yaml": old.replace("Check pages", quoted)})
    repo.write({"plan/plan.yaml": new.replace("CHECK", quoted[:-1] + ' 2"').replace("NAME", quoted)})
    terminal, note, data = (call("diff", *ON, "-f", each, cwd=repo.folder) for each in ("text", "note", "json"))
    for ran in (terminal, note, data):
        assert (ran.code, ran.err) == (0, "")
        assert re.search(r"[\x00-\x09\x0b-\x1f\u202e]|##vso|^\s*::", ran.out, re.MULTILINE) is None
    assert re.search(r"<script|\]\(javascript|@everyone|^# c|[^\\]\|", note.out, re.MULTILINE) is None
    assert data.out.isascii()
    assert json.loads(data.out)["told"][1]["changes"][0]["new"]["value"] == re.sub("[\x1b\u202e]", "", text) + " 2"
