"""What was validated before is taken over only where it is the same, and the plan is that of a fresh look."""

from __future__ import annotations

from typing import Any

import pytest

from plankit.files import texts
from plankit.plan import Plan, load

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
FILES = {
    "plan.yaml": HEAD,
    "people.yaml": "people:\n  anna: {name: Anna, from: 2020}\n  bas: Bas\n",
    "roles.yaml": "roles: {editor: {title: Editor, holders: anna, internal: A note, hours_per_week: 1}}\n",
    "bodies.yaml": "ownership: {sponsor: anna, bodies: {board: {title: Board, seats: [anna]}}}\n",
    "kpis.yaml": "monitoring: {kpis: {visits: {title: Visits, readings: visits.csv}}}\n",
    "courses.yaml": "training: {courses: {writing: {title: Writing, completed: done.csv}}}\n",
    "policies.yaml": "policies: {posting: {title: Posting}, naming: {title: Naming}}\n",
    "visits.csv": "date,value\n2026-01-31,5\n",
    "done.csv": "person,on\nanna,2026-02-01\n",
}
CHANGES: dict[str, dict[str, str]] = {
    "nothing": {},
    "another title": {"roles.yaml": "roles: {editor: {title: Chief, holders: anna}}\n"},
    "yes for one": {
        "roles.yaml": "roles: {editor: {title: Editor, holders: anna, internal: A note, hours_per_week: true}}\n"
    },
    "two mistakes": {
        "policies.yaml": "policies: {posting: {title: Posting, efective: 2026-13-01}, naming: {titel: N}}\n"
    },
    "one of them mended": {
        "policies.yaml": "policies: {posting: {title: Posting, effective: 2026-12-01}, naming: {titel: N}}\n"
    },
    "other mistakes": {"people.yaml": "people: {anna: {name: Anna, from: 2020, unti: 2021}, bas: [], cor:}\n"},
    "an entry moved": {"people.yaml": "people: {anna: {name: Anna}}\n", "more.yaml": "people: {bas: Bas}\n"},
    "an entry twice": {"more.yaml": "people: {anna: {name: Anna Two}}\nroles: {editor: {title: Again}}\n"},
    "a section that is none": {"bodies.yaml": "ownership: {bodies: [board]}\n"},
    "a section of another kind": {"people.yaml": "people: [anna]\n"},
    "a list that grew": {"visits.csv": "date,value\n2026-01-31,5\n2026-02-28,6\n", "done.csv": "person,on\n"},
    "a file gone": {"people.yaml": ""},
    "a file broken": {"people.yaml": "people: [\n"},
}


def known(plan: Plan) -> list[Any]:
    """All that a plan was read to."""
    return [plan.data, plan.problems, plan.covered, plan.given, plan.whole, plan.listed, plan.merged.data]


@pytest.mark.parametrize("first", CHANGES)
@pytest.mark.parametrize("second", CHANGES)
def test_a_later_look_is_a_fresh_one(first: str, second: str) -> None:
    """From one state to another, and back again."""
    states = [texts(FILES | CHANGES[each]) for each in (first, second, first)]
    plan = load(states[0])
    for state in states[1:]:
        plan = load(state, plan)
        assert known(plan) == known(load(state))


def test_what_did_not_change_is_the_same() -> None:
    """Entries of other files stay the objects they were; those of the file that changed are new, and so are lists from outside."""
    before = load(texts(FILES))
    plan = load(texts(FILES | CHANGES["another title"]), before)
    assert plan.data.people["anna"] is before.data.people["anna"]
    assert plan.data.ownership.bodies["board"] is before.data.ownership.bodies["board"]
    assert plan.data.roles["editor"] is not before.data.roles["editor"]
    assert len(plan.data.training.courses["writing"].completed.by) == 1
    assert plan.data.people is not before.data.people
    assert not plan.problems
