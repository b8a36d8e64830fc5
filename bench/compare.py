"""Run `plankit check` and yamllint side by side on generated plans and print what each costs.

    python bench/compare.py                    # small and 50,000 lines
    python bench/compare.py small medium large --runs 5

Whole processes, taken in turn so that a busy machine hurts both alike; each number is a median of CPU time
(user + system), with the highest peak of memory. Byte code is compiled beforehand, caches are empty at each run.
Compare ratios, not seconds, between machines.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from invented import AS_OF

HERE = Path(__file__).parent
PROGRAMS = Path(sys.executable).parent


class Cost(NamedTuple):
    """What one process took: CPU seconds, peak memory in MiB, exit code."""

    seconds: float
    memory: float
    code: int


def commands(plan: Path) -> dict[str, list[str]]:
    """The two programs as they are run on a plan."""
    return {
        "plankit": [str(PROGRAMS / "plankit"), "check", str(plan), "--as-of", AS_OF],
        "yamllint": [str(PROGRAMS / "yamllint"), "-d", "relaxed", "-f", "parsable", str(plan)],
    }


def cost(command: list[str]) -> Cost:
    """Run a command on its own, its output thrown away."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as cache:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment | {"XDG_CACHE_HOME": cache}
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def measured(plan: Path, runs: int) -> dict[str, Cost]:
    """The median cost of each program over so many runs in turn; a first run of each is not counted."""
    rows: dict[str, list[Cost]] = {name: [] for name in commands(plan)}
    for number in range(runs + 1):
        for name, command in commands(plan).items():
            taken = cost(command)
            if number:
                rows[name].append(taken)
    return {
        name: Cost(statistics.median(c.seconds for c in taken), max(c.memory for c in taken), taken[0].code)
        for name, taken in rows.items()
    }


def main() -> None:
    """Generate the plans, run both programs on them, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sizes", nargs="*", default=["small", "50000"], help="small, medium, large or a number of lines"
    )
    parser.add_argument("--runs", type=int, help="default: 15 for small, 3 for others")
    options = parser.parse_args()
    subprocess.run([sys.executable, "-m", "compileall", "-q", HERE.parent / "src"], check=True)
    print(f"{'plan':<10}{'lines':>9}{'plankit':>12}{'yamllint':>12}{'ratio':>8}{'plankit MiB':>14}{'yamllint MiB':>14}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "plan"
            subprocess.run([sys.executable, HERE / "generate.py", size, plan], check=True, stderr=subprocess.DEVNULL)
            lines = sum(len(file.read_bytes().splitlines()) for file in plan.rglob("*.yaml"))
            costs = measured(plan, options.runs or (15 if size == "small" else 3))
        ours, theirs = costs["plankit"], costs["yamllint"]
        print(
            f"{size:<10}{lines:>9,}{ours.seconds:>10.3f} s{theirs.seconds:>10.3f} s{ours.seconds / theirs.seconds:>8.2f}"
            f"{ours.memory:>14.0f}{theirs.memory:>14.0f}"
        )
        if ours.code:
            sys.exit(f"plankit ended with {ours.code}: the generated plan should be clean")


if __name__ == "__main__":
    main()
