"""Odd characters are found one by one, however few of them a long text has."""

from __future__ import annotations

from itertools import chain

import pytest

from plankit.source.odd import ALWAYS, IN_FRONT, odd_characters

RARE = (0xD800, 0xDFFF, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600)


@pytest.mark.parametrize(("before", "after"), [("", ""), ("a: b", "c"), ("key: ", "word"), ("é ", " “x”")])
def test_every_character_that_is_odd_is_found(before: str, after: str) -> None:
    """Those that are so anywhere, and those that are so in front of words; nothing else."""
    for character in map(chr, chain(range(0x3100), RARE)):
        found = [(odd.place, odd.character) for odd in odd_characters(before + character + after)]
        in_front = IN_FRONT.match(character) and before in {"", "key: "}
        assert found == ([(len(before), character)] if ALWAYS.match(character) or in_front else [])
