"""The pages before the Nu checker, the judge of HTML and CSS that the web's own standard names; skipped where it is not."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from outside import MODULES, fetched
from rendered import example, given, pages, put

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = re.compile(r"CSS: “(?:paint-order)”: Property “[a-z-]+” doesn't exist")
"""Properties of CSS that browsers have had for years, and the checker does not know."""
SINGLE = "plan.html"


def complaints(folder: Path) -> list[str]:
    """What the checker has to say about all pages in a folder."""
    jar = fetched(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu checker needs Java")
    files = [str(file) for file in sorted(folder.rglob("*.html"))]
    done = subprocess.run(
        [java, "-jar", str(jar), "--errors-only", "--format", "gnu", *files],
        capture_output=True,
        check=False,
        text=True,
    )
    return [line for line in done.stderr.splitlines() if line and not UNKNOWN.search(line)]


def test_the_checker_complains_of_what_is_wrong(tmp_path: Path) -> None:
    """A page with a fault is found wrong, so that silence means something."""
    put({SINGLE: "<!doctype html><title>x</title><p id=a><p id=a>"}, tmp_path)
    assert any("Duplicate ID" in line for line in complaints(tmp_path))


def test_every_page_is_right(tmp_path: Path) -> None:
    """All pages of the example, all of them in one file, both languages, and a plan with next to nothing in it."""
    put(pages(example()), tmp_path / "example")
    put(pages(example(), single=SINGLE), tmp_path / "single")
    empty = given("plankit: 1\nplan: {title: Small, organization: Org}\npeople: {anna: Anna}\n")
    put(pages(empty, languages=("nl", "en")), tmp_path / "both")
    assert complaints(tmp_path) == []
