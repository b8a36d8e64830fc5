"""What comes back: maintenance, measuring, reporting, meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import next_after
from plankit.due.falls import Due
from plankit.index.chain import in_use
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plankit.dates import Rhythm
    from plankit.index import Index


def work(index: Index) -> Iterator[Due]:
    """The next time of everything that comes back and has been done before."""
    for id_, each in index.data.support.operations.items():
        if day := _next(index, [each.last] if each.last else [], each.every):
            route = ("support", "operations", id_, "last")
            yield Due(day, say("maintenance"), "operation", id_, each.owner, "operation", route)
    for id_, kpi in index.data.monitoring.kpis.items():
        if day := _next(index, kpi.readings.on if kpi.readings else (), kpi.every):
            route = ("monitoring", "kpis", id_, "readings")
            yield Due(day, say("measuring"), "kpi", id_, kpi.owner, "measure", route)
    for id_, report in index.data.monitoring.reports.items():
        if day := _next(index, report.delivered, report.every):
            route = ("monitoring", "reports", id_, "delivered")
            yield Due(day, say("report to be delivered"), "report", id_, report.by, "report", route)
    for id_, body in index.data.ownership.bodies.items():
        held = [meeting.on for meeting in body.meetings if meeting.on]
        if not body.outside and in_use(body, index.on) and (day := _next(index, held, body.meets)):
            route = ("ownership", "bodies", id_, "meetings")
            yield Due(day, say("meeting"), "body", id_, body.secretary or body.chair, "meeting", route)


def _next(index: Index, done: Iterable[date], every: Rhythm | None) -> date | None:
    """The day on which something is due again, counted from the last time up to today."""
    last = max((day for day in done if day <= index.on), default=None)
    return next_after(last, every, index.data.checks.holidays) if last and every else None
