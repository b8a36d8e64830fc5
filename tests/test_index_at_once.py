"""What the index works out for all entries at once is what it works out one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from judged import index_of
from plankit.dates import next_review
from plankit.explain import SHOWN, page
from plankit.files import folder
from plankit.index import Index
from plankit.index.content import parts_of
from plankit.plan import load
from plankit.rules import all_rules
from plankit.shape import references
from test_rules import day_of

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
LAST = date(2026, 11, 2)
ENDS = (
    "responsibilities: {write: {title: Write, owner: editor, until: 2026-11-02}, read: {title: Read, owner: reader}}\n"
)
DAYS = (date(2021, 1, 1), date(2026, 11, 2), date(2031, 1, 1))


def indexes() -> list[Index]:
    """The example plans on several days, and the plan of every rule's page."""
    plans = [load(folder(ROOT / place)) for place in ("plan", "tests/plans/posts-only", "tests/plans/handbook")]
    pages = [page(rule) for rule in all_rules()]
    shown = [index_of(each.files(SHOWN), day_of(each, SHOWN)) for each in pages]
    shown += [index_of({"plan.yaml": HEAD + ENDS}, day) for day in (LAST, LAST.replace(day=3))]
    return shown + [Index(plan, on, on) for plan in plans for on in DAYS]


INDEXES = indexes()


def test_ids_that_are_named() -> None:
    """Field by field, the ids found step by step are those of the references."""
    for index in INDEXES:
        for field in references():
            assert index.references.held(field) == {value for _, value in index.references.pairs(field)}


def test_parties_that_own() -> None:
    """As often, and in the order, in which they stand among the places; told by key as well."""
    for index in INDEXES:
        owners = index.chains.owners
        assert list(index.chains.owning.items()) == list(Counter(each.id for each in owners).items())
        keys = [(key, id_) for key, ids in index.chains.owned for id_ in ids.elements()]
        assert Counter(keys) == Counter((each.field.steps[-1], each.id) for each in owners)


def test_days_of_reviews() -> None:
    """Counted once for all that say the same."""
    for index in INDEXES:
        assert [each[2] for each in index.areas.reviews] == [
            next_review(area.review) for _, area in index.areas.readable
        ]
        assert index.areas.due == {next_review(area.review) for area in index.data.content.areas.values()}


URLS = [
    "/",
    "/hr",
    "/hr/",
    "hr",
    "/hr/x",
    "/HR",
    "/h%72",
    "/hr?x=1",
    "/hr#top",
    "//hr",
    "https://x.example/hr",
    "/hr\u00a0",
    "/hr x",
]


@pytest.mark.parametrize("url", URLS)
@given(st.lists(st.sampled_from(URLS), min_size=1, max_size=5))
def test_areas_at_one_address(url: str, others: list[str]) -> None:
    """Plain addresses and odd ones: the same address is the same, whatever stands beside it."""
    urls = [url, *others]
    areas = "".join(f"    area{number}: {{title: Area, url: {each!r}}}\n" for number, each in enumerate(urls))
    index = index_of({"plan.yaml": f"{HEAD}content:\n  areas:\n{areas}".replace("\\xa0", "\u00a0")})
    kept = {id_: area.url for id_, area in index.data.content.areas.items() if area.url is not None}
    alike: dict[tuple[str, ...], list[str]] = {}
    for id_, each in kept.items():
        alike.setdefault(parts_of(each), []).append(id_)
    assert index.areas.same_address == [ids for ids in alike.values() if len(ids) > 1]
    for each in kept.values():
        assert index.areas.of(each) is not None
