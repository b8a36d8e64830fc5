"""The page on how a change is judged: its example is run in a real repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT
from documented import FENCE, played
from gitted import Repo

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "gate.md"


def test_the_example_comes_out_as_it_is_told(call, tmp_path: Path, accept: bool) -> None:
    """The plan on the page is committed, the changes on it are made, and the check says what stands there."""
    told = PAGE.read_text("utf-8")
    repo = Repo(tmp_path / "repo")
    repo.commit({file: text for language, file, text in FENCE.findall(told) if language == "yaml" and file})
    environment = {"COLUMNS": "80"}
    now = played(told, repo.folder, lambda *words, cwd: call(*words, cwd=cwd, env=environment))
    if accept:
        PAGE.write_text(now, "utf-8")
    assert now == told
