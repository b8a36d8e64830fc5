"""An answer to paste into minutes, a ticket or a page: Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.answers.places import written
from plankit.answers.sheet import Link
from plankit.answers.speaking import cell, sentence
from plankit.reporters.markup import cell as marked
from plankit.reporters.markup import code
from plankit.reporters.plain import inert
from plankit.words import say, words

if TYPE_CHECKING:
    from plankit.answers.sheet import Setting, Sheet, Table
    from plankit.words import Words

_BEGINS = re.compile(r"^(\d*)(?=[-+#.)])")
_CLOSES = re.compile(r"#+$")


def markdown(sheet: Sheet, setting: Setting) -> str:
    """The whole answer: a heading, sentences, and a table under a heading each."""
    speak = words(setting.language)
    place = written(setting, sheet.title.at) if isinstance(sheet.title, Link) else ""
    parts = [
        f"### {_block(cell(sheet.title, speak))}",
        *([code(place)] if place else []),
        *(_block(sentence(each, speak)) for each in sheet.sentences),
        *(_table(each, setting, speak) for each in sheet.tables if each.rows),
    ]
    return inert("\n\n".join(parts) + "\n")


def _block(text: str) -> str:
    """A text on a line of its own: it begins no list or heading, and ends none."""
    return _CLOSES.sub(r"\\\g<0>", _BEGINS.sub(r"\1\\", marked(text)))


def _table(table: Table, setting: Setting, speak: Words) -> str:
    rows = [
        [marked(cell(each, speak, brief=column.brief)) for each, column in zip(row.cells, table.columns, strict=True)]
        for row in table.rows
    ]
    used = [number for number in range(len(table.columns)) if any(row[number] for row in rows)]
    heads = [*(marked(speak(table.columns[number].head)) for number in used), speak(say("Where"))]
    places = [code(place) if (place := written(setting, row.at)) else "" for row in table.rows]
    lines = [
        heads,
        ["---"] * len(heads),
        *([*(row[number] for number in used), place] for row, place in zip(rows, places, strict=True)),
    ]
    return "\n".join([f"#### {_block(cell(table.title, speak))}", "", *(f"| {' | '.join(line)} |" for line in lines)])
