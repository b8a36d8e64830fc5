"""The roles by layer: who holds each, who stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import runs
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.people import Away
    from plankit.sections.roles import Holding, Role
    from plankit.views.page import Given

LAYERS = ("strategic", "tactical", "operational", None)


class HolderView(NamedTuple):
    """Someone who holds a role: who it is, from when until when, and until when they are away."""

    id: str
    entry: Holding
    away: Away | None
    until: date | None


class RoleView(NamedTuple):
    """A role on the day.

    `state`: held, short (fewer than it needs), covered, vacant, elsewhere (the staff directory knows), each (it exists
    once for each of something, and nobody is named), later, ended.
    """

    id: str
    entry: Role
    state: str
    holders: tuple[HolderView, ...]
    coming: tuple[HolderView, ...]
    past: tuple[HolderView, ...]
    deputies: tuple[str, ...]


class Layer(NamedTuple):
    """The roles of one layer."""

    name: str | None
    roles: tuple[RoleView, ...]


class Roles(NamedTuple):
    """All roles by layer, and those that have ended."""

    layers: tuple[Layer, ...]
    ended: tuple[RoleView, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of all roles."""
    index = given.index
    if not index.data.roles:
        return
    found = [role_view(index, id_) for id_ in index.data.roles]
    yield Page("roles", "roles", say("Roles"), _by_layer(found), order=30, section="roles")


def _by_layer(found: list[RoleView]) -> Roles:
    current = [each for each in found if each.state != "ended"]
    layers = (Layer(name, tuple(each for each in current if each.entry.layer == name)) for name in LAYERS)
    return Roles(
        tuple(layer for layer in layers if layer.roles), tuple(each for each in found if each.state == "ended")
    )


def role_view(index: Index, id_: str) -> RoleView:
    """A role with its holders sorted into those of now, of later and of before."""
    role, on = index.data.roles[id_], index.on
    active = {id(each.holding) for each in index.chains.active(id_, on)}
    views = [(_holder(index, each), each) for each in role.holders]
    holders = tuple(view for view, each in views if id(each) in active)
    coming = tuple(view for view, each in views if id(each) not in active and _begins_later(index, each))
    past = tuple(view for view, each in views if view not in holders and view not in coming)
    deputies = tuple(each.person for each in role.deputies if runs(each.from_, each.until, on))
    present = tuple(each for each in deputies if not index.answer(each).broken)
    return RoleView(id_, role, _state(index, role, holders), holders, coming, past, present)


def _holder(index: Index, holding: Holding) -> HolderView:
    person = index.data.people.get(holding.person)
    away = next((each for each in person.away if runs(each.from_, each.until, index.on)), None) if person else None
    ends = [day for day in (holding.until, person.until if person else None) if day]
    return HolderView(holding.person, holding, away, min(ends, default=None))


def _begins_later(index: Index, holding: Holding) -> bool:
    person = index.data.people.get(holding.person)
    begins = [day for day in (holding.from_, person.from_ if person else None) if day]
    return bool(begins) and max(begins) > index.on


def _state(index: Index, role: Role, holders: tuple[HolderView, ...]) -> str:
    if role.until and role.until < index.on:
        return "ended"
    if role.from_ and role.from_ > index.on:
        return "later"
    if index.posts_only or role.filled == "elsewhere":
        return "elsewhere"
    if holders:
        return "short" if not role.per and len(holders) < role.min_holders else "held"
    if role.vacancy and role.vacancy.covered_by and not index.answer(role.vacancy.covered_by).broken:
        return "covered"
    return "each" if role.per and not role.holders else "vacant"
