"""Names and addresses of people in running text, with what stands for them in their place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    """Finds the names and addresses of people, whatever their number, by the word in each that tells most."""

    def __init__(self, known: Iterable[Mention], language: str | None) -> None:
        """Know these names and addresses, each with what is said instead; `language` is the plan's own."""
        self.language = language
        self._telling: dict[str, list[tuple[list[str], Mention]]] = {}
        for each in known:
            parts = _words(normalize("NFC", each.name))
            if len("".join(parts)) >= SHORTEST:
                self._telling.setdefault(_telling(each.name, parts), []).append((parts, each))

    def out(self, text: str, language: str | None = None) -> str:
        """The text with every name and address replaced."""
        if not self._telling:
            return text
        plain = replaced = normalize("NFC", text)
        # Addresses go first, as there are names in them; then the longest name, as there are others in it.
        for each in sorted(self._likely(set(_words(plain))), key=_order):
            instead = self.said(each.instead, language).replace("\\", r"\\")
            replaced = _pattern(each.name).sub(instead, replaced)
        return text if replaced == plain else replaced

    def _likely(self, words: set[str]) -> Iterator[Mention]:
        """The names and addresses of which every word stands in a text; the last one may have an s behind it."""
        for word in (words | {each.removesuffix("s") for each in words}) & self._telling.keys():
            for (*first, last), mention in self._telling[word]:
                if words.issuperset(first) and (last in words or f"{last}s" in words):
                    yield mention

    def said(self, text: Text, language: str | None = None) -> str:
        """What stands for somebody, in one language."""
        if isinstance(text, str):
            return text
        return text.get(language or self.language or "") or next(iter(text.values()), "")


def _words(text: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(text.replace("%20", " ").replace("&nbsp;", " "))]


def _telling(name: str, parts: list[str]) -> str:
    """The word by which few others go: the last of a name, the longest before the sign of an address."""
    own = _words(name.partition("@")[0]) if "@" in name else []
    return max(own, key=len) if own else parts[-1]


def _order(mention: Mention) -> tuple[bool, int, str]:
    return "@" not in mention.name, -len(mention.name), mention.name


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name as it may be written; one of a single word, which may be another word too, only with its own capitals."""
    plain = normalize("NFC", name).strip()
    parts = _WORD.findall(plain)
    whole = re.escape(plain) if "@" in plain else BETWEEN.join(map(re.escape, parts))
    return re.compile(rf"(?<![^\W_]){whole}(?=s?(?![^\W_]))", re.IGNORECASE if len(parts) > 1 else 0)
