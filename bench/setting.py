"""Time setting one value in a file of 144 kB, beside a load and a dump with ruamel.yaml.

    python bench/setting.py [RUNS]

CPU milliseconds within one process, medians of runs in turn, and how many lines each of the two changes.
"""

from __future__ import annotations

import difflib
import statistics
import sys
from io import StringIO
from time import process_time
from typing import TYPE_CHECKING

from generate import written
from invented import build, sized
from kinds import Setting
from plankit.editing import value_set

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 144_000


def text() -> tuple[str, str]:
    """A file of content areas of about that length, and the id of one in the middle."""
    areas = next(part["content"] for name, part in build(sized("large")).items() if name.startswith("content"))
    lines = list(written({"content": areas}))
    size, kept = 0, []
    for line in lines:
        size += len(line) + 1
        if size > LENGTH and not line.startswith("      "):
            break
        kept.append(line)
    ids = [line.strip(" :") for line in kept if line.startswith("    area-")]
    return "\n".join(kept) + "\n", ids[len(ids) // 2]


def cut_in(old: str, id_: str) -> str:
    """Plankit's way."""
    return value_set("content.yaml", old.encode(), ("content", "areas", id_, "title"), "Another title").decode()


def loaded_and_dumped(old: str, id_: str) -> str:
    """The way of ruamel.yaml's round trip, with quotes kept."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    data = yaml.load(old)
    data["content"]["areas"][id_]["title"] = "Another title"
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def measured(runs: int) -> dict[str, Setting]:
    """What each way costs, in turn; a first run of each is not counted."""
    old, id_ = text()
    ways: dict[str, Callable[[str, str], str]] = {"plankit": cut_in, "ruamel.yaml": loaded_and_dumped}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs + 1):
        for name, way in ways.items():
            start = process_time()
            way(old, id_)
            taken[name].append(process_time() - start)
    return {
        name: Setting(1000 * statistics.median(taken[name][1:]), _changed(old, way(old, id_)), runs)
        for name, way in ways.items()
    }


def _changed(old: str, new: str) -> int:
    """How many lines are not what they were."""
    return sum(line[:1] == "+" for line in difflib.unified_diff(old.splitlines(), new.splitlines(), "", "", n=0)) - 1


def main() -> None:
    """Print what each way costs."""
    found = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    for name, each in found.items():
        print(f"{each.milliseconds:10.1f}  {name}: {each.lines} lines changed")
    print(f"{found['plankit'].milliseconds / found['ruamel.yaml'].milliseconds:10.3f}  the one by the other")


if __name__ == "__main__":
    main()
