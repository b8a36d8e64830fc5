"""The page that tells what a check costs: docs/benchmarks.md."""

from __future__ import annotations

import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from programs import Cost

    Found = dict[str, dict[str, Cost]]

HERE = Path(__file__).parent
OTHERS = ("yamllint", "check-jsonschema", "ruamel.yaml", "PyYAML", "pydantic-core", "click", "typer")
TITLES = {
    "start": "To begin",
    "small": "A small plan: 10 files, 640 lines",
    "medium": "A medium plan: 19 files, 11,000 lines, 1,750 content areas",
    "large": "A large plan: 79 files, 309,000 lines, 50,000 content areas, 5,000 people, 300 roles, 2,000 policies",
    "edit": "The large plan, one of its 79 files changed",
    "growth": "Growth",
    "many": "Many small plans",
}


class Bar(NamedTuple):
    """What was set out to be reached: a ratio of two costs that may not be larger than so much."""

    said: str
    most: float
    ratio: Callable[[Found], float]


def _of(part: str, name: str, other: str, field: str = "seconds") -> Callable[[Found], float]:
    return lambda found: getattr(found[part][name], field) / getattr(found[part][other], field)


def _net(more: str, less: str) -> Callable[[Found], float]:
    def ratio(found: Found) -> float:
        costs = found["growth"]
        return (costs[more].seconds - costs["empty"].seconds) / (costs[less].seconds - costs["empty"].seconds)

    return ratio


COLD = "plankit"
SAME = "plankit, unchanged"
BARS = (
    Bar("small plan, cold, of yamllint", 0.8, _of("small", COLD, "yamllint")),
    Bar("small plan, cold, of check-jsonschema", 0.4, _of("small", COLD, "check-jsonschema")),
    Bar(
        "small plan, unchanged, of `python -c pass`",
        3,
        _of("start", "plankit check, small plan, unchanged", "python -c pass"),
    ),
    Bar("`--version`, of `import typer`", 1.5, _of("start", "plankit --version", "python -c 'import typer'")),
    Bar("`--help`, of `import typer`", 1.5, _of("start", "plankit --help", "python -c 'import typer'")),
    Bar("medium plan, cold, of yamllint", 1 / 10, _of("medium", COLD, "yamllint")),
    Bar("large plan, cold, of yamllint", 1 / 20, _of("large", COLD, "yamllint")),
    Bar("large plan, cold, of check-jsonschema", 1 / 5, _of("large", COLD, "check-jsonschema")),
    Bar("large plan, cold, of PyYAML's C loader", 1, _of("large", COLD, "PyYAML with libyaml, load only")),
    Bar("large plan, unchanged, of cold", 1 / 8, _of("large", SAME, COLD)),
    Bar(
        "large plan, one file of 79 changed, of cold", 1 / 2, _of("edit", "plankit, one file changed", "plankit, cold")
    ),
    Bar(
        "large plan, 5,000 mistakes, of clean",
        2.5,
        lambda found: found["large, 5000 mistakes"][COLD].seconds / found["large"][COLD].seconds,
    ),
    Bar("10 times medium, net of an empty plan", 11, _net("10xmedium", "medium")),
    Bar("4 times large, net of an empty plan", 4.3, _net("4xlarge", "large")),
    Bar("300 small plans in one call, of 300 calls", 1 / 10, _of("many", "one call", "300 calls")),
    Bar("large plan, peak memory in MiB for each of its 9.9 MB", 30, lambda found: found["large"][COLD].memory / 9.9),
)

HEAD = """\
# What a check costs

Made by `python bench/compare.py` on {day}, which generates the plans, runs everything named here and writes this page;
run it again and compare ratios, not seconds. Each number is the median over runs of whole processes, taken in turn: CPU time
(user and system), and the highest peak of memory. Byte code was compiled beforehand. “Cold” is a run with an empty
cache that fills it; “unchanged” is every run after that.

{machine}

{versions}

What a run is made of shows `python bench/stages.py PLAN`: imports, reading, validating, each rule, reporting.

## The bars

{bars}
"""


def page(found: Found) -> str:
    """The whole page."""
    machine = f"Machine: {_processor()}, {platform.system()}, Python {platform.python_version()}."
    versions = f"Compared with: {', '.join(f'{name} {version(name)}' for name in OTHERS)}."
    bars = ["| What, as a ratio of CPU time unless said | at most | measured | |", "| --- | ---: | ---: | --- |"]
    bars += [_row(bar, bar.ratio(found)) for bar in BARS]
    head = HEAD.format(day=date.today().isoformat(), machine=machine, versions=versions, bars="\n".join(bars))  # noqa: DTZ011 - a day is enough
    parts = [f"## {_title(name)}\n\n{table(costs)}\n" for name, costs in found.items()]
    return "\n".join([head, *parts, (HERE / "remarks.md").read_text("utf-8")])


def _row(bar: Bar, ratio: float) -> str:
    return f"| {bar.said} | {bar.most:.3g} | {ratio:.3g} | {'reached' if ratio <= bar.most else 'missed'} |"


def _title(name: str) -> str:
    part, comma, rest = name.partition(",")
    return TITLES[part] + (f" —{rest}" if comma else "")


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    return f"{len(names)} × {names[0]}" if names else platform.processor()


def table(costs: dict[str, Cost]) -> str:
    """Costs as a table in Markdown; the last column compares with the first row."""
    first = next(iter(costs.values())).seconds
    rows = [
        f"| {name} | {cost.seconds:.3f} | {cost.seconds / first:.3g} | {cost.memory:.0f} |"
        for name, cost in costs.items()
    ]
    return "\n".join(["| | CPU seconds | × the first | peak MiB |", "| --- | ---: | ---: | ---: |", *rows])
