"""Names and addresses of people in running text, with what stands for them in their place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Text = str | Mapping[str, str]

BETWEEN = r"(?:[\s._+-]|%20|&nbsp;)+"
"""What may stand between the parts of a name: blanks in a text, signs in an address."""
SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")


class Mention(NamedTuple):
    """A name or address, and what is said instead."""

    name: str
    instead: Text


class Mentions:
    """Finds the names and addresses of people, whatever their number, by the words that they begin with."""

    def __init__(self, known: Iterable[Mention], language: str | None) -> None:
        """Know these names and addresses, each with what is said instead; `language` is the plan's own."""
        self.language = language
        self._starts: dict[str, list[Mention]] = {}
        for each in known:
            parts = _WORD.findall(normalize("NFC", each.name))
            if len("".join(parts)) >= SHORTEST:
                self._starts.setdefault(parts[0].casefold(), []).append(each)

    def out(self, text: str, language: str | None = None) -> str:
        """The text with every name and address replaced."""
        if not self._starts:
            return text
        plain = replaced = normalize("NFC", text)
        starts = {each.casefold() for each in _WORD.findall(plain)} & self._starts.keys()
        # Addresses go first, as there are names in them; then the longest name, as there are others in it.
        for each in sorted((each for start in starts for each in self._starts[start]), key=_order):
            instead = self.said(each.instead, language).replace("\\", r"\\")
            replaced = _pattern(each.name).sub(instead, replaced)
        return text if replaced == plain else replaced

    def said(self, text: Text, language: str | None = None) -> str:
        """What stands for somebody, in one language."""
        if isinstance(text, str):
            return text
        return text.get(language or self.language or "") or next(iter(text.values()), "")


def _order(mention: Mention) -> tuple[bool, int, str]:
    return "@" not in mention.name, -len(mention.name), mention.name


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name as it may be written; one of a single word, which may be another word too, only with its own capitals."""
    plain = normalize("NFC", name).strip()
    parts = _WORD.findall(plain)
    whole = re.escape(plain) if "@" in plain else BETWEEN.join(map(re.escape, parts))
    return re.compile(rf"(?<![^\W_]){whole}(?=s?(?![^\W_]))", re.IGNORECASE if len(parts) > 1 else 0)
