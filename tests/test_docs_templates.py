"""The page on templates of one's own: its examples are rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conftest import ROOT
from documented import played
from test_render_blocks import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PAGE = ROOT / "docs" / "templates.md"
TABLE = re.compile(r"(?<=writes it\. -->\n).*(?=<!-- end of the table -->)", re.DOTALL)


def table() -> str:
    """Every template with its blocks, in both formats."""
    found = {(each.name, each.format): ", ".join(f"`{block}`" for block in each.blocks) for each in shipped()}
    rows = [
        f"| `{name}` | {found.get((name, 'html'), '')} | {found.get((name, 'markdown'), '')} |"
        for name in _names(found)
    ]
    return "\n".join(["", "| template | blocks in `html` | blocks in `markdown` |", "|---|---|---|", *rows, "", ""])


def _names(found: Iterable[tuple[str, str]]) -> list[str]:
    """The templates, the frame first."""
    return sorted({name for name, _ in found}, key=lambda name: (name != "_page", name.startswith("_"), name))


def test_every_block_is_named(accept: bool) -> None:
    """The table has just the blocks that the templates have."""
    told = PAGE.read_text("utf-8")
    now = TABLE.sub(lambda _: table(), told)
    if accept:
        PAGE.write_text(now, "utf-8")
    assert TABLE.search(told)
    assert now == told


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
    assert "<p>As of" in front
    assert front.count('<p><a href="roles.html">Who does what</a></p>\n</footer>') == 1
    rules = (tmp_path / "site" / "policies.html").read_text("utf-8")
    assert (
        '<article id="policy-tone">\n<h2>How we write</h2>\n<p>Yes: Say what changes.</p>\n<p>No: Shout.</p>\n'
        '<p>Ask <a href="roles/editor.html">Editor</a>.</p>' in rules
    )
