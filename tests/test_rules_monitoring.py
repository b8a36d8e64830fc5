"""Edge cases of the rules on feedback and monitoring that a page cannot show well."""

from __future__ import annotations

from datetime import date

import pytest

from plankit.words import words
from test_rules import PAGE_DAY, findings_of

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """The places at which a rule speaks."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [each.at for each in findings_of(texts, on, select=(rule,))]


def said(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """What a rule says, in English."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [words("en")(each.message) for each in findings_of(texts, on, select=(rule,))]


def kpi(fields: str) -> str:
    """A plan with one KPI."""
    return f"monitoring: {{kpis: {{reach: {{title: Reach, {fields}}}}}}}\n"


GOAL = "strategy: {{goals: {{known: {{title: Known, {}}}}}}}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("strategy: {vision: One place}\n", []),
        (GOAL.format("kpis: [reach]"), []),
        (GOAL.format("kpis: []"), ["monitoring.kpis.reach"]),
        (GOAL.format("kpis: [reach], status: dropped"), ["monitoring.kpis.reach"]),
        (GOAL.format("kpis: [reach], status: met"), []),
        (GOAL.format("") + "policies: {tone: {title: Tone, levers: {monitoring: [reach]}}}\n", []),
        (GOAL.format("") + "roadmap: {adoption: {tour: {kpis: [reach]}}}\n", []),
    ],
    ids=["no strategy", "no goals", "used", "unused", "goal dropped", "goal met", "by a policy", "by an activity"],
)
def test_a_kpi_is_used_by_a_goal_a_policy_or_an_activity(more: str, expected: list[str]) -> None:
    """Only a goal that was dropped does not count; without goals another rule speaks."""
    assert found("kpi-without-goal", kpi("unit: percent") + more) == expected


def test_a_kpi_is_not_called_unused_while_a_file_cannot_be_read() -> None:
    """The goal that uses it may stand in the file that is broken."""
    plan = kpi("unit: percent") + GOAL.format("kpis: []")
    assert found("kpi-without-goal", plan, goals_yaml="strategy: {goals: [") == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("target: {value: 80}", ["monitoring.kpis.reach.baseline"]),
        ("target: {value: 80}, readings: {2026-01-31: 61}", []),
        ("source: Platform", []),
    ],
    ids=["neither", "readings", "no target"],
)
def test_the_first_reading_serves_as_baseline(fields: str, expected: list[str]) -> None:
    """Where there are readings the start is known, and without a target there is nothing to compare with."""
    assert found("kpi-without-baseline", kpi(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("unit: percent, readings: {2026-01-31: 100, 2026-02-28: 0}", []),
        ("unit: percent, baseline: {value: 101}", ["baseline.value"]),
        ("unit: percent, target: {value: -1}", ["target.value"]),
        ("unit: minutes, readings: {2026-01-31: -0.5, 2026-02-28: 140}", ["readings.2026-01-31"]),
        ("unit: score, readings: {2026-01-31: -12}", []),
        ("unit: growth in percent, readings: {2026-01-31: 140}", []),
        ("readings: {2026-01-31: -12}", []),
    ],
    ids=["bounds", "baseline", "target", "minutes", "score", "own word", "no unit"],
)
def test_only_units_with_bounds_have_impossible_values(fields: str, expected: list[str]) -> None:
    """Zero and a hundred are possible; a score or a unit of one's own may be anything."""
    assert found("reading-out-of-range", kpi(fields)) == [f"monitoring.kpis.reach.{each}" for each in expected]


def test_an_impossible_reading_in_a_file_is_told_with_its_day() -> None:
    """The finding stands where the plan names the file, so the sentence says which reading it is."""
    plan = kpi("unit: percent, readings: reach.csv")
    assert said("reading-out-of-range", plan, reach_csv="date,value\n2026-09-30,61\n2026-10-31,612\n") == [
        "The KPI “Reach” (reach) has the value 612 for 31 October 2026; more than 100 percent is not possible."
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("baseline: {value: 31}, target: {value: 5}, better: lower", []),
        ("baseline: {value: 61}, target: {value: 80}", []),
        ("target: {value: 5}", []),
        (
            "baseline: {value: 99}, target: {value: 99}",
            ["The target of the KPI “Reach” (reach) is 99, and that is where it started."],
        ),
        (
            "baseline: {value: 99}, target: {value: 99}, better: lower",
            ["The target of the KPI “Reach” (reach) is 99, and that is where it started."],
        ),
        (
            "baseline: {value: 5}, target: {value: 31}, better: lower",
            ["The KPI “Reach” (reach) is to go from 5 up to 31, though lower is better."],
        ),
    ],
    ids=["lower", "higher", "no baseline", "equal", "equal and lower", "wrong way"],
)
def test_a_target_is_better_than_the_baseline_in_the_direction_that_counts(fields: str, expected: list[str]) -> None:
    """Higher is better unless the plan says otherwise."""
    assert said("target-not-better", kpi(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("target: {value: 80, by: 2026-11-01}", []),
        (
            "target: {value: 80, by: 2026-10-31}",
            [
                (
                    "The KPI “Reach” (reach) was to reach 80 by 31 October 2026, "
                    "and the plan holds no reading that shows it did."
                )
            ],
        ),
        ("target: {value: 80, by: 2026-10-31}, readings: {2026-10-01: 80}", []),
        ("target: {value: 20, by: 2026-10-31}, better: lower, readings: {2026-10-01: 18}", []),
        (
            "target: {value: 80, by: 2026-10-31}, readings: {2026-10-01: 70, 2026-12-01: 90}",
            ["The KPI “Reach” (reach) was to reach 80 by 31 October 2026; the last reading, of 1 October 2026, is 70."],
        ),
        ("target: {value: 80}", []),
    ],
    ids=["due today", "no reading", "reached", "reached downwards", "reached only later", "no day"],
)
def test_a_target_has_passed_the_day_after_and_unless_it_was_reached(fields: str, expected: list[str]) -> None:
    """What is due today is not late, and readings of later days are not known yet."""
    assert said("target-date-passed", kpi(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "on", "expected"),
    [
        ("every: monthly, readings: {2026-08-31: 1}", date(2026, 10, 15), []),
        ("every: monthly, readings: {2026-08-31: 1}", date(2026, 10, 16), ["monitoring.kpis.reach.readings"]),
        ("every: {times_a_year: 2}, readings: {2026-01-31: 1}", date(2026, 10, 29), []),
        ("every: monthly", date(2026, 10, 16), []),
        ("readings: {2020-08-31: 1}", date(2026, 10, 16), []),
        (
            "every: monthly, readings: {2026-08-31: 1, 2026-12-31: 2}",
            date(2026, 10, 16),
            ["monitoring.kpis.reach.readings"],
        ),
    ],
    ids=["half a rhythm late", "a day more", "twice a year", "readings elsewhere", "no rhythm", "later reading"],
)
def test_a_reading_may_be_half_a_rhythm_late(fields: str, on: date, expected: list[str]) -> None:
    """A KPI without readings is kept elsewhere; one without a rhythm is measured when needed."""
    assert found("kpi-not-measured", kpi(fields), on) == expected


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [("[2026-07-15]", []), ("[]", []), ("[2026-06-15]", ["monitoring.reports.page.delivered"])],
    ids=["in time", "not recorded", "late"],
)
def test_a_report_may_be_half_a_rhythm_late(delivered: str, expected: list[str]) -> None:
    """A report of which no delivery is noted is left alone."""
    plan = f"monitoring: {{reports: {{page: {{title: A page, every: quarterly, delivered: {delivered}}}}}}}\n"
    assert found("report-overdue", plan) == expected


LOW = kpi("act_below: 60, readings: {2026-03-31: 66, 2026-06-30: 57, 2026-09-30: 52}")
WORKS = (
    "strategy: {{goals: {{known: {{title: Known, kpis: [reach]}}}}}}\nroadmap: {{wishes: {{app: {{goal: known{}}}}}}}\n"
)


@pytest.mark.parametrize(
    ("more", "speaks"),
    [
        ("", True),
        (WORKS.format(""), False),
        (WORKS.format(", status: done"), True),
        (WORKS.format(", decision: {outcome: rejected}"), True),
        ("roadmap: {adoption: {tour: {kpis: [reach], until: 2026-11-01}}}\n", False),
        ("roadmap: {adoption: {tour: {kpis: [reach], until: 2026-10-31}}}\n", True),
        ("ownership: {log: {why: {on: 2026-06-30, title: What to do about reach}}}\n", False),
        ("ownership: {log: {why: {on: 2026-06-29, title: What to do about reach}}}\n", True),
        ("ownership: {log: {why: {on: 2026-07-30, title: What was reached}}}\n", True),
        ("ownership: {log: {why: {on: 2026-07-30, title: {nl: Besluit over Reach, en: Decision}}}}\n", False),
        ("strategy: {risks: {phones: {title: Phones, measure: Keeps reach low; talk with the council}}}\n", False),
    ],
    ids=[
        "nothing",
        "wish",
        "wish done",
        "wish rejected",
        "activity",
        "activity over",
        "decision",
        "older decision",
        "other word",
        "decision in two languages",
        "risk",
    ],
)
def test_a_wish_an_activity_a_decision_or_a_risk_answers_to_a_kpi(more: str, speaks: bool) -> None:
    """What is over, refused or from before the limit was passed answers to nothing."""
    assert bool(found("act-now-without-action", LOW + more)) is speaks


def test_a_kpi_that_came_back_within_its_limit_asks_for_nothing() -> None:
    """The last reading decides; a limit may lie above as well, and its own value is still within."""
    readings = "readings: {2026-06-30: 57, 2026-09-30: 60}"
    assert found("act-now-without-action", kpi(f"act_below: 60, {readings}")) == []
    assert said("act-now-without-action", kpi(f"better: lower, act_above: 58, {readings}")) == [
        (
            "The KPI “Reach” (reach) has been above 58 since 30 September 2026 and now stands at 60: something must be done, "
            "and no wish, decision or risk in the plan answers to it."
        )
    ]


@pytest.mark.parametrize(
    ("families", "only", "missing"),
    [
        (["adoption", "engagement"], 1, 0),
        (["adoption", "outcome"], 0, 1),
        (["adoption", None], 0, 0),
        (["adoption", "findability", "task", "quality"], 0, 0),
        ([], 0, 0),
    ],
    ids=["activity only", "one-sided", "a family not given", "all sides", "no kpis"],
)
def test_one_sided_measuring_is_told_once(families: list[str | None], only: int, missing: int) -> None:
    """Where activity alone is measured nothing more is said of what is missing, and a family not given may be any."""
    lines = [f"k{number}: {{family: {family or '~'}, title: K}}" for number, family in enumerate(families)]
    plan = f"monitoring: {{kpis: {{{', '.join(lines)}}}}}\n"
    counts = len(found("only-activity-kpis", plan)), len(found("kpi-family-missing", plan))
    assert counts == (only, missing)


def test_the_families_that_are_missing_are_named_together() -> None:
    """One finding for the plan, not one for each family."""
    plan = "monitoring: {kpis: {reach: {title: Reach, family: outcome}}}\n"
    assert said("kpi-family-missing", plan) == [
        "The families `adoption`, `findability`, `task` and `quality` have no KPI."
    ]


AUDIENCES = "strategy: {audiences: {drivers: Drivers, office: Office}}\n"


@pytest.mark.parametrize(
    ("monitoring", "expected"),
    [
        ("", []),
        ("monitoring: {feedback: {form: {owner: anna}}}\n", []),
        ("monitoring: {feedback: {form: {audience: [office]}}}\n", ["drivers"]),
        ("monitoring: {reports: {page: A page}}\n", ["drivers", "office"]),
    ],
    ids=["no monitoring", "open to all", "one audience", "no channel"],
)
def test_a_channel_without_an_audience_is_open_to_all(monitoring: str, expected: list[str]) -> None:
    """Without the section monitoring another rule speaks."""
    places = [f"strategy.audiences.{each}" for each in expected]
    assert found("audience-without-feedback", AUDIENCES + monitoring) == places


def test_audiences_without_a_channel_have_one_cause() -> None:
    """The text report folds them, as one new channel may help them all."""
    texts = {"plan.yaml": HEAD + AUDIENCES + "monitoring: {reports: {page: A page}}\n"}
    findings = findings_of(texts, select=("audience-without-feedback",))
    assert [each.cause for each in findings] == ["monitoring.feedback"] * 2
