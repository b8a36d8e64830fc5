"""Render a plan, beside MkDocs and Sphinx building as many pages from the plan's own Markdown; the part `rendering` of compare.py.

    python bench/rendering.py published        # 2,000 policies and 5,000 people: about ten minutes
    python bench/rendering.py small --runs 5

Each of them has its search on and its default theme. MkDocs gets a `nav` of the pages at the top, as it would else repeat
a list of all pages on every one of them; Sphinx gets none, and is not warned that pages stand in no list of contents.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from invented import AS_OF
from kinds import Made
from page import table
from programs import HERE, PLANKIT, PROGRAMS, Program, cost

if TYPE_CHECKING:
    from collections.abc import Callable

PURPOSE = re.compile(r"(^policies:$(?:.*\n)*?    purpose: ).*", re.MULTILINE)
LONG = 60.0
"""CPU seconds from which on a program is run once."""
MKDOCS = """\
site_name: The plan
docs_dir: {docs}
site_dir: {out}
nav:
{nav}
"""
SPHINX = """\
project = "The plan"
extensions = ["myst_parser"]
suppress_warnings = ["toc.not_included", "myst.header", "myst.xref_missing"]
"""


class Job(NamedTuple):
    """A program that makes pages in a folder, and what is done before each run of it, uncounted."""

    command: list[str]
    out: Path
    before: Callable[[], None] = lambda: None


def jobs(plan: Path, folder: Path) -> dict[str, Job]:
    """Rendering the first time, again, and after a change; the others on the plan as Markdown, each from nothing."""
    docs, ours, again = folder / "markdown", folder / "plankit", folder / "again"
    _rendered(plan, docs, "--to", "markdown")
    _rendered(plan, again)
    theirs = {name: folder / name for name in ("mkdocs", "sphinx")}
    return {
        "plankit": Job(_render(plan, ours), ours, lambda: rmtree(ours, ignore_errors=True)),
        "plankit, nothing changed": Job(_render(plan, again), again),
        "plankit, one policy changed": Job(_render(plan, again), again, _turning(plan)),
        "MkDocs": Job(_mkdocs(folder, docs), theirs["mkdocs"], lambda: rmtree(theirs["mkdocs"], ignore_errors=True)),
        "Sphinx": Job(_sphinx(folder, docs), theirs["sphinx"], lambda: rmtree(theirs["sphinx"], ignore_errors=True)),
    }


def _render(plan: Path, out: Path, *more: str) -> list[str]:
    return [PLANKIT, "render", str(plan), "--as-of", AS_OF, "--out", str(out), *more]


def _rendered(plan: Path, out: Path, *more: str) -> None:
    subprocess.run(_render(plan, out, *more), check=True, capture_output=True)


def _mkdocs(folder: Path, docs: Path) -> list[str]:
    tops = sorted((page.name for page in docs.glob("*.md")), key=lambda name: (name != "index.md", name))
    settings = folder / "mkdocs.yml"
    nav = "\n".join(f"  - {name}" for name in tops)
    settings.write_text(MKDOCS.format(docs=docs, out=folder / "mkdocs", nav=nav), "utf-8")
    return [str(PROGRAMS / "mkdocs"), "build", "--quiet", "--config-file", str(settings)]


def _sphinx(folder: Path, docs: Path) -> list[str]:
    settings = folder / "conf"
    settings.mkdir(exist_ok=True)
    (settings / "conf.py").write_text(SPHINX, "utf-8")
    return [str(PROGRAMS / "sphinx-build"), "-q", "-b", "html", "-c", str(settings), str(docs), str(folder / "sphinx")]


def _turning(plan: Path) -> Callable[[], None]:
    """Other words in the purpose of one policy before each run."""
    file = next(each for each in sorted(plan.rglob("*.yaml")) if PURPOSE.search(each.read_text("utf-8")))
    times = count(1)

    def turn() -> None:
        text = file.read_text("utf-8")
        file.write_text(PURPOSE.sub(rf"\g<1>For the {next(times)}th time.", text, count=1), "utf-8")

    return turn


def measured(plan: Path, runs: int) -> dict[str, Made]:
    """What each took, over so many runs in turn; one that takes long is run once."""
    with tempfile.TemporaryDirectory() as place:
        known = jobs(plan, Path(place))
        rows: dict[str, list[Made]] = {name: [] for name in known}
        for number in range(runs):
            for name, job in known.items():
                if not number or rows[name][0].seconds < LONG:
                    rows[name].append(_run(name, job, Path(place)))
    return {name: _middle(taken) for name, taken in rows.items()}


def _run(name: str, job: Job, place: Path) -> Made:
    job.before()
    # Whoever renders for the first time has read nothing yet.
    cache = place / ("fresh" if name == "plankit" else "kept")
    rmtree(place / "fresh", ignore_errors=True)
    before, start = _stamps(job.out), perf_counter()
    taken = cost(Program(job.command), str(cache))
    waited, after = perf_counter() - start, _stamps(job.out)
    if taken.code:
        raise SystemExit(f"{name} ended with {taken.code}: {' '.join(job.command)}")
    written = sum(before.get(file) != stamp for file, stamp in after.items())
    pages = sum(file.suffix == ".html" for file in after)
    return Made(taken.seconds, waited, taken.memory, pages, written, 1)


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """The files of a folder, each with what changes when it is written."""
    return {
        file: (found.st_mtime_ns, found.st_ino)
        for file in folder.rglob("*")
        if file.is_file() and (found := file.stat())
    }


def _middle(taken: list[Made]) -> Made:
    return Made(
        statistics.median(each.seconds for each in taken),
        statistics.median(each.waited for each in taken),
        max(each.memory for each in taken),
        taken[0].pages,
        taken[-1].written,
        len(taken),
    )


def main() -> None:
    """Generate a plan of a size, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", help="as generate.py takes it: `published`, `small`")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        plan = Path(place) / "plan"
        command = [sys.executable, HERE / "generate.py", options.size, plan]
        subprocess.run(command, check=True, capture_output=True)
        print(table(measured(plan, options.runs)))


if __name__ == "__main__":
    main()
