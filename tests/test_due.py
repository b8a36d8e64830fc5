"""What falls due: everything with a day, what is late, what is history, and on whom it falls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from plankit.due import due, falls_on
from plankit.files import texts
from plankit.findings import At
from plankit.index import Index
from plankit.plan import load
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 11, 24)
HORIZON = date(2027, 2, 22)
HEAD = "plankit: 1\nplan: {title: P, organization: O}\n"


def index_of(text: str, on: date = TODAY, horizon: date = HORIZON, **lists: str) -> Index:
    """A plan of one file, and of lists beside it, on a day."""
    files: Mapping[str, str] = {"plan.yaml": text, **{f"{name}.csv": rows for name, rows in lists.items()}}
    return Index(load(texts(files)), on, horizon)


def told(index: Index) -> list[str]:
    """Each thing that falls due on a line: the day, the entry, what it is."""
    return [f"{each.on} {each.kind} {each.id}: {words('en')(each.what)}" for each in due(index)]


EVERYTHING = """\
plankit: 1
plan: {title: P, organization: O, review: {next: 2026-12-01}, go_live: 2027-02-15}
people: {anna: {name: Anna, until: 2027-01-15}, left: {name: Left, until: 2026-01-01}}
roles: {ed: {title: Ed, holders: [{person: anna, until: 2026-12-31}], vacancy: {expected: 2027-02-01}}}
suppliers: {s: {title: S, contract: {until: 2027-02-20, notice: 1 month}}}
strategy: {goals: {g: {title: G, by: 2026-12-31}, h: {title: H, by: 2026-01-01, status: met}}, review: {next: 2026-10-01}}
ownership:
  bodies:
    b: {title: B, seats: [{holder: anna, until: 2027-01-01}, {holder: left, until: 2026-01-01}], meets: monthly, meetings: [{on: 2026-11-20}, {on: 2027-01-20}]}
    out: {title: Out, outside: true, meets: monthly, meetings: [{on: 2026-11-20}]}
    old: {title: Old, until: 2026-11-22, meets: monthly, meetings: [{on: 2026-11-20}]}
  decisions: {small: {title: Small, decides: ed, limit: {cost: 100}}, large: {title: Large, decides: b}}
responsibilities: {a: {title: A, status: parked, review_by: 2027-01-31}, b: {title: B, review_by: 2027-01-31}}
content: {areas: {hr: {title: HR, review: {next: 2026-11-01}}}}
policies: {p: {title: P, until: 2027-02-01, review: {next: 2026-11-30}, exceptions: [{for: anna, until: 2026-12-24}]}}
monitoring:
  kpis:
    k: {title: K, every: quarterly, target: {value: 1, by: 2026-12-30}, readings: {2026-09-30: 1, 2027-01-31: 2}}
    missed: {title: M, target: {value: 1, by: 2020}}
    reached: {title: R, better: lower, target: {value: 9, by: 2020}, readings: {2020-01-01: 9}}
  reports: {never: {title: N, every: yearly}, q: {title: Q, every: quarterly, delivered: [2026-07-15, 2026-10-16]}}
support: {operations: {o: {title: O, every: monthly, last: 2026-11-05}}}
training:
  courses:
    c: {title: C, valid_for: 1 year, sessions: [{on: 2026-12-07}, {on: 2026-01-07}], completed: [{person: anna, on: 2026-02-01}, {person: left, on: 2026-02-01}]}
roadmap:
  milestones: {m: {title: M, on: 2026-11-25}, d: {title: D, on: 2026-11-25, done: true}}
  releases: {r: {title: R, ends: 2026-12-15, evaluate_on: 2027-02-22}, dropped: {title: D, ends: 2026-12-15, evaluate_on: 2027-02-22, status: dropped}}
  wishes:
    new: {title: New, from: {on: 2026-11-01}}
    seen: {title: Seen, cost: 50, assessed: 2026-11-02, from: {on: 2026-10-01}}
    told: {title: Told, cost: 50, from: {on: 2026-01-01}, decision: {right: small, outcome: accepted, on: 2026-11-03}}
    heard: {title: Heard, cost: 500, from: {on: 2026-01-01}, decision: {right: large, outcome: accepted, on: 2026-11-03, answered: 2026-11-04}}
    asked: {title: Asked, assessed: 2026-11-02, decision: {outcome: more_info}}
checks: {waivers: [{rule: no-sponsor, at: ownership, until: 2026-11-23}, {rule: no-vision, at: strategy, until: 2026-11-24}, {rule: no-goals, at: strategy}]}
"""


def test_everything_that_has_a_day() -> None:
    """Late and coming up to the horizon, by day; what ended before is history, unless the plan still counts on it."""
    assert told(index_of(EVERYTHING)) == [
        "2020-12-31 kpi missed: target to be reached",
        "2026-10-01  : review of the strategy",
        "2026-11-01 area hr: review of the pages",
        "2026-11-17 wish told: answer to whoever asked",
        "2026-11-23  : end of the waiver of no-sponsor at ownership",
        "2026-11-24  : end of the waiver of no-vision at strategy",
        "2026-11-25 milestone m: milestone",
        "2026-11-30 policy p: review",
        "2026-12-01  : review of the plan",
        "2026-12-05 operation o: maintenance",
        "2026-12-07 course c: course is given",
        "2026-12-13 wish new: wish to be looked into",
        "2026-12-14 wish seen: wish to be decided on",
        "2026-12-15 release r: release to be finished",
        "2026-12-20 body b: meeting",
        "2026-12-24 policy p: end of an exception",
        "2026-12-30 kpi k: measuring",
        "2026-12-30 kpi k: target to be reached",
        "2026-12-31 goal g: goal to be met",
        "2026-12-31 role ed: end of a term in this role",
        "2027-01-01 body b: end of a term in this body",
        "2027-01-15 person anna: last working day",
        "2027-01-16 report q: report to be delivered",
        "2027-01-20 supplier s: last day to give notice",
        "2027-01-31 responsibility a: look again whether this stays unassigned",
        "2027-02-01 course c: course to be followed again",
        "2027-02-01 policy p: end of an interim rule",
        "2027-02-01 role ed: vacancy to be filled",
        "2027-02-15  : the intranet goes live",
        "2027-02-20 supplier s: end of the contract",
        "2027-02-22 release r: look back on the release",
    ]


def test_every_day_leads_back_to_its_place() -> None:
    """The place that sets the day can be found, and tells the line on which that entry stands."""
    index = index_of(EVERYTHING)
    lines = EVERYTHING.splitlines()
    for each in due(index):
        line = lines[index.plan.place(At(each.route)).span.line - 1]
        assert (each.id or str(each.route[0])) in line, each


@pytest.mark.parametrize(
    ("contract", "named", "late"),
    [
        ("{until: 2026-11-23}", "bolder", ["2026-11-23 supplier bolder: end of the contract"]),
        ("{until: 2026-11-23}", "anna", []),
        ("{until: 2026-11-24}", "anna", ["2026-11-24 supplier bolder: end of the contract"]),
        ("{until: 2027-12-31, notice: 13 months}", "anna", ["2026-11-30 supplier bolder: last day to give notice"]),
        ("{until: 2027-12-31, notice: 14 months}", "anna", []),
    ],
)
def test_contracts(contract: str, named: str, late: list[str]) -> None:
    """One that has ended is late while the plan counts on the supplier; a day for notice that has passed is history."""
    index = index_of(
        f"{HEAD}people: {{anna: Anna}}\nsuppliers: {{bolder: {{title: Bolder, contract: {contract}}}}}\n"
        f"support: {{requests: {{fault: {{title: Fault, third_line: {named}}}}}}}\n"
    )
    assert told(index) == late


@pytest.mark.parametrize(
    ("role", "late"),
    [
        ("vacancy: {expected: 2026-11-01}", True),
        ("vacancy: {expected: 2026-11-01}, holders: [anna]", False),
        ("vacancy: {expected: 2026-11-01}, until: 2026-11-02", False),
        ("vacancy: {since: 2026-11-01}", False),
    ],
)
def test_a_vacancy_stays_late_until_somebody_holds_the_role(role: str, late: bool) -> None:
    """Once somebody holds it, or the role is gone, nothing is due."""
    index = index_of(f"{HEAD}people: {{anna: Anna}}\nroles: {{ed: {{title: Ed, {role}}}}}\n")
    assert told(index) == ["2026-11-01 role ed: vacancy to be filled"] * late


@pytest.mark.parametrize(
    ("cost", "decides"),
    [("cost: 90", "small"), ("cost: 900", "large"), ("effort_days: 6", "large"), ("value: 1", "small")],
)
def test_a_wish_waits_for_whoever_may_grant_that_much(cost: str, decides: str) -> None:
    """The narrowest right that wishes are granted by and that this one fits in; other rights have no part in it."""
    index = index_of(
        f"{HEAD}roles: {{small: Small, large: Large, other: Other}}\nownership:\n  decisions:\n"
        "    other: {title: O, decides: other, limit: {cost: 1000}}\n"
        "    large: {title: L, decides: large}\n    small: {title: S, decides: small, limit: {cost: 100, days: 5}}\n"
        "roadmap:\n  wishes:\n    a: {title: A, decision: {right: large}}\n    b: {title: B, decision: {right: small}}\n"
        f"    w: {{title: W, assessed: 2026-11-20, {cost}}}\n"
    )
    assert [each.party for each in due(index) if each.id == "w"] == [decides]


@pytest.mark.parametrize(
    ("setting", "day"), [("", "2026-12-13"), ("{weeks: 2}", "2026-11-15"), ("{weeks: soon}", "2026-12-13")]
)
def test_how_long_a_wish_may_wait_is_what_the_plan_sets(setting: str, day: str) -> None:
    """The rule on wishes that wait and the list of what falls due agree."""
    rules = f"checks: {{rules: {{wish-waits-too-long: {setting}}}}}\n" if setting else ""
    index = index_of(f"{HEAD}{rules}roadmap: {{wishes: {{w: {{title: W, from: {{on: 2026-11-01}}}}}}}}\n")
    assert told(index) == [f"{day} wish w: wish to be looked into"]


def test_a_course_is_followed_again_by_those_whom_it_concerns() -> None:
    """From a list as well; somebody who no longer holds such a role need not."""
    index = index_of(
        f"{HEAD}people: {{anna: Anna, bas: Bas}}\nroles: {{ed: {{title: Ed, holders: [anna]}}}}\n"
        "training: {courses: {c: {title: C, roles: [ed], valid_for: 1 year, completed: done.csv}}}\n",
        done="person,on\nbas,2025-12-01\nanna,2025-11-01\n",
    )
    (found,) = due(index)
    place = index.plan.place(At(found.route))
    assert (found.on, found.party, place.file, place.span.line) == (date(2026, 11, 1), "anna", "done.csv", 3)


def test_it_falls_on_whoever_is_there_on_the_day() -> None:
    """A review after a change of holder falls on the new one; a late one on whoever holds the role now."""
    index = index_of(
        f"{HEAD}people: {{anna: Anna, bas: Bas}}\n"
        "roles: {ed: {title: Ed, holders: [{person: anna, until: 2026-12-31}, {person: bas, from: 2027-01-01}]}}\n"
        "policies: {a: {title: A, owner: ed, review: {next: 2026-11-01}}, b: {title: B, owner: ed, review: {next: 2026-12-31}},"
        " c: {title: C, owner: ed, review: {next: 2027-01-01}}, d: {title: D, review: {next: 2027-01-01}}}\n"
    )
    falls = [(each.id, falls_on(index, each).people) for each in due(index) if each.kind == "policy"]
    assert falls == [("a", ("anna",)), ("b", ("anna",)), ("c", ("bas",)), ("d", ())]


def test_what_is_told_apart_stays_the_same_when_its_day_moves() -> None:
    """Two terms of one person in one role are two things, and a moved day makes no other thing."""
    text = f"{HEAD}people: {{anna: Anna}}\nroles: {{ed: {{title: Ed, holders: [{{person: anna, until: %s}}, {{person: anna, from: 2027-01-01, until: 2027-02-01}}]}}}}\n"
    one, other = (
        [(each.mark, each.kind, each.id, each.part) for each in due(index_of(text % day))]
        for day in ("2026-12-01", "2026-12-24")
    )
    assert one == other == [("term", "role", "ed", "anna 1"), ("term", "role", "ed", "anna 2")]
