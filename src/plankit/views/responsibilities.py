"""Who is responsible for what: a matrix for each area of work, in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs
from plankit.views.page import OWN_PAGES, Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.responsibilities import Responsibility
    from plankit.views.page import Given

KINDS = ("role", "body", "unit", "person", "supplier")
LAYERS = ("strategic", "tactical", "operational")
LAST = (len(KINDS), 0, 0)
MOST = 80
SINGLE = frozenset({"role", "person", "supplier"})


class Row(NamedTuple):
    """A responsibility and the letters of each column; `open` where nobody answers on the day."""

    id: str
    entry: Responsibility
    cells: tuple[str, ...]
    open: bool


class Matrix(NamedTuple):
    """The responsibilities of one area, with the parties that have a letter in it."""

    area: str | None
    parties: tuple[str, ...]
    rows: tuple[Row, ...]


class Responsibilities(NamedTuple):
    """All responsibilities by area, what is knowingly left to nobody, and what has ended or is still to come.

    `parties` are those who have a letter anywhere, and the people behind them: what falls on each stands on a page of its own.
    """

    areas: tuple[Matrix, ...]
    parties: tuple[str, ...]
    unassigned: tuple[tuple[str, Responsibility], ...]
    other: tuple[tuple[str, Responsibility], ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of responsibilities."""
    if given.index.data.responsibilities:
        shown = view(given.index)
        yield Page("responsibilities", "responsibilities", say("Responsibilities"), shown, 40, "responsibilities")


def view(index: Index) -> Responsibilities:
    """Every responsibility in the place where it belongs."""
    assigned: dict[str | None, list[str]] = {}
    unassigned, other = [], []
    for id_, entry in index.data.responsibilities.items():
        if not runs(entry.from_, entry.until, index.on):
            other.append((id_, entry))
        elif entry.status in {"assigned", "supplier"}:
            assigned.setdefault(entry.area, []).append(id_)
        else:
            unassigned.append((id_, entry))
    columns = _columns(index)
    areas = tuple(_matrix(index, area, ids, columns) for area, ids in assigned.items())
    return Responsibilities(areas, _parties(index, areas), tuple(unassigned), tuple(other))


def _parties(index: Index, areas: tuple[Matrix, ...]) -> tuple[str, ...]:
    """Everybody who has a page and a letter: people first, then roles and bodies; none where they are too many to choose from."""
    lettered = dict.fromkeys(party for area in areas for party in area.parties)
    people = dict.fromkeys(person for party in lettered for person in index.answer(party).people)
    kinds = {id_: party.kind for id_ in (*people, *lettered) if (party := index.party(id_))}
    found = tuple(id_ for kind in OWN_PAGES for id_, each in kinds.items() if each == kind)
    return found if len(found) <= MOST else ()


def _matrix(index: Index, area: str | None, ids: list[str], columns: dict[str, tuple[int, int, int]]) -> Matrix:
    letters = {id_: _letters(index, id_) for id_ in ids}
    parties = sorted({party for row in letters.values() for party in row}, key=lambda party: columns.get(party, LAST))
    rows = tuple(
        Row(
            id_,
            index.data.responsibilities[id_],
            tuple(letters[id_].get(party, "") for party in parties),
            _open(index, index.data.responsibilities[id_].owner),
        )
        for id_ in ids
    )
    return Matrix(area, tuple(parties), rows)


def _letters(index: Index, id_: str) -> dict[str, str]:
    """Party to its letters; one person or role that owns something and names nobody else does the work too."""
    found: dict[str, str] = {}
    named = index.raci.of(id_)
    for letter, parties in named.items():
        for party in parties:
            if letter not in found.get(party, ""):
                found[party] = found.get(party, "") + letter
    for owner in named["A"]:
        who = index.party(owner)
        if not named["R"] and who and who.kind in SINGLE:
            found[owner] = f"AR{found[owner][1:]}"
    return found


def _open(index: Index, owner: str | None) -> bool:
    return owner is None or index.answer(owner).broken


def _columns(index: Index) -> dict[str, tuple[int, int, int]]:
    """Where each party's column stands: roles from strategic to operational, then bodies, units, people, suppliers."""
    return {
        id_: (KINDS.index(party.kind), _layer(getattr(party.entry, "layer", None)), number)
        for number, (id_, party) in enumerate(index.parties.items())
    }


def _layer(layer: str | None) -> int:
    return LAYERS.index(layer) if layer in LAYERS else len(LAYERS)
