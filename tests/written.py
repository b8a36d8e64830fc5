"""Plans written to disk: what tests of the command line start from."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GAP_DAY = "2026-11-02"
WARNING_DAY = "2026-08-01"
CLEAN_DAY = "2026-05-01"
# Clean in May; in August a warning, as Anna leaves soon; from October on an error, as nobody follows her.
GAP = """\
plankit: 1
plan:
  title: Intranet plan
  organization: Oevermark
  language: en
  not_yet: [strategy, policies, monitoring, support, training, roadmap]
people:
  anna: {name: Anna de Vries, until: 2026-09-30}
  bas: {name: Bas Kok}
roles:
  content-manager: {title: Content manager, holders: anna}
  sponsor: {title: Sponsor, holders: bas}
ownership: {product_owner: sponsor, sponsor: sponsor}
responsibilities:
  check-content: {title: Check content, owner: content-manager}
"""


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and give the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(name="gap")
def plan_with_a_gap(tmp_path: Path) -> Path:
    """A folder in which a plan with a gap to come stands under `plan`."""
    written(tmp_path / "plan", {"plan.yaml": GAP})
    return tmp_path


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder: name to a digest of what it holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file():
            found[name] = sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "folder" if path.is_dir() else "special"
    return found
