"""Comments that let a rule go at one entry: which comments count, what they are about, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judged import findings_of, index_of, said_about
from plankit.lint import Choice, lint
from plankit.source import read

if TYPE_CHECKING:
    from plankit.source.comments import Ignore

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org, not_yet: [strategy, policies, monitoring, support, training, roadmap]}\n"

EVERYWHERE = """\
# plankit: ignore[first] on top of the file
plankit: 1
plan: {title: X, summary: "has # plankit: ignore[quoted] in it"}  # plankit: ignore[a, b ] why: because
roles:  # plankit: ignore[section] of all roles
  # plankit: ignore[above] - the reason
  # a further comment
  editor:
    title: Editor  # plankit: ignore[field] of a field
    purpose: |  # plankit: ignore[header] behind the mark
      A text
      # plankit: ignore[block] within it
    # plankit: ignore[after] behind the text
    holders:
      - anna  # plankit: ignore[item] of a list
      - {person: bert}  # plankit:ignore [flow] without a space
    tasks:
      # plankit: ignore[dash] over a dash
      -
        Write
    authority: Decides
      alone # plankit: ignore[plain] at the end of a text
    url: https://example.org#plankit:ignore[word]
    skills: 'Writes
      well'  # plankit: ignore[ending] at the end of a quoted text

    # plankit: ignore[apart] an empty line follows

  writer: {title: Writer,  # plankit: ignore[open] where it begins
    holders: [anna]}  # plankit: ignore[inside] within brackets
  other: &other {title: Other}  # plankit: ignore[anchor] one # plankit: ignore[second] two
  same: *other  # plankit: ignore[alias] of an alias
  # plankit: ignore
  bare: {title: Bare}
  # plankit: ignored[other-word] nothing of ours
  # plankit: ignore[last] nothing follows
"""


def told(found: tuple[Ignore, ...]) -> list[tuple[str, str, str]]:
    """The comments as text: what they are about, the rules, the reason."""
    return [
        (
            "nothing" if each.route is None else ".".join(map(str, each.route)),
            ",".join(named.name for named in each.rules),
            each.reason,
        )
        for each in found
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_which_comments_count_and_what_they_are_about(line_end: str) -> None:
    """Behind the entry's line or right above it; never within a text, whatever its quotes."""
    source = read("plan.yaml", EVERYWHERE.replace("\n", line_end).encode())
    assert source.problems == []
    assert told(source.ignores) == [
        ("plankit", "first", "on top of the file"),
        ("plan", "a,b", "why: because"),
        ("roles", "section", "of all roles"),
        ("roles.editor", "above", "the reason"),
        ("roles.editor.title", "field", "of a field"),
        ("roles.editor.purpose", "header", "behind the mark"),
        ("roles.editor.holders", "after", "behind the text"),
        ("roles.editor.holders.0", "item", "of a list"),
        ("roles.editor.holders.1", "flow", "without a space"),
        ("roles.editor.tasks.0", "dash", "over a dash"),
        ("roles.editor.authority", "plain", "at the end of a text"),
        ("roles.editor.skills", "ending", "at the end of a quoted text"),
        ("nothing", "apart", "an empty line follows"),
        ("roles.writer", "open", "where it begins"),
        ("roles.writer.holders", "inside", "within brackets"),
        ("roles.other", "anchor", "one # plankit: ignore[second] two"),
        ("roles.other", "second", "two"),
        ("roles.same", "alias", "of an alias"),
        ("roles.bare", "", ""),
        ("nothing", "last", "nothing follows"),
    ]


def test_places_of_a_comment_and_of_the_rules_in_it() -> None:
    """Exact, also behind characters that are left out on the way to the parser."""
    source = read("plan.yaml", "roles:\n  é\u200b: {title: \u2028X}  # plankit: ignore[a-rule, b]\n".encode())
    (ignore,) = source.ignores
    assert tuple(ignore.span) == (2, 20, 2, 48)
    assert [tuple(named.span) for named in ignore.rules] == [(2, 38, 2, 44), (2, 46, 2, 47)]


def test_of_a_broken_file_only_what_is_sure_counts() -> None:
    """Behind the place where reading ended nobody can tell a comment from a text."""
    source = read(
        "plan.yaml", b"roles:\n  a: {title: A}  # plankit: ignore[x] r\n  b: c: d\n  e: |\n    # plankit: ignore[y] r\n"
    )
    assert source.broken
    assert told(source.ignores) == [("roles.a", "x", "r")]


GAPS = HEAD + (
    "responsibilities:\n"
    "  tidy: {title: Tidy}  # plankit: ignore[responsibility-without-owner] Until spring\n"
    "  tidy-up: {title: Tidy up}\n"
)


def test_a_comment_silences_its_rule_at_its_entry_and_below_and_no_further() -> None:
    """As a waiver does; what it silences is counted."""
    judged = lint(index_of({"plan.yaml": GAPS}), Choice(select=("responsibility-without-owner", "waiver-not-needed")))
    assert [each.at for each in judged.findings] == ["responsibilities.tidy-up.owner"]
    assert judged.silenced == 1
    assert [each.at for each in judged.let_go] == ["responsibilities.tidy.owner"]


def test_a_comment_on_a_section_is_about_that_file_alone() -> None:
    """The same section in another file is not silenced."""
    files = {
        "plan.yaml": HEAD,
        "a.yaml": "responsibilities:  # plankit: ignore[responsibility-without-owner] Later\n  tidy: {title: Tidy}\n",
        "b.yaml": "responsibilities:\n  sort: {title: Sort}\n",
    }
    found = findings_of(files, select=("responsibility-without-owner",))
    assert [each.at for each in found] == ["responsibilities.sort.owner"]


def test_several_rules_in_one_comment_are_judged_each_for_itself() -> None:
    """The one that finds something is heeded, the other one is not needed."""
    text = HEAD + (
        "responsibilities:\n  # plankit: ignore[responsibility-without-owner, unfilled-owner] Later\n  tidy: {title: Tidy}\n"
    )
    found = findings_of(
        {"plan.yaml": text}, select=("responsibility-without-owner", "unfilled-owner", "waiver-not-needed")
    )
    assert [(each.rule, each.at, tuple(each.place.span)) for each in found] == [
        ("waiver-not-needed", "responsibilities.tidy", (4, 51, 4, 65))
    ]


def test_only_rules_that_ran_can_be_shown_to_be_needless() -> None:
    """Switched off, left out, or silent while a file cannot be read: nothing is said of the comment."""
    text = GAPS.replace("tidy: {title: Tidy}", "tidy: {title: Tidy, owner: anna}") + "people: {anna: Anna}\n"

    def idle(files: dict[str, str], **choice: object) -> list[str]:
        return [each.rule for each in findings_of(files, **choice) if each.rule == "waiver-not-needed"]

    assert idle({"plan.yaml": text}) == ["waiver-not-needed"]
    assert idle({"plan.yaml": text}, ignore=("responsibility-without-owner",)) == []
    assert idle({"plan.yaml": text + 'checks: {rules: {responsibility-without-owner: "off"}}\n'}) == []
    assert idle({"plan.yaml": text, "broken.yaml": "a: b: c\n"}) == []
    assert idle({"plan.yaml": text.replace("owner: anna", "owner: [anna, anna]")}) == []


def test_a_waiver_at_what_could_not_be_understood_is_not_called_needless() -> None:
    """Whether the rule would find something there cannot be told."""
    waiver = (
        "checks: {waivers: [{rule: responsibility-without-owner, at: responsibilities.tidy, reason: Later, "
        "approved_by: anna, until: 2027-01-01}]}\n"
    )
    people = HEAD + "people: {anna: Anna}\n" + waiver

    def idle(entry: str) -> list[str]:
        found = findings_of({"plan.yaml": people + f"responsibilities: {{tidy: {entry}}}\n"})
        return [each.rule for each in found if each.rule == "waiver-not-needed"]

    assert idle("{title: Tidy, owner: anna}") == ["waiver-not-needed"]
    assert idle("{title: Tidy, ownr: anna}") == []


def test_what_is_wrong_with_the_comment_itself_is_not_let_go_by_it() -> None:
    """A comment cannot excuse its own lack of a reason."""
    text = HEAD + "units:\n  hr: {title: HR}  # plankit: ignore[waiver-without-reason]\n"
    found = findings_of({"plan.yaml": text}, select=("waiver-without-reason", "waiver-not-needed"))
    assert [each.rule for each in found] == ["waiver-without-reason", "waiver-not-needed"]


def test_what_plankit_says_of_comments_at_no_place() -> None:
    """A comment that names no rule, a family, or stands at no entry."""
    text = HEAD + (
        "units:\n  hr: {title: HR}  # plankit: ignore because\n  it: {title: IT}  # plankit: ignore[ownership] because\n"
        "# plankit: ignore[role-nobody-holds] because\n"
    )
    assert said_about({"plan.yaml": text}, "unknown-rule") == (
        "error  unknown-rule  plan.yaml:4:20\n"
        "    4 |   hr: {title: HR}  # plankit: ignore because\n"
        "      |                    ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  This comment does not say which rule it lets go.\n"
        "  -> Name it between brackets: `# plankit: ignore[role-nobody-holds] ...`.\n"
        "\n"
        "error  unknown-rule  plan.yaml:5:38\n"
        "    5 |   it: {title: IT}  # plankit: ignore[ownership] because\n"
        "      |                                      ^^^^^^^^^\n"
        "  `ownership` is a family of rules, not a rule.\n"
        "  -> Name its rules one by one; `plankit explain` lists them.\n"
    )
    assert said_about({"plan.yaml": text}, "waiver-not-needed") == (
        "warning  waiver-not-needed  plan.yaml:6:1\n"
        "    6 | # plankit: ignore[role-nobody-holds] because\n"
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  This comment stands at no entry, so it lets nothing go.\n"
        "  -> Write it behind the entry's own line, or on the line right above it; or\n"
        "     take it out.\n"
    )


def test_a_comment_at_no_entry_is_told_once_whatever_it_names() -> None:
    """Also where the file ends with it, without a line end."""
    text = HEAD + "units: {hr: {title: HR}}\n# plankit: ignore[role-nobody-holds, unfilled-owner] Later"
    found = [each for each in findings_of({"plan.yaml": text}) if each.rule == "waiver-not-needed"]
    assert [tuple(each.place.span) for each in found] == [(4, 1, 4, 59)]


def test_a_waiver_and_a_comment_for_the_same_are_both_in_use() -> None:
    """Neither is called needless because of the other."""
    text = GAPS + (
        "people: {anna: Anna}\n"
        "checks: {waivers: [{rule: responsibility-without-owner, at: responsibilities.tidy, reason: Later, "
        "approved_by: anna, until: 2027-01-01}]}\n"
    )
    judged = lint(index_of({"plan.yaml": text}), Choice(select=("responsibility-without-owner", "waiver-not-needed")))
    assert [each.rule for each in judged.findings] == ["responsibility-without-owner"]
    assert judged.silenced == 1
