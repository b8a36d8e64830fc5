"""Time `diff` and `log` on a plan of some size with a long history: each commit changes a few lines.

    python bench/changes.py [SIZE] [COMMITS]

The size is one of those of generate.py, medium (12,000 lines) by default; 200 commits. Equal arguments give equal plans.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generate import written
from invented import AS_OF, build, sized
from programs import PLANKIT, Program, cost

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER = re.compile(r"(?m)^    owner: (role-\d+)$")
IDENTITY = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, with no settings but its own."""
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run([shutil.which("git") or "git", *IDENTITY, *words], cwd=folder, check=True, env=env)


def grown(folder: Path, size: str, commits: int) -> None:
    """A repository of a plan in which owners change, commit by commit; the first responsibility in every tenth."""
    git(folder, "init", "-q")
    chance = random.Random(7)
    for name, sections in build(sized(size)).items():
        file = folder / "plan" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(written(sections)) + "\n", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "The plan")
    file = folder / "plan" / "responsibilities.yaml"
    for number, text in enumerate(_changed(file.read_text("utf-8"), chance, commits)):
        file.write_text(text, "utf-8")
        git(folder, "commit", "-q", "-a", "-m", f"Change {number}")


def _changed(text: str, chance: random.Random, times: int) -> Iterator[str]:
    for number in range(times):
        owners = list(OWNER.finditer(text))
        found = owners[0] if number % 10 == 0 else chance.choice(owners[1:-1])
        other = chance.choice(sorted({owner[1] for owner in owners} - {found[1]}))
        text = f"{text[: found.start(1)]}{other}{text[found.end(1) :]}"
        yield text


def main() -> None:
    """Print what each question costs, as a process of its own."""
    size, commits = [*sys.argv[1:], *("medium", "200")[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        grown(folder, size, int(commits))
        os.chdir(folder)
        lines = sum(len(file.read_text("utf-8").splitlines()) for file in (folder / "plan").rglob("*.yaml"))
        last = len(OWNER.findall((folder / "plan" / "responsibilities.yaml").read_text("utf-8"))) - 1
        print(f"{lines} lines, {commits} commits")
        for words in (
            ("check", "plan"),
            ("diff", "plan"),
            ("diff", "HEAD~1", "HEAD", "plan"),
            ("diff", f"HEAD~{commits}", "plan"),
            ("log", "task-0", "--plan", "plan"),
            ("log", f"task-{last}", "--plan", "plan"),
        ):
            took = cost(Program([PLANKIT, *words, "--as-of", AS_OF]), str(folder / "cache"))
            print(f"{took.seconds:7.2f} s {took.memory:5.0f} MiB  plankit {' '.join(words)}")


if __name__ == "__main__":
    main()
