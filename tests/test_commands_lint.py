"""`plankit lint`: what can be told from the text alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit.rules import all_rules
from plankit.words import words
from written import GAP_DAY, plan_with_a_gap, written  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

FIVE = """\
plankit: 1
plan: {title: Plan, organization: Oevermark}
people:
  anna: Anna
roles:
  content-manager:
    title: Content manager
    holders: anna
responsibilities:
  check-content:
    title: Check content
    ownr: content-manager
  write-news:
    title: Write news
    owner: contentmanager
  plan-news:
    title: Plan news
    owner: content-manager
    informed: {anna: too}
  tidy:
    title: Tidy up
  plan-news:
    title: Again
    owner: content-manager
"""


def test_five_mistakes_five_findings(call: Callable[..., Ran], golden: Callable[..., None], tmp_path: Path) -> None:
    """The five typical mistakes in one file: each told once, at its place, with its remedy, in one run."""
    written(tmp_path, {"plan.yaml": FIVE})
    ran = call("lint", "--ignore", "plan", "--ignore", "roles", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    golden(ran.out.replace(words("en").date(date.today()), "<today>"))  # noqa: DTZ011 - the day where the user sits


def test_the_day_does_not_matter(call: Callable[..., Ran], gap: Path) -> None:
    """A gap that opens as time passes is the business of `check`; `lint` asks no rule that depends on the day."""
    assert (call("lint", cwd=gap).code, call("check", "--as-of", GAP_DAY, cwd=gap).code) == (0, 1)
    counted = call("lint", "--statistics", "--profile", "strict", cwd=gap).out
    timed = [rule.name for rule in all_rules().values() if rule.timed]
    assert [name for name in timed if f"  {name} " in counted] == []
    assert "  role-not-in-job-description " in counted
    assert "2026" not in counted.splitlines()[-2]


def test_lint_takes_no_day(call: Callable[..., Ran], gap: Path) -> None:
    """Whoever gives a day wants `check`."""
    ran = call("lint", "--as-of", GAP_DAY, cwd=gap)
    assert (ran.code, ran.out) == (2, "")


def test_a_single_file(call: Callable[..., Ran], gap: Path) -> None:
    """An editor or a hook may name one file; the rest of the folder is not read."""
    written(gap / "plan", {"more.yaml": "roles: ["})
    assert [call("lint", f"plan/{name}.yaml", cwd=gap).code for name in ("plan", "more")] == [0, 1]
