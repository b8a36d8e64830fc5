"""Changes that are told in one sentence: the same that befell several entries, and all that befell one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.diff.change import FOLLOWING, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.diff.change import Change, Side

Key = tuple[object, ...]
LISTED = ("readings",)
"""Mappings of which several keys are told together."""


def grouped(changes: Iterable[Change]) -> list[list[Change]]:
    """The changes in groups of one sentence each, in the order of the first of them."""
    found: dict[Key, list[Change]] = {}
    for each in changes:
        found.setdefault(_key(each), []).append(each)
    return list(found.values())


def _key(change: Change) -> Key:
    side = change.side
    if change.kind in FOLLOWING:
        return _following(change)
    if change.kind == "page":
        return "page", *_of_page(change)
    if change.kind == "entry":
        return "entry", change.what, side.entry[:-1] if change.what == "removed" else side.entry
    if change.steps[0] in LISTED and len(change.steps) > 1:
        return side.entry, change.steps[0], change.what
    if is_of_item(change):
        return side.entry, "part", side.at.route[: len(side.entry) + 2]
    if is_of_list(change):
        return side.entry, change.steps, "list"
    return side.entry[:-1], change.steps, change.what, *_values(change)


def _of_page(change: Change) -> Key:
    match change.steps[-1]:
        case "inventory":
            return (change.what,)
        case "owner":
            return _values(change)
    return change.steps


def is_of_list(change: Change) -> bool:
    """Whether something came into a list or went out of it."""
    return change.what in {"added", "removed"} and isinstance(change.given.at.route[-1], int)


def is_of_item(change: Change) -> bool:
    """Whether a field of a part of a list is otherwise."""
    return bool(change.old and change.new and change.old.item is not None and change.new.item is not None)


def _values(change: Change) -> tuple[str, str]:
    return repr(change.old.value if change.old else None), repr(change.new.value if change.new else None)


def _following(change: Change) -> Key:
    """What follows is told together where it begins on one day and has one reason."""
    then, now = standing(change.old), standing(change.new)
    if change.kind == "passing":
        return "passing", change.on, *(frozenset(each.people) for each in (then, now) if each)
    if change.what == "opened":
        return "opened", change.on, repr(now.why) if now else "", bool(now and now.party)
    return "closed", change.on, now is None, now.people if now else ()


def standing(side: Side | None) -> Standing | None:
    """How it stands with an owner on one side."""
    value: Any = side.value if side else None
    return value if isinstance(value, Standing) else None
