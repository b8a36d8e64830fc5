"""The exact place of every key and value, and what marks an entry that lacks something."""

from __future__ import annotations

import pytest

from plankit.findings import Span
from plankit.source import Source, read

PLAN = """\
# The plan of "Ons Plein" 😀
plan: {title: "Ons 😀 Plein", languages: [nl, 'en'], "owner" : anna}
roles:
  editor: &editor   # who writes
    title: Redactrice é
    text: |
      First line

      last line

    # a comment
    folded: >-
      one
      two
    several: spread
      over lines
    holders:
    - person: anna
      from: 2026-10-01
    - ben
    - &carla carla
    -
    -   - nested
    tasks:
      - !!str write
      - *carla
    empty:
    nothing: {}
  second: *editor
  "third role" :   {<<: *editor}
  bare: {person: dora}
twice: 1
twice: 2
"""
SOURCE = read("plan.yaml", PLAN.encode())


def cut(span: Span, source: Source = SOURCE) -> str:
    """What stands in a span, lines joined by line feeds."""
    lines = [source.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


EDITOR = ("roles", "editor")


@pytest.mark.parametrize(
    ("route", "value", "key", "entry"),
    [
        (("plan", "title"), '"Ons 😀 Plein"', "title", "title"),
        (("plan", "languages"), "[nl, 'en']", "languages", "languages"),
        (("plan", "languages", 0), "nl", "nl", "nl"),
        (("plan", "languages", 1), "'en'", "'en'", "'en'"),
        (("plan", "owner"), "anna", '"owner"', '"owner"'),
        ((*EDITOR, "title"), "Redactrice é", "title", "title"),
        ((*EDITOR, "text"), "|\n      First line\n\n      last line", "text", "text"),
        ((*EDITOR, "folded"), ">-\n      one\n      two", "folded", "folded"),
        ((*EDITOR, "several"), "spread\n      over lines", "several", "several"),
        ((*EDITOR, "holders", 0), "person: anna\n      from: 2026-10-01", "person", "person"),
        ((*EDITOR, "holders", 0, "from"), "2026-10-01", "from", "from"),
        ((*EDITOR, "holders", 1), "ben", "ben", "ben"),
        ((*EDITOR, "holders", 2), "carla", "carla", "carla"),
        ((*EDITOR, "holders", 3), "-", "-", "-"),
        ((*EDITOR, "holders", 4), "- nested", "- nested", "- nested"),
        ((*EDITOR, "holders", 4, 0), "nested", "nested", "nested"),
        ((*EDITOR, "tasks", 0), "write", "write", "write"),
        ((*EDITOR, "tasks", 1), "*carla", "*carla", "*carla"),
        ((*EDITOR, "empty"), "empty", "empty", "empty"),
        ((*EDITOR, "nothing"), "{}", "nothing", "nothing"),
        (("roles", "second"), "*editor", "second", "second"),
        (("roles", "third role"), "{<<: *editor}", '"third role"', '"third role"'),
        (("roles", "third role", "<<"), "*editor", "<<", "<<"),
        (("twice",), "1", "twice", "twice"),
    ],
)
def test_what_is_there(route: tuple[str | int, ...], value: str, key: str, entry: str) -> None:
    """Value, key and entry of a route cut out exactly what stands in the text."""
    assert cut(SOURCE.span(route)) == value
    assert cut(SOURCE.span(route, "key")) == key
    assert cut(SOURCE.span(route, "entry")) == entry


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        ((*EDITOR, "owner"), "editor"),
        ((*EDITOR, "owner", "person"), "editor"),
        ((*EDITOR, "holders", 0, "until"), "person"),
        ((*EDITOR, "holders", 9), "holders"),
        ((*EDITOR, "tasks", "title"), "tasks"),
        (("plan", "url"), "plan"),
        (("roles", "second", "owner"), "second"),
        (("roles", "third role", "title"), '"third role"'),
        ((*EDITOR, "nothing", "x"), "nothing"),
    ],
)
def test_what_is_absent_marks_the_entry_that_lacks_it(route: tuple[str | int, ...], marked: str) -> None:
    """The key of the mapping, or the first key of an entry of a list."""
    assert {cut(SOURCE.span(route, part)) for part in ("value", "key", "entry")} == {marked}


@pytest.mark.parametrize(
    ("route", "marked"),
    [
        ((*EDITOR, "holders", 1, "person"), "ben"),
        ((*EDITOR, "title", "nl"), "Redactrice é"),
        ((*EDITOR, "title", 0, "person"), "Redactrice é"),
        ((*EDITOR, "empty", 0, "person"), "empty"),
        (("roles", "bare", 0, "person"), "dora"),
        (("roles", "bare", 0), "{person: dora}"),
    ],
)
def test_shorthands(route: tuple[str | int, ...], marked: str) -> None:
    """A route that goes deeper than what is written marks what is written."""
    assert cut(SOURCE.span(route)) == marked


def test_what_an_alias_stands_for_is_where_it_is_written() -> None:
    """A wrong value is wrong where it stands, not where it is used."""
    assert SOURCE.span(("roles", "second", "title")) == SOURCE.span((*EDITOR, "title"))
    assert cut(SOURCE.span(("roles", "second", "holders", 0, "until"))) == "person"


def test_whole_collections() -> None:
    """From their first key or dash to the end of the last thing in them, comments after it left out."""
    assert SOURCE.span((*EDITOR, "holders")) == Span(18, 5, 23, 17)
    assert SOURCE.span(EDITOR) == Span(5, 5, 28, 16)
    assert SOURCE.span(("roles",)) == Span(4, 3, 31, 23)


@pytest.mark.parametrize("route", [(), ("nowhere",), ("nowhere", 0, "x")])
def test_the_file_as_a_whole_is_its_first_line(route: tuple[str | int, ...]) -> None:
    """Where nothing of a route stands, the file itself is marked."""
    assert SOURCE.span(route) == Span(1, 1, 1, 28)


def test_lists_at_the_top_and_empty_files() -> None:
    """A place is asked for even where nothing can be read."""
    assert read("a.yaml", b"- a\n").span(("plan", "title")) == Span(1, 1, 1, 4)
    assert read("a.yaml", b"").span(("plan",)) == Span(1, 1, 1, 1)
    assert read("a.yaml", b"a: [").span(("a", 0)) == Span(1, 1, 1, 2)


def test_entries_without_dashes_in_front() -> None:
    """A list item that is a mapping between brackets is marked at its first key."""
    source = read("a.yaml", b"seats: [{holder: anna}, {}, &x {unit: hr}, *x]\n")
    assert [cut(source.span(("seats", number, "title")), source) for number in range(4)] == [
        "holder",
        "{}",
        "unit",
        "*x",
    ]
    assert [cut(source.span(("seats", number)), source) for number in (0, 2, 3)] == [
        "{holder: anna}",
        "{unit: hr}",
        "*x",
    ]


def test_numbers_in_routes() -> None:
    """A year is a key, whether a route has it as a number or as a word."""
    source = read("a.yaml", b"budget: {2027: {licence: 5}}\n")
    assert source.span(("budget", 2027, "licence")) == source.span(("budget", "2027", "licence")) == Span(1, 26, 1, 27)


def test_places_beside_what_cannot_be_read() -> None:
    """Empty documents, keys that are no words, aliases of nothing and anchored keys are passed by."""
    source = read("a.yaml", b"---\n---\n? [x, y]\n: 1\n&k key: *k\nnone: *gone\nlast: {z: 2}\n")
    assert source.span(("key",), "key") == Span(5, 4, 5, 7)
    assert source.span(("key",)) == Span(5, 9, 5, 11)
    assert source.span(("none", "deeper")) == Span(6, 7, 6, 12)
    assert source.span(("last", "z")) == Span(7, 11, 7, 12)


def test_places_where_brackets_never_end() -> None:
    """What stands before them still has its place."""
    source = read("a.yaml", b"a: 1\nb: " + b"[" * 150 + b"]" * 150)
    assert source.span(("a",)) == Span(1, 4, 1, 5)
    assert source.problems[0].at.route[:2] == ("b", 0)
