"""Every rule's page is run: the plan that shows it, the exact output, and the mended plan."""

from __future__ import annotations

from datetime import date

import pytest

from judged import PAGE_DAY, findings_of, index_of, said_about
from plankit.explain import MENDED, PAGES, SAID, SHOWN, Page, page
from plankit.rules import all_rules

__all__ = ["findings_of", "index_of", "said_about"]


def day_of(part: Page, heading: str) -> date:
    """The day for which a plan on a page is checked."""
    words = [block.words["as-of"] for block in part.blocks.get(heading, ()) if "as-of" in block.words]
    return date.fromisoformat(words[0]) if words else PAGE_DAY


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_the_plan_on_the_page_shows_exactly_what_the_page_says(rule: str, accept: bool) -> None:
    """The output on the page is what plankit prints about the plan on the page."""
    shown = page(rule)
    said = said_about(shown.files(SHOWN), rule, day_of(shown, SHOWN))
    block = shown.blocks[SAID][0]
    if accept and block.text != said:
        lines = shown.text.splitlines(keepends=True)
        lines[block.first + 1 : block.last - 1] = [said]
        (PAGES / f"{rule}.md").write_text("".join(lines), encoding="utf-8")
        return
    assert said, "the plan that shows the rule gives no finding of it"
    assert block.text == said


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_the_plan_on_the_page_has_no_other_error(rule: str) -> None:
    """The example is about its rule and nothing else."""
    shown = page(rule)
    findings = findings_of(shown.files(SHOWN), day_of(shown, SHOWN))
    assert [f"{each.rule} {each.at}" for each in findings if each.severity == "error" and each.rule != rule] == []


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_the_mended_plan_is_free_of_errors_and_of_the_rule(rule: str) -> None:
    """What the page tells to do really mends it."""
    shown = page(rule)
    assert shown.files(MENDED)
    findings = findings_of(shown.files(MENDED), day_of(shown, MENDED))
    assert [f"{each.rule} {each.at}" for each in findings if each.severity == "error" or each.rule == rule] == []
