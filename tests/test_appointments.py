"""The appointments close every gap, and no smaller set would."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grown import ON, PARTIES, REACH, ROLES, UNITS, plans, planted, tangled
from plankit.appointments import Post, hitting
from plankit.days import EVER, Days, last_day
from plankit.gaps import gaps

UNTIL = ON + timedelta(days=REACH + 3)
MANY = 150


def made(plan: dict, post: Post, places: list[tuple], when: dict[str, str]) -> None:
    """Appoint Zoe to a post in a plan: with dates where it holds any, at the places where she takes over."""
    plan["people"]["zoe"] = {"name": "Zoe"}
    if post.kind == "role":
        plan["roles"][post.id].setdefault("holders", []).append({"person": "zoe", **when})
    elif post.kind == "head":
        plan["units"][post.id]["head"] = "zoe"
    else:
        for route in places:
            within = plan
            for step in route[:-1]:
                within = within[step]
            within[route[-1]] = "zoe"


def left_open(plan: dict) -> set[tuple]:
    """The places that want an owner and have none on some day."""
    index = planted(plan)
    days = Days(index)
    found = {
        ("responsibilities", id_, "owner")
        for id_, each in index.data.responsibilities.items()
        if each.owner is None and (each.until is None or each.until >= ON)
    }
    for place in index.chains.owners:
        stretches = days.between(place.id, ON, min(UNTIL, last_day(index, place)))
        if any(each.standing.open for each in stretches):
            found.add(place.route)
    return found


@given(plans | tangled())
def test_they_close_every_gap(plan: dict) -> None:
    """With somebody in each post, from the day to the day that is named, nothing is left with nobody."""
    index = planted(plan)
    found = gaps(index, UNTIL).appointments
    changed = deepcopy(plan)
    for each in found.needed:
        until = {} if each.last == EVER else {"until": each.last.isoformat()}
        made(changed, each.post, [place.route for place in each.closes], {"from": each.first.isoformat()} | until)
    assert left_open(changed) == set()
    assert {place.route for each in found.needed for place in each.closes} == left_open(plan)


@given(plans | tangled())
def test_no_smaller_set_would_do(plan: dict) -> None:
    """Of all ways to make one appointment less, none closes every gap."""
    index = planted(plan)
    found = gaps(index, UNTIL).appointments
    assert found.smallest
    named: dict[str, list[tuple]] = {}
    for place in index.chains.owners:
        named.setdefault(place.id, []).append(place.route)
    posts = [
        *(Post("role", each) for each in ROLES),
        *(Post("head", each) for each in UNITS),
        *(Post("instead", each) for each in PARTIES if each in named),
        *(
            Post("entry", ".".join(each))
            for each in left_open(plan)
            if each not in {r for rs in named.values() for r in rs}
        ),
    ]
    sets = list(combinations(posts, max(len(found.needed) - 1, 0)))
    for chosen in sets if len(sets) <= MANY and found.needed else ():
        changed = deepcopy(plan)
        for post in chosen:
            places = named.get(post.id, []) if post.kind == "instead" else [tuple(post.id.split("."))]
            made(changed, post, places, {})
        assert left_open(changed)


def fewest(sets: list[frozenset[int]]) -> int:
    """The fewest numbers of which every set holds one, by trying all."""
    numbers = sorted(frozenset().union(*sets))
    return next(
        count
        for count in range(len(numbers) + 1)
        for chosen in combinations(numbers, count)
        if all(not each.isdisjoint(chosen) for each in sets)
    )


@given(st.lists(st.frozensets(st.integers(0, 8), min_size=1, max_size=4), max_size=12))
def test_the_fewest_numbers_are_found(sets: list[frozenset[int]]) -> None:
    """Every set holds one of them, there are no fewer that would do, and it is known to be so."""
    found, smallest = hitting(sets)
    assert all(not each.isdisjoint(found) for each in sets)
    assert (len(found), smallest) == (fewest(sets), True)


@pytest.mark.parametrize("steps", [0, 30])
def test_whoever_stops_early_says_so(steps: int) -> None:
    """Where there is no time to try all, a fair set is given, and not called the smallest."""
    numbers = random.Random(1)  # noqa: S311 - chance that repeats is wanted
    sets = [frozenset(numbers.sample(range(20), 3)) for _ in range(30)]
    found, smallest = hitting(sets, steps)
    assert all(not each.isdisjoint(found) for each in sets)
    assert (smallest, len(found) >= len(hitting(sets)[0])) == (False, True)
