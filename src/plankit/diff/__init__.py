"""Two plans compared by what they mean: what changed, and what follows for those who answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.diff.change import FOLLOWING, Change, Kind, Side, Standing, What
from plankit.diff.entries import paired
from plankit.diff.fields import Fields
from plankit.diff.kinds import kind_name
from plankit.diff.naming import concerns
from plankit.diff.owners import following
from plankit.diff.pages import pages
from plankit.findings import At

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.diff.entries import Paired
    from plankit.findings import Route
    from plankit.index import Index

__all__ = ["FOLLOWING", "Change", "Kind", "Side", "Standing", "What", "diff", "diff_of", "kind_name"]

SECTIONS = ("plan", "strategy", "ownership", "content", "monitoring", "support", "training", "roadmap", "checks")
"""The sections that hold something besides entries."""


def diff(old: Index, new: Index) -> tuple[Change, ...]:
    """What stands otherwise in the later plan than in the earlier one, in the order of the format."""
    entries = paired(old.plan, new.plan)
    return (
        *following(old, new, entries.ids),
        *_sections(old, new, entries),
        *_entries(old, new, entries),
        *pages(old.plan, new.plan, entries.ids),
    )


def diff_of(old: Index, new: Index, route: Route) -> tuple[Route, tuple[Change, ...]]:
    """What stands otherwise about one entry, and in other entries about it; and its route in the earlier plan.

    The route is that in the later plan, as long as the entry stands there.
    """
    entries = paired(old.plan, new.plan)
    back = {after: before for before, after in entries.both.get(route[:-1], ())}
    before = (*route[:-1], back.get(str(route[-1]), route[-1]))
    facts = (*_sections(old, new, entries), *_entries(old, new, entries))
    return before, (
        *following(old, new, entries.ids, {before, route}),
        *(each for each in facts if concerns(each, before, route)),
    )


def _sections(old: Index, new: Index, entries: Paired) -> Iterator[Change]:
    """What belongs to no entry."""
    for section in SECTIONS:
        route = (section,)
        sides = (_side(each, route) for each in (old, new))
        yield from Fields(route, entries.ids).of(*sides)


def _entries(old: Index, new: Index, entries: Paired) -> Iterator[Change]:
    for route in shape.collections():
        compare = Fields(route, entries.ids)
        olds, news = old.plan.entries(route), new.plan.entries(route)
        for before, after in entries.both[route]:
            if before == after and not entries.ids and olds[before] == news[after]:
                continue
            then, now = _side(old, (*route, before)), _side(new, (*route, after))
            if before != after:
                yield Change("entry", "renamed", (), then, now)
            yield from compare.of(then, now)
        for id_ in entries.gone[route]:
            yield Change("entry", "removed", (), _side(old, (*route, id_)), None)
        for id_ in entries.come[route]:
            yield Change("entry", "added", (), None, _side(new, (*route, id_)))


def _side(index: Index, route: Route) -> Side:
    value = index.plan.at(route)
    return Side(route, At(route, "entry"), value)
