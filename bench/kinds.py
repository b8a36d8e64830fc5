"""What is measured: a cost in CPU time and memory, a wait after a save, the places of mistakes, the setting of a value."""

from __future__ import annotations

from typing import Any, NamedTuple


class Cost(NamedTuple):
    """What a process took: CPU seconds (user and system), peak memory in MiB, exit code; a median of so many runs."""

    seconds: float
    memory: float
    code: int
    runs: int = 1


class Wait(NamedTuple):
    """How long it took from a save to the end of the report, at least how long, and how long the process worked for it.

    In milliseconds; on a busy machine a process waits for others as well.
    """

    waited: float
    least: float
    worked: float
    runs: int


class Places(NamedTuple):
    """Of so many planted mistakes, how many were told by their rule at their exact place, and what was told beside them."""

    exact: int
    planted: int
    beside: int


class Setting(NamedTuple):
    """What it takes to set one value in a file, in CPU milliseconds, and how many lines that changes."""

    milliseconds: float
    lines: int
    runs: int


class Made(NamedTuple):
    """What it took to make pages: CPU seconds, seconds, peak memory in MiB; how many pages there are, how many files were written."""

    seconds: float
    waited: float
    memory: float
    pages: int
    written: int
    runs: int


Measured = Cost | Wait | Places | Setting | Made
Found = dict[str, dict[str, Any]]
"""Part by part, what was measured of each thing that the part is about."""
KINDS: dict[str, type[Measured]] = {"save": Wait, "places": Places, "setting": Setting, "rendering": Made}
"""The parts that measure something other than costs."""


def kind(part: str) -> type[Measured]:
    """What a part measures."""
    return KINDS.get(part.partition(",")[0], Cost)
