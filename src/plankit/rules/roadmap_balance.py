"""Rules on the wishes as a whole: whether everything is urgent, one unit gets it all, or something is asked twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.wishes import OPEN, TAKEN_ON, effort, stage
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.roadmap import Wish

FEW = 3
ENOUGH_WORDS = 3
SHORT_WORD = 3


@rule("warning")
def everything_is_a_must(index: Index, *, most: int = 60) -> Iterator[Problem]:
    """So many wishes that must be done that the word no longer helps to choose."""
    open_ = [wish for wish in index.data.roadmap.wishes.values() if stage(wish) in OPEN]
    ranked = [wish for wish in open_ if wish.moscow in {"must", "should", "could"}]
    share = _share_of_musts(ranked) if len(ranked) >= FEW else 0
    if share > most:
        yield Problem(
            at("roadmap", "wishes", part="key"),
            say(
                "Of the work that is asked, {share} percent is a `must`, so nothing can give way when time runs out.",
                share=round(share),
            ),
            say("Keep `must` for what cannot go live without, at most {most} percent of the work.", most=most),
        )


def _share_of_musts(wishes: list[Wish]) -> float:
    """The share of musts in percent: of the work where all of it is estimated, else of the number of wishes."""
    days = [effort(wish) or 0 for wish in wishes]
    weights = days if all(days) else [1] * len(wishes)
    musts = sum(weight for wish, weight in zip(wishes, weights, strict=True) if wish.moscow == "must")
    return 100 * musts / sum(weights)


@rule("hint")
def one_unit_gets_everything(index: Index, *, least: int = 5) -> Iterator[Problem]:
    """All accepted wishes come from one unit, while others asked as well."""
    asked: dict[str, int] = {}
    granted: dict[str, int] = {}
    for wish in index.data.roadmap.wishes.values():
        if wish.from_ and wish.from_.unit:
            asked[wish.from_.unit] = asked.get(wish.from_.unit, 0) + 1
            if stage(wish) in {*TAKEN_ON, "done"}:
                granted[wish.from_.unit] = granted.get(wish.from_.unit, 0) + 1
    if len(granted) == 1 < len(asked) and (count := next(iter(granted.values()))) >= least:
        yield Problem(
            at("roadmap", "wishes", part="key"),
            say(
                "All {count} accepted wishes come from {unit}, and other units asked as well.",
                count=count,
                unit=index.spoken(next(iter(granted))),
            ),
            say("Look at the wishes of the others again, or tell them why theirs wait."),
        )


@rule("hint")
def near_duplicate_wish(index: Index) -> Iterator[Problem]:
    """A wish that seems to be asked already, in nearly the same words."""
    first: dict[frozenset[str], str] = {}
    wishes = index.data.roadmap.wishes
    for id_, wish in wishes.items():
        keys = list(_keys(wish))
        twin = next((first[key] for key in keys if key in first), None)
        if twin and stage(wish) in OPEN:
            yield Problem(
                at("roadmap", "wishes", id_, "title"),
                say("The wish {wish} looks much like {twin}.", wish=named(id_, wish), twin=named(twin, wishes[twin])),
                say(
                    "Join the two if they mean the same, and tell both who asked; else give them titles that show the difference."
                ),
                related=(at("roadmap", "wishes", twin, "title"),),
                among=(twin, id_),
            )
        for key in keys:
            first.setdefault(key, id_)


def _keys(wish: Wish) -> Iterator[frozenset[str]]:
    """What two wishes share when their titles differ by at most one word of four or more, in whatever order."""
    titles = wish.title.values() if isinstance(wish.title, dict) else [wish.title or ""]
    for title in titles:
        words = frozenset(word.rstrip("s") for word in re.findall(r"\w+", title.casefold()) if len(word) > SHORT_WORD)
        if len(words) > 1:
            yield words
        if len(words) > ENOUGH_WORDS:
            yield from (words - {word} for word in words)
