"""The roles that lose somebody: who is left in them, and who can still stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.days import DAY, EVER, Standing
from plankit.words import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plankit.days import Days


class Loss(NamedTuple):
    """Days on which a role has fewer holders than it would have had.

    `lost` are those gone, `left` those who are there; `scopes` is what nobody holds it for any more, where it exists
    once for each of something; `least` is how many it needs.
    """

    role: str
    first: date
    last: date
    lost: tuple[str, ...]
    left: tuple[str, ...]
    scopes: tuple[Name, ...]
    least: int
    standing: Standing


class Held(NamedTuple):
    """Who has a role on a day, and for what."""

    person: str
    scope: str | dict[str, str] | None = None


class Bared(NamedTuple):
    """Days on which fewer can stand in for a role: who cannot, who still can, and whether it must have somebody."""

    role: str
    first: date
    last: date
    lost: tuple[str, ...]
    left: tuple[str, ...]
    critical: bool


def losses(before: Days, after: Days, concerned: set[str]) -> list[Loss]:
    """The roles that lose holders."""
    found: list[Loss] = []
    for role in _concerned(after, concerned):
        for start, end in _pieces(before, after, role):
            loss = _loss(before, after, role, start, end)
            if not loss.lost:
                continue
            if (
                found
                and loss == found[-1]._replace(first=start, last=end, standing=loss.standing)
                and _next(found, start)
            ):
                found[-1] = found[-1]._replace(last=end)
            else:
                found.append(loss)
    return found


def bared(before: Days, after: Days, concerned: set[str]) -> list[Bared]:
    """The roles for which fewer can stand in."""
    found: list[Bared] = []
    for role in _concerned(after, concerned):
        critical = after.index.data.roles[role].critical
        for start, end in _pieces(before, after, role):
            can, could = after.standing(role, start).able, before.standing(role, start).able
            lost = tuple(each for each in could if each not in can)
            less = Bared(role, start, end, lost, can, critical)
            if found and less == found[-1]._replace(first=start, last=end) and _next(found, start):
                found[-1] = found[-1]._replace(last=end)
            elif lost:
                found.append(less)
    return found


def _next(found: Sequence[Loss | Bared], start: date) -> bool:
    """Whether a day is the one after the last of what was found."""
    return found[-1].last + DAY == start


def _concerned(after: Days, concerned: set[str]) -> Iterator[str]:
    """The roles behind which somebody of some stands."""
    return (role for role in after.index.data.roles if not concerned.isdisjoint(after.behind(role)))


def _pieces(before: Days, after: Days, role: str) -> Iterator[tuple[date, date]]:
    """The days from that of the index on, in pieces within which nothing about a role changes."""
    dates = {*before.dates(role), *after.dates(role)}
    starts = [after.index.on, *sorted(each for each in dates if each > after.index.on)]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        yield start, following - DAY if following else EVER


def _loss(before: Days, after: Days, role: str, start: date, end: date) -> Loss:
    were, are = _present(before, role, start), _present(after, role, start)
    gone = [each for each in were if each not in are]
    entry = after.index.data.roles[role]
    scopes = [each.scope for each in gone if entry.per and each.scope]
    kept = [each.scope for each in are]
    return Loss(
        role,
        start,
        end,
        tuple(dict.fromkeys(each.person for each in gone)),
        tuple(dict.fromkeys(each.person for each in are)),
        tuple(_scope(after, each) for each in scopes if each not in kept),
        entry.min_holders,
        after.standing(role, start),
    )


def _present(days: Days, role: str, day: date) -> list[Held]:
    """Who holds a role, or covers it, and is there on a day; nobody while the role does not exist or is a gap."""
    if days.standing(role, day).state == "gap":
        return []
    holdings = [each.holding for each in days.index.chains.active(role, day)]
    held = [Held(each.person, each.scope) for each in holdings] or [Held(each) for each in days.cover(role)]
    return [each for each in held if days.there(each.person, day)]


def _scope(days: Days, scope: str | dict[str, str]) -> Name:
    data = days.index.data
    id_ = scope if isinstance(scope, str) else next(iter(scope.values()), "")
    place = data.units.get(id_) or data.content.areas.get(id_)
    return Name(place.title if place else scope, id_)
