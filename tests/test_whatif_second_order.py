"""The second order: those who stand in are away or overloaded, seats, scopes, covers, units, and what comes right again."""

from __future__ import annotations

from datetime import date

import pytest

from judged import index_of
from plankit.days import EVER
from plankit.whatif import Consequences, Event, consequences
from plankit.words import words

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
ON = date(2026, 11, 1)
LEAVES = Event("leaves", "anna", None, date(2026, 12, 31))
AWAY = Event("away", "anna", date(2027, 1, 1), date(2027, 1, 10))
FIRST = date(2027, 1, 1)


def follows(plan: str, *events: Event, until: date = EVER) -> Consequences:
    """What follows in a plan of which only the sections are given."""
    return consequences(index_of({"plan.yaml": HEAD + plan}, ON), events or (LEAVES,), until)


def places(found: Consequences) -> list[str]:
    """The places left to nobody."""
    return [".".join(map(str, each.place.route)) for each in found.left]


STANDING_IN = """
people:
  anna: {name: Anna}
  bas: {name: Bas, hours_per_week: 12, until: 2027-03-31}
  cees: {name: Cees, away: [{from: 2026-12-01, until: 2027-01-31}]}
  dora: {name: Dora}
  emma: {name: Emma, until: 2026-11-30}
roles:
  manager: {title: Manager, holders: anna, deputies: [bas, cees, emma, writers], hours_per_week: 8, training: [tour]}
  editor: {title: Editor, holders: bas, hours_per_week: 8}
  trainer: {title: Trainer, holders: anna, deputies: [bas], hours_per_week: 2}
  writers: {title: Writers, holders: [dora]}
training:
  courses: {tour: {title: Tour, completed: [{person: dora, on: 2026-01-01}]}}
"""


def test_those_who_stand_in_are_looked_at() -> None:
    """Until when they can, for how much at once, whether the hours and the courses are there, or why they cannot."""
    speak = words("en")
    told = [
        (each.role, each.id, each.able, [speak(one) for one in each.remarks]) for each in follows(STANDING_IN).helpers
    ]
    bas = ["only until 31 March 2027", "for 2 roles at once", "overloaded (18 hours a week, 12 available)"]
    assert told == [
        ("manager", "bas", True, [*bas, "without the course “Tour” (tour)"]),
        ("manager", "cees", False, ["“Cees” (cees) is away until 31 January 2027"]),
        ("manager", "emma", False, ["“Emma” (emma) left on 30 November 2026"]),
        ("manager", "writers", True, []),
        ("trainer", "bas", True, bas),
    ]


@pytest.mark.parametrize(
    ("already", "days"),
    [
        ("[]", [(1, 10)]),
        ("[{from: 2027-01-04, until: 2027-01-05}]", [(1, 3), (6, 10)]),
    ],
)
def test_a_short_absence_counts_when_asked_about(already: str, days: list[tuple[int, int]]) -> None:
    """Ten days leave nobody, though the plan lets only weeks count; two on which there was nobody anyway do not."""
    plan = (
        f"people: {{anna: {{name: Anna, away: {already}}}}}\nresponsibilities: {{ask: {{title: Ask, owner: anna}}}}\n"
    )
    assert [(each.first.day, each.last.day) for each in follows(plan, AWAY).left] == days


def test_whoever_stands_in_may_be_away_too() -> None:
    """On the days on which the deputy is away as well, nobody is there."""
    plan = """
people: {anna: {name: Anna}, bas: {name: Bas, away: [{from: 2027-01-04, until: 2027-01-05}]}}
roles: {editor: {title: Editor, holders: anna, deputies: [bas]}}
responsibilities: {write: {title: Write, owner: editor}}
"""
    found = follows(plan, AWAY)
    assert [(each.first, each.last, each.standing.state) for each in found.left] == [
        (date(2027, 1, 4), date(2027, 1, 5), "away")
    ]
    assert [(each.post.id, each.first, each.last) for each in found.appointments.needed] == [
        ("editor", date(2027, 1, 4), date(2027, 1, 5))
    ]


def test_only_what_begins_up_to_the_day_asked_about_is_told() -> None:
    """What begins later is left out."""
    plan = "people: {anna: {name: Anna}}\nresponsibilities: {write: {title: Write, owner: anna}}\n"
    assert [len(follows(plan, until=day).left) for day in (date(2026, 12, 31), FIRST)] == [0, 1]


SEATS = """
people: {anna: {name: Anna}, bas: {name: Bas}}
ownership:
  bodies:
    board:
      title: Board
      chair: bas
      seats:
        - {seat: One, holder: anna, substitute: bas}
        - {seat: Two, holder: anna}
        - {seat: Three, holder: anna, until: 2026-12-31}
        - {seat: Four, holder: anna, from: 2027-02-01, substitute: cees}
        - {seat: Five, holder: vacant}
"""


def test_seats() -> None:
    """A substitute bridges an absence and no departure; a term that is over, or has not begun, leaves no empty seat."""
    seat = "ownership.bodies.board.seats.{}.holder".format
    assert places(follows(SEATS)) == [seat(0), seat(1), seat(3)]
    assert places(follows(SEATS, AWAY)) == [seat(1)]


def test_a_scope_with_nobody() -> None:
    """Of a role that exists once for each unit, the unit is named for which nobody is left."""
    found = follows("""
people: {anna: {name: Anna}, bas: {name: Bas}, cees: {name: Cees}}
units: {hr: {title: Personnel}, ict: {title: ICT}}
content: {areas: {news: {title: News pages, owner: bas}}}
roles:
  ambassador:
    title: Ambassador
    per: unit
    holders:
      - {person: anna, scope: hr}
      - {person: bas, scope: ict}
      - {person: anna, scope: news}
      - {person: anna, scope: ict}
      - {person: anna, scope: {nl: Zuid, en: South}}
""").losses
    assert [
        (each.role, each.lost, each.left, [words("en").pick(scope.title) for scope in each.scopes]) for each in found
    ] == [("ambassador", ("anna",), ("bas",), ["Personnel", "News pages", "South"])]


def test_what_somebody_covers_is_lost_with_them() -> None:
    """A vacant role loses whoever covers it; a role that is held as well does not."""
    found = follows("""
people: {anna: {name: Anna}, bas: {name: Bas}}
roles:
  trainer: {title: Trainer, vacancy: {reason: Why, covered_by: anna}}
  writer: {title: Writer, holders: bas, vacancy: {reason: Why, covered_by: anna}}
""")
    assert [(each.role, each.lost, each.left) for each in found.losses] == [("trainer", ("anna",), ())]
    assert [(each.role, each.lost, each.left) for each in found.bared] == [("writer", ("anna",), ())]


def test_a_unit_takes_its_roles_along() -> None:
    """A dissolved unit leaves what it owns and the roles it holds; what belongs to it is told."""
    found = follows(
        """
people: {anna: {name: Anna, unit: hr}, bas: {name: Bas, unit: hr, until: 2026-11-30}}
units: {hr: {title: HR, head: anna}, desk: {title: Desk, parent: hr}}
roles: {editor: {title: Editor, holders: [hr], unit: hr}, guide: {title: Guide, per: unit, holders: [{person: anna, scope: hr}]}}
responsibilities: {write: {title: Write, owner: editor}, ask: {title: Ask, owner: hr}}
strategy: {audiences: {staff: {title: Staff, units: [hr]}}}
""",
        Event("dissolved", "hr", None, date(2026, 12, 31)),
    )
    assert places(found) == ["responsibilities.write.owner", "responsibilities.ask.owner"]
    assert [each.route for each in found.members] == [
        ("people", "anna"),
        ("units", "desk"),
        ("strategy", "audiences", "staff"),
        ("roles", "editor"),
        ("roles", "guide", "holders", 0),
    ]
    assert [(each.post.kind, each.post.id) for each in found.appointments.needed] == [
        ("role", "editor"),
        ("instead", "hr"),
    ]


def test_a_head_is_one_appointment() -> None:
    """Who leads a unit is wanted once, for the unit and for all that it owns."""
    found = follows("""
people: {anna: {name: Anna}}
units: {hr: {title: HR, head: anna}}
responsibilities: {ask: {title: Ask, owner: hr}}
""")
    assert [(each.post, len(each.closes)) for each in found.appointments.needed] == [(("head", "hr"), 2)]


def test_who_only_hears_of_things_need_not_be_replaced() -> None:
    """It is told that they hear of it no more, and nobody has to be appointed for that."""
    found = follows(
        "people: {anna: {name: Anna}}\nresponsibilities: {ask: {title: Ask, owner: bas, informed: [anna]}}\n"
    )
    assert (places(found), found.appointments.needed) == (["responsibilities.ask.informed.0"], ())


def test_staying_longer_fills_a_gap() -> None:
    """Who leaves later than planned is there until then."""
    found = follows(
        "people: {anna: {name: Anna, until: 2026-11-30}}\nresponsibilities: {ask: {title: Ask, owner: anna}}\n", LEAVES
    )
    assert [(each.first, each.last) for each in found.filled] == [(date(2026, 12, 1), date(2026, 12, 31))]
    assert found.left == []


def test_what_falls_due_finds_nobody() -> None:
    """Reviews, courses and releases after the last day; not what was due before, nor what ends of itself."""
    found = follows("""
people: {anna: {name: Anna}, bas: {name: Bas}}
roles: {editor: {title: Editor, holders: [{person: anna, until: 2027-06-30}]}}
policies:
  posting: {title: Posting, owner: editor, review: {next: 2027-02-01}}
  privacy: {title: Privacy, owner: bas, review: {next: 2027-02-01}}
  style: {title: Style, owner: editor, review: {next: 2026-12-01}}
training: {courses: {tour: {title: Tour, owner: bas, trainer: anna, sessions: [{on: 2027-01-01}, {on: 2026-12-31}]}}}
roadmap: {releases: {spring: {title: Spring, owner: anna, ends: 2027-12-31}, later: {title: Later, owner: anna, ends: 2028-06-30}}}
""")
    assert [(each.on.isoformat(), each.mark, each.id) for each in found.missed] == [
        ("2027-01-01", "session", "tour"),
        ("2027-02-01", "review", "posting"),
        ("2027-12-31", "release", "spring"),
    ]


def test_a_check_says_the_same() -> None:
    """What a check of that day finds is told, and nothing that it would find anyway."""
    found = follows("""
people: {anna: {name: Anna}, bas: {name: Bas, until: 2026-11-30}}
ownership: {product_owner: bas, sponsor: anna}
responsibilities: {ask: {title: Ask, owner: anna}}
""").found
    assert sorted((each.rule, each.at) for each in found) == [
        ("owner-has-left", "ownership.sponsor"),
        ("owner-has-left", "responsibilities.ask.owner"),
    ]


def test_the_last_day_of_all_time_is_no_accident() -> None:
    """Whoever leaves on the last day there is, is there until then."""
    plan = "people: {anna: {name: Anna}}\nresponsibilities: {ask: {title: Ask, owner: anna}}\n"
    found = follows(plan, Event("leaves", "anna", None, EVER))
    assert (found.left, found.first) == ([], EVER)
