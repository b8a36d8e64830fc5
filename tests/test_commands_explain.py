"""`plankit explain`: a rule's page for reading, and the list of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plankit.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_page(call: Callable[..., Ran], golden: Callable[..., None], language: str) -> None:
    """What a rule means, why it matters, a plan that shows it, what is said, and how to mend it."""
    ran = call("explain", "unfilled-owner", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    golden(ran.out)


@pytest.mark.parametrize(("option", "environment"), [([], {"PLANKIT_LANG": "nl"}), (["--lang", "nl"], {})])
def test_the_list(call: Callable[..., Ran], option: list[str], environment: dict[str, str]) -> None:
    """Every rule stands in the list, under its family, with its severity and a line in the reader's language."""
    english = call("explain").out
    dutch = call("explain", *option, env=environment).out
    for told in (english, dutch):
        rows = [line.split()[:2] for line in told.splitlines() if line.startswith("  ")]
        assert sorted(rows) == sorted([rule.severity[0].upper(), rule.name] for rule in all_rules().values())
    families = [line for line in english.splitlines() if line and not line.startswith(" ") and " " not in line]
    assert families == sorted({rule.family for rule in all_rules().values()})
    assert english.splitlines()[-1] == (
        "E error, W warning, H hint in profile `standard`. `plankit explain RULE` shows a rule's page."
    )
    assert dutch.splitlines()[-1] == (
        "E fout, W waarschuwing, H tip in profiel `standard`. `plankit explain REGEL` toont de uitleg van een regel."
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_rule_is_explained(call: Callable[..., Ran], language: str) -> None:
    """Each page comes out with its parts in order, in either language, and with the plan that shows it."""
    parts = {
        "en": ["## Why it matters", "## A plan that shows it", "## What plankit says", "## How to mend it"],
        "nl": ["**Waarom.**", "**Zo los je het op.**", "## Een plan waarin het misgaat", "## Het plan, hersteld"],
    }[language]
    lacking = {}
    for name in all_rules():
        told = call("explain", name, "--lang", language).out
        places = [told.find(part) for part in parts]
        if -1 in places or places != sorted(places) or not told.startswith(f"# {name}\n\n"):
            lacking[name] = places
    assert lacking == {}
