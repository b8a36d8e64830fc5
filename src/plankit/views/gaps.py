"""What is open: what nobody answers for, what is overdue, what falls due, and what the check has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.due import Due, due
from plankit.index.chain import in_use
from plankit.views.page import Page
from plankit.views.roles import RoleView, role_view
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Finding
    from plankit.index import Index
    from plankit.sections.ownership import Seat
    from plankit.sections.responsibilities import Responsibility
    from plankit.views.page import Given
    from plankit.words import Said


class EmptySeat(NamedTuple):
    """A seat that nobody takes."""

    body: str
    entry: Seat


class Ownerless(NamedTuple):
    """An entry whose owner leads to nobody, and why."""

    kind: str
    id: str
    owner: str
    why: Said


class Found(NamedTuple):
    """Something that the check found, with the entry it is about; `kind` is "" where it is about none."""

    finding: Finding
    kind: str
    id: str


class Gaps(NamedTuple):
    """Everything that is open on the day."""

    roles: tuple[RoleView, ...]
    seats: tuple[EmptySeat, ...]
    ownerless: tuple[Ownerless, ...]
    unassigned: tuple[tuple[str, Responsibility], ...]
    overdue: tuple[Due, ...]
    coming: tuple[Due, ...]
    found: tuple[Found, ...]
    hints: int

    @property
    def vacancies(self) -> int:
        """How many places and things there are that nobody answers for."""
        return len(self.roles) + len(self.seats) + len(self.ownerless)

    @property
    def now(self) -> int:
        """How much is open now."""
        return self.vacancies + len(self.overdue)


def pages(given: Given) -> Iterator[Page]:
    """The page of what is open."""
    yield Page("open", "gaps", say("What is open"), view(given), order=120, section="open")


def view(given: Given) -> Gaps:
    """Everything that is open on the day."""
    index = given.index
    falls = due(index)
    roles = (role_view(index, id_) for id_ in index.data.roles)
    left_open = index.data.responsibilities.items()
    return Gaps(
        roles=tuple(each for each in roles if each.state in {"vacant", "covered", "short"}),
        seats=tuple(_seats(index)),
        ownerless=tuple(_ownerless(index)),
        unassigned=tuple((id_, each) for id_, each in left_open if each.status in {"vacant", "parked", "out_of_scope"}),
        overdue=tuple(each for each in falls if each.on < index.on),
        coming=tuple(each for each in falls if each.on >= index.on),
        found=tuple(_found(each) for each in given.findings if each.severity != "hint"),
        hints=sum(each.severity == "hint" for each in given.findings),
    )


def _seats(index: Index) -> Iterator[EmptySeat]:
    for id_, body in index.data.ownership.bodies.items():
        if in_use(body, index.on) and not body.outside:
            yield from (EmptySeat(id_, seat) for seat in body.seats if seat.holder == "vacant")


def _ownerless(index: Index) -> Iterator[Ownerless]:
    """Entries with an owner who is nobody on the day; the role that is vacant has been named already."""
    for reference in index.chains.owners:
        answer = index.answer(reference.id)
        if answer.why and reference.entry:
            kind = shape.collections()[reference.field.collection]
            yield Ownerless(kind, str(reference.entry[-1]), reference.id, answer.why)


def _found(finding: Finding) -> Found:
    steps = tuple(finding.at.split("."))
    for length in (1, 2):
        kind = shape.collections().get(steps[:length])
        if kind and len(steps) > length:
            return Found(finding, kind, steps[length])
    return Found(finding, "", "")
