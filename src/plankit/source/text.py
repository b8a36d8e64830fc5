"""The text of a file and its places: indexes of the parser to lines and columns of the reader."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from plankit.findings import At, Problem, Span
from plankit.source.odd import described, odd_characters, remedy, without

if TYPE_CHECKING:
    from plankit.source.odd import Odd

LINE_END = re.compile(r"\r\n?|\n")


class Text:
    """The text as it stands in the file, the text as the parser gets it, and the way from one to the other.

    The parser gets the text without its odd characters: it would refuse the whole file for some of them,
    and take others for line ends.
    """

    def __init__(self, file: str, given: str, odd: list[Odd] | None = None) -> None:
        """Take the text of `file`, without byte order mark; its odd characters are looked for where they are not known."""
        self.file = file
        self.given = given
        self.odd = odd_characters(given) if odd is None else odd
        self.read = without(given, self.odd) if self.odd else given

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.given))]

    @cached_property
    def _gaps(self) -> list[int]:
        """For each character left out: the index in the parser's text before which it stood."""
        left_out = [odd.place for odd in self.odd if not odd.instead]
        return [index - number for number, index in enumerate(left_out)]

    def _given_index(self, index: int) -> int:
        return index + bisect_right(self._gaps, index) if self.odd else index

    def at(self, start: int, end: int) -> At:
        """The place between two indexes of the parser's text, where no route leads: one character at least."""
        return At((), file=self.file, span=self.span(start, max(end, start + 1)))

    def span(self, start: int, end: int) -> Span:
        """The stretch between two indexes of the parser's text, put inside the text where it is not."""
        first = min(self._given_index(start), len(self.given))
        last = self._given_index(end - 1) + 1 if end > start else first
        return self.given_span(first, min(last, len(self.given)))

    def line_at(self, start: int) -> At:
        """The place from an index of the parser's text to the end of its line."""
        end = LINE_END.search(self.read, start)
        return self.at(start, end.start() if end else len(self.read))

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

    def oddities(self) -> list[Problem]:
        """The first odd character of each line that has one."""
        problems: dict[int, Problem] = {}
        for index, character, _ in self.odd:
            span = self.given_span(index, index + 1)
            if span.line not in problems:
                problems[span.line] = Problem(
                    At((), file=self.file, span=span),
                    described(character),
                    remedy(character),
                    value=f"U+{ord(character):04X}",
                    rule="odd-character",
                )
        return list(problems.values())
