"""One value is set and everything else stays as it is, byte for byte; or nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.editing import RefusedEditError, same, value_set
from plankit.source import read
from test_source_random import STYLES, dumped, routes

if TYPE_CHECKING:
    from plankit.findings import Route

SET = {
    "plain": ("a: old # why\nb: 1\n", ("a",), "new", "a: new # why\nb: 1\n"),
    "a plain text over two lines": ("a: one\n  two\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
    "what needs quotes": ("a: old\n", ("a",), "yes: no", 'a: "yes: no"\n'),
    "a text that looks like a number": ("a: old\n", ("a",), "5", 'a: "5"\n'),
    "a text that others read differently": ("a: old\n", ("a",), "yes", 'a: "yes"\n'),
    "single quotes": ("a: 'it''s' # x\n", ("a",), "it's new", "a: 'it''s new' # x\n"),
    "double quotes": ('a: "old\\n"\n', ("a",), 'say "hi"\n', 'a: "say \\"hi\\"\\n"\n'),
    "from single quotes to what they cannot say": ("a: 'x'\n", ("a",), "one\ntwo", 'a: "one\\ntwo"\n'),
    "a number": ("a: 'x'\n", ("a",), 5, "a: 5\n"),
    "yes or no": ("a: x\n", ("a",), True, "a: true\n"),
    "nothing": ("a: x\n", ("a",), None, "a: null\n"),
    "from nothing": ("a:\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
    "from nothing, at the end": ("a:", ("a",), "new", "a: new"),
    "from nothing, before a remark": ("a: # why\nb: 1\n", ("a",), "new", "a: new # why\nb: 1\n"),
    "from nothing, in a list": ("a:\n  -\n  - b\n", ("a", 0), "new", "a:\n  - new\n  - b\n"),
    "between brackets": ("a: [x, y, {b: z}]\n", ("a", 2, "b"), "new, too", 'a: [x, y, {b: "new, too"}]\n'),
    "plain between brackets": ("a: {b: x, c: y}\n", ("a", "b"), "see it", "a: {b: see it, c: y}\n"),
    "as JSON": ('{"a":"x","b":[1,2]}\n', ("b", 1), 3, '{"a":"x","b":[1,3]}\n'),
    "in a list": ("a:\n- x # 1\n- y # 2\n", ("a", 1), "z", "a:\n- x # 1\n- z # 2\n"),
    "lines of their own": (
        "a: | # why\n  one\n\n  two\nb: 1\n",
        ("a",),
        "1\n\n 2\n",
        "a: | # why\n  1\n\n   2\nb: 1\n",
    ),
    "lines without an end": ("a: |-\n    one\nb: 1\n", ("a",), "two", "a: |-\n    two\nb: 1\n"),
    "one folded line": ("a: >\n  one\n  two\nb: 1\n", ("a",), "three four\n", "a: >\n  three four\nb: 1\n"),
    "folded lines that are to stay apart": ("a: >\n  one\n", ("a",), "1\n2\n", "a: |\n  1\n  2\n"),
    "from lines to a number": ("a: | # why\n  one\nb: 1\n", ("a",), 5, "a: 5 # why\nb: 1\n"),
    "line ends of Windows": ("a: |\r\n  one\r\nb: x\r\n", ("a",), "1\n2\n", "a: |\r\n  1\r\n  2\r\nb: x\r\n"),
    "a byte order mark": ("\ufeffa: x\n", ("a",), "é", "\ufeffa: é\n"),
    "letters of many bytes before it": ("é: 😀 # ü\nb: x # ☃\n", ("b",), "ë", "é: 😀 # ü\nb: ë # ☃\n"),
    "an anchor that nobody uses": ("a: &x old\nb: 1\n", ("a",), "new", "a: &x new\nb: 1\n"),
    "a second document": ("---\n---\na: x\n", ("a",), "z", "---\n---\na: z\n"),
}


@pytest.mark.parametrize(("text", "route", "value", "wanted"), SET.values(), ids=SET)
def test_one_value_is_set(text: str, route: Route, value: Any, wanted: str) -> None:
    """In the style in which it stood, as far as that can say it."""
    assert value_set("a.yaml", text.encode(), route, value).decode() == wanted


REFUSED = {
    "an alias": ("a: &x 1\nb: *x\n", ("b",), 2),
    "what an alias leads to": ("a: &x 1\nb: *x\n", ("a",), 2),
    "within what an alias leads to": ("a: &x {c: 1}\nb: *x\n", ("a", "c"), 2),
    "within an alias": ("a: &x {c: 1}\nb: *x\n", ("b", "c"), 2),
    "a list": ("a: [1]\n", ("a",), 2),
    "nothing there": ("a: 1\n", ("b",), 2),
    "beyond the list": ("a: [1]\n", ("a", 1), 2),
    "below a single value": ("a: 1\n", ("a", "b"), 2),
    "the whole": ("a: 1\n", (), 2),
    "a file with a mistake": ("a: 1\na: 2\n", ("a",), 3),
    "a file that is no YAML": ("a: [1\n", ("a", 0), 3),
    "a tag that says otherwise": ("a: !!int 1\n", ("a",), "x"),
    "a key without a colon": ("a: {b}\n", ("a", "b"), "x"),
    "a number without an end": ("a: 1\n", ("a",), float("inf")),
    "letters that no file may hold": ("a: x\n", ("a",), "\x00"),
}


@pytest.mark.parametrize(("text", "route", "value"), REFUSED.values(), ids=REFUSED)
def test_what_would_change_more_is_refused(text: str, route: Route, value: Any) -> None:
    """With an error of its own, which says what to do."""
    with pytest.raises(RefusedEditError):
        value_set("a.yaml", text.encode(), route, value)


LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Zs"])
    | st.sampled_from(" '\"#:,[]{}|>-?&*!%@\n")
)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | LETTERS
)
DATA = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, min_size=1),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(st.sampled_from("abcd"), DATA, min_size=1)


@given(
    data=MAPPINGS,
    style=STYLES,
    value=VALUES,
    end=st.sampled_from(["\n", "\r\n"]),
    draw=st.data(),
)
def test_nothing_but_the_value_changes(data: dict[str, Any], style: str, value: Any, end: str, draw) -> None:
    """Whatever stands around it and in whatever style; what stands before and behind is the same bytes."""
    raw = (f"# é{end}" + dumped(data, style).replace("\n", end)).encode()
    source = read("a.yaml", raw)
    singles = [route for route, each in routes(source.data) if not isinstance(each, dict | list)]
    if source.problems or not singles:
        return
    route = draw.draw(st.sampled_from(singles))
    try:
        changed = value_set("a.yaml", raw, route, value)
    except RefusedEditError:
        return
    again = read("a.yaml", changed)
    assert same(_at(again.data, route), value)
    assert [
        (each, _at(again.data, each))
        for each, found in routes(again.data)
        if each[: len(route)] != route and not isinstance(found, dict | list)
    ] == [(each, _at(source.data, each)) for each in singles if each != route]
    span = source.span(route)
    lines, new = raw.decode().split("\n"), changed.decode().split("\n")
    assert new[: span.line - 1] == lines[: span.line - 1]
    behind = lines[span.end_line :]
    assert not behind or new[-len(behind) :] == behind


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


@given(
    value=VALUES,
    style=st.sampled_from(["{}", "'{}'", '"{}"', "|\n  {}", ">-\n  {}"]),
    where=st.sampled_from(["a: {}\nb: 1\n", "a:\n- {}\n"]),
)
def test_an_ordinary_value_is_never_refused(value: Any, style: str, where: str) -> None:
    """Any value that a plan may hold can take the place of an ordinary one."""
    text = where.replace("{}", style.replace("{}", "word").replace("\n", "\n  "))
    route = ("a",) if "b" in where else ("a", 0)
    assert same(_at(read("a.yaml", value_set("a.yaml", text.encode(), route, value)).data, route), value)
