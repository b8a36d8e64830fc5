"""The figures against their target, each with a small chart; how colleagues are heard, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_after
from plankit.views.page import Page
from plankit.views.pictures.scale import Scale, px, spread
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.sections.monitoring import Feedback, Kpi, Report
    from plankit.views.page import Given

WIDTH, HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 340, 136, 10, 30, 8, 96
LABEL = 13


class Reading(NamedTuple):
    """A value that was measured, and where it stands in the chart."""

    on: date
    value: float
    x: str
    y: str


class Limit(NamedTuple):
    """A line across the chart: the `target`, or a limit to `act` or `watch`; its words stand at `label`."""

    kind: str
    value: float
    y: str
    label: str


class Chart(NamedTuple):
    """A line through readings, with the target and the limits that there are."""

    width: str
    height: str
    right: str
    foot: str
    readings: tuple[Reading, ...]
    points: str
    limits: tuple[Limit, ...]


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
    """All figures by what they tell something about, whether any has a chart, ways to be heard, reports."""

    families: Mapping[str | None, tuple[Figure, ...]]
    charts: bool
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
    families: dict[str | None, list[Figure]] = {}
    for each in figures:
        families.setdefault(each.entry.family, []).append(each)
    return Monitoring(
        {family: tuple(members) for family, members in families.items()},
        any(each.chart for each in figures),
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
    limits = list(_limits(kpi))
    values = [*(value for _, value in readings), *(value for _, value in limits)]
    height = Scale(min(values), max(values), HEIGHT - BOTTOM, TOP)
    across = Scale(readings[0][0].toordinal(), readings[-1][0].toordinal(), LEFT, WIDTH - RIGHT)
    placed = tuple(Reading(day, value, px(across(day.toordinal())), px(height(value))) for day, value in readings)
    labels = spread([height(value) for _, value in limits], LABEL, TOP, HEIGHT - BOTTOM)
    return Chart(
        px(WIDTH),
        px(HEIGHT),
        px(WIDTH - RIGHT),
        px(HEIGHT - BOTTOM + 22),
        placed,
        " ".join(f"{each.x},{each.y}" for each in placed),
        tuple(
            Limit(kind, value, px(height(value)), px(label + 4))
            for (kind, value), label in zip(limits, labels, strict=True)
        ),
    )


def _limits(kpi: Kpi) -> Iterator[tuple[str, float]]:
    if kpi.target:
        yield "target", kpi.target.value
    for kind, values in (("watch", (kpi.watch_below, kpi.watch_above)), ("act", (kpi.act_below, kpi.act_above))):
        yield from ((kind, value) for value in values if value is not None)


def _report(id_: str, report: Report, on: date) -> ReportView:
    last = max(report.delivered, default=None)
    due = next_after(last, report.every) if last and report.every else None
    return ReportView(id_, report, last, due, overdue=due is not None and due < on)
