"""Odd characters: invisible, and not what a plan's text is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import At, Problem
from plankit.source.text import ODD
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.source.text import Text

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_ENDS = frozenset("\x85\u2028\u2029\x0b\x0c")


def odd_characters(text: Text) -> list[Problem]:
    """The first odd character of each line that has one."""
    if len(text.read) == len(text.given):
        return []
    problems: dict[int, Problem] = {}
    for match in ODD.finditer(text.given):
        span = text.given_span(*match.span())
        if span.line not in problems:
            problems[span.line] = Problem(
                At((), file=text.file, span=span),
                _described(match[0]),
                say("Take it out: it is not visible, so retype the words around it."),
                value=f"U+{ord(match[0]):04X}",
                rule="odd-character",
            )
    return list(problems.values())


def _described(character: str) -> Said:
    code = f"U+{ord(character):04X}"
    if character in TURNING:
        return say("An invisible character ({code}) turns the reading direction here.", code=code)
    if character in LINE_ENDS:
        return say(
            "An invisible character ({code}) breaks the line here in some programs and not in others.", code=code
        )
    if character == "\ufeff":
        return say(
            "A byte order mark ({code}) stands here; it belongs at the beginning of a file, if anywhere.", code=code
        )
    return say("An invisible control character ({code}) stands here.", code=code)
