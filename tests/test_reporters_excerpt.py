"""The marked line: the right token under the marks, whatever the line is made of."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.findings import Span
from plankit.reporters.cells import cells, wrap
from plankit.reporters.excerpt import excerpt

ODD = st.text(st.sampled_from("ab: -\t方\u0301\u200d\x1b\u202e…é`") | st.characters(exclude_characters="\n\r"))


def marked(line: str, start: int, end: int, room: int = 40) -> list[str]:
    """The excerpt of a line and its marks, the token given by 1-based columns."""
    return list(excerpt(line, Span(1, start, 1, end), room))


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        pytest.param("owner: anna", 8, 12, ["owner: anna", "       ^^^^"], id="plain"),
        pytest.param("owner: anna\r\n", 8, 12, ["owner: anna", "       ^^^^"], id="line end"),
        pytest.param("\towner: anna", 9, 13, ["    owner: anna", "           ^^^^"], id="tab before"),
        pytest.param("a:\tx", 3, 4, ["a:    x", "  ^^^^"], id="tab marked"),
        pytest.param("方針: 投稿", 5, 7, ["方針: 投稿", "      ^^^^"], id="wide characters"),
        pytest.param("e\u0301e\u0301: xyz", 7, 10, ["e\u0301e\u0301: xyz", "    ^^^"], id="combining marks before"),
        pytest.param("k: e\u0301e\u0301 x", 4, 7, ["k: e\u0301e\u0301 x", "   ^^"], id="combining marks within"),
        pytest.param("\u0301x: y", 5, 6, ["\u0301x: y", "   ^"], id="combining mark first"),
        pytest.param("a\x1b[31m: b", 9, 10, ["a\\x1b[31m: b", "           ^"], id="escape before"),
        pytest.param("a: \u202eb", 4, 5, ["a: \\u202eb", "   ^^^^^^"], id="override marked"),
        pytest.param("owner:", 7, 7, ["owner:", "      ^"], id="nothing, at the end"),
        pytest.param("owner:", 3, 3, ["owner:", "  ^"], id="nothing, within"),
        pytest.param("owner:", 90, 95, ["owner:", "      ^"], id="beyond the end"),
        pytest.param("owner:  # x  ", 1, 6, ["owner:  # x", "^^^^^"], id="blanks at the end"),
    ],
)
def test_the_token_is_marked(line: str, start: int, end: int, expected: list[str]) -> None:
    """Marks stand under the token and nothing else."""
    assert marked(line, start, end) == expected


def test_a_token_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    """The rest of it is below."""
    assert list(excerpt("text: >", Span(3, 7, 5, 2), 40)) == ["text: >", "      ^"]
    assert list(excerpt("text: one", Span(3, 7, 5, 2), 40)) == ["text: one", "      ^^^"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(1, 5, ["aaaa bbbb cccc ddd…", "^^^^"], id="at the start"),
        pytest.param(16, 20, ["…b cccc dddd eeee f…", "        ^^^^"], id="in the middle"),
        pytest.param(31, 35, ["…ddd eeee ffff gggg", "               ^^^^"], id="at the end"),
        pytest.param(6, 35, ["…bbbb cccc dddd eee…", " ^^^^^^^^^^^^^^^^^^^"], id="too long itself"),
    ],
)
def test_long_lines_are_cut_around_the_token(start: int, end: int, expected: list[str]) -> None:
    """As much of the line as fits, on both sides."""
    assert marked("aaaa bbbb cccc dddd eeee ffff gggg", start, end, room=20) == expected


def test_wide_characters_are_never_halved() -> None:
    """A cut leaves a cell free rather than half a character."""
    assert marked("方" * 30, 11, 12, room=10) == ["…方方方方…", "   ^^"]


def test_a_line_of_megabytes_is_cut_at_once() -> None:
    """Only what is near the token is looked at."""
    text, marks = marked("\u0301" * 10**6 + "owner: x" + "\u0301" * 10**6, 10**6 + 8, 2 * 10**6)
    assert len(text) < 500
    assert marks.endswith("^")


@given(line=ODD, start=st.integers(1, 60), length=st.integers(0, 60), room=st.integers(11, 60))
def test_every_line_fits_and_is_marked(line: str, start: int, length: int, room: int) -> None:
    """Whatever a line holds: it fits its room, nothing in it is raw, and one run of marks lies within it."""
    text, marks = marked(line, start, start + length, room)
    assert cells(text) <= room
    assert len(marks) <= room + 1
    assert marks.strip() == "^" * len(marks.strip())
    assert not {category(char) for char in text} & {"Cc", "Cs", "Zl", "Zp"}


@given(before=ODD, token=st.text("abc方", min_size=1, max_size=5), after=ODD)
def test_marks_are_under_the_token(before: str, token: str, after: str) -> None:
    """The cells above the marks hold the token, whatever stands around it on the line."""
    line = f"{before}x{token}.{after}"
    start = len(before) + 2
    text, marks = marked(line, start, start + len(token), room=60)
    assert _above(text, marks) == token


def _above(text: str, marks: str) -> str:
    """The characters that stand above marks, by their cells; those without width are not looked at."""
    column, found = 0, ""
    for char in text:
        if cells(char) and marks[column : column + 1] == "^":
            found += char
        column += cells(char)
    return found


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 20, ["  "], id="nothing"),
        pytest.param("one two three", 9, ["  one two", "  three"], id="at blanks"),
        pytest.param(
            "see plan/a-very-long-path.yaml:12 now",
            12,
            ["  see", "  plan/a-very-long-path.yaml:12", "  now"],
            id="paths are whole",
        ),
        pytest.param("write `owner: anna` here", 18, ["  write", "  `owner: anna`", "  here"], id="code is whole"),
        pytest.param(
            "write `owner: anna de wit` here",
            16,
            ["  write `owner:", "  anna de wit`", "  here"],
            id="unless it is too long",
        ),
        pytest.param("a ` b c", 6, ["  a `", "  b c"], id="single mark"),
        pytest.param(
            "left on 30 September 2026 at last",
            22,
            ["  left on", "  30 September 2026 at", "  last"],
            id="dates are whole",
        ),
        pytest.param("方針方針 方針方針", 12, ["  方針方針", "  方針方針"], id="wide characters"),
        pytest.param("a " * 99, 500, ["  " + "a " * 49, "  " + "a " * 49, "  a"], id="never wider than one reads"),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    """Sentences are broken at blanks only, and what belongs together stays together."""
    assert wrap(text.strip(), width) == [line.rstrip() if line.strip() else line for line in lines]
