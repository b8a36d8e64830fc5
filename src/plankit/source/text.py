"""The text of a file and its places: indexes of the parser to lines and columns of the reader."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from plankit.findings import At, Span

LINE_END = re.compile(r"\r\n?|\n")
ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that belong in no plan: control characters, hidden line ends, marks that turn the reading direction."""


class Text:
    """The text as it stands in the file, the text as the parser gets it, and the way from one to the other.

    The parser gets the text without its odd characters: it would refuse the whole file for some of them,
    and take others for line ends.
    """

    def __init__(self, file: str, given: str) -> None:
        """Take the text of `file`, without byte order mark."""
        self.file = file
        self.given = given
        self.read = ODD.sub("", given)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.given))]

    @cached_property
    def _gaps(self) -> list[int]:
        """For each odd character: the index in the parser's text before which it stood."""
        return [match.start() - number for number, match in enumerate(ODD.finditer(self.given))]

    def _given_index(self, index: int) -> int:
        if len(self.read) == len(self.given):
            return index
        return index + bisect_right(self._gaps, index)

    def at(self, start: int, end: int) -> At:
        """The place between two indexes of the parser's text, where no route leads."""
        return At((), file=self.file, span=self.span(start, end))

    def span(self, start: int, end: int) -> Span:
        """The stretch between two indexes of the parser's text, put inside the text where it is not."""
        first = min(self._given_index(start), len(self.given))
        last = self._given_index(end - 1) + 1 if end > start else first
        return self.given_span(first, min(last, len(self.given)))

    def given_span(self, start: int, end: int) -> Span:
        """The stretch between two indexes of the text as it stands in the file."""
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty where there is no such line."""
        if not 0 < number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.given)
        return self.given[self._starts[number - 1] : end].rstrip("\r\n")
