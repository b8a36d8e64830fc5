"""An answer for a terminal: sentences, and tables that fit the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers.columns import GAP, INDENT, fitted
from plankit.answers.places import written
from plankit.answers.sheet import Link
from plankit.answers.speaking import cell, sentence
from plankit.reporters.cells import cells, wrap
from plankit.reporters.ink import paint, paint_code
from plankit.reporters.plain import inert
from plankit.words import words

if TYPE_CHECKING:
    from plankit.answers.sheet import Row, Setting, Sheet, Table
    from plankit.reporters.view import View
    from plankit.words import Words

WIDE = 120
"""From how many columns on the place of each row stands beside it, and not below."""


def text(sheet: Sheet, setting: Setting, view: View) -> str:
    """The whole answer."""
    speak = words(setting.language)
    parts = [
        _title(sheet, setting, speak, view),
        *([paint_code(line, view) for line in wrap(sentence(each, speak), view.width)] for each in sheet.sentences),
    ]
    tables = [_table(each, setting, speak, view) for each in sheet.tables if each.rows]
    return inert("\n\n".join("\n".join(part) for part in ([line for part in parts for line in part], *tables)) + "\n")


def _title(sheet: Sheet, setting: Setting, speak: Words, view: View) -> list[str]:
    title = cell(sheet.title, speak)
    place = written(setting, sheet.title.at) if isinstance(sheet.title, Link) else ""
    if place and cells(title) + 2 + cells(place) <= view.width:
        return [f"{paint(title, 'strong', view)}  {paint(place, 'quiet', view)}"]
    return [paint(line, "strong", view) for line in wrap(title, view.width, "", "")] + (
        [f"  {paint(place, 'quiet', view)}"] if place else []
    )


def _table(table: Table, setting: Setting, speak: Words, view: View) -> list[str]:
    rows = [
        [cell(each, speak, brief=column.brief) for each, column in zip(row.cells, table.columns, strict=True)]
        for row in table.rows
    ]
    used = [number for number in range(len(table.columns)) if any(row[number] for row in rows)]
    rows = [[row[number] for number in used] for row in rows]
    under = next((spot for spot, number in enumerate(used) if table.columns[number].named), 0)
    places = [written(setting, row.at) for row in table.rows]
    if view.width >= WIDE:
        rows, places = [[*row, place] for row, place in zip(rows, places, strict=True)], [""] * len(places)
    lines = [paint(speak(table.title), "strong", view)]
    for row, place, shown in zip(table.rows, places, fitted(rows, view.width, places, under), strict=True):
        lines += _toned(shown, row, place, view)
    return lines


def _toned(lines: list[str], row: Row, place: str, view: View) -> list[str]:
    """The lines of a row; what leads it is in the colour of its tone, its place is quiet."""
    first, *rest = [paint_code(line, view) for line in lines]
    if row.tone:
        lead, gap, more = first.removeprefix(INDENT).partition(GAP)
        first = f"{INDENT}{paint(lead, row.tone, view)}{gap}{more}"
    if place:
        rest = [line.replace(place, paint(place, "quiet", view)) for line in rest]
    return [first, *rest]
