"""The page on what changed: its example is run in a real repository, commit by commit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conftest import ROOT
from documented import played
from gitted import Repo

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "diff.md"
DAYS = {"The plan, as adopted": "2026-09-01", "Bram follows Anna": "2026-11-20", "Sorted": "2026-11-23"}


def test_the_example_comes_out_as_it_is_told(call, tmp_path: Path, accept: bool) -> None:
    """The plan on the page is written, changed and committed, and what is told of it stands there."""
    told = PAGE.read_text("utf-8")
    repo = Repo(tmp_path / "repo")

    def _git(*words: str) -> str:
        repo.git("add", "--all")
        return repo.git(*words, day=DAYS.get(words[-1], "2026-11-24"))

    now = played(told, repo.folder, lambda *words, cwd: call(*words, cwd=cwd, env={"COLUMNS": "80"}), git=_git)
    answer = call("diff", "v1.0", "HEAD~1", "--as-of", "2026-11-24", "--format", "json", cwd=repo.folder).out
    policy = json.dumps(next(each for each in json.loads(answer)["told"] if each["theme"] == "policies"), indent=2)
    now = re.sub(r"(?s)(?<=```json\n).*?(?=```)", lambda _: f"{policy}\n", now)
    if accept:
        PAGE.write_text(now, "utf-8")
    assert now == told
