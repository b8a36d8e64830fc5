"""What of one plan goes with what of another: pairs, the best first, whichever of the two is asked about."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MANY = 10_000
"""Pairs that are looked at for one trait; one that so many share tells nothing."""

LONG, HALF = 200, 0.5
"""From so many characters on texts are compared word by word; what is less than half alike is not looked at closely."""


class Item(NamedTuple):
    """Something to be paired: its number, and what it means."""

    number: int
    meaning: object


Pair = tuple[Item, Item]


def equal(old: Iterable[Item], new: Iterable[Item]) -> tuple[list[Pair], list[Item], list[Item]]:
    """The pairs that mean the same, in their order, and what is left of either."""
    waiting: dict[object, list[Item]] = {}
    for each in old:
        waiting.setdefault(each.meaning, []).append(each)
    pairs, left = [], []
    for each in new:
        twins = waiting.get(each.meaning)
        if twins:
            pairs.append((twins.pop(0), each))
        else:
            left.append(each)
    return pairs, sorted(each for twins in waiting.values() for each in twins), left


def best(pairs: Iterable[Pair], score: Callable[[object, object], float], least: float) -> list[Pair]:
    """The pairs that are most alike, each item in one of them at most; none that is less than so much alike."""
    scored = [(score(*_in_order(old.meaning, new.meaning)), old, new) for old, new in pairs]
    found: list[Pair] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for value, old, new in sorted(scored, key=_best_first):
        if value >= least and old.number not in taken[0] and new.number not in taken[1]:
            found.append((old, new))
            taken[0].add(old.number)
            taken[1].add(new.number)
    return found


def _best_first(scored: tuple[float, Item, Item]) -> tuple[object, ...]:
    """The most alike first; of equals, an order that is the same from either side."""
    value, old, new = scored
    return -value, sorted((repr(old.meaning), repr(new.meaning))), sorted((old.number, new.number))


def _in_order(one: object, other: object) -> tuple[object, object]:
    """The same two whichever comes first, as what compares them may not be even-handed."""
    return (one, other) if repr(one) <= repr(other) else (other, one)


def sharing(old: Sequence[Item], new: Sequence[Item], traits: Callable[[object], Iterable[object]]) -> list[Pair]:
    """The pairs that have a trait in common which not too many share."""
    by_trait: dict[object, tuple[list[Item], list[Item]]] = {}
    for side, items in enumerate((old, new)):
        for each in items:
            for trait in traits(each.meaning):
                by_trait.setdefault(trait, ([], []))[side].append(each)
    found = {
        (one.number, other.number): (one, other)
        for ones, others in by_trait.values()
        if len(ones) * len(others) <= MANY
        for one in ones
        for other in others
    }
    return list(found.values())


def alike(one: object, other: object) -> float:
    """How alike two texts are, from 0 to 1."""
    texts = [str(each) for each in _in_order(one, other)]
    first, second = [text.split() for text in texts] if max(map(len, texts)) > LONG else texts
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > HALF else 0.0
