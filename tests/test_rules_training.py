"""Edge cases of the rules on training that a page cannot show well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plankit.words import words
from test_rules import PAGE_DAY, findings_of

if TYPE_CHECKING:
    from datetime import date

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"
PEOPLE = "people: {anna: Anna Bos, bram: {name: Bram Klein, until: 2026-10-31}, cees: Cees Vink}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """The places at which a rule speaks."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [each.at for each in findings_of(texts, on, select=(rule,))]


def said(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """What a rule says, in English."""
    findings = findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))
    return [words("en")(each.message) for each in findings]


def course(fields: str, more: str = "") -> str:
    """A plan with one course."""
    return f"training: {{courses: {{start: {{title: Start, {fields}}}}}{more}}}\n"


AUDIENCE = "strategy: {audiences: {care: Care staff}}\n"


@pytest.mark.parametrize(
    ("training", "speaks"),
    [
        (course("roles: [editor]"), True),
        (course("audiences: [care]"), False),
        (course("form: guide"), False),
        (course("roles: [editor]", ", onboarding: [{day: 1, audience: care}]"), False),
        ("", False),
        ("training: {}\n", False),
        ("training: {onboarding: [{day: 1}]}\n", True),
    ],
    ids=["for a role", "for it", "for everyone", "onboarding", "no section", "empty section", "no courses"],
)
def test_an_audience_is_taught_by_a_course_or_the_onboarding(training: str, *, speaks: bool) -> None:
    """A course that names nobody is open to everyone."""
    assert found("audience-without-training", AUDIENCE + training) == ["strategy.audiences.care"] * speaks


ROLE = "roles: {editor: {title: Editor, %s}}\n"


@pytest.mark.parametrize(
    ("role", "training", "speaks"),
    [
        ("layer: operational", course("audiences: [care]"), True),
        ("layer: operational", course("roles: [editor]"), False),
        ("training: [start]", course("audiences: [care]"), False),
        ("layer: strategic", course("audiences: [care]"), False),
        ("until: 2026-10-31", course("audiences: [care]"), False),
        ("until: 2026-11-01", course("audiences: [care]"), True),
        ("layer: operational", "", False),
    ],
    ids=["not named", "named", "requires one", "strategic", "ended", "last day", "no training"],
)
def test_a_role_is_prepared_by_a_course_or_names_one(role: str, training: str, *, speaks: bool) -> None:
    """Roles of the top and roles that have ended need none."""
    assert found("role-without-training", ROLE % role + training) == ["roles.editor"] * speaks


def test_audiences_and_roles_are_not_missed_while_a_file_cannot_be_read() -> None:
    """The course may stand in the file that is broken."""
    plan = AUDIENCE + ROLE % "layer: operational" + "training: {onboarding: [{day: 1}]}\n"
    for rule in ("audience-without-training", "role-without-training", "new-staff-without-onboarding"):
        assert found(rule, plan, more_yaml="training: {courses: {") == []


def test_the_trainer_is_proposed_as_owner() -> None:
    """Whoever gives a course often keeps it up to date as well."""
    plan = HEAD + "training: {courses: {a: {title: A, trainer: anna}, b: {title: B}}}\n"
    findings = findings_of({"plan.yaml": plan}, select=("course-without-owner",))
    assert [words("en")(each.remedy or "") for each in findings] == [
        "Name who looks after it, such as `owner: anna`.",
        "Name who looks after it, such as `owner: intranet-manager`.",
    ]


def audience(id_: str, title: str) -> str:
    """A strategy with one audience."""
    return f"strategy: {{audiences: {{{id_}: {{title: {title}}}}}}}\n"


@pytest.mark.parametrize(
    ("id_", "title", "is_new"),
    [
        ("new-staff", "Colleagues", True),
        ("nieuwe-collegas", "Collega's", True),
        ("first-year", "{nl: Nieuwkomers, en: First year}", True),
        ("starters", "Beginners", True),
        ("news-readers", "Those who read news", False),
        ("nieuwslezers", "Nieuwslezers", False),
        ("renewal-team", "Team", False),
    ],
)
def test_new_colleagues_are_known_by_id_or_title(id_: str, title: str, *, is_new: bool) -> None:
    """In English or Dutch, and by whole words; where nobody is known to be new, the plan as a whole is asked."""
    expected = f"strategy.audiences.{id_}" if is_new else "training.onboarding"
    assert found("new-staff-without-onboarding", audience(id_, title) + course("form: guide")) == [expected]


NEW = audience("new-staff", "New colleagues")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (NEW + course("form: guide", ", onboarding: [{day: 1, audience: new-staff}]"), []),
        (NEW + course("form: guide", ", onboarding: [{day: 1, course: start}]"), []),
        (NEW + course("form: guide", ", onboarding: [{day: 1, audience: care}]"), ["strategy.audiences.new-staff"]),
        (course("form: guide", ", onboarding: [{day: 1, audience: care}]"), []),
        (course("form: guide"), ["training.onboarding"]),
        (NEW, []),
    ],
    ids=["step", "step for all", "step for others", "some step", "no onboarding", "no training"],
)
def test_newcomers_are_met_by_a_step_of_their_own_or_for_all(plan: str, expected: list[str]) -> None:
    """A plan without such an audience needs some step; one without training is not asked."""
    assert found("new-staff-without-onboarding", plan) == expected


@pytest.mark.parametrize(
    ("policy", "speaks"),
    [
        ("kind: guideline", True),
        ("status: draft", False),
        ("status: withdrawn", False),
        ("until: 2026-10-31", False),
        ("levers: {training: [start]}", False),
        ("levers: {constraint: Not possible}", True),
    ],
    ids=["in force", "draft", "withdrawn", "ended", "lever", "other lever"],
)
def test_only_policies_in_force_are_to_be_taught(policy: str, *, speaks: bool) -> None:
    """A course that the policy names itself counts as well."""
    plan = f"policies: {{tone: {{title: Tone, {policy}}}}}\n" + course("form: guide")
    assert found("policy-not-taught", plan) == ["policies.tone"] * speaks


def test_policies_are_not_asked_for_where_there_are_no_courses() -> None:
    """Then the training begins elsewhere."""
    assert found("policy-not-taught", "policies: {tone: {title: Tone}}\ntraining: {onboarding: [{day: 1}]}\n") == []


@pytest.mark.parametrize(
    ("courses", "speaks"),
    [
        ("a: {title: A, teaches: how_to}", True),
        ("a: {title: A, teaches: how_to}, b: {title: B, teaches: [how_to]}", True),
        ("a: {title: A, teaches: how_to}, b: {title: B}", False),
        ("a: {title: A, teaches: how_to}, b: {title: B, teaches: [how_to, how_should]}", False),
        ("a: {title: A, teaches: how_should}", False),
        ("", False),
    ],
    ids=["one", "all", "not said", "another does", "how should", "none"],
)
def test_one_course_on_good_use_is_enough(courses: str, *, speaks: bool) -> None:
    """And a course that does not say what it teaches may be one."""
    plan = f"training: {{courses: {{{courses}}}, onboarding: [{{day: 1}}]}}\n"
    assert found("only-how-to", plan) == ["training.courses"] * speaks


def required(holders: str, completed: str, role: str = "") -> str:
    """A role that requires a course, who holds it, and who followed the course."""
    return (
        f"{PEOPLE}units: {{desk: Desk}}\nroles: {{editor: {{title: Editor, training: start, holders: {holders}{role}}}}}\n"
        f"training: {{courses: {{start: {{title: Start{completed}}}}}}}\n"
    )


NOBODY = ", completed: []"


@pytest.mark.parametrize(
    ("plan", "holders"),
    [
        (required("[anna]", NOBODY), [0]),
        (required("[anna, cees]", ", completed: [anna]"), [1]),
        (required("[anna]", ""), []),
        (required("[anna]", ", completed: [{person: anna, on: 2026-11-02}]"), [0]),
        (required("[anna]", ", completed: [{person: anna, on: 2026-11-01}]"), []),
        (required("[{person: anna, until: 2026-10-31}, cees]", NOBODY), [1]),
        (required("[{person: anna, from: 2026-11-02}, cees]", NOBODY), [1]),
        (required("[bram, cees]", NOBODY), [1]),
        (required("[desk]", NOBODY), []),
        (required("[anna]", NOBODY, ", filled: elsewhere"), []),
        (required("[anna]", NOBODY, ", until: 2026-10-31"), []),
        (required("[anna]", NOBODY, ", from: 2026-11-02"), []),
        (required("[nobody-we-know]", NOBODY), []),
        (required("[anna]", ", completed: [{persn: anna}]"), []),
        (required("[anna]", ", completed: [ana]"), []),
        (required("[anna, cees]", ", completed: [{person: anna, on: soon}]"), [1]),
    ],
    ids=[
        "nobody followed it",
        "one did",
        "no record kept",
        "followed later",
        "followed today",
        "former holder",
        "holder to come",
        "left",
        "a unit",
        "elsewhere",
        "role ended",
        "role to come",
        "unknown",
        "mistyped key",
        "mistyped name",
        "a day nobody can read",
    ],
)
def test_those_who_hold_the_role_today_have_followed_its_course(plan: str, holders: list[int]) -> None:
    """Where the plan keeps who holds the role and who followed the course."""
    assert found("holder-without-training", plan) == [f"roles.editor.holders.{number}" for number in holders]


@pytest.mark.parametrize(
    ("files", "holders"),
    [
        ({"done_csv": "person,on\nanna,2026-03-02\n"}, [1]),
        ({"done_csv": "person,on\n"}, []),
        ({}, []),
        ({"done_csv": "person,on\nanna,last spring\ncees,2026-03-02\n"}, []),
    ],
    ids=["one followed it", "empty list", "no list", "a day nobody can read"],
)
def test_a_list_that_says_nothing_accuses_nobody(files: dict[str, str], holders: list[int]) -> None:
    """A list that cannot be read is a finding of its own."""
    plan = required("[anna, cees]", ", completed: done.csv")
    assert found("holder-without-training", plan, **files) == [f"roles.editor.holders.{number}" for number in holders]


def test_posts_only_plans_know_nobody_who_must_be_taught() -> None:
    """The staff directory knows who holds a role."""
    plan = "plankit: 1\nplan: {title: P, organization: O, people_kept: elsewhere}\n" + required("[anna]", NOBODY)
    assert findings_of({"plan.yaml": plan}, select=("holder-without-training",)) == ()


def test_the_next_session_is_told_to_who_still_has_to_follow_it() -> None:
    """Sessions that were are no help."""
    sessions = ", sessions: [{on: 2026-12-01}, {on: 2026-10-01}, {on: 2026-11-19}]"
    plans = [required("[anna]", NOBODY + more) for more in ("", sessions)]
    remedies = [
        findings_of({"plan.yaml": HEAD + plan}, select=("holder-without-training",))[0].remedy for plan in plans
    ]
    assert [words("en")(each or "") for each in remedies] == [
        "Agree on a day. If it was followed already, add `{person: anna, on: ...}` to `completed`.",
        "The next time is 19 November 2026. If it was followed already, add `{person: anna, on: ...}` to `completed`.",
    ]


def lasting(completed: str, fields: str = "valid_for: 2 years", roles: str = "") -> str:
    """A course that holds for a time, and who followed it."""
    return f"{PEOPLE}{roles}training: {{courses: {{start: {{title: Start, {fields}, completed: {completed}}}}}}}\n"


HELD = "roles: {editor: {title: Editor, holders: [anna]}, host: {title: Host, holders: [cees], training: [start]}}\n"
OLD = "[{person: anna, on: 2024-10-31}, {person: cees, on: 2024-10-31}]"


@pytest.mark.parametrize(
    ("plan", "numbers"),
    [
        (lasting("[{person: anna, on: 2024-11-01}]"), []),
        (lasting("[{person: anna, on: 2024-10-31}]"), [0]),
        (lasting("[{person: anna, on: 2024-10-31}, {person: anna, on: 2026-01-01}]"), []),
        (lasting("[{person: anna, on: 2026-12-01}, {person: anna, on: 2024-10-31}]"), [1]),
        (lasting("[{person: anna, on: 2024-10-31}, anna]"), []),
        (lasting("[anna, {person: anna, on: 2024-10-31}]"), []),
        (lasting("[{person: bram, on: 2024-10-31}]"), []),
        (lasting(OLD, "form: guide"), []),
        (lasting(OLD), [0, 1]),
        (lasting(OLD, roles=HELD), [1]),
        (lasting(OLD, "valid_for: 2 years, roles: [editor]", HELD), [0, 1]),
    ],
    ids=[
        "last day",
        "day after",
        "followed again",
        "to be followed again",
        "no day, later",
        "no day, before",
        "left",
        "for ever",
        "everybody",
        "who must",
        "who must or may",
    ],
)
def test_a_course_counts_up_to_the_day_on_which_its_time_is_over(plan: str, numbers: list[int]) -> None:
    """For those who hold a role that asks for it; for everybody where no role does."""
    assert found("training-expired", plan) == [f"training.courses.start.completed.{number}" for number in numbers]


def test_a_course_followed_according_to_a_list_is_shown_where_the_list_is_named() -> None:
    """The list has places of its own, but the plan is what a colleague edits."""
    plan = lasting("done.csv")
    assert found("training-expired", plan, done_csv="person,on\nanna,2024-03-02\n") == [
        "training.courses.start.completed"
    ]


def taught(policy: str, material: str) -> str:
    """A policy, and a course that covers it."""
    covers = course(f"covers: [tone, unknown], materials: [{{{material}}}]")
    return f"policies: {{tone: {{title: Tone, {policy}}}}}\n{covers}"


@pytest.mark.parametrize(
    ("policy", "material", "speaks"),
    [
        ("approved: {on: 2026-06-18}", "updated: 2026-06-17", True),
        ("approved: {on: 2026-06-18}", "updated: 2026-06-18", False),
        ("approved: {on: 2026-06-18}, effective: 2026-07-01", "updated: 2026-06-20", False),
        ("effective: 2026-07-01", "updated: 2026-06-20", True),
        ("approved: {on: 2026-06-18}, effective: 2026-12-01", "updated: 2026-01-01", False),
        ("approved: {on: 2026-11-02}", "updated: 2026-01-01", False),
        ("approved: {on: 2026-06-18}, status: superseded", "updated: 2026-01-01", False),
        ("approved: {on: 2026-06-18}, until: 2026-10-31", "updated: 2026-01-01", False),
        ("approved: {by: anna}", "updated: 2026-01-01", False),
        ("review: {last: 2026-06-18}", "updated: 2026-01-01", False),
        ("approved: {on: 2026-06-18}", "title: Slides", False),
    ],
    ids=[
        "before",
        "same day",
        "between the two",
        "effective alone",
        "holds later",
        "approved later",
        "superseded",
        "ended",
        "no day",
        "reviewed",
        "material without day",
    ],
)
def test_material_is_old_when_the_words_of_a_policy_are_newer(policy: str, material: str, *, speaks: bool) -> None:
    """A review that changed nothing makes nothing old, and what does not hold is not taught."""
    expected = ["training.courses.start.materials.0.updated"] * speaks
    assert found("material-older-than-policy", taught(policy, material)) == expected


def test_of_several_policies_the_newest_is_named() -> None:
    """One finding for each piece of material, with or without a title."""
    plan = (
        "policies: {tone: {title: Tone, effective: 2026-03-01}, groups: {title: Groups, effective: 2026-06-01}}\n"
        "training: {courses: {start: {title: Start, covers: [tone, groups], materials: "
        "[{updated: 2026-01-01}, {title: {en: Slides, nl: Sheets}, updated: 2026-01-02}]}}}\n"
    )
    assert said("material-older-than-policy", plan) == [
        (
            "The material of the course “Start” (start) dates from 1 January 2026; "
            "“Groups” (groups), which it explains, changed on 1 June 2026."
        ),
        (
            "“Slides” of the course “Start” (start) dates from 2 January 2026; "
            "“Groups” (groups), which it explains, changed on 1 June 2026."
        ),
    ]


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ("every: quarterly", True),
        ("every: quarterly, sessions: [{on: 2026-11-01}]", False),
        ("every: quarterly, sessions: [{on: 2026-10-31}]", True),
        ("every: quarterly, sessions: [{where: Online}]", True),
        ("every: quarterly, form: e_learning", False),
        ("every: quarterly, form: e_learning, sessions: [{on: 2026-10-31}]", True),
        ("sessions: [{on: 2026-10-31}]", False),
    ],
    ids=["none", "today", "past", "no day", "any time", "any time with sessions", "given once"],
)
def test_a_course_given_regularly_has_a_day_to_come(fields: str, *, speaks: bool) -> None:
    """Today is one, and what can be followed at any time needs none."""
    assert found("no-session-planned", course(fields)) == (["training.courses.start.sessions"] * speaks)
