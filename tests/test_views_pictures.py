"""Pictures as numbers: nothing lies on anything else, whatever is drawn; and what the views put into them."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import combinations, pairwise

import pytest
from hypothesis import given as data
from hypothesis import strategies as st

from conftest import ROOT
from multiplied import multiplied, steps
from plankit.files import folder, texts
from plankit.index import Index
from plankit.plan import load
from plankit.render.fitting import _width, fitted
from plankit.render.mermaid import inked
from plankit.views import Given, all_pages
from plankit.views.pictures import layers, scatter
from plankit.views.pictures.ladder import ladder
from plankit.views.pictures.scale import Scale, px, spread
from plankit.views.pictures.timeline import Span, timeline
from rendered import HORIZON, TODAY, dangling, example, given, links_of_html, pages

HEAD = "plankit: 1\nplan: {title: P, organization: O}\n"
NAMES = [f"n{number}" for number in range(14)]


def page(text: str, path: str) -> object:
    """The view of a page of a plan."""
    return next(each.view for each in all_pages(given(HEAD + text)) if each.path == path)


def paths(text: str) -> set[str]:
    """The pages of a plan."""
    return {each.path for each in all_pages(given(HEAD + text))}


def test_a_scale_ends_where_its_line_ends() -> None:
    """Values stand in proportion, and those beyond the ends at the end; a scale of one value is no division by nothing."""
    scale = Scale(10, 20, 0, 100)
    assert [scale(value) for value in (10, 15, 20, 25, 0)] == [0, 50, 100, 100, 0]
    assert (Scale(3, 3, 8, 80)(3), px(12.04), px(7.96)) == (8, "12", "8")


@data(st.lists(st.floats(0, 100), max_size=12), st.floats(1, 30))
def test_labels_are_spread(places: list[float], gap: float) -> None:
    """Each label is far enough from the next, all are on the line, in their order."""
    found = spread(places, gap, 0, 100)
    room = min(gap, 100 / max(1, len(places) - 1))
    assert all(-1e-6 <= each <= 100 + 1e-6 for each in found)
    assert all(after - before >= room - 1e-6 for before, after in pairwise(sorted(found)))
    assert all(
        found[one] <= found[other] for one, other in combinations(range(len(places)), 2) if places[one] < places[other]
    )


EDGES = st.lists(
    st.builds(layers.Edge, st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["reports", "escalates"])),
    max_size=12,
)
BACK = st.lists(st.integers(1, 4), min_size=2, max_size=len(NAMES) - 1)


@data(BACK, EDGES)
def test_no_box_meets_another_and_no_line_crosses_one(back: list[int], more: list[layers.Edge]) -> None:
    """Whatever reports to whatever, in circles too: boxes lie apart, lines run beside them and end at the box they mean."""
    count = len(back) + 1
    tree = [layers.Edge(NAMES[number], NAMES[max(0, number - far)], "reports") for number, far in enumerate(back, 1)]
    edges = [*tree, *more]
    found = layers.drawing(NAMES[:count], edges)
    if found is None:
        return
    boxes = {each.id: (each.x, each.y, each.x + layers.WIDTH, each.y + layers.HEIGHT) for each in found.boxes}
    assert set(boxes) == set(NAMES[:count])
    assert [pair for pair in combinations(boxes.values(), 2) if _meet(*pair)] == []
    assert all(
        left >= 0 and right <= found.width and bottom <= found.height for left, _, right, bottom in boxes.values()
    )
    for line in found.lines:
        crossed = [id_ for id_, box in boxes.items() for piece in pairwise(line.points) if _crosses(piece, box)]
        assert crossed == [], line
        assert [
            _touches(line.points[end], boxes[id_]) for end, id_ in ((0, line.edge.source), (-1, line.edge.target))
        ] == [
            True,
            True,
        ]


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(piece: tuple[tuple[float, float], tuple[float, float]], box: tuple[float, ...]) -> bool:
    (x, y), (to, down) = piece
    span = (min(x, to), min(y, down), max(x, to), max(y, down))
    inner = (box[0] + 0.01, box[1] + 0.01, box[2] - 0.01, box[3] - 0.01)
    return span[0] < inner[2] and inner[0] < span[2] + 1e-9 and span[1] < inner[3] and inner[1] < span[3] + 1e-9


def _touches(point: tuple[float, float], box: tuple[float, ...]) -> bool:
    return box[0] <= point[0] <= box[2] and min(abs(point[1] - box[1]), abs(point[1] - box[3])) < 1e-6


def test_who_is_reported_to_stands_above() -> None:
    """The arrow goes up; a graph too large for a picture is none."""
    found = layers.drawing(["team", "board"], [layers.Edge("team", "board", "reports")])
    assert [(each.id, each.y) for each in found.boxes] == [("board", 8), ("team", 116)]
    assert layers.drawing([str(number) for number in range(layers.MOST + 1)], []) is None
    assert layers.drawing([str(number) for number in range(layers.WIDEST + 1)], []) is None


@data(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 5)), min_size=2, max_size=scatter.MOST))
def test_no_dot_lies_on_another(points: list[tuple[int, int]]) -> None:
    """Every wish has its own letter and its own place, also where many take the same days and are worth the same."""
    found = scatter.scatter([(str(number), *each) for number, each in enumerate(points)])
    places = [(float(dot.x), float(dot.y)) for dot in found.dots]
    near = [pair for pair in combinations(places, 2) if _apart(*pair) < 2 * scatter.RADIUS]
    outside = [at for at in places if not (12 <= at[0] <= scatter.WIDTH - 12 and 12 <= at[1] <= scatter.HEIGHT - 12)]
    assert (near, outside, len({dot.letter for dot in found.dots})) == ([], [], len(points))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_axes_have_round_values() -> None:
    """From nothing to just beyond the largest; after Z comes AA; one point alone is no comparison."""
    assert [scatter.nice(most) for most in (0, 3, 7, 44)] == [
        [0, 1],
        [0, 1, 2, 3],
        [0, 2, 4, 6, 8],
        [0, 10, 20, 30, 40, 50],
    ]
    assert [scatter.letter(number) for number in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
    assert scatter.scatter([("a", 1, 1)]) is None
    assert scatter.scatter([(str(number), 1, 1) for number in range(scatter.MOST + 1)]) is None


def test_time_is_drawn_around_today() -> None:
    """What lies a year back is left out and counted; today has its line; a moment is a diamond; words stay inside."""
    spans = [
        Span("release", "old", date(2020, 1, 1), date(2020, 3, 1), "done"),
        Span("release", "now", date(2026, 10, 1), date(2026, 12, 31), "ahead"),
        Span("milestone", "then", date(2027, 3, 31), date(2027, 3, 31), "ahead"),
        Span("activity", "open", None, date(2026, 11, 30), "ahead"),
    ]
    found = timeline(spans, TODAY)
    assert ([each.span.id for each in found.rows], found.outside) == (["now", "open", "then"], 1)
    assert [bool(each.diamond) for each in found.rows] == [False, True, True]
    assert [(each.anchor, 0 <= float(each.words_x) <= 860) for each in found.rows] == [
        ("start", True),
        ("start", True),
        ("end", True),
    ]
    assert [each.year for each in found.ticks if each.year] == ["2026", "2027"]
    assert [each.month.template for each in found.ticks] == ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert 250 < float(found.today) < 300
    assert timeline([], TODAY) is None
    assert timeline([Span("release", str(n), TODAY, TODAY, "ahead") for n in range(25)], TODAY) is None


@pytest.mark.parametrize("on", [date.min, date.max, date(9999, 6, 1)])
def test_time_ends(on: date) -> None:
    """On the first and last days there are, nothing falls over."""
    spans = [Span("release", "a", date.min, date.max, "ahead"), Span("milestone", "b", on, on, "ahead")]
    assert len(timeline(spans, on).rows) == 2
    plan = given(f"{HEAD}policies: {{a: {{title: A, review: {{next: 2026-12-01}}}}}}\n", on)
    assert [each.path for each in all_pages(plan) if each.path == "audit"] == ["audit"]


@data(st.text(max_size=80), st.integers(1, 3))
def test_words_fit(text: str, lines: int) -> None:
    """No line is wider than its box, and no more lines than there is room for; what is whole is not cut."""
    found = fitted(text, 150, lines)
    assert len(found) <= lines
    assert [line for line in found if _width(line) * 13 > 150 + 1e-6 and len(line) > 2] == []
    if found and not found[-1].endswith("…") and "-" not in "".join(found):
        assert " ".join(found) == " ".join(text.split())


def test_long_words_are_broken_and_cut() -> None:
    """One long word is broken with a hyphen; what is left over ends in three dots."""
    assert fitted("Steering group of the whole", 150, 1) == ("Steering group of th…",)
    assert fitted("x" * 60, 100, 2) == ("xxxxxxxxxxxx-", "xxxxxxxxxxx…")
    assert fitted("", 100) == ()


def test_nothing_steers_a_diagram() -> None:
    """Signs that mean something to Mermaid are entities, a word of its own does not begin a line, letters stay as they are."""
    assert inked('a:b "c" [d] #e; <f> `g` {h} | -- %% end') == (
        "a#58;b #34;c#34; #91;d#93; #35;e#59; #60;f#62; #96;g#96; #123;h#125; #124; #45;#45; #37;#37; end"
    )
    assert (inked("Section one", first=True), inked("2027 plan", first=True)) == ("#83;ection one", "#50;027 plan")
    assert (inked("Café één", first=True), inked(" \n "), len(inked("y" * 500))) == ("Café één", "#160;", 120)


def test_steps_go_up() -> None:
    """Each step stands higher and further than the one before; one alone, or too many, are no ladder."""
    view = page(
        "ownership: {escalation: [{after: 1 day, to: a}, {after: 2 days, to: b}, {after: 3 days, to: c}]}\n",
        "ownership",
    )
    rungs = view.picture.ladders[None].rungs
    assert [(each.entry.to, float(each.x) > 0) for each in rungs] == [("a", True), ("b", True), ("c", True)]
    assert all(float(low.y) > float(high.y) + 66 and float(low.x) < float(high.x) for low, high in pairwise(rungs))
    assert (ladder(view.entry.escalation[:1]), ladder(view.entry.escalation * 3)) == (None, None)


BODIES = (
    "roles: {boss: {title: Boss}, maker: {title: Maker}}\n"
    "ownership:\n"
    "  bodies:\n"
    "    board: {title: Board, outside: true}\n"
    "    group: {title: Group, reports_to: board, kind: steering, chair: boss, quorum: {fraction: 0.5, plus: 1},\n"
    "      seats: [{holder: boss}, {holder: vacant}, {holder: maker, kind: invited}],\n"
    "      meetings: [{on: 2026-01-01, present: [boss]}, {on: 2026-02-01, present: [boss, maker]}, {on: 2027-01-01}], meets: monthly}\n"
    "    team: {title: Team, reports_to: boss}\n"
    "    gone: {title: Gone, reports_to: board, until: 2020-01-01}\n"
    "  decisions:\n"
    "    large: {title: Large, decides: group, escalates_to: board, advises: [team]}\n"
    "    small: {title: Small, decides: boss, escalates_to: group}\n"
    "    tiny: {title: Tiny, decides: maker, escalates_to: boss}\n"
    "  log: {l: {title: L, on: 2026-01-01, decided_by: group}, m: {title: M, decided_by: board}}\n"
    "policies: {p: {title: P, approved: {by: group}, review: {next: 2027-02-01}}}\n"
    "roadmap: {milestones: {go: {title: Go, on: 2027-01-15, accepted_by: group}}}\n"
)


def test_bodies_as_a_picture() -> None:
    """Who reports to whom, and what goes up to a body; bodies that have ended, and ways between roles alone, are left out."""
    picture = page(BODIES, "ownership").picture
    assert {(each.source, each.kind, each.target) for each in picture.ways} == {
        ("group", "reports", "board"),
        ("team", "reports", "boss"),
        ("group", "escalates", "board"),
        ("boss", "escalates", "group"),
    }
    assert [(each.id, each.note) for each in picture.boxes if each.id in {"boss", "group"}] == [
        ("group", "steering"),
        ("boss", "role"),
    ]
    assert page("ownership: {bodies: {a: {title: A}}}\n", "ownership").picture.boxes == ()


def test_too_many_bodies_are_a_list() -> None:
    """Thirty groups below one are told as a list."""
    many = "".join(f"    b{number}: {{title: B, reports_to: top}}\n" for number in range(30))
    picture = page(f"ownership:\n  bodies:\n    top: {{title: Top}}\n{many}", "ownership").picture
    assert (picture.drawn, len(picture.ways), picture.boxes) == (False, 30, ())


def test_a_body_has_its_page() -> None:
    """What it decides and is asked, whether enough came to its meetings, what it decided, and what is on its table."""
    view = page(BODIES, "bodies/group")
    assert (view.decides, view.above, view.below, [id_ for id_, _ in view.log]) == (("large",), ("small",), (), ["l"])
    assert page(BODIES, "bodies/team").asked == ("large",)
    assert (view.needed, [(str(each.entry.on), each.enough) for each in view.meetings]) == (
        2,
        [("2026-02-01", True), ("2026-01-01", False)],
    )
    assert [(each.kind, each.id, str(each.on)) for each in view.table] == [
        ("body", "group", "2026-03-01"),
        ("milestone", "go", "2027-01-15"),
        ("policy", "p", "2027-02-01"),
    ]
    assert page(BODIES, "bodies/board").below == ("group",)


def test_the_board_has_one_page() -> None:
    """The group that steers, what it decides, the heaviest risks first, money of this year and the next."""
    view = page(
        BODIES
        + "strategy: {risks: {small: {title: S, likelihood: 1, impact: 1}, big: {title: B, likelihood: 5, impact: 5}}}\n"
        + "monitoring: {kpis: {bad: {title: Bad, act_below: 5, readings: {2026-01-01: 1}}, good: {title: Good, readings: {2026-01-01: 1}}}}\n",
        "board",
    )
    assert (view.body.body.id, view.place, view.rights) == ("group", "group", ("large",))
    assert ([id_ for id_, _ in view.risks], [each.id for each in view.figures]) == (["big", "small"], ["bad"])
    assert (view.more["rights"], [id_ for id_, _ in view.log]) == (0, ["l", "m"])
    money = page(
        "ownership: {sponsor: x}\nroadmap:\n  budget: {2026: {development: 10, licence: 5}, 2028: {licence: 1}}\n"
        "  releases: {r: {title: R, ends: 2026-12-01}, s: {title: S, ends: 2026-06-01, status: dropped}}\n"
        "  wishes: {a: {title: A, release: r, cost: 12, status: planned}, b: {title: B, release: s, cost: 99, status: planned}}\n",
        "board",
    )
    assert (money.body, [(each.year, each.total, each.development.there, each.asked) for each in money.money]) == (
        None,
        [("2026", 15, 10, 12)],
    )
    assert money.money[0].development.over


def test_only_what_there_is_has_a_page() -> None:
    """A plan of next to nothing has no page for board, manager or auditor; one of posts reads well."""
    assert {"board", "manage", "audit"} & paths("") == set()
    assert {"board", "manage", "audit"} & paths("policies: {p: {title: P, status: draft}}\n") == {"audit"}
    index = Index(load(folder(ROOT / "tests" / "plans" / "posts-only")), TODAY, HORIZON)
    manage = next((each.view for each in all_pages(Given(index)) if each.path == "manage"), None)
    assert (manage.loads.rows, manage.strands.listed, manage.strands.sound) == ((), (), 0)


LOAD = (
    "people: {anna: {name: Anna, hours_per_week: 10}, bram: {name: Bram, hours_per_week: 4}, cora: Cora, left: {name: L, until: 2020-01-01}}\n"
    "roles:\n"
    "  ed: {title: Ed, hours_per_week: 8, holders: [anna, {person: bram, share: 0.75}]}\n"
    "  past: {title: Past, hours_per_week: 8, holders: [{person: anna, until: 2020-01-01}]}\n"
    "  solo: {title: Solo, holders: [cora], deputies: [left]}\n"
    "  pair: {title: Pair, holders: [cora], deputies: [anna]}\n"
    "  empty: {title: Empty}\n"
    "  brief: {title: Brief, holders: [{person: anna, until: 2026-12-31}, {person: bram, until: 2026-12-31}]}\n"
    "responsibilities:\n"
    "  a: {title: A, owner: ed}\n  b: {title: B, owner: solo}\n  c: {title: C, owner: pair}\n  d: {title: D, owner: empty}\n"
    "  e: {title: E, owner: brief}\n  f: {title: F, owner: anna}\n"
)


def test_what_lies_on_whom() -> None:
    """Hours that roles ask by share, those over their hours first; entries counted for all who answer; nobody who left."""
    rows = page(LOAD, "manage").loads.rows
    assert [(each.id, each.asked, each.there, each.answers, each.over) for each in rows] == [
        ("bram", 6, 4, 2, True),
        ("anna", 8, 10, 3, False),
        ("cora", 0, None, 2, False),
    ]
    assert [(each.bar, each.mark, each.owns) for each in rows] == [
        ("72", "48", "80"),
        ("96", "120", "120"),
        ("0", "", "80"),
    ]


def test_weak_links() -> None:
    """Nobody first, then what ends soon, then one person for whom nobody stands in; two people, or a deputy, are sound."""
    found = page(LOAD, "manage").strands
    assert [(each.party, [weak.mark for weak in each.weak]) for each in found.listed] == [
        ("empty", ["nobody"]),
        ("brief", ["ends"]),
        ("solo", ["alone"]),
        ("anna", ["alone"]),
    ]
    assert (found.sound, found.listed[1].weak[0].day, found.listed[2].owned) == (
        2,
        date(2026, 12, 31),
        (("responsibility", "b"),),
    )


def test_the_year_month_by_month() -> None:
    """Late first, then twelve months from this one; what lies beyond is left out; the fullest month has the full colour."""
    reviews = "".join(f"  p{n}: {{title: P, review: {{next: 2027-03-0{n}}}}}\n" for n in range(1, 5))
    view = page(
        f"policies:\n{reviews}  late: {{title: L, review: {{next: 2026-11-23}}}}\n  far: {{title: F, review: {{next: 2027-12-01}}}}\n"
        "roadmap: {milestones: {m: {title: M, on: 2026-11-30}}}\n",
        "manage",
    ).year
    assert [each.place for each in view.months][:3] + [each.place for each in view.months][-1:] == [
        "late",
        "2026-11",
        "2026-12",
        "2027-10",
    ]
    told = {
        sort.name.template: [(cell.place, cell.due, cell.weight) for cell in sort.cells if cell.due]
        for sort in view.sorts
    }
    assert told == {"Reviews": [("late", 1, 1), ("2027-03", 4, 4)], "Releases and aims": [("2026-11", 1, 1)]}
    assert (view.total, [each.year for each in view.months if each.year]) == (6, ["2026", "2027"])


def test_every_mark_has_its_row() -> None:
    """Whatever can fall due on the example has a place in the calendar."""
    view = next(each.view for each in all_pages(example()) if each.path == "manage")
    assert sum(sort.total for sort in view.year.sorts) == view.year.total


WISHES = (
    "roadmap:\n  scoring: {scoring}\n  releases: {{r: {{title: R, capacity_days: {days}}}, s: {{title: S, status: released, capacity_days: 5}}}}\n"
    "  wishes:\n"
    "    best: {{title: Best, release: r, status: planned, value: 5, effort_days: 1, moscow: could}}\n"
    "    poor: {{title: Poor, release: r, status: planned, value: 1, effort_days: 10, moscow: must}}\n"
    "    base: {{title: Base, release: r, status: building, value: 2, effort_days: 8, moscow: should}}\n"
    "    upon: {{title: Upon, release: r, status: planned, value: 5, effort_days: 4, depends_on: [base], moscow: should}}\n"
    "    ready: {{title: Ready, release: r, status: done, value: 1, effort_days: 3}}\n"
    "    vague: {{title: Vague, release: r, status: planned, value: 4}}\n"
    "    no: {{title: No, release: r, status: rejected, value: 1, effort_days: 99}}\n"
    "    past: {{title: Past, release: s, status: planned, value: 1, effort_days: 5}}\n"
)


def drops(days: int, scoring: str = "{}") -> object:
    """What drops from the release of these wishes."""
    return page(WISHES.format(days=days, scoring=scoring), "roadmap").weighing.drops


def test_what_drops_when_days_are_lost() -> None:
    """The least for its effort first, after the days that are free; what needs a wish goes with it; what is done stays."""
    (found,) = drops(30)
    assert (found.drops.release, found.drops.free, found.drops.unweighed) == ("r", 4, ("vague",))
    assert [(each.id, each.beyond, each.days, each.together, each.along) for each in found.drops.rows] == [
        ("poor", 4, 10, 10, ""),
        ("upon", 14, 4, 14, "base"),
        ("base", 18, 8, 22, ""),
        ("best", 26, 1, 23, ""),
    ]
    assert (found.lost, found.then, found.enough) == (20, ("poor", "upon", "base"), True)


def test_too_much_already() -> None:
    """Where too much is planned, the first wish drops before any day is lost; and twenty days may be more than there are."""
    (found,) = drops(20)
    assert (found.drops.free, [each.beyond for each in found.drops.rows]) == (-6, [0, 4, 8, 16])
    assert (found.then, found.enough) == (("poor", "upon", "base", "best"), False)
    assert drops(100)[0].then == ()


def test_the_plans_own_way_of_weighing_counts() -> None:
    """By need, by reach, or by haste: the order follows the method; what the method asks and is not there is not weighed."""
    (need,) = drops(26, "{method: moscow}")
    assert [each.id for each in need.drops.rows] == ["best", "upon", "base", "poor"]
    assert drops(26, "{method: rice}")[0].drops.rows == ()
    wish = "w: {title: W, status: accepted, effort_days: 2, value: 2, urgency: 3, risk_reduction: 1, reach: 100, impact: 2, confidence: 50}"
    for scoring, expected in (("rice", 50), ("wsjf", 3), ("value_effort", 1)):
        view = page(f"roadmap: {{scoring: {{method: {scoring}}}, wishes: {{{wish}}}}}\n", "roadmap").weighing
        assert [(each.score, each.letter) for each in view.wishes] == [(expected, "A")]
    heavy = page(
        f"roadmap: {{scoring: {{method: wsjf, weights: {{value: 3}}}}, wishes: {{{wish}}}}}\n", "roadmap"
    ).weighing
    assert heavy.wishes[0].worth == 10


def test_circles_of_wishes_end() -> None:
    """Two wishes that need each other drop together, once."""
    view = page(
        "roadmap:\n  releases: {r: {title: R, capacity: {dev: 4}}}\n  wishes:\n"
        "    a: {title: A, release: r, status: planned, value: 1, effort_days: 2, depends_on: [b]}\n"
        "    b: {title: B, release: r, status: planned, value: 5, effort_days: 2, depends_on: [a]}\n",
        "roadmap",
    )
    assert [each.id for each in view.weighing.drops[0].drops.rows] == ["b", "a"]


def test_what_an_auditor_asks() -> None:
    """Owner, checker, approval and review of every policy in force, exceptions and waivers, those that are over as well."""
    view = page(
        "people: {anna: Anna}\nroles: {empty: {title: E}}\n"
        "policies:\n"
        "  good: {title: G, owner: anna, checked_by: anna, approved: {by: anna, on: 2026-01-01}, review: {last: 2026-01-01, every: 1 year}}\n"
        "  bad: {title: B, owner: empty, review: {next: 2026-01-01}, exceptions: [{for: Some, until: 2026-01-01}, {for: Others}]}\n"
        "  bare: {title: C}\n  draft: {title: D, status: draft}\n  old: {title: O, status: withdrawn}\n"
        "checks: {waivers: [{rule: x, at: y, until: 2026-01-01}, {rule: x, at: y}]}\n",
        "audit",
    )
    assert view.tally == (3, 1, 1, 1, 2, 1)
    assert [each.policy.id for each in view.rows] == ["good", "bad", "bare", "draft"]
    assert ([each.over for each in view.exceptions], [each.over for each in view.waivers]) == (
        [True, False],
        [True, False],
    )


def test_no_way_leads_to_drops_that_are_not_there() -> None:
    """Where a release has no wishes, nothing drops, and the manager's page does not lead there."""
    empty = "roadmap: {releases: {r: {title: R, capacity_days: 5}}}\n"
    assert (page(empty, "manage").drops, page(WISHES.format(days=30, scoring="{}"), "manage").drops) == (False, True)
    assert dangling(pages(given(HEAD + empty)), links_of_html) == []


def test_many_policies_are_a_list_by_topic() -> None:
    """Sixty are read on one page; of more there is a list, where each has the place it always had."""
    many = "".join(
        f"  p{number}: {{title: P{number}, topic: {'ai' if number % 2 else 'groups'}}}\n" for number in range(61)
    )
    few = page(
        f"policies:\n{many}  p60: {{title: X, status: withdrawn}}\n".replace(
            "  p60: {title: P60, topic: groups}\n", ""
        ),
        "policies",
    )
    assert few.topics == {}
    text = f"{HEAD}policies:\n{many}"
    assert [(topic, len(rows)) for topic, rows in page(f"policies:\n{many}", "policies").topics.items()] == [
        ("groups", 31),
        ("ai", 30),
    ]
    assert {f"policy-p{number}" for number in range(61)} <= links_of_html(pages(given(text))["policies.html"])[1]


def test_a_policy_has_its_page() -> None:
    """What took its place, and what falls due about it."""
    text = "policies: {a: {title: A, status: superseded}, b: {title: B, replaces: [a], review: {next: 2026-12-01}}}\n"
    assert page(text, "policies/a").replaced_by == ("b",)
    assert [str(each.on) for each in page(text, "policies/b").due] == ["2026-12-01"]


def test_the_front_page_tells_of_wishes() -> None:
    """The latest answers first: the day of the decision, else of the assessment, else of the asking."""
    view = page(
        "roadmap: {wishes: {a: {title: A, from: {on: 2026-03-01}}, b: {title: B, decision: {outcome: rejected, on: 2026-02-01}},"
        " c: {title: C, assessed: 2026-04-01}, d: D, e: E, f: F}}\n",
        "index",
    )
    assert [(each.id, each.stage) for each in view.wishes] == [
        ("c", "assessed"),
        ("a", "new"),
        ("b", "rejected"),
        ("d", "new"),
        ("e", "new"),
    ]


def test_a_role_tells_what_falls_due() -> None:
    """The sheet that a successor gets has what falls on the role and the vacancy itself."""
    view = page(
        "roles: {ed: {title: Ed, vacancy: {expected: 2026-12-31}}}\npolicies: {p: {title: P, owner: ed, review: {next: 2026-12-01}}}\n",
        "roles/ed",
    )
    assert [(each.kind, each.id) for each in view.due] == [("policy", "p"), ("role", "ed")]


@pytest.mark.parametrize(
    "path", ["manage", "board", "audit", "roadmap", "ownership", "bodies/", "policies/", "roles/", "people/"]
)
def test_twice_the_plan_is_twice_the_work(path: str) -> None:
    """No view of these pages is quadratic: counted in steps, not in seconds."""
    from importlib import import_module

    module = {"bodies/": "body", "policies/": "policy", "roles/": "role", "people/": "person"}.get(path, path)
    made = import_module(f"plankit.views.{module}").pages
    files = {each.relative_to(ROOT / "plan").as_posix(): each.read_bytes() for each in (ROOT / "plan").rglob("*.*")}
    list(made(example()))
    counts = []
    for times in (5, 10, 20):
        index = Index(load(texts(multiplied(files, times))), TODAY, HORIZON)
        counts.append(steps(partial(list, made(Given(index)))))
    first, second, third = counts
    assert third - second <= 2.4 * (second - first) + 1000
