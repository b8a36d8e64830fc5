"""Edge cases of the rules on the strategy that a page cannot show well."""

from __future__ import annotations

from datetime import date

import pytest

from judged import PAGE_DAY, findings_of
from plankit.words import words

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """The places at which a rule speaks."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [each.at for each in findings_of(texts, on, select=(rule,))]


def goal(fields: str, more: str = "") -> str:
    """A plan with one goal."""
    return f"strategy: {{goals: {{calm: {{title: Calm, {fields}}}}}}}\n{more}"


@pytest.mark.parametrize("status", ["met", "dropped"])
@pytest.mark.parametrize(
    "rule",
    [
        "goal-without-kpi",
        "goal-without-owner",
        "goal-without-date",
        "goal-past-its-date",
        "goal-nothing-serves",
        "too-many-success-factors",
    ],
)
def test_only_open_goals_are_looked_at(rule: str, status: str) -> None:
    """A goal that was met or dropped is history; the same goal is told while it is open."""
    fields = "success_factors: [a, b, c, d, e, f, g, h, i]" + (", by: 2025" if rule == "goal-past-its-date" else "")
    more = "monitoring: {kpis: {}}\nroadmap: {wishes: {bell: {title: Bell, goal: noise}}}\n"
    assert (len(found(rule, goal(fields, more))), found(rule, goal(f"{fields}, status: {status}", more))) == (1, [])


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("", []),
        ("strategy: {vision: Calm}\n", ["strategy.goals"]),
        (goal("status: open"), []),
        (goal("status: met"), ["strategy.goals"]),
        ("strategy: {goals: [calm]}\n", []),
    ],
    ids=["no strategy", "no goals", "open", "all met", "goals that cannot be read"],
)
def test_a_goal_to_work_towards_is_an_open_one(plan: str, expected: list[str]) -> None:
    """Without the section another rule speaks, and what was written wrongly is told once."""
    assert found("no-goals", plan) == expected


def test_goals_that_are_all_settled_are_told_as_such() -> None:
    """Whoever met their goals is not told that there are none."""
    said = [
        words("en")(each.message) for each in findings_of({"p.yaml": HEAD + goal("status: met")}, select=("no-goals",))
    ]
    assert said == ["All goals of the strategy have been met or dropped, and nothing says what comes next."]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("plan_not_yet", []),
        ("monitoring: {kpis: {}}\n", ["strategy.goals.calm.kpis"]),
    ],
    ids=["no monitoring", "declared", "monitoring"],
)
def test_goals_need_no_kpi_while_nothing_is_measured(more: str, expected: list[str]) -> None:
    """A plan that does not measure yet is not told so at every goal."""
    plan = goal("owner: ann", "" if more == "plan_not_yet" else more)
    text = (HEAD + plan).replace(
        "Somewhere", "Somewhere, not_yet: [monitoring]" if more == "plan_not_yet" else "Somewhere"
    )
    assert [each.at for each in findings_of({"p.yaml": text}, select=("goal-without-kpi",))] == expected


@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        ("2026-10-31", date(2026, 10, 31), []),
        ("2026-10-31", date(2026, 11, 1), ["strategy.goals.calm.by"]),
        ("2026-Q4", date(2026, 12, 31), []),
        ("2026-Q4", date(2027, 1, 1), ["strategy.goals.calm.by"]),
    ],
)
def test_a_goal_is_late_on_the_day_after(by: str, on: date, expected: list[str]) -> None:
    """What is due today is not overdue, and a rough date ends on its last day."""
    assert found("goal-past-its-date", goal(f"by: {by}"), on) == expected


def roadmap(wish: str = "", rest: str = "") -> str:
    """A roadmap with one wish that serves another goal, and perhaps a second wish."""
    return f"roadmap: {{wishes: {{bell: {{title: Bell, goal: noise}}, {wish}}}{rest}}}\n"


HUSH = "policies: {{hush: {{title: Hush, status: {}, levers: {{monitoring: [decibels]}}}}}}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("roadmap: {wishes: {}}\n", []),
        ("roadmap: {wishes: {bell: {title: Bell}}}\n", []),
        (roadmap(), ["strategy.goals.calm"]),
        (roadmap("carpet: {title: Carpet, goal: calm}"), []),
        (roadmap("carpet: {title: Carpet, goal: calm, status: done}"), []),
        (roadmap("carpet: {title: Carpet, goal: calm, status: rejected}"), ["strategy.goals.calm"]),
        (roadmap(rest=", adoption: {week: {kpis: [decibels]}}"), []),
        (roadmap() + HUSH.format("in_force"), []),
        (roadmap() + HUSH.format("withdrawn"), ["strategy.goals.calm"]),
    ],
    ids=["no wishes", "no goals named", "other goal", "wish", "done", "rejected", "activity", "policy", "withdrawn"],
)
def test_wishes_activities_and_policies_serve_goals(more: str, expected: list[str]) -> None:
    """The rule speaks once wishes name goals at all; what was turned down serves nothing."""
    assert found("goal-nothing-serves", goal("kpis: [decibels]", more)) == expected


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("{every: 1 year, last: 2025-11-01}", []),
        ("{every: 1 year, last: 2025-10-31}", ["strategy.review"]),
        ("{every: 1 year, last: 2025-01-01, next: 2026-11-01}", []),
        ("{last: 2020}", []),
    ],
)
def test_the_strategy_is_due_on_its_day(review: str, expected: list[str]) -> None:
    """What is due today is not overdue; a date that was written down goes before one that was computed."""
    assert found("strategy-review-overdue", f"strategy: {{vision: Calm, review: {review}}}\n") == expected


def test_moving_the_next_review_is_asked_where_it_was_written_down() -> None:
    """Whoever keeps `next` by hand would otherwise stay overdue."""
    plan = HEAD + "strategy: {vision: Calm, review: {next: 2026-10-01}}\n"
    (finding,) = findings_of({"p.yaml": plan}, select=("strategy-review-overdue",))
    assert words("en")(finding.remedy or "") == (
        "Go through it with those who decide, then write under `review`: `last: 2026-11-01`, and a later `next`."
    )


def test_the_limits_can_be_set() -> None:
    """Exactly as many as the limit are not too many; a plan may set its own."""
    plan = "strategy: {goals: {a: A, b: B, c: C}}\n"
    setting = "checks: {{rules: {{too-many-goals: {{most: {}}}}}}}\n"
    assert found("too-many-goals", plan + setting.format(3)) == []
    assert found("too-many-goals", plan + setting.format(2)) == ["strategy.goals"]
