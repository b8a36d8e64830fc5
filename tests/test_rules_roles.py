"""Who holds what, and when a rule about it is silent: days, scopes, successors, plans of posts only."""

from __future__ import annotations

from datetime import date

import pytest

from judged import findings_of, index_of, said_about
from plankit.days import Days
from plankit.words import words

HEAD = """
plankit: 1
plan: {title: Plan, organization: Polder}
people:
  anna: {name: Anna}
  bram: {name: Bram}
  cees: {name: Cees, until: 2026-10-31}
"""


def places(plan: str, rule: str, on: date = date(2026, 11, 1)) -> list[str]:
    """Where a rule finds something in a plan of one file with three people."""
    return [each.at for each in findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))]


@pytest.mark.parametrize(
    ("on", "found"), [(date(2026, 10, 31), []), (date(2026, 11, 1), ["roles.editor.holders"])], ids=str
)
def test_on_the_last_day_the_role_is_still_held(on: date, found: list[str]) -> None:
    """`until` is inclusive: the role is empty from the day after."""
    assert places("roles: {editor: {title: Editor, holders: [cees]}}", "role-nobody-holds", on) == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("{title: Editor, vacancy: {since: 2026-09-01}}", []),
        ("{title: Editor, vacancy: {since: 2026-09-01, expected: 2026-11-01}}", []),
        ("{title: Editor, vacancy: {since: 2026-09-01, expected: 2026-10-31}}", ["roles.editor.holders"]),
        ("{title: Editor, vacancy: {covered_by: anna}}", []),
        ("{title: Editor, vacancy: {covered_by: cees}}", ["roles.editor.holders"]),
        ("{title: Editor, filled: elsewhere}", []),
        ("{title: Editor, per: area}", []),
        ("{title: Editor, from: 2027-01-01}", []),
        ("{title: Editor, until: 2026-10-01}", []),
        ("{title: Editor, holders: [somebody]}", []),
    ],
)
def test_an_empty_role_that_is_accounted_for_is_let_be(role: str, found: list[str]) -> None:
    """A vacancy, a cover, a staff directory, a role not there yet: nothing to tell, unless the promise has failed."""
    assert places(f"roles: {{editor: {role}}}", "role-nobody-holds") == found


def test_an_empty_role_that_owns_something_is_told_at_what_it_owns() -> None:
    """One cause, one finding: `unfilled-owner` speaks, and neither the role nor its soon leaving holder."""
    plan = """
roles:
  editor: {title: Editor, holders: [cees]}
responsibilities:
  write: {title: Write, owner: editor}
"""
    assert places(plan, "role-nobody-holds") == []
    assert places(plan, "unfilled-owner") == ["responsibilities.write.owner"]
    assert places(plan, "holder-leaves-soon", date(2026, 10, 1)) == []
    assert places(plan, "owner-leaves-soon", date(2026, 10, 1)) == ["responsibilities.write.owner"]


def test_roles_without_any_people_have_one_cause() -> None:
    """A plan that names posts only, and does not say so, is asked once where the people are."""
    plan = """
plankit: 1
plan: {title: Plan, organization: Polder}
roles:
  editor: {title: Editor}
  trainer: {title: Trainer}
"""
    assert said_about({"plan.yaml": plan}, "role-nobody-holds") == (
        "warning  role-nobody-holds  plan.yaml:5:3\n"
        "    5 |   editor: {title: Editor}\n"
        "      |   ^^^^^^\n"
        "  The role “Editor” (editor) is empty on 1 November 2026: nobody holds it.\n"
        "  -> Name the people and write who holds which role under its `holders:`. Does\n"
        "     the staff directory know who? Then write `people_kept: elsewhere` under\n"
        "     `plan:`.\n"
        "  And 1 more with the same cause: plan.yaml:6\n"
    )


POSTS = """
plankit: 1
plan: {title: Plan, organization: Polder, people_kept: elsewhere}
roles:
  editor: {title: Editor, critical: true, min_holders: 2}
  trainer: {title: Trainer, holders: [anna], deputies: [anna]}
"""
ON_HOLDERS = (
    "role-nobody-holds",
    "too-few-holders",
    "holder-has-left",
    "holder-leaves-soon",
    "holder-away",
    "critical-role-without-deputy",
    "deputy-is-the-holder",
    "deputy-unavailable",
    "person-over-hours",
)


def test_a_plan_of_posts_only_is_not_asked_for_holders() -> None:
    """The staff directory knows the people."""
    assert findings_of({"plan.yaml": POSTS}, select=ON_HOLDERS) == ()


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("[{person: anna, scope: north}, {person: bram, scope: south}]", []),
        ("[{person: anna, scope: north}, {person: cees, scope: south}]", ["roles.editor.holders"]),
        ("[{person: anna, scope: north}, {person: bram, scope: closed, until: 2026-06-30}]", []),
        ("[]", []),
    ],
)
def test_holders_of_a_role_per_unit_are_counted_per_unit(holders: str, found: list[str]) -> None:
    """A unit without anybody is told, though the role as a whole is held; one that was closed is not."""
    plan = f"""
units: {{north: {{title: North}}, south: {{title: South}}, closed: {{title: Closed, until: 2026-06-30}}}}
roles: {{editor: {{title: Editor, per: unit, holders: {holders}}}}}
"""
    assert places(plan, "too-few-holders") == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("{title: Editor, min_holders: 2, holders: [anna]}", ["roles.editor.holders"]),
        ("{title: Editor, min_holders: 2, holders: [anna], vacancy: {since: 2026-10-01}}", []),
        ("{title: Editor, min_holders: 2, holders: [team]}", []),
        ("{title: Editor, min_holders: 2, holders: [cees]}", []),
    ],
)
def test_too_few_counts_people_who_are_there(role: str, found: list[str]) -> None:
    """A unit counts for many, a vacancy that the plan tells of is known, and an empty role is another rule's matter."""
    assert places(f"units: {{team: {{title: Team}}}}\nroles: {{editor: {role}}}", "too-few-holders") == found


def test_who_left_is_told_only_beside_others() -> None:
    """Of a role that is empty for it, `role-nobody-holds` speaks; a closed holding is history."""
    roles = "roles: {{editor: {{title: Editor, holders: {}}}}}"
    assert places(roles.format("[anna, cees]"), "holder-has-left") == ["roles.editor.holders.1"]
    assert places(roles.format("[cees]"), "holder-has-left") == []
    assert places(roles.format("[anna, {person: cees, until: 2026-10-31}]"), "holder-has-left") == []


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("[{person: anna, until: 2026-11-30}]", ["roles.editor.holders.0"]),
        ("[{person: anna, until: 2027-01-30}]", ["roles.editor.holders.0"]),
        ("[{person: anna, until: 2027-01-31}]", []),
        ("[{person: anna, until: 2026-11-30}, bram]", []),
        ("[{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-01}]", []),
        ("[{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-02}]", []),
    ],
)
def test_a_holder_leaves_soon_when_nobody_follows(holders: str, found: list[str]) -> None:
    """Within ninety days, the last of them included; who follows later is a matter of the gap between."""
    assert places(f"roles: {{editor: {{title: Editor, holders: {holders}}}}}", "holder-leaves-soon") == found


def test_roles_of_one_leaver_fold() -> None:
    """Who leaves three roles is one cause."""
    plan = """
roles:
  editor: {title: Editor, holders: [{person: anna, until: 2026-12-31}]}
  trainer: {title: Trainer, holders: [{person: anna, until: 2026-12-31}]}
"""
    causes = {each.cause for each in findings_of({"plan.yaml": HEAD + plan}, select=("holder-leaves-soon",))}
    assert causes == {"person:anna"}


def test_one_of_two_needed_leaves() -> None:
    """A role that keeps a holder, but too few, is told with the number that is left."""
    plan = HEAD + "roles: {desk: {title: Desk, min_holders: 2, holders: [anna, {person: bram, until: 2026-11-30}]}}"
    assert said_about({"plan.yaml": plan}, "holder-leaves-soon").partition("^\n")[2] == (
        "  The last day of “Bram” (bram) in the role “Desk” (desk) is 30 November 2026;\n"
        "  then 1 person is left, and it needs 2.\n"
        "  -> Name who follows under `holders:`, such as\n"
        "     `{person: ..., from: 2026-12-01}`.\n"
    )


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("[{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-01}]", []),
        ("[{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-03}]", ["roles.editor.holders.0"]),
        ("[{person: anna, until: 2026-10-15}, {person: bram, from: 2026-10-20}]", []),
        ("[{person: anna, until: 2026-10-15}, {person: bram, from: 2026-11-20}]", []),
        ("[{person: bram, from: 2026-12-03}, {person: anna, until: 2026-11-30}]", ["roles.editor.holders.1"]),
        (
            "[{person: anna, until: 2027-06-30}, {person: cees, until: 2026-11-30}, {person: bram, from: 2027-05-01}]",
            [],
        ),
    ],
)
def test_a_gap_to_come(holders: str, found: list[str]) -> None:
    """A gap that is over is history, and one that has begun is an empty role."""
    assert places(f"roles: {{editor: {{title: Editor, holders: {holders}}}}}", "gap-between-holders") == found


AWAY = "people: {{dora: {{name: Dora, away: [{}]}}, eva: {{name: Eva, away: [{{from: 2026-10-01, until: 2027-01-01}}]}}, fred: {{name: Fred}}}}"


@pytest.mark.parametrize(
    ("absence", "role", "found"),
    [
        ("{from: 2026-10-15, until: 2026-11-11}", "", 1),
        ("{from: 2026-10-15, until: 2026-11-10}", "", 0),
        ("{from: 2026-09-01, until: 2026-10-31}", "", 0),
        ("{from: 2026-12-01, until: 2027-02-01}", "", 1),
        ("{from: 2027-02-01, until: 2027-04-01}", "", 0),
        ("{from: 2026-10-15}", "", 1),
        ("{until: 2026-12-31}", "", 1),
        ("{from: 2026-10-15}", ", deputies: [fred]", 0),
        ("{from: 2026-10-15}", ", deputies: [eva]", 1),
        ("{from: 2026-10-15}", ", deputies: [{person: fred, until: 2026-10-01}]", 1),
        ("{from: 2026-10-15}", ", vacancy: {covered_by: fred}", 0),
    ],
)
def test_who_is_away_for_long_is_told_when_nobody_acts(absence: str, role: str, found: int) -> None:
    """Four weeks, now or within ninety days; a deputy who is there is enough."""
    plan = "plankit: 1\nplan: {title: Plan, organization: Polder}\n" + AWAY.format(absence)
    plan += f"\nroles: {{editor: {{title: Editor, holders: [dora]{role}}}}}"
    assert len(findings_of({"plan.yaml": plan}, select=("holder-away",))) == found


@pytest.mark.parametrize(
    ("desk", "found"),
    [
        ("holders: [eva]", 1),
        ("holders: [eva, hr]", 0),
        ("holders: [eva, ict]", 1),
        ("holders: [hr]", 0),
        ("vacancy: {since: 2026-10-01, covered_by: eva}", 1),
        ("vacancy: {since: 2026-10-01, covered_by: fred}", 0),
    ],
)
@pytest.mark.parametrize("way", ["deputies: [desk]", "vacancy: {covered_by: desk}"])
def test_a_unit_is_there_unless_its_head_is_away(desk: str, found: int, way: str) -> None:
    """Who stands in through a role is there when anybody in it is; a unit that nobody leads always is. `gaps` says the same."""
    plan = "plankit: 1\nplan: {title: Plan, organization: Polder}\n" + AWAY.format("{from: 2026-10-15}")
    plan += "\nunits: {hr: {title: HR}, ict: {title: ICT, head: eva}}"
    plan += f"\nroles: {{editor: {{title: Editor, holders: [dora], {way}}}, desk: {{title: Desk, {desk}}}}}"
    told = [each.at for each in findings_of({"plan.yaml": plan}, select=("holder-away",))]
    assert told.count("roles.editor.holders.0") == found
    assert Days(index_of({"plan.yaml": plan}, date(2026, 11, 1))).standing("editor", date(2026, 11, 1)).state == (
        "away" if found else "replaced"
    )


def test_another_holder_bridges_an_absence() -> None:
    """Of two holders one may be away, unless both are."""
    plan = "plankit: 1\nplan: {title: Plan, organization: Polder}\n" + AWAY.format(
        "{from: 2026-10-15, until: 2026-12-31}"
    )
    alone = plan + "\nroles: {editor: {title: Editor, holders: [dora, fred]}}"
    both = plan + "\nroles: {editor: {title: Editor, holders: [dora, eva]}}"
    assert findings_of({"plan.yaml": alone}, select=("holder-away",)) == ()
    assert [each.at for each in findings_of({"plan.yaml": both}, select=("holder-away",))] == [
        "roles.editor.holders.0",
        "roles.editor.holders.1",
    ]


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("holders: [anna]", ["roles.editor.deputies"]),
        ("holders: [anna, bram]", []),
        ("holders: [anna], deputies: [bram]", []),
        ("holders: [anna], until: 2026-10-31", []),
    ],
)
def test_a_critical_role_has_a_second_one(role: str, found: list[str]) -> None:
    """Two holders stand in for each other; a role that has ended needs nobody."""
    assert (
        places(f"roles: {{editor: {{title: Editor, critical: true, {role}}}}}", "critical-role-without-deputy") == found
    )


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("holders: [anna], deputies: [anna]", ["roles.editor.deputies.0"]),
        ("holders: [anna], deputies: [bram, anna]", ["roles.editor.deputies.1"]),
        ("holders: [anna, bram], deputies: [anna]", []),
        ("holders: [{person: anna, until: 2026-12-31}, {person: bram, from: 2027-01-01}], deputies: [bram]", []),
        ("holders: [{person: anna, until: 2026-10-31}, bram], deputies: [anna]", []),
        ("holders: [{person: anna, until: 2026-12-31}], deputies: [{person: anna, from: 2027-01-01}]", []),
        (
            "holders: [{person: anna, until: 2027-01-01}], deputies: [{person: anna, from: 2027-01-01}]",
            ["roles.editor.deputies.0"],
        ),
        ("holders: [anna], deputies: [editor]", ["roles.editor.deputies.0"]),
        ("holders: [anna], deputies: [writer]", ["roles.editor.deputies.0"]),
    ],
)
def test_a_deputy_is_somebody_else(role: str, found: list[str]) -> None:
    """Only who holds the role alone for as long as they stand in is nobody's deputy."""
    plan = f"roles: {{editor: {{title: Editor, {role}}}, writer: {{title: Writer, holders: [anna]}}}}"
    assert places(plan, "deputy-is-the-holder") == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("deputies: [cees]", ["roles.editor.deputies.0"]),
        ("deputies: [{person: cees, until: 2026-10-31}]", []),
        ("critical: true, deputies: [{person: cees, until: 2026-10-31}]", ["roles.editor.deputies"]),
        ("critical: true, deputies: [{person: bram, until: 2026-11-01}]", []),
        ("critical: true, deputies: [{person: bram, from: 2026-12-01}]", []),
        ("deputies: [writer]", ["roles.editor.deputies.0"]),
        ("deputies: [somebody]", []),
    ],
)
def test_a_deputy_who_cannot(role: str, found: list[str]) -> None:
    """Who has left, or a role that is empty; of a critical role also that the time of all is over."""
    plan = f"roles: {{editor: {{title: Editor, holders: [anna], {role}}}, writer: {{title: Writer, holders: [cees]}}}}"
    assert places(plan, "deputy-unavailable") == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("internal: true, holders: [hired]", ["roles.editor.holders.0"]),
        ("internal: true, holders: [anna], deputies: [hired]", ["roles.editor.deputies.0"]),
        ("internal: true, holders: [{person: hired, until: 2026-10-31}, anna]", []),
        ("internal: true, holders: [{person: hired, until: 2026-11-01}, anna]", ["roles.editor.holders.0"]),
        ("internal: true, until: 2026-11-01, holders: [hired]", ["roles.editor.holders.0"]),
        ("internal: true, until: 2026-10-31, holders: [hired]", []),
        ("holders: [hired]", []),
    ],
)
def test_an_internal_role_is_for_employees(role: str, found: list[str]) -> None:
    """Holders and deputies of today and later; history is let be."""
    plan = HEAD.replace("people:", "people:\n  hired: {name: Hired, employment: contractor}")
    plan += f"roles: {{editor: {{title: Editor, {role}}}}}"
    found_ = findings_of({"plan.yaml": plan}, select=("external-in-internal-role",))
    assert [each.at for each in found_] == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("owner: board", ["responsibilities.write.responsible"]),
        ("owner: team", ["responsibilities.write.responsible"]),
        ("owner: board, responsible: [editor]", []),
        ("owner: council", []),
        ("owner: editor", []),
        ("owner: board, status: parked, because: No time", []),
        ("owner: board, until: 2026-10-31", []),
    ],
)
def test_only_a_group_needs_somebody_who_does_the_work(entry: str, found: list[str]) -> None:
    """An owner who is a role does it; a body outside the plan is asked nothing; parked and ended entries rest."""
    plan = f"""
units: {{team: {{title: Team, head: anna}}}}
roles: {{editor: {{title: Editor, holders: [anna]}}}}
ownership:
  bodies: {{board: {{title: Board, chair: anna}}, council: {{title: Council, outside: true}}}}
responsibilities: {{write: {{title: Write, {entry}}}}}
"""
    assert places(plan, "responsibility-without-doer") == found


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("owner: editor, checked_by: editor", 1),
        ("owner: editor, checked_by: anna", 1),
        ("owner: desk, checked_by: desk", 0),
        ("owner: board, checked_by: board", 0),
        ("owner: editor, checked_by: bram", 0),
        ("owner: empty, checked_by: empty", 1),
        ("owner: empty, checked_by: other", 0),
        ("owner: editor, checked_by: editor, status: withdrawn", 0),
        ("owner: editor, checked_by: nobody", 0),
        ("owner: editor", 0),
    ],
)
def test_who_checks_is_somebody_else(policy: str, found: int) -> None:
    """The same role, or two roles of one person; a role of two and a group have more than one pair of eyes."""
    plan = f"""
roles:
  editor: {{title: Editor, holders: [anna]}}
  desk: {{title: Desk, holders: [anna, bram]}}
  empty: {{title: Empty}}
  other: {{title: Other}}
ownership: {{bodies: {{board: {{title: Board, chair: anna}}}}}}
policies: {{posting: {{title: Posting, {policy}}}}}
"""
    assert len(places(plan, "owner-checks-own-work")) == found


@pytest.mark.parametrize(
    "use",
    [
        "ownership: {bodies: {board: {title: Board, seats: [editor]}}}",
        "support: {requests: {fault: {title: Fault, second_line: editor}}}",
        "training: {courses: {start: {title: Start, roles: [editor]}}}",
        "policies: {posting: {title: Posting, applies_to: [editor]}}",
        "roadmap: {wishes: {dark: {title: Dark mode, effort: {editor: 3}}}}",
    ],
)
def test_a_role_named_anywhere_is_used(use: str) -> None:
    """A seat, a line of support, a course, a rule, a wish."""
    role = "roles: {editor: {title: Editor, holders: [anna], deputies: [bram]}}\n"
    assert places(role, "role-without-responsibility") == ["roles.editor"]
    assert places(role + use, "role-without-responsibility") == []


def test_a_role_that_names_itself_is_not_used() -> None:
    """Only others count."""
    plan = "roles: {editor: {title: Editor, holders: [anna], vacancy: {covered_by: editor}}}"
    assert places(plan, "role-without-responsibility") == ["roles.editor"]


def test_unused_roles_are_not_told_of_while_a_file_cannot_be_read() -> None:
    """The broken file may name the role."""
    files = {
        "plan.yaml": HEAD + "roles: {editor: {title: Editor, holders: [anna]}}",
        "more.yaml": "responsibilities: [",
    }
    assert findings_of(files, select=("role-without-responsibility",)) == ()


OWNED = "\n".join(f"  task-{number}: {{title: Task, owner: editor}}" for number in range(13))


@pytest.mark.parametrize(
    ("holders", "extra", "found"),
    [
        ("[anna]", "", ["people.anna"]),
        ("[anna, bram]", "", []),
        ("[anna]", "checks: {rules: {person-carries-too-much: {most: 13}}}", []),
        (
            "[anna]",
            "checks: {rules: {person-carries-too-much: {most: 13}}}\npolicies: {posting: {title: P, owner: anna}}",
            ["people.anna"],
        ),
        (
            "[anna]",
            "checks: {rules: {person-carries-too-much: {most: 13}}}\npolicies: {posting: {title: P, owner: anna, status: withdrawn}}",
            [],
        ),
    ],
)
def test_what_one_person_alone_answers_for(holders: str, extra: str, found: list[str]) -> None:
    """Everything with an owner counts, by role or directly; what two share and what is over does not."""
    plan = f"roles: {{editor: {{title: Editor, holders: {holders}}}}}\nresponsibilities:\n{OWNED}\n{extra}"
    assert places(plan, "person-carries-too-much") == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("holders: [anna]", ["people.anna"]),
        ("holders: [anna], deputies: [bram]", []),
        ("holders: [anna], deputies: [cees]", ["people.anna"]),
    ],
)
def test_a_deputy_who_is_there_closes_the_gap(role: str, found: list[str]) -> None:
    """Who would leave many entries behind is told, unless somebody stands in."""
    plan = f"roles: {{editor: {{title: Editor, {role}}}}}\nresponsibilities:\n{OWNED}"
    assert places(plan, "single-point-of-failure") == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("[dora]", "[dora]", "On 1 November 2026"),
        ("[{person: dora, share: 0.5}]", "[dora]", ""),
        ("[dora]", "[{person: dora, from: 2026-12-01}]", "On 1 December 2026"),
        ("[dora]", "[{person: dora, from: 2027-03-01}]", ""),
        ("[dora]", "[{person: dora, until: 2026-10-31}]", ""),
        ("[dora]", "[fred]", ""),
    ],
)
def test_hours_are_added_up_on_each_day_that_changes_them(one: str, other: str, found: str) -> None:
    """The day of the check, and the days soon on which a role begins; shares count."""
    plan = f"""
plankit: 1
plan: {{title: Plan, organization: Polder}}
people: {{dora: {{name: Dora, hours_per_week: 9}}, fred: {{name: Fred}}}}
roles:
  editor: {{title: Editor, hours_per_week: 6, holders: {one}}}
  trainer: {{title: Trainer, hours_per_week: 6, holders: {other}}}
"""
    messages = [
        dict(each.message.params)["day"] for each in findings_of({"plan.yaml": plan}, select=("person-over-hours",))
    ]
    assert [f"On {day.day} {day:%B %Y}" for day in messages] == ([found] if found else [])


@pytest.mark.parametrize(
    ("away", "deputies", "sentence"),
    [
        ("{from: 2026-10-15, until: 2026-12-31}", "[dora]", "“Dora” (dora) is away until 31 December 2026."),
        ("{from: 2026-10-15}", "[dora]", "“Dora” (dora) is away, nobody knows until when."),
        ("{from: 2026-10-15}", "[dora, fred]", ""),
        ("{from: 2026-10-15, until: 2026-11-05}", "[dora]", ""),
    ],
)
def test_a_deputy_who_is_away(away: str, deputies: str, sentence: str) -> None:
    """For four weeks or more, when no other deputy is there."""
    plan = f"""
plankit: 1
plan: {{title: Plan, organization: Polder}}
people: {{anna: {{name: Anna}}, dora: {{name: Dora, away: [{away}]}}, fred: {{name: Fred}}}}
roles: {{editor: {{title: Editor, holders: [anna], deputies: {deputies}}}}}
"""
    said = " ".join(said_about({"plan.yaml": plan}, "deputy-unavailable").split())
    assert said.partition("cannot: ")[2].partition(" ->")[0] == sentence


@pytest.mark.parametrize(
    ("role", "message"),
    [
        ("holders: [anna, {person: anna, from: 2026-10-01}]", "stands twice"),
        ("holders: [anna, bram]", "at the same time"),
        ("holders: [anna, {person: bram, acting: true}]", ""),
        ("holders: [anna, {person: bram, scope: north}]", ""),
        ("holders: [anna, bram], min_holders: 2", ""),
        ("holders: [anna, bram], max_holders: 3", ""),
        ("per: unit, holders: [{person: anna, scope: north}, {person: bram, scope: south}]", ""),
        ("per: unit, holders: [{person: anna, scope: north}, {person: bram, scope: north}]", "at the same time"),
        ("holders: [anna, cees]", ""),
    ],
)
def test_several_at_once(role: str, message: str) -> None:
    """Who divides the role, acts, or is one of many by design is let be; one name twice never is."""
    plan = HEAD + f"roles: {{editor: {{title: Editor, {role}}}}}"
    said = said_about({"plan.yaml": plan}, "overlapping-holders")
    assert bool(said) == bool(message)
    assert message in " ".join(said.split())


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("max_holders: 1, holders: [anna, bram]", ["roles.editor.holders"]),
        ("max_holders: 1, holders: [anna, cees]", []),
        ("max_holders: 1, per: unit, holders: [{person: anna, scope: north}, {person: bram, scope: south}]", []),
        ("holders: [anna, bram]", []),
    ],
)
def test_too_many_are_counted_by_scope_too(role: str, found: list[str]) -> None:
    """Only who is there on the day counts."""
    assert places(f"roles: {{editor: {{title: Editor, {role}}}}}", "too-many-holders") == found


@pytest.mark.parametrize(
    ("deputies", "found"),
    [
        (("bram", "cees", "anna"), ["roles.one.deputies"]),
        (("bram", "anna", "anna"), ["roles.one.deputies"]),
        (("bram", "cees", "cees"), []),
        (("bram", "dora", "anna"), []),
    ],
)
def test_a_circle_of_deputies(deputies: tuple[str, str, str], found: list[str]) -> None:
    """Two or three who stand in for one another; a way out of the circle is enough."""
    one, two, three = deputies
    plan = (
        HEAD.replace(", until: 2026-10-31", "")
        + f"""
roles:
  one: {{title: One, holders: [anna], deputies: [{one}]}}
  two: {{title: Two, holders: [bram], deputies: [{two}]}}
  three: {{title: Three, holders: [cees], deputies: [{three}]}}
"""
    )
    assert places_in(plan, "deputies-in-a-circle") == found


def places_in(plan: str, rule: str) -> list[str]:
    """Where a rule finds something in a whole plan."""
    return [each.at for each in findings_of({"plan.yaml": plan}, select=(rule,))]


@pytest.mark.parametrize(
    ("scopes", "units"),
    [
        (["north"], "unit south"),
        (["far"], "unit south"),
        (["south"], "units north and far"),
        (["north", "south"], ""),
        (["head"], ""),
        ([], ""),
    ],
)
def test_units_that_no_ambassador_reaches(scopes: list[str], units: str) -> None:
    """Somebody above or below a unit reaches it; a plan without any ambassador is not asked for one each."""
    holders = ", ".join(f"{{person: anna, scope: {scope}}}" for scope in scopes)
    plan = f"""
units:
  head: {{}}
  north: {{parent: head}}
  far: {{parent: north}}
  south: {{parent: head}}
  gone: {{parent: head, until: 2026-06-30}}
roles: {{ambassador: {{title: Ambassador, per: unit, holders: [{holders}]}}}}
"""
    found = findings_of({"plan.yaml": HEAD + plan}, select=("unit-without-ambassador",))
    assert [words("en")(each.message) for each in found] == (
        [f"The role “Ambassador” (ambassador) has nobody for the {units}."] if units else []
    )


def test_a_gap_of_a_role_that_owns_is_told_at_what_it_owns() -> None:
    """Soon, the owner's rule speaks; of a gap far ahead, the role's."""
    plan = """
roles:
  editor: {title: Editor, holders: [{person: anna, until: UNTIL}, {person: bram, from: 2027-06-01}]}
responsibilities: {write: {title: Write, owner: editor}}
"""
    soon, later = plan.replace("UNTIL", "2026-12-31"), plan.replace("UNTIL", "2027-03-31")
    assert places(soon, "owner-leaves-soon") == ["responsibilities.write.owner"]
    assert places(soon, "gap-between-holders") == []
    assert places(later, "gap-between-holders") == ["roles.editor.holders.0"]


def test_one_role_that_owns_and_checks_is_said_to_be_the_same() -> None:
    """The sentence does not name one role twice."""
    plan = (
        HEAD
        + """
roles: {editor: {title: Editor, holders: [anna]}}
policies: {posting: {title: Posting, owner: editor, checked_by: editor}}
"""
    )
    said = " ".join(said_about({"plan.yaml": plan}, "owner-checks-own-work").split())
    assert "“Posting” (posting) is owned by the role “Editor” (editor), and the same one is the only check" in said


@pytest.mark.parametrize(
    ("scope", "spoken"), [("north", "“Team North” (north)"), ("hr", "“HR pages” (hr)"), ("{en: Harbour}", "Harbour")]
)
def test_a_scope_is_named_by_its_title(scope: str, spoken: str) -> None:
    """A unit or an area by its title, any other as it is written."""
    plan = (
        HEAD
        + f"""
units: {{north: {{title: Team North}}}}
content: {{areas: {{hr: {{title: HR pages, url: /hr}}}}}}
roles: {{editor: {{title: Editor, per: part, min_holders: 2, holders: [{{person: anna, scope: {scope}}}]}}}}
"""
    )
    said = " ".join(said_about({"plan.yaml": plan}, "too-few-holders").split())
    assert f"holds the role “Editor” (editor) for {spoken}; it needs 2 people." in said


def test_a_unit_that_holds_a_role_and_ends() -> None:
    """Units end too, and then nobody follows."""
    plan = """
units: {team: {title: Team, until: 2026-12-31}}
roles: {editor: {title: Editor, holders: [team]}}
"""
    assert places(plan, "holder-leaves-soon") == ["roles.editor.holders.0"]
