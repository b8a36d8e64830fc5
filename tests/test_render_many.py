"""A plan of which there is too much for one page: in parts, and everything is still found and linked to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as some

from plankit.errors import MendableError
from plankit.render import making, records, search
from plankit.views import parts
from plankit.views.page import plain_id
from plankit.words import words
from rendered import dangling, example, given, links_of_html, links_of_markdown, pages, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW = 4
"""So few are many here."""
PLAN = """
plankit: 1
plan: {title: Our plan, organization: Org, languages: [en, nl]}
people: {ann: {name: Ann}}
content:
  default_owner: ann
  areas:
""" + "\n".join(
    f"    {id_}: {{title: {title}, owner: ann{more}}}"
    for id_, title, more in (
        ("hr", "HR", ""),
        ("hr-leave", "Leave", ""),
        ("hr-pay", "Pay", ", status: archived"),
        ("hr-10", "Tenth", ""),
        ("hr-9", "Ninth", ""),
        ("ict", "ICT", ""),
        ("news", "News", ""),
    )
)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A page holds four."""
    for module in (parts, records, search):
        monkeypatch.setattr(module, "MANY", FEW)
    monkeypatch.setattr(search, "ROOM", 400)
    return


def titles(html: str) -> list[str]:
    """The heads of the rows of a page."""
    return re.findall(r'<tr id="area-[\w-]+"><th scope="row">([^<]*)', html)


def test_areas_come_in_parts() -> None:
    """By how their ids begin, with the numbers in order; the page of the content leads to each, and each leads back."""
    made = pages(given(PLAN))
    assert {name: titles(text) for name, text in made.items() if name.startswith("content/")} == {
        "content/hr-.html": ["Ninth", "Tenth", "Leave"],
        "content/hr.html": ["HR"],
        "content/i.html": ["ICT"],
        "content/n.html": ["News"],
    }
    assert "There are 7 areas, on 4 pages." in made["content.html"]
    assert '<a href="content/hr-.html">Ninth – Pay</a></span> <span class="soft">4 areas' in made["content.html"]
    assert "<h1>Areas: Ninth – Pay</h1>" in made["content/hr-.html"]
    assert "Areas that are no more" in made["content/hr-.html"]
    assert '<a href="../content.html">Content</a>' in made["content/hr-.html"]


def test_no_way_leads_nowhere() -> None:
    """In both formats and languages, and in one file."""
    for format_, links_of in (("html", links_of_html), ("markdown", links_of_markdown)):
        for more in ({}, {"languages": ("en", "nl")}):
            assert dangling(pages(given(PLAN), format_, **more), links_of) == []
        assert dangling(pages(example(), format_), links_of) == []


def test_every_entry_is_found_once() -> None:
    """By the script, and under its letter without one; the pages are valid."""
    made = pages(example())
    letters = {name: text for name, text in made.items() if name.startswith("search/")}
    names, rows = json.loads(re.search(r' id="records">(.*?)</script>', made["search.html"])[1])
    listed = [
        href.removeprefix("../")
        for text in letters.values()
        for href in re.findall(r'<li><a href="([^"]+)">[^<]*</a> <span class="soft">', text)
    ]
    assert sorted(listed) == sorted(row[3] for row in rows)
    assert {names[row[1]] for row in rows} > {"Person", "Rule", "Content area", "Page"}
    assert 'href="search/a.html"' in made["search.html"]
    assert '<ul class="index">' not in made["search.html"]
    assert 'aria-current="page">A</a>' in made["search/a.html"]
    assert [(name, tree(text)[1]) for name, text in letters.items() if tree(text)[1]] == []


def test_little_text_is_kept_of_much() -> None:
    """Long texts are cut at a word, short ones stay, and together they are no more than there is room for."""
    texts = ["a bc " * 100, "de fgh " * 100, *["short"] * 8]
    found = [records.Record(str(number), "Rule", "", "", "", text) for number, text in enumerate(texts)]
    brief = [record.text for record in search._brief(found)]
    assert brief[2:] == ["short"] * 8
    assert (sum(map(len, brief)) <= search.ROOM, min(map(len, brief[:2])) > 170) == (True, True)
    assert [text.split(" ")[-1] in {"a", "bc", "de", "fgh"} for text in brief[:2]] == [True, True]


def test_a_letter_leads_to_the_search_in_another_language() -> None:
    """There may be nothing under that letter."""
    made = pages(given(PLAN), languages=("en", "nl"))
    assert 'href="../../nl/search.html"' in made["en/search/n.html"]


def test_too_much_for_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is refused with what to do instead."""
    monkeypatch.setattr(making, "MANY", FEW)
    with pytest.raises(MendableError) as refused:
        pages(example(), single="plan.html")
    number = len(pages(example(), "markdown"))
    assert words("en")(refused.value.said) == (
        f"The plan has {number} pages, which is too much for one file. "
        "Leave `--single-file` out, or take a section with fewer pages with `--only`."
    )


@drawn(some.sets(some.text("ab-1", min_size=1, max_size=8), max_size=60))
def test_parts_are_whole_and_small(ids: set[str]) -> None:
    """Each id is in one part, no part is too large, and each begins as the part is called."""
    split = parts.parts(sorted(ids))
    if len(ids) <= FEW:
        assert split == {}
        return
    assert sorted(each for part in split.values() for each in part) == sorted(ids)
    assert max(map(len, split.values())) <= FEW
    for start, part in split.items():
        assert sum(not plain_id(each).startswith(start) for each in part) <= 1


def test_an_entry_beside_changes_no_other_page() -> None:
    """Pages and the order in which ids are given have nothing to do with each other."""
    ids = [f"area-{number}" for number in range(40)]
    split = parts.parts(ids)
    assert parts.parts(reversed(ids)) == split
    more = parts.parts([*ids, "other"])
    assert {start: part for start, part in more.items() if start.startswith("area-")} == split
