"""What follows when somebody leaves or is away, or a unit is dissolved, is what the edited plan itself says."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from grown import ON, PEOPLE, REACH, UNITS, every, planted
from plankit.days import Days, last_day
from plankit.whatif import Event, consequences
from plankit.whatif.places import WEIGHTS, places

WINDOW = [ON + timedelta(days=shift) for shift in range(REACH + 4)]

shifts = st.integers(0, REACH).map(lambda shift: ON + timedelta(days=shift))
leaving = st.builds(lambda who, day: Event("leaves", who, None, day), st.sampled_from(PEOPLE), shifts)
dissolving = st.builds(lambda which, day: Event("dissolved", which, None, day), st.sampled_from(UNITS), shifts)
absent = st.builds(
    lambda who, one, other: Event("away", who, min(one, other), max(one, other)),
    st.sampled_from(PEOPLE),
    shifts,
    shifts,
)
events = st.lists(leaving | dissolving | absent, min_size=1, max_size=2, unique_by=lambda each: each.id)


def edited(plan: dict, happening: list[Event]) -> dict:
    """The plan as somebody would write it down."""
    plan = deepcopy(plan)
    for each in happening:
        if each.kind == "away":
            absences = plan["people"][each.id].setdefault("away", [])
            absences.append({"from": each.first.isoformat(), "until": each.last.isoformat()})
        else:
            section = "people" if each.kind == "leaves" else "units"
            plan[section][each.id]["until"] = each.last.isoformat()
    return plan


def _weights(plan: dict, day: date, weeks: int | None) -> dict[tuple, int]:
    """How badly it stands with every place of a plan on a day: 0 somebody is there, 1 they are away, 2 nobody."""
    index = planted(plan, day)
    days = Days(index, weeks)
    return {
        place.route: WEIGHTS.get(days.standing(place.id, day).state, 0)
        for place, _ in places(index)
        if last_day(index, place) >= day
    }


@given(every, events)
def test_it_agrees_with_editing_the_plan(plan: dict, happening: list[Event]) -> None:
    """On every day, the places left and filled again are those of which the edited plan says something else."""
    weeks = 0 if any(each.kind == "away" for each in happening) else None
    found = consequences(planted(plan), happening)
    for day in WINDOW:
        before, after = _weights(plan, day, weeks), _weights(edited(plan, happening), day, weeks)
        both = before.keys() & after.keys()
        left = {each.place.route for each in found.left if each.first <= day <= each.last}
        filled = {each.place.route for each in found.filled if each.first <= day <= each.last}
        assert left & both == {route for route in both if after[route] > before[route]}
        assert filled & both == {route for route in both if after[route] < before[route]}


@given(every, events)
def test_broken_owners_are_those_of_the_edited_plan(plan: dict, happening: list[Event]) -> None:
    """On every day, the owners that are broken before, left and not filled again are those that the check would find."""
    found = consequences(planted(plan), happening)
    for day in WINDOW[::3]:
        before, after = planted(plan, day), planted(edited(plan, happening), day)
        broken = {each.route for each in before.chains.owners if before.answer(each.id).broken}
        for each in found.left:
            if each.first <= day <= each.last and each.standing.state == "gap":
                broken.add(each.place.route)
        broken -= {
            each.place.route for each in found.filled if each.first <= day <= each.last and each.standing.state == "gap"
        }
        owners = {each.route for each in after.chains.owners}
        assert broken & owners == {each.route for each in after.chains.owners if after.answer(each.id).broken}
