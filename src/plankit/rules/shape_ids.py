"""Ids that one slip of the pen turns into each other."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

from plankit import shape
from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index

DIGIT = re.compile(r"\d")
PARTIES = (("units",), ("suppliers",), ("roles",), ("ownership", "bodies"))
"""What may stand in one place, so that the one can be written for the other; people are called what they are called."""


@rule("warning")
def near_duplicate_id(index: Index, *, shortest: int = 6) -> Iterator[Problem]:
    """Two ids so nearly the same that a slip of the pen names the other one."""
    alone = [(route,) for route in shape.collections() if route not in PARTIES and route != ("people",)]
    for routes in (PARTIES, *alone):
        yield from _alike(index, routes, shortest)


def _alike(index: Index, routes: tuple[Route, ...], shortest: int) -> Iterator[Problem]:
    """The entries that may be named in one place, each with the first whose id is nearly the same."""
    whole: dict[str, Route] = {}
    less: dict[str, Route] = {}
    for route in routes:
        for id_ in filterfalse(DIGIT.search, index.plan.entries(route)):
            if len(id_) < shortest or (not id_.isascii() and any(map(str.isdigit, id_))):
                continue
            word = id_.replace("z", "s")
            shorter = list(_without_one(word))
            near = (word, *shorter, *_turned(word))
            twin = next((whole[each] for each in near if each in whole), less.get(word))
            if twin and twin[-1] != id_:
                yield _problem(index, (*route, id_), twin)
            whole.setdefault(word, (*route, id_))
            for each in shorter:
                less.setdefault(each, (*route, id_))


def _without_one(word: str) -> Iterator[str]:
    """A word without each of its letters."""
    return (word[:number] + word[number + 1 :] for number in range(len(word)))


def _turned(word: str) -> Iterator[str]:
    """A word with each two neighbours in each other's place."""
    return (f"{word[:number]}{word[number + 1]}{word[number]}{word[number + 2 :]}" for number in range(len(word) - 1))


def _problem(index: Index, route: Route, twin: Route) -> Problem:
    one, other = (named(str(each[-1]), index.plan.at(each)) for each in (route, twin))
    return Problem(
        at(*route, part="key"),
        say("The ids of {one} and {other} are nearly the same.", one=one, other=other),
        say("If they mean the same, keep one of them; if not, give one an id that nobody takes for the other."),
        among=(str(twin[-1]), str(route[-1])),
        related=(at(*twin, part="key"),),
    )
