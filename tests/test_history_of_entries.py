"""`plankit log`: what changed about one entry, when and by whom, through renames, moves and merges."""

from __future__ import annotations

import gc
import json
import re
import subprocess
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest

from chronicled import DUTIES, FIRST, HEAD, ON, PEOPLE, ROLES, plan_with_a_past
from gitted import WHO, Repo
from plankit.commands.opening import opened
from plankit.history import history
from plankit.past import KEPT, Past
from plankit.plan import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran
    from plankit.plan import Plan

__all__ = ["plan_with_a_past"]
NARROW = {"COLUMNS": "80"}


def story(call: Callable[..., Ran], repo: Repo, entry: str, *words: str) -> list[tuple[str | None, list[str]]]:
    """The titles of the commits that changed an entry, with what is told of each."""
    ran = call("log", entry, *words, *ON, "--format", "json", cwd=repo.folder)
    assert ran.code == 0, ran.err
    return [(step["title"], [line["text"] for line in step["told"]]) for step in json.loads(ran.out)["history"]]


def titles(call: Callable[..., Ran], repo: Repo, entry: str) -> list[str | None]:
    """The titles of the commits that changed an entry."""
    return [title for title, _ in story(call, repo, entry)]


PASSES = (
    "The responsibility “Check pages” (check) passes from “Anna de Wit” (anna) to “Bram Kok” (bram) on 1 December 2026."
)
BEGAN = "The responsibility “Check pages” (check) is new: owner the role “Editor” (editor); importance 2."
WEIGHED = "The responsibility “Check pages” (check), importance: now 3, was 2."


def test_answers(call: Callable[..., Ran], golden: Callable[..., None], past: Repo) -> None:
    """For a terminal in both languages, for pasting and for programs; the move to another file is no change."""
    past.write({"plan/people.yaml": PEOPLE.replace("Bram Kok", "Bram de Kok")})
    repo = past.folder
    golden(call("log", "check", *ON, cwd=repo, env=NARROW).out, "txt", "en")
    golden(call("log", "bram", *ON, "--lang", "nl", cwd=repo, env=NARROW).out, "txt", "nl")
    golden(call("log", "editor", *ON, "--format", "markdown", cwd=repo).out, "md")
    golden(call("log", "check", *ON, "--format", "json", cwd=repo).out, "json")
    golden(call("log", "check", *ON, cwd=repo, env=NARROW | {"NO_COLOR": "", "FORCE_COLOR": "1"}).out, "txt", "colour")


def test_an_entry_is_found_by_what_people_call_it(call: Callable[..., Ran], past: Repo) -> None:
    """By id, by words of its title, with a slip of the pen; the latest change comes first."""
    whole = [("Bram follows", [PASSES]), ("Weigh", [WEIGHED]), ("Begin", [BEGAN])]
    assert story(call, past, "check") == whole
    assert story(call, past, "check pages") == whole
    assert story(call, past, "chekc pages") == whole


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("nothing-like-it", "Nothing in this plan is called `nothing-like-it`. Try a word of the name or title."),
        (
            "news page",
            "Nothing in this plan is called `news page`; is “Write news” (write) meant?",
        ),
        ("", "Nothing in this plan is called ``. Try a word of the name or title."),
    ],
)
def test_an_unknown_name_is_one_sentence(call: Callable[..., Ran], past: Repo, entry: str, why: str) -> None:
    """With the nearest names where there are some."""
    ran = call("log", entry, cwd=past.folder)
    assert (ran.code, ran.out, ran.err) == (2, "", f"plankit: {why}\n")


def test_what_is_not_committed_yet_comes_first(call: Callable[..., Ran], past: Repo) -> None:
    """It has no author."""
    past.write({"plan/people.yaml": PEOPLE.replace("Bram Kok", "Bram de Kok")})
    ran = call("log", "bram", *ON, "--format", "json", cwd=past.folder)
    first = json.loads(ran.out)["history"][0]
    assert [first[key] for key in ("commit", "author", "date", "title")] == [None] * 4
    assert [line["text"] for line in first["told"]] == ["“Bram Kok” (bram) is now called “Bram de Kok”."]


def test_the_past_goes_on_under_another_id(call: Callable[..., Ran], past: Repo) -> None:
    """An entry that was given another id keeps its history, and one that names it has nothing to tell of that."""
    past.write(
        {
            "plan/all/work.yaml": DUTIES.replace("importance: 2", "importance: 3").replace(
                "owner: editor", "owner: redacteur"
            )
        }
    )
    past.commit(
        {"plan/roles.yaml": (past.folder / "plan/roles.yaml").read_text().replace("editor:", "redacteur:")}, "Rename"
    )
    assert titles(call, past, "redacteur") == ["Rename", "Bram follows", "Begin"]
    assert titles(call, past, "write") == ["Bram follows", "Begin"]


def test_the_past_goes_on_where_the_folder_stood_before(call: Callable[..., Ran], past: Repo) -> None:
    """A folder that was moved, and moved into another one, keeps the history of its entries."""
    past.commit({"readme.md": "# Plan\n", "other/notes.yaml": "a: 1\nb: 2\nc: 3\n"}, "More")
    past.git("mv", "plan", "beheer")
    past.git("mv", "other/notes.yaml", "beheer/.notes.yaml")
    past.git("mv", "readme.md", "liesmich.md")
    past.commit(title="Another name")
    (past.folder / "docs").mkdir()
    past.git("mv", "beheer", "docs/plan")
    past.commit(title="Further down")
    ran = call("log", "check", "--plan", "docs/plan", *ON, "--format", "json", cwd=past.folder)
    assert [step["title"] for step in json.loads(ran.out)["history"]] == ["Bram follows", "Weigh", "Begin"]


def test_a_plan_of_one_file_keeps_its_past(call: Callable[..., Ran], tmp_path: Path) -> None:
    """Under another name as well."""
    repo = Repo(tmp_path / "repo")
    repo.commit({"plan.yaml": HEAD + PEOPLE + ROLES + DUTIES}, "Begin")
    repo.commit({"plan.yaml": HEAD + PEOPLE + ROLES + DUTIES.replace("importance: 2", "importance: 3")}, "Weigh")
    repo.git("mv", "plan.yaml", "beheerplan.yaml")
    repo.commit(title="Name")
    ran = call("log", "check", "--plan", "beheerplan.yaml", *ON, "--format", "json", cwd=repo.folder)
    assert [step["title"] for step in json.loads(ran.out)["history"]] == ["Weigh", "Begin"]


def test_an_entry_that_is_gone_has_a_past(call: Callable[..., Ran], past: Repo) -> None:
    """By its id alone; that it went is the last thing told of it."""
    past.commit(
        {
            "plan/all/work.yaml": DUTIES.replace("importance: 2", "importance: 3").replace(
                "  write: {title: Write news, owner: editor}\n", ""
            )
        },
        "Less",
    )
    steps = story(call, past, "write")
    assert steps[0] == ("Less", ["The responsibility “Write news” (write) is gone."])
    assert [title for title, _ in steps] == ["Less", "Bram follows", "Begin"]
    assert call("log", "write", *ON, cwd=past.folder).out.startswith(
        "The responsibility “Write news” (write)  f0ca5d6:plan/all/work.yaml:4\n"
    )


def test_a_change_is_told_where_it_was_made_and_not_where_it_was_merged(call: Callable[..., Ran], past: Repo) -> None:
    """What two branches brought is told once each; what a merge made of it itself, with the merge."""
    past.git("checkout", "--quiet", "-b", "mine")
    work = (past.folder / "plan/all/work.yaml").read_text()
    past.commit({"plan/all/work.yaml": work.replace("importance: 3", "importance: 4")}, "Mine", "2026-11-21")
    past.git("checkout", "--quiet", "main")
    past.commit({"plan/people.yaml": PEOPLE.replace("Bram Kok", "Bram de Kok")}, "Theirs", "2026-11-22")
    past.git("merge", "--quiet", "--no-ff", "--no-edit", "mine", day="2026-11-23")
    assert titles(call, past, "check") == ["Mine", "Bram follows", "Weigh", "Begin"]
    assert titles(call, past, "bram") == ["Theirs", "Bram follows", "Begin"]
    past.write({"plan/all/work.yaml": work.replace("importance: 3", "importance: 1")})
    past.git("add", "--all")
    past.git("commit", "--quiet", "--amend", "--no-edit", day="2026-11-23")
    assert story(call, past, "check")[0] == (
        "Merge branch 'mine'",
        ["The responsibility “Check pages” (check), importance: now 1, was 3."],
    )


def test_where_others_begin_to_name_it(call: Callable[..., Ran], past: Repo) -> None:
    """What comes and goes and names an entry is told by name, not in full."""
    work = (past.folder / "plan/all/work.yaml").read_text()
    past.commit({"plan/all/work.yaml": f"{work}  teach: {{title: Teach, owner: bram, informed: [editor]}}\n"}, "Teach")
    past.commit({"plan/all/work.yaml": work}, "Teach no more")
    past.commit({"plan/wishes.yaml": "roadmap: {wishes: {dark: {title: Dark mode, effort: {editor: 2}}}}\n"}, "Wish")
    assert story(call, past, "editor")[:3] == [
        ("Wish", ["New, and naming it: the wish “Dark mode” (dark)."]),
        ("Teach no more", ["Gone, and naming it until then: the responsibility “Teach” (teach)."]),
        ("Teach", ["New, and naming it: the responsibility “Teach” (teach)."]),
    ]


def test_a_shallow_clone_says_so(call: Callable[..., Ran], past: Repo, tmp_path: Path) -> None:
    """What came before is not told, and how to have it is."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{past.folder}", clone], check=True)
    ran = call("log", "check", *ON, cwd=clone)
    assert "Nothing is known of its past.\n" in ran.out
    assert ran.out.endswith(
        "This clone holds only the latest commits, so what came before is not told. Fetch the others:\n`git fetch --unshallow`.\n"
    )
    assert json.loads(call("log", "check", "--format", "json", cwd=clone).out)["complete"] is False


def test_nothing_is_known_yet(call: Callable[..., Ran], tmp_path: Path) -> None:
    """A plan that was never committed is all new."""
    repo = Repo(tmp_path / "repo")
    repo.commit({"readme.md": "# Hello\n"})
    repo.write(FIRST)
    assert story(call, repo, "check") == [(None, [BEGAN])]


AUTHORS = [
    "\x1b[31mMallory\x07",
    "##vso[task.complete]",
    "::error::Mallory",
    "<b>M</b> @all [x](javascript:y) | `z`",
    "M\u202eyrollaM",
]


@pytest.mark.parametrize("author", AUTHORS)
def test_authors_and_titles_of_commits_do_no_harm(call: Callable[..., Ran], tmp_path: Path, author: str) -> None:
    """Whoever made a commit could call themselves and it anything."""
    repo = Repo(tmp_path / "repo")
    repo.commit({"plan/plan.yaml": HEAD + PEOPLE + ROLES + DUTIES})
    repo.write({"plan/plan.yaml": HEAD + PEOPLE + ROLES + DUTIES.replace("importance: 2", "importance: 3")})
    repo.git(
        "-c",
        "user.useConfigOnly=false",
        "commit",
        "--quiet",
        "--all",
        "-m",
        author,
        "--author",
        f"{author.replace('<', '').replace('>', '')} <m@example.org>",
    )
    for format_ in ("text", "markdown", "json"):
        ran = call("log", "check", *ON, "-f", format_, cwd=repo.folder)
        assert (ran.code, ran.err) == (0, "")
        assert re.search(r"[\x00-\x09\x0b-\x1f\u202e]|##vso|^\s*::", ran.out, re.MULTILINE) is None
        if format_ == "markdown":
            assert re.search(r"<b>|@all|\]\(javascript|[^\\]\|", ran.out) is None
    assert ran.out.isascii()


def test_the_log_of_git_itself_is_not_steered(call: Callable[..., Ran], past: Repo) -> None:
    """Settings of the repository that change what git prints or runs change nothing here."""
    for setting in (
        "log.showSignature=true",
        "log.decorate=full",
        "color.ui=always",
        "log.mailmap=true",
        "core.quotePath=true",
    ):
        past.git("config", *setting.split("="))
    assert titles(call, past, "check") == ["Bram follows", "Weigh", "Begin"]
    assert (
        WHO["GIT_AUTHOR_NAME"]
        == json.loads(call("log", "check", "-f", "json", cwd=past.folder).out)["history"][0]["author"]
    )


def test_a_long_past_is_read_again_where_it_must_be(
    call: Callable[..., Ran], past: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few plans are kept at hand, the same is told."""
    whole = story(call, past, "check")
    monkeypatch.setattr("plankit.past.KEPT", 1)
    assert story(call, past, "check") == whole


def test_a_day_that_no_calendar_has(call: Callable[..., Ran], past: Repo) -> None:
    """A commit from the year 10000 is told as git writes it."""
    past.write({"plan/people.yaml": PEOPLE.replace("Bram Kok", "Bram de Kok")})
    past.git("commit", "--quiet", "--all", "-m", "Far", "--date", "@253402300800 +0000")
    assert "\n10000-01-01T00:00:00+00:00, Team, " in call("log", "bram", *ON, cwd=past.folder).out


def test_a_long_name_has_its_place_below_it(call: Callable[..., Ran], past: Repo) -> None:
    """Where there is no room beside it."""
    title = "Check whether each and every page of the intranet is up to date before its review date has passed"
    work = (past.folder / "plan/all/work.yaml").read_text()
    past.write({"plan/all/work.yaml": work.replace("Check pages", title)})
    out = call("log", "check", *ON, cwd=past.folder, env=NARROW).out
    assert out.startswith("The responsibility “Check whether each and every page of the intranet is up to\n")
    assert "\n  plan/all/work.yaml:3\n" in out


def test_a_long_past_takes_no_more_room_than_a_short_one(past: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans that have been told are let go of, though the collector rests while a command runs."""
    for number in range(12):
        past.commit({"plan/duties.yaml": f"# {number}\n{DUTIES}"}, f"Note {number}")
    made: WeakSet[Plan] = WeakSet()

    def load_and_count(*given: object) -> Plan:
        plan = load(*given)
        made.add(plan)
        return plan

    monkeypatch.setattr("plankit.past.load", load_and_count)
    index = opened(past.folder / "plan", as_of="2026-11-24", lang="").index
    gc.disable()
    try:
        most = max(
            (len(made) for _ in history(index, ("responsibilities", "write"), Past(index.plan.texts))), default=0
        )
    finally:
        gc.enable()
    assert 0 < most <= KEPT + 2
