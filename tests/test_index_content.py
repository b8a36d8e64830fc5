"""Which content area a page falls under: the longest address that covers it."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from judged import PAGE_DAY, index_of
from plankit.files import folder
from plankit.index import Index, content
from plankit.index.content import Areas, parts_of
from plankit.plan import load

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
AREAS = """\
content:
  areas:
    home: {title: Home, url: /, covers: page}
    hr: {title: HR, url: /hr}
    leave: {title: Leave, url: https://intranet.example/hr/leave/, covers: below}
    news: {title: News, url: news, covers: children}
    form: {title: Form, url: "/hr/leave/form?print=1#top", covers: page}
    spaces: {title: Spaces, url: /team%20sites}
    nowhere: {title: Nowhere}
"""


def areas(text: str = AREAS) -> Areas:
    """The areas of a plan."""
    return index_of({"plan.yaml": HEAD + text}).areas


@pytest.mark.parametrize(
    ("page", "area"),
    [
        ("/", "home"),
        ("", "home"),
        ("https://intranet.example", "home"),
        ("/other", None),
        ("/hr", "hr"),
        ("/hr/", "hr"),
        ("hr", "hr"),
        ("/hr/pay/2026", "hr"),
        ("/hrm", None),
        ("/HR", None),
        ("/hr/leave", "leave"),
        ("https://elsewhere.example/hr/leave/sick?x=/news", "leave"),
        ("/hr/leave/form", "form"),
        ("/hr/leave/form/2", "leave"),
        ("/news", "news"),
        ("/news/2026", "news"),
        ("/news/2026/11", None),
        ("/team sites/a", "spaces"),
        ("/team%20sites/a", "spaces"),
        ("//hr//leave", None),
        ("  /hr  ", "hr"),
    ],
)
def test_the_longest_address_wins(page: str, area: str | None) -> None:
    """An area covers its page, its children or all below it, whatever the host, a last slash or what follows `?` and `#`."""
    assert areas().of(page) == area


def test_without_a_home() -> None:
    """An area at the root that covers all below it owns what nobody else does."""
    everything = AREAS.replace("covers: page}\n    hr", "covers: below}\n    hr")
    assert [areas(everything).of(page) for page in ("/", "/other", "/hr", "/news/2026/11")] == [
        "home",
        "home",
        "hr",
        "home",
    ]
    assert areas("content: {}\n").of("/") is None


def test_two_areas_at_one_address() -> None:
    """They are told apart from the rest; the first one has the pages."""
    text = AREAS + "    twin: {title: Twin, url: https://intranet.example/hr/}\n"
    assert (areas(text).same_address, areas(text).of("/hr"), areas().same_address) == ([["hr", "twin"]], "hr", [])


@given(st.text(max_size=40))
def test_any_text_is_an_address(text: str) -> None:
    """Whatever an export holds, it has an address or none."""
    assert all(part and "/" not in part for part in parts_of(text))


@given(st.from_regex(content.PLAIN) | st.text("/ab.:?#%-_éhtps", max_size=12))
def test_a_plain_address_is_taken_apart_as_any_other(text: str) -> None:
    """The shorter way for addresses in which nothing has a meaning of its own gives what the longer way gives."""
    shorter = parts_of(text)
    with mock.patch.object(content, "PLAIN", re.compile("(?!)")):
        assert parts_of(text) == shorter


def test_what_is_no_address() -> None:
    """An area with a broken address covers nothing, and breaks nothing."""
    broken = areas("content: {areas: {odd: {title: Odd, url: 'http://[x'}, hr: {title: HR, url: /hr}}}\n")
    assert [broken.of(page) for page in ("http://[x", "/hr", "/x")] == ["odd", "hr", None]


def test_a_real_inventory() -> None:
    """246 pages of a public handbook: every page falls under the area that a reading by hand gives."""
    plan = load(folder(ROOT / "tests" / "plans" / "handbook"))
    index = Index(plan, PAGE_DAY, PAGE_DAY)
    by_hand = {}
    for page in plan.pages:
        fitting = [
            (len(parts_of(area.url)), id_)
            for id_, area in plan.data.content.areas.items()
            if area.url and parts_of(page.url)[: len(parts_of(area.url))] == parts_of(area.url)
        ]
        by_hand[page.url] = max(fitting)[1] if fitting else None
    assert len(plan.pages) == 246
    assert {page.url: index.areas.of(page.url) for page in plan.pages} == by_hand
