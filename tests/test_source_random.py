"""Reading by chance: no text makes it fail, no place lies outside the text, and what is written is read back."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from unittest import mock

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from plankit import source as room
from plankit.source import Source, events, read
from plankit.source.scalars import plain
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route, Span

LINES = re.compile(r"\r\n?|\n")
PIECES = (
    "a: ", "b:", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", ": ", "? ", "&x ", "*x", "!!str ", "!y ", "'", '"', "|", ">-",
    "# c", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "\t", "\r\n", "\ufeff", "\x07", "\x85", "\u2028", "\u202e", "\xa0", "é", "😀",
    "no", "12:30", "2026.10", "0", "null", "\\", "\\u12", "@", "`", "word",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


def inside(span: Span, text: str) -> bool:
    """Whether a span begins and ends in a text, in that order."""
    lines = LINES.split(text)
    ends = ((span.line, span.column), (span.end_line, span.end_column))
    return ends[0] <= ends[1] and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 2 for line, column in ends
    )


def spans(source: Source) -> Iterator[Span]:
    """The places of all that is found in a source."""
    for problem in source.problems + source.ambiguous:
        for at in (problem.at, *problem.related):
            yield at.span or source.span(at.route, at.part)


@given(TEXTS)
@example("a: *x\n? [")
@example("\ufeff\ufeffa: 1")
@example("'\u2028'")
def test_no_text_makes_reading_fail(text: str) -> None:
    """Whatever stands there is data or findings, spoken without trouble, in the text."""
    source = read("plan.yaml", text.encode("utf-8", "surrogatepass"))
    assert all(inside(span, source.text) for span in spans(source))
    for problem in source.problems + source.ambiguous:
        assert words("en")(problem.message)
        assert words("en")(problem.remedy)
    assert source.problems or not source.broken


@given(st.binary(max_size=40))
def test_no_bytes_make_reading_fail(raw: bytes) -> None:
    """Nor does what is no text at all."""
    source = read("plan.yaml", raw)
    assert all(inside(span, source.text) for span in spans(source))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs", "Cn"], include_characters=" "),
    max_size=12,
)
TEXT = WORDS.filter(lambda text: isinstance(plain(text or "x"), str)) | st.sampled_from(
    ["no", "12:30", "a\nb\n", "  x", "é: 😀", "#"]
)
KEYS = TEXT.filter(lambda text: text not in {"", "<<"})
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def dumped(data: Any, style: str) -> str:
    """The data as YAML of one style or another."""
    if style == "json":
        return json.dumps(data, ensure_ascii=False, indent=1)
    if style == "json on a line":
        return json.dumps(data, ensure_ascii=False)
    flow = {"flow": True, "block": False}.get(style)
    return yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=30)


STYLES = st.sampled_from(["json", "json on a line", "flow", "block", "mixed"])


@given(DATA, STYLES, st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_back(data: dict[str, Any], style: str, end: str) -> None:
    """Data written by others comes back as it was."""
    source = read("plan.yaml", dumped(data, style).replace("\n", end).encode())
    assert source.problems == []
    assert source.data == data


def routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """All routes of a value, and what stands there."""
    if route:
        yield route, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        yield from routes(inner, (*route, step))


def cut(source: Source, span: Span) -> str:
    """What stands in a span."""
    starts = [0, *(match.end() for match in LINES.finditer(source.text))]
    return source.text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


@given(DATA, STYLES)
def test_every_place_holds_exactly_its_value_and_its_key(data: dict[str, Any], style: str) -> None:
    """What a span cuts out is, read alone, what stands at its route: no more and no less than its token."""
    source = read("plan.yaml", dumped(data, style).encode())
    for route, value in routes(data):
        if isinstance(route[-1], str):
            key = cut(source, source.span(route, "key"))
            assert (yaml.safe_load(key) if key[0] in "'\"" else key) == route[-1]
        token = cut(source, source.span(route))
        if isinstance(value, dict | list | None):
            continue
        assert token == token.strip()
        alone = "k:\n" + " " * source.span(route).column + token
        assert read("part.yaml", alone.encode()).data == {"k": value}


def pure(text: str) -> Source:
    """The source as PyYAML's own parser has it."""
    with mock.patch.object(room, "parse", partial(events.parse, pure=True)):
        return read("plan.yaml", text.encode("utf-8", "surrogatepass"))


@given(TEXTS)
def test_both_parsers_read_the_same(text: str) -> None:
    """Where both can read a text, they read the same from it."""
    fast, slow = read("plan.yaml", text.encode("utf-8", "surrogatepass")), pure(text)
    if not fast.broken and not slow.broken:
        assert (fast.data, fast.problems, fast.ambiguous) == (slow.data, slow.problems, slow.ambiguous)
