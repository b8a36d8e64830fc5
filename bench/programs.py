"""The programs that are compared, as they are run on a plan, and what one run costs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from invented import AS_OF
from kinds import Cost

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PROGRAMS = Path(sys.executable).parent
PLANKIT = str(PROGRAMS / "plankit")
SLOW, OFTEN_ENOUGH = 10.0, 2
"""CPU seconds from which on a program is slow, and how often such a one is run."""


class Program(NamedTuple):
    """A command; whether it may keep its cache from run to run; what is to be done before each run, uncounted."""

    command: list[str]
    keeps: bool = False
    before: Callable[[], None] = lambda: None


def check(*words: str | Path, keeps: bool = False) -> Program:
    """`plankit check` on the day for which plans are generated."""
    return Program([PLANKIT, "check", *map(str, words), "--as-of", AS_OF], keeps)


def rivals(plan: Path, schema: Path) -> dict[str, Program]:
    """Every program that reads a whole plan."""
    files = [str(file) for file in sorted(plan.rglob("*.yaml"))]
    loads = [sys.executable, str(HERE / "loads.py")]
    return {
        "plankit": check(plan),
        "plankit, unchanged": check(plan, keeps=True),
        "yamllint": Program([str(PROGRAMS / "yamllint"), "-d", "relaxed", "-f", "parsable", str(plan)]),
        "check-jsonschema": Program([str(PROGRAMS / "check-jsonschema"), "--schemafile", str(schema), *files]),
        "ruamel.yaml, load only": Program([*loads, "ruamel", str(plan)]),
        "PyYAML with libyaml, load only": Program([*loads, "pyyaml", str(plan)]),
        "libyaml, parse only": Program([*loads, "parser", str(plan)]),
    }


def cost(program: Program, cache: str) -> Cost:
    """Run a program once, its output thrown away, its caches in the folder given."""
    program.before()
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONDONTWRITEBYTECODE", "PLANKIT_CACHE"}
    }
    process = subprocess.Popen(
        program.command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment | {"XDG_CACHE_HOME": cache},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def measured(programs: dict[str, Program], runs: int) -> dict[str, Cost]:
    """The median cost of each program over so many runs in turn, with the highest peak of memory.

    A first run of each is not counted, unless it shows that the program takes long.
    """
    rows: dict[str, list[Cost]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as kept:
        for number in range(runs + 1):
            for name, program in programs.items():
                slow = rows[name] and rows[name][0].seconds > SLOW
                if len(rows[name]) >= (min(OFTEN_ENOUGH, runs) if slow else runs):
                    continue
                with tempfile.TemporaryDirectory() as fresh:
                    taken = cost(program, kept if program.keeps else fresh)
                if number or taken.seconds > SLOW:
                    rows[name].append(taken)
    return {
        name: Cost(
            statistics.median(each.seconds for each in taken),
            max(each.memory for each in taken),
            taken[0].code,
            len(taken),
        )
        for name, taken in rows.items()
    }
