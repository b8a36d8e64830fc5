"""The figures against their target, each with a chart; how colleagues are heard, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.outputs.document.chapters.strategy import state_of
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.monitoring import Feedback, Kpi
    from plankit.views import Given
    from plankit.views.monitoring import Figure, Monitoring, ReportView


def chapter(v: Voice, view: Monitoring, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("How we know that it helps: figures against their target, ways to be heard, and who is told.")
    return [
        *b.para(b.text(lead), "lead"),
        *(block for family, figures in view.families.items() for block in _family(v, family, figures)),
        *_feedback(v, view),
        *_reports(v, view),
    ]


def _family(v: Voice, family: str | None, figures: tuple[Figure, ...]) -> Blocks:
    title = v.capital(label(family)) if family else v.word("Other figures")
    return [b.heading(2, b.text(title)), *(block for each in figures for block in _figure(v, each))]


def _figure(v: Voice, each: Figure) -> Blocks:
    kpi = each.entry
    stale = b.tag("late", v.word("readings are missing")) if each.stale else []
    late = b.tag("late", v.word("past its date")) if each.late else []
    now = b.strong(b.text(v.quantity(each.latest, kpi.unit)))
    return [
        b.heading(3, v.text(kpi.title), anchor("kpi", each.id)),
        *b.para(b.beside([now, state_of(v, each), stale, late], " "), "tags"),
        *b.para(v.text(kpi.question), "soft"),
        *_chart(v, each),
        *b.facts(*_aims(v, kpi), *_ways(v, kpi)),
    ]


def _aims(v: Voice, kpi: Kpi) -> list[tuple[str, Runs]]:
    target: Runs = []
    if kpi.target:
        by = v.say("by {day}", day=kpi.target.by) if kpi.target.by else []
        target = b.beside([b.text(v.quantity(kpi.target.value, kpi.unit)), by], " ")
    start = kpi.baseline
    began = b.beside([b.text(v.quantity(start.value, kpi.unit)), v.text(start.on)]) if start else []
    return [
        (v.word("Target"), target),
        (v.word("At the start"), began),
        (v.word("Act now below"), b.text(v.quantity(kpi.act_below, kpi.unit))),
        (v.word("Act now above"), b.text(v.quantity(kpi.act_above, kpi.unit))),
        (v.word("Keep watching below"), b.text(v.quantity(kpi.watch_below, kpi.unit))),
        (v.word("Keep watching above"), b.text(v.quantity(kpi.watch_above, kpi.unit))),
    ]


def _ways(v: Voice, kpi: Kpi) -> list[tuple[str, Runs]]:
    return [
        (v.word("Measured by"), v.who(kpi.owner)),
        (v.word("How often"), v.text(kpi.every)),
        (v.word("Counted as"), v.text(kpi.definition)),
        (v.word("Source"), v.text(kpi.source)),
    ]


def _chart(v: Voice, each: Figure) -> Blocks:
    """The readings as a picture, with all of them in its description and in a table for formats without pictures."""
    kpi = each.entry
    if each.chart is None:
        return []
    readings = each.chart.readings
    limit = kpi.act_below if kpi.act_below is not None else kpi.act_above
    watch = kpi.watch_below if kpi.watch_below is not None else kpi.watch_above
    told = [f"{v.plain(one.on)}: {v.quantity(one.value, kpi.unit)}" for one in readings]
    chart = {
        "kind": "chart",
        "alt": f"{v.plain(kpi.title)}. {'; '.join(told)}.",
        "points": [[one.on.toordinal(), one.value] for one in readings],
        "rows": [[v.plain(one.on), v.quantity(one.value, kpi.unit)] for one in readings],
        "head": [v.word("Day"), v.word("Value")],
        "title": v.plain(kpi.title),
        "target": _level(v, v.word("target"), kpi.target.value if kpi.target else None, kpi.unit),
        "limit": _level(v, v.word("act now"), limit, kpi.unit),
        "watch": _level(v, v.word("watch"), watch, kpi.unit),
        "low": v.quantity(min(one.value for one in readings), kpi.unit),
        "high": v.quantity(max(one.value for one in readings), kpi.unit),
    }
    return [chart]


def _level(v: Voice, name: str, value: float | None, unit: str | None) -> list[object] | None:
    return None if value is None else [value, f"{name} {v.quantity(value, unit)}"]


def _feedback(v: Voice, view: Monitoring) -> Blocks:
    found = [block for id_, each in view.feedback.items() for block in _way(v, id_, each)]
    return [b.heading(2, b.text(v.word("Ways to be heard"))), *found] if found else []


def _way(v: Voice, id_: str, each: Feedback) -> Blocks:
    within = each.acknowledge_within
    return [
        b.heading(3, v.text(each.title or id_), anchor("feedback", id_)),
        *b.para(v.text(each.handled_how)),
        *b.facts(
            (v.word("Read by"), v.who(each.owner)),
            (v.word("Answer"), v.say("within {time}", time=within) if within else []),
            (v.word("For"), v.entries("audience", each.audience)),
            (v.word("Goes on to"), v.label(each.feeds)),
        ),
    ]


def _reports(v: Voice, view: Monitoring) -> Blocks:
    head = [v.word("Report"), v.word("By"), v.word("To"), v.word("How often"), v.word("Last"), v.word("Next")]
    rows = (_report(v, each) for each in view.reports)
    caption = b.text(v.word("Who reports what to whom"))
    found = b.table(caption, list(map(b.text, head)), rows, [4, 3, 3, 2, 2, 2.4])
    return [b.heading(2, b.text(v.word("Reports"))), *found] if found else []


def _report(v: Voice, each: ReportView) -> dict[str, object]:
    report = each.entry
    overdue = b.tag("late", v.word("overdue")) if each.overdue else []
    cells = [
        b.below(b.strong(v.text(report.title or each.id)), b.soft(v.text(report.content))),
        v.who(report.by),
        v.parties(report.to),
        v.text(report.every),
        v.text(each.last),
        b.beside([overdue, v.text(each.next)], " "),
    ]
    return b.row(cells, anchor("report", each.id))
