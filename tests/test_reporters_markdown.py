"""The report for a pull request: whole, within its limits, and as GitHub's kind of Markdown shows it."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from outside import ODD_FILE, odd
from plankit.reporters.markdown import report as markdown
from plankit.reporters.markup import cell, code
from plankit.reporters.view import View
from plankit.words import Name, say
from reported import AS_OF, FINDINGS, long, overdue, report_of, small, twice, unfilled, unknown

READER = MarkdownIt("gfm-like", {"linkify": False})


def shown(*findings, **changes) -> str:
    """A report."""
    return markdown(report_of(*findings, **changes), View())


def table(text: str) -> list[list[str]]:
    """The cells of the tables, as a reader sees them."""
    tokens = READER.parse(text)
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"td_open", "th_open"}:
            rows[-1].append(plain(tokens[number + 1]))
    return rows


def plain(token) -> str:
    """What a reader sees of a line."""
    assert {child.type for child in token.children} <= {"text", "code_inline", "text_special"}
    return "".join(child.content for child in token.children)


def test_the_whole_report() -> None:
    """What opened, who is asked, what closed, and what is known, folded away."""
    report = report_of(
        overdue(), unfilled(), unfilled(50), base="origin/main", known=(twice()._replace(fingerprint="k"),), fixed=(unknown(),), since={"k": AS_OF},
        asked=lambda found: (Name("Anna de Wit", "anna"),) if found.cause else (),
    )  # fmt: skip
    expected = """\
<!-- plankit -->

### plankit: 2 errors and 1 warning in “Intranet of Vesterholt” on 1 October 2026 \\(10 files, 142 entries\\).

All of this is new since `origin/main`.\x20\x20
Well done: 1 finding is mended.\x20\x20
1 finding was there before; it does not fail the check.

#### What this opens

|  | What is wrong, and what to do | Where | Who is asked |
| --- | --- | --- | --- |
| error | “Check content” \\(check-content\\) is owned by the role “Content manager” \\(content-manager\\); its only holder left on 30 September 2026 and nobody follows. Name who holds the role from then on: `holders: [anna]` below `content-manager`. And 1 more with the same cause. `unfilled-owner` | `plan/responsibilities.yaml:12` | “Anna de Wit” \\(anna\\) |
| warning | “Posting” \\(posting\\) should have been looked at again on 30 September 2026. Look at it again, and write when that was: `reviewed: 2026-10-01`. `policy-review-overdue` | `plan/policies/posting.yaml:7` |  |

Who is asked: “Anna de Wit” \\(anna\\).

#### What this closes

- The owner of “Check content” \\(check-content\\) is `content-manger`, and nothing in the plan has that id. `unknown-reference` `plan/responsibilities.yaml:41`

<details><summary>1 finding was there before</summary>

|  | What is wrong, and what to do | Where | Who is asked |
| --- | --- | --- | --- |
| error | “Anna de Wit” \\(anna\\) is given twice. It has been so since 1 October 2026. `duplicate-entry` | `plan/people.yaml:9` |  |

</details>
"""
    assert markdown(report, View()) == expected


def test_without_a_revision_to_compare_with() -> None:
    """Everything that is wrong, in one table."""
    text = shown(*FINDINGS)
    assert "#### What is wrong\n" in text
    assert [row[0] for row in table(text)] == ["", "error", "error", "error", "warning"]


def test_a_clean_plan() -> None:
    """One line, so that an earlier comment is replaced by good news."""
    assert shown() == (
        "<!-- plankit -->\n\n### plankit: All is well: “Intranet of Vesterholt” holds together on 1 October 2026 "
        "\\(10 files, 142 entries\\).\n"
    )


def test_nothing_new_is_not_all_well() -> None:
    """Where something is known, nobody says that all is well."""
    assert "Nothing new is wrong in “Intranet of Vesterholt”" in shown(base="main", known=(twice(),))


def test_odd_names_and_titles() -> None:
    """A reader sees them as they are, in their own cells."""
    _, row = table(shown(odd(), title="a | b"))
    assert row[1].replace("\u200b", "") == (
        "The title of “50%0A één, twéé;] 😀 drie %25” (odd) is 100% wrong: a,b;] Write 50%, or: less unknown-key"
    )
    assert row[2] == f"plan/{ODD_FILE}:1"


def test_a_comment_has_room_for_it() -> None:
    """However much is found: 65,536 characters are what GitHub takes, and what is left out is counted."""
    many = [small(say("`{n}` | {text}", n=number, text="[é](" * 200)) for number in range(5000)]
    text = shown(*many, base="main", known=tuple(many), fixed=tuple(many))
    assert len(text) < 65_536
    left = [int(number.replace(",", "")) for number in re.findall(r"And ([\d,]+) more of them", text)]
    rows = [len(table(text)) - 4, text.count("\n- `")]
    assert (len(left), sum(left) + sum(rows)) == (3, 15_000)


@pytest.mark.parametrize(
    "text",
    [
        "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>",
        "<script>alert(1)</script> <details> <!-- x --> &lt;b&gt; &#64;all",
        "*a* _b_ **c** ~~d~~ __e__ a|b \\| \\\\| \\ `x | y` `unclosed",
        "# no heading", "- no list", "1. no list", "> no quote", "| --- |", "$x$ $$y$$ :smile: [^1] [x]: y",
    ],
)  # fmt: skip
def test_no_markup_comes_from_the_plan(text: str) -> None:
    """It is shown as it is written; nothing is set in bold, linked, loaded or hidden."""
    ((*_, said, _, _),) = table(shown(small(say("{text}", text=text))))[1:]
    assert said.replace("\u200b", "").replace("`", "") == f"{text} unknown-key".replace("`", "")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("@team, anna@example.org", "@{}team, anna@{}example.org"),
        ("#12 !34 %5 ~bug &6 $7", "#{}12 !{}34 %{}5 \\~{}bug &amp;{}6 \\${}7"),
        ("https://evil.example www.evil.example", "https:{}//evil.example www{}.evil.example"),
        ("50% at 09:00, R&D #", "50% at 09:00, R&amp;D #"),
    ],
)
def test_nobody_is_called_and_nothing_linked(text: str, marks: str) -> None:
    """An invisible space stands in what services make links of; times and percentages stay whole."""
    assert cell(text).replace("\\~", "~") == marks.format(*["\u200b"] * 9).replace("\\~", "~")


def test_code_that_code_cannot_hold() -> None:
    """A bar ends a cell, a backtick ends code: then the marks are shown."""
    assert [code("a b"), code("a|b"), code("a`b")] == ["`a b`", "\\`a\\|b\\`", "`a`b\\`"]


def test_in_dutch() -> None:
    """The comment speaks the language of the plan."""
    text = shown(long(), overdue(), base="main", known=(twice(),), fixed=(unknown(),), language="nl", show_hints=True)
    assert "#### Wat erbij komt" in text
    assert "#### Wat is opgelost" in text
