"""The page on templates of one's own: its examples are rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT
from documented import played

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "templates.md"


def test_the_examples_come_out_as_they_are_told(call, tmp_path: Path, accept: bool) -> None:
    """The format of one's own, and the sentence about a wrong name."""
    told = PAGE.read_text("utf-8")
    now = played(told, tmp_path, lambda *words, cwd: call(*words, cwd=cwd, env={"COLUMNS": "80"}))
    if accept:
        PAGE.write_text(now, "utf-8")
    assert now == told


def test_the_pages_of_one_s_own_are_made(call, tmp_path: Path) -> None:
    """The front page greets, and the rules are questions with answers."""
    played(PAGE.read_text("utf-8"), tmp_path, lambda *words, cwd: call(*words, cwd=cwd, env={"COLUMNS": "80"}))
    (tmp_path / "plan" / "templates" / "html" / "people.html.j2").unlink()
    done = call("render", "--templates", "plan/templates", "--out", "site", cwd=tmp_path)
    assert done.code == 0
    front = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert (
        '<p class="lead">Welcome! Something missing here? Tell <a href="roles/editor.html">Editor</a>.</p>\n<' in front
    )
    rules = (tmp_path / "site" / "policies.html").read_text("utf-8")
    assert (
        '<article id="policy-tone">\n<h2>How we write</h2>\n<p>Yes: Say what changes.</p>\n<p>No: Shout.</p>\n'
        '<p>Ask <a href="roles/editor.html">Editor</a>.</p>' in rules
    )
