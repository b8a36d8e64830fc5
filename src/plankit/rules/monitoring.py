"""Rules on what is measured and who is heard: figures that steer, feedback that somebody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.monitoring import Kpi
    from plankit.words import Name, Said

ACTIVITY = frozenset({"adoption", "engagement"})
WANTED = ("adoption", "findability", "task", "quality")
NEVER_NEGATIVE = frozenset({"percent", "count", "minutes", "days"})
WHOLE = 100


def _kpis(index: Index) -> Iterator[tuple[str, Kpi, Name]]:
    for id_, kpi in index.data.monitoring.kpis.items():
        yield id_, kpi, named(id_, kpi)


@rule("warning")
def kpi_without_owner(index: Index) -> Iterator[Problem]:
    """A KPI that nobody looks after."""
    for id_, kpi, name in _kpis(index):
        if not kpi.owner:
            yield Problem(
                at("monitoring", "kpis", id_, "owner"),
                say(
                    "The KPI {kpi} has no owner: nobody sees to the measuring, and nobody acts on the result.", kpi=name
                ),
                say("Name one party that measures it and tells what it means: `owner: intranet-manager`."),
            )


@rule("warning")
def kpi_without_target(index: Index) -> Iterator[Problem]:
    """A KPI for which nobody has said what is good enough."""
    for id_, kpi, name in _kpis(index):
        if kpi.target is None:
            yield Problem(
                at("monitoring", "kpis", id_, "target"),
                say("The KPI {kpi} has no target, so no reading of it is good or bad.", kpi=name),
                say("Agree on a value and a day: `target: {{value: 80, by: 2027-12-31}}`."),
            )


@rule("warning")
def kpi_without_source(index: Index) -> Iterator[Problem]:
    """A KPI of which nobody knows where the figure comes from."""
    for id_, kpi, name in _kpis(index):
        if not kpi.source:
            yield Problem(
                at("monitoring", "kpis", id_, "source"),
                say("The KPI {kpi} does not say where its figure comes from.", kpi=name),
                say("Name the list, tool or survey it is taken from: `source: Search log of the platform`."),
            )


@rule("warning", whole=True, needs=("strategy",))
def kpi_without_goal(index: Index) -> Iterator[Problem]:
    """A KPI that shows for no goal whether it is being met."""
    goals = index.data.strategy.goals.values()
    serving = {kpi for goal in goals if goal.status != "dropped" for kpi in goal.kpis}
    serving.update(kpi for policy in index.data.policies.values() if policy.levers for kpi in policy.levers.monitoring)
    serving.update(kpi for activity in index.data.roadmap.adoption.values() for kpi in activity.kpis)
    for id_, _, name in _kpis(index) if goals else ():
        if id_ not in serving:
            yield Problem(
                at("monitoring", "kpis", id_, part="entry"),
                say("No goal uses the KPI {kpi}, so it is measured without deciding anything.", kpi=name),
                say("Add `{id}` to the `kpis` of the goal it belongs to, or stop measuring it.", id=id_),
            )


@rule("hint")
def kpi_without_baseline(index: Index) -> Iterator[Problem]:
    """A KPI of which the value at the start is not known."""
    for id_, kpi, name in _kpis(index):
        if kpi.target and not kpi.baseline and not kpi.readings:
            yield Problem(
                at("monitoring", "kpis", id_, "baseline"),
                say(
                    "The KPI {kpi} has a target and no baseline: progress cannot be told from standing still.", kpi=name
                ),
                say("Measure once before you begin: `baseline: {{value: 61, on: 2026-01-31}}`."),
            )


@rule("error")
def reading_out_of_range(index: Index) -> Iterator[Problem]:
    """A measured or wanted value that its unit does not allow, such as 140 percent."""
    for id_, kpi, name in _kpis(index):
        for route, value, day in _values(kpi):
            if _is_possible(kpi.unit, value):
                continue
            yield Problem(
                at("monitoring", "kpis", id_, *route),
                _impossible(name, value, day),
                say("Correct the value, or the `unit` if it is counted in something else."),
                value=str(value),
                cause=f"kpi:{id_}",
            )


def _values(kpi: Kpi) -> Iterator[tuple[tuple[str, ...], float, date | None]]:
    """The values of a KPI with their routes; those that stand in a file are shown where the file is named."""
    if kpi.baseline:
        yield ("baseline", "value"), kpi.baseline.value, kpi.baseline.on
    if kpi.target:
        yield ("target", "value"), kpi.target.value, kpi.target.by
    if kpi.readings:
        for day, value in sorted(kpi.readings.on.items()):
            yield ("readings",) if kpi.readings.file else ("readings", day.isoformat()), value, day


def _is_possible(unit: str | None, value: float) -> bool:
    return (unit != "percent" or value <= WHOLE) and (unit not in NEVER_NEGATIVE or value >= 0)


def _impossible(kpi: Name, value: float, day: date | None) -> Said:
    limit = say("more than 100 percent") if value > 0 else say("less than zero")
    if day is None:
        return say("The KPI {kpi} has the value {value}; {limit} is not possible.", kpi=kpi, value=value, limit=limit)
    return say(
        "The KPI {kpi} has the value {value} for {day}; {limit} is not possible.",
        kpi=kpi,
        value=value,
        day=day,
        limit=limit,
    )


@rule("warning")
def target_not_better(index: Index) -> Iterator[Problem]:
    """A KPI whose target is no better than where it started."""
    for id_, kpi, name in _kpis(index):
        if not kpi.target or not kpi.baseline:
            continue
        start, aim = kpi.baseline.value, kpi.target.value
        if aim == start or (aim > start) == (kpi.better == "lower"):
            said, remedy = _no_better(name, start, aim)
            yield Problem(
                at("monitoring", "kpis", id_, "target", "value"),
                said,
                remedy,
                related=(at("monitoring", "kpis", id_, "baseline", "value"),),
            )


def _no_better(kpi: Name, start: float, aim: float) -> tuple[Said, Said]:
    if aim == start:
        said = say("The target of the KPI {kpi} is {aim}, and that is where it started.", kpi=kpi, aim=aim)
        return said, say("Choose a value that asks for something to change, or correct the baseline.")
    if aim > start:
        said = say(
            "The KPI {kpi} is to go from {start} up to {aim}, though lower is better.", kpi=kpi, start=start, aim=aim
        )
        return said, say("Write `better: higher` if more is what you want, or correct the two values.")
    said = say(
        "The KPI {kpi} is to go from {start} down to {aim}, though higher is better.", kpi=kpi, start=start, aim=aim
    )
    return said, say("Write `better: lower` if less is what you want, or correct the two values.")


@rule("hint")
def only_activity_kpis(index: Index) -> Iterator[Problem]:
    """Only visits and reactions are measured, and not whether the intranet is of use."""
    if _only_activity(index):
        yield Problem(
            at("monitoring", "kpis", part="key"),
            say(
                "All KPIs count visits and reactions; none shows whether colleagues find what they need or can trust it."
            ),
            say("Add a KPI of the family `task`, `findability`, `quality` or `outcome`."),
        )


def _only_activity(index: Index) -> bool:
    families = {kpi.family for kpi in index.data.monitoring.kpis.values()}
    return bool(families) and families <= ACTIVITY


@rule("hint", whole=True)
def kpi_family_missing(index: Index) -> Iterator[Problem]:
    """A side of the intranet that nobody measures: adoption, findability, tasks or quality."""
    families = {kpi.family for kpi in index.data.monitoring.kpis.values()}
    missing = [f"`{family}`" for family in WANTED if family not in families]
    if families and None not in families and missing and not _only_activity(index):
        yield Problem(
            at("monitoring", "kpis", part="key"),
            say_n(
                len(missing), "The family {missing} has no KPI.", "The families {missing} have no KPI.", missing=missing
            ),
            say("Add one figure for what is missing, or waive this if you leave it out on purpose."),
        )


@rule("warning")
def feedback_without_owner(index: Index) -> Iterator[Problem]:
    """A way to give feedback that nobody reads."""
    for id_, feedback in index.data.monitoring.feedback.items():
        if not feedback.owner:
            yield Problem(
                at("monitoring", "feedback", id_, "owner"),
                say(
                    "Nobody owns the feedback channel {feedback}: who reads it and who answers?",
                    feedback=named(id_, feedback),
                ),
                say("Name who reads it and answers: `owner: community-manager`."),
            )


@rule("warning", whole=True, needs=("strategy", "monitoring"))
def audience_without_feedback(index: Index) -> Iterator[Problem]:
    """An audience that has no way to say what it thinks."""
    channels = index.data.monitoring.feedback.values()
    heard = {audience for channel in channels for audience in channel.audience}
    if all(channel.audience for channel in channels):
        for id_, audience in index.data.strategy.audiences.items():
            if id_ not in heard:
                yield Problem(
                    at("strategy", "audiences", id_, part="entry"),
                    say("No feedback channel is meant for the audience {audience}.", audience=named(id_, audience)),
                    say(
                        "Add `{id}` to the `audience` of a channel under `monitoring.feedback`, or open one for it.",
                        id=id_,
                    ),
                    cause="monitoring.feedback",
                )
