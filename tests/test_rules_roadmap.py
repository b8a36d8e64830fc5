"""Edge cases of the rules on wishes, releases and go-live that a page cannot show well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plankit.words import words
from test_rules import PAGE_DAY, findings_of

if TYPE_CHECKING:
    from datetime import date

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"
PEOPLE = "people: {anna: Anna Bos, bram: Bram Klein, cees: Cees Vink}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """The places at which a rule speaks."""
    return [each.at.removeprefix("roadmap.") for each in findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))]


def said(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """What a rule says, in English."""
    findings = findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))
    return [words("en")(each.message) for each in findings]


def wish(fields: str, more: str = "") -> str:
    """A plan with one wish."""
    return f"roadmap: {{wishes: {{app: {{{fields}}}}}{more}}}\n"


APP = "wishes.app"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [f"{APP}.assessor"]),
        ("status: assessed", [f"{APP}.assessor"]),
        ("status: accepted", []),
        ("decision: {outcome: rejected}", []),
        ("decision: {outcome: more_info}", [f"{APP}.assessor"]),
        ("assessor: nobody-we-know", []),
    ],
    ids=["new", "assessed", "accepted", "rejected", "sent back", "unknown assessor"],
)
def test_only_wishes_that_wait_need_an_assessor(fields: str, expected: list[str]) -> None:
    """After the decision it no longer matters who looked into it."""
    assert found("wish-without-assessor", wish(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("from: {on: 2026-09-20}", []),
        ("from: {on: 2026-09-19}", [APP]),
        ("from: {on: 2026-08-01}, assessed: 2026-09-20", []),
        ("from: {on: 2026-08-01}, assessed: 2026-09-19", [APP]),
        ("from: {on: 2026-01-01}, decision: {outcome: more_info}", []),
        ("from: {on: 2026-01-01}, decision: {outcome: accepted}", []),
        ("from: {on: 2026-01-01}, status: deferred", []),
        ("from: {unit: shops}", []),
        ("", []),
    ],
    ids=["six weeks", "a day more", "looked into", "undecided", "sent back", "accepted", "deferred", "no day", "empty"],
)
def test_a_wish_waits_from_the_last_step_on(fields: str, expected: list[str]) -> None:
    """Six weeks from coming in, six more from being looked into; and not while whoever asked is to answer."""
    assert found("wish-waits-too-long", wish(fields)) == expected


def test_how_long_a_wish_may_wait_is_the_plans_choice() -> None:
    """The option `weeks` moves the limit."""
    plan = wish("from: {on: 2026-09-19}") + "checks: {rules: {wish-waits-too-long: {weeks: 7}}}\n"
    assert found("wish-waits-too-long", plan) == []


def test_a_wish_that_nobody_assesses_is_told_once() -> None:
    """That it waits follows from there being no assessor; where that rule is off, waiting is told."""
    plan = wish("from: {on: 2026-01-01}")
    both = ("wish-without-assessor", "wish-waits-too-long")
    texts = {"plan.yaml": HEAD + plan}
    off = {"plan.yaml": HEAD + plan + "checks: {rules: {wish-without-assessor: off}}\n"}
    assert [each.rule for each in findings_of(texts, select=both)] == ["wish-without-assessor"]
    assert [each.rule for each in findings_of(off, select=both)] == ["wish-waits-too-long"]


ASKED = "from: {{on: 2026-09-01}}, decision: {{outcome: rejected, on: 2026-10-{:02}{}}}"


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        (ASKED.format(18, ""), 0),
        (ASKED.format(17, ""), 1),
        (ASKED.format(17, ", answered: 2026-11-01"), 0),
        (ASKED.format(17, ", answered: 2026-11-02"), 1),
        ("decision: {outcome: rejected, on: 2026-10-17}", 0),
        ("from: {on: 2026-09-01}, decision: {on: 2026-10-17}", 0),
        ("from: {on: 2026-09-01}, decision: {outcome: rejected}", 0),
    ],
    ids=["two weeks", "a day more", "told", "told later", "nobody asked", "no outcome", "no day"],
)
def test_whoever_asked_is_told_within_two_weeks(fields: str, speaks: int) -> None:
    """Where nobody is named who asked, nobody is to be told."""
    assert found("requester-not-answered", wish(fields)) == [f"{APP}.decision.answered"] * speaks


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("decision: {outcome: accepted}", ["The wish app was accepted, and the plan does not say why."]),
        ("decision: {outcome: deferred}", ["The wish app was put off, and the plan does not say why."]),
        ("status: deferred", ["The wish app was put off, and the plan does not say why."]),
        ("status: rejected", ["The wish app was turned down, and the plan does not say why."]),
        (
            "decision: {outcome: more_info}",
            ["The wish app was sent back with a question, and the plan does not say which."],
        ),
        ("decision: {outcome: rejected, reason: Too dear}", []),
        ("status: accepted", []),
        ("decision: {by: anna}", []),
    ],
    ids=[
        "accepted",
        "deferred",
        "status deferred",
        "status rejected",
        "sent back",
        "reason",
        "no decision",
        "no outcome",
    ],
)
def test_each_outcome_asks_for_its_reason(fields: str, expected: list[str]) -> None:
    """A wish that was accepted without a noted decision is no decision without a reason."""
    assert said("decision-without-reason", wish(fields)) == expected


RIGHT = "ownership: {{decisions: {{small: {{title: Small wish, decides: {}{}}}}}}}\n"
ROLES = "roles: {owner: {title: Owner, holders: [{person: anna, until: 2026-06-30}, {person: bram, from: 2026-07-01}], deputies: [cees]}}\n"


def decided(by: str, fields: str = "", outcome: str = "accepted", on: str = ", on: 2026-10-01") -> str:
    """A wish decided under the right `small`."""
    return wish(f"decision: {{right: small, outcome: {outcome}, by: {by}{on}}}{fields}")


@pytest.mark.parametrize(
    ("by", "on", "speaks"),
    [
        ("owner", ", on: 2026-10-01", 0),
        ("bram", ", on: 2026-10-01", 0),
        ("anna", ", on: 2026-10-01", 1),
        ("anna", ", on: 2026-06-30", 0),
        ("anna", "", 0),
        ("cees", ", on: 2026-10-01", 0),
        ("somebody", ", on: 2026-10-01", 0),
    ],
    ids=["role", "holder", "former holder", "last day", "no day", "deputy", "unknown party"],
)
def test_a_role_decides_through_whoever_fills_it_on_that_day(by: str, on: str, speaks: int) -> None:
    """The day of the decision counts, not the day of the check."""
    plan = PEOPLE + ROLES + RIGHT.format("owner", "") + decided(by, on=on)
    assert found("decided-beyond-right", plan) == [f"{APP}.decision.by"] * speaks


@pytest.mark.parametrize(
    ("decider", "by", "speaks"),
    [
        ("group", "anna", 0),
        ("group", "bram", 1),
        ("unit", "anna", 0),
        ("unit", "bram", 1),
        ("supplier", "anna", 1),
        ("nobody-we-know", "anna", 0),
    ],
)
def test_a_body_decides_through_its_chair_and_a_unit_through_its_head(decider: str, by: str, speaks: int) -> None:
    """Others in them do not decide alone; an unknown decider is a finding of its own."""
    parties = (
        "ownership: {bodies: {group: {title: Group, chair: anna, seats: [bram]}},"
        f" decisions: {{small: {{title: Small wish, decides: {decider}}}}}}}\n"
        "units: {unit: {title: Unit, head: anna}}\nsuppliers: {supplier: Supplier}\n"
    )
    assert found("decided-beyond-right", PEOPLE + parties + decided(by)) == [f"{APP}.decision.by"] * speaks


LIMIT = ", limit: {cost: 5000, days: 10}"


@pytest.mark.parametrize(
    ("by", "outcome", "fields", "expected"),
    [
        ("anna", "accepted", ", cost: 5000, effort_days: 10", []),
        (
            "anna",
            "accepted",
            ", cost: 5001",
            ["The wish app costs 5,001 and was accepted under “Small wish” (small), which goes up to 5,000."],
        ),
        (
            "anna",
            "accepted",
            ", effort: {developer: 8, tester: 3}",
            ["The wish app takes 11 days and was accepted under “Small wish” (small), which goes up to 10."],
        ),
        ("anna", "rejected", ", cost: 9000", []),
        ("bram", "accepted", ", cost: 9000", []),
        (
            "cees",
            "rejected",
            "",
            [
                (
                    "The wish app was decided by “Cees Vink” (cees). "
                    "The right “Small wish” (small) lies with “Anna Bos” (anna)."
                )
            ],
        ),
        ("cees", "more_info", "", []),
    ],
    ids=["within", "too dear", "too much work", "refused", "escalated", "not theirs", "a question"],
)
def test_above_its_limit_a_right_passes_to_the_next(by: str, outcome: str, fields: str, expected: list[str]) -> None:
    """To refuse what is too dear is within anybody's right; to ask a question is up to everyone."""
    plan = PEOPLE + RIGHT.format("anna", f"{LIMIT}, escalates_to: bram") + decided(by, fields, outcome)
    assert said("decided-beyond-right", plan) == expected


def test_a_limit_without_a_next_party_asks_for_one() -> None:
    """Above a limit somebody must decide."""
    plan = HEAD + PEOPLE + RIGHT.format("anna", LIMIT) + decided("anna", ", cost: 9000")
    (finding,) = findings_of({"plan.yaml": plan}, select=("decided-beyond-right",))
    remedy = "Say who decides above that limit, `escalates_to: ...` at the decision right, and ask them."
    assert words("en")(finding.remedy) == remedy


@pytest.mark.parametrize(
    ("fields", "estimate", "release"),
    [
        ("status: accepted", 1, 1),
        ("status: building, cost: 100, release: spring", 0, 0),
        ("status: planned, effort: {developer: 2}", 0, 1),
        ("decision: {outcome: accepted}", 1, 1),
        ("status: done", 0, 0),
        ("status: assessed", 0, 0),
        ("status: accepted, effort_days: 0, release: spring", 0, 0),
    ],
    ids=["nothing", "cost", "effort", "by decision", "done", "not yet", "no effort at all"],
)
def test_what_was_accepted_is_estimated_and_planned(fields: str, estimate: int, release: int) -> None:
    """An outcome counts as well as a status; cost or days of any role are an estimate."""
    counts = len(found("accepted-without-estimate", wish(fields))), len(found("accepted-without-release", wish(fields)))
    assert counts == (estimate, release)


def test_without_releases_all_accepted_wishes_have_one_cause() -> None:
    """The text report folds them; where there are releases each wish is a matter of its own."""
    wishes = "roadmap: {wishes: {app: {status: accepted}, map: {status: accepted}}"
    without, with_ = HEAD + wishes + "}\n", HEAD + wishes + ", releases: {spring: Spring}}\n"
    rule = ("accepted-without-release",)
    assert [each.cause for each in findings_of({"plan.yaml": without}, select=rule)] == ["roadmap.releases"] * 2
    assert [each.cause for each in findings_of({"plan.yaml": with_}, select=rule)] == ["", ""]


@pytest.mark.parametrize(
    ("fields", "strategy", "speaks"),
    [
        ("", "strategy: {goals: {known: Known}}\n", 1),
        ("kind: usual", "strategy: {goals: {known: Known}}\n", 0),
        ("status: done", "strategy: {goals: {known: Known}}\n", 0),
        ("goal: no-such-goal", "strategy: {goals: {known: Known}}\n", 0),
        ("", "strategy: {vision: One place}\n", 0),
        ("", "", 0),
    ],
    ids=["no goal", "upkeep", "done", "unknown goal", "no goals", "no strategy"],
)
def test_only_new_things_need_a_goal(fields: str, strategy: str, speaks: int) -> None:
    """Where there are no goals another rule says so."""
    assert found("wish-serves-no-goal", strategy + wish(fields)) == [f"{APP}.goal"] * speaks


@pytest.mark.parametrize(
    ("method", "fields", "expected"),
    [
        ("wsjf", "status: assessed, value: 3", "without `urgency`, `risk_reduction` and `effort_days`."),
        ("value_effort", "status: accepted, value: 3", ""),
        ("value_effort", "status: accepted", "without `value`."),
        ("moscow", "assessed: 2026-10-01", "without `moscow`."),
        ("rice", "value: 3", ""),
        ("rice", "status: done", ""),
        ("~", "status: assessed", ""),
    ],
    ids=["some", "estimate told elsewhere", "value", "looked into", "new", "done", "no method"],
)
def test_a_score_needs_what_its_method_weighs(method: str, fields: str, expected: str) -> None:
    """New wishes are not weighed yet; an accepted one without an estimate is told by a rule of its own."""
    messages = said("score-input-missing", wish(fields, f", scoring: {{method: {method}}}"))
    assert messages == ([f"The wish app cannot be ranked {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ("effort_days: 0.3, effort: {a: 0.1, b: 0.2}", 0),
        ("effort_days: 5, effort: {a: 4}", 1),
        ("effort_days: 5", 0),
        ("effort: {a: 4}", 0),
        ("effort_days: 0, effort: {a: 4}", 1),
    ],
    ids=["fractions", "less", "total only", "roles only", "nothing in all"],
)
def test_days_per_role_add_up(fields: str, speaks: int) -> None:
    """Only where both are given, and fractions of a day are no reason to complain."""
    assert found("effort-does-not-add-up", wish(fields)) == [f"{APP}.effort_days"] * speaks


def many(*fields: str, more: str = "") -> str:
    """A plan with wishes w0, w1 and so on."""
    wishes = ", ".join(f"w{number}: {{{each}}}" for number, each in enumerate(fields))
    return f"roadmap: {{wishes: {{{wishes}}}{more}}}\n"


@pytest.mark.parametrize(
    ("wishes", "speaks"),
    [
        (["moscow: must"] * 2, 0),
        (["moscow: must"] * 3, 1),
        (["moscow: must"] * 3 + ["moscow: should"] * 2, 0),
        (["moscow: must, effort_days: 1"] * 3 + ["moscow: could, effort_days: 9"], 0),
        (["moscow: must, effort_days: 9"] + ["moscow: could, effort_days: 1"] * 2, 1),
        (["moscow: must, status: done"] * 3, 0),
        (["moscow: must"] * 3 + ["moscow: wont"] * 4, 1),
    ],
    ids=["too few to say", "all", "sixty percent", "little work", "much work", "done", "what will not be done"],
)
def test_musts_are_weighed_by_their_work(wishes: list[str], speaks: int) -> None:
    """By work where all of it is estimated, else by number; sixty percent is still fine."""
    assert found("everything-is-a-must", many(*wishes)) == ["wishes"] * speaks


@pytest.mark.parametrize(
    ("wishes", "speaks"),
    [
        (["from: {unit: head}, status: done"] * 5 + ["from: {unit: shops}"], 1),
        (["from: {unit: head}, status: done"] * 4 + ["from: {unit: shops}"], 0),
        (["from: {unit: head}, status: done"] * 5, 0),
        (["from: {unit: head}, status: done"] * 5 + ["from: {unit: shops}, status: planned"], 0),
        (["from: {person: Ed}, status: done"] * 5 + ["from: {unit: shops}"], 0),
    ],
    ids=["one unit", "few", "nobody else asked", "shared", "units not known"],
)
def test_one_unit_is_told_when_others_asked_as_well(wishes: list[str], speaks: int) -> None:
    """Five accepted wishes are a pattern; where only one unit asks there is nothing to share."""
    assert found("one-unit-gets-everything", many(*wishes)) == ["wishes"] * speaks


@pytest.mark.parametrize(
    ("one", "other", "speaks"),
    [
        ("Dark mode", "The dark mode", 1),
        ("Better search results", "Better search filters", 0),
        ("Booking a room from the phone", "Booking rooms with a phone", 1),
        ("Show opening hours of each branch", "Show opening hours of each depot", 1),
        ("Quiz", "Quiz", 0),
        ("Dark mode", "{nl: Donkere modus, en: A dark mode}", 1),
    ],
    ids=["article", "other thing", "plural", "one word of many", "too short", "languages"],
)
def test_titles_with_nearly_the_same_words_are_near_duplicates(one: str, other: str, speaks: int) -> None:
    """Short words, order and plurals do not count; of four words or more one may differ."""
    assert found("near-duplicate-wish", many(f"title: {one}", f"title: {other}")) == ["wishes.w1.title"] * speaks


def test_a_wish_that_is_closed_is_no_near_duplicate_but_may_have_one() -> None:
    """The open one is told, also when the other has been done."""
    assert found("near-duplicate-wish", many("title: Dark mode", "title: Dark mode, status: done")) == []
    assert found("near-duplicate-wish", many("title: Dark mode, status: done", "title: Dark mode")) == [
        "wishes.w1.title"
    ]


def after(**waits: str) -> str:
    """A plan with wishes that wait for others: `after(a="b", b="")`."""
    wishes = ", ".join(f"{id_}: {{depends_on: [{targets}]}}" for id_, targets in waits.items())
    return f"roadmap: {{wishes: {{{wishes}}}}}\n"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (after(a="a"), ["wishes.a.depends_on.0"]),
        (after(a="b", b="c", c=""), []),
        (after(a="b, c", b="", c=""), []),
        (after(a="b", b="c", c="b"), ["wishes.b.depends_on.0"]),
        (after(a="b", b="a", c="d", d="c"), ["wishes.a.depends_on.0", "wishes.c.depends_on.0"]),
        (after(c="a, b", a="b", b="a"), ["wishes.a.depends_on.0"]),
        (after(a="x, b", b="a"), ["wishes.a.depends_on.1"]),
        (after(a="b, b", b="a"), ["wishes.a.depends_on.0"]),
        ("roadmap: {wishes: {a: {depends_on: b}, b: {depends_on: a, status: done}}}\n", []),
    ],
    ids=["itself", "chain", "two of them", "tail", "two circles", "tail first", "unknown wish", "twice", "done"],
)
def test_each_circle_is_told_once(plan: str, expected: list[str]) -> None:
    """At the wish of the circle that stands first; what merely leads into it is not named."""
    assert found("dependency-in-a-circle", plan) == expected


def test_a_long_chain_and_a_long_circle_are_followed() -> None:
    """The walk keeps no stack that could overflow, and visits each wish once."""
    count = 5000
    chain = {f"w{number}": f"w{number + 1}" for number in range(count)}
    assert found("dependency-in-a-circle", after(**chain, **{f"w{count}": ""})) == []
    assert found("dependency-in-a-circle", after(**chain, **{f"w{count}": "w0"})) == ["wishes.w0.depends_on.0"]


RELEASES = ", releases: {{early: {{{}}}, late: {{{}}}}}"


@pytest.mark.parametrize(
    ("early", "late", "speaks"),
    [
        ("ends: 2027-03-31", "ends: 2027-04-01", 1),
        ("ends: 2027-03-31", "ends: 2027-03-31", 0),
        ("starts: 2027-01-01", "starts: 2027-04-01", 1),
        ("starts: 2027-01-01, ends: 2027-06-30", "starts: 2027-04-01", 1),
        ("starts: 2027-01-01, ends: 2027-06-30", "starts: 2027-02-01, ends: 2027-05-31", 0),
        ("title: Early", "ends: 2027-04-01", 0),
    ],
    ids=["later", "same day", "by start", "one end", "ends earlier", "no days"],
)
def test_what_a_wish_needs_comes_out_no_later(early: str, late: str, speaks: int) -> None:
    """The day a release ends decides; where one is not known, the day it starts."""
    plan = many("release: early, depends_on: [w1]", "release: late", more=RELEASES.format(early, late))
    assert found("depends-on-later-release", plan) == ["wishes.w0.depends_on.0"] * speaks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release: early, depends_on: w1", "release: late, status: done"),
        ("release: early, depends_on: w1, status: rejected", "release: late"),
        ("release: early, depends_on: w1", "release: late, depends_on: w0"),
        ("release: early, depends_on: w1", "release: unknown"),
        ("release: early, depends_on: w1", "title: No release yet"),
    ],
    ids=["done", "rejected", "in a circle", "unknown release", "no release"],
)
def test_a_later_release_matters_only_to_what_is_still_to_come(one: str, other: str) -> None:
    """A circle is told as a circle."""
    plan = many(one, other, more=RELEASES.format("ends: 2027-03-31", "ends: 2027-06-30"))
    assert found("depends-on-later-release", plan) == []


def release(fields: str, *wishes: str, more: str = "") -> str:
    """A plan with a release `spring` and wishes in it."""
    return many(*(f"release: spring, {each}" for each in wishes), more=f", releases: {{spring: {{{fields}}}}}{more}")


SPRING = "releases.spring"


@pytest.mark.parametrize(
    ("fields", "wishes", "expected"),
    [
        ("capacity_days: 10", ["effort_days: 10"], []),
        ("capacity_days: 10", ["effort_days: 6", "effort: {a: 5}"], [f"{SPRING}.capacity_days"]),
        ("capacity_days: 0", ["effort_days: 1"], [f"{SPRING}.capacity_days"]),
        ("capacity: {a: 4, b: 4}", ["effort: {a: 5, b: 1}"], [f"{SPRING}.capacity.a"]),
        ("capacity: {a: 4, b: 4}", ["effort_days: 9"], [f"{SPRING}.capacity"]),
        ("capacity: {a: 4}", ["effort: {a: 5}"], [f"{SPRING}.capacity", f"{SPRING}.capacity.a"]),
        ("capacity_days: 10", ["effort_days: 11, status: rejected"], []),
        ("capacity_days: 10", ["effort_days: 11, status: deferred"], []),
        ("capacity_days: 10", ["effort_days: 11, status: done"], [f"{SPRING}.capacity_days"]),
        ("capacity_days: 10, status: released", ["effort_days: 11"], []),
        ("title: Spring", ["effort_days: 11"], []),
        ("capacity_days: 0.3", ["effort_days: 0.1", "effort_days: 0.2"], []),
    ],
    ids=[
        "full",
        "sum",
        "none",
        "one role",
        "all roles",
        "both",
        "rejected",
        "deferred",
        "done",
        "released",
        "capacity not known",
        "fractions",
    ],
)
def test_a_release_holds_no_more_work_than_there_are_days(fields: str, wishes: list[str], expected: list[str]) -> None:
    """In all and for each role; work that was done took days too, a release that is out is left alone."""
    assert sorted(found("release-over-capacity", release(fields, *wishes))) == expected


@pytest.mark.parametrize(
    ("fields", "more", "wishes", "expected"),
    [
        ("budget: 100", "", ["cost: 60", "cost: 40"], []),
        ("budget: 100", "", ["cost: 60", "cost: 41"], [f"{SPRING}.budget"]),
        ("budget: 100, status: released", "", ["cost: 101"], []),
        ("budget: 100", "", ["cost: 101, status: rejected"], []),
        ("ends: 2027-03-31", ", budget: {2027: {development: 100}}", ["cost: 101"], ["budget.2027.development"]),
        ("ends: 2026-12-31", ", budget: {2027: {development: 100}}", ["cost: 101"], []),
        ("starts: 2027-01-01", ", budget: {2027: {development: 100}}", ["cost: 101"], ["budget.2027.development"]),
        (
            "ends: 2027-03-31, status: released",
            ", budget: {2027: {development: 9}}",
            ["cost: 10"],
            ["budget.2027.development"],
        ),
        ("ends: 2027-03-31, status: dropped", ", budget: {2027: {development: 100}}", ["cost: 101"], []),
        ("ends: 2027-03-31", ", budget: {2027: {licence: 100}}", ["cost: 101"], []),
    ],
    ids=["full", "over", "released", "rejected", "year", "other year", "start", "spent", "dropped", "no such part"],
)
def test_a_release_and_a_year_cost_no_more_than_there_is(
    fields: str, more: str, wishes: list[str], expected: list[str]
) -> None:
    """What is out has been paid from the year's budget as well."""
    assert found("release-over-budget", release(fields, *wishes, more=more)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("ends: 2026-11-01", []),
        ("ends: 2026-10-31", [f"{SPRING}.ends"]),
        ("ends: 2026-10-31, status: released", []),
        ("ends: 2026-10-31, status: dropped", []),
        ("starts: 2026-01-01", []),
    ],
    ids=["today", "yesterday", "released", "dropped", "no end"],
)
def test_a_release_is_late_the_day_after(fields: str, expected: list[str]) -> None:
    """What is due today is not late."""
    assert found("release-date-passed", release(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [("title: Spring", 1), ("owner: anna", 0), ("status: released", 0), ("owner: nobody-we-know", 0)],
    ids=["none", "one", "released", "unknown"],
)
def test_a_release_that_is_out_needs_no_owner(fields: str, speaks: int) -> None:
    """An unknown owner is a finding of its own."""
    assert found("release-without-owner", release(fields)) == [f"{SPRING}.owner"] * speaks


def go_live(fields: str, more: str = "") -> str:
    """A plan with one milestone."""
    return f"roadmap: {{milestones: {{live: {{{fields}}}}}{more}}}\n"


FILLED = "people: {{anna: {{name: Anna Bos, until: {}}}}}\nroles: {{manager: {{title: Manager, holders: [anna]}}}}\n"
LIVE = "kind: go_live, on: 2027-03-15, hands_over_to: "


@pytest.mark.parametrize(
    ("plan", "speaks"),
    [
        (go_live("kind: go_live, on: 2027-03-15"), 1),
        (go_live("kind: go_live, on: 2027-03-15, done: true"), 0),
        (go_live("kind: decision, on: 2027-03-15"), 0),
        (FILLED.format("2027-03-15") + go_live(f"{LIVE}manager"), 0),
        (FILLED.format("2027-03-14") + go_live(f"{LIVE}manager"), 1),
        (FILLED.format("2026-10-31") + go_live("kind: go_live, hands_over_to: anna"), 1),
        (FILLED.format("2026-10-31") + go_live("kind: go_live, on: 2026-01-15, hands_over_to: anna"), 1),
        (go_live(f"{LIVE}nobody-we-know"), 0),
        ("ownership: {bodies: {group: Group}}\n" + go_live(f"{LIVE}group"), 0),
    ],
    ids=["none", "done", "other milestone", "last day", "day before", "no day", "past", "unknown", "group"],
)
def test_somebody_takes_over_on_the_day_of_going_live(plan: str, speaks: int) -> None:
    """The later of that day and today counts; a group without a chair is another rule's matter."""
    assert found("go-live-hands-over-to-nobody", plan) == ["milestones.live.hands_over_to"] * speaks


def test_a_plan_of_posts_hands_over_to_a_role() -> None:
    """Where the staff directory knows the people, a role without holders will do."""
    plan = "plankit: 1\nplan: {title: Plan, organization: Somewhere, people_kept: elsewhere}\nroles: {manager: {title: Manager}}\n"
    findings = findings_of({"plan.yaml": plan + go_live(f"{LIVE}manager")}, select=("go-live-hands-over-to-nobody",))
    assert findings == ()


@pytest.mark.parametrize(
    ("more", "speaks"),
    [
        ("", 1),
        (", releases: {r: {ends: 2027-03-15}}", 1),
        (", releases: {r: {ends: 2027-03-16}}", 0),
        (", releases: {r: {starts: 2027-04-01}}", 0),
        (", adoption: {tour: {from: 2027-03-16}}", 0),
        (", budget: {2026: {licence: 1}}", 1),
        (", budget: {2027: {licence: 1}}", 0),
    ],
    ids=["nothing", "same day", "release", "start", "adoption", "last year", "budget"],
)
def test_something_is_planned_after_going_live(more: str, speaks: int) -> None:
    """A release, an activity or money for the rest of the year is enough."""
    assert (
        found("nothing-after-go-live", go_live("kind: go_live, on: 2027-03-15", more))
        == ["milestones.live.on"] * speaks
    )


def test_the_day_of_going_live_may_stand_with_the_plan() -> None:
    """Without a milestone the plan's own day counts; without either there is nothing to say."""
    live = (
        "plankit: 1\nplan: {title: Plan, organization: Somewhere, go_live: 2027-03-15}\nroadmap: {wishes: {app: App}}\n"
    )
    findings = findings_of({"plan.yaml": live}, select=("nothing-after-go-live",))
    assert [each.at for each in findings] == ["plan.go_live"]
    assert found("nothing-after-go-live", wish("title: App")) == []


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ("ends: 2027-01-30", 1),
        ("ends: 2027-01-31", 0),
        ("ends: 2026-05-01", 1),
        ("ends: 2026-04-30", 0),
        ("ends: 2026-10-30, status: released", 1),
        ("ends: 2026-10-30, status: dropped", 0),
        ("ends: 2026-10-30, evaluate_on: 2026-12-01", 0),
        ("starts: 2026-10-30", 0),
    ],
    ids=["horizon", "beyond", "half a year ago", "longer ago", "released", "dropped", "day set", "no end"],
)
def test_looking_back_is_asked_around_the_end_of_a_release(fields: str, speaks: int) -> None:
    """From the horizon on until half a year after; what was dropped needs no looking back."""
    assert found("no-evaluation", release(fields)) == [f"{SPRING}.evaluate_on"] * speaks


@pytest.mark.parametrize(
    ("fields", "wishes", "expected"),
    [
        ("ends: 2027-05-01", ["title: App"], []),
        (
            "ends: 2027-04-30",
            ["title: App"],
            ["The last release of the roadmap ends on 30 April 2027, and 1 wish waits for a place."],
        ),
        ("ends: 2027-04-30", ["title: App, release: spring"], []),
        ("ends: 2027-04-30", ["title: App, status: rejected"], []),
        ("title: Spring", ["title: App"], []),
    ],
    ids=["six months", "less", "has a place", "rejected", "no end"],
)
def test_a_roadmap_reaches_half_a_year_ahead(fields: str, wishes: list[str], expected: list[str]) -> None:
    """As long as there are wishes without a place."""
    assert said("roadmap-runs-out", many(*wishes, more=f", releases: {{spring: {{{fields}}}}}")) == expected
