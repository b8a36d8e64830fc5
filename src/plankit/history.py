"""The history of one entry: what changed about it, commit by commit, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.diff import diff_of
from plankit.files import texts
from plankit.index import Index
from plankit.plan import load
from plankit.shape import collections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.diff import Change
    from plankit.findings import Route
    from plankit.past import Commit, Past
    from plankit.plan import Plan


class Step(NamedTuple):
    """What one commit changed about an entry; `commit` is None for what is not committed yet. The plans are as of its day.

    `route` leads to the entry in the later of the two plans.
    """

    route: Route
    commit: Commit | None
    old: Index
    new: Index
    changes: tuple[Change, ...]


def history(index: Index, route: Route, past: Past) -> Iterator[Step]:
    """What changed about the entry at a route, from the files as they are back to its beginning."""
    commits = past.commits()
    tip = _index(past.plan(commits[0].id) if commits else None, index.on)
    before, changes = diff_of(tip, index, route)
    if changes:
        yield Step(route, None, tip, index, changes)
    _let_go(tip)
    routes = {commits[0].id: before} if commits else {}
    for commit in commits:
        yield from _made(commit, routes, past, index.on)


def _made(commit: Commit, routes: dict[str, Route], past: Past, on: date) -> Iterator[Step]:
    """What a commit changed; of a merge, only what stands so in none of the plans it merges."""
    day, route = commit.day or on, routes[commit.id]
    if past.shallow and not commit.parents:
        # What it changed cannot be told: the commit before it is not in this clone.
        return
    new = _index(past.plan(commit.id), day)
    steps = []
    for parent in commit.parents or ("",):
        old = _index(past.plan(parent) if parent else None, day)
        routes[parent], changes = diff_of(old, new, route)
        steps.append(Step(route, commit, old, new, changes))
    first, *others = steps
    made = tuple(each for each in first.changes if all(_told(each) in map(_told, step.changes) for step in others))
    if made:
        yield first._replace(changes=made)
    _let_go(new, *(each.old for each in steps))


def _told(change: Change) -> tuple[object, ...]:
    return change.kind, change.what, change.steps, change.side.entry, repr(change.new.value if change.new else None)


def _index(plan: Plan | None, on: date) -> Index:
    return Index(plan or load(texts({})), on, on)


def _let_go(*indexes: Index) -> None:
    """Forget what an index has found out: it refers back to the index, and would keep a plan that nobody needs any more."""
    for each in indexes:
        vars(each).pop("chains", None)


def last_seen(past: Past, id_: str) -> tuple[Commit, Plan] | None:
    """The latest commit, and its plan, in which an entry has some id; None where none ever had."""
    plans = ((commit, past.plan(commit.id)) for commit in past.commits())
    return next(((commit, plan) for commit, plan in plans if plan and _has(plan, id_)), None)


def _has(plan: Plan, id_: str) -> bool:
    return any(id_ in plan.entries(route) for route in collections())
