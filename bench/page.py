"""The page that tells what a check costs: docs/benchmarks.md."""

from __future__ import annotations

import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kinds import Cost, Made, Places, Setting, Wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinds import Found

HERE = Path(__file__).parent
OTHERS = (
    "yamllint",
    "check-jsonschema",
    "ruamel.yaml",
    "PyYAML",
    "pydantic-core",
    "click",
    "typer",
    "mkdocs",
    "sphinx",
    "myst-parser",
)
TITLES = {
    "start": "To begin",
    "small": "A small plan: 10 files, 640 lines",
    "medium": "A medium plan: 19 files, 11,000 lines, 1,750 content areas",
    "large": "A large plan: 79 files, 309,000 lines, 50,000 content areas, 5,000 people, 300 roles, 2,000 policies",
    "places": "Mistakes told where they are",
    "edit": "The large plan, one of its 79 files changed",
    "base": "Beside a base: what a change brings",
    "save": "After a save, while the plan is watched",
    "setting": "One value set in a file of 144 kB",
    "rendering": "Pages made",
    "growth": "Growth",
    "many": "Many small plans",
}


class Bar(NamedTuple):
    """What was set out to be reached: a ratio of two costs that may not be larger than so much."""

    said: str
    most: float
    ratio: Callable[[Found], float]


def _of(part: str, name: str, other: str, field: str = "seconds", *, above: str = "") -> Callable[[Found], float]:
    """The one as a ratio of the other, which may be of another part."""
    return lambda found: float(getattr(found[above or part][name], field) / getattr(found[part][other], field))


def _net(more: str, less: str) -> Callable[[Found], float]:
    def ratio(found: Found) -> float:
        costs = found["growth"]
        return float((costs[more].seconds - costs["empty"].seconds) / (costs[less].seconds - costs["empty"].seconds))

    return ratio


def _waited(plan: str) -> Callable[[Found], float]:
    return lambda found: float(found["save"][plan].waited)


def _astray(places: Places) -> int:
    """How many mistakes were not told where they are, or told twice."""
    return places.planted - places.exact + places.beside


COLD = "plankit"
SAME = "plankit, unchanged"
SAVES = {"10 files, 640 lines": 50, "17 files, 50,000 lines": 300, "1 file, 50,000 lines": 300}
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
    Bar("large plan, 5,000 mistakes, of clean", 2.5, _of("large", COLD, COLD, above="large, 5000 mistakes")),
    Bar("of 5,000 mistakes, not told at their exact place", 0, lambda found: _astray(found["places"]["large"])),
    Bar("10 times medium, net of an empty plan", 11, _net("10xmedium", "medium")),
    Bar("4 times large, net of an empty plan", 4.3, _net("4xlarge", "large")),
    Bar("300 small plans in one call, of 300 calls", 1 / 10, _of("many", "one call", "300 calls")),
    Bar(
        "7,300 pages rendered, of as many by MkDocs",
        1,
        _of("rendering, 2,000 policies and 5,000 people", "plankit", "MkDocs"),
    ),
    Bar("large plan, peak memory in MiB for each of its 9.9 MB", 30, lambda found: found["large"][COLD].memory / 9.9),
    Bar(
        "one value set in a file of 144 kB, of a load and dump by ruamel.yaml",
        1 / 10,
        _of("setting", "plankit", "ruamel.yaml", "milliseconds"),
    ),
    Bar("one value set: lines that change", 1, lambda found: found["setting"]["plankit"].lines),
    *(Bar(f"milliseconds from a save to the report, {plan}", most, _waited(plan)) for plan, most in SAVES.items()),
)

HEAD = """\
# What a check costs

Made by `python bench/compare.py` on {day}, which generates the plans, runs everything named here and writes this page;
run it again and compare ratios, not seconds. Each number is the median over so many runs of whole processes, taken in turn: CPU time
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


def table(measured: dict[str, Any]) -> str:
    """What was measured as a table in Markdown; the last column but memory and runs compares costs with the first row."""
    heads, row = TABLES[type(next(iter(measured.values())))]
    first = next(iter(measured.values()))
    rows = [f"| {name} | {' | '.join(row(each, first))} |" for name, each in measured.items()]
    return "\n".join([f"| | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}", *rows])


def _cost(cost: Cost, first: Cost) -> tuple[str, ...]:
    return f"{cost.seconds:.3f}", f"{cost.seconds / first.seconds:.3g}", f"{cost.memory:.0f}", str(cost.runs)


def _wait(wait: Wait, _: Wait) -> tuple[str, ...]:
    return f"{wait.waited:.0f}", f"{wait.least:.0f}", f"{wait.worked:.0f}", str(wait.runs)


def _placed(places: Places, _: Places) -> tuple[str, ...]:
    return f"{places.exact:,} of {places.planted:,} places exact", f"{places.beside:,}"


def _set(setting: Setting, first: Setting) -> tuple[str, ...]:
    ratio = setting.milliseconds / first.milliseconds
    return f"{setting.milliseconds:.1f}", f"{ratio:.3g}", str(setting.lines), str(setting.runs)


def _made(made: Made, first: Made) -> tuple[str, ...]:
    ratio, counts = made.seconds / first.seconds, (f"{made.pages:,}", f"{made.written:,}", str(made.runs))
    return f"{made.seconds:.2f}", f"{ratio:.3g}", f"{made.waited:.2f}", f"{made.memory:.0f}", *counts


TABLES: dict[type, tuple[tuple[str, ...], Callable[[Any, Any], tuple[str, ...]]]] = {
    Cost: (("CPU seconds", "× the first", "peak MiB", "runs"), _cost),
    Wait: (("milliseconds waited", "at least", "of CPU time", "saves"), _wait),
    Places: (("by the rule that names them", "findings beside"), _placed),
    Setting: (("CPU milliseconds", "× the first", "lines changed", "runs"), _set),
    Made: (("CPU seconds", "× the first", "seconds", "peak MiB", "pages", "files written", "runs"), _made),
}
