"""Show what a check of a plan is made of: imports, reading, validating, each rule, reporting.

    python bench/stages.py PLAN [--rules 20]

CPU milliseconds within one process, with the collector off as in a run of its own. The first rule that needs a table of the index
pays for it.
"""

from __future__ import annotations

import argparse
import gc
import os
from contextlib import redirect_stdout
from datetime import timedelta
from pathlib import Path
from time import process_time

from invented import AS_OF


class Clock:
    """Prints how long each stage took."""

    def __init__(self) -> None:
        """Start now."""
        self.since = process_time()

    def lap(self, name: str) -> None:
        """Print what has passed since the last stage."""
        print(f"{(process_time() - self.since) * 1000:10.1f}  {name}")
        self.since = process_time()


def main() -> None:
    """Go through a check stage by stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", type=Path)
    parser.add_argument("--rules", type=int, default=20, help="how many of the rules to show, slowest first")
    options = parser.parse_args()
    gc.disable()
    print(f"{process_time() * 1000:10.1f}  Python")
    clock = Clock()
    import plankit.quick

    clock.lap("the way in")
    import plankit.commands.check
    import plankit.commands.opening
    import plankit.commands.reporting
    import plankit.index
    import plankit.plan
    from plankit.dates import day
    from plankit.rules import all_rules

    clock.lap("imports")
    all_rules()
    clock.lap("the rules' modules")
    from plankit import shape

    shape.quick()
    clock.lap("the validator")
    texts = plankit.files.folder(options.plan)
    clock.lap("reading bytes")
    sources = [plankit.source.read(*each) for each in texts.files]
    clock.lap("reading YAML")
    merged = plankit.merge.merge(sources)
    clock.lap("joining files")
    plankit.misfits.fit(merged)
    clock.lap("validating")
    index = plankit.index.Index(plankit.plan.load(texts), on := day(AS_OF), on + timedelta(days=90))
    clock.lap("all of that again")
    judged = plankit.lint.lint(index, plankit.lint.Choice(), timed=True)
    clock.lap("the rules")
    for tally in sorted(judged.tallies, key=lambda each: -(each.seconds or 0))[: options.rules]:
        print(f"{(tally.seconds or 0) * 1000:14.1f}  {tally.rule}")
    clock.since = process_time()
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        opened = plankit.commands.opening.Opened(index, "en", "plan")
        plankit.commands.reporting.run(opened, plankit.commands.reporting.Wanted())
    clock.lap("the rules once more, and the report")


if __name__ == "__main__":
    main()
