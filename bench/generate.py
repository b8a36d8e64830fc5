"""Generate plans of any size, clean or with mistakes at known places.

    python bench/generate.py small /tmp/plan
    python bench/generate.py medium /tmp/plan --faults 60 > faults.json
    python bench/generate.py 50000 /tmp/plan

The size is empty, small (10 files), medium, large (280,000 lines), published (with much to show: 5,000 people, 2,000
policies), so many times one of these (`10xmedium`) or a number of lines. A plan without faults has no finding under
profile `standard` on 2 November 2026. Equal arguments give equal bytes. With `--faults N` the places of the planted
mistakes are printed as JSON: rule, file, and line, column and end column, counted from 1, the end exclusive.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from invented import build, sized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLAIN = re.compile(r"[\w/][\w/ .;*'-]*|https?://[\w/.-]+|[\w.-]+@[\w.-]+")
NUMBER = re.compile(r"[\d.]+")


def written(mapping: dict[str, object], indent: str = "") -> Iterator[str]:
    """A mapping as lines of YAML: what is short stands in one line, the rest in blocks."""
    for key, value in mapping.items():
        head, inner = f"{indent}{key}:", indent + "  "
        if isinstance(value, dict) and (not indent or len(_flow(value)) > 60):
            yield head
            yield from written(value, inner)
        elif isinstance(value, list) and len(_flow(value)) > 110:
            yield head
            yield from (f"{inner}- {_flow(item)}" for item in value)
        elif isinstance(value, str) and "\n" in value:
            yield f"{head} |"
            yield from (inner + line for line in value.splitlines())
        else:
            yield f"{head} {_flow(value)}"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return value if PLAIN.fullmatch(value) and not NUMBER.fullmatch(value) else json.dumps(value, ensure_ascii=False)


class Fault(NamedTuple):
    """A planted mistake: the rule that names it and where, as plankit reports it."""

    rule: str
    file: str
    line: int
    column: int
    end_column: int


def _unknown_role(block: list[str]) -> tuple[list[str], str, str]:
    return _swapped(block, "owner: role-", "owner: rolle-"), "unknown-reference", r"(rolle-\d+)"


def _no_owner(block: list[str]) -> tuple[list[str], str, str]:
    return [line for line in block if "owner:" not in line], "content-without-owner", r"(area-\d+):$"


def _impossible_date(block: list[str]) -> tuple[list[str], str, str]:
    return _swapped(block, "last: 2026-", "last: 2026-13-"), "invalid-value", r"last: ([\d-]+)"


def _mistyped_key(block: list[str]) -> tuple[list[str], str, str]:
    return _swapped(block, " owner:", " ownr:"), "unknown-key", r"(ownr):"


def _key_twice(block: list[str]) -> tuple[list[str], str, str]:
    again = next(line for line in block if "url:" in line).replace("url: /", "url: /again/")
    return [*block, again], "duplicate-key", r"(url): /again/"


def _list_for_text(block: list[str]) -> tuple[list[str], str, str]:
    line = block[1]
    return [block[0], f"{line[: line.index(':')]}: [one, two]", *block[2:]], "wrong-type", r"(\[one, two\])"


def _swapped(block: list[str], old: str, new: str) -> list[str]:
    return [line.replace(old, new) for line in block]


FAULTS: tuple[Callable[[list[str]], tuple[list[str], str, str]], ...] = (
    _unknown_role,
    _no_owner,
    _impossible_date,
    _mistyped_key,
    _key_twice,
    _list_for_text,
)


def planted(texts: dict[str, list[str]], count: int) -> Iterator[Fault]:
    """Plant `count` mistakes of all kinds in turn, evenly over the content areas; the texts are changed in place."""
    starts = [
        (name, at)
        for name, lines in texts.items()
        for at, line in enumerate(lines)
        if re.match(r"    area-\d+:$", line)
    ]
    count = min(count, len(starts))
    chosen = [starts[i * len(starts) // count] for i in range(count)]
    shift: dict[str, int] = {}
    for number, (name, start) in enumerate(chosen):
        lines = texts[name]
        first = start + shift.get(name, 0)
        last = next((at for at in range(first + 1, len(lines)) if not lines[at].startswith("      ")), len(lines))
        block, rule, mark = FAULTS[number % len(FAULTS)](lines[first:last])
        lines[first:last] = block
        shift[name] = shift.get(name, 0) + len(block) - (last - first)
        yield _place(rule, name, first, block, mark)


def _place(rule: str, name: str, first: int, block: list[str], mark: str) -> Fault:
    for offset, line in enumerate(block):
        if found := re.search(mark, line):
            return Fault(rule, f"{name}.yaml", first + offset + 1, found.start(1) + 1, found.end(1) + 1)
    raise LookupError(mark)


def main() -> None:
    """Write the plan; print the places of its mistakes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "size", help="empty, small, medium, large, published, so many times that (10xmedium), or a number of lines"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", type=int, default=0, metavar="N")
    options = parser.parse_args()
    size = sized(options.size)
    texts = {
        name: [f"# The plan of an invented organization: {name}", *written(sections)]
        for name, sections in build(size).items()
    }
    faults = list(planted(texts, options.faults)) if options.faults else []
    for name, lines in texts.items():
        file = options.folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(texts)} files, {sum(map(len, texts.values()))} lines", file=sys.stderr)
    if faults:
        print(json.dumps([fault._asdict() for fault in faults], indent=1))


if __name__ == "__main__":
    main()
