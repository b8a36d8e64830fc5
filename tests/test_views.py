"""What the pages are made of: where roles, seats, rules, figures, releases and people stand on a day."""

from __future__ import annotations

from datetime import date

import pytest

from plankit.views import all_pages, names
from plankit.views.changes import changes
from plankit.views.labels import label
from plankit.words import words
from rendered import TODAY, example, given

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org}\n"


def view_of(text: str, path: str, on: date = TODAY):
    """The values of one page of a plan."""
    return next(page.view for page in all_pages(given(HEAD + text, on)) if page.path == path)


def test_every_view_has_its_template() -> None:
    """A module that makes pages has a template of its name in every format, and no template is without its view."""
    from plankit.render.folders import Folders

    shown = {page.template for page in all_pages(example())}
    assert [set(Folders(each).names()) - names() for each in ("html", "markdown")] == [set(), set()]
    assert [shown - set(Folders(each).names()) for each in ("html", "markdown")] == [set(), set()]


@pytest.mark.parametrize(
    ("role", "state"),
    [
        ("holders: [anna]", "held"),
        ("holders: [anna], min_holders: 2", "short"),
        ("holders: [anna], min_holders: 2, per: area", "held"),
        ("holders: [left]", "vacant"),
        ("holders: []", "vacant"),
        ("vacancy: {since: 2026-10-01}", "vacant"),
        ("vacancy: {covered_by: anna}", "covered"),
        ("vacancy: {covered_by: left}", "vacant"),
        ("per: area", "each"),
        ("filled: elsewhere", "elsewhere"),
        ("until: 2026-11-23", "ended"),
        ("from: 2026-11-25", "later"),
    ],
)
def test_a_role_stands_somewhere(role: str, state: str) -> None:
    """Held, with too few, covered, vacant, known elsewhere, once for each of something, to come, or ended."""
    text = f"people: {{anna: Anna, left: {{name: Left, until: 2026-11-01}}}}\nroles: {{editor: {{title: Editor, {role}}}}}\n"
    assert view_of(text, "roles/editor").role.state == state


def test_holders_are_of_now_of_later_and_of_before() -> None:
    """Each holder stands once, with the day the holding ends; who is away is away."""
    role = view_of(
        "people:\n"
        "  anna: {name: Anna, away: [{from: 2026-11-01, until: 2026-12-01}]}\n"
        "  bram: {name: Bram, until: 2026-06-30}\n"
        "  cora: {name: Cora, from: 2027-01-01}\n"
        "roles: {editor: {title: Editor, holders: [anna, bram, cora, {person: anna, until: 2025-01-01}], deputies: [bram, cora, anna]}}\n",
        "roles/editor",
    ).role
    assert [(each.id, each.until, bool(each.away)) for each in role.holders] == [("anna", None, True)]
    assert [each.id for each in role.coming] == ["cora"]
    assert [(each.id, each.until) for each in role.past] == [("bram", date(2026, 6, 30)), ("anna", date(2025, 1, 1))]
    assert role.deputies == ("anna",)


def test_roles_stand_by_layer() -> None:
    """From strategic to operational, then those without a layer; ended ones apart."""
    view = view_of(
        "roles: {a: {title: A}, b: {title: B, layer: operational}, c: {title: C, layer: strategic}, d: {title: D, until: 2020}}\n",
        "roles",
    )
    assert [(layer.name, [each.id for each in layer.roles]) for layer in view.layers] == [
        ("strategic", ["c"]),
        ("operational", ["b"]),
        (None, ["a"]),
    ]
    assert [each.id for each in view.ended] == ["d"]


def test_seats_and_bodies_stand_somewhere() -> None:
    """A seat is taken, vacant, not recorded, past its term, to come, or its holder has left."""
    view = view_of(
        "people: {anna: Anna, left: {name: Left, until: 2026-01-01}}\n"
        "ownership:\n  bodies:\n"
        "    board: {title: Board, seats: [anna, {holder: vacant}, {seat: Some}, {holder: anna, until: 2026-01-01}, {holder: anna, from: 2027-01-01}, left],"
        " meetings: [{on: 2026-01-01}, {on: 2026-05-01}, {on: 2027-05-01}]}\n"
        "    old: {title: Old, until: 2025-12-31}\n    new: {title: New, from: 2027-01-01}\n    out: {title: Out, outside: true}\n",
        "ownership",
    )
    assert [(each.id, each.state) for each in view.bodies] == [("board", "now"), ("new", "later")]
    assert [[each.id for each in rows] for rows in (view.outside, view.ended)] == [["out"], ["old"]]
    assert [seat.state for seat in view.bodies[0].seats] == ["taken", "vacant", "unknown", "ended", "later", "left"]
    assert view.bodies[0].latest.on == date(2026, 5, 1)


def test_the_log_begins_with_the_newest() -> None:
    """Newest first; what has no day comes last."""
    view = view_of("ownership: {log: {a: {title: A}, b: {on: 2025-01-01}, c: {on: 2026-01-01}}}\n", "ownership")
    assert [id_ for id_, _ in view.log] == ["c", "b", "a"]


def test_the_matrix_says_who_does_what() -> None:
    """One that owns and names nobody else does the work too; a body does not; columns go from strategic down."""
    view = view_of(
        "people: {anna: Anna}\nroles: {ed: {title: Ed, layer: operational, holders: [anna]}, boss: {title: Boss, layer: strategic, holders: [anna]}}\n"
        "units: {u: Unit}\nownership: {bodies: {board: {title: Board}}}\n"
        "responsibilities:\n"
        "  a: {title: A, area: content, owner: ed, informed: [boss, ed]}\n"
        "  b: {title: B, area: content, owner: board, responsible: [ed], supports: [ed]}\n"
        "  c: {title: C, area: content, owner: u}\n"
        "  d: {title: D, owner: boss, consulted: [nobody-known]}\n"
        "  e: {title: E}\n"
        "  f: {title: F, status: parked}\n"
        "  g: {title: G, until: 2020}\n"
        "  h: {title: H, status: supplier, owner: ed}\n",
        "responsibilities",
    )
    content, other = view.areas
    assert (content.area, content.parties) == ("content", ("boss", "ed", "board", "u"))
    assert [(row.id, row.cells, row.open) for row in content.rows] == [
        ("a", ("I", "ARI", "", ""), False),
        ("b", ("", "RS", "A", ""), False),
        ("c", ("", "", "", "A"), False),
    ]
    assert (other.area, other.parties, [(row.id, row.open) for row in other.rows]) == (
        None,
        ("boss", "ed", "nobody-known"),
        [("d", False), ("e", True), ("h", False)],
    )
    assert [[id_ for id_, _ in rows] for rows in (view.unassigned, view.other)] == [["f"], ["g"]]


def test_policies_stand_somewhere() -> None:
    """In force, overdue on the day after its date, still to come, ended, or given way to another."""
    view = view_of(
        "policies:\n"
        "  due: {title: A, review: {next: 2026-11-24}}\n"
        "  late: {title: B, review: {every: 12 months, last: 2025-11-23}}\n"
        "  draft: {title: C, status: draft, review: {next: 2020}}\n"
        "  coming: {title: D, effective: 2027-01-01}\n"
        "  over: {title: E, until: 2026-11-23}\n"
        "  gone: {title: F, status: withdrawn}\n",
        "policies",
    )
    assert [(each.id, each.state, each.overdue) for each in (*view.current, *view.past)] == [
        ("due", "now", False),
        ("late", "now", True),
        ("draft", "now", False),
        ("coming", "later", False),
        ("over", "ended", False),
        ("gone", "past", False),
    ]


@pytest.mark.parametrize(
    ("kpi", "state"),
    [
        ("readings: {2026-10-31: 40}, act_below: 50, watch_below: 60", "act"),
        ("readings: {2026-10-31: 55}, act_below: 50, watch_below: 60", "watch"),
        ("readings: {2026-10-31: 60}, act_below: 50, watch_below: 60", "course"),
        ("readings: {2026-10-31: 80}, target: {value: 80}", "met"),
        ("readings: {2026-10-31: 12}, better: lower, target: {value: 10}, watch_above: 11", "watch"),
        ("readings: {2026-10-31: 10}, better: lower, target: {value: 10}", "met"),
        ("readings: {2026-10-31: 30}, better: lower, act_above: 20", "act"),
        ("readings: {2027-10-31: 30}", "unknown"),
        ("target: {value: 3}", "unknown"),
    ],
)
def test_a_figure_stands_somewhere(kpi: str, state: str) -> None:
    """Act now, keep watching, on course, met, or not measured yet; a reading of later does not count."""
    view = view_of(f"monitoring: {{kpis: {{found: {{title: Found, {kpi}}}}}}}\n", "monitoring")
    assert view.families[None][0].state == state


def test_a_figure_has_its_chart() -> None:
    """The line runs from the first reading to the last, target and limits lie where they belong, their words apart."""
    view = view_of(
        "monitoring:\n  kpis:\n    found: {title: Found, every: monthly, readings: {2026-01-31: 50, 2026-03-31: 60}, target: {value: 70, by: 2026-06-30}, act_below: 50, watch_below: 51}\n"
        "  reports: {r: {title: R, every: monthly, delivered: [2026-01-31, 2026-10-01]}, s: {title: S, every: monthly}}\n",
        "monitoring",
    )
    figure = view.families[None][0]
    assert (figure.latest, figure.on, figure.change, figure.stale, figure.late) == (
        60,
        date(2026, 3, 31),
        10,
        True,
        True,
    )
    assert figure.chart.points == "8,106 244,58"
    assert [(each.kind, each.y, each.label) for each in figure.chart.limits] == [
        ("target", "10", "14"),
        ("watch", "101.2", "97"),
        ("act", "106", "110"),
    ]
    assert [(each.id, each.next, each.overdue) for each in view.reports] == [
        ("r", date(2026, 11, 1), True),
        ("s", None, False),
    ]


def test_goals_and_risks() -> None:
    """A goal past its date says so, what is settled stands apart, the heaviest risk comes first."""
    view = view_of(
        "strategy:\n  goals: {a: {title: A, by: 2026-11-23}, b: {title: B, by: 2026-11-24, kpis: [unknown]}, c: {title: C, status: met, by: 2020}}\n"
        "  risks: {x: {title: X}, y: {title: Y, likelihood: 2, impact: 5}, z: {title: Z, likelihood: 3, impact: 4}}\n"
        "  review: {next: 2026-11-23}\n",
        "strategy",
    )
    assert [(each.id, each.late) for each in (*view.goals, *view.settled)] == [("a", True), ("b", False), ("c", False)]
    assert [(each.id, each.weight) for each in view.risks] == [("z", 12), ("y", 10), ("x", None)]
    assert (view.review, view.overdue) == (date(2026, 11, 23), True)


def test_releases_within_people_and_money() -> None:
    """What the wishes of a release ask, beside what there is; what was refused asks nothing."""
    view = view_of(
        "roles: {dev: {title: Dev}}\nroadmap:\n"
        "  wishes:\n"
        "    a: {title: A, release: r, status: planned, effort: {dev: 8}, cost: 100}\n"
        "    b: {title: B, release: r, status: accepted, effort_days: 5}\n"
        "    c: {title: C, release: r, status: rejected, effort_days: 99, cost: 999}\n"
        "    d: {title: D}\n"
        "  releases:\n"
        "    r: {title: R, ends: 2026-11-23, capacity_days: 10, capacity: {dev: 16}, budget: 0}\n"
        "    s: {title: S, starts: 2027-01-01}\n"
        "  milestones: {m: {title: M, on: 2026-11-23}, n: {title: N, on: 2027-01-01}, o: {title: O, on: 2026, done: true}, p: P}\n"
        "  budget: {2027: {a: 1, b: 2}, 2026: {b: 4}}\n",
        "roadmap",
    )
    later, release = view.releases
    assert (later.id, later.days, later.late) == ("s", None, False)
    assert (release.late, [each.id for each in release.wishes]) == (True, ["a", "b"])
    assert [
        (each.used, each.there, each.over, each.share) for each in (release.days, release.money, *release.roles)
    ] == [
        (13, 10, True, 100),
        (100, 0, True, 100),
        (8, 16, False, 50),
    ]
    assert [(stage.name, [each.id for each in stage.wishes]) for stage in view.stages] == [
        ("new", ["d"]),
        ("accepted", ["b"]),
        ("planned", ["a"]),
        ("rejected", ["c"]),
    ]
    assert [(each.id, each.state) for each in view.milestones] == [
        ("m", "late"),
        ("o", "done"),
        ("n", "ahead"),
        ("p", "ahead"),
    ]
    assert (view.posts, [(each.year, each.total) for each in view.budget]) == (("a", "b"), [("2026", 4), ("2027", 3)])


def test_pages_are_counted_by_area() -> None:
    """Each page of the inventory counts for the area with the longest address."""
    view = next(page.view for page in all_pages(example()) if page.path == "content")
    counted = {each.id: each.pages for each in view.areas}
    assert (counted["home"], counted["first-days"], view.uncovered, sum(counted.values())) == (1, 4, 0, view.counted)


def test_addresses_become_whole_where_the_intranet_is_known() -> None:
    """A path is put behind the address of the intranet; without one it stays a path; what is over stands apart."""
    text = "content: {areas: {hr: {title: HR, url: /hr}, all: {title: All}, old: {title: Old, status: removed}}}\n"
    view = view_of(text, "content")
    assert ([each.url for each in view.areas], [each.id for each in view.past]) == (["/hr", ""], ["old"])
    whole = given(f"plankit: 1\nplan: {{title: P, organization: O, intranet: {{url: 'https://x.example/'}}}}\n{text}")
    content = next(page.view for page in all_pages(whole) if page.path == "content")
    assert content.areas[0].url == "https://x.example/hr"


def test_people_stand_in_their_units() -> None:
    """Units from the top down, each once; people without a known unit last; who left stands apart."""
    view = view_of(
        "units: {b: {title: B, parent: a}, a: A, x: {title: X, parent: y, until: 2020}, y: {title: Y, parent: x}}\n"
        "people: {p: {name: P, unit: b}, q: {name: Q}, r: {name: R, unit: a, until: 2020-01-01}, s: {name: S, from: 2027-01-01}}\n",
        "people",
    )
    assert [(each.id, each.depth, [one.id for one in each.people]) for each in view.units] == [
        ("a", 0, []),
        ("b", 1, ["p"]),
        ("x", 0, []),
        ("y", 0, []),
        ("", 0, ["q", "s"]),
    ]
    assert [each.id for each in view.left] == ["r"]
    assert [each.state for each in view.units[-1].people] == ["here", "later"]


def test_what_falls_on_somebody() -> None:
    """Through roles, bodies and units, by section, each thing once; courses with the day they were finished."""
    view = view_of(
        "people: {anna: Anna}\n"
        "units: {u: {title: U, head: anna}}\n"
        "roles: {ed: {title: Ed, holders: [anna, {person: anna, from: 2020, until: 2021}], training: [c, d]}, x: {title: X, deputies: [anna], vacancy: {covered_by: anna}}}\n"
        "ownership: {sponsor: ed, bodies: {board: {title: Board, chair: ed, seats: [{seat: One, holder: ed}]}}}\n"
        "responsibilities: {a: {title: A, owner: ed}, b: {title: B, owner: board}, c: {title: C, owner: x, informed: [u]}, d: {title: D, owner: ed, until: 2020}}\n"
        "roadmap: {wishes: {w: {title: W, assessor: ed}, v: {title: V, assessor: ed, assessed: 2026-01-01}}}\n"
        "training: {courses: {c: {title: C, completed: [{person: anna, on: 2026-01-01}, {person: anna, on: 2026-02-01}]}, d: D}}\n",
        "people/anna",
    )
    told = [
        (group.section, duty.kind, duty.id, duty.letter, duty.through) for group in view.duties for duty in group.rows
    ]
    assert told == [
        ("responsibilities", "responsibility", "a", "A", "ed"),
        ("responsibilities", "responsibility", "c", "A", "x"),
        ("responsibilities", "responsibility", "b", "A", "board"),
        ("responsibilities", "responsibility", "c", "I", "u"),
        ("ownership", "", "", "", "ed"),
        ("people", "unit", "u", "", ""),
        ("roadmap", "wish", "w", "", "ed"),
    ]
    assert ([each.id for each in view.holds], [each.id for each in view.held], view.deputy_of) == (
        ["ed"],
        ["ed"],
        ("x",),
    )
    assert [(each.body, each.seat.seat, each.through, each.chair) for each in view.seats] == [
        ("board", "One", "ed", True)
    ]
    assert [(each.id, each.finished) for each in view.courses] == [("c", date(2026, 2, 1)), ("d", None)]


def test_what_changed() -> None:
    """The year up to the day, newest first: decisions, people, rules, bodies, releases."""
    plan = given(
        "plankit: 1\nplan: {title: P, organization: O, adopted: {by: b, on: 2026-09-01, version: '2'}, go_live: 2026-02-01, intranet: {name: Net}}\n"
        "people: {anna: Anna, bram: {name: Bram, until: 2026-06-30}, cora: {name: Cora, until: 2020-01-01}}\n"
        "roles:\n"
        "  ed: {title: Ed, holders: [{person: bram, until: 2026-06-30}, {person: anna, from: 2026-07-01}]}\n"
        "  x: {title: X, holders: [{person: anna, from: 2026-03-01}], vacancy: {since: 2026-01-15, covered_by: anna}}\n"
        "  y: {title: Y, holders: [{person: anna, from: 2026-04-01, acting: true}, {person: anna, from: 2027-04-01}]}\n"
        "ownership: {log: {l: {on: 2026-05-01, title: L, decided_by: b}, n: {title: N}}, bodies: {b: {title: B}, o: {title: O, until: 2026-08-31, succeeded_by: b}}}\n"
        "policies: {p: {title: P, effective: 2026-10-01, replaces: [q]}, q: {title: Q, status: superseded, until: 2026-09-30}, r: {title: R, effective: 2026-10-02}}\n"
        "roadmap: {releases: {r: {title: R, ends: 2026-10-30, status: released}, s: {title: S, ends: 2026-10-31}}}\n"
    )
    assert [(str(each.on), each.what, each.id, each.other, each.text) for each in changes(plan.index)] == [
        ("2026-10-30", "released", "r", "", ""),
        ("2026-10-02", "policy", "r", "", ""),
        ("2026-10-01", "replaced", "p", "q", ""),
        ("2026-09-30", "ended", "q", "", ""),
        ("2026-09-01", "adopted", "", "b", "2"),
        ("2026-08-31", "body", "o", "b", ""),
        ("2026-07-01", "followed", "ed", "anna", "bram"),
        ("2026-06-30", "left", "bram", "", ""),
        ("2026-05-01", "decided", "l", "b", "L"),
        ("2026-04-01", "acting", "y", "anna", ""),
        ("2026-03-01", "began", "x", "anna", ""),
        ("2026-02-01", "live", "", "", "Net"),
        ("2026-01-15", "vacant", "x", "anna", ""),
    ]


def test_what_is_open() -> None:
    """Vacant roles and seats, what nobody answers for, what was left open; findings lead to their entry, hints are counted."""
    plan = given(
        f"{HEAD}roles: {{ed: {{title: Ed}}}}\n"
        "ownership: {bodies: {b: {title: B, seats: [{holder: vacant}]}, o: {title: O, until: 2020, seats: [{holder: vacant}]}}}\n"
        "responsibilities: {teach: {title: Teach, owner: ed}, p: {title: P, status: parked}}\n",
        found=True,
    )
    view = next(page.view for page in all_pages(plan) if page.path == "open")
    assert ([each.id for each in view.roles], [each.body for each in view.seats]) == (["ed"], ["b"])
    assert [(each.kind, each.id, each.owner) for each in view.ownerless] == [("responsibility", "teach", "ed")]
    assert [id_ for id_, _ in view.unassigned] == ["p"]
    assert [(each.kind, each.id) for each in view.found] == [("responsibility", "teach"), ("", "")]
    assert (view.hints, view.vacancies, view.now) == (1, 3, 3)


def test_training_by_audience_and_role() -> None:
    """What each learns, what a role asks before it begins, and how many have finished."""
    view = view_of(
        "strategy: {audiences: {staff: Staff}}\nroles: {ed: {title: Ed, training: [c]}, x: {title: X}}\n"
        "training:\n  courses: {c: {title: C, audiences: [staff], completed: [{person: a}, {person: a}, {person: b}]}, d: {title: D, roles: [ed], sessions: [{on: 2027-01-02}, {on: 2027-01-01}, {on: 2020-01-01}]}}\n"
        "  onboarding: [{day: 14}, {day: 1}]\n",
        "training",
    )
    assert [(each.id, each.courses, each.must) for each in (*view.audiences, *view.roles)] == [
        ("staff", ("c",), ()),
        ("ed", ("d",), ("c",)),
    ]
    assert [(each.id, [str(one.on) for one in each.sessions], each.finished) for each in view.courses] == [
        ("c", [], 2),
        ("d", ["2027-01-01", "2027-01-02"], 0),
    ]
    assert [each.day for each in view.onboarding] == [1, 14]


def test_maintenance_falls_due() -> None:
    """Due again after its rhythm; what was never done has no day."""
    view = view_of(
        "support: {operations: {a: {title: A, every: monthly, last: 2026-10-23}, b: {title: B, every: monthly, last: 2026-10-24}, c: {title: C}},"
        " channels: {desk: Desk}, requests: {q: {title: Q, channel: desk}, r: {title: R}}}\n",
        "support",
    )
    assert [(each.id, each.overdue, each.due) for each in view.operations] == [
        ("a", True, date(2026, 11, 23)),
        ("b", False, date(2026, 11, 24)),
        ("c", False, None),
    ]
    assert [each.channel is not None for each in view.requests] == [True, False]


def test_words_of_the_format_are_said_as_people_say_them() -> None:
    """A plan's own word stays, with blanks for underscores; nothing stays nothing."""
    english, dutch = words("en"), words("nl")
    assert [english(label(word)) for word in ("in_force", "own_word", None)] == ["in force", "own word", ""]
    assert dutch(label("in_force")) == "van kracht"


def test_a_project_is_not_live_yet() -> None:
    """Before go-live the front page says when it will be; the review of the plan may be overdue."""
    text = "plankit: 1\nplan: {title: P, organization: O, go_live: 2027-01-01, review: {next: 2026-11-01}}\n"
    front = all_pages(given(text))[0].view
    assert (front.project, front.review, front.overdue) == (True, date(2026, 11, 1), True)
