"""What changed, for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plankit.reporters.cells import cells, wrap
from plankit.reporters.ink import paint, paint_code
from plankit.reporters.plain import cut, inert, prose
from plankit.telling.editions import cautions, headline, places
from plankit.telling.themes import THEMES
from plankit.words import words

if TYPE_CHECKING:
    from plankit.reporters.view import View
    from plankit.telling import Line
    from plankit.telling.editions import Comparison
    from plankit.words import Said, Words

LONGEST = 4000
BULLET, UNDER = "- ", "  "


def text(comparison: Comparison, view: View) -> str:
    """How much changed, then each change under its heading, with its place."""
    speak = words(comparison.language)
    parts = [[paint(line, "strong", view) for line in wrap(sentence(headline(comparison), speak), view.width, "", "")]]
    for theme, lines in groupby(comparison.lines, lambda line: line.theme):
        told = [row for line in lines for row in _told(comparison, line, speak, view)]
        parts.append([paint(speak(THEMES[theme]), "strong", view), *told])
    parts += [wrap(sentence(each, speak), view.width, "", "") for each in cautions(comparison)]
    return inert("\n\n".join("\n".join(part) for part in parts) + "\n")


def _told(comparison: Comparison, line: Line, speak: Words, view: View) -> list[str]:
    rows = wrap(sentence(line.said, speak), view.width, BULLET, UNDER)
    where = ", ".join(places(comparison, line))
    painted = [paint_code(row, view) for row in rows]
    if cells(rows[-1]) + 2 + cells(where) <= view.width:
        painted[-1] += f"  {paint(where, 'quiet', view)}"
        return painted
    return [*painted, f"{UNDER}{paint(where, 'quiet', view)}"]


def sentence(said: Said, speak: Words) -> str:
    """A sentence, beginning with a capital letter."""
    told = cut(prose(speak(said)), LONGEST)
    return told[:1].upper() + told[1:]
