"""Words written by hand into pages: where they stay, and what becomes of them when a page goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plankit.errors import MendableError
from plankit.render.kept import BEGIN, END, kept
from plankit.words import words

PAGE = """[Our plan](index.md)

# Policies

What holds.

## Tone

Be kind.

```
<!-- plankit: keep -->
```

## Tone

Another of this name.

---

As of 24 November 2026.
"""
MINE = f"{BEGIN}\n\nAsk *Loes* first.\n\n# Not a heading of the page\n\n{END}"


def put(after: str, times: int = 1) -> str:
    """The page with our words beneath what is named, the how manyth time it stands there."""
    parts = PAGE.split(after)
    return after.join(parts[:times]) + f"{after}\n\n{MINE}" + after.join(parts[times:])


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        (f"{MINE}\n\n{PAGE}", f"{MINE}\n\n{PAGE}"),
        (put("# Policies"), put("# Policies")),
        (put("What holds."), put("What holds.")),
        (put("Another of this name."), put("Another of this name.")),
        (put("As of 24 November 2026."), put("As of 24 November 2026.")),
        (put("[Our plan](index.md)"), put("[Our plan](index.md)")),
    ],
)
def test_words_stay_where_they_were_put(written: str, stands: str) -> None:
    """At the top, directly beneath a heading, at the end of what it holds, and above the foot of the page."""
    assert kept({"a.md": PAGE}, {"a.md": written}).pages == {"a.md": stands}


def test_what_the_plan_changed_is_new() -> None:
    """Around the words that stay, the page is as it is now."""
    now = PAGE.replace("What holds.", "What holds today.\n\n- And more.")
    joined = kept({"a.md": now}, {"a.md": put("What holds.")}).pages["a.md"]
    assert joined == now.replace("- And more.", f"- And more.\n\n{MINE}")


def test_a_heading_that_is_gone() -> None:
    """The words stand at the end of the page then."""
    now = PAGE.replace("## Tone", "## Voice")
    assert kept({"a.md": now}, {"a.md": put("Be kind.")}).pages["a.md"] == f"{now}\n{MINE}\n"


def test_a_page_that_is_gone() -> None:
    """It is named; one without such words is not."""
    assert kept({}, {"a.md": put("Be kind."), "b.md": PAGE, "c.md": "text"}).orphans == ("a.md",)


@pytest.mark.parametrize(
    ("text", "line"), [(f"# A\n\n{BEGIN}\n\nx\n", 3), (f"{END}\n{BEGIN}", 1), (f"{BEGIN}\n\n{BEGIN}", 3)]
)
def test_half_a_pair(text: str, line: int) -> None:
    """Which page and line, in one sentence."""
    with pytest.raises(MendableError) as caught:
        kept({"a.md": PAGE}, {"a.md": text})
    assert f"In `a.md`, line {line}:" in words("en")(caught.value.said)


ENTRIES = """# Plan

## <a id="page-policies"></a>Policies

### <a id="policy-tone"></a>Tone

#### Do

Say what changes.

### <a id="policy-groups"></a>Groups

#### Do

End them.

## <a id="page-roadmap"></a>Roadmap

### 3 wishes

---

As of 24 November 2026.
"""


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (
            ('### <a id="policy-tone', '### <a id="policy-new"></a>New\n\n#### Do\n\nBe.\n\n### <a id="policy-tone'),
            "End them.",
        ),
        (("</a>Groups", "</a>Groups (ended)"), "End them."),
        (("</a>Policies", "</a>Rules"), "End them."),
        (("</a>Groups\n\n#### Do\n", "</a>Groups\n\n#### Don't\n"), "End them."),
        (('### <a id="policy-groups"></a>Groups\n\n#### Do\n\nEnd them.\n\n', ""), "Say what changes."),
    ],
)
def test_words_stay_with_their_entry(change: tuple[str, str], after: str) -> None:
    """Whatever comes before it, whatever it is called now; without their heading at its end, without it at its chapter's."""
    written = ENTRIES.replace("End them.", f"End them.\n\n{MINE}")
    now = ENTRIES.replace(*change)
    assert now != ENTRIES
    assert kept({"a.md": now}, {"a.md": written}).pages["a.md"] == now.replace(after, f"{after}\n\n{MINE}")


def test_words_at_the_foot_stay_there() -> None:
    """Other rules above it, of a text of the plan, do not count."""
    now = ENTRIES.replace("End them.", "End them.\n\n---\n\nAnd soon.")
    assert kept({"a.md": now}, {"a.md": f"{ENTRIES}\n{MINE}\n"}).pages["a.md"] == f"{now}\n{MINE}\n"


LINES = st.lists(
    st.sampled_from(
        [
            "# A",
            "## B",
            '## <a id="x"></a>B',
            '# <a id="y"></a>A',
            "### C",
            "text",
            "",
            "---",
            "- x",
            "```",
            "> q",
            MINE,
        ]
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(LINES, LINES)
def test_nothing_written_by_hand_is_lost_and_twice_is_once(now: list[str], before: list[str]) -> None:
    """Whatever the pages are like: as many blocks as there were, and doing it again changes nothing."""
    page = "\n\n".join(each for each in now if each not in {MINE, "```"}) + "\n"
    written = "\n\n".join(each for each in before if each != "```") + "\n"
    first = kept({"a.md": page}, {"a.md": written}).pages["a.md"]
    assert first.count(MINE) == written.count(MINE)
    assert first.replace(MINE, "").split() == page.split()
    assert kept({"a.md": page}, {"a.md": first}).pages["a.md"] == first
