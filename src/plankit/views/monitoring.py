"""The figures against their target, each with a small chart; how colleagues are heard, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_after
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from plankit.sections.monitoring import Feedback, Kpi, Report
    from plankit.views.page import Given

WIDTH, HEIGHT, MARGIN = 320, 96, 8


class Reading(NamedTuple):
    """A value that was measured, and where it stands in the chart."""

    on: date
    value: float
    x: str
    y: str


class Chart(NamedTuple):
    """A line through readings, and the heights of the target and of the limits, None where there is none."""

    width: int
    height: int
    readings: tuple[Reading, ...]
    points: str
    target: str | None
    act: str | None
    watch: str | None


class Figure(NamedTuple):
    """A KPI on the day.

    `state`: met, course, watch, act, or unknown where nothing was measured. `stale`: no reading in one and a half
    of its rhythm. `late`: the day of the target has passed and it was not met.
    """

    id: str
    entry: Kpi
    latest: float | None
    on: date | None
    change: float | None
    state: str
    stale: bool
    late: bool
    chart: Chart | None


class ReportView(NamedTuple):
    """A report, when it was last delivered and when the next one is due."""

    id: str
    entry: Report
    last: date | None
    next: date | None
    overdue: bool


class Monitoring(NamedTuple):
    """All figures by what they tell something about, ways to be heard, reports."""

    families: Mapping[str | None, tuple[Figure, ...]]
    feedback: Mapping[str, Feedback]
    reports: tuple[ReportView, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of the figures."""
    if "monitoring" in given.index.plan.given:
        yield Page("monitoring", "monitoring", say("Monitoring"), view(given), order=70, section="monitoring")


def view(given: Given) -> Monitoring:
    """All figures on the day."""
    monitoring, on = given.index.data.monitoring, given.index.on
    figures = [figure(id_, kpi, on) for id_, kpi in monitoring.kpis.items()]
    families = dict.fromkeys(each.entry.family for each in figures)
    return Monitoring(
        {family: tuple(each for each in figures if each.entry.family == family) for family in families},
        monitoring.feedback,
        tuple(_report(id_, report, on) for id_, report in monitoring.reports.items()),
    )


def figure(id_: str, kpi: Kpi, on: date) -> Figure:
    """A KPI with its latest reading up to the day."""
    readings = sorted((day, value) for day, value in (kpi.readings.on if kpi.readings else {}).items() if day <= on)
    if not readings:
        return Figure(id_, kpi, None, None, None, "unknown", stale=False, late=False, chart=None)
    day, latest = readings[-1]
    state = _state(kpi, latest)
    return Figure(
        id_,
        kpi,
        latest,
        day,
        round(latest - readings[-2][1], 4) if len(readings) > 1 else None,
        state,
        stale=_stale(kpi, day, on),
        late=bool(kpi.target and kpi.target.by and kpi.target.by < on and state != "met"),
        chart=_chart(kpi, readings) if len(readings) > 1 else None,
    )


def _state(kpi: Kpi, value: float) -> str:
    sign = 1 if kpi.better == "higher" else -1
    limits = {"act": (kpi.act_below, kpi.act_above), "watch": (kpi.watch_below, kpi.watch_above)}
    for state, (below, above) in limits.items():
        if (below is not None and value < below) or (above is not None and value > above):
            return state
    return "met" if kpi.target and sign * value >= sign * kpi.target.value else "course"


def _stale(kpi: Kpi, day: date, on: date) -> bool:
    """Whether two readings in a row are missing."""
    due = next_after(day, kpi.every) if kpi.every else None
    following = next_after(due, kpi.every) if due and kpi.every else None
    return following is not None and following < on


def _chart(kpi: Kpi, readings: list[tuple[date, float]]) -> Chart:
    act = kpi.act_below if kpi.act_below is not None else kpi.act_above
    watch = kpi.watch_below if kpi.watch_below is not None else kpi.watch_above
    target = kpi.target.value if kpi.target else None
    height = _Scale([value for _, value in readings] + [each for each in (act, target) if each is not None])
    first, last = readings[0][0], readings[-1][0]
    span = (last - first).days or 1
    placed = tuple(
        Reading(day, value, f"{MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / span:.1f}", height(value))
        for day, value in readings
    )
    return Chart(
        WIDTH,
        HEIGHT,
        placed,
        " ".join(f"{each.x},{each.y}" for each in placed),
        *(height(each) if each is not None else None for each in (target, act, watch)),
    )


class _Scale:
    """Heights in the chart for values between the lowest and the highest."""

    def __init__(self, values: Iterable[float]) -> None:
        values = list(values)
        self.low, self.high = min(values), max(values)

    def __call__(self, value: float) -> str:
        span = (self.high - self.low) or 1
        return f"{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - self.low) / span:.1f}"


def _report(id_: str, report: Report, on: date) -> ReportView:
    last = max(report.delivered, default=None)
    due = next_after(last, report.every) if last and report.every else None
    return ReportView(id_, report, last, due, overdue=due is not None and due < on)
