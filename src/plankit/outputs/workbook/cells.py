"""Values as what a cell holds: text, a number or a day, never a formula."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plankit.dates import Duration, Rhythm, spoken, spoken_rhythm
from plankit.render.harmless import visible
from plankit.words import Said

if TYPE_CHECKING:
    from plankit.words import Words

LONGEST = 32_767
"""How many characters a cell holds, counted as the program does: those beyond the first 65,536 of Unicode twice."""
ACTIVE = ("=", "+", "-", "@", "\t")
"""Beginnings that make a formula of a text when a person opens and closes the cell."""

Cell = str | float | bool | date | None


def cell(value: Any, speak: Words) -> Cell:
    """What a cell holds."""
    match value:
        case None | bool() | int() | float() | date():
            return value
        case Duration():
            value = spoken(value)
        case Rhythm():
            value = spoken_rhythm(value)
        case list() | tuple() if not isinstance(value, Said):
            lines = (str(shown) for each in value if (shown := cell(each, speak)) is not None)
            return text("\n".join(lines))
    return text(speak.value(value))


def text(given: str) -> str | None:
    """A text as a cell may hold it: no character that steers or that XML does not know, and no longer than it may be."""
    plain = visible(given.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()
    if plain.startswith("<r>") and plain.endswith("</r>"):
        # XlsxWriter takes such a text for markup of its own making.
        plain += " "
    return _cut(plain) or None


def _cut(plain: str) -> str:
    if len(plain) * 2 <= LONGEST or len(plain.encode("utf-16-le")) // 2 <= LONGEST:
        return plain
    return plain.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
