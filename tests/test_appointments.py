"""The appointments close every gap, and no smaller set would."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grown import ON, PARTIES, REACH, ROLES, UNITS, every, planted
from judged import index_of
from plankit.appointments import Post, hitting, posts
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


@given(every)
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


@given(every)
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


@given(every)
def test_a_post_counts_just_when_it_closes_the_gap(plan: dict) -> None:
    """For whatever is open on the day, the posts given are those, and only those, that would put somebody there."""
    index = planted(plan)
    days = Days(index)
    wanted = {id_ for id_ in (*ROLES, *UNITS) if days.standing(id_, ON).open}
    for post in [*(Post("role", each) for each in ROLES), *(Post("head", each) for each in UNITS)] if wanted else ():
        changed = deepcopy(plan)
        made(changed, post, [], {})
        after = Days(planted(changed))
        closed = {id_ for id_ in wanted if not after.standing(id_, ON).open}
        assert closed == {id_ for id_ in wanted if post in posts(days, id_, ON)}


AWAY = "away: [{from: 2026-01-01}]"
LEANING = f"""
plankit: 1
plan: {{title: Plan, organization: Oevermark}}
people: {{anna: {{name: Anna, {AWAY}}}, bas: {{name: Bas, {AWAY}}}, cees: {{name: Cees, until: 2026-01-31}}}}
units: {{hr: {{title: HR, head: lead}}, gone: {{title: Gone, head: cees, until: 2026-01-31}}}}
roles:
  helped: {{title: Helped, holders: anna, deputies: [second]}}
  second: {{title: Second, holders: bas, vacancy: {{reason: why, covered_by: empty}}}}
  shared: {{title: Shared, holders: [anna, hr]}}
  lead: {{title: Lead, deputies: [empty]}}
  covered: {{title: Covered, holders: anna, vacancy: {{reason: why, covered_by: third}}}}
  third: {{title: Third, holders: bas, deputies: [empty]}}
  empty: {{title: Empty}}
  over: {{title: Over, until: 2026-01-31}}
"""


@pytest.mark.parametrize(
    ("party", "found"),
    [
        ("empty", ["role empty"]),
        ("helped", ["role helped", "role second"]),
        ("shared", ["role shared", "head hr", "role lead"]),
        ("covered", ["role covered", "role third"]),
        ("hr", ["head hr", "role lead"]),
        ("over", []),
        ("gone", []),
        ("cees", []),
    ],
)
def test_posts_stand_nearest_first(party: str, found: list[str]) -> None:
    """The party's own, then those it leans on; nobody stands in for who stands in. To name another one always helps."""
    given_posts = posts(Days(index_of({"plan.yaml": LEANING}, ON)), party, ON)
    assert [f"{each.kind} {each.id}" for each in given_posts] == [*found, f"instead {party}"]


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


def test_a_long_row_is_shortened_from_its_ends() -> None:
    """Where much hangs together, and too long for all that decides itself to be taken out, the search ends it."""
    found, smallest = hitting([frozenset({one, one + 1}) for one in range(250)])
    assert (len(found), smallest) == (125, True)
