"""The plan at an earlier revision: the same files count as in a folder, and every refusal tells what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from gitted import Repo
from plankit.errors import MendableError
from plankit.files import Unread, folder
from plankit.revisions import Earlier, before
from plankit.words import words

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "plankit: 1\nplan: {title: Plan, organization: Org}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with nothing in it."""
    return Repo(tmp_path / "repo")


def earlier(repo: Repo, place: str = "plan", revision: str = "main") -> Earlier:
    """The plan of the work tree, as it was where it parted from a revision."""
    return before(folder(repo.folder / place), revision)


def files(repo: Repo, place: str = "plan", revision: str = "main") -> dict[str, str]:
    """The files of the earlier plan."""
    texts = earlier(repo, place, revision).texts
    return {name: raw.decode() for name, raw in texts.files} if texts else {}


def refusal(repo: Repo, revision: str, place: str = "plan", language: str = "en") -> str:
    """What is said instead of comparing."""
    with pytest.raises(MendableError) as caught:
        earlier(repo, place, revision)
    return words(language)(caught.value.said)


def test_the_plan_is_read_where_the_history_parted(repo: Repo) -> None:
    """What came to the branch afterwards has no part in it, and the work tree is what it is compared with."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.yaml": "people: {anna: Anna}\n"})
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit({"plan/people.yaml": "people: {bert: Bert}\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"plan/people.yaml": "people: {carla: Carla}\n"})
    repo.git("checkout", "--quiet", "mine")
    repo.write({"plan/people.yaml": "people: {dirk: Dirk}\n"})
    assert files(repo) == {"people.yaml": "people: {anna: Anna}\n", "plan.yaml": PLAN}
    assert repo.git("status", "--short") == " M plan/people.yaml"


def test_the_same_files_count_as_in_a_folder(repo: Repo) -> None:
    """Hidden files, what `.plankitignore` names and other endings are left aside; the texts are equal to the folder's."""
    repo.commit(
        {
            "plan/plan.yaml": PLAN,
            "plan/b/roles.YML": "roles: {}\n",
            "plan/.hidden.yaml": "x: 1\n",
            "plan/.dir/in.yaml": "x: 1\n",
            "plan/drafts/new.yaml": "x: 1\n",
            "plan/old/kept.yaml": "units: {}\n",
            "plan/old/gone.yaml": "x: 1\n",
            "plan/notes.md": "# notes\n",
            "plan/.plankitignore": "drafts/\nold/*\n!old/kept.yaml\n",
            "plan/é ü.yaml": "suppliers: {}\n",
            "plan-b/other.yaml": "x: 1\n",
        }
    )
    now = folder(repo.folder / "plan")
    then = before(now, "main").texts
    assert then is not None
    assert then.files == now.files
    assert [name for name, _ in then.files] == ["b/roles.YML", "old/kept.yaml", "plan.yaml", "é ü.yaml"]


def test_attributes_leave_nothing_out(repo: Repo) -> None:
    """`export-ignore` is about archives, not about the plan."""
    repo.commit({"plan/plan.yaml": PLAN, ".gitattributes": "plan export-ignore\n"})
    assert files(repo) == {"plan.yaml": PLAN}


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_links_are_followed_within_the_plan_and_not_out_of_it(repo: Repo) -> None:
    """As in a folder: a link to a file of the plan is that file, one that leaves the plan is a problem."""
    repo.write(
        {"plan/plan.yaml": PLAN, "plan/lists/a.yaml": "people: {}\n", "secret.yaml": "x: 1\n", "out/y.yaml": "y: 1\n"}
    )
    plan = repo.folder / "plan"
    (plan / "b.yaml").symlink_to("lists/a.yaml")
    (plan / "c.yaml").symlink_to("../secret.yaml")
    (plan / "d.yaml").symlink_to("nowhere.yaml")
    (plan / "e.yaml").symlink_to("e.yaml")
    (plan / "f.yaml").symlink_to("lists")
    (plan / "inside").symlink_to("lists")
    (plan / "outside").symlink_to("../out")
    (plan / "g.yaml").symlink_to("inside/a.yaml")
    (plan / "h.yaml").symlink_to(plan.resolve() / "plan.yaml")
    repo.commit()
    now = folder(plan)
    then = before(now, "main").texts
    assert then is not None
    assert then.files == now.files
    speak = words("en")
    told = [(each.at.file, speak(each.message)) for each in then.problems]
    assert ("c.yaml", "`c.yaml` lies outside the folder of the plan.") in told
    assert [(file, said) for file, said in told if file != "e.yaml"] == [
        (each.at.file, speak(each.message)) for each in now.problems if each.at.file != "e.yaml"
    ]
    assert sorted(str(file) for file, _ in told) == ["c.yaml", "d.yaml", "e.yaml", "f.yaml", "outside"]


def test_lists_come_from_the_revision_too(repo: Repo) -> None:
    """A list that the plan names is read as it was; one that was not there is absent."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.csv": "id,name\nanna,Anna\n"})
    repo.write({"plan/people.csv": "id,name\nbert,Bert\n", "plan/new.csv": "id\n"})
    texts = earlier(repo).texts
    assert texts is not None
    assert texts.companion("people.csv") == b"id,name\nanna,Anna\n"
    assert isinstance(texts.companion("new.csv"), Unread)
    assert isinstance(texts.companion("../secret.csv"), Unread)


def test_what_git_ignores_counts_as_it_is_now(repo: Repo) -> None:
    """A list of people kept out of the repository has no history: both sides have it."""
    repo.commit({".gitignore": "people*\n", "plan/plan.yaml": PLAN})
    repo.write({"plan/people.csv": "id,name\nanna,Anna\n", "plan/people.yaml": "people: {bert: Bert}\n"})
    repo.write({"plan/new.yaml": "units: {}\n"})
    texts = earlier(repo).texts
    assert texts is not None
    assert dict(texts.files) == {"people.yaml": b"people: {bert: Bert}\n", "plan.yaml": PLAN.encode()}
    assert texts.companion("people.csv") == b"id,name\nanna,Anna\n"


def test_a_file_too_large_is_a_problem_there_too(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limit as in a folder."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/big.yaml": "#" * 200 + "\n"})
    repo.write({"plan/big.yaml": None})
    now = folder(repo.folder / "plan")
    monkeypatch.setattr("plankit.revisions.LARGEST", 100)
    texts = before(now, "main").texts
    assert texts is not None
    assert [name for name, _ in texts.files] == ["plan.yaml"]
    assert [each.rule for each in texts.problems] == ["unreadable-file"]


@pytest.mark.parametrize("place", ["intranet", "docs/the plan/2026"])
def test_a_folder_that_was_moved_is_found(repo: Repo, place: str) -> None:
    """A plan whose folder is renamed or moved is compared with where it stood."""
    people = "people:\n" + "".join(f"  p{number}: Person {number}\n" for number in range(20))
    repo.commit(
        {"plan/plan.yaml": PLAN, "plan/people.yaml": people, "plan/only/here.yaml": "units: {}\n", "x.yaml": "x: 1\n"}
    )
    (repo.folder / place).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", "plan", place)
    repo.write({f"{place}/people.yaml": people + "  new: New\n"})
    expected = {"only/here.yaml": "units: {}\n", "people.yaml": people, "plan.yaml": PLAN}
    assert files(repo, place) == expected
    repo.git("checkout", "--quiet", "-b", "moved")
    repo.commit()
    assert files(repo, place) == expected


def test_a_folder_that_was_moved_and_not_yet_added_is_found(repo: Repo) -> None:
    """Moved by hand: a file of the same content tells where it stood."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.yaml": "people: {anna: Anna}\n"})
    (repo.folder / "plan").rename(repo.folder / "beheer")
    repo.write({"beheer/people.yaml": "people: {bert: Bert}\n"})
    assert files(repo, "beheer") == {"people.yaml": "people: {anna: Anna}\n", "plan.yaml": PLAN}


def test_a_plan_in_one_file_that_becomes_a_folder_is_found(repo: Repo) -> None:
    """The one file under another name is where its history goes on; other YAML beside it has no part in it."""
    people = "people:\n" + "".join(f"  p{number}: Person {number}\n" for number in range(20))
    repo.commit({"intranet.yaml": PLAN + people, "compose.yaml": "services: {}\n"})
    (repo.folder / "plan").mkdir()
    repo.git("mv", "intranet.yaml", "plan/all.yaml")
    assert files(repo, "plan") == {"all.yaml": PLAN + people}


def test_a_plan_of_one_file_is_compared_with_that_file(repo: Repo) -> None:
    """Named as a file, the others beside it do not count, though its lists do; renamed, it is found."""
    repo.commit({"plan.yaml": PLAN, "other.yaml": "x: 1\n", "people.csv": "id\n"})
    repo.write({"plan.yaml": PLAN + "people: {}\n"})
    assert files(repo, "plan.yaml") == {"plan.yaml": PLAN}
    texts = earlier(repo, "plan.yaml").texts
    assert texts is not None
    assert texts.companion("people.csv") == b"id\n"
    repo.git("checkout", "--quiet", "plan.yaml")
    repo.git("mv", "plan.yaml", "intranet.yaml")
    assert files(repo, "intranet.yaml") == {"intranet.yaml": PLAN}


def test_a_plan_at_the_top_of_the_repository(repo: Repo) -> None:
    """The plan's folder may be the repository itself."""
    repo.commit({"plan.yaml": PLAN, "people/all.yaml": "people: {}\n"})
    assert files(repo, ".") == {"people/all.yaml": "people: {}\n", "plan.yaml": PLAN}


@pytest.mark.skipif(os.name == "nt", reason="such names are none there")
def test_odd_names_of_folders_are_names_and_no_patterns(repo: Repo) -> None:
    """What git takes for a pattern elsewhere is a folder's name here, and a file's."""
    repo.commit({":(glob)p[l]an *\n/:!plan.yaml": PLAN, "plan/plan.yaml": "x: 1\n", ".gitignore": "people*\n"})
    repo.write({":(glob)p[l]an *\n/:(top)people.yaml": "people: {}\n", ":(glob)p[l]an *\n/people.yaml": "people: {}\n"})
    assert files(repo, ":(glob)p[l]an *\n") == {":!plan.yaml": PLAN, "people.yaml": "people: {}\n"}


def test_a_plan_that_is_new_has_no_earlier_one(repo: Repo) -> None:
    """Where no file of it was there before, there is nothing to compare with."""
    repo.commit({"readme.md": "# hello\n", "ci/build.yaml": "jobs: {}\n"})
    repo.write({"plan/plan.yaml": PLAN})
    assert earlier(repo).texts is None


def test_a_commit_without_any_file_has_no_plan(repo: Repo) -> None:
    """As the first one of many repositories."""
    repo.commit()
    repo.write({"plan/plan.yaml": PLAN})
    assert earlier(repo).texts is None


def test_repositories_within_the_plan_hold_nothing_of_it(repo: Repo) -> None:
    """A submodule is a commit of another repository, not files of this one."""
    repo.commit({"plan/plan.yaml": PLAN})
    other = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{other},plan/other.yaml")
    repo.git("commit", "--quiet", "--message", "A module")
    assert files(repo) == {"plan.yaml": PLAN}


def test_a_file_that_git_has_lost(repo: Repo) -> None:
    """A damaged repository is told in git's own words."""
    repo.commit({"plan/plan.yaml": PLAN})
    blob = repo.git("rev-parse", "HEAD:plan")
    (repo.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    said = refusal(repo, "main")
    assert said.startswith("git will not compare: ")
    assert blob in said


def test_a_plan_that_is_a_copy_has_no_earlier_one(repo: Repo) -> None:
    """Beside the plan it was copied from, it is new."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.yaml": "people: {anna: Anna}\n"})
    repo.write({"second/plan.yaml": PLAN, "second/people.yaml": "people: {anna: Anna}\n"})
    assert earlier(repo, "second").texts is None
    repo.git("add", "--all")
    assert earlier(repo, "second").texts is None


def test_what_has_not_changed_is_not_asked_of_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the content of the file that changed is fetched."""
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.yaml": "people: {anna: Anna}\n"})
    repo.write({"plan/people.yaml": "people: {bert: Bert}\n"})
    asked: list[bytes] = []
    real = subprocess.run

    def watched(command: list[str], **options: object) -> object:
        if "cat-file" in command:
            asked.append(options["input"])
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    before(folder(repo.folder / "plan"), "main")
    assert asked == [(repo.git("rev-parse", "main:plan/people.yaml") + "\n").encode()]


def test_sha256_repositories(tmp_path: Path) -> None:
    """The other kind of names that git knows."""
    repo = Repo(tmp_path / "repo", "--object-format=sha256")
    repo.commit({"plan/plan.yaml": PLAN, "plan/people.yaml": "people: {anna: Anna}\n"})
    repo.write({"plan/people.yaml": "people: {bert: Bert}\n"})
    assert files(repo) == {"people.yaml": "people: {anna: Anna}\n", "plan.yaml": PLAN}


def test_linked_work_trees(repo: Repo, tmp_path: Path) -> None:
    """A second work tree of the same repository is compared as well as the first."""
    repo.commit({"plan/plan.yaml": PLAN})
    repo.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "second"))
    (tmp_path / "second" / "plan" / "plan.yaml").write_text(PLAN + "people: {}\n")
    texts = before(folder(tmp_path / "second" / "plan"), "main").texts
    assert texts is not None
    assert texts.files == [("plan.yaml", PLAN.encode())]


def test_within_a_hook_of_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git sets for its hooks leads nobody astray."""
    repo.commit({"plan/plan.yaml": PLAN})
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_PREFIX", "")
    assert files(repo) == {"plan.yaml": PLAN}


@pytest.mark.parametrize("revision", ["--output=x", "-h", "", " ", "main\nx", "main\0x"])
def test_what_is_no_revision_is_refused(repo: Repo, revision: str) -> None:
    """An option, nothing, or what cannot be seen never reaches git."""
    repo.commit({"plan/plan.yaml": PLAN})
    assert (
        refusal(repo, revision) == f"`--base` takes a revision, such as `origin/main` or a tag; `{revision}` is none."
    )


def test_an_unknown_revision_names_the_nearest(repo: Repo) -> None:
    """With the nearest branch or tag where there is one."""
    repo.commit({"plan/plan.yaml": PLAN})
    assert refusal(repo, "mian") == "There is no revision `mian`; is `main` meant?"
    assert refusal(repo, "9f8e7d6c") == "There is no revision `9f8e7d6c`; `git branch --all` lists the branches."
    assert refusal(repo, "main:plan") == "There is no revision `main:plan`; is `main` meant?"


def test_a_branch_that_was_not_fetched(repo: Repo, tmp_path: Path) -> None:
    """The command that is named really fetches it."""
    repo.commit({"plan/plan.yaml": PLAN})
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit({"plan/people.yaml": "people: {}\n"})
    subprocess.run(
        ["git", "clone", "--quiet", "--single-branch", "--branch", "mine", repo.folder.as_uri(), tmp_path / "clone"],
        check=True,
    )
    clone = Repo(tmp_path / "clone")
    said = refusal(clone, "origin/main")
    assert said == "`origin/main` is not in this clone. Fetch it: `git fetch origin main:refs/remotes/origin/main`."
    clone.git(*said.split("`")[3].split()[1:])
    assert files(clone, revision="origin/main") == {"plan.yaml": PLAN}


def test_a_shallow_clone(repo: Repo, tmp_path: Path) -> None:
    """Cut off before the base, or so that no common beginning is left: the remedy mends both."""
    first = repo.commit({"plan/plan.yaml": PLAN})
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit({"plan/people.yaml": "people: {}\n"})
    repo.commit({"plan/people.yaml": "people: {anna: Anna}\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"readme.md": "# more\n"})
    subprocess.run(
        [
            "git",
            "clone",
            "--quiet",
            "--depth=1",
            "--no-single-branch",
            "--branch=mine",
            repo.folder.as_uri(),
            tmp_path / "clone",
        ],
        check=True,
    )
    clone = Repo(tmp_path / "clone")
    remedy = "Fetch the others: `git fetch --unshallow`, or in CI a checkout with all of its history."
    assert refusal(clone, first) == f"`{first}` is not in this clone, which holds only the latest commits. {remedy}"
    assert refusal(clone, "origin/main") == (
        "This clone holds only the latest commits, so it cannot be told where this change parted from `origin/main`. "
        + remedy
    )
    clone.git("fetch", "--quiet", "--unshallow")
    assert files(clone, revision="origin/main") == {"plan.yaml": PLAN}
    assert files(clone, revision=first) == {"plan.yaml": PLAN}


def test_histories_that_have_nothing_in_common(repo: Repo) -> None:
    """Two beginnings in one repository."""
    repo.commit({"plan/plan.yaml": PLAN})
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit(title="Begin again")
    assert refusal(repo, "main") == (
        "`main` and what is checked out here have no commit in common. Name the branch that this change is for."
    )


def test_no_repository(tmp_path: Path) -> None:
    """A plan that is under no version control, and a folder of git's own."""
    (tmp_path / "plan.yaml").write_text(PLAN)
    with pytest.raises(MendableError) as caught:
        before(folder(tmp_path), "main")
    assert words("en")(caught.value.said) == (
        f"`{tmp_path}` lies in no git repository, so there is nothing to compare with. Leave `--base` out."
    )


def test_the_inside_of_a_repository_is_no_place_for_a_plan(repo: Repo) -> None:
    """The folder of git itself is not read, though it may hold a file of YAML."""
    repo.commit({"plan/plan.yaml": PLAN})
    repo.write({".git/plan.yaml": PLAN})
    assert refusal(repo, "main", ".git") == (
        f"`{repo.folder / '.git'}` looks like the inside of a git repository, which is no place for a plan. "
        "Take git's own files out of it, or name the folder that holds the plan."
    )


def test_a_repository_hidden_in_the_plan_is_not_believed(repo: Repo) -> None:
    """A stranger's change may bring a repository of its own among the files: its settings run no program."""
    repo.commit({"plan/plan.yaml": PLAN})
    trap = repo.folder / "plan"
    subprocess.run(["git", "init", "--quiet", "--bare", trap], check=True)
    (trap / "config").write_text(
        f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch {repo.folder}/sprung\n"
    )
    assert "looks like the inside of a git repository" in refusal(repo, "main")
    assert not (repo.folder / "sprung").exists()


def test_settings_of_the_repository_run_no_program(repo: Repo) -> None:
    """Neither a monitor of files nor another program for differences is started."""
    repo.commit({"plan/plan.yaml": PLAN})
    for name in ("core.fsmonitor", "diff.external", "core.pager", "core.askPass"):
        repo.git("config", name, f"touch {repo.folder}/sprung")
    repo.git("-c", "core.fsmonitor=false", "mv", "plan", "beheer")
    assert files(repo, "beheer") == {"plan.yaml": PLAN}
    assert not (repo.folder / "sprung").exists()


def test_without_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer without git."""
    repo.commit({"plan/plan.yaml": PLAN})
    monkeypatch.setenv("PATH", str(repo.folder))
    assert (
        refusal(repo, "main")
        == "`--base` needs git, and there is none on this computer. Install it, or leave `--base` out."
    )


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a shell script in the place of git."""

    def put(script: str) -> None:
        program = tmp_path / "bin" / "git"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for git")
def test_git_that_does_not_answer(repo: Repo, stand_in, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git that waits for ever is not waited for."""
    repo.commit({"plan/plan.yaml": PLAN})
    monkeypatch.setattr("plankit.git.PATIENCE", 0.2)
    stand_in("exec sleep 30")
    assert refusal(repo, "main") == (
        "git gave no answer within 0.2 seconds. Does it wait for a network or a password? "
        "Fetch what is needed first, then try again."
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for git")
def test_a_git_that_is_older(repo: Repo, stand_in) -> None:
    """One that lets itself be asked from within its own folder is not asked any further."""
    repo.commit({"plan/plan.yaml": PLAN})
    stand_in("printf '\\nfalse\\nfalse\\n'")
    assert refusal(repo, "main").endswith(
        "lies in no git repository, so there is nothing to compare with. Leave `--base` out."
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for git")
def test_git_that_cannot_be_started(repo: Repo, stand_in) -> None:
    """Something else stands where git should."""
    repo.commit({"plan/plan.yaml": PLAN})
    stand_in("true")
    program = shutil.which("git")
    assert program is not None
    with open(program, "w") as file:  # noqa: PTH123
        file.write("no program")
    assert refusal(repo, "main").startswith("git cannot be started: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give files to somebody else")
def test_files_of_somebody_else(repo: Repo) -> None:
    """Git's “dubious ownership” in plain words; the command that is named mends it."""
    repo.commit({"plan/plan.yaml": PLAN})
    for path in (repo.folder, repo.folder / ".git"):
        os.chown(path, 12345, 12345)
    top = repo.folder.resolve()
    assert refusal(repo, "main") == (
        "git does not read this repository, because its files belong to somebody else. "
        f"Do you trust them? Then run `git config --global --add safe.directory {top}`."
    )
