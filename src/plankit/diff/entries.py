"""Which entry of one plan is which of the other: the same id, or another id for the same content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.diff.matching import Item, Pair, alike, best, sharing
from plankit.diff.sameness import Where, plain

if TYPE_CHECKING:
    from plankit.diff.sameness import Ids
    from plankit.findings import Route
    from plankit.plan import Plan

    Entries = dict[Route, dict[str, object]]

TITLES = ("title", "name")
TITLE_COUNTS = 3
"""So many other fields weigh as much as the title."""
LONG = 40
"""A text of so many characters is not the same in two entries by chance."""
SAME_TITLE, LIKE_TITLE, OTHER_TITLE = 0.5, 0.6, 0.75
"""How much of two entries must be equal to be taken for one: under the same title, a similar one, another one or none."""
SIMILAR = 0.75
SOMEWHERE = "?"
"""Stands for an id that only one of two plans has: it may be another name for the same."""


class Paired(NamedTuple):
    """Two plans side by side: by collection, ids of both that belong together, ids only the earlier and only the later has."""

    both: dict[Route, list[tuple[str, str]]]
    gone: dict[Route, list[str]]
    come: dict[Route, list[str]]
    ids: Ids
    """The ids that go on under another one, by kind."""


def paired(old: Plan, new: Plan) -> Paired:
    """The entries of two plans side by side."""
    then = {route: old.entries(route) for route in shape.collections()}
    now = {route: new.entries(route) for route in shape.collections()}
    gone, come = _only(then, now), _only(now, then)
    found = Paired({}, {}, {}, {})
    for route, entries in then.items():
        renamed = _renamed(route, (then, now), (gone, come)) if gone[route] and come[route] else {}
        found.ids.update(((shape.collections()[route], before), after) for before, after in renamed.items())
        found.both[route] = [(id_, renamed.get(id_, id_)) for id_ in entries if id_ in now[route] or id_ in renamed]
        found.gone[route] = [id_ for id_ in gone[route] if id_ not in renamed]
        known = set(renamed.values())
        found.come[route] = [id_ for id_ in come[route] if id_ not in known]
    return found


def _only(plan: Entries, other: Entries) -> dict[Route, list[str]]:
    return {route: [id_ for id_ in entries if id_ not in other[route]] for route, entries in plan.items()}


def _renamed(
    route: Route,
    plans: tuple[Entries, Entries],
    single: tuple[dict[Route, list[str]], dict[Route, list[str]]],
) -> dict[str, str]:
    """The ids of entries that stand in the later plan under another id."""
    sides = []
    for entries, only in zip(plans, single, strict=True):
        ids = {(kind, id_): SOMEWHERE for each, kind in shape.collections().items() for id_ in only[each]}
        where = Where(route, (), ids)
        sides.append([Item(number, plain(entries[route][id_], where)) for number, id_ in enumerate(only[route])])
    candidates: list[Pair] = sharing(sides[0], sides[1], _traits)
    pairs = best(candidates, _likeness, SAME_TITLE)
    return {single[0][route][one.number]: single[1][route][other.number] for one, other in pairs}


def _traits(meaning: object) -> Any:
    return meaning or ()


def _likeness(one: Any, other: Any) -> float:
    """How much of two entries is equal, from 0 to 1; 0 where that is too little for what they are called."""
    rest_one, rest_other = set(_rest(one)), set(_rest(other))
    common = rest_one & rest_other
    title, other_title = _title(one), _title(other)
    both = len(rest_one) + len(rest_other)
    if title and title == other_title:
        return (2 * len(common) + 2 * TITLE_COUNTS) / (both + 2 * TITLE_COUNTS)
    share = 2 * len(common) / both if both else 0.0
    if title and other_title and alike(title, other_title) >= SIMILAR:
        return share if share >= LIKE_TITLE else 0.0
    telling = not (title or other_title) or any(isinstance(value, str) and len(value) >= LONG for _, value in common)
    return share if share >= OTHER_TITLE and telling else 0.0


def _title(meaning: Any) -> str:
    return next((str(value).casefold() for key, value in meaning or () if key in TITLES), "")


def _rest(meaning: Any) -> Any:
    return [each for each in meaning or () if each[0] not in TITLES]
