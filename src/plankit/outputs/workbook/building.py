"""Wishes with where they stand, and the figures with their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.index.wishes import effort, stage
from plankit.outputs.workbook.sheets import WIDE, Column, Marked, Sheet, party, sheet, title
from plankit.views.labels import label
from plankit.views.monitoring import Figure, figure
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.roadmap import Wish
    from plankit.views import Given

WISHES = (
    Column(say("Wish"), 48),
    Column(say("State")),
    Column(say("Asked by")),
    Column(say("Unit")),
    Column(say("Asked on"), 14),
    Column(say("Story"), WIDE),
    Column(say("Goal"), 32),
    Column(say("Value"), NARROW := 10),
    Column(say("Days of work"), NARROW),
    Column(say("Cost"), 12),
    Column(say("Release")),
    Column(say("Assessed by")),
    Column(say("Assessed on"), 14),
    Column(say("Decision")),
    Column(say("Decided by")),
    Column(say("Decided on"), 14),
    Column(say("Reason"), WIDE),
    Column(say("Answered on"), 14),
)
FIGURES = (
    Column(say("KPI"), 48),
    Column(say("About")),
    Column(say("State")),
    Column(say("Latest"), NARROW),
    Column(say("Day"), 14),
    Column(say("Change"), NARROW),
    Column(say("Start"), NARROW),
    Column(say("Target"), NARROW),
    Column(say("Target date"), 14),
    Column(say("Counted in")),
    Column(say("Better")),
    Column(say("Act now below or above"), NARROW),
    Column(say("Watch below or above"), NARROW),
    Column(say("Owner"), 32),
    Column(say("How often")),
    Column(say("Question"), WIDE),
    Column(say("How it is counted"), WIDE),
)
READINGS = (Column(say("KPI"), 48), Column(say("Day"), 14), Column(say("Value"), NARROW), Column(say("Counted in")))
TONES = {"act": "open", "watch": "late", "met": "good"}
BETTER = {"higher": say("higher"), "lower": say("lower")}


def sheets(given: Given) -> Iterator[Sheet]:
    """Wishes, KPIs and their readings."""
    index = given.index
    if index.data.roadmap.wishes:
        rows = (_wish(index, each) for each in index.data.roadmap.wishes.values())
        about = say("What colleagues would like, where each wish stands, what was decided and why.")
        yield sheet(say("Wishes"), about, ("roadmap", "roadmap"), WISHES, rows)
    kpis = index.data.monitoring.kpis
    if kpis:
        found = (_figure(index, figure(id_, each, index.on)) for id_, each in kpis.items())
        about = say("What is measured, against its target and limits.")
        yield sheet(say("KPIs"), about, ("monitoring", "monitoring"), FIGURES, found)
    if any(each.readings and each.readings.on for each in kpis.values()):
        about = say("Every value that was measured, with its day.")
        yield sheet(say("Readings"), about, ("monitoring", "monitoring"), READINGS, _readings(index))


def _wish(index: Index, wish: Wish) -> tuple[Any, ...]:
    origin, decision, data = wish.from_, wish.decision, index.data
    return (
        wish.title,
        label(stage(wish)),
        party(index, origin.person) if origin else None,
        title(data.units, origin.unit) if origin else None,
        origin.on if origin else None,
        wish.story,
        title(data.strategy.goals, wish.goal),
        wish.value,
        effort(wish),
        wish.cost,
        title(data.roadmap.releases, wish.release),
        party(index, wish.assessor),
        wish.assessed,
        label(decision.outcome) if decision else None,
        party(index, decision.by) if decision else None,
        decision.on if decision else None,
        decision.reason if decision else None,
        decision.answered if decision else None,
    )


def _figure(index: Index, view: Figure) -> tuple[Any, ...]:
    kpi = view.entry
    state, tone = label(view.state), TONES.get(view.state)
    return (
        kpi.title,
        label(kpi.family),
        Marked(state, tone) if tone else state,
        view.latest,
        view.on,
        view.change,
        kpi.baseline.value if kpi.baseline else None,
        kpi.target.value if kpi.target else None,
        kpi.target.by if kpi.target else None,
        label(kpi.unit),
        BETTER[kpi.better],
        _either(kpi.act_below, kpi.act_above),
        _either(kpi.watch_below, kpi.watch_above),
        party(index, kpi.owner),
        kpi.every,
        kpi.question,
        kpi.definition,
    )


def _either(below: float | None, above: float | None) -> float | None:
    return below if below is not None else above


def _readings(index: Index) -> Iterator[tuple[Any, ...]]:
    for kpi in index.data.monitoring.kpis.values():
        for day, value in sorted(kpi.readings.on.items()) if kpi.readings else ():
            yield kpi.title, day, value, label(kpi.unit)
