"""Rules on ownership at their edges: last days, silences, and one finding for one cause."""

from __future__ import annotations

from datetime import date

import pytest

from judged import findings_of, said_about
from plankit.words import words

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
DAY = date(2026, 11, 1)


def found(plan: str, rule: str, on: date = DAY) -> list[str]:
    """Where a rule finds something in a plan of which only the sections are given."""
    return [each.at for each in findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))]


def told(plan: str, rule: str, language: str = "en") -> list[str]:
    """What a rule says about a plan, sentence and remedy."""
    speak = words(language)
    findings = findings_of({"plan.yaml": HEAD + plan}, DAY, select=(rule,))
    return [f"{speak(each.message)} {speak(each.remedy or '')}" for each in findings]


OPEN = """
responsibilities:
  forgotten: {title: Forgotten}
  over: {title: Over, until: 2026-10-31}
  last-day: {title: Last day, until: 2026-11-01}
  vacant: {title: Vacant, status: vacant, because: No time}
  mistyped: {title: Mistyped, ownr: anna}
  wrong: {title: Wrong, owner: 12}
  empty: {title: Empty, owner: }
people: {anna: {name: Anna}}
"""


def test_a_responsibility_lacks_an_owner_only_when_nothing_was_written() -> None:
    """What has ended, is open on purpose or is a mistake of writing is not without an owner."""
    assert found(OPEN, "responsibility-without-owner") == [
        f"responsibilities.{each}.owner" for each in ("forgotten", "last-day", "empty")
    ]


LEAVING = """
people: {anna: {name: Anna, until: 2026-11-01}, bas: {name: Bas, until: 2027-01-30}, cor: {name: Cor, until: 2027-01-31}}
responsibilities:
  one: {title: One, owner: anna}
  two: {title: Two, owner: bas}
  three: {title: Three, owner: cor}
"""


def test_the_last_day_of_an_owner_is_no_gap_yet() -> None:
    """On the last day the owner is still there; the warning covers the last day of the period looked ahead to."""
    assert found(LEAVING, "owner-has-left") == []
    assert found(LEAVING, "owner-leaves-soon") == ["responsibilities.one.owner", "responsibilities.two.owner"]


def test_the_day_after_an_owner_is_gone() -> None:
    """From the next day on it is an error, and no longer a warning."""
    assert found(LEAVING, "owner-has-left", date(2026, 11, 2)) == ["responsibilities.one.owner"]
    assert found(LEAVING, "owner-leaves-soon", date(2026, 11, 2)) == [
        "responsibilities.two.owner",
        "responsibilities.three.owner",
    ]


def test_one_broken_link_is_told_at_each_owner_and_by_no_other_rule() -> None:
    """The rules on roles and persons leave it to the entries that lack somebody."""
    plan = """
people: {anna: {name: Anna, until: 2026-09-30}}
roles: {editor: {title: Editor, holders: [anna]}}
responsibilities: {one: {title: One, owner: editor}, two: {title: Two, owner: editor}}
"""
    findings = [each for each in findings_of({"plan.yaml": HEAD + plan}) if each.timed]
    assert [(each.rule, each.at, each.cause) for each in findings] == [
        ("unfilled-owner", "responsibilities.one.owner", "role:editor"),
        ("unfilled-owner", "responsibilities.two.owner", "role:editor"),
    ]


def test_a_plan_without_people_hears_it_once() -> None:
    """Where no name is given at all, the roles fold into one finding that offers the way out."""
    plan = """
roles: {editor: {title: Editor}, trainer: {title: Trainer}}
responsibilities:
  write: {title: Write, owner: editor}
  train: {title: Train, owner: trainer}
"""
    assert said_about({"plan.yaml": HEAD + plan}, "unfilled-owner") == (
        "error  unfilled-owner  plan.yaml:6:32\n"
        "    6 |   write: {title: Write, owner: editor}\n"
        "      |                                ^^^^^^\n"
        "  “Write” (write) is owned by the role “Editor” (editor), but nobody holds it.\n"
        "  -> Name the people and write who has which role under its `holders`. Does the\n"
        "     staff directory know who? Then write `people_kept: elsewhere` under `plan`.\n"
        "  And 1 more with the same cause: plan.yaml:7\n"
    )


def test_a_body_that_was_followed_names_its_successor() -> None:
    """The remedy is what the plan itself says."""
    plan = """
ownership:
  bodies:
    project: {title: Project group, until: 2025-12-31, succeeded_by: team}
    team: {title: Intranet team}
responsibilities: {run: {title: Run it, owner: project}}
"""
    assert told(plan, "unfilled-owner") == [
        (
            "“Run it” (run) is owned by the body “Project group” (project), but it ended on 31 December 2025. "
            "Write `owner: team`, which took its place, or name another one."
        )
    ]


OWNERS = """
people: {anna: {name: Anna, from: 2027-01-01}, bas: {name: Bas, until: 2026-09-30}}
roles: {editor: {title: Editor, holders: [bas]}}
suppliers: {bolder: {title: Bolder, contract: {owner: editor}}}
ownership: {sponsor: bas, product_owner: anna, decisions: {money: {title: Money, decides: editor}}}
content: {default_owner: editor}
training: {onboarding: [{day: 1, owner: editor}]}
"""


def test_every_kind_of_owner_has_its_sentence() -> None:
    """Who owns the intranet, a contract, what is left over or a step is said in so many words."""
    gone = "but the only holder, “Bas” (bas), left on 30 September 2026 and nobody follows."
    sentences = [each.partition(" Write ")[0].partition(" Name ")[0] for each in told(OWNERS, "unfilled-owner")]
    assert sentences == [
        f"The contract with “Bolder” (bolder) is owned by the role “Editor” (editor), {gone}",
        "The intranet is owned by “Anna” (anna), who starts only on 1 January 2027.",
        f"“Money” (money) is decided by the role “Editor” (editor), {gone}",
        f"What no content area covers is owned by the role “Editor” (editor), {gone}",
        f"A step of the onboarding is owned by the role “Editor” (editor), {gone}",
    ]
    assert told(OWNERS, "owner-has-left") == [
        (
            "The sponsor of the intranet is “Bas” (bas), who left on 30 September 2026. "
            "Name another one under `sponsor`: a role, so that the next departure changes nothing here."
        )
    ]


def test_the_chain_is_told_in_dutch() -> None:
    """The clauses of a sentence fit together in Dutch as well."""
    assert told(OWNERS, "unfilled-owner", "nl")[:2] == [
        (
            "Het contract met “Bolder” (bolder) heeft als eigenaar de rol “Editor” (editor), maar de enige die de rol "
            "vervulde, “Bas” (bas), is op 30 september 2026 vertrokken en er is geen opvolger. Schrijf bij `holders` van "
            "de rol “Editor” (editor) wie het overneemt, of noem bij `owner` een ander."
        ),
        (
            "Het intranet heeft als eigenaar “Anna” (anna), die pas op 1 januari 2027 begint. Noem bij `product_owner` "
            "een andere rol of persoon."
        ),
    ]


GROUPS = """
units: {hr: {title: HR}, ict: {title: ICT, head: anna}, sales: {title: Sales, headd: anna}}
people: {anna: {name: Anna}}
ownership:
  product_owner: hr
  bodies:
    board: {title: Board, outside: true}
    panel: {title: Panel}
    team: {title: Team, chair: anna}
  decisions: {money: {title: Money, decides: panel}}
responsibilities:
  one: {title: One, owner: board}
  two: {title: Two, owner: ict}
  three: {title: Three, owner: sales}
  four: {title: Four, owner: team}
"""


def test_a_group_with_somebody_at_its_head_may_own() -> None:
    """So may a body outside the plan; and a body may decide."""
    assert found(GROUPS, "owner-is-a-group") == ["ownership.product_owner"]


def test_a_body_without_a_chair_is_told_once() -> None:
    """Where it owns something, there; where it owns nothing, at the body."""
    owning = GROUPS + "  five: {title: Five, owner: panel}\n"
    assert found(GROUPS, "body-without-chair") == ["ownership.bodies.panel.chair"]
    assert found(owning, "body-without-chair") == []
    assert found(owning, "owner-is-a-group") == ["ownership.product_owner", "responsibilities.five.owner"]


@pytest.mark.parametrize("rule", ["body-without-chair", "body-without-mandate", "body-without-rhythm"])
def test_nothing_is_asked_of_bodies_outside_or_gone(rule: str) -> None:
    """A board that exists outside the plan, and a project group that has ended."""
    plan = "ownership: {bodies: {board: {title: Board, outside: true}, project: {title: Project, until: 2026-10-31}}}"
    assert found(plan, rule) == []


@pytest.mark.parametrize(
    ("seat", "empty"),
    [
        ("{seat: HR, holder: vacature}", True),
        ("{seat: HR, holder: vacant, because: Election in May}", False),
        ("{seat: HR, holder: vacant, since: 2026-05-01, because: Election in May}", False),
        ("{seat: HR, holder: vacant, since: 2026-04-30, because: Election in May}", True),
        ("{seat: HR}", False),
        ("anna", True),
        ("{holder: anna, until: 2026-09-30}", True),
        ("{holder: bas, until: 2026-11-01}", False),
        ("{holder: bas, until: 2026-10-31}", True),
        ("{seat: HR, holder: bas, until: 2026-10-31}, {seat: HR, holder: cor}", False),
        ("{seat: HR, holder: anna, from: 2027-01-01}", False),
        ("editor", False),
        ("unknown", False),
    ],
)
def test_when_a_seat_is_empty(seat: str, empty: bool) -> None:
    """Half a year with a reason is fine, a term runs to its last day, and an empty role is told elsewhere."""
    plan = f"""
people: {{anna: {{name: Anna, until: 2026-09-30}}, bas: {{name: Bas}}, cor: {{name: Cor}}}}
roles: {{editor: {{title: Editor, holders: [anna]}}}}
ownership: {{bodies: {{team: {{title: Team, seats: [{seat}]}}}}}}
"""
    assert found(plan, "vacant-seat") == (["ownership.bodies.team.seats.0"] if empty else [])


@pytest.mark.parametrize(
    ("quorum", "wrong"),
    [
        ("3", False),
        ("4", True),
        ("{fraction: 0.5}", False),
        ("{fraction: 0.5, plus: 1}", False),
        ("{fraction: 0.75, plus: 1}", True),
        ("{fraction: 0.3}", True),
    ],
)
def test_which_quorum_is_possible(quorum: str, wrong: bool) -> None:
    """Four seats with a vote, of which one is vacant; guests do not count."""
    plan = f"""
people: {{anna: {{name: Anna}}, bas: {{name: Bas}}}}
ownership:
  bodies:
    team: {{title: Team, quorum: {quorum}, seats: [anna, bas, {{seat: HR, holder: vacant, because: x}}, {{seat: Open}},
      {{holder: anna, kind: invited}}]}}
"""
    assert found(plan, "impossible-quorum") == (["ownership.bodies.team.quorum"] if wrong else [])


def test_a_circle_of_bodies_is_one_finding() -> None:
    """At the first of them, naming the others; what merely leads into it is not part of it."""
    plan = """
ownership:
  bodies:
    lead-in: {title: Lead-in, reports_to: a}
    a: {title: A, reports_to: b}
    b: {title: B, reports_to: c}
    c: {title: C, reports_to: a}
    alone: {title: Alone, reports_to: alone}
"""
    assert told(plan, "escalation-in-a-circle") == [
        (
            "“A” (a), “B” (b) and “C” (c) report to each other in a circle. "
            "Let one of them report to somebody above it, such as the sponsor."
        ),
        "“Alone” (alone) reports to itself. Let one of them report to somebody above it, such as the sponsor.",
    ]


def test_a_way_up_that_passes_a_circle_of_others_is_no_circle_itself() -> None:
    """The decision comes to an end where the circle is told."""
    plan = """
people: {anna: {name: Anna}}
ownership:
  bodies: {a: {title: A, reports_to: b}, b: {title: B, reports_to: a}}
  decisions: {money: {title: Money, decides: anna, escalates_to: a}}
"""
    assert found(plan, "escalation-in-a-circle") == ["ownership.bodies.a.reports_to"]


def test_limits_are_compared_over_all_rights_of_a_decider() -> None:
    """One right without a limit, or with a higher one, is room enough."""
    plan = """
people: {anna: {name: Anna}, bas: {name: Bas}, cor: {name: Cor}}
ownership:
  decisions:
    small: {title: Small, decides: anna, limit: {cost: 500, days: 3}, escalates_to: bas}
    large: {title: Large, decides: bas, limit: {cost: 200, days: 10}}
    other: {title: Other, decides: bas, limit: {cost: 500, days: 1}}
    words: {title: Words, decides: anna, limit: What fits, escalates_to: cor}
    free: {title: Free, decides: anna, limit: {cost: 900}, escalates_to: cor}
"""
    assert found(plan, "decision-limits-overlap") == ["ownership.decisions.small.limit.cost"]


@pytest.mark.parametrize(
    ("review", "overdue"),
    [
        ("{next: 2026-11-01}", False),
        ("{next: 2026-10-31}", True),
        ("{every: 1 year, last: 2025-11-01}", False),
        ("{every: 1 year, last: 2025-10-31}", True),
        ("{every: 1 year}", False),
    ],
)
def test_what_is_due_today_is_not_overdue(review: str, overdue: bool) -> None:
    """The review of an area on the day itself and the day after."""
    plan = f"content: {{areas: {{hr: {{title: HR, url: /hr, review: {review}}}}}}}"
    assert found(plan, "content-review-overdue") == (["content.areas.hr.review"] if overdue else [])


def test_an_archive_needs_neither_owner_nor_review() -> None:
    """What nobody can read yet or any more is let be; a default owner catches the rest."""
    areas = "areas: {old: {title: Old, status: archived}, new: {title: New, status: planned}, hr: {title: HR}}"
    rules = ("content-without-owner", "content-without-review")
    assert [found(f"content: {{{areas}}}", each) for each in rules] == [
        ["content.areas.hr.owner"],
        ["content.areas.hr.review"],
    ]
    assert found(f"content: {{default_owner: hr, {areas}}}\nunits: {{hr: {{title: HR}}}}", rules[0]) == []


def test_areas_at_one_address_may_reach_further_than_each_other() -> None:
    """A page and all that is below it are two things; the same thing twice is one too many."""
    plan = """
content:
  areas:
    front: {title: Front, url: /hr, covers: page}
    rest: {title: Rest, url: https://intranet.example.org/hr/, covers: below}
    again: {title: Again, url: /hr, covers: children}
"""
    assert found(plan, "shadowed-content-area") == ["content.areas.again.url"]


@pytest.mark.parametrize(
    ("entry", "late"),
    [
        ("{title: T, status: parked, review_by: 2026-11-01}", False),
        ("{title: T, status: parked, review_by: 2026-10-31}", True),
        ("{title: T, status: vacant, from: 2026-05-01}", False),
        ("{title: T, status: vacant, from: 2026-04-30}", True),
        ("{title: T, status: vacant}", False),
        ("{title: T, status: out_of_scope, review_by: 2026-10-31}", False),
    ],
)
def test_when_open_work_is_open_too_long(entry: str, late: bool) -> None:
    """The day agreed on counts, else half a year."""
    assert found(f"responsibilities: {{t: {entry}}}", "parked-too-long") == (
        ["responsibilities.t.status"] if late else []
    )


@pytest.mark.parametrize(
    ("vacancy", "late"),
    [
        ("{since: 2026-05-01, covered_by: anna}", False),
        ("{since: 2026-04-30, covered_by: anna}", True),
        ("{since: 2026-01-01, expected: 2026-11-01, covered_by: anna}", False),
        ("{since: 2026-09-01, expected: 2026-10-31, covered_by: anna}", True),
        ("{since: 2026-01-01}", False),
        ("{since: 2026-01-01, covered_by: gone}", False),
    ],
)
def test_when_a_role_is_covered_too_long(vacancy: str, late: bool) -> None:
    """The day expected counts, else half a year; a vacancy that nobody covers is told where somebody lacks an owner."""
    plan = f"""
people: {{anna: {{name: Anna}}, gone: {{name: Gone, until: 2026-01-01}}}}
roles: {{editor: {{title: Editor, vacancy: {vacancy}}}}}
"""
    assert found(plan, "parked-too-long") == (["roles.editor.vacancy"] if late else [])


def test_external_owners() -> None:
    """Hired people own neither directly nor by a role only they have; what is left to a supplier says so."""
    plan = """
people:
  anna: {name: Anna}
  bas: {name: Bas, employment: contractor}
  cor: {name: Cor, employment: supplier}
  gone: {name: Gone, employment: contractor, until: 2026-09-30}
suppliers: {bolder: {title: Bolder}}
roles:
  mixed: {title: Mixed, holders: [anna, bas]}
  hired: {title: Hired, holders: [{person: anna, until: 2026-10-31}, bas, cor]}
responsibilities:
  one: {title: One, owner: mixed}
  two: {title: Two, owner: hired}
  three: {title: Three, owner: bas}
  four: {title: Four, owner: bolder}
  five: {title: Five, owner: bolder, status: supplier, because: In the contract}
  six: {title: Six, owner: gone}
"""
    assert found(plan, "owner-is-external") == [f"responsibilities.{each}.owner" for each in ("two", "three", "four")]


def test_posts_only_plans_hear_nothing_of_people() -> None:
    """One hint says what is not checked; the rules on people and seats keep still."""
    plan = """plankit: 1
plan: {title: Plan, organization: O, people_kept: elsewhere}
units: {hr: {title: HR}}
roles: {editor: {title: Editor}}
ownership:
  product_owner: editor
  sponsor: editor
  bodies: {team: {title: Team, chair: editor, mandate: Runs it, meets: monthly, quorum: 5, seats: [editor, hr]}}
responsibilities: {one: {title: One, owner: editor}, two: {title: Two, owner: hr}}
"""
    findings = findings_of({"plan.yaml": plan}, select=("ownership",))
    assert [(each.rule, each.at) for each in findings] == [("people-kept-elsewhere", "plan.people_kept")]


def test_without_the_section_nobody_asks_for_its_owner() -> None:
    """A missing section is one finding of its own, and a file that cannot be read may hold the rest."""
    rules = ("no-product-owner", "no-sponsor")
    assert [found("roles: {}", each) for each in rules] == [[], []]
    files = {
        "plan.yaml": f"{HEAD}ownership: {{decisions: {{money: {{title: Money}}}}}}\n",
        "more.yaml": "ownership: {\n",
    }
    assert [each.rule for each in findings_of(files, select=rules)] == []


def body(fields: str) -> str:
    """A plan with one body that has these fields."""
    return f"""
people:
  anna: {{name: Anna}}
  bas: {{name: Bas}}
  gone: {{name: Gone, until: 2026-10-31}}
  today: {{name: Today, until: 2026-11-01}}
roles: {{editor: {{title: Editor, holders: [anna]}}}}
ownership: {{bodies: {{team: {{title: Team, {fields}}}}}}}
"""


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ("meets: monthly, meetings: [{on: 2026-09-17}]", False),
        ("meets: monthly, meetings: [{on: 2026-09-16}]", True),
        ("meets: monthly, meetings: [{on: 2026-10-20}, {on: 2026-01-20}]", False),
        ("meets: monthly, meetings: [{on: 2026-11-02}]", False),
        ("meets: monthly", False),
        ("meets: as_required, meetings: [{on: 2020-01-01}]", False),
        ("meetings: [{on: 2020-01-01}]", False),
        ("meets: {times_a_year: 12}, meetings: [{on: 2026-09-01}]", True),
    ],
)
def test_when_a_body_meets_too_rarely(fields: str, late: bool) -> None:
    """One and a half rhythms after the last meeting that was held; a plan without meetings says nothing."""
    assert found(body(fields), "body-meets-too-rarely") == (["ownership.bodies.team.meetings.0"] if late else [])


@pytest.mark.parametrize(
    ("meeting", "late"),
    [
        ("{on: 2026-10-18}", False),
        ("{on: 2026-10-17}", True),
        ("{on: 2026-10-17, minutes: https://example.org/1}", False),
        ("{present: [anna]}", False),
    ],
)
def test_when_minutes_are_late(meeting: str, late: bool) -> None:
    """What is due today is not late."""
    plan = body(f"minutes_within: 2 weeks, meetings: [{meeting}]")
    assert found(plan, "minutes-late") == (["ownership.bodies.team.meetings.0"] if late else [])


def test_working_days_leave_out_public_holidays() -> None:
    """Minutes promised within a working day, after Christmas."""
    plan = HEAD + body("minutes_within: 1 working day, meetings: [{on: 2026-12-24}]")
    rule, day = ("minutes-late",), date(2026, 12, 28)
    without, holidays = {"plan.yaml": plan}, {"plan.yaml": f"{plan}checks: {{holidays: NL}}\n"}
    assert [len(findings_of(files, day, select=rule)) for files in (without, holidays)] == [1, 0]


@pytest.mark.parametrize(
    ("seat", "absent"),
    [
        ("bas", True),
        ("anna", False),
        ("editor", False),
        ("{holder: bas, kind: invited}", False),
        ("{holder: bas, from: 2026-08-02}", False),
        ("{holder: bas, from: 2026-08-01}", True),
        ("{holder: bas, until: 2026-10-31}", False),
        ("{holder: vacant, because: Election}", False),
        ("{holder: bas, count: 2}", False),
        ("gone", False),
    ],
)
def test_who_is_an_absent_member(seat: str, absent: bool) -> None:
    """Somebody with a vote who could have been at all of the last three meetings; a role comes with its holder."""
    meetings = ", ".join(f"{{on: 2026-{month}-01, present: [anna, gone]}}" for month in ("10", "08", "09"))
    earlier = "{on: 2026-07-01, present: [bas]}"
    plan = body(f"seats: [{seat}], meetings: [{earlier}, {{on: 2026-10-30}}, {meetings}]")
    assert found(plan, "absent-member") == (["ownership.bodies.team.seats.0"] if absent else [])


def test_nobody_is_absent_from_meetings_that_were_not_recorded() -> None:
    """With fewer meetings than it takes, nothing is said."""
    assert found(body("seats: [bas], meetings: [{on: 2026-10-01, present: [anna]}]"), "absent-member") == []


@pytest.mark.parametrize(
    ("giver", "gone"), [("anna", False), ("gone", True), ("today", False), ("editor", False), ("unknown", False)]
)
def test_whose_mandate_is_from_nobody(giver: str, gone: bool) -> None:
    """Somebody who has left; an unknown name is a finding of its own."""
    plan = body(f"mandated_by: {giver}")
    assert found(plan, "mandate-from-nobody") == (["ownership.bodies.team.mandated_by"] if gone else [])


def test_pages_of_an_inventory() -> None:
    """Which pages nobody owns, which areas have none, and when the default owner has too many."""
    plan = HEAD + (
        "content:\n"
        "  inventory: [pages.csv]\n"
        "  areas:\n"
        "    hr: {title: HR, url: /hr, covers: children}\n"
        "    leave: {title: Leave, url: /hr/leave}\n"
        "    old: {title: Old, url: /old, status: archived}\n"
        "    none: {title: None}\n"
        "    gone: {title: Gone, url: /gone}\n"
    )
    pages = "url,title,owner\n/hr/a,A,\n/hr/leave/b/c,B,\n/hr/a/d,D,\n/e,E,canteen\n"
    caught = plan.replace("  areas:", "  default_owner: hr\n  areas:") + "units: {hr: {title: HR, head: anna}}\n"
    rules = ("page-without-area", "area-without-pages", "content-only-caught-by-default")
    assert [
        (each.rule, each.at or each.place.span.line)
        for each in findings_of({"plan.yaml": plan, "pages.csv": pages}, select=rules)
    ] == [
        ("page-without-area", 4),
        ("area-without-pages", "content.areas.gone.url"),
    ]
    many = pages + "/f,F,\n"
    assert [
        [each.at for each in findings_of({"plan.yaml": caught, "pages.csv": text}, select=rules)]
        for text in (pages, many)
    ] == [
        ["content.areas.gone.url"],
        ["content.default_owner", "content.areas.gone.url"],
    ]


SOON = """
people: {anna: {name: Anna, until: 2026-11-15}, bas: {name: Bas, until: 2026-11-15}, cor: {name: Cor, from: 2027-01-01}}
units: {hr: {title: HR, head: anna}}
roles:
  editor: {title: Editor, holders: [anna, cor]}
  writer: {title: Writer, holders: [anna, bas]}
  lead: {title: Lead, holders: [{person: cor, from: 2025-01-01}, {person: anna, until: 2026-12-31}], until: 2026-11-10}
plan: {title: Plan, organization: Oevermark, owner: writer}
plankit: 1
ownership:
  sponsor: editor
  product_owner: lead
  decisions: {money: {title: Money, decides: bas}}
responsibilities: {one: {title: One, owner: hr}}
"""


def test_how_an_owner_will_come_to_an_end() -> None:
    """A role that ends, several who leave on one day, a successor who comes too late, a unit that loses its head."""
    speak = words("en")
    findings = findings_of({"plan.yaml": SOON}, DAY, select=("owner-leaves-soon",))
    assert sorted(speak(each.message) for each in findings) == [
        "The intranet is owned by the role “Lead” (lead), but it ends on 10 November 2026.",
        (
            "The sponsor of the intranet is the role “Editor” (editor), but the last holder, “Anna” (anna), stops on "
            "15 November 2026 and the next one starts only on 1 January 2027."
        ),
        "This plan is owned by the role “Writer” (writer), but nobody answers for it after 15 November 2026.",
        "“Money” (money) is decided by “Bas” (bas), who leaves on 15 November 2026.",
        "“One” (one) is owned by the unit “HR” (hr), but nobody answers for it after 15 November 2026.",
    ]


def test_what_to_do_about_a_unit_without_a_head_or_a_body_without_a_chair() -> None:
    """The remedy names the key that is wanted."""
    plan = """
people: {anna: {name: Anna, until: 2026-09-30}}
units: {hr: {title: HR, head: anna}}
ownership: {product_owner: panel, bodies: {panel: {title: Panel}}}
responsibilities: {one: {title: One, owner: hr}}
"""
    assert told(plan, "unfilled-owner") == [
        (
            "“One” (one) is owned by the unit “HR” (hr), but nobody leads it: “Anna” (anna) left on 30 September 2026. "
            "Write who leads it under `head` of the unit “HR” (hr), or name another one under `owner`."
        )
    ]
    assert told(plan, "owner-is-a-group") == [
        (
            "The intranet is owned by the body “Panel” (panel), but that is a group, and nobody chairs it. "
            "Add `chair:` to the body “Panel” (panel), or name one role under `product_owner`."
        )
    ]


def test_a_person_with_one_role_is_told_which() -> None:
    """With several roles, or none, the choice is the team's."""
    plan = """
people: {anna: {name: Anna}, bas: {name: Bas}}
roles: {editor: {title: Editor, holders: [anna, {person: bas, until: 2026-10-31}]}}
responsibilities: {one: {title: One, owner: anna}}
ownership: {decisions: {money: {title: Money, decides: bas}}}
"""
    assert told(plan, "person-instead-of-role") == [
        (
            "“One” (one) is owned by “Anna” (anna), who is named here in person, not by a role. "
            "Write `owner: editor`, the role this person has."
        ),
        (
            "“Money” (money) is decided by “Bas” (bas), who is named here in person, not by a role. "
            "Name a role under `decides`; who has it stands under its `holders`."
        ),
    ]


UPWARDS = """
people: {anna: {name: Anna}, gone: {name: Gone, until: 2026-09-30}}
ownership:
  bodies: {panel: {title: Panel, kind: advisory}}
  decisions:
    money: {title: Money, decides: anna, limit: {days: 3}, escalates_to: gone}
    groups: {title: Groups, decides: gone, limit: {days: 2}, escalates_to: panel}
  escalation: [{when: no_answer, after: 2 weeks}, {when: no_answer, every: weekly}, {when: content_overdue, after: 1 week}]
support:
  requests:
    fault: {title: Fault, escalation: [{after: 2 days, to: gone}, {after: 1 day, to: anna}]}
"""


def test_ways_up_of_decisions_and_requests() -> None:
    """Each is told in its own words."""
    assert told(UPWARDS, "escalation-ends-in-nobody") == [
        (
            "“Money” (money) goes up to “Gone” (gone), but this person left on 30 September 2026. "
            "Name another one under `escalates_to`."
        ),
        (
            "When “Fault” (fault) stays unanswered, it goes up to “Gone” (gone), but this person left on "
            "30 September 2026. Name another one under `to`."
        ),
    ]
    assert told(UPWARDS, "advisory-body-decides") == [
        (
            "“Groups” (groups) goes up to the body “Panel” (panel), but that body only advises. Name another one "
            "under `escalates_to` and the body under `advises`, or change its `kind`."
        )
    ]
    assert told(UPWARDS, "decision-limits-overlap") == [
        (
            "Above 3 days of work, “Money” (money) goes up to “Gone” (gone), whose own limit is 2 days. "
            "Raise the limit of the one, lower that of the other, or let it go up to somebody else."
        )
    ]
    assert found(UPWARDS, "escalation-out-of-order") == ["support.requests.fault.escalation.1"]


def test_a_body_that_decides_says_how() -> None:
    """With a quorum, what is missing is how it decides."""
    plan = """
ownership:
  bodies: {team: {title: Team, quorum: 3}, other: {title: Other}}
  decisions: {money: {title: Money, decides: team}}
"""
    assert told(plan, "body-without-quorum") == [
        (
            "“Team” (team) decides, but the plan does not say how: what if they do not agree? "
            "Add `quorum:` and `decides_by:`, with what happens on a tie."
        )
    ]


def test_a_seat_is_named_by_what_it_is_for() -> None:
    """In a plan in two languages too; a seat without a name is just a seat."""
    seats = "{seat: {nl: Zorg, en: Care}, holder: vacant}, {holder: vacant, since: 2025-01-01, because: Election}"
    assert [each.partition(". ")[0] for each in told(body(f"seats: [{seats}]"), "vacant-seat")] == [
        "In “Team” (team), the seat “Zorg” is vacant",
        "In “Team” (team), a seat has been vacant since 1 January 2025",
    ]
