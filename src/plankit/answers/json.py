"""An answer for programs: JSON in which every name tells its file and line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit import __version__
from plankit.answers.places import links, place_of
from plankit.answers.sheet import Link, Shown
from plankit.answers.speaking import cell, sentence
from plankit.reporters.ascii import dump
from plankit.reporters.plain import plain, prose
from plankit.words import Said, words

if TYPE_CHECKING:
    from plankit.answers.sheet import Cell, Row, Setting, Sheet, Table
    from plankit.findings import At
    from plankit.words import Words


def json(sheet: Sheet, setting: Setting, schema: str) -> str:
    """The whole answer as one object."""
    speak = words(setting.language)
    tables: dict[str, list[object]] = {}
    for table in sheet.tables:
        tables.setdefault(table.key, []).extend(_row(each, table, setting, speak) for each in table.rows)
    answer = {
        "schema": schema,
        "tool": {"name": "plankit", "version": __version__},
        "plan": _plan(setting, speak),
        "about": _value(sheet.title, setting, speak),
        "told": [_told(each, setting, speak) for each in sheet.sentences],
        **{key: _value(value, setting, speak) for key, value in sheet.facts.items()},
        **tables,
    }
    return dump(answer, 2) + "\n"


def _plan(setting: Setting, speak: Words) -> dict[str, object]:
    return {
        "title": prose(speak.pick(setting.index.data.plan.title)) if "plan" in setting.index.plan.given else "",
        "root": plain(setting.root),
        "as_of": setting.index.on.isoformat(),
        "language": setting.language,
    }


def _told(said: Said, setting: Setting, speak: Words) -> dict[str, object]:
    return {
        "text": sentence(said, speak),
        "names": [_link(each, setting, speak) for each in links(setting, said)],
    }


def _row(row: Row, table: Table, setting: Setting, speak: Words) -> dict[str, object]:
    cells = {column.key: value for column, value in zip(table.columns, row.cells, strict=True)}
    shown = {key: _value(value, setting, speak) for key, value in {**cells, **row.facts}.items()}
    return shown | (_place(row.at, setting) if row.at else {})


def _value(value: Cell, setting: Setting, speak: Words) -> object:
    match value:
        case Link():
            return _link(value, setting, speak)
        case Shown():
            return _value(value.value, setting, speak)
        case Said() if names := links(setting, value):
            return {"text": cell(value, speak), "names": [_link(each, setting, speak) for each in names]}
        case dict() if set(value) - {"nl", "en"}:
            return {key: _value(each, setting, speak) for key, each in value.items()}
        case None | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case tuple() | list() if not isinstance(value, Said):
            return [_value(each, setting, speak) for each in value]
    return cell(value, speak)


def _link(link: Link, setting: Setting, speak: Words) -> dict[str, object]:
    title = prose(speak.pick(link.name.title)) or None
    return {"kind": link.kind, "id": prose(link.name.id), "title": title, **_place(link.at, setting)}


def _place(where: At, setting: Setting) -> dict[str, object]:
    if not (where.route or where.file):
        return {}
    place = place_of(setting, where)
    return {"at": plain(str(where)), "file": place.file, "line": place.span.line, "column": place.span.column}
