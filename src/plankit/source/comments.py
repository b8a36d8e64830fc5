"""Comments that let a rule go at one place: `# plankit: ignore[rule-name] reason`."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from plankit.source.text import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route, Span
    from plankit.source.places import Group, Stretch
    from plankit.source.text import Text

MARK = re.compile(
    r"#[ \t]*plankit[ \t]*:[ \t]*ignore(?![\w-])[ \t]*(?:\[([^\]\r\n]*)\])?[ \t:–—-]*([^\r\n]*)", re.IGNORECASE
)
NAME = re.compile(r"[^\s,][^,]*?(?=\s*(?:,|$))")
PASSED_OVER = re.compile(r"[ \t]*(?:#.*|-[- \t]*)")
"""What may stand between a comment and the entry it is about: further comments, a dash on its own."""


class Named(NamedTuple):
    """A rule that a comment names, and where."""

    name: str
    span: Span


class Ignore(NamedTuple):
    """One comment: the rules it names, why, its own place, and what it is about; None where nothing stands there."""

    file: str
    rules: tuple[Named, ...]
    reason: str
    span: Span
    route: Route | None


def ignores(text: Text, root: Group) -> Iterator[Ignore]:
    """The comments of a file that let rules go; what only looks like one, within a text, is none."""
    marks = list(_marks(text.read))
    ground = Ground(text.read, root) if marks else None
    for mark in marks:
        if ground and ground.is_comment(mark.start()):
            start, end = mark.start(), mark.start() + len(mark[0].rstrip())
            rules = tuple(
                Named(name[0], text.span(mark.start(1) + name.start(), mark.start(1) + name.end()))
                for name in NAME.finditer(mark[1] or "")
            )
            yield Ignore(text.file, rules, mark[2].strip(), text.span(start, end), ground.about(start))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """All that looks like such a comment, also behind another one on its line."""
    mark = MARK.search(text)
    while mark:
        yield mark
        mark = MARK.search(text, mark.start() + 1)


class Ground:
    """Where everything of a text stands: what begins on each line first, and the stretches of its scalars."""

    def __init__(self, text: str, root: Group) -> None:
        """Walk all that was surveyed."""
        self.text = text
        self.lines = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.first: dict[int, tuple[int, Route]] = {}
        self.scalars: list[tuple[int, int, Route]] = []
        self._group(root, ())
        self.scalars.sort(key=itemgetter(0, 1))

    def _group(self, group: Group, route: Route) -> None:
        for key, stretch in group.keys.items():
            self._begins(stretch[0], (*route, key))
            self.scalars.append((*stretch, (*route, key)))
            self._value(group.values[key], (*route, key), "{[")
        for number, item in enumerate(group.items or ()):
            self._value(item, (*route, number), "")

    def _value(self, value: Stretch | Group, route: Route, only: str) -> None:
        """Note where a value begins; a mapping or list without brackets begins where its first entry does."""
        if isinstance(value, tuple):
            self._begins(value[0], route)
            self.scalars.append((*value, route))
        elif self.text[value.start : value.start + 1] != "*":
            if not only or self.text[value.start] in only:
                self._begins(value.start, route)
            self._group(value, route)

    def _begins(self, index: int, route: Route) -> None:
        line = bisect_right(self.lines, index)
        if line not in self.first or index < self.first[line][0]:
            self.first[line] = (index, route)

    def _scalar(self, index: int) -> tuple[int, int, Route] | None:
        """The scalar within which an index stands."""
        number = bisect_right(self.scalars, index, key=itemgetter(0))
        return self.scalars[number - 1] if number and index < self.scalars[number - 1][1] else None

    def is_comment(self, index: int) -> bool:
        """Whether the `#` here begins a comment: not within a word, and not within a text."""
        if index and self.text[index - 1] not in " \t\r\n":
            return False
        scalar = self._scalar(index)
        if scalar is None:
            return True
        return self.text[scalar[0]] in "|>" and not LINE_END.search(self.text, scalar[0], index)

    def about(self, index: int) -> Route | None:
        """What a comment is about: what begins or ends on its line, or on the next where it has a line to itself."""
        line = bisect_right(self.lines, index)
        if self.text[self.lines[line - 1] : index].strip():
            return self._route(line)
        while line < len(self.lines):
            line += 1
            if line in self.first or not self._is_passed_over(line):
                return self._route(line)
        return None

    def _route(self, line: int) -> Route | None:
        if line in self.first:
            return self.first[line][1]
        scalar = self._scalar(self.lines[line - 1])
        return scalar[2] if scalar else None

    def _is_passed_over(self, line: int) -> bool:
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        return bool(PASSED_OVER.fullmatch(self.text[self.lines[line - 1] : end].rstrip("\r\n")))
