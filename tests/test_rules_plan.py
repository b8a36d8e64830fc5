"""The plan as a whole: what is missing on purpose, what is let go and until when, what should not stand in it."""

from __future__ import annotations

from datetime import date

import pytest

from judged import findings_of, said_about

HEAD = "plankit: 1\nplan: {title: Plan, organization: Polder}\n"
PEOPLE = "people: {anna: {name: Anna}, bram: {name: Bram, until: 2026-10-31}}\n"
ALL = ["strategy", "ownership", "roles", "policies", "monitoring", "support", "training", "roadmap"]


def places(plan: str, rule: str, on: date = date(2026, 11, 1)) -> list[str]:
    """Where a rule finds something in a plan of one file."""
    return [each.at for each in findings_of({"plan.yaml": plan}, on, select=(rule,))]


def test_each_missing_section_is_one_finding_and_all_have_one_cause() -> None:
    """A plan of one line lacks eight parts, and says so in one breath."""
    found = findings_of({"plan.yaml": HEAD}, select=("section-missing",))
    assert sorted(each.at for each in found) == sorted(ALL)
    assert {each.cause for each in found} == {"sections"}
    assert said_about({"plan.yaml": HEAD}, "section-missing") == (
        "warning  section-missing  plan.yaml:2:1\n"
        "    2 | plan: {title: Plan, organization: Polder}\n"
        "      | ^^^^\n"
        "  The plan has no section `strategy`: what the intranet is for, and what it is\n"
        "  to achieve.\n"
        "  -> Add `strategy:`. What comes later may say so: write `not_yet: [strategy,\n"
        "     ownership, roles, policies, monitoring, support, training, roadmap]` under\n"
        "     `plan:`.\n"
        "  And 7 more with the same cause, at the same place.\n"
    )


@pytest.mark.parametrize(
    ("plan", "missing"),
    [
        ("roles: {editor: {title: Editor}}", [each for each in ALL if each != "roles"]),
        ("responsibilities: {write: {title: Write, owner: x}}", [each for each in ALL if each != "roles"]),
        ("training:", ALL),
        ("training: {courses: {start: {title: Start}}}", [each for each in ALL if each != "training"]),
    ],
)
def test_roles_and_responsibilities_are_one_section(plan: str, missing: list[str]) -> None:
    """Either of the two will do; an empty key says nothing."""
    assert sorted(places(HEAD + plan, "section-missing")) == sorted(missing)


@pytest.mark.parametrize("way", ["[{}]", "{{{}: no time}}"])
def test_what_is_declared_not_yet_is_no_finding(way: str) -> None:
    """With a reason or without; `responsibilities` stands for roles as well."""
    names = ["strategy", "ownership", "responsibilities", "policies", "monitoring", "support", "training", "roadmap"]
    listed = way.format((": no time, " if way.startswith("{") else ", ").join(names))
    plan = f"plankit: 1\nplan: {{title: Plan, organization: Polder, not_yet: {listed}}}"
    assert places(plan, "section-missing") == []


def test_a_section_in_a_file_that_cannot_be_read_is_not_missing() -> None:
    """Nobody knows what the broken file holds."""
    files = {"plan.yaml": HEAD, "training.yaml": "training: ["}
    assert findings_of(files, select=("section-missing",)) == ()


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ("", "Nobody has adopted this plan yet."),
        (", status: draft", "Nobody has adopted this plan yet."),
        (", status: adopted", "The plan does not say who adopted it, and when."),
        (", adopted: {by: anna}", "The plan does not say who adopted it, and when."),
        (", adopted: {by: anna, on: 2026-10-01}", ""),
        (", status: superseded", ""),
    ],
)
def test_who_adopted_the_plan(plan: str, sentence: str) -> None:
    """Nobody yet, or not said; a newer draft of an adopted plan is adopted."""
    text = f"plankit: 1\nplan: {{title: Plan, organization: Polder{plan}}}\n{PEOPLE}"
    found = findings_of({"plan.yaml": text}, select=("plan-not-adopted",))
    assert [each.message.template for each in found] == ([sentence] if sentence else [])


def test_the_body_that_would_adopt_is_named() -> None:
    """A board before a steering group, else the usual name."""
    bodies = "ownership: {bodies: {group: {title: Group, kind: steering}, board: {title: Board, kind: board}}}"
    assert "by: board," in said_about({"plan.yaml": HEAD + bodies}, "plan-not-adopted")
    assert "by: group," in said_about(
        {"plan.yaml": HEAD + bodies.replace("kind: board", "kind: team")}, "plan-not-adopted"
    )
    assert "by: steering-group," in said_about({"plan.yaml": HEAD}, "plan-not-adopted")


@pytest.mark.parametrize(
    ("review", "on", "found"),
    [
        ("{every: 12 months, last: 2025-11-01}", date(2026, 11, 1), []),
        ("{every: 12 months, last: 2025-11-01}", date(2026, 11, 2), ["plan.review"]),
        ("{next: 2026-Q4}", date(2026, 12, 31), []),
        ("{every: 12 months, last: 2020-01-01, next: 2027-01-01}", date(2026, 11, 1), []),
        ("{every: 12 months}", date(2026, 11, 1), []),
    ],
)
def test_what_is_due_today_is_not_overdue(review: str, on: date, found: list[str]) -> None:
    """The written date goes before the counted one; without either nothing is due."""
    assert (
        places(f"plankit: 1\nplan: {{title: P, organization: O, review: {review}}}", "plan-review-overdue", on) == found
    )


@pytest.mark.parametrize(
    ("languages", "title", "found"),
    [
        ("[nl, en]", "{nl: Redacteur}", ["roles.editor.title"]),
        ("[nl, en]", "{nl: Redacteur, en: ''}", ["roles.editor.title"]),
        ("[nl, en]", "{nl: Redacteur, en: Editor}", []),
        ("[nl, en]", "Editor", []),
        ("[nl]", "{nl: Redacteur}", []),
    ],
)
def test_a_text_for_each_language(languages: str, title: str, found: list[str]) -> None:
    """In a plan of two languages, what is given by language is given in both."""
    plan = f"plankit: 1\nplan: {{title: P, organization: O, languages: {languages}}}\nroles: {{editor: {{title: {title}}}}}"
    assert places(plan, "translation-missing") == found


def test_a_text_of_a_section_is_named_by_its_section() -> None:
    """Where there is no entry, the section is named; items of a list by their field."""
    plan = """
plankit: 1
plan: {title: P, organization: O, languages: [nl, en]}
strategy:
  vision: {nl: Samen weten we meer}
  goals: {trust: {title: Trust, success_factors: [{en: Pages are right}]}}
"""
    found = findings_of({"plan.yaml": plan}, select=("translation-missing",))
    assert [dict(each.message.params) for each in found] == [
        {"field": "vision", "entry": (None, "`strategy`")},
        {"field": "success_factors", "entry": ("Trust", "trust")},
    ]


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ("{name: Anna, job: 'Editor, +31 6 1234 5678'}", ["people.anna.job"]),
        ("{name: Anna, job: 'Editor (tel. 06-12345678)'}", ["people.anna.job"]),
        ("{name: Anna, job: 'Editor, 030 123 45 67'}", []),
        ("{name: Anna, job: 'Dorpsstraat 12, Loon'}", ["people.anna.job"]),
        ("{name: Anna, job: '12a, 3511 AB Utrecht'}", ["people.anna.job"]),
        ("{name: Anna, job: Editor 2026 HR}", []),
        ("{name: Anna, email: anna@gmail.com}", ["people.anna.email"]),
        ("{name: Anna, email: anna@polder.example.org}", []),
        ("{name: Anna, away: [{from: 2026-10-01, reason: Ziekteverlof}]}", ["people.anna.away.0.reason"]),
        ("{name: Anna, away: [{from: 2026-10-01, reason: {en: Sick leave}}]}", ["people.anna.away.0.reason"]),
        ("{name: Anna, away: [{from: 2026-10-01, reason: Long leave}]}", []),
        ("{name: Anna, job: Ziekenhuisapotheker}", []),
    ],
)
def test_what_looks_private(person: str, found: list[str]) -> None:
    """Mobile numbers, home addresses, private mail and health; not the office, not a job in a hospital."""
    assert places(f"{HEAD}people: {{anna: {person}}}", "private-data") == found


def test_private_data_is_not_repeated_in_the_sentence() -> None:
    """What should not stand in the plan does not go into logs by way of the message."""
    found = findings_of(
        {"plan.yaml": HEAD + "people: {anna: {name: Anna, job: 06-12345678}}"}, select=("private-data",)
    )
    assert [dict(each.message.params) for each in found] == [{"person": ("Anna", "anna")}]


WAIVED = """
roles: {editor: {title: Editor, holders: [anna]}}
responsibilities: {write: {title: Write, owner: editor}}
policies: {posting: {title: Posting, owner: editor, checked_by: editor}}
checks: {waivers: [{rule: owner-checks-own-work, at: policies.posting, %s}]}
"""


def waived(waiver: str, on: date = date(2026, 11, 1)) -> list[str]:
    """The rules about waivers, and the waived one, that speak of a plan with one waiver."""
    about = ("waiver-without-end", "waiver-expired", "waiver-not-needed", "waiver-by-nobody", "owner-checks-own-work")
    plan = HEAD + PEOPLE + WAIVED % waiver
    return sorted(each.rule for each in findings_of({"plan.yaml": plan}, on, select=about))


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        ("approved_by: anna, until: 2026-11-01", []),
        ("approved_by: anna, until: 2026-10-31", ["owner-checks-own-work", "waiver-expired"]),
        ("approved_by: anna", ["waiver-without-end"]),
        ("until: 2027-01-01", ["waiver-by-nobody"]),
        ("approved_by: bram, until: 2027-01-01", ["waiver-by-nobody"]),
        ("approved_by: bram, until: 2026-10-31", ["owner-checks-own-work", "waiver-expired"]),
        ("approved_by: somebody, until: 2027-01-01", []),
    ],
)
def test_a_waiver_holds_through_its_last_day_and_has_somebody_behind_it(waiver: str, found: list[str]) -> None:
    """One that has ended is told once, whoever approved it; an unknown name is another rule's matter."""
    assert waived(waiver) == found


def test_who_approved_may_leave_later() -> None:
    """On the last day of whoever approved it, somebody still stands behind it."""
    assert waived("approved_by: bram, until: 2027-01-01", date(2026, 10, 31)) == []


def test_a_waiver_of_what_is_not_there_is_not_needed() -> None:
    """Nor is one whose place was mistyped; one whose rule does not run is not judged."""
    good = HEAD + PEOPLE + WAIVED % "approved_by: anna, until: 2027-01-01"
    mistyped = good.replace("at: policies.posting", "at: policies.postin")
    both = ("waiver-not-needed", "owner-checks-own-work")
    assert [each.rule for each in findings_of({"plan.yaml": mistyped}, select=both)] == [
        "owner-checks-own-work",
        "waiver-not-needed",
    ]
    off = mistyped.replace("checks: {", "checks: {rules: {owner-checks-own-work: off}, ")
    assert findings_of({"plan.yaml": off}, select=both) == ()


@pytest.mark.parametrize(
    ("checks", "found"),
    [
        ("rules: {role-without-hour: off}", [("checks.rules.role-without-hour", ("role-without-hours",))]),
        ("rules: {Role_Without_Hours: off}", [("checks.rules.Role_Without_Hours", ("role-without-hours",))]),
        ("rules: {xyzzy: off}", [("checks.rules.xyzzy", ())]),
        ("rules: {roles: off}", [("checks.rules.roles", ())]),
        ("rules: {person-carries-too-much: {mist: 15}}", [("checks.rules.person-carries-too-much.mist", ("most",))]),
        ("rules: {person-carries-too-much: {most: many}}", [("checks.rules.person-carries-too-much.most", ())]),
        ("rules: {person-carries-too-much: {most: true}}", [("checks.rules.person-carries-too-much.most", ())]),
        ("rules: {person-carries-too-much: {severity: hint, most: 15}}", []),
        ("rules: {role-nobody-holds: {most: 15}}", [("checks.rules.role-nobody-holds.most", ())]),
        ("waivers: [{rule: role-nobody-hold, at: roles.x}]", [("checks.waivers.0.rule", ("role-nobody-holds",))]),
    ],
)
def test_a_name_that_no_rule_has(checks: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    """Under rules and waivers, and options that a rule does not have or does not take, with the nearest name."""
    findings = findings_of({"plan.yaml": f"{HEAD}checks: {{{checks}}}"}, select=("unknown-rule",))
    assert [(each.at, each.suggestions) for each in findings] == found


def test_a_family_is_no_rule() -> None:
    """Who sets a family is told so, rather than offered a rule with a like name."""
    assert said_about({"plan.yaml": f"{HEAD}checks: {{rules: {{roles: off}}}}"}, "unknown-rule") == (
        "error  unknown-rule  plan.yaml:3:18\n"
        "    3 | checks: {rules: {roles: off}}\n"
        "      |                  ^^^^^\n"
        "  `roles` is a family of rules, not a rule.\n"
        "  -> Name its rules one by one; `plankit explain` lists them.\n"
    )


def test_a_wrong_option_leaves_the_rule_at_its_default() -> None:
    """A value of the wrong kind changes nothing, and the finding says what counts instead."""
    plan = f"{HEAD}checks: {{rules: {{plan-too-large: {{most: lots}}}}}}"
    assert said_about({"plan.yaml": plan}, "unknown-rule") == (
        "error  unknown-rule  plan.yaml:3:41\n"
        "    3 | checks: {rules: {plan-too-large: {most: lots}}}\n"
        "      |                                         ^^^^\n"
        "  The option `most` of `plan-too-large` cannot be `lots`.\n"
        "  -> Write it like `most: 100`, which is what counts without it.\n"
    )
