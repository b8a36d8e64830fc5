"""Which units have nobody of their own in a role that there is one of in each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index

AMBASSADORS = ("ambassad", "champion")


@rule("hint", outside=True)
def unit_without_ambassador(index: Index) -> Iterator[Problem]:
    """A unit that has no ambassador, while others have one."""
    for id_, role in index.data.roles.items() if not index.posts_only else ():
        if role.per == "unit" and role.filled == "here" and any(word in id_ for word in AMBASSADORS):
            bare = _bare(index, id_)
            if bare:
                yield Problem(
                    at("roles", id_, "holders"),
                    say_n(
                        len(bare),
                        "The role {role} has nobody for the unit {units}.",
                        "The role {role} has nobody for the units {units}.",
                        role=named(id_, role),
                        units=[index.name(unit) for unit in bare],
                    ),
                    say("Find somebody there: `{{person: ..., scope: {unit}}}` under `holders:`.", unit=bare[0]),
                    value=",".join(bare),
                )


def _bare(index: Index, id_: str) -> list[str]:
    """The units of which neither they, nor a unit above or below them, have somebody in the role."""
    units = index.data.units
    active = {str(each.holding.scope) for each in index.chains.active(id_, index.on)} & units.keys()
    reached = {above for unit in active for above in _line(index, unit)}
    return [
        unit
        for unit, entry in units.items()
        if active
        and unit not in reached
        and active.isdisjoint(_line(index, unit))
        and runs(entry.from_, entry.until, index.on)
    ]


def _line(index: Index, unit: str) -> list[str]:
    """A unit and those above it."""
    line: list[str] = []
    above: str | None = unit
    while above in index.data.units and above not in line:
        line.append(above)
        above = index.data.units[above].parent
    return line
