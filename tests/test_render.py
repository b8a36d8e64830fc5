"""Plans rendered whole: what stands on the pages, in which folder they come, when none are written."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from rendered import given, pages

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
plankit: 1
plan:
  title: {en: Our plan, nl: Ons plan}
  organization: The *Works*
  languages: [nl, en]
  version: "2"
  status: draft
  summary: |
    # Short

    A **frame**, not a [rule](https://example.org/a_b).
  not_yet: {training: After the summer, support: ""}
people:
  anna: {name: Anna de Wit, email: anna@example.org, job: Adviser}
  bram: {name: Bram | Smit, until: 2026-10-31}
roles:
  editor: {title: Editor, layer: tactical, purpose: Keeps it true, holders: [anna, {person: bram, from: 2026-01-01, until: 2026-10-31}]}
  trainer: {title: Trainer, vacancy: {since: 2026-10-01, reason: Nobody applied}}
ownership:
  product_owner: editor
  bodies:
    board: {title: Editorial board, kind: editorial, chair: editor, seats: [editor, {seat: Care, holder: vacant}], meets: monthly}
  decisions:
    new-group: {title: Opening a group, decides: editor, advises: [board], limit: {cost: 2500, days: 1}, escalates_to: board, answer_within: 2 working days}
responsibilities:
  write: {title: Write news, area: content, owner: editor, informed: [board], every: weekly}
  teach: {title: Give courses, owner: trainer}
  translate: {title: Translate, status: parked, because: No money, review_by: 2027-01-31}
policies:
  tone:
    title: Tone
    kind: guideline
    purpose: Everyone dares to speak
    text: "We write *plainly*.\\n\\n1. Short\\n2. Kind"
    do: [Say what changes]
    dont: [Shout | scream]
    owner: editor
    review: {every: 12 months, last: 2025-06-30}
"""
RED = "plankit: 1\nplan: {title: Red, organization: Org}\nresponsibilities: {write: {title: Write, owner: nobody-we-know}}\n"
GREEN = "plankit: 1\nplan: {title: Green, organization: Org}\npeople: {anna: Anna}\nroles: {editor: {title: Editor, holders: [anna]}}\n"


def calm(html: str) -> str:
    """A page without its style, which has no words."""
    html = re.sub(r"<style>.*?</style>", "<style></style>", html, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", html)


@pytest.mark.parametrize(
    "page", ["index", "policies", "responsibilities", "ownership", "open", "roles/trainer", "people/bram"]
)
def test_html_of_a_small_plan(page: str, golden) -> None:
    """The page as it is, in English."""
    golden(calm(pages(given(SMALL, found=True))[f"{page}.html"]), "html")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_markdown_of_a_small_plan(language: str, golden) -> None:
    """All pages as they are, one after the other."""
    made = pages(given(SMALL, found=True), "markdown", language)
    golden("".join(f"<!-- {name} -->\n{text}\n" for name, text in sorted(made.items())), "md")


def test_gaps_are_shown() -> None:
    """A vacant role says vacant, an overdue policy that it is in force with its review overdue."""
    made = pages(given(SMALL))
    assert '<h1>Trainer <span class="pill vacant">vacant</span></h1>' in made["roles/trainer.html"]
    assert "in force, review overdue" in made["policies.html"]
    assert "<strong>3</strong> places that nobody fills" in made["index.html"]


def test_posts_only_plans_speak_of_the_directory() -> None:
    """Where people are kept elsewhere, nobody is called missing."""
    plan = "plankit: 1\nplan: {title: Posts, organization: Org, people_kept: elsewhere}\nroles: {editor: {title: Editor}}\n"
    plan += "responsibilities: {write: {title: Write, owner: editor}}\n"
    made = pages(given(plan))
    assert "people.html" not in made
    assert "The staff directory knows who holds this role." in made["roles/editor.html"]
    told = {"open.html", "manage.html", "search.html"}
    assert [name for name, text in made.items() if "nobody" in text.lower() and name not in told] == []


def test_errors_are_told_on_every_page() -> None:
    """A plan that is rendered with errors says so everywhere."""
    made = pages(given(RED, found=True))
    assert [name for name, text in made.items() if "This plan has 1 error;" not in text] == []


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with a plan that has nothing wrong with it."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(GREEN)
    return tmp_path / "plan"


def test_render_writes_a_folder(plan: Path, run) -> None:
    """The command writes the pages and ends with one sentence."""
    done = run("render", "plan", "--out", "out", cwd=plan.parent)
    assert done == (0, "", "7 pages are in `out`; open `out/index.html`.\n")
    found = {str(file.relative_to(plan.parent / "out")) for file in (plan.parent / "out").rglob("*") if file.is_file()}
    assert found == {
        ".plankit-render.json",
        "index.html",
        "open.html",
        "people.html",
        "people/anna.html",
        "roles.html",
        "roles/editor.html",
        "search.html",
    }


def test_rendering_again_removes_what_is_gone(plan: Path, call) -> None:
    """Pages of before that are no more are removed, and nothing else is touched."""
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    kept = plan.parent / "out" / "people" / "notes.txt"
    kept.write_text("mine")
    before = (plan.parent / "out" / "index.html").stat().st_mtime_ns
    (plan / "plan.yaml").write_text(GREEN.replace("anna", "bram"))
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    assert sorted(file.name for file in (plan.parent / "out" / "people").iterdir()) == ["bram.html", "notes.txt"]
    assert (plan.parent / "out" / "index.html").stat().st_mtime_ns == before


def test_pages_are_as_open_as_other_files(plan: Path, call) -> None:
    """Who may read them is up to their maker, and nothing is left of how they were written."""
    before = os.umask(0o027)
    try:
        assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    finally:
        os.umask(before)
    files = [file for file in (plan.parent / "out").rglob("*") if file.is_file()]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o640}
    assert [file.name for file in files if file.suffix not in {".html", ".json"}] == []


def test_a_link_to_somewhere_else_is_no_page_of_ours(plan: Path, call) -> None:
    """What a listed name leads to outside the folder stays, by a folder as by a file."""
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    out, away = plan.parent / "out", plan.parent / "away"
    away.mkdir()
    (away / "anna.html").write_text("mine")
    shutil.rmtree(out / "people")
    (out / "people").symlink_to(away)
    (plan / "plan.yaml").write_text(GREEN.replace("anna", "bram"))
    call("render", "plan", "--out", "out", cwd=plan.parent)
    assert (away / "anna.html").read_text() == "mine"


def test_a_plan_with_errors_is_refused(tmp_path: Path, call) -> None:
    """Nothing is written, one sentence tells why, and the exit code is 1; `--anyway` writes it all the same."""
    (tmp_path / "plan.yaml").write_text(RED)
    done = call("render", ".", "--out", "out", cwd=tmp_path)
    assert done == (
        1,
        "",
        "No documents were written: the plan has 1 error. `plankit check` shows it, `--anyway` writes them all the same.\n",
    )
    assert not (tmp_path / "out").exists()
    assert call("render", ".", "--out", "out", "--anyway", cwd=tmp_path).code == 0
    assert "This plan has 1 error;" in (tmp_path / "out" / "index.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "odt"], "`odt` is none of them."),
        (["--only", "nothing"], "`nothing` is none of them."),
        (["--out", "plan"], "`--out`: `plan` holds the plan itself; name another folder."),
        (["--out", "full"], "`full` holds other files; name a new or empty folder for the pages."),
        (["--out", "file"], "`file` is a file; name a folder for the pages."),
        (["--out", "damaged"], "is damaged; name a new or empty folder for the pages."),
        (["--out", "done"], "`done` holds the plan as markdown; name another folder for html."),
        (["--out", "file/below"], "cannot be written: a file stands where a folder is wanted."),
        (["--only", "policies"], "There is nothing in the plan about `policies`, so there is no page to write."),
        (["--templates", "nowhere"], "`--templates`: there is no folder `nowhere`."),
        (["--templates", "full"], "`--templates`: `full` holds no folder `html` with templates for this format."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: list[str], said: str, plan: Path, call) -> None:
    """Exit code 2, one line with the remedy, and nothing changed."""
    root = plan.parent
    for folder in ("full", "damaged", "done"):
        (root / folder).mkdir()
    (root / "full" / "mine.txt").write_text("mine")
    (root / "file").write_text("mine")
    (root / "damaged" / ".plankit-render.json").write_text("[]")
    (root / "done" / ".plankit-render.json").write_text(json.dumps({"format": "markdown", "pages": []}))
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    done = call("render", "plan", *arguments, cwd=root)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_a_list_of_pages_that_leads_out_removes_nothing(plan: Path, call) -> None:
    """What a tampered list names outside the folder stays."""
    out = plan.parent / "out"
    out.mkdir()
    listed = {"format": "html", "pages": ["../plan/plan.yaml", str(plan / "plan.yaml")]}
    (out / ".plankit-render.json").write_text(json.dumps(listed))
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    assert (plan / "plan.yaml").read_text() == GREEN


def test_the_day_decides(tmp_path: Path, call) -> None:
    """The pages are as of the day asked for."""
    (tmp_path / "plan.yaml").write_text(GREEN)
    assert call("render", ".", "--out", "out", "--as-of", "2031-03-01", cwd=tmp_path).code == 0
    assert "As of 1 March 2031." in (tmp_path / "out" / "index.html").read_text()


def test_ids_that_the_format_does_not_allow_name_no_files() -> None:
    """A person whose id leads out of the folder gets a page within it."""
    plan = 'plankit: 1\nplan: {title: Odd, organization: Org}\npeople: {"../../evil": Eve, "a\\" onclick=\\"x": Ann}\n'
    for format_ in ("html", "markdown"):
        made = pages(given(plan, date(2026, 1, 1)), format_)
        assert [name for name in made if ".." in name or '"' in name] == []
        assert all('onclick="x' not in text for text in made.values())


def test_templates_are_found_in_the_checkout() -> None:
    """The formats are the folders of templates, without what `init` writes."""
    from plankit.render import formats

    assert formats() == ["html", "markdown"]
    assert (ROOT / "templates" / "starter").is_dir()


def test_an_empty_folder_will_do(plan: Path, call) -> None:
    """A folder that is there and empty is written to, and a folder within it that becomes empty goes."""
    (plan.parent / "out").mkdir()
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    (plan / "plan.yaml").write_text(GREEN.partition("people:")[0])
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
    assert not (plan.parent / "out" / "people").exists()


def test_a_write_that_fails_leaves_no_litter(plan: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk will not take a page, one sentence says so, no half page stays, and a later run goes on."""
    from pathlib import Path as Real

    replace = Real.replace

    def full(self: Real, target: Real) -> Real:
        if target.name == "roles.html":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Real, "replace", full)
    done = call("render", "plan", "--out", "out", cwd=plan.parent)
    assert done == (2, "", "plankit: `out` cannot be written: the disk is full. Name another folder.\n")
    assert list((plan.parent / "out").rglob(".plankit-??*")) == [plan.parent / "out" / ".plankit-render.json"]
    monkeypatch.undo()
    assert call("render", "plan", "--out", "out", cwd=plan.parent).code == 0
