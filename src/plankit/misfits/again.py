"""What was validated before, of files that did not change: taken over as it is, and not validated again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.findings import Route
    from plankit.sections import PlanData

FILLED = {("monitoring", "kpis"), ("training", "courses")}
"""Where lists from outside are filled in after validation: such entries are made anew."""


class Before(NamedTuple):
    """A plan as it was written, and what that was validated to."""

    written: Mapping[str, Any]
    data: PlanData


def taken_over(written: Mapping[str, Any], before: Before) -> dict[str, Any]:
    """What is written, with the finished entry in the place of each that stood there before."""
    mixed = dict(written)
    for route in shape.collections():
        if route not in FILLED:
            _mix(mixed, route, before)
    return mixed


def _mix(mixed: dict[str, Any], route: Route, before: Before) -> None:
    now, then, made = mixed, before.written, before.data
    for step in map(str, route):
        if not isinstance(now.get(step), dict) or not isinstance(then.get(step), dict):
            return
        now[step] = dict(now[step])
        now, then, made = now[step], then[step], getattr(made, step)
    known: Any = made
    for id_, entry in now.items():
        # Of files that were not read again: equal is not enough, as 1, 1.0 and true are.
        if isinstance(entry, dict) and entry is then.get(id_) and id_ in known:
            now[id_] = known[id_]
