"""Time a save while a plan is watched: from the save to the end of the report.

    python bench/watching.py [RUNS]

A plan of 640 lines, one of 50,000 lines in 17 files, and the same 50,000 lines in a single file. At each save the
title of one content area becomes one that was never there, in the largest file, which is put in place by renaming, as editors do.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from generate import written
from invented import AS_OF, build, sized
from kinds import Wait
from programs import PLANKIT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

PLANS = {"10 files, 640 lines": "small", "17 files, 50,000 lines": "50000", "1 file, 50,000 lines": "50000 in one"}
PAUSE = 0.3
"""Seconds between two saves: nobody saves faster, and what a look leaves behind is cleared away meanwhile."""


def planned(folder: Path, size: str) -> Path:
    """A plan in a folder of its own; gives its largest file."""
    size, _, one = size.partition(" in ")
    files = build(sized(size))
    if one:
        files = {"plan": _joined(files.values())}
    for name, sections in files.items():
        file = folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(written(sections)) + "\n", "utf-8")
    content = [file for file in folder.rglob("*.yaml") if "    area-" in file.read_text("utf-8")]
    return max(content, key=lambda file: file.stat().st_size)


def _joined(sections: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Sections of several files as one."""
    whole: dict[str, Any] = {}
    for each in sections:
        for key, value in each.items():
            inner = whole.get(key)
            whole[key] = _joined((inner, value)) if isinstance(inner, dict) and isinstance(value, dict) else value
    return whole


def turned(file: Path, made: Path) -> Path:
    """Another title for one area, in a file that is to take the place of the one that is there."""
    made.write_text(another(file.read_text("utf-8")), "utf-8")
    return made


def another(text: str) -> str:
    """A text with one title that was never there."""
    return re.sub(r"part \d+", f"part {time.time_ns()}", text, count=1)


def waits(folder: Path, size: str, runs: int) -> Wait:
    """The medians over so many saves; one before them is not counted."""
    file = planned(folder / "plan", size)
    command = [PLANKIT, "check", str(folder / "plan"), "--watch", "--as-of", AS_OF]
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    waited, worked = [], []
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        told = cast("IO[str]", process.stderr)
        told.readline()
        for _ in range(runs + 1):
            made = turned(file, folder / "made.yaml")
            time.sleep(PAUSE)
            worked_before, start = _worked(process.pid), time.perf_counter()
            made.replace(file)
            told.readline()
            waited.append(time.perf_counter() - start)
            worked.append(_worked(process.pid) - worked_before)
        process.terminate()
    return Wait(
        1000 * statistics.median(waited[1:]), 1000 * min(waited[1:]), 1000 * statistics.median(worked[1:]), runs
    )


def _worked(pid: int) -> float:
    """CPU seconds that a process has taken so far, where the system tells."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(about.read_text().split()[0]) for about in threads) / 1e9


def measured(runs: int) -> dict[str, Wait]:
    """Each of the plans."""
    found = {}
    for name, size in PLANS.items():
        with tempfile.TemporaryDirectory() as folder:
            found[name] = waits(Path(folder), size, runs)
    return found


def main() -> None:
    """Print what was waited for each plan."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, wait in measured(runs).items():
        print(f"{wait.waited:7.0f} ms after a save, at least {wait.least:.0f}, {wait.worked:.0f} of work: {name}")
    print(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024:7} MiB at most")


if __name__ == "__main__":
    main()
