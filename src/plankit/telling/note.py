"""What changed, as Markdown for a pull request or the minutes of a meeting."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plankit.reporters.markup import cell, code
from plankit.reporters.plain import inert
from plankit.telling.editions import cautions, headline, places
from plankit.telling.text import sentence
from plankit.telling.themes import THEMES
from plankit.words import words

if TYPE_CHECKING:
    from plankit.telling import Line
    from plankit.telling.editions import Comparison
    from plankit.words import Words

MARK = "<!-- plankit diff -->"
"""By which a service finds its own comment again."""


def note(comparison: Comparison) -> str:
    """A heading, and a list under a heading for each thing that changes are about."""
    speak = words(comparison.language)
    parts = [MARK, f"### {cell(sentence(headline(comparison), speak))}"]
    for theme, lines in groupby(comparison.lines, lambda line: line.theme):
        told = [_told(comparison, line, speak) for line in lines]
        parts.append("\n".join([f"#### {speak(THEMES[theme])}", "", *told]))
    parts += [cell(sentence(each, speak)) for each in cautions(comparison)]
    return inert("\n\n".join(parts) + "\n")


def _told(comparison: Comparison, line: Line, speak: Words) -> str:
    where = ", ".join(place if place == "…" else code(place) for place in places(comparison, line))
    return f"- {cell(sentence(line.said, speak))} {where}"
