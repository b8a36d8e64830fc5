"""`check --base`: the front door of the gate, against real repositories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gitted import Repo

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org, not_yet: [strategy, ownership, policies, monitoring, support, training, roadmap]}\n"
PLAN = {
    "plan/plan.yaml": HEAD,
    "plan/people.yaml": "people: {anna: Anna, bert: Bert}\n",
    "plan/duties.yaml": "responsibilities:\n  news: {title: Write news, owner: anna}\n  tidy: {title: Tidy up}\n",
}
ON = ("--as-of", "2026-11-01", "--base", "main")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A plan in a repository, with one duty that nobody owns, and a branch for a change."""
    repo = Repo(tmp_path / "repo")
    repo.commit(PLAN)
    repo.git("checkout", "--quiet", "-b", "change")
    return repo


def test_a_change_that_opens_a_gap_fails(repo: Repo, call, golden) -> None:
    """A person deleted in one file fails on the duty in another one that the change never touched."""
    repo.commit({"plan/people.yaml": "people: {bert: Bert}\n"})
    ran = call("check", *ON, cwd=repo.folder)
    assert (ran.code, ran.err) == (1, "")
    golden(ran.out)


def test_a_change_that_closes_a_gap_is_praised(repo: Repo, call, golden) -> None:
    """In Dutch, and before anything is committed."""
    repo.write({"plan/duties.yaml": PLAN["plan/duties.yaml"].replace("title: Tidy up", "title: Tidy up, owner: bert")})
    ran = call("check", *ON, "--lang", "nl", cwd=repo.folder)
    assert (ran.code, ran.err) == (0, "")
    golden(ran.out)


def test_a_change_that_does_neither_passes(repo: Repo, call, golden) -> None:
    """What was wrong before is counted, and listed when asked for."""
    repo.commit({"plan/duties.yaml": PLAN["plan/duties.yaml"].replace("Write news", "Write the news")})
    ran = call("check", *ON, cwd=repo.folder)
    assert (ran.code, ran.err) == (0, "")
    golden(ran.out)
    golden(call("check", *ON, "--known", "--hints", cwd=repo.folder).out, "txt", "known")


def test_what_is_known_has_an_age(repo: Repo, call, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the change that brought it, where the history tells: through other changes, renamed, and when it was mended once."""
    tidy, sort = "  tidy: {title: Tidy up}\n", "  sort: {title: Sort}\n"
    news = "responsibilities:\n  news: {title: News, owner: anna}\n"
    steps = {
        "2026-11-02": news + tidy.replace("up", "up, owner: anna"),
        "2026-11-03": news + tidy,
        "2026-11-04": news + sort + tidy,
        "2026-11-05": news + sort + tidy.replace("up", "up: now"),
        "2026-11-06": news + sort.replace("sort:", "arrange:") + tidy,
    }
    for day, text in steps.items():
        repo.commit({"plan/duties.yaml": text}, day=day)
    repo.git("branch", "--force", "main")
    repo.commit({"plan/people.yaml": "people: {anna: {name: Anna, until: 2026-11-30}, bert: Bert}\n"})
    asked = ("check", "--as-of", "2026-12-01", "--base", "main", "--known", "-f", "json", "--select", "ownership")

    def known(*more: str) -> dict[str, str | None]:
        report = json.loads(call(*asked, *more, cwd=repo.folder).out)
        return {each["at"]: each.get("since") for each in report["known"] if each["severity"] != "hint"}

    assert known() == {"responsibilities.arrange.owner": "2026-11-04", "responsibilities.tidy.owner": "2026-11-03"}
    monkeypatch.setattr("plankit.revisions.BACK", 4)
    assert known() == {"responsibilities.arrange.owner": "2026-11-04", "responsibilities.tidy.owner": None}
    monkeypatch.setattr("plankit.commands.ages.CHEAP", 3)
    assert known() == {"responsibilities.arrange.owner": None, "responsibilities.tidy.owner": None}


def test_what_was_wrong_from_the_first_is_as_old_as_the_plan(repo: Repo, call) -> None:
    """Time alone is no change: what depends on the day has no age."""
    repo.commit({"plan/people.yaml": "people: {anna: {name: Anna, until: 2026-11-30}, bert: Bert}\n"}, day="2026-11-02")
    repo.git("branch", "--force", "main")
    asked = ("check", "--as-of", "2026-12-01", "--base", "main", "--known", "-f", "json", "--select", "ownership")
    report = json.loads(call(*asked, cwd=repo.folder).out)
    assert {each["at"]: each.get("since") for each in report["known"]} == {
        "responsibilities.news.owner": None,
        "responsibilities.tidy.owner": "2026-11-01",
    }


def test_the_same_for_programs(repo: Repo, call) -> None:
    """JSON names the revision, and what is new, known and fixed."""
    repo.write(
        {"plan/duties.yaml": "responsibilities:\n  news: {title: Write news}\n  tidy: {title: Tidy up, owner: bert}\n"}
    )
    report = json.loads(
        call(
            "check", *ON, "-f", "json", "--select", "ownership", "--ignore", "person-instead-of-role", cwd=repo.folder
        ).out
    )
    assert report["plan"]["base"] == "main"
    assert report["summary"]["failed"] is True
    assert {part: [each["at"] for each in report[part]] for part in ("findings", "known", "fixed")} == {
        "findings": ["responsibilities.news.owner"],
        "known": [],
        "fixed": ["responsibilities.tidy.owner"],
    }


def test_with_debts_besides(repo: Repo, call) -> None:
    """What is known is known from before the change, or because it was taken down; both together."""
    duties = PLAN["plan/duties.yaml"] + "  sort: {title: Sort}\n"
    repo.write({"plan/duties.yaml": duties})
    asked = (*ON, "-f", "json", "--select", "responsibility-without-owner", "--select", "baseline-entry-not-needed")
    both = (*asked, "--baseline", "debt.json")
    call("check", *both, "--update-baseline", "all", cwd=repo.folder)

    def places() -> dict[str, list[str]]:
        report = json.loads(call("check", *both, cwd=repo.folder).out)
        return {
            part: [f"{each['rule']} {each['at']}".strip() for each in report[part]]
            for part in ("findings", "known", "fixed")
        }

    rule = "responsibility-without-owner responsibilities."
    assert places() == {"findings": [], "known": [f"{rule}tidy.owner", f"{rule}sort.owner"], "fixed": []}
    repo.write(
        {
            "plan/duties.yaml": duties.replace("title: Tidy up", "title: Tidy up, owner: bert")
            + "  more: {title: More}\n"
        }
    )
    assert places() == {
        "findings": ["baseline-entry-not-needed", f"{rule}more.owner"],
        "known": [f"{rule}sort.owner"],
        "fixed": [f"{rule}tidy.owner"],
    }
    repo.commit()
    repo.git("branch", "--force", "main")
    assert places() == {
        "findings": [],
        "known": ["baseline-entry-not-needed", f"{rule}sort.owner", f"{rule}more.owner"],
        "fixed": [],
    }


def test_a_plan_that_is_new(repo: Repo, call) -> None:
    """Everything counts, and why is said beside the report."""
    repo.write({"other/plan.yaml": HEAD + "responsibilities: {tidy: {title: Tidy}}\n"})
    ran = call("check", "other", *ON, cwd=repo.folder)
    assert ran.code == 1
    assert ran.err == "There was no plan yet where this change parted from `main`: all of it is new.\n"


def test_a_plan_that_could_not_be_read(repo: Repo, call) -> None:
    """What stood in the broken file is known from before it broke; where it was never whole, that is said."""
    whole = PLAN["plan/duties.yaml"]
    repo.commit({"plan/duties.yaml": whole.replace("Tidy up", "Tidy: up")})
    repo.git("branch", "--force", "main")
    repo.commit({"plan/duties.yaml": whole})
    ran = call("check", *ON, cwd=repo.folder)
    assert (ran.code, ran.err) == (0, "")
    assert "Well done: 1 finding is mended.\n" in ran.out
    repo.commit({"new/plan.yaml": HEAD, "new/duties.yaml": "responsibilities: {tidy: {title: Tidy: up}}\n"})
    repo.git("branch", "--force", "main")
    repo.commit({"new/duties.yaml": "responsibilities: {tidy: {title: Tidy}}\n"})
    ran = call("check", "new", *ON, cwd=repo.folder)
    assert ran.code == 1
    assert (
        ran.err
        == "Where this change parted from `main`, not all of the plan could be read: what was wrong there counts as new.\n"
    )


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("", "`--base` takes a revision, such as `origin/main` or a tag; `` is none."),
        ("--all", "`--base` takes a revision, such as `origin/main` or a tag; `--all` is none."),
        ("mian", "There is no revision `mian`; is `main` meant?"),
    ],
)
def test_a_revision_that_is_none(repo: Repo, call, revision: str, said: str) -> None:
    """One sentence and exit code 2; a variable that is empty in CI never opens the gate."""
    ran = call("check", f"--base={revision}", cwd=repo.folder)
    assert (ran.code, ran.out, ran.err) == (2, "", f"plankit: {said}\n")


def test_an_empty_revision_is_refused_though_the_plan_was_checked_before(repo: Repo, call, tmp_path: Path) -> None:
    """What is remembered of a check without `--base` answers no check with it."""
    repo.write({"plan/duties.yaml": "responsibilities: {news: {title: News, owner: anna}}\n"})
    cache = {"PLANKIT_CACHE": str(tmp_path / "cache")}
    assert call("check", *ON[:2], cwd=repo.folder, env=cache).code == 0
    assert list((tmp_path / "cache").glob("*.json"))
    assert call("check", *ON[:2], "--base", "", cwd=repo.folder, env=cache).code == 2
    assert call("check", *ON, cwd=repo.folder, env=cache).out.endswith("Well done: 1 finding is mended.\n")


def test_without_a_repository(tmp_path: Path, call) -> None:
    """The remedy, in the language of the environment."""
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    ran = call("check", "--base", "main", cwd=tmp_path, env={"PLANKIT_LANG": "nl"})
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "plankit: `.` ligt niet in een git-repository, dus er is niets om mee te vergelijken. Laat `--base` weg.\n"
    )


def test_nothing_is_written(repo: Repo, call) -> None:
    """Neither the work tree nor anything of git's own changes."""
    repo.write({"plan/people.yaml": "people: {bert: Bert}\n"})
    before = {each: each.read_bytes() for each in repo.folder.rglob("*") if each.is_file()}
    call("check", *ON, cwd=repo.folder)
    assert {each: each.read_bytes() for each in repo.folder.rglob("*") if each.is_file()} == before
