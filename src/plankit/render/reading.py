"""Pages read back as a reader sees them: the words of each entry, and those of the page around them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
PIECES = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>|([^<]+)", re.DOTALL)
ID = re.compile(r"\bid=\"([^\"]*)\"")
SILENT = frozenset({"nav", "script", "style", "svg", "form", "template", "button"})
"""What holds no words of the plan, or the same words once more."""
ASIDE = re.compile(r"\bclass=\"(?:touched|unsaid)\b")
"""Words about an entry that are none of its own."""
EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col"})
BLOCKS = frozenset(
    "article aside blockquote br caption dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li ol p pre "  # noqa: SIM905 - words in one line read better than a list of them
    "section summary table tbody td th thead tr ul".split()
)

_BLANKS = re.compile(r"\s+")
_NAMED = re.compile(r": [ \n]+")
_BEFORE = re.compile(r" +([,.;:)])")


def main_of(html: str) -> str:
    """What stands in the main part of a page."""
    found = MAIN.search(html)
    return found[1].strip() if found else ""


def read(html: str, places: Container[str], most: int | None = None) -> dict[str, str]:
    """The words at each of these places of a page, and under "" those that stand at none; a line for each block.

    With `most` no more of the page is read than so many signs.
    """
    reader = _Reader(places)
    for closing, name, attributes, text in PIECES.findall(main_of(html)[:most]):
        if text:
            reader.text(text)
        elif name:
            reader.tag(name.lower(), attributes, opens=not closing)
    return {place: _told(parts) for place, parts in reader.words.items()}


class _Reader:
    """Walks the pieces of a page and knows at which place it is."""

    def __init__(self, places: Container[str]) -> None:
        self.places = places
        self.silent = 0
        self.here: list[str] = []
        self.words: dict[str, list[str]] = {"": self.here}
        self.open: list[tuple[str, list[str]]] = [("", self.here)]

    def tag(self, name: str, attributes: str, *, opens: bool) -> None:
        """Go into an element, or out of one."""
        if self.silent:
            self._deeper(name, attributes, opens=opens)
            return
        if name in BLOCKS:
            self.here.append(": " if name == "dt" and not opens else "\n")
        elif name == "span":
            self.here.append(" ")
        if name in EMPTY or attributes.endswith("/"):
            return
        if not opens:
            self._leave(name)
        elif name in SILENT or ("class=" in attributes and ASIDE.search(attributes)):
            self.silent, self.quiet = 1, name
        else:
            self._enter(name, attributes)

    def text(self, text: str) -> None:
        """Note words where they stand."""
        if not self.silent:
            plain = unescape(text)
            self.here.append(plain if plain.isprintable() else _BLANKS.sub(" ", plain))

    def _deeper(self, name: str, attributes: str, *, opens: bool) -> None:
        if name == self.quiet and not attributes.endswith("/"):
            self.silent += 1 if opens else -1

    def _enter(self, name: str, attributes: str) -> None:
        found = ID.search(attributes) if "id=" in attributes else None
        place = unescape(found[1]) if found else ""
        if place and place in self.places:
            self.here = self.words.setdefault(place, [])
        self.open.append((name, self.here))

    def _leave(self, name: str) -> None:
        for number in range(len(self.open) - 1, 0, -1):
            if self.open[number][0] == name:
                del self.open[number:]
                self.here = self.open[-1][1]
                return


def _told(parts: list[str]) -> str:
    """The words in lines, without blank ones and without a name that nothing follows."""
    whole = _BEFORE.sub(r"\1", _NAMED.sub(": ", "".join(parts)))
    lines = (" ".join(line.split()) for line in whole.split("\n"))
    return "\n".join(line for line in lines if line.strip(" :"))
