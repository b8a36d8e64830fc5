"""What does not fit is told once, at the exact key or value, and everything else is still judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import findings_of, said_about
from plankit.files import texts
from plankit.findings import Span
from plankit.plan import load

if TYPE_CHECKING:
    from plankit.findings import Finding

HEAD = "plankit: 1\nplan: {title: Plan, organization: Org}\n"

FIVE = (
    HEAD
    + """\
people:
  anna: Anna
roles:
  content-manager:
    title: Content manager
    holders: anna
responsibilities:
  check-content:
    title: Check content
    ownr: content-manager
  write-news:
    title: Write news
    owner: contentmanager
  plan-news:
    title: Plan news
    owner: content-manager
    informed: {anna: too}
  tidy:
    title: Tidy up
  plan-news:
    title: Again
    owner: content-manager
"""
)


def told(text: str, **choice: object) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Rule, symbolic place, the marked token and the suggestions of each finding of form."""
    files = {"plan.yaml": text}
    found = findings_of(files, select=("file", "shape", "two-owners", "responsibility-without-owner"), **choice)
    return [
        (each.rule, each.at, token(text, each.place.span), each.suggestions)
        for each in found
        if each.severity != "hint"
    ]


def token(text: str, span: Span) -> str:
    """What a span cuts out of a text."""
    lines = text.splitlines()
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    inner = lines[span.line : span.end_line - 1]
    return "\n".join([lines[span.line - 1][span.column - 1 :], *inner, lines[span.end_line - 1][: span.end_column - 1]])


def test_five_typical_mistakes_are_five_findings() -> None:
    """Mistyped key, dangling reference, wrong type, missing owner, duplicate: each once, at its exact place."""
    assert told(FIVE) == [
        ("unknown-key", "responsibilities.check-content.ownr", "ownr", ("owner",)),
        ("unknown-reference", "responsibilities.write-news.owner", "contentmanager", ("content-manager",)),
        ("wrong-type", "responsibilities.plan-news.informed", "{anna: too}", ()),
        ("responsibility-without-owner", "responsibilities.tidy.owner", "tidy", ()),
        ("duplicate-key", "responsibilities.plan-news", "plan-news", ()),
    ]


def test_five_typical_mistakes_change_nothing_else() -> None:
    """Without them the plan has no error, and with them exactly these five."""
    errors = [each.rule for each in findings_of({"plan.yaml": FIVE}, date(2026, 11, 1)) if each.severity == "error"]
    assert len(errors) == 5


CASES = {
    "missing title": ("roles: {editor: {layer: tactical}}", ("missing-key", "roles.editor.title", "editor", ())),
    "empty entry": ("roles: {editor: }", ("missing-key", "roles.editor.title", "editor", ())),
    "mistyped required key": (
        "roles: {editor: {titel: Editor}}",
        ("unknown-key", "roles.editor.titel", "titel", ("title", "internal", "until")),
    ),
    "dutch key": (
        "people: {anna: Anna}\nresponsibilities: {tidy: {title: Tidy, eigenaar: anna}}",
        ("unknown-key", "responsibilities.tidy.eigenaar", "eigenaar", ("owner",)),
    ),
    "names in one text": (
        'people: {anna: Anna, bas: Bas}\nroles: {editor: {title: Editor, holders: "anna, bas"}}',
        ("unknown-reference", "roles.editor.holders.0.person", '"anna, bas"', ("[anna, bas]",)),
    ),
    "unknown section": ("rols: {}", ("unknown-key", "rols", "rols", ("roles",))),
    "word of the format": (
        "roles: {editor: {title: Editor, layer: tactic}}",
        ("invalid-value", "roles.editor.layer", "tactic", ("tactical",)),
    ),
    "dutch date": (
        "people: {anna: {name: Anna, until: 1-5-2027}}",
        ("invalid-value", "people.anna.until", "1-5-2027", ("2027-05-01",)),
    ),
    "impossible date": (
        "people: {anna: {name: Anna, until: 2027-02-30}}",
        ("invalid-value", "people.anna.until", "2027-02-30", ("2027-02-28",)),
    ),
    "out of range": (
        "responsibilities: {tidy: {title: Tidy, status: parked, because: x, importance: 9}}",
        ("invalid-value", "responsibilities.tidy.importance", "9", ()),
    ),
    "quoted number": (
        'roles: {editor: {title: Editor, hours_per_week: "8,5"}}',
        ("invalid-value", "roles.editor.hours_per_week", '"8,5"', ("8.5",)),
    ),
    "number with a unit": (
        "roles: {editor: {title: Editor, hours_per_week: 8 hours}}",
        ("invalid-value", "roles.editor.hours_per_week", "8 hours", ()),
    ),
    "no id": (
        "people: {Anna de Vries: Anna}",
        ("invalid-id", "people.Anna de Vries", "Anna de Vries", ("anna-de-vries",)),
    ),
    "text for keys": ("roles: {editor: Editor}", ("wrong-type", "roles.editor", "Editor", ())),
    "list for a section": ("roles: [editor]", ("wrong-type", "roles", "[editor]", ())),
    "two owners": (
        "people: {anna: Anna, bram: Bram}\nresponsibilities: {tidy: {title: Tidy, owner: [anna, bram]}}",
        ("two-owners", "responsibilities.tidy.owner", "[anna, bram]", ()),
    ),
    "unknown key deep down": (
        "people: {anna: Anna}\nroles: {editor: {title: Editor, holders: [{person: anna, untill: 2027-01-01}]}}",
        ("unknown-key", "roles.editor.holders.0.untill", "untill", ("until",)),
    ),
    "language": ("units: {hr: {title: {fr: RH}}}", ("invalid-value", "units.hr.title.fr", "fr", ())),
    "merged key": ("roles: {editor: {title: 2026.10}}", ("ambiguous-scalar", "roles.editor.title", "2026.10", ())),
    "newer format": ("", ("newer-format", "plankit", "2", ())),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_one_mistake_is_one_finding(text: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    """Each mistake is told once, at the token that is wrong, with what may have been meant."""
    head = HEAD if text else HEAD.replace("1", "2", 1)
    assert told(head + text + "\n") == [expected]


def test_what_stands_below_an_id_that_is_none() -> None:
    """An entry that is left out for its id takes its own mistakes with it; the id is told."""
    text = HEAD + "people: {'Bad id': {name: A, unit: [x], away: [{from: xx}]}}\n"
    assert told(text) == [("invalid-id", "people.Bad id", "'Bad id'", ("bad-id",))]


def test_numbers_are_taken_as_written_where_text_is_wanted() -> None:
    """A version keeps its zero, and says that other tools would lose it."""
    plan = load(texts({"plan.yaml": "plankit: 1\nplan: {title: 2026, organization: Org, version: 2026.10}\n"}))
    assert (plan.data.plan.title, plan.data.plan.version) == ("2026", "2026.10")
    assert [problem.rule for problem in plan.problems] == ["ambiguous-scalar"]


def test_the_sentences_read_well() -> None:
    """A whole finding, as it is printed."""
    assert said_about({"plan.yaml": FIVE}, "unknown-key") == (
        "error  unknown-key  plan.yaml:12:5\n"
        "   12 |     ownr: content-manager\n"
        "      |     ^^^^\n"
        "  The key `ownr` is not known here.\n"
        "  -> Did you mean `owner`?\n"
    )


def test_what_a_broken_file_defines_is_not_missed() -> None:
    """With a file that cannot be read, nothing is said about names it may have defined."""
    files = {
        "plan.yaml": HEAD + "responsibilities: {tidy: {title: Tidy, owner: anna}}\n",
        "people.yaml": "people: {anna: [\n",
    }
    assert [(each.rule, each.place.file) for each in findings_of(files, select=("file", "shape"))] == [
        ("broken-yaml", "people.yaml")
    ]


def test_the_same_entry_in_two_files_names_both() -> None:
    """The second is marked and the first one is named; the first counts."""
    files = {"a.yaml": HEAD + "people: {anna: Anna}\n", "b.yaml": "people:\n  bram: Bram\n  anna: Other\n"}
    found: list[Finding] = [each for each in findings_of(files) if each.rule == "duplicate-entry"]
    assert [(each.place.file, each.place.span, each.related[0].file) for each in found] == [
        ("b.yaml", Span(3, 3, 3, 7), "a.yaml")
    ]


def sample() -> str:
    """A real plan file with a bit of everything."""
    return (Path(__file__).parents[1] / "plan" / "ownership.yaml").read_text(encoding="utf-8")


LINES = sample().splitlines(keepends=True)


@pytest.mark.parametrize("number", range(0, len(LINES), 1))
def test_a_file_with_a_line_left_out_is_still_judged(number: int) -> None:
    """Whatever one line lacks, there are findings inside the text and no crash."""
    assert_inside("".join(LINES[:number] + LINES[number + 1 :]))


WHOLE = """\
plankit: 1
plan:
  title: {nl: "Beheerplan: één", en: 'The plan'}
  organization: Org
  version: "2026.2"
  review: &yearly {every: 12 months, last: 2026-02-01}
people:
  anna: {name: Anna 🌷, until: 2027-05-01}
  bram: Bram
roles:
  editor:
    title: Editor
    holders:
      - anna
      - {person: bram, from: 2026-12-01}
    hours_per_week: 8.5
responsibilities:
  check-content:  # every month
    title: >-
      Check
      content
    owner: editor
    consulted: [anna, bram]
policies:
  posting:
    title: Posting
    text: |
      Be kind.

      - Always
    owner: editor
    review: *yearly
"""


def test_every_beginning_of_a_plan_is_judged() -> None:
    """A plan cut off after any character gives findings inside the text and no crash."""
    for length in range(len(WHOLE) + 1):
        assert_inside(WHOLE[:length])


@given(st.integers(min_value=0, max_value=len(sample())))
def test_beginnings_of_a_long_file_are_judged(length: int) -> None:
    """So does a long file, wherever it is cut."""
    assert_inside(sample()[:length])


def assert_inside(text: str) -> None:
    """All findings of form lie inside the text."""
    last = text.count("\n") + 1
    for finding in findings_of({"ownership.yaml": text}, static=True):
        span = finding.place.span
        assert 1 <= span.line <= span.end_line <= last
        assert (span.line, span.column) <= (span.end_line, span.end_column)
