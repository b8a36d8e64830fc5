"""The typed plan: texts read, merged over their files, validated, and every route's exact place."""

from __future__ import annotations

import gc
from functools import cached_property
from typing import TYPE_CHECKING, cast

from plankit.findings import At, Place, Problem, Route, Span
from plankit.merge import Merged, merge
from plankit.misfits import fit
from plankit.outside import Outside
from plankit.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.files import Texts
    from plankit.sections import PlanData
    from plankit.source.comments import Ignore

HEADS = (("plankit",), ("plan",))
"""What a file that could not be read may well hold."""
RULES: Route = ("checks", "rules")
"""Where `off` is a word of the format."""


class Plan:
    """A loaded plan: its data, its sources, and what was found wrong while reading it."""

    def __init__(
        self, data: PlanData, merged: Merged, sources: dict[str, Source], outside: Outside, problems: list[Problem]
    ) -> None:
        """Hold what `load` made."""
        self.data = data
        self.merged = merged
        self.sources = sources
        self.texts = outside.texts
        self.lists = outside.sources
        self.pages = outside.pages
        self.listed = outside.places
        self.problems = problems
        self.whole = _whole(sources, problems) and not outside.lost
        self.covered = {route for problem in problems for route in problem.covers}
        self.doubtful = {route[:length] for route in self.covered for length in range(1, len(route) + 1)}

    @property
    def given(self) -> set[str]:
        """The sections that stand in the files."""
        return self.merged.given

    def unsure(self, *route: str | int) -> bool:
        """Whether what stands at a route, or below it, could not be taken over as written."""
        return route in self.doubtful

    def at(self, route: Route) -> object:
        """What stands at a route of sections, collections and ids."""
        value: object = self.data
        for step in route:
            value = value[step] if isinstance(value, dict | list) else getattr(value, str(step))  # type: ignore[index]
        return value

    def entries(self, collection: Route) -> dict[str, object]:
        """The entries of a collection by id."""
        return cast("dict[str, object]", self.at(collection))

    @cached_property
    def ignores(self) -> list[Ignore]:
        """The comments that let a rule go, in all files."""
        return [ignore for source in self.sources.values() for ignore in source.ignores]

    def place(self, at: At) -> Place:
        """The exact place of a symbolic one: the last moment at which lines and columns come in."""
        at = self.listed.get(at.route, at)
        file = at.file or self.merged.file_of(at.route) or next(iter(self.sources), ".")
        source = self.sources.get(file) or self.lists.get(file)
        span = at.span or (source.span(at.route, at.part) if source else Span(1, 1, 1, 1))
        return Place(file, span)

    def line(self, file: str, number: int) -> str:
        """A line of one of the plan's files, "" where there is none."""
        source = self.sources.get(file) or self.lists.get(file)
        return source.line(number) if source else ""


def load(texts: Texts, like: Plan | None = None) -> Plan:
    """Read, merge and validate all files of a plan; faults are values in `plan.problems`, never exceptions.

    A file that is equal to one of `like`, in name and content, is taken over from there and not read again.
    """
    # Validation allocates little that dies young: with the collector off it runs several times faster.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(texts, like)
    finally:
        if collecting:
            gc.enable()


def _load(texts: Texts, like: Plan | None) -> Plan:
    problems = list(texts.problems)
    known = dict(like.texts.files) if like else {}
    sources: dict[str, Source] = {}
    for file, raw in texts.files:
        same = like and known.get(file) == raw
        sources[file] = source = like.sources[file] if like and same else read(file, raw)
        problems += source.problems
    outside = Outside(texts, like.lists if like else {})
    merged = merge(sources.values())
    outside.people(merged)
    data, misfits = fit(merged)
    if not _whole(sources, problems):
        misfits = [each for each in misfits if each.at.route not in HEADS]
    outside.fill(data)
    problems += [*merged.problems, *misfits, *_ambiguous(sources.values(), misfits), *outside.problems]
    return Plan(data, merged, sources, outside, problems)


def _whole(sources: dict[str, Source], problems: list[Problem]) -> bool:
    """Whether everything that a plan holds could be read, so that what is absent is absent indeed."""
    unread = any(problem.rule == "unreadable-file" for problem in problems)
    return bool(sources) and not unread and not any(source.broken for source in sources.values())


def _ambiguous(sources: Iterable[Source], misfits: list[Problem]) -> Iterator[Problem]:
    """The scalars other tools read differently, where nothing else is wrong with them."""
    wrong = {problem.at.route for problem in misfits}
    for source in sources:
        for problem in source.ambiguous:
            route = problem.at.route
            own = route[:2] == RULES and problem.value == "off"
            if not own and not any(route[:length] in wrong for length in range(1, len(route) + 1)):
                yield problem
