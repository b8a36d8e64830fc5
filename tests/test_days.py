"""The walk along the dates of a plan finds every day on which a gap opens or closes, and no other."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from grown import ON, REACH, every, planted
from plankit.days import Days, turns
from plankit.index.absences import absence_of
from plankit.rules.roles_deputies import holder_away

WINDOW = [ON + timedelta(days=shift) for shift in range(REACH + 4)]


def _slowly(plan: dict) -> list[dict[tuple, str]]:
    """For each day of the window: who owns what, and how it stands, each day looked at by itself."""
    found = []
    for day in WINDOW:
        index = planted(plan, day)
        days = Days(index)
        found.append({each.route: days.standing(each.id, day).state for each in index.chains.owners})
    return found


@given(every)
def test_the_walk_agrees_with_looking_at_every_day(plan: dict) -> None:
    """From one day to the next, exactly what the walk names opens and closes."""
    slow = _slowly(plan)
    expected = set()
    for day, before, after in zip(WINDOW[1:], slow, slow[1:], strict=False):
        for route, was in before.items():
            now = after.get(route, "over")
            if was != now and (was in ("gap", "away") or now in ("gap", "away")):
                expected.add((day, route, now in ("gap", "away")))
    index = planted(plan)
    found = turns(Days(index), index.chains.owners, WINDOW[0], WINDOW[-1])
    assert {(each.on, each.owner.route, each.opens) for each in found} == expected
    assert len(found) == len(expected)


@given(every)
def test_an_absence_is_what_the_check_calls_one(plan: dict) -> None:
    """Of roles with a holder who is away, it stands at “away” just when `holder-away` speaks, whoever else there is."""
    for day in WINDOW[::4]:
        index = planted(plan, day)
        index.horizon = day
        days = Days(index)
        asked = {
            id_
            for id_ in index.data.roles
            for each in index.chains.holders(id_, day)
            if absence_of(index, each, day, days.weeks)
        }
        told = {str(each.at.route[1]) for each in holder_away(index, weeks=days.weeks)}
        states = {id_: days.standing(id_, day).state for id_ in asked}
        away = {id_ for id_, state in states.items() if state == "away"}
        assert away == {id_ for id_ in told & asked if states[id_] != "gap"}
