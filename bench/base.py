"""What `check --base` costs beside a plain check: a plan in a repository, and a change of it on a branch.

    python bench/base.py [SIZE]

On the branch one owner is mistyped and one title is another; so one finding is new.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generate import written
from invented import build, sized
from programs import check, measured

if TYPE_CHECKING:
    from kinds import Cost
    from programs import Program

BASE = "main"
IDENTITY = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, with no settings but its own."""
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run([shutil.which("git") or "git", *IDENTITY, *words], cwd=folder, check=True, env=env)


def branched(folder: Path, size: str) -> Path:
    """A repository of a plan, with a change on a branch; gives the folder of the plan."""
    plan = folder / "plan"
    for name, sections in build(sized(size)).items():
        file = plan / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(written(sections)) + "\n", "utf-8")
    git(folder, "init", "-q", "-b", BASE)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "The plan")
    git(folder, "checkout", "-q", "-b", "change")
    file = max(file for file in plan.rglob("*.yaml") if "    area-" in file.read_text("utf-8"))
    text = re.sub(r"owner: role-", "owner: rolle-", file.read_text("utf-8"), count=1)
    file.write_text(re.sub(r"part \d+", "part of something else", text, count=1), "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "A change")
    return plan


def programs(plan: Path) -> dict[str, Program]:
    """A plain check and one beside the base, each with an empty cache and once more."""
    based = ("--base", BASE)
    return {
        "plankit check": check(plan),
        "plankit check --base": check(plan, *based),
        "plankit check, unchanged": check(plan, keeps=True),
        "plankit check --base, unchanged": check(plan, *based, keeps=True),
    }


def costs(folder: Path, size: str, runs: int) -> dict[str, Cost]:
    """What each of them costs on a plan of a size; the new finding is what they must tell."""
    found = measured(programs(branched(folder, size)), runs)
    if {cost.code for cost in found.values()} != {1}:
        raise SystemExit(f"not told of: {found}")
    return found


def main() -> None:
    """Print what they cost."""
    with tempfile.TemporaryDirectory() as folder:
        for name, cost in costs(Path(folder), sys.argv[1] if len(sys.argv) > 1 else "medium", 5).items():
            print(f"{cost.seconds:7.3f} s {cost.memory:5.0f} MiB  {name}")


if __name__ == "__main__":
    main()
