"""Twice the plan is twice the work, and no more: counted in steps, not in seconds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from judged import PAGE_DAY, index_of
from multiplied import multiplied, steps
from plankit.explain import SHOWN, page
from plankit.index import Index
from plankit.render import Wanted, render
from plankit.rules import all_rules
from plankit.views import Given
from test_rules import day_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.plan import Plan

TIMES, FEWER = (6, 12, 24), (2, 4, 8)
MOST, SLACK = 2.4, 400
"""Twice the plan may add so many times what half of it added: 2 where work is linear, 4 where it is quadratic."""
PAIRS = {"unit-without-ambassador"}
"""Rules that look at each pair of two things: at every unit, for each role that wants somebody in every unit."""


@pytest.fixture(autouse=True)
def few_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mistyped id is compared with is bounded; a plan of a test is too small to meet that bound."""
    monkeypatch.setattr("plankit.index.nearest.SEARCHES", 3)


def growth(work: Callable[[int], Callable[[], object]], sizes: tuple[int, int, int]) -> tuple[int, int]:
    """What the second doubling adds, and what it may."""
    work(sizes[0])()  # what is loaded or compiled once is no growth
    first, second, third = (steps(work(times)) for times in sizes)
    return third - second, round(MOST * (second - first)) + SLACK


@pytest.mark.parametrize("rule", sorted(all_rules().keys() - PAIRS))
def test_no_rule_is_quadratic(rule: str) -> None:
    """On the plan of its page, where it finds something, a rule takes twice the steps for twice the entries."""
    shown = page(rule)
    files, on = shown.files(SHOWN), day_of(shown, SHOWN)
    check = all_rules()[rule].check

    def work(times: int) -> Callable[[], object]:
        index = index_of(multiplied(files, times), on)
        return lambda: list(check(index))

    added, most = growth(work, TIMES)
    assert added <= most


@cache
def example(times: int) -> Plan:
    """The example plan so many times over."""
    files = {str(file.relative_to(ROOT / "plan")): file.read_bytes() for file in (ROOT / "plan").rglob("*.*")}
    return index_of(multiplied({name: raw for name, raw in files.items() if "schema" not in name}, times)).plan


@pytest.mark.parametrize("rule", sorted(all_rules().keys() - PAIRS))
def test_no_rule_is_quadratic_on_a_plan_with_everything(rule: str) -> None:
    """Nor is it on the example plan, which holds everything that a rule may look at."""
    check = all_rules()[rule].check

    def work(times: int) -> Callable[[], object]:
        index = Index(example(times), PAGE_DAY, PAGE_DAY.replace(year=PAGE_DAY.year + 1))
        return lambda: list(check(index))

    added, most = growth(work, FEWER)
    assert added <= most


def test_pages_are_not_quadratic() -> None:
    """Twice the plan takes twice the work to view, to fill and to make searchable."""

    def work(times: int) -> Callable[[], object]:
        given = Given(Index(example(times), PAGE_DAY, PAGE_DAY.replace(year=PAGE_DAY.year + 1)))
        return lambda: render(given, Wanted("html", "en"))

    added, most = growth(work, (1, 2, 4))
    assert added <= most
