"""Looking around in a text at the place where the parser gave up."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from plankit.source.events import Event, ScalarEvent, YAMLError, parse

if TYPE_CHECKING:
    from plankit.source.events import Break

NAMED = re.compile(r"""[ \t]*(?:- +)*(?P<key>"[^"]*"|'[^']*'|[^\s"'#\[{-][^:#]*?)\s*:[ \t]+(?P<value>\S.*)""")
BETWEEN_COMMAS = re.compile(r"[^,\]}]+")
INDENT = re.compile(r"[ \t]*")
CONTENT = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:- +)*)(?P<text>[^#\s].*)")
LONGEST_SHOWN = 60
LONGEST_LINE = 2_000
"""Characters of a line that are looked at closely; no text that people write has more before its colon."""


class Line(NamedTuple):
    """A line with something on it: where it begins, in which column its text does, its dashes and its text."""

    start: int
    column: int
    dash: int
    text: str

    @property
    def key(self) -> str:
        """The name before the colon, or the whole text where there is none."""
        return clipped(re.split(r":(?=\s|$)", self.text, maxsplit=1)[0])


class View:
    """A text, the index at which the parser gave up, and since when it had been reading what it then read."""

    def __init__(self, text: str, fault: Break) -> None:
        """Look at `text` from where `fault` is, at its last character where it is at the end."""
        self.text = text
        self.problem = fault.problem
        self.context = fault.context
        self.at = min(fault.place, len(text))
        self.since = min(fault.since, len(text))

    @property
    def character(self) -> str:
        """The character at which the parser gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def ended(self) -> bool:
        """Whether nothing but blanks follows."""
        return not self.text[self.at :].strip()

    def line_start(self, index: int) -> int:
        """Where the line begins in which an index is."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def indentation(self, index: int) -> str:
        """The blanks at the beginning of the line in which an index is."""
        found = INDENT.match(self.text, self.line_start(index))
        return found[0] if found else ""

    def line_end(self, index: int) -> int:
        """Where the text of that line ends, without comment and blanks."""
        ends = [end for end in (self.text.find("\n", index), self.text.find("\r", index)) if end >= 0]
        text = self.text[index : min(ends, default=len(self.text))]
        return index + len(text.partition(" #")[0].rstrip() or text)

    def before(self, index: int) -> str:
        """What stands before an index on its line."""
        return self.text[self.line_start(index) : index]

    def rest(self, index: int) -> str:
        """What stands from an index to the end of its line, without comment and blanks."""
        return self.text[index : self.line_end(index)]

    def line(self, index: int) -> Line:
        """The line in which an index is; without text where it has none."""
        start = self.line_start(index)
        found = CONTENT.match(self.text, start)
        if not found:
            return Line(start, 0, -1, "")
        dash = found.start("dashes") - start if found["dashes"] else -1
        text = self.rest(found.start("text"))
        return Line(found.start("text"), found.start("text") - start, dash, text)

    def above(self, index: int) -> Line | None:
        """The nearest line above with content."""
        start = self.line_start(index)
        while start > 0:
            start = self.line_start(start - 1)
            line = self.line(start)
            if line.text:
                return line
        return None

    def value_start(self, index: int) -> int | None:
        """Where the value begins that stands after a name and colon before the index, on its line."""
        start = self.line_start(index)
        found = NAMED.match(self.text, start, min(self.line_end(start), start + LONGEST_LINE))
        return found.start("value") if found and found.start("value") <= index else None

    def between_commas(self, start: int) -> str:
        """What stands from an index to the next comma or closing bracket of its line."""
        found = BETWEEN_COMMAS.match(self.rest(start))
        return found[0].rstrip() if found else self.text[start : start + 1]

    @cached_property
    def last_scalar(self) -> Event | None:
        """The last text that the parser could read."""
        following, last = parse(self.text), None
        with suppress(YAMLError):
            while (event := following()) is not None:
                last = event if event.__class__ is ScalarEvent else last
        return last


def clipped(text: str) -> str:
    """A text as messages quote it: one line, not too long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """A text in the quotes that suit it."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    text = clipped(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
