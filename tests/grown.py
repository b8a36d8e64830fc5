"""Small plans grown at random, full of dates, deputies, units and circles: what property tests start from."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import strategies as st

from judged import index_of

ON = date(2026, 11, 1)
REACH = 16
PEOPLE = ("anna", "bas", "cees")
UNITS = ("hr", "ict")
ROLES = ("editor", "manager", "trainer", "writer")
BODIES = ("board",)
PARTIES = (*PEOPLE, *UNITS, *ROLES, *BODIES, "bolder")

days = st.integers(-3, REACH).map(lambda shift: (ON + timedelta(days=shift)).isoformat())


@st.composite
def period(draw: st.DrawFn) -> dict[str, str]:
    """A beginning, an end, both or neither; in that order."""
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start and end and start > end:
        start, end = end, start
    return {key: day for key, day in (("from", start), ("until", end)) if day}


def somebody(*kinds: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A party of some kinds."""
    return st.sampled_from([each for kind in kinds for each in kind])


def given(**fields: st.SearchStrategy) -> st.SearchStrategy[dict]:
    """A mapping without what is None or empty."""
    return st.fixed_dictionaries(fields).map(lambda made: {key: value for key, value in made.items() if value})


def dated(**fields: st.SearchStrategy) -> st.SearchStrategy[dict]:
    """An entry with dates or without."""
    return st.builds(lambda made, when: made | when, given(**fields), period())


away = st.lists(period(), max_size=2)
people = st.fixed_dictionaries({each: dated(name=st.just(each.title()), away=away) for each in PEOPLE})
units = st.fixed_dictionaries(
    {each: dated(title=st.just(each.upper()), head=st.none() | somebody(PEOPLE, ROLES, UNITS)) for each in UNITS}
)
holders = st.lists(dated(person=somebody(PEOPLE, PEOPLE, UNITS)), max_size=2)
deputies = st.lists(dated(person=somebody(PEOPLE, ROLES)), max_size=2)
vacancy = st.none() | given(reason=st.just("why"), covered_by=st.none() | somebody(PEOPLE, ROLES, UNITS))
roles = st.fixed_dictionaries(
    {each: dated(title=st.just(each.title()), holders=holders, deputies=deputies, vacancy=vacancy) for each in ROLES}
)
bodies = st.fixed_dictionaries({"board": dated(title=st.just("Board"), chair=st.none() | somebody(PEOPLE, ROLES))})
owner = somebody(PARTIES, ROLES)
plans = st.fixed_dictionaries(
    {
        "people": people,
        "units": units,
        "roles": roles,
        "suppliers": st.just({"bolder": {"title": "Bolder"}}),
        "ownership": given(
            product_owner=owner,
            sponsor=owner,
            bodies=bodies,
            decisions=st.dictionaries(
                st.sampled_from(["new-group", "colour"]), given(title=st.just("Decide"), decides=owner)
            ),
        ),
        "responsibilities": st.dictionaries(
            st.sampled_from(["check", "write", "teach", "answer"]),
            dated(title=st.just("Do it"), owner=st.none() | owner),
            min_size=1,
        ),
        "policies": st.dictionaries(
            st.sampled_from(["posting", "privacy"]),
            dated(title=st.just("Policy"), owner=owner, checked_by=st.none() | owner),
        ),
        "support": given(requests=st.dictionaries(st.sampled_from(["fault"]), given(first_line=owner))),
        "checks": given(rules=st.sampled_from([{}, {"holder-away": {"weeks": 1}}, {"holder-away": {"weeks": 0}}])),
    }
)


def planted(plan: dict, on: date = ON):
    """The index of a grown plan on a day."""
    head = {"plankit": 1, "plan": {"title": "Plan", "organization": "Oevermark"}}
    return index_of({"plan.yaml": json.dumps(head | plan)}, on)


@st.composite
def tangled(draw: st.DrawFn) -> dict:
    """A plan in which nobody is left, and roles and units lean on one another."""
    plan = draw(plans)
    plan["people"] = {each: {"name": each.title(), "until": "2026-01-31"} for each in PEOPLE}
    leaning = {
        each: {"title": each.title(), **draw(st.sampled_from([{}, {"holders": [{"person": draw(somebody(UNITS))}]}]))}
        for each in ROLES
    }
    for role in leaning.values():
        role["vacancy"] = {"reason": "why", **draw(given(covered_by=st.none() | somebody(ROLES, UNITS)))}
    plan["roles"] = leaning
    plan["units"] = {each: {"title": each.upper(), "head": draw(somebody(ROLES, PEOPLE))} for each in UNITS}
    plan["responsibilities"] = {
        f"do-{each}": {"title": "Do it", "owner": each} for each in draw(st.sets(somebody(ROLES, UNITS), min_size=2))
    }
    return plan


@st.composite
def absent(draw: st.DrawFn) -> dict:
    """A plan in which nearly everybody is away most of the time, and others are to stand in."""
    plan = draw(plans)
    plan["people"] = {each: {"name": each.title(), "away": [draw(period())]} for each in PEOPLE}
    plan["roles"] = {
        each: {
            "title": each.title(),
            "holders": [{"person": draw(somebody(PEOPLE, UNITS))}],
            "deputies": draw(st.lists(dated(person=somebody(PEOPLE, ROLES)), min_size=1, max_size=2)),
            **draw(st.sampled_from([{}, {"vacancy": {"reason": "why", "covered_by": draw(somebody(ROLES, PEOPLE))}}])),
        }
        for each in ROLES
    }
    plan["units"] = {each: {"title": each.upper(), "head": draw(somebody(PEOPLE, ROLES))} for each in UNITS}
    plan["checks"] = {"rules": {"holder-away": {"weeks": 0}}}
    plan["responsibilities"] = {f"do-{each}": {"title": "Do it", "owner": each} for each in (*ROLES, *UNITS)}
    return plan


every = plans | tangled() | absent()
