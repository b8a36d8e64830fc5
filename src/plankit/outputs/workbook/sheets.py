"""What a sheet of the workbook is: a name, columns and rows of values, before a word is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plankit.index import Index
    from plankit.words import Said

WIDE, NARROW, LETTER = 60, 8, 5


class Column(NamedTuple):
    """A column: its head, how wide it may get, and whether its head stands upright above letters."""

    head: Said | str | Mapping[str, str]
    widest: int = 28
    upright: bool = False


class Marked(NamedTuple):
    """A value that is set apart by a colour as well: `good`, `late`, `open`, or the letters of RACI."""

    value: Any
    tone: str


class Sheet(NamedTuple):
    """A sheet: what it is called, what it holds, the page of the documents it belongs to, its columns and rows.

    The first columns, so many as `fixed` says, stay in sight. `section` is the section of the plan it is about.
    """

    name: Said
    about: Said
    page: str
    section: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    fixed: int = 1


def sheet(
    name: Said, about: Said, of: tuple[str, str], columns: Iterable[Column], rows: Iterable[tuple[Any, ...]]
) -> Sheet:
    """A sheet without the columns in which nothing stands; `of` names its page and its section."""
    columns, rows = tuple(columns), tuple(rows)
    kept = [number for number in range(len(columns)) if number == 0 or any(map(_stands, (row[number] for row in rows)))]
    return Sheet(
        name,
        about,
        *of,
        tuple(columns[number] for number in kept),
        tuple(tuple(row[number] for number in kept) for row in rows),
    )


def _stands(value: Any) -> bool:
    return value not in (None, "", [], (), {})


def title(entries: Mapping[str, Any], id_: str | None) -> Any:
    """What an entry is called, by its id."""
    entry = entries.get(id_) if id_ else None
    return getattr(entry, "title", None) or getattr(entry, "name", None) or id_


def party(index: Index, id_: str | None) -> Any:
    """What a party is called."""
    return index.name(id_).title or id_ if id_ else None


def parties(index: Index, ids: Iterable[str]) -> list[Any]:
    """What some parties are called."""
    return [party(index, each) for each in ids]


def answering(index: Index, id_: str | None) -> Any:
    """Who answers for a party today; why nobody does, set apart."""
    if not id_:
        return None
    answer = index.answer(id_)
    if answer.why:
        return Marked(answer.briefly, "open")
    return [party(index, each) for each in answer.people if each != id_]
