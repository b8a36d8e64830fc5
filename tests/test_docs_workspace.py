"""The page about several plans: what it shows comes out as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT
from documented import played
from test_docs import quietly, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


def test_the_page_about_several_plans_comes_out_as_it_is_told(
    call: Callable[..., Ran], tmp_path: Path, accept: bool
) -> None:
    """Whoever writes the three plans and checks them sees what stands on it."""
    for site in ("common", "delft", "leiden"):
        (tmp_path / "plans" / site).mkdir(parents=True)

    def shell(*words: str, cwd: Path) -> Ran:
        """A command with its stars filled in, as a shell does."""
        found = [
            sorted(str(each.relative_to(cwd)) for each in cwd.glob(word)) if "*" in word else [word] for word in words
        ]
        return quietly(call)(*(word for each in found for word in each), cwd=cwd)

    page = ROOT / "docs" / "workspace.md"
    same(page, played(page.read_text("utf-8"), tmp_path, shell), accept=accept)
