"""When entries and pages were last changed, out of a real repository, and the addresses at which they are edited."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from gitted import Repo
from plankit.changed import Touched, changed
from plankit.files import folder
from plankit.index import Index
from plankit.plan import load
from plankit.render.forges import source
from plankit.render.traces import Traces
from plankit.views import Given
from rendered import HORIZON, TODAY, pages

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org, source: https://github.com/org/plan}\npeople: {anna: Anna}\n"
POLICIES = """policies:
  tone:
    title: Tone
    owner: anna
    text: |
      We write
      plainly.

  groups:
    title: Groups
    owner: anna
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A plan below the top of a repository; one policy was changed later than the other."""
    made = Repo(tmp_path / "repo")
    made.commit({"docs/plan/plan.yaml": HEAD, "docs/plan/policies.yaml": POLICIES}, day="2026-01-05")
    made.commit({"docs/plan/policies.yaml": POLICIES.replace("Groups", "All groups")}, day="2026-03-03")
    return made


def at(path: Path, language: str = "en", **more: object) -> dict[str, str]:
    """The pages of the plan in a folder, with what git knows of it."""
    plan = load(folder(path))
    past = changed(path, list(plan.sources))
    return pages(Given(Index(plan, TODAY, HORIZON)), language=language, changed=past, **more)


def told(page: str) -> list[tuple[str, str]]:
    """What stands beneath entries and the page: the words, and where they lead."""
    lines = re.findall(r'<p class="touched">(.*?)</p>', page)
    return [(re.sub(r"<[^>]+>", "", line), "".join(re.findall(r'href="([^"]+)"', line))) for line in lines]


def test_entries_and_pages_tell_when_and_where(repo: Repo) -> None:
    """An entry has the day of its own lines, its page too, and both lead to its line; a page of many has the latest."""
    made = at(repo.folder / "docs" / "plan")
    line = "https://github.com/org/plan/blob/HEAD/docs/plan/policies.yaml#L"
    assert told(made["policies/tone.html"]) == [("Last changed 5 January 2026 · Edit Tone", f"{line}2")]
    assert told(made["policies/groups.html"]) == [("Last changed 3 March 2026 · Edit All groups", f"{line}9")]
    assert told(made["policies.html"]) == [
        ("Last changed 5 January 2026 · Edit Tone", f"{line}2"),
        ("Last changed 3 March 2026 · Edit All groups", f"{line}9"),
        ("Last changed 3 March 2026 · Edit Policies", f"{line}1"),
    ]
    assert told(at(repo.folder / "docs" / "plan", "nl")["policies/tone.html"])[0][0] == (
        "Laatst gewijzigd op 5 januari 2026 · Bewerken Tone"
    )


def test_the_same_commit_gives_the_same_bytes(repo: Repo, tmp_path: Path) -> None:
    """A clone elsewhere, with other settings, makes the same pages."""
    repo.git("clone", "--quiet", str(repo.folder), str(tmp_path / "other"))
    other = Repo(tmp_path / "other")
    (tmp_path / "ignored").write_text(repo.git("rev-parse", "HEAD") + "\n")
    other.git("config", "blame.ignoreRevsFile", str(tmp_path / "ignored"))
    assert at(repo.folder / "docs" / "plan") == at(other.folder / "docs" / "plan")


def test_what_is_not_committed_says_so(repo: Repo) -> None:
    """A changed entry is told as such, another keeps its day, and a file that git does not know has none."""
    plan = repo.folder / "docs" / "plan"
    repo.write(
        {
            "docs/plan/policies.yaml": POLICIES.replace("Groups", "Every group"),
            "docs/plan/new.yaml": "units: {care: {title: Care}}\n",
        }
    )
    made = at(plan)
    assert told(made["policies/groups.html"])[0][0] == "Changed, and not committed yet · Edit Every group"
    assert told(made["policies/tone.html"])[0][0] == "Last changed 5 January 2026 · Edit Tone"
    assert changed(plan, ["new.yaml"]).between("new.yaml", 1, 1) is None


def test_a_clone_that_was_cut_off_does_not_guess(repo: Repo, tmp_path: Path) -> None:
    """Lines from before the cut have no day; later ones have theirs."""
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.folder}", str(tmp_path / "cut"))
    cut = Repo(tmp_path / "cut")
    assert told(at(cut.folder / "docs" / "plan")["policies/tone.html"]) == [
        ("Edit Tone", "https://github.com/org/plan/blob/HEAD/docs/plan/policies.yaml#L2")
    ]
    cut.commit({"docs/plan/policies.yaml": POLICIES.replace("Groups", "New groups")}, day="2026-05-05")
    assert (
        told(at(cut.folder / "docs" / "plan")["policies/groups.html"])[0][0]
        == "Last changed 5 May 2026 · Edit New groups"
    )


def test_without_a_repository_there_is_no_day(tmp_path: Path) -> None:
    """Outside a repository nothing is told of days; the way to the source is told from the plan's own folder."""
    (tmp_path / "plan.yaml").write_text(HEAD)
    (tmp_path / "policies.yaml").write_text(POLICIES)
    assert changed(tmp_path, ["plan.yaml"]) is None
    assert told(at(tmp_path)["policies/tone.html"]) == [
        ("Edit Tone", "https://github.com/org/plan/blob/HEAD/policies.yaml#L2")
    ]


def test_where_people_are_hidden_nothing_leads_to_their_names(repo: Repo) -> None:
    """The files of the plan hold names: where those are not shown, no way leads there."""
    plan = load(folder(repo.folder / "docs" / "plan"))
    made = pages(
        Given(Index(plan, TODAY, HORIZON), people="roles"),
        changed=changed(repo.folder / "docs" / "plan", list(plan.sources)),
    )
    assert told(made["policies/tone.html"]) == [("Last changed 5 January 2026", "")]


def test_the_last_line_is_not_that_of_the_next_entry(repo: Repo) -> None:
    """A text over several lines ends before the entry that follows it."""
    path = repo.folder / "docs" / "plan"
    plan = load(folder(path))
    traces = Traces(Index(plan, TODAY, HORIZON), changed(path, list(plan.sources)))
    assert traces.entry("policy", "tone").touched == Touched(date(2026, 1, 5))


def test_a_day_that_came_to_be_known_is_written(repo: Repo, call) -> None:
    """Pages made before a commit and once more after it tell the day then, though `--check` found nothing old in them."""
    (repo.folder / "docs" / "plan" / "policies.yaml").write_text(POLICIES.replace("Groups", "Every group"))
    for said in ("Changed, and not committed yet · Edit Every group", "Last changed 4 May 2026 · Edit Every group"):
        assert call("render", "docs/plan", "--out", "../out", cwd=repo.folder).code == 0
        page = repo.folder.parent / "out" / "policies" / "groups.html"
        assert told(page.read_text("utf-8"))[0][0] == said
        repo.commit({"docs/plan/policies.yaml": POLICIES.replace("Groups", "Every group")}, day="2026-05-04")


def test_check_does_not_mind_days(repo: Repo, call) -> None:
    """Pages that were written before the commit are not older than the plan because of it."""
    repo.write({"docs/plan/policies.yaml": POLICIES.replace("Groups", "Any group")})
    assert call("render", "docs/plan", "--out", "site", "--as-of", "2026-11-24", cwd=repo.folder).code == 0
    repo.git("add", "docs")
    repo.git("commit", "--quiet", "--message", "Any")
    assert call("render", "docs/plan", "--out", "site", "--check", cwd=repo.folder).code == 0


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/blob/HEAD/docs/a%20b.yaml#L7"),
        ("https://github.com/o/r.git", "https://github.com/o/r/blob/HEAD/docs/a%20b.yaml#L7"),
        ("https://github.com/o/r/tree/main/plan", "https://github.com/o/r/blob/main/plan/a%20b.yaml#L7"),
        ("https://gitlab.com/g/s/r/", "https://gitlab.com/g/s/r/-/blob/HEAD/docs/a%20b.yaml#L7"),
        ("https://gitlab.example.org/g/r", "https://gitlab.example.org/g/r/-/blob/HEAD/docs/a%20b.yaml#L7"),
        ("https://git.example.org/g/r/-/tree/dev", "https://git.example.org/g/r/-/blob/dev/docs/a%20b.yaml#L7"),
        ("https://bitbucket.org/o/r", "https://bitbucket.org/o/r/src/HEAD/docs/a%20b.yaml#lines-7"),
        ("https://bitbucket.org/o/r/src/main/plan", "https://bitbucket.org/o/r/src/main/plan/a%20b.yaml#lines-7"),
        ("https://codeberg.org/o/r", "https://codeberg.org/o/r/src/commit/HEAD/docs/a%20b.yaml#L7"),
        (
            "https://git.example.org/o/r/src/branch/main/plan",
            "https://git.example.org/o/r/src/branch/main/plan/a%20b.yaml#L7",
        ),
        (
            "https://dev.azure.com/o/p/_git/r",
            "https://dev.azure.com/o/p/_git/r?path=/docs/a%20b.yaml&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1",
        ),
        (
            "https://dev.azure.com/o/p/_git/r?path=/plan&version=GBmain",
            "https://dev.azure.com/o/p/_git/r?path=/plan/a%20b.yaml&version=GBmain&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1",
        ),
        ("https://git.example.org/o/r", ""),
        ("https://github.com/o", ""),
        ("mailto:team@example.org", ""),
        ("javascript:alert(1)", ""),
        ("https://user:word@github.com/o/r", ""),
        (None, ""),
    ],
)
def test_addresses_of_lines(address: str | None, line: str) -> None:
    """The forms in which forges name a line; none where it is not known which forge it is."""
    found = source(address, "docs/")
    assert (found.line("a b.yaml", 7) if found else "") == line


def test_files_beside_the_plan_are_named_from_the_top() -> None:
    """A file of a plan that this one builds on has its own way from the top; without a repository that is not known."""
    url = "https://github.com/o/r"
    found = source(url, "plans/ours/").line("../common/roles.yaml", 3)
    assert found == "https://github.com/o/r/blob/HEAD/plans/common/roles.yaml#L3"
    assert source(url, "").line("../common/roles.yaml", 3) == ""
