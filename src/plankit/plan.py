"""The typed plan: texts read, merged over their files, validated, and every route's exact place."""

from __future__ import annotations

import gc
import posixpath
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from plankit.files import Unread
from plankit.findings import At, Place, Problem, Route, Span, at
from plankit.inherited import OWN, Above, Taken, back, beyond, organization, take, way_up
from plankit.merge import Merged, merge
from plankit.misfits import fit
from plankit.misfits.again import Before
from plankit.outside import Outside
from plankit.reach import DEEPEST
from plankit.source import Source, read
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plankit.files import Texts
    from plankit.memory.readings import Readings
    from plankit.outside import Page
    from plankit.sections import PlanData
    from plankit.source.comments import Ignore

HEADS = (("plankit",), ("plan",))
"""What a file that could not be read may well hold."""
ORGANIZATION: Route = ("plan", "organization")
"""What the plan above would have said."""
RULES: Route = ("checks", "rules")
"""Where `off` is a word of the format."""


@cache
def _way(collection: Route) -> Callable[[object], object]:
    """What leads from the data of a plan to a collection."""
    return attrgetter(".".join(map(str, collection)))


class Kin:
    """The plans above those that are read: each is read once. `line` are the keys of the plans that led to one."""

    def __init__(
        self, plans: dict[str, Plan] | None = None, line: tuple[str, ...] = (), before: Readings | None = None
    ) -> None:
        """Know those that have been read."""
        self.plans = {} if plans is None else plans
        self.line = line
        self.before = before


class Lineage(NamedTuple):
    """The plan above one and the way to its folder; why it cannot be had, and whether nobody can have it: a circle, or too many."""

    above: Plan | None = None
    prefix: str = "."
    why: Unread | None = None
    astray: bool = False


class Plan:
    """A loaded plan: its data, its sources, and what was found wrong while reading it."""

    def __init__(
        self,
        data: PlanData,
        merged: Merged,
        sources: dict[str, Source],
        outside: Outside,
        problems: list[Problem],
        lineage: Lineage,
        taken: Taken,
    ) -> None:
        """Hold what `load` made; `taken` is what came from the plan above."""
        self.data = data
        self.merged = merged
        self.sources = sources
        self.texts = outside.texts
        self.lists = outside.sources
        self.pages = outside.pages
        self.listed = outside.places
        self.problems = problems
        self.lineage = lineage
        self.above = lineage.above
        self.taken = taken
        self.depth: int = self.above.depth + 1 if self.above else 0
        self.told: dict[object, set[str]] = {}
        self.whole = _whole(sources, problems) and not outside.lost and not _lost(merged, lineage)
        self.covered = {route for problem in problems for route in problem.covers}
        if self.above:
            self.covered |= {route for route in self.above.covered if taken.holds(route)}
            self.pages = self.pages or [self._beyond(page) for page in self.above.pages]
        self.doubtful = {route[:length] for route in self.covered for length in range(1, len(route) + 1)}

    @property
    def given(self) -> set[str]:
        """The sections that stand in the files, or in those of the plan above."""
        return self.merged.given | self.above.given.difference(OWN) if self.above else self.merged.given

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
        return cast("dict[str, object]", _way(collection)(self.data))

    @cached_property
    def ignores(self) -> list[Ignore]:
        """The comments that let a rule go, in all files."""
        return [ignore for source in self.sources.values() for ignore in source.ignores]

    def _beyond(self, page: Page) -> Page:
        """A page of the plan above, at its place as seen from here."""
        return page._replace(at=page.at._replace(file=beyond(page.at.file or ".", self.lineage.prefix)))

    @cached_property
    def several(self) -> list[str]:
        """The folders of the plans that stand here, where these are several: each with a title, and none above them."""
        heads = {file: source.data.get("plan") for file, source in self.sources.items() if source.data}
        titled = {posixpath.dirname(file) for file, head in heads.items() if isinstance(head, dict) and "title" in head}
        return sorted(titled) if len(titled) > 1 and "" not in titled else []

    def upward(self) -> Iterator[Plan]:
        """The plan itself, and those above it."""
        yield self
        if self.above:
            yield from self.above.upward()

    def ways_up(self) -> Iterator[str]:
        """The ways from the plan's folder to those of the plans above."""
        if self.above:
            yield self.lineage.prefix
            yield from (beyond(way, self.lineage.prefix) for way in self.above.ways_up())

    def files(self) -> Iterator[str]:
        """Every file that was read for the plan, those of the plans above as well, by its way from here."""
        yield from (*self.sources, *self.lists)
        if self.above:
            yield from (beyond(file, self.lineage.prefix) for file in self.above.files())

    def holds(self, file: str) -> bool:
        """Whether a file, named from here, is one of the plan or of those above it."""
        own = file in self.sources or file in self.lists
        return own or bool(self.above and self.above.holds(back(file, self.lineage.prefix)))

    def is_taken(self, at: At) -> bool:
        """Whether a place lies in the plan above."""
        if self.above is None or at.file in self.sources or at.file in self.lists:
            return False
        return self.holds(at.file) if at.file else self.taken.holds(at.route)

    def place(self, at: At) -> Place:
        """The exact place of a symbolic one: the last moment at which lines and columns come in."""
        if self.above and self.is_taken(at):
            prefix = self.lineage.prefix
            place = self.above.place(at._replace(file=back(at.file, prefix)) if at.file else at)
            return place._replace(file=beyond(place.file, prefix))
        at = self.listed.get(at.route, at)
        file = at.file or self.merged.file_of(at.route) or next(iter(self.sources), ".")
        source = self.sources.get(file) or self.lists.get(file)
        span = at.span or (source.span(at.route, at.part) if source else Span(1, 1, 1, 1))
        return Place(file, span)

    def line(self, file: str, number: int) -> str:
        """A line of one of the plan's files, "" where there is none."""
        source = self.sources.get(file) or self.lists.get(file)
        if source is None and self.above:
            return self.above.line(back(file, self.lineage.prefix), number)
        return source.line(number) if source else ""


def load(texts: Texts, like: Plan | None = None, kin: Kin | None = None, before: Readings | None = None) -> Plan:
    """Read, merge and validate all files of a plan; faults are values in `plan.problems`, never exceptions.

    A file that is equal to one of `like`, in name and content, is taken over from there and not read again; of `kin`,
    neither is a plan that others have been built on before, nor a file whose bytes were read `before`.
    """
    # Validation allocates little that dies young: with the collector off it runs several times faster.
    collecting = gc.isenabled()
    gc.disable()
    try:
        kin = kin or Kin()
        kin.before = before
        return _load(texts, like, kin)
    finally:
        if collecting:
            gc.enable()


def _load(texts: Texts, like: Plan | None, kin: Kin) -> Plan:
    problems = list(texts.problems)
    known = dict(like.texts.files) if like else {}
    sources: dict[str, Source] = {}
    for file, raw in texts.files:
        same = like and known.get(file) == raw
        sources[file] = source = like.sources[file] if like and same else read(file, raw, kin.before)
        problems += source.problems
    if kin.before:
        kin.before.settle()
    outside = Outside(texts, like.lists if like else {})
    merged = merge(sources.values())
    outside.people(merged)
    lineage = _lineage(texts, merged, like, kin)
    filled = organization(merged.data, lineage.above.merged.data) if lineage.above else set()
    data, misfits = fit(merged, Before(like.merged.data, like.data) if like else None)
    if not _whole(sources, problems):
        misfits = [each for each in misfits if each.at.route not in HEADS]
    if _lost(merged, lineage):
        misfits = [each for each in misfits if each.at.route != ORGANIZATION]
    outside.fill(data)
    taken = _taken(data, merged, lineage, filled)
    problems += [*merged.problems, *misfits, *_ambiguous(sources.values(), misfits), *outside.problems]
    problems += [*taken.problems, *_unmet(merged, lineage)]
    return Plan(data, merged, sources, outside, problems, lineage, taken)


def _lineage(texts: Texts, merged: Merged, like: Plan | None, kin: Kin) -> Lineage:
    """The plan above, read with those above it; it may not be, where the plans go in a circle or are too many."""
    way, line = way_up(merged.data), (*kin.line, texts.key)
    found = texts.above(way) if way else None
    if found is None or isinstance(found, Unread):
        return Lineage(why=found)
    if found.key in line or len(line) > DEEPEST:
        return Lineage(why=_in_a_circle(way) if found.key in line else _too_many(), astray=True)
    plan = kin.plans.get(found.key)
    if plan is None:
        read_ = found.read()
        if isinstance(read_, Unread):
            return Lineage(why=read_)
        plan = _load(read_, like.above if like else None, Kin(kin.plans, line, kin.before))
    if plan.several:
        return Lineage(why=_not_one(way))
    if plan.lineage.astray or plan.depth >= DEEPEST:
        return Lineage(why=plan.lineage.why or _too_many(), astray=True)
    # What is told of a plan that goes astray depends on who asks; all others are the same for everyone.
    kin.plans[found.key] = plan
    return Lineage(plan, found.prefix, None if plan.whole else _not_whole(way))


def _in_a_circle(way: str) -> Unread:
    return Unread(
        say("The plans build on each other in a circle: `{path}` closes it.", path=way),
        say("Take `extends` out of the one that the others have in common."),
    )


def _too_many() -> Unread:
    return Unread(
        say("More than {most} plans stand above one another.", most=DEEPEST),
        say("Put what they have in common into fewer plans."),
    )


def _not_one(way: str) -> Unread:
    return Unread(
        say("At `{path}` there are several plans, each in a folder of its own.", path=way),
        say("Name the folder of the one that this one builds on."),
    )


def _not_whole(way: str) -> Unread:
    return Unread(
        say("Not all of the plan at `{path}` can be read, and this one builds on it.", path=way),
        say("Check that plan, and mend what keeps it from being read."),
    )


def _unmet(merged: Merged, lineage: Lineage) -> Iterator[Problem]:
    """What is wrong with the way to the plan above."""
    if lineage.why:
        rule = "unreadable-file" if lineage.above else "invalid-value"
        why, way = lineage.why, way_up(merged.data)
        yield Problem(at("plan", "extends"), why.message, why.remedy, value=way, rule=rule)


def _lost(merged: Merged, lineage: Lineage) -> bool:
    """Whether a plan above is named, and cannot be had as it is meant."""
    named = merged.data.get("plan")
    return bool(lineage.why) or (lineage.above is None and isinstance(named, dict) and bool(named.get("extends")))


def _taken(data: PlanData, merged: Merged, lineage: Lineage, filled: set[str]) -> Taken:
    above = lineage.above
    if above is None:
        return Taken()

    def where(route: Route) -> At:
        place = above.place(At(route, "key"))
        return At(route, "key", beyond(place.file, lineage.prefix), place.span)

    return take(data, merged.data, Above(above.data, above.given, where), filled)


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
