"""Who stands behind what is owned: party, people, deputies; and where that is weak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.index.chain import runs
from plankit.views.page import node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.words import Said

MOST, LISTED = 12, 100
ORDER = ("nobody", "ends", "alone")
PEOPLE = frozenset({"role", "person"})


class Weak(NamedTuple):
    """Where a strand is weak: `nobody`, `ends` on a day, or `alone` where one person has nobody who stands in."""

    mark: str
    day: date | None = None
    why: Said | None = None


class Strand(NamedTuple):
    """What one party owns (kind and id), who answers for it, who stands in, and the weak links of it."""

    party: str
    owned: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    deputies: tuple[str, ...]
    weak: tuple[Weak, ...]

    @property
    def name(self) -> str:
        """A name for it in a diagram."""
        return node(self.party)


class Strands(NamedTuple):
    """The weak strands, the worst first: those in the picture, those listed, how many are left out.

    `sound` are those that lead to people by no weak link; of whom the plan does not name, nothing is said.
    """

    picture: tuple[Strand, ...]
    listed: tuple[Strand, ...]
    more: int
    sound: int


def strands(index: Index) -> Strands:
    """Every owner of the plan that leads to somebody by a weak link, or to nobody."""
    found = list(_strands(index))
    weak = sorted((each for each in found if each.weak), key=_worst)
    sound = sum(not each.weak and bool(each.people) for each in found)
    return Strands(tuple(weak[:MOST]), tuple(weak[:LISTED]), max(0, len(weak) - LISTED), sound)


def _worst(each: Strand) -> tuple[int, int]:
    return min(ORDER.index(weak.mark) for weak in each.weak), -len(each.owned)


def _strands(index: Index) -> Iterator[Strand]:
    owned: dict[str, list[tuple[str, str]]] = {}
    for each in index.chains.owners:
        kind = shape.collections()[each.field.collection] if each.field.collection else ""
        owned.setdefault(each.id, []).append((kind, str(each.route[len(each.field.collection)]) if kind else ""))
    for party, entries in owned.items():
        answer, deputies = index.answer(party), deputies_of(index, party)
        weak = tuple(_weak(index, party, deputies))
        yield Strand(party, tuple(dict.fromkeys(entries)), answer.people, deputies, weak)


def deputies_of(index: Index, party: str) -> tuple[str, ...]:
    """Who stands in for a role on the day, and is there."""
    role = index.data.roles.get(party)
    running = [each for each in role.deputies if runs(each.from_, each.until, index.on)] if role else []
    return tuple(each.person for each in running if not index.answer(each.person).broken)


def _weak(index: Index, party: str, deputies: tuple[str, ...]) -> Iterator[Weak]:
    answer, known = index.answer(party), index.party(party)
    if answer.broken:
        yield Weak("nobody", why=answer.briefly or answer.why)
        return
    if answer.until and answer.until <= index.horizon:
        yield Weak("ends", answer.until)
    if known and known.kind in PEOPLE and len(answer.people) == 1 and not deputies:
        yield Weak("alone")
