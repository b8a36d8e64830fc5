"""The two marks in a file between which the lines are plankit's; all others are the team's and stay as they are.

The last mark carries a digest of the lines between them, so that what was changed there by hand is noticed, not lost.
"""

from __future__ import annotations

import re
from hashlib import sha256
from textwrap import dedent, indent
from typing import TYPE_CHECKING, NamedTuple

from plankit.errors import MendableError
from plankit.words import say

if TYPE_CHECKING:
    from plankit.words import Said

BEGIN, END = "# plankit: begin", "# plankit: end"
_MARK = re.compile(r"([ \t]*)# plankit: (begin|end)(?: ([0-9a-f]+))?[ \t]*")


class _Kept(NamedTuple):
    """Where the marks stand among the lines of a file, how far in, and the digest."""

    first: int
    last: int
    margin: str
    digest: str


def marked(text: str, margin: str = "") -> str:
    """A text between the two marks."""
    return indent(f"{BEGIN}\n{text}{END} {_digest(text)}\n", margin)


def has_marks(text: str) -> bool:
    """Whether any of the two marks stands in a text."""
    return any(_MARK.fullmatch(line) for line in _lines(text))


def renewed(text: str, between: str, file: str) -> str:
    """The text of a file with other lines between its marks, and nothing else changed."""
    lines = _lines(text)
    kept = _kept(lines, file)
    inside = "\n".join([*lines[kept.first + 1 : kept.last], ""])
    if inside.strip() and _digest(inside) != kept.digest:
        raise MendableError(_changed(file))
    as_kept = text.split("\n")
    ending = "\r" if as_kept[kept.first].endswith("\r") else ""
    block = [line + ending for line in marked(between, kept.margin).rstrip("\n").split("\n")]
    if kept.last == len(lines) - 1:
        block[-1] = block[-1].removesuffix("\r")
    return "\n".join([*as_kept[: kept.first], *block, *as_kept[kept.last + 1 :]])


def _kept(lines: list[str], file: str) -> _Kept:
    found = [(number, mark) for number, line in enumerate(lines) if (mark := _MARK.fullmatch(line))]
    if [mark[2] for _, mark in found] != ["begin", "end"]:
        raise MendableError(_no_pair(file))
    (first, begin), (last, end) = found
    return _Kept(first, last, begin[1], end[3] or "")


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _digest(text: str) -> str:
    """The same however far in the lines stand, whatever blanks end them."""
    lines = [line.rstrip() for line in dedent(text).splitlines()]
    return sha256("\n".join(lines).encode()).hexdigest()[:8]


def _changed(file: str) -> Said:
    return say(
        "In `{file}`, lines between `# plankit: begin` and `# plankit: end` were changed by hand. Keep what is yours "
        "outside of them, take away everything between them, and write them anew.",
        file=file,
    )


def _no_pair(file: str) -> Said:
    return say(
        "In `{file}`, `# plankit: begin` and `# plankit: end` are not one pair. "
        "Leave one of each, or name another file with `--output`.",
        file=file,
    )
