"""Columns in the units of others: bytes, UTF-16 code units."""

from __future__ import annotations

import pytest

from plankit.findings import Place, Span
from plankit.reporters.columns import counted
from reported import report_of

TEXTS = {1: "naïef: 😀 x", 2: "方", 3: "\ud800x"}


@pytest.mark.parametrize(
    ("span", "bytes_", "units"),
    [
        pytest.param((1, 1, 1, 3), (1, 3), (1, 3), id="plain"),
        pytest.param((1, 4, 1, 8), (5, 9), (4, 8), id="one letter before"),
        pytest.param((1, 8, 1, 9), (9, 13), (8, 10), id="beyond the first plane"),
        pytest.param((1, 11, 1, 11), (15, 15), (12, 12), id="nothing, at the end"),
        pytest.param((1, 8, 2, 2), (9, 4), (8, 2), id="over lines"),
        pytest.param((3, 2, 3, 3), (4, 5), (2, 3), id="half a character before"),
    ],
)
def test_columns(span: tuple[int, int, int, int], bytes_: tuple[int, int], units: tuple[int, int]) -> None:
    """Both ends in the units asked for; lines stay as they are."""
    report = report_of(lines=lambda _file, line: TEXTS.get(line, ""))
    shown = [counted(report, Place("x.yaml", Span(*span)), encoding) for encoding in ("utf-8", "utf-16-le")]
    line, _, end_line, _ = span
    assert shown == [Span(line, start, end_line, end) for start, end in (bytes_, units)]


def test_an_unknown_line() -> None:
    """Where the text is not known nothing can be counted."""
    assert counted(report_of(), Place("x.yaml", Span(9, 3, 9, 5)), "utf-8") is None
