"""What the plan lets go: waivers under `checks`, and comments at the entries themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plankit.findings import Problem
    from plankit.index import Index
    from plankit.sections.checks import Waiver
    from plankit.source.comments import Ignore, Named


class Idle(NamedTuple):
    """What is there to let something go, and has nothing to do: waivers by number, rules that comments name."""

    waivers: list[int]
    ignores: list[tuple[Ignore, Named]]


class Waivers:
    """The waivers in force and the comments of one plan, and which of them had something to let go."""

    def __init__(self, index: Index) -> None:
        """Look them up by rule."""
        self.index = index
        self.used: set[int] = set()
        self.heeded: set[tuple[str, Named]] = set()
        self.waivers = [(n, each) for n, each in enumerate(index.data.checks.waivers) if self._runs(each)]
        self.ignores = [(each, named) for each in index.plan.ignores for named in each.rules]
        self.rules = {each.rule for _, each in self.waivers} | {named.name for _, named in self.ignores}

    def _runs(self, waiver: Waiver) -> bool:
        return waiver.until is None or waiver.until >= self.index.on

    def parted(self, rule: str, problems: list[Problem]) -> tuple[list[Problem], list[Problem]]:
        """The problems of a rule that stand, and those that are let go."""
        if rule not in self.rules:
            return problems, []
        stand: list[Problem] = []
        gone: list[Problem] = []
        for each in problems:
            by_waiver, by_comment = self._by_waiver(rule, each), self._by_comment(rule, each)
            (gone if by_waiver or by_comment else stand).append(each)
        return stand, gone

    def _by_waiver(self, rule: str, problem: Problem) -> bool:
        place = f"{problem.at}."
        found = {n for n, each in self.waivers if each.rule == rule and place.startswith(f"{each.at}.")}
        self.used |= found
        return bool(found)

    def _by_comment(self, rule: str, problem: Problem) -> bool:
        found = {(ignore.file, named) for ignore, named in self._naming(rule) if self._is_about(ignore, problem)}
        self.heeded |= found
        return bool(found)

    def _naming(self, rule: str) -> Iterator[tuple[Ignore, Named]]:
        return ((ignore, named) for ignore, named in self.ignores if named.name == rule)

    def _is_about(self, ignore: Ignore, problem: Problem) -> bool:
        """Whether a problem lies at a comment's entry or below it, in its file; none is about the comment itself."""
        at, route = problem.at, ignore.route
        if route is None or at.route[: len(route)] != route or at.span in {ignore.span, *_spans(ignore)}:
            return False
        return self.index.plan.place(at).file == ignore.file

    def idle(self, rules: Collection[str]) -> Idle:
        """What had nothing to let go, though its rule ran and its place could be read."""
        plan = self.index.plan
        return Idle(
            [n for n, each in self.waivers if n not in self.used and each.rule in rules and not self._unsure(each.at)],
            [
                (ignore, named)
                for ignore, named in self.ignores
                if (ignore.file, named) not in self.heeded
                and named.name in rules
                and not plan.unsure(*ignore.route or ())
            ],
        )

    def _unsure(self, place: str) -> bool:
        return self.index.plan.unsure(*(int(step) if step.isdecimal() else step for step in place.split(".")))


def _spans(ignore: Ignore) -> Iterator[object]:
    return (named.span for named in ignore.rules)
