"""`render --check`: whether what was written before is what the plan makes of it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from test_render import GREEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

SAME = "What was written before is what the plan makes of it now.\n"
MINE = "<!-- plankit: keep -->\n\nAsk *Anna* first.\n\n<!-- plankit: end -->\n"


@pytest.fixture
def render(tmp_path: Path, call: Callable[..., Ran]) -> Callable[..., Ran]:
    """Render a plan that was once published as Markdown, on a day long ago."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(GREEN)

    def run(*more: str) -> Ran:
        return call("render", "plan", "--to", "markdown", "--out", "out", *more, cwd=tmp_path)

    assert run("--as-of", "2026-01-31").code == 0
    return run


def test_what_is_current_passes(render: Callable[..., Ran]) -> None:
    """It is compared as of the day on which it was written, so that a day that goes by makes nothing old."""
    assert render("--check") == (0, "", SAME)


def test_what_is_older_than_the_plan(render: Callable[..., Ran], tmp_path: Path) -> None:
    """The pages are named, and nothing is written."""
    (tmp_path / "plan" / "plan.yaml").write_text(GREEN.replace("Green", "Blue"))
    before = {file: file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()}
    done = render("--check")
    names = "`out/index.md`, `out/open.md`, `out/people.md`, `out/people/anna.md`, `out/roles.md` and more"
    assert done == (1, "", f"6 documents are older than the plan: {names}. Run the same command without `--check`.\n")
    assert {file: file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()} == before
    assert render("--as-of", "2026-01-31").code == 0
    assert render("--check").code == 0


def test_another_day_than_that_of_the_pages(render: Callable[..., Ran]) -> None:
    """A day that is asked for is the one compared with."""
    assert render("--check", "--as-of", "2026-02-01").code == 1


def test_pages_that_were_never_written(tmp_path: Path, call: Callable[..., Ran]) -> None:
    """All of them are missing."""
    (tmp_path / "plan.yaml").write_text(GREEN)
    done = call("render", ".", "--check", cwd=tmp_path)
    assert (done.code, done.err[:36]) == (1, "7 documents are older than the plan:")
    assert not (tmp_path / "site").exists()


def test_words_of_ones_own_stay_and_are_no_difference(render: Callable[..., Ran], tmp_path: Path) -> None:
    """What was written by hand between marks is there after a change of the plan, and `--check` minds it not."""
    page = tmp_path / "out" / "roles.md"
    page.write_text(page.read_text() + f"\n{MINE}")
    assert render("--check") == (0, "", SAME)
    (tmp_path / "plan" / "plan.yaml").write_text(GREEN.replace("anna", "bram"))
    assert render().code == 0
    assert page.read_text().endswith(f"\n\n{MINE}")
    page.write_text(page.read_text().replace("# ", "# Very ", 1))
    assert render("--check").code == 1


def test_a_page_that_is_gone_with_words_of_ones_own(render: Callable[..., Ran], tmp_path: Path) -> None:
    """It stays and is told of, once more at each turn, until it is removed by hand."""
    page = tmp_path / "out" / "people" / "anna.md"
    page.write_text(f"{MINE}\n{page.read_text()}")
    (tmp_path / "plan" / "plan.yaml").write_text(GREEN.replace("anna", "bram"))
    for _ in range(2):
        told = render().err.splitlines()[0]
        assert told.startswith("`out/people/anna.md` belongs to nothing in the plan any more, and stays because")
        assert MINE in page.read_text()
    page.unlink()
    assert render().err.count("\n") == 1


def test_half_a_pair_of_marks_writes_nothing(render: Callable[..., Ran], tmp_path: Path) -> None:
    """Which page, which line; the words are as they were."""
    page = tmp_path / "out" / "roles.md"
    page.write_text(text := f"<!-- plankit: keep -->\n\n{page.read_text()}")
    done = render()
    assert (done.code, done.err.partition(":")[0]) == (2, "plankit")
    assert done.err.startswith("plankit: In `roles.md`, line 1: `<!-- plankit: keep -->` and")
    assert page.read_text() == text
