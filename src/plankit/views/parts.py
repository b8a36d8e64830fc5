"""What is too much for one page, in parts: by how ids begin, so that an entry keeps its page whatever is written beside it."""

from __future__ import annotations

import re
from os.path import commonprefix
from typing import TYPE_CHECKING

from plankit.views.page import plain_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.index import Index

MANY = 2_000
"""So many stand on one page; what is more comes in parts."""

_NUMBER = re.compile(r"(\d+)")


def parts(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids in parts of at most MANY, each by what they begin with; none where one page will do."""
    named = {plain_id(each): each for each in ids}
    if len(named) <= MANY:
        return {}
    split = sorted(_split([*named]), key=lambda part: _order(part[0]))
    return {start: tuple(named[each] for each in sorted(group, key=_order)) for start, group in split}


def _split(names: list[str]) -> Iterator[tuple[str, list[str]]]:
    waiting = [names]
    while waiting:
        group = waiting.pop()
        shared = len(commonprefix(group))  # noqa: RUF071 - of letters, and of no paths
        after: dict[str, list[str]] = {}
        for each in group:
            after.setdefault(each[: shared + 1], []).append(each)
        alone = next((start for start in after if len(start) == shared), "")
        if alone and len(after[beside := min(after.keys() - {alone})]) < MANY:
            after[beside] += after.pop(alone)
        for start in sorted(after):
            if len(after[start]) > MANY:
                waiting.append(after[start])
            else:
                yield start, after[start]


def _order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Names in order, with the numbers in them counted."""
    return tuple((0, int(each), "") if each.isdigit() else (1, 0, each) for each in _NUMBER.split(name) if each)


def area_pages(index: Index) -> dict[str, str]:
    """Every area to the page it stands on, where that is not the page of all content."""
    return {id_: f"content/{start}" for start, ids in parts(index.data.content.areas).items() for id_ in ids}
