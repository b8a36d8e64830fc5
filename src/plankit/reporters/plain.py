"""Text of a plan made harmless: nothing in it steers a terminal, a log or a build service."""

from __future__ import annotations

import re
from unicodedata import category

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = frozenset("\u200c\u200d")
BREAK = "\u200b"

_BLANKS = re.compile(r"[ \t\r\n]+")
_ANYWHERE = re.compile(r"##(?=\w*\[)")
_LEADING = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)


def visible(char: str) -> str:
    r"""A character as it may be printed: one that steers or hides becomes its escape, as in \x1b."""
    if char.isprintable() or char in JOINERS or category(char) not in UNSEEN:
        return char
    return char.encode("unicode_escape").decode("ascii")


def plain(text: str) -> str:
    """A text in which every character can be seen, on one line."""
    return text if text.isprintable() else "".join(map(visible, text))


def prose(text: str) -> str:
    """A text as one paragraph: blanks and line ends become single blanks, the rest is `plain`."""
    return plain(_BLANKS.sub(" ", text).strip(" "))


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, with … where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def inert(output: str) -> str:
    """An output in which no build service finds a command: `##vso[`, `##[`, `##teamcity[`, `::name` at a line's start.

    An invisible space breaks them. GitHub's runner and the Azure agent find `##[` and `##vso[` anywhere in a line
    (IndexOf in their ActionCommand.cs and Command.cs), and `::` after any blanks.
    """
    return _LEADING.sub(rf"\1:{BREAK}", _ANYWHERE.sub(f"##{BREAK}", output))
