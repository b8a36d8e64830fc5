"""Entries that go on under another id: what is known of them stays known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plankit.shape import collections

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plankit.findings import Finding, Route
    from plankit.plan import Plan

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TITLES = ("title", "name")
ENOUGH = 2
"""Fields that two entries must share, besides a title, to be taken for the same one."""

Parts = tuple[str, tuple[str, ...], str]


class Renamed:
    """The entries of an earlier plan that stand in a later one under another id."""

    def __init__(self, before: Plan, after: Plan) -> None:
        """Look for the same title under another id, else for the same fields under another title."""
        self.ids: dict[tuple[Route, str], str] = {}
        for route in collections():
            gone, come = _apart(_raw(before, route), _raw(after, route))
            for old, new in (*_same(gone, come, _title), *(_same(gone, come, _fields) if route != ("people",) else ())):
                self.ids.setdefault((route, old), new)
        self.words = {old: new for (_, old), new in self.ids.items()}

    def parts(self, finding: Finding) -> Parts:
        """The parts of an earlier finding's fingerprint, by the ids of the later plan."""
        rule, steps, value = parts(finding)
        for length in range(1, len(steps)):
            new = self.ids.get((steps[:length], steps[length]))
            if new:
                steps = (*steps[:length], new, *steps[length + 1 :])
                break
        return rule, steps, ID.sub(lambda match: self.words.get(match[0], match[0]), value)


def parts(finding: Finding) -> Parts:
    """What a finding's fingerprint is made of: rule, ids, value."""
    return finding.rule, tuple(step for step in finding.at.split(".") if not step.isdecimal()), finding.value


def _raw(plan: Plan, route: Route) -> Mapping[str, Any]:
    """The entries of a collection as they are written."""
    value: Any = plan.merged.data
    for step in route:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _apart(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The entries that only one of two plans has."""
    gone = {id_: entry for id_, entry in before.items() if id_ not in after}
    return gone, {id_: entry for id_, entry in after.items() if id_ not in before} if gone else {}


def _same(gone: Mapping[str, Any], come: Mapping[str, Any], key: Callable[[Any], str]) -> Iterator[tuple[str, str]]:
    """The ids of entries that have a key in common, which no third one has."""
    old, new = _single(gone, key), _single(come, key)
    yield from ((id_, new[shared]) for shared, id_ in old.items() if shared in new)


def _single(entries: Mapping[str, Any], key: Callable[[Any], str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for id_, entry in entries.items():
        found.setdefault(key(entry), []).append(id_)
    return {shared: ids[0] for shared, ids in found.items() if shared and len(ids) == 1}


def _title(entry: Any) -> str:
    given = next((entry[key] for key in TITLES if entry.get(key)), "") if isinstance(entry, dict) else entry
    return repr(given).casefold() if given else ""


def _fields(entry: Any) -> str:
    """All that an entry holds but its title, where that is enough to know it by."""
    rest: Collection[Any] = [each for each in entry.items() if each[0] not in TITLES] if isinstance(entry, dict) else []
    return repr(sorted(rest, key=repr)) if len(rest) >= ENOUGH else ""
