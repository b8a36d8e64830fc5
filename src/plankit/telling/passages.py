"""What changed in a long text: the passages that did, so that whoever reads it can find them and change them too."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from plankit.diff.texts import blocks
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.words import Said

SHORT = 160
"""Texts of so many characters at most are shown whole."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def is_long(*texts: str) -> bool:
    """Whether one of some texts is too long to be shown whole."""
    return any(len(text) > SHORT or "\n" in text.strip() for text in texts)


def passages(old: str, new: str) -> list[Said]:
    """The sentences and lines that were put otherwise, added or taken out, in the order of the text."""
    before, after = (list(_sentences(text)) for text in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    told: list[Said] = []
    for what, i, j, k, end in matcher.get_opcodes():
        if what != "equal":
            for was, now in zip_longest(range(i, j), range(k, end)):
                told.append(_told(_at(before, was), _at(after, now), _at(after, now - 1 if now else None)))
    return told


def _at(texts: list[str], number: int | None) -> str:
    return "" if number is None else texts[number]


def _sentences(text: str) -> Iterator[str]:
    for block in blocks(text):
        yield from _SENTENCE.split(block)


def _told(old: str, new: str, behind: str) -> Said:
    if old and new:
        return say("“{old}” becomes “{new}”", old=old, new=new)
    if old:
        return say("“{old}” is taken out", old=old)
    if behind:
        return say("“{new}” is added behind “{behind}”", new=new, behind=behind)
    return say("“{new}” is added at the beginning", new=new)
