"""Who does what: a row for each responsibility, a column for each party that has a letter in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.outputs.workbook.sheets import LETTER, WIDE, Column, Marked, Sheet, answering, party
from plankit.views.labels import label
from plankit.views.responsibilities import KINDS, LAYERS, view
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.responsibilities import Responsibility
    from plankit.views import Given

COLUMNS = (
    Column(say("Responsibility"), WIDE),
    Column(say("Area of work")),
    Column(say("Stage")),
    Column(say("How often")),
    Column(say("Importance"), 11),
    Column(say("Status")),
    Column(say("Owner"), 32),
    Column(say("Answers today"), 32),
    Column(say("Why it is not assigned"), WIDE),
)


def sheets(given: Given) -> Iterator[Sheet]:
    """The matrix."""
    index = given.index
    letters = dict(_letters(index))
    if not letters:
        return
    columns = _parties(index, letters)
    about = say(
        "Every responsibility with its letters: A answers for it, R does it, S helps, C is asked beforehand, I is told."
    )
    yield Sheet(
        say("Who does what"),
        about,
        "responsibilities",
        "responsibilities",
        (*COLUMNS, *(Column(party(index, each), LETTER, upright=True) for each in columns)),
        tuple(_row(index, id_, row, columns) for id_, row in letters.items()),
    )


def _letters(index: Index) -> Iterator[tuple[str, dict[str, str]]]:
    """Each responsibility with the letters of its parties, area by area."""
    found = view(index)
    for area in found.areas:
        for row in area.rows:
            yield row.id, {id_: cell for id_, cell in zip(area.parties, row.cells, strict=True) if cell}
    for id_, _ in (*found.unassigned, *found.other):
        letters: dict[str, str] = {}
        for letter, ids in index.raci.of(id_).items():
            for each in ids:
                letters[each] = letters.get(each, "") + letter
        yield id_, letters


def _parties(index: Index, letters: dict[str, dict[str, str]]) -> list[str]:
    """The parties in the order in which their columns stand: roles from the top down, bodies, units, people, suppliers."""
    found = {each for row in letters.values() for each in row}
    known = [id_ for id_ in index.parties if id_ in found]
    return [*sorted(known, key=lambda id_: _order(index, id_)), *sorted(found - index.parties.keys())]


def _order(index: Index, id_: str) -> tuple[int, int]:
    party = index.parties[id_]
    layer = getattr(party.entry, "layer", None)
    return KINDS.index(party.kind), LAYERS.index(layer) if layer in LAYERS else len(LAYERS)


def _row(index: Index, id_: str, letters: dict[str, str], columns: list[str]) -> tuple[Any, ...]:
    entry = index.data.responsibilities[id_]
    cells = (Marked(letters[each], letters[each][0]) if each in letters else None for each in columns)
    return (
        entry.title,
        label(entry.area),
        label(entry.stage),
        entry.every,
        entry.importance,
        _status(index, entry),
        party(index, entry.owner),
        answering(index, entry.owner),
        entry.because,
        *cells,
    )


def _status(index: Index, entry: Responsibility) -> Any:
    if entry.until and entry.until < index.on:
        return say("ended")
    if entry.from_ and entry.from_ > index.on:
        return say("still to come")
    calm = entry.status in {"assigned", "supplier"}
    return label(entry.status) if calm else Marked(label(entry.status), "late")
