"""Rules on readings and reports: measured on time, reported on time, acted upon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import next_after, spoken_rhythm
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.wishes import OPEN, stage
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.dates import Rhythm
    from plankit.index import Index
    from plankit.sections.monitoring import Kpi, Target
    from plankit.words import Name, Said


class Reading(NamedTuple):
    """What a KPI was on a day."""

    on: date
    value: float


def _readings(kpi: Kpi, on: date) -> list[Reading]:
    """The readings up to a day, the oldest first."""
    found = kpi.readings.on if kpi.readings else {}
    return [Reading(day, value) for day, value in sorted(found.items()) if day <= on]


def _overdue(last: date, every: Rhythm, on: date) -> date | None:
    """The day on which it was due again, once another half of the rhythm has gone by as well."""
    due = next_after(last, every)
    return due if due and on - due > (due - last) / 2 else None


@rule("warning", timed=True)
def target_date_passed(index: Index) -> Iterator[Problem]:
    """A KPI whose target should have been reached by now, while no reading shows that it was."""
    for id_, kpi in index.data.monitoring.kpis.items():
        if not kpi.target or not kpi.target.by or kpi.target.by >= index.on:
            continue
        last = next(reversed(_readings(kpi, index.on)), None)
        if not last or not _reached(last.value, kpi.target.value, kpi.better):
            yield Problem(
                at("monitoring", "kpis", id_, "target", "by"),
                _missed(named(id_, kpi), kpi.target, last),
                say("Agree on a new target and day with the owner of the goal, and say what will be done differently."),
            )


def _reached(value: float, aim: float, better: str) -> bool:
    return value <= aim if better == "lower" else value >= aim


def _missed(kpi: Name, target: Target, last: Reading | None) -> Said:
    if not last:
        return say(
            "The KPI {kpi} was to reach {aim} by {by}, and the plan holds no reading that shows it did.",
            kpi=kpi,
            aim=target.value,
            by=target.by,
        )
    return say(
        "The KPI {kpi} was to reach {aim} by {by}; the last reading, of {last}, is {value}.",
        kpi=kpi,
        aim=target.value,
        by=target.by,
        last=last.on,
        value=last.value,
    )


@rule("warning", timed=True, outside=True)
def kpi_not_measured(index: Index) -> Iterator[Problem]:
    """A KPI whose next reading is long due."""
    for id_, kpi in index.data.monitoring.kpis.items():
        last = next(reversed(_readings(kpi, index.on)), None)
        if last and kpi.every and (due := _overdue(last.on, kpi.every, index.on)):
            yield Problem(
                at("monitoring", "kpis", id_, "readings"),
                say(
                    "The KPI {kpi} is to be measured {rhythm}. The last reading is of {last}, so one was due on {due}.",
                    kpi=named(id_, kpi),
                    rhythm=spoken_rhythm(kpi.every),
                    last=last.on,
                    due=due,
                ),
                say("Measure it and add the reading, or change `every` to what is feasible."),
            )


@rule("warning", timed=True, outside=True)
def act_now_without_action(index: Index) -> Iterator[Problem]:
    """A KPI beyond the point where something must be done, while the plan shows nothing that is being done."""
    acting = _acted_on(index)
    for id_, kpi in index.data.monitoring.kpis.items():
        beyond = _beyond(kpi, index.on)
        if beyond and id_ not in acting and not _written_about(index, id_, kpi, beyond[0].on):
            yield Problem(
                at("monitoring", "kpis", id_, "readings"),
                _act(named(id_, kpi), kpi, beyond[0], beyond[-1]),
                say(
                    "Decide what to do: a wish for its goal, an activity under `roadmap.adoption`, or a decision in the log."
                ),
            )


def _acted_on(index: Index) -> set[str]:
    """The KPIs that an open wish works on through its goal, or an activity that is not over."""
    goals = {wish.goal for wish in index.data.roadmap.wishes.values() if stage(wish) in OPEN}
    served = {kpi for id_, goal in index.data.strategy.goals.items() if id_ in goals for kpi in goal.kpis}
    activities = index.data.roadmap.adoption.values()
    return served | {kpi for each in activities if not each.until or each.until >= index.on for kpi in each.kpis}


def _beyond(kpi: Kpi, on: date) -> list[Reading]:
    """The readings beyond the limit that last until now."""
    run: list[Reading] = []
    for reading in _readings(kpi, on):
        run = [*run[:1], reading] if _asks_for_action(kpi, reading.value) else []
    return run


def _asks_for_action(kpi: Kpi, value: float) -> bool:
    below = kpi.act_below is not None and value < kpi.act_below
    return below or (kpi.act_above is not None and value > kpi.act_above)


def _written_about(index: Index, id_: str, kpi: Kpi, since: date) -> bool:
    """Whether a risk, or a decision taken since then, names the KPI by its id or title."""
    titles = [kpi.title] if isinstance(kpi.title, str) else list(kpi.title.values())
    names = "|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in (id_, *titles) if each)
    return any(re.search(names, text, re.IGNORECASE) for text in _writings(index, since))


def _writings(index: Index, since: date) -> Iterator[str]:
    risks = [(each.title, each.measure) for each in index.data.strategy.risks.values()]
    log = index.data.ownership.log.values()
    decisions = [(each.title, each.reason) for each in log if each.on and since <= each.on <= index.on]
    for text in (text for texts in (*risks, *decisions) for text in texts if text):
        yield text if isinstance(text, str) else " ".join(text.values())


def _act(name: Name, kpi: Kpi, first: Reading, last: Reading) -> Said:
    if kpi.act_below is not None and last.value < kpi.act_below:
        return say(
            "The KPI {kpi} has been below {limit} since {since} and now stands at {value}: something must be done, "
            "and no wish, decision or risk in the plan answers to it.",
            kpi=name,
            limit=kpi.act_below,
            since=first.on,
            value=last.value,
        )
    return say(
        "The KPI {kpi} has been above {limit} since {since} and now stands at {value}: something must be done, "
        "and no wish, decision or risk in the plan answers to it.",
        kpi=name,
        limit=kpi.act_above,
        since=first.on,
        value=last.value,
    )


@rule("warning", timed=True, outside=True)
def report_overdue(index: Index) -> Iterator[Problem]:
    """A report that was promised regularly and has stopped coming."""
    for id_, report in index.data.monitoring.reports.items():
        last = max((day for day in report.delivered if day <= index.on), default=None)
        if last and report.every and (due := _overdue(last, report.every, index.on)):
            yield Problem(
                at("monitoring", "reports", id_, "delivered"),
                say(
                    "The report {report} is promised {rhythm}. The last one came on {last}, so one was due on {due}.",
                    report=named(id_, report),
                    rhythm=spoken_rhythm(report.every),
                    last=last,
                    due=due,
                ),
                say("Deliver it and add the day to `delivered`, or agree on another rhythm with those who receive it."),
            )
