"""The plan as it is loaded: whatever stands in the files, and the exact place of everything in it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from judged import findings_of, index_of
from plankit import shape
from plankit.files import folder, texts
from plankit.findings import Span, at
from plankit.plan import Plan, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
EVERY = (ROOT / "tests" / "data" / "every-field.yaml").read_text("utf-8")


def loaded(**files: str) -> Plan:
    """A plan of some files, named without their ending."""
    return load(texts({f"{name}.yaml": text for name, text in files.items()}))


def marked(plan: Plan, *route: str | int, part: str = "value") -> str:
    """The text that is marked for a place, with its file and line."""
    file, span = plan.place(at(*route, part=part))
    line = plan.line(file, span.line)
    return f"{file}:{span.line} {line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]}"


PLACES = {
    "head": HEAD,
    "people": "people:\n  anna:\n    name: Anna\n    away:\n      - {from: 2026-01-01, until: 2026-02-01}\n",
    "roles": "roles:\n  editor: {title: Editor, holders: anna}\n",
}


@pytest.mark.parametrize(
    ("route", "part", "told"),
    [
        (("people", "anna", "name"), "value", "people.yaml:3 Anna"),
        (("people", "anna", "name"), "key", "people.yaml:3 name"),
        (("people", "anna"), "key", "people.yaml:2 anna"),
        (("people", "anna", "away", 0, "until"), "value", "people.yaml:5 2026-02-01"),
        (("people", "anna", "email"), "value", "people.yaml:2 anna"),
        (("people",), "key", "people.yaml:1 people"),
        (("roles", "editor", "holders"), "value", "roles.yaml:2 anna"),
        (("roles", "editor", "holders", 0), "value", "roles.yaml:2 anna"),
        (("roles", "editor", "holders", 0, "person"), "value", "roles.yaml:2 anna"),
        (("plan", "title"), "value", "head.yaml:2 Plan"),
        (("plan", "version"), "value", "head.yaml:2 plan"),
    ],
)
def test_places(route: Route, part: str, told: str) -> None:
    """A value, a key, what is absent in its entry, and what a shorthand stands for: each has its exact place and file."""
    assert marked(loaded(**PLACES), *route, part=part) == told


def test_what_stands_nowhere_has_a_place() -> None:
    """A section that is absent is told on the first file; where there is no file, on the folder."""
    assert loaded(**PLACES).place(at("strategy")).file == "head.yaml"
    assert loaded(a="").place(at("plan")) == ("a.yaml", Span(1, 1, 1, 1))
    assert load(texts({})).place(at("plan")) == (".", Span(1, 1, 1, 1))
    assert (loaded(a="").line("nowhere.yaml", 1), loaded(a="").line("a.yaml", 99)) == ("", "")


def test_a_plan_may_be_of_any_size() -> None:
    """From nothing at all to every field there is."""
    assert [each.rule for each in load(texts({})).problems] == ["no-plan"]
    whole = load(folder(ROOT / "tests" / "data"))
    assert [str(each.at) for each in whole.problems if each.rule != "invalid-value"] == []
    assert whole.given == {"plankit", "plan", *(each for each in shape.keys_at(()) if each not in {"plankit", "plan"})}


@pytest.mark.parametrize(
    ("files", "whole"),
    [
        ({"a": HEAD}, True),
        ({"a": HEAD, "b": ""}, True),
        ({"a": HEAD, "b": "people: {anna: {nme: x}}"}, True),
        ({"a": HEAD, "b": "people: ["}, False),
        ({"a": HEAD, "b": "- x"}, False),
        ({}, False),
    ],
)
def test_what_cannot_be_read_may_hold_anything(files: dict[str, str], whole: bool) -> None:
    """While a file is unreadable, nothing is said about what is absent: no unknown names, no missing sections."""
    more = {"c": "roles: {editor: {title: Editor, holders: [somebody]}}\n"} if files else {}
    found = findings_of({f"{name}.yaml": text for name, text in {**files, **more}.items()})
    assert loaded(**files, **more).whole == whole
    absent = {"section-missing", "unknown-reference"} & {each.rule for each in found}
    assert absent == ({"section-missing", "unknown-reference"} if whole else set())


def _prefixes() -> Iterator[str]:
    lines = EVERY.splitlines(keepends=True)
    for number in range(0, len(lines), 7):
        yield "".join(lines[:number])


def test_loading_never_fails() -> None:
    """Every beginning of a full plan is a plan of some kind: faults are values."""
    assert all(isinstance(loaded(plan=text), Plan) for text in _prefixes())


@given(st.text(max_size=200))
def test_any_text_is_told_about(text: str) -> None:
    """Whatever is typed, plankit has its findings and no trouble of its own."""
    assert {each.severity for each in findings_of({"plan.yaml": text.encode("utf-8", "surrogatepass")})} >= {"error"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plan: {version: 2026.10}", ["plan.version"]),
        ("people: {anna: no}", ["people.anna"]),
        ("units: {hr: {title: on}}", ["units.hr.title"]),
        ("support: {channels: {desk: {title: Desk, hours: 12:30}}}", ["support.channels.desk.hours"]),
        ("checks: {rules: {no-sponsor: off}}", []),
        ("checks: {rules: {no-sponsor: {severity: off}}}", []),
        ("policies: {p: {title: P, status: no}}", []),
        ("units: {hr: {titel: no}}", []),
    ],
)
def test_doubtful_words(text: str, told: list[str]) -> None:
    """Told where text is wanted, and not where they are wrong anyway or a word of the format."""
    found = findings_of({"head.yaml": HEAD, "plan.yaml": f"{text}\n"}, select=("ambiguous-scalar",))
    assert [each.at for each in found] == told


def test_a_waiting_collector_is_left_as_it_was() -> None:
    """Memory is tidied as before, whatever has been loaded."""
    for before in (True, False):
        (gc.enable if before else gc.disable)()
        loaded(a=HEAD)
        after = gc.isenabled()
        gc.enable()
        assert after == before


def test_what_could_not_be_taken_over() -> None:
    """An entry that does not fit stays, and is known to be unsure."""
    index = index_of({"plan.yaml": HEAD + "people: {anna: {name: Anna, from: soon}}\n"})
    assert list(index.data.people) == ["anna"]
    assert (index.plan.unsure("people", "anna", "from"), index.plan.unsure("people", "anna", "name")) == (True, False)


@pytest.mark.parametrize("value", ["7", "{titel: Editor, holders: 7}", "&e {titel: Editor}\n  other: *e"])
def test_a_file_that_is_taken_over_is_judged_anew(value: str) -> None:
    """What does not fit in a file is told again when that file is not read again."""
    given = texts({"head.yaml": HEAD, "roles.yaml": f"roles:\n  editor: {value}\n"})
    first = load(given)
    second = load(given, first)
    assert second.sources["roles.yaml"] is first.sources["roles.yaml"]
    assert first.problems
    assert second.problems == first.problems
    assert second.data == first.data
