"""Words that fit in a box of a picture: broken into lines by how wide letters are, cut where there are too many."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LATIN, PLANE = 0x250, 0x10000
NARROW = frozenset("iíìîïjlI1.,:;!|'’‘`()[]{}/\\ ftr-–")
WIDE = frozenset("mwMWÆŒæœ@%&—…‰")
ELLIPSIS = "…"
USUAL = 13


def fitted(text: str, width: float, lines: int = 1, size: float = USUAL) -> tuple[str, ...]:
    """The text in at most so many lines, none wider than `width` in letters of `size`; what is cut ends in three dots."""
    room = width / size
    words, found = text.split(), list[str]()
    while words and len(found) < lines:
        line, words = _line(words, room)
        found.append(line)
    if words and found:
        found[-1] = _cut(f"{found[-1]} {words[0]}", room)
    return tuple(found)


def _line(words: list[str], room: float) -> tuple[str, list[str]]:
    """As many words as fit on a line, at least part of one, and what is left."""
    taken, used = 0, 0.0
    for word in words:
        used += _width(word) + (_wide(" ") if taken else 0)
        if used > room:
            break
        taken += 1
    if taken:
        return " ".join(words[:taken]), words[taken:]
    part = _head(words[0], room - _wide("-"))
    return f"{part}-", [words[0][len(part) :], *words[1:]]


def _cut(text: str, room: float) -> str:
    return _head(text, room - _wide(ELLIPSIS)).rstrip(" -.,;:") + ELLIPSIS


def _head(word: str, room: float) -> str:
    """The first letters of a word that fit, at least one."""
    used = 0.0
    for number, char in enumerate(word):
        used += _wide(char)
        if used > room and number:
            return word[:number]
    return word


def _width(text: str) -> float:
    return sum(map(_wide, text))


@lru_cache(maxsize=4096)
def _wide(char: str) -> float:
    """How wide a letter is, in parts of its size; rather too much than too little."""
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"} or ord(char) >= PLANE:
        return 1.4
    if char in NARROW:
        return 0.36
    if char in WIDE:
        return 0.98
    return 0.72 if char.isupper() else 0.61 if ord(char) < LATIN else 1.0
