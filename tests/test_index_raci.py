"""RACI of any entry for any party, directly or through roles, bodies and units."""

from __future__ import annotations

from datetime import date

import pytest

from judged import index_of

PLAN = """\
plankit: 1
plan: {title: Plan, organization: Oevermark}
people: {anna: Anna, bas: Bas, carla: Carla, dirk: Dirk}
units:
  comms: {title: Communications, head: chief}
  old: {title: Old, head: bas, until: 2025-12-31}
roles:
  editor: {title: Editor, holders: [{person: anna, until: 2026-10-31}, {person: bas, from: 2026-11-01}]}
  chief: {title: Chief, holders: bas}
  team: {title: Team, holders: comms}
  gone: {title: Gone, holders: dirk, until: 2025-12-31}
ownership:
  bodies:
    board: {title: Board, chair: chief, seats: [{seat: Staff, holder: carla, until: 2026-12-31}, {seat: Free, holder: vacant}]}
    group: {title: Group, secretary: board}
    dissolved: {title: Dissolved, chair: dirk, until: 2025-12-31}
responsibilities:
  write: {title: Write, owner: editor, responsible: [editor, board], informed: comms}
  check: {title: Check, owner: team, supports: [dirk], consulted: [group, carla]}
  park: {title: Park, status: parked, because: Later}
"""
BEFORE, AFTER, LATER = date(2026, 10, 31), date(2026, 11, 1), date(2027, 1, 1)


def test_the_letters_of_a_responsibility() -> None:
    """An owner who does the work is both accountable and responsible; a list of one is written without brackets."""
    raci = index_of({"plan.yaml": PLAN}).raci
    assert raci.of("write") == {"A": ["editor"], "R": ["editor", "board"], "S": [], "C": [], "I": ["comms"]}
    assert raci.of("check") == {"A": ["team"], "R": [], "S": ["dirk"], "C": ["group", "carla"], "I": []}
    assert raci.of("park") == {"A": [], "R": [], "S": [], "C": [], "I": []}


@pytest.mark.parametrize(
    ("party", "on", "through"),
    [
        ("anna", BEFORE, ["editor"]),
        ("anna", AFTER, []),
        ("bas", BEFORE, ["chief", "board", "comms", "group", "team"]),
        ("bas", AFTER, ["editor", "chief", "board", "comms", "group", "team"]),
        ("carla", AFTER, ["board", "group"]),
        ("carla", LATER, []),
        ("dirk", AFTER, []),
        ("dirk", date(2025, 12, 31), ["gone", "dissolved"]),
        ("comms", AFTER, ["team"]),
        ("nobody", AFTER, []),
    ],
)
def test_what_somebody_is_part_of(party: str, on: date, through: list[str]) -> None:
    """Roles held, bodies chaired or sat in, units headed, and what those hold in turn; last days count, what has ended does not."""
    assert index_of({"plan.yaml": PLAN}, on).raci.memberships(party, on) == through


def test_what_falls_on_somebody() -> None:
    """Every letter with the way it comes by, on the index's own day or on another."""
    raci = index_of({"plan.yaml": PLAN}, BEFORE).raci
    falls = {
        party: [(duty.responsibility, duty.letter, duty.through) for duty in raci.falling_on(party, on)]
        for party, on in (("anna", None), ("carla", LATER), ("dirk", AFTER), ("bas", AFTER))
    }
    assert falls == {
        "anna": [("write", "A", "editor"), ("write", "R", "editor")],
        "carla": [("check", "C", "carla")],
        "dirk": [("check", "S", "dirk")],
        "bas": [
            ("write", "A", "editor"),
            ("write", "R", "editor"),
            ("write", "R", "board"),
            ("write", "I", "comms"),
            ("check", "C", "group"),
            ("check", "A", "team"),
        ],
    }
    assert {duty.party for duty in raci.falling_on("bas")} == {"bas"}


def test_bodies_that_hold_each_other() -> None:
    """Two bodies that sit in each other make no endless way."""
    plan = PLAN.replace("secretary: board}", "secretary: board, chair: board}").replace("chair: chief", "chair: group")
    assert index_of({"plan.yaml": plan}).raci.memberships("group", AFTER) == ["board"]
