"""Generated plans: clean ones are found clean, and every planted mistake is found where it was planted, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

AS_OF = "2026-11-02"


def generate(*args: str | Path) -> str:
    """What the generator prints; the plan lands in the folder given."""
    command = [sys.executable, ROOT / "bench" / "generate.py", *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("size", ["small", "medium"])
def test_a_generated_plan_is_clean(call, tmp_path: Path, size: str) -> None:
    """No error, no warning, no hint."""
    generate(size, tmp_path)
    ran = call("check", tmp_path, "--as-of", AS_OF, "--format", "json")
    assert (ran.code, json.loads(ran.out)["findings"]) == (0, [])


@pytest.mark.parametrize(("size", "number"), [("small", 6), ("medium", 60), ("medium", 900)])
def test_planted_mistakes_are_found_where_they_are(call, tmp_path: Path, size: str, number: int) -> None:
    """Mistakes of six kinds, up to one in every other entry, give as many findings, each on its key or value."""
    planted = json.loads(generate(size, tmp_path, "--faults", str(number)))
    ran = call("check", ".", "--as-of", AS_OF, "--format", "json", cwd=tmp_path)
    fields = ("rule", "file", "line", "column", "end_column")
    found = [tuple(each[field] for field in fields) for each in json.loads(ran.out)["findings"]]
    assert len(planted) == number
    assert (ran.code, sorted(found)) == (1, sorted(tuple(each.values()) for each in planted))


def test_rendering_is_measured_beside_others() -> None:
    """Each makes as many pages; a second time nothing is written, and after a change of one policy a few pages."""
    for program in ("mkdocs", "sphinx-build"):
        if not (Path(sys.executable).parent / program).exists():
            pytest.skip(f"{program} is not installed")
    command = [sys.executable, ROOT / "bench" / "rendering.py", "small", "--runs", "1"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = {cells[1]: cells[2:-1] for line in told.splitlines()[2:] if (cells := re.split(r"\s*\|\s*", line))}
    assert [*rows] == ["plankit", "plankit, nothing changed", "plankit, one policy changed", "MkDocs", "Sphinx"]
    pages = {name: int(row[4]) for name, row in rows.items()}
    written = {name: int(row[5]) for name, row in rows.items()}
    assert max(pages.values()) - min(pages.values()) <= 1
    assert written["plankit"] == pages["plankit"] + 1
    assert written["plankit, nothing changed"] == 0
    assert 1 <= written["plankit, one policy changed"] <= 4
