"""Odd characters: invisible, and nothing that a plan's text is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

ALWAYS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, hidden line ends, marks that turn the reading direction, a byte order mark in the middle."""
IN_FRONT = re.compile("[\xa0\xad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]")
"""Spaces that are none to YAML, and marks without width: odd only before the words of a line or of a value."""
FRONT = re.compile(r"[ \t-]*(?:[\w-]+:[ \t]*)?")
ORDINARY = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
WITHOUT_WIDTH = frozenset("\xad\u200b\u2060")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")


class Odd(NamedTuple):
    """An odd character, where it stands, and what the parser gets in its place."""

    place: int
    character: str
    instead: str


def odd_characters(text: str) -> list[Odd]:
    """All odd characters of a text, in order."""
    # Most texts have none, and what is left of one without all that is ordinary is soon looked through.
    left = text.encode("utf-8", "surrogatepass").translate(None, ORDINARY).decode("utf-8", "surrogatepass")
    if not (ALWAYS.search(left) or IN_FRONT.search(left)):
        return []
    found = [Odd(match.start(), match[0], "") for match in ALWAYS.finditer(text)]
    if not text.isascii():
        found += _in_front(text)
    return sorted(found)


def _in_front(text: str) -> Iterator[Odd]:
    after = -1
    for match in IN_FRONT.finditer(text):
        start = max(text.rfind("\n", 0, match.start()) + 1, after)
        if FRONT.fullmatch(text, start, match.start()):
            after = match.end()
            yield Odd(match.start(), match[0], "" if match[0] in WITHOUT_WIDTH else " ")


def without(text: str, odd: list[Odd]) -> str:
    """The text as the parser gets it."""
    pieces, last = [], 0
    for place, character, instead in odd:
        pieces += [text[last:place], instead]
        last = place + len(character)
    return "".join([*pieces, text[last:]])


def described(character: str) -> Said:
    """What is odd about it."""
    code = f"U+{ord(character):04X}"
    if character in TURNING:
        return say("An invisible character ({code}) turns the reading direction here.", code=code)
    if character in LINE_ENDS:
        return say("An invisible character ({code}) breaks the line here, but not for every program.", code=code)
    if character == "\ufeff":
        return say("A byte order mark ({code}) stands here; if anywhere, it belongs at the very beginning.", code=code)
    if IN_FRONT.match(character) and character not in WITHOUT_WIDTH:
        return say("A space that is none to YAML ({code}) stands here.", code=code)
    return say("An invisible character ({code}) stands here.", code=code)


def remedy(character: str) -> Said:
    """What to do about it."""
    if IN_FRONT.match(character) and character not in WITHOUT_WIDTH:
        return say("Type an ordinary space in its place.")
    return say("Take it out; as it cannot be seen, retype what stands around it.")
