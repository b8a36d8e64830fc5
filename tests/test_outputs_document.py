"""The document behind PDF and Word: whole, linked, in the words of its language, and nothing in it but data."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from plankit import shape
from plankit.outputs.document import Document, document
from plankit.outputs.document import blocks as b
from plankit.outputs.document.prose import prose
from plankit.render import Wanted
from rendered import example, given

PROSE = """
# Why

Post **often**, *kindly* and ~~never~~ `at night`; see [the site](https://x.example) or [this](javascript:alert(1)).
Next line\\
and next.

## How

- one
- two
  1. deep

3. three

> quoted

| a | b |
|---|--:|
| 1 | 2 |

```
code
```

---

![picture](https://x.example/p.png) <b>not bold</b>
"""


@pytest.fixture(scope="module")
def whole() -> Document:
    """The document of the example plan."""
    return document(example(), Wanted("pdf", "en"))


def said(found: object) -> str:
    """All words in a part of a document."""
    return "\n".join(each["text"] for each in b.inside(found) if "text" in each)


def test_every_entry_has_its_place(whole: Document) -> None:
    """Whatever has a page or a place in the web pages is in the document, by its title."""
    words, data = said(whole.blocks), example().index
    left_out = [
        f"{kind} {id_}"
        for route, kind in shape.collections().items()
        for id_, entry in data.plan.at(route).items()
        if kind not in {"waiver", "activity"}
        if str(title := getattr(entry, "title", None) or getattr(entry, "name", None) or id_) not in words
        if isinstance(title, str)
    ]
    assert left_out == []


def test_every_way_leads_to_a_place(whole: Document) -> None:
    """No place is there twice, and every link leads to one."""
    places = [each["anchor"] for each in b.inside(whole.blocks) if each.get("anchor")]
    assert len(places) == len(set(places)) > 250
    ways = [each["to"] for each in b.inside(whole.blocks) if each.get("kind") == "way"]
    assert len(ways) > 800
    assert set(ways) <= set(places)


def test_headings_skip_no_level(whole: Document) -> None:
    """Each heading is at most one level below the one before it."""
    levels = [each["level"] for each in b.inside(whole.blocks) if each.get("kind") == "heading"]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_it_is_nothing_but_data(whole: Document) -> None:
    """The document goes through JSON and comes back the same."""
    assert json.loads(json.dumps(whole.blocks)) == whole.blocks


def test_the_title_page(whole: Document) -> None:
    """The title page says whose plan it is, which version, who adopted it and when, and of which day it is."""
    assert (whole.title, whole.organization, whole.edition) == (
        "Management plan for De Steiger",
        "Oevermark",
        "Version 2026.2 · adopted",
    )
    told = {fact["name"]: said(fact["of"]) for fact in whole.facts[0]["facts"]}
    assert told == {
        "Version": "2026.2",
        "Status": "adopted",
        "Adopted": "Steering group De Steiger\n, \n17 September 2026",
        "Kept by": "Intranet manager\n (\nJoost Terpstra\n)",
        "As of": "24 November 2026",
        "Contact": "intranet@oevermark.example.org",
    }


def test_prose_becomes_blocks() -> None:
    """Markdown is read as data: headings below those around it, links to addresses alone, no pictures, no HTML."""
    assert prose(PROSE, 3) == [
        b.heading(3, b.text("Why")),
        *b.para(
            [
                *b.text("Post "),
                *b.strong(b.text("often")),
                *b.text(", "),
                *b.styled("emph", b.text("kindly")),
                *b.text(" and "),
                *b.styled("strike", b.text("never")),
                *b.text(" "),
                *b.code("at night"),
                *b.text("; see "),
                *b.link("https://x.example", b.text("the site")),
                *b.text(" or [this](javascript:alert(1))."),
                *b.text(" "),
                *b.text("Next line"),
                *b.line(),
                *b.text("and next."),
            ]
        ),
        b.heading(4, b.text("How")),
        *b.items([b.para(b.text("one")), [*b.para(b.text("two")), *b.items([b.para(b.text("deep"))], start=1)]]),
        *b.items([b.para(b.text("three"))], start=3),
        {"kind": "quote", "of": b.para(b.text("quoted"))},
        {
            "kind": "table",
            "caption": [],
            "rows": [b.row([b.text("1"), b.text("2")])],
            "style": "",
            "head": [b.text("a"), b.text("b")],
            "widths": [1.0, 1.0],
            "align": ["left", "right"],
        },
        {"kind": "code", "text": "code"},
        {"kind": "rule"},
        *b.para(
            [
                *b.text("!"),
                *b.link("https://x.example/p.png", b.text("picture")),
                *b.text(" <b>not bold</b>"),
            ]
        ),
    ]


def test_columns_without_a_word_are_left_out() -> None:
    """A column in which no row says anything is not shown; the first always is."""
    head = [b.text(each) for each in "abc"]
    found = b.table([], head, [b.row([[], [], b.text("x")])], [1, 2, 3], right=1)
    assert (found[0]["head"], found[0]["widths"], found[0]["align"]) == ([head[0], head[2]], [1, 3], ["left", "right"])


def test_a_wide_matrix_comes_in_parts() -> None:
    """More parties than fit are shown in parts of equal width; each row is named in each part, its place is in the first."""
    roles = "".join(f"  r{number}: {{title: Role {number}}}\n" for number in range(45))
    told = ", ".join(f"r{number}" for number in range(1, 45))
    plan = (
        "plankit: 1\nplan: {title: T, organization: O, language: en}\nroles:\n"
        f"{roles}responsibilities:\n  all: {{title: Everything, owner: r0, informed: [{told}]}}\n"
    )
    found = document(given(plan), Wanted("pdf", "en", only="responsibilities"))
    matrices = [each for each in b.inside(found.blocks) if each.get("style") == "matrix"]
    assert [len(each["head"]) for each in matrices] == [16, 16, 16]
    assert [said(each["rows"]).splitlines()[0] for each in matrices] == ["Everything"] * 3
    assert [each["rows"][0]["anchor"] for each in matrices] == ["responsibility-all", "", ""]
    assert said(matrices[1]["caption"]).endswith("\n (continued)")


def test_figures_show_both_limits(whole: Document) -> None:
    """Where one acts and where one keeps watching, in the picture and in words, as on the pages."""
    charts = {each["title"]: each for each in b.inside(whole.blocks) if each.get("kind") == "chart"}
    broken = charts["Broken links"]
    assert [broken[line][1] for line in ("target", "watch", "limit")] == ["target 20", "watch 60", "act now 250"]
    told = [said(each) for each in b.inside(whole.blocks) if each.get("name") == "Keep watching above"]
    assert told == ["12", "60", "60"]
