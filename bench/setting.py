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


def main() -> None:
    """Print what each way costs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    old, id_ = text()
    ways: dict[str, Callable[[str, str], str]] = {"plankit": cut_in, "ruamel.yaml": loaded_and_dumped}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs + 1):
        for name, way in ways.items():
            start = process_time()
            way(old, id_)
            taken[name].append(process_time() - start)
    print(f"{len(old.encode())} bytes, {len(old.splitlines())} lines")
    for name, way in ways.items():
        changed = sum(line[:1] == "+" for line in difflib.ndiff(old.splitlines(), way(old, id_).splitlines()))
        print(f"{statistics.median(taken[name][1:]) * 1000:10.1f}  {name}: {changed} lines changed")
    ratio = statistics.median(taken["plankit"][1:]) / statistics.median(taken["ruamel.yaml"][1:])
    print(f"{ratio:10.3f}  the one by the other")


if __name__ == "__main__":
    main()
