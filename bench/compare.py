"""Run `plankit check` and programs of others side by side on generated plans, and write docs/benchmarks.md from it.

    python bench/compare.py                         # everything: about half an hour
    python bench/compare.py start small medium      # some of it, printed and not written
    python bench/compare.py large --keep FILE       # some now and some later: the page is written once all of it is there

The parts are `start` (what it takes to begin), `small`, `medium` and `large` (each clean and with mistakes), `places` (whether each
mistake is told where it was planted), `edit` (one file of a large plan changes), `base` (`--base`), `save` (`--watch`), `setting` (one
value), `rendering` (beside MkDocs and Sphinx), `growth` and `many` (300 plans). Whole processes are run in turn, so that a busy machine hurts all alike; each number is a
median of CPU time (user + system), with the highest peak of memory. Byte code is compiled beforehand. Compare ratios, not
seconds, between machines.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import base
import rendering
import setting
import watching
from generate import Fault
from invented import AS_OF
from kinds import Places, kind
from page import page, table
from programs import HERE, PLANKIT, Program, check, measured, rivals

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinds import Found, Measured

FAULTS = {"small": 6, "medium": 60, "large": 5_000}
RUNS = {"small": 21, "medium": 11, "large": 3}
PLANS = 300
PAGE = HERE.parent / "docs" / "benchmarks.md"


class Bench:
    """Plans in a folder of their own, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        """Keep plans and schema in `folder`."""
        self.folder = folder
        self.schema = folder / "schema.json"
        subprocess.run([PLANKIT, "schema", "--output", self.schema], check=True)

    def plan(self, size: str, faults: int = 0) -> Path:
        """A generated plan."""
        plan = self.folder / f"{size}-{faults}"
        if not plan.exists():
            command = [sys.executable, HERE / "generate.py", size, plan, "--faults", str(faults)]
            done = subprocess.run(command, check=True, capture_output=True)
            self.planted(plan).write_bytes(done.stdout or b"[]")
        return plan

    def planted(self, plan: Path) -> Path:
        """The file that tells where mistakes were planted in a plan."""
        return plan.with_suffix(".json")

    def start(self) -> Found:
        """What it takes to begin: against Python, and against Typer, which draws the command line."""
        small = self.plan("small")
        programs = {
            "python -c pass": Program([sys.executable, "-c", "pass"]),
            "python -c 'import typer'": Program([sys.executable, "-c", "import typer"]),
            "plankit --version": Program([PLANKIT, "--version"]),
            "plankit --help": Program([PLANKIT, "--help"]),
            "plankit check --help": Program([PLANKIT, "check", "--help"]),
            "plankit check, small plan": check(small),
            "plankit check, small plan, unchanged": check(small, keeps=True),
        }
        return {"start": measured(programs, RUNS["small"])}

    def size(self, size: str) -> Found:
        """A plan of a size, clean and with mistakes."""
        found = {}
        for faults in (0, FAULTS[size]):
            plan = self.plan(size, faults)
            found[f"{size}, {faults} mistakes" if faults else size] = measured(rivals(plan, self.schema), RUNS[size])
        return found

    def places(self) -> Found:
        """Whether each planted mistake is found by its rule at its exact place, and nothing besides; it fails where not."""
        found: dict[str, Measured] = {size: self._placed(size) for size in FAULTS}
        if wrong := [size for size, each in found.items() if each != (FAULTS[size], FAULTS[size], 0)]:
            raise SystemExit(f"not all mistakes are told where they are: {wrong}, {found}")
        return {"places": found}

    def _placed(self, size: str) -> Places:
        plan = self.plan(size, FAULTS[size])
        command = [PLANKIT, "check", ".", "--as-of", AS_OF, "--format", "json", "--hints", "--no-cache"]
        told = json.loads(subprocess.run(command, cwd=plan, capture_output=True, check=False).stdout)["findings"]
        planted = {tuple(each.values()) for each in json.loads(self.planted(plan).read_text("utf-8"))}
        exact = [tuple(each[field] for field in Fault._fields) for each in told]
        return Places(len(planted.intersection(exact)), len(planted), len(exact) - len(planted.intersection(exact)))

    def base(self) -> Found:
        """Plans in a repository, compared with the branch that a change goes back to."""
        return {f"base, {size}": dict(base.costs(self.folder / f"base-{size}", size, RUNS[size])) for size in RUNS}

    def save(self) -> Found:
        """A save while the plan is watched."""
        return {"save": dict(watching.measured(15))}

    def setting(self) -> Found:
        """One value set in a file."""
        return {"setting": dict(setting.measured(5))}

    def rendering(self) -> Found:
        """Pages made of a plan with much to show, and of the example, beside others that make as many."""
        example = self.folder / "example"
        copytree(HERE.parent / "plan", example, dirs_exist_ok=True)
        return {
            "rendering, 2,000 policies and 5,000 people": dict(rendering.measured(self.plan("published"), 3)),
            "rendering, the example": dict(rendering.measured(example, 7)),
        }

    def edit(self) -> Found:
        """A large plan in one of whose files a title becomes, before each run, one that was never there."""
        plan = self.plan("large")
        file = max(plan.rglob("content-*.yaml"))
        turned = {
            "plankit, cold": check(plan),
            "plankit, one file changed": check(plan, keeps=True)._replace(before=_turning(file)),
        }
        return {"edit": measured(turned, 7)}

    def growth(self) -> Found:
        """The same kind of plan, more of it."""
        sizes = ("empty", "medium", "10xmedium", "large", "4xlarge")
        return {"growth": measured({size: check(self.plan(size)) for size in sizes}, 5)}

    def many(self) -> Found:
        """Many small plans, a call for each, and one call for all."""
        plans = [self.folder / "plans" / f"site-{number:03}" for number in range(PLANS)]
        for each in plans:
            copytree(self.plan("small"), each, dirs_exist_ok=True)
        calls = f"for plan in {self.folder}/plans/*; do {PLANKIT} check $plan --as-of {AS_OF} %s; done"
        programs = {
            f"{PLANS} calls": Program(["sh", "-c", calls % "--no-cache"]),
            "one call": check(*plans, "--no-cache"),
            "one call, unchanged": check(*plans, keeps=True),
        }
        return {"many": measured(programs, 3)}


def recalled(kept: Path | None) -> Found:
    """What was measured before, part by part."""
    before = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else {}
    return {part: {name: kind(part)(*each) for name, each in costs.items()} for part, costs in before.items()}


def _turning(file: Path) -> Callable[[], None]:
    """Another title in a file each time."""

    def turn() -> None:
        file.write_text(watching.another(file.read_text("utf-8")), "utf-8")

    return turn


def main() -> None:
    """Generate the plans, run the programs, print the tables, and write the page where all of it was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = ["start", *RUNS, "places", "edit", "base", "save", "setting", "rendering", "growth", "many"]
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="keep what was measured there, beside what was before"
    )
    options = parser.parse_args()
    asked, kept = options.parts, options.keep
    if unknown := set(asked) - set(parts):
        parser.error(f"no such part: {', '.join(unknown)}")
    subprocess.run([sys.executable, "-m", "compileall", "-q", HERE.parent / "src"], check=True)
    found = recalled(kept)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for part in asked or parts:
            made = bench.size(part) if part in RUNS else getattr(bench, part)()
            found |= made
            if kept:
                kept.write_text(json.dumps(found, indent=1), "utf-8")
            print(*(f"{name}\n{table(costs)}" for name, costs in made.items()), sep="\n", flush=True)
    if not asked or (kept and {name.partition(",")[0] for name in found} >= set(parts)):
        PAGE.write_text(page(found), "utf-8")


if __name__ == "__main__":
    main()
