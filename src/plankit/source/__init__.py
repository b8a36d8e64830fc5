"""YAML text to data, and the place of every key and value in it. Only this room reads YAML."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from plankit.source.build import Build, RefusedError
from plankit.source.decode import MARK, decode
from plankit.source.events import YAMLError, broken_at, parse
from plankit.source.text import Text

if TYPE_CHECKING:
    from plankit.findings import Part, Problem, Route, Span
    from plankit.memory.readings import Readings
    from plankit.source.comments import Ignore
    from plankit.source.places import Places

__all__ = ["Source", "read"]


class Source:
    """One file of the plan: its text, its data, and what is wrong with it as YAML.

    `data` is the mapping at the top, None where nothing usable stands. Keys are text as written; a number that
    is spelled its own way is a `WrittenInt` or `WrittenFloat`. `broken` says that `data` does not hold all that the
    file means to define. `ambiguous` are scalars that other tools read differently: findings, where it matters.
    """

    def __init__(self, file: str, given: Text | bytes) -> None:
        """A file of which nothing is known yet but its text; bytes are known to be an ordinary one."""
        self.file = file
        self.digest = ""
        self.data: dict[str, Any] | None = None
        self.problems: list[Problem] = []
        self.ambiguous: list[Problem] = []
        self.broken = False
        self._given = given

    @cached_property
    def _text(self) -> Text:
        given = self._given
        return Text(self.file, given.removeprefix(MARK).decode(), odd=[]) if isinstance(given, bytes) else given

    @property
    def text(self) -> str:
        """The text as it stands in the file."""
        return self._text.given

    def span(self, route: Route, part: Part = "value") -> Span:
        """The exact place of what a route leads to; made when first asked for."""
        return self._places.span(route, part)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty where there is no such line."""
        return self._text.line(number)

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments that let a rule go; where the file could not be read to its end, those that are sure."""
        given = self._given
        if b"gnore" not in given if isinstance(given, bytes) else "gnore" not in given.read:
            return ()
        from plankit.source.comments import ignores

        found = ignores(self._text, self._places.root)
        return tuple(each for each in found if each.route is not None or not self.broken)

    @cached_property
    def _places(self) -> Places:
        from plankit.source.places import Places

        return Places(self._text)


def read(file: str, raw: bytes, before: Readings | None = None) -> Source:
    """Read the bytes of one file, or recall what was read from them before.

    Whatever is wrong with them is a problem, never an exception.
    """
    if before and (data := before.of(raw)) is not None:
        source = Source(file, raw)
        source.data, source.digest = data, before.digest(raw)
        return source
    text, undecoded = decode(file, raw)
    source, ordinary = _read(text, undecoded)
    source.digest = before.digest(raw) if before else ""
    if before and ordinary and source.data is not None:
        before.keep(raw, source.data)
    return source


def _read(text: Text, undecoded: list[Problem]) -> tuple[Source, bool]:
    """Read a text; and whether its data is all that there is to know of it."""
    source = Source(text.file, text)
    source.problems = undecoded or text.oddities()
    if undecoded:
        source.broken = True
        return source, False
    build = Build(text, parse(text.read))
    try:
        source.data = build.documents()
        source.broken = not build.whole
    except RefusedError:
        source.broken = True
    except YAMLError as error:
        source.broken = True
        source.problems += _broken(text, error, source.problems)
    source.problems += build.problems
    source.ambiguous = build.ambiguous
    ordinary = build.ordinary and not source.problems and not source.broken
    # It knows itself by way of this, and would stay with the whole text for as long as the process runs.
    del build.plain
    return source, ordinary


def _broken(text: Text, error: YAMLError, odd: list[Problem]) -> list[Problem]:
    """What ended the reading; nothing where an odd character on that line has been told of."""
    from plankit.source.faults import explain

    found = explain(text, broken_at(error))
    lines = {problem.at.span.line for problem in odd if problem.at.span}
    return [] if found.at.span and found.at.span.line in lines else [found]
