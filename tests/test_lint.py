"""How rules are chosen and weighed, what waivers silence, and what a finding's fingerprint holds on to."""

from __future__ import annotations

from datetime import date

import pytest

from judged import findings_of, index_of
from plankit.lint import Choice, RuleCrashError, lint
from plankit.rule import Rule, declared

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org, not_yet: [strategy, policies, monitoring, support, training, roadmap]}\n"
GAP = HEAD + "responsibilities: {tidy: {title: Tidy}}\n"
NO_REASON = HEAD + "responsibilities: {tidy: {title: Tidy, status: parked}}\n"
WAIVED = "checks: {waivers: [{rule: responsibility-without-owner, at: responsibilities.tidy, reason: Later, approved_by: anna, until: %s}]}\npeople: {anna: Anna}\n"


def severities(text: str, rule: str, **choice: object) -> list[str]:
    """The severities with which a rule speaks about a plan."""
    return [each.severity for each in findings_of({"plan.yaml": text}, **choice) if each.rule == rule]


@pytest.mark.parametrize(
    ("profile", "error", "warning", "shape_warning"),
    [
        ("starter", ["error"], [], ["warning"]),
        ("standard", ["error"], ["warning"], ["warning"]),
        ("strict", ["error"], ["error"], ["error"]),
    ],
)
def test_profiles_weigh(profile: str, error: list[str], warning: list[str], shape_warning: list[str]) -> None:
    """Starter keeps errors and warnings of form, strict makes warnings errors."""
    odd = HEAD + "units: {hr: {title: no}}\n"
    assert severities(GAP, "responsibility-without-owner", profile=profile) == error
    assert severities(NO_REASON, "gap-without-reason", profile=profile) == warning
    assert severities(odd, "ambiguous-scalar", profile=profile) == shape_warning


@pytest.mark.parametrize(("word", "expected"), [("error", ["error"]), ("hint", ["hint"]), ("off", [])])
def test_the_plan_sets_the_weight_of_a_rule(word: str, expected: list[str]) -> None:
    """`checks.rules` overrides the profile."""
    text = NO_REASON + f'checks: {{profile: strict, rules: {{gap-without-reason: "{word}"}}}}\n'
    assert severities(text, "gap-without-reason", profile="strict") == expected


def test_the_plan_sets_the_options_of_a_rule() -> None:
    """An option of the right kind is taken, another one is left aside."""
    owned = "".join(f"  do-{n}: {{title: Do {n}, owner: anna}}\n" for n in range(4))
    text = HEAD + "people: {anna: Anna}\nresponsibilities:\n" + owned
    assert severities(text, "person-carries-too-much") == []
    assert severities(text + "checks: {rules: {person-carries-too-much: {most: 3}}}\n", "person-carries-too-much") == [
        "warning"
    ]
    assert (
        severities(text + "checks: {rules: {person-carries-too-much: {most: few}}}\n", "person-carries-too-much") == []
    )


def test_rules_and_families_are_selected_and_ignored() -> None:
    """By name or by family; ignoring wins."""
    both = GAP + "units: {hr: {titel: HR}}\n"
    files = {"plan.yaml": both}
    assert [each.rule for each in findings_of(files, select=("shape",))] == ["unknown-key"]
    assert [each.rule for each in findings_of(files, select=("unknown-key", "responsibility-without-owner"))] == [
        "responsibility-without-owner",
        "unknown-key",
    ]
    assert [each.rule for each in findings_of(files, select=("shape",), ignore=("unknown-key",))] == []


def test_lint_leaves_dates_alone() -> None:
    """The static part says nothing that depends on the day."""
    left = (
        HEAD + "people: {anna: {name: Anna, until: 2020-01-01}}\nresponsibilities: {tidy: {title: Tidy, owner: anna}}\n"
    )
    assert "owner-has-left" in [each.rule for each in findings_of({"plan.yaml": left})]
    assert not [each.rule for each in findings_of({"plan.yaml": left}, static=True) if each.timed]


def test_a_waiver_silences_until_its_last_day() -> None:
    """On its last day a waiver still holds, on the day after it does not."""
    files = {"plan.yaml": GAP + WAIVED % "2026-12-31"}
    choice = Choice(select=("responsibility-without-owner",))
    on_the_day = lint(index_of(files, date(2026, 12, 31)), choice)
    the_day_after = lint(index_of(files, date(2027, 1, 1)), choice)
    assert (on_the_day.findings, on_the_day.silenced) == ((), 1)
    assert ([each.rule for each in the_day_after.findings], the_day_after.silenced) == (
        ["responsibility-without-owner"],
        0,
    )


def test_a_waiver_of_an_entry_reaches_below_it_and_no_further() -> None:
    """`responsibilities.tidy` covers `responsibilities.tidy.owner` and not `responsibilities.tidy-up`."""
    text = HEAD + "responsibilities: {tidy: {title: Tidy}, tidy-up: {title: Tidy up}}\n" + WAIVED % "2027-12-31"
    found = findings_of({"plan.yaml": text}, select=("responsibility-without-owner",))
    assert [each.at for each in found] == ["responsibilities.tidy-up.owner"]


def test_fingerprints_hold_on_to_meaning_not_to_lines() -> None:
    """Moving an entry or adding others leaves its fingerprint; the same gap elsewhere has another one."""
    one = findings_of({"plan.yaml": GAP}, select=("responsibility-without-owner",))
    moved = "# moved\n\n" + HEAD + "responsibilities:\n  other: {title: Other}\n  tidy:\n    title: Tidy it\n"
    two = findings_of({"plan.yaml": moved}, select=("responsibility-without-owner",))
    assert one[0].fingerprint == two[1].fingerprint != two[0].fingerprint


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    """The same unknown id twice in one list is two findings with two fingerprints."""
    text = GAP.replace("title: Tidy", "title: Tidy, owner: anna, informed: [nobody, nobody]") + "people: {anna: Anna}\n"
    prints = [each.fingerprint for each in findings_of({"plan.yaml": text}, select=("unknown-reference",))]
    assert len(prints) == len(set(prints)) == 2


def test_a_rule_that_crashes_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in a rule is told with the rule's name, and is no finding."""

    def falter(_: object) -> object:
        raise ZeroDivisionError

    broken = Rule("falters", "error", "plan", "It falters.", falter, False, False, False, (), False)
    monkeypatch.setitem(declared(), "falters", broken)
    with pytest.raises(RuleCrashError, match="falters"):
        lint(index_of({"plan.yaml": GAP}), Choice(select=("falters",)))


def test_findings_come_in_reading_order() -> None:
    """By file, then by line, the heavier first."""
    files = {"b.yaml": "units: {hr: {titel: HR}}\n", "a.yaml": GAP + "roles:\n  editor: {titel: Editor}\n"}
    found = findings_of(files, select=("shape", "responsibility-without-owner"))
    assert [(each.place.file, each.place.span.line) for each in found if each.severity == "error"] == [
        ("a.yaml", 3),
        ("a.yaml", 5),
        ("b.yaml", 1),
    ]
