"""What a plan takes over from the one it builds on: every entry, and every value that it does not give itself."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.findings import At, Problem, Route
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plankit.sections import PlanData

OWN = ("plankit", "plan", "checks")
"""What a plan says of itself alone."""
OF_THE_ORGANIZATION = ("organization", "intranet", "language", "languages", "people_kept")
"""What is taken over of `plan`: it is said of the organization as much as of its plan."""
LANGUAGES = {"language", "languages"}
SETTINGS = ("profile", "horizon", "timezone", "holidays")
"""What is taken over of `checks`: what is let go is a matter of each plan."""
RULES: Route = ("checks", "rules")
DEEP = "/-" * 50
"""So far down that no way back leads past the top."""


class Above(NamedTuple):
    """What a plan that another builds on gives: its data, the sections that stand in it, and where an entry is, as the plan below says it."""

    data: PlanData
    given: set[str]
    where: Callable[[Route], At]


class Taken:
    """What was taken over: entries by collection, and single values by their route."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.entries: dict[Route, set[str]] = {}
        self.values: set[Route] = set()
        self.sections: set[Route] = set()
        self.problems: list[Problem] = []

    def count(self, route: Route) -> int:
        """How many entries of a collection were taken over."""
        return len(self.entries.get(route, ()))

    def holds(self, route: Route) -> bool:
        """Whether what a route leads to was taken over."""
        for length in (1, 2):
            ids = self.entries.get(route[:length])
            if ids is not None and len(route) > length:
                return route[length] in ids
        return route[:2] in self.values or route[:1] in self.sections


def organization(written: Mapping[str, Any], above: Mapping[str, Any]) -> set[str]:
    """Fill in what the plan does not say of the organization, before it is validated; gives the keys that were filled in."""
    plan, theirs = _mapping(written, "plan"), _mapping(above, "plan")
    spoken = not LANGUAGES.isdisjoint(plan)
    filled = {
        key: theirs[key]
        for key in OF_THE_ORGANIZATION
        if theirs.get(key) is not None and key not in plan and not (spoken and key in LANGUAGES)
    }
    written["plan"].update(filled)
    return set(filled)


def take(data: PlanData, written: Mapping[str, Any], above: Above, filled: set[str]) -> Taken:
    """Take over what stands in the plan above; an entry that both have is a problem, and the plan's own counts.

    `filled` are the keys of `plan` that came from above before validation.
    """
    taken = Taken()
    for route in shape.collections():
        _entries(taken, route, _at(data, route), above)
    for section in sorted(above.given.difference(OWN)):
        _values(taken, section, (data, _mapping(written, section)), above)
    _settings(taken, data, _mapping(written, "checks"), above.data)
    taken.values |= {("plan", key) for key in filled}
    return taken


def _at(data: object, route: Route) -> Any:
    for step in route:
        data = getattr(data, str(step))
    return data


def _mapping(written: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = written.get(key)
    return value if isinstance(value, dict) else {}


def _entries(taken: Taken, route: Route, own: dict[str, Any], above: Above) -> None:
    theirs = _at(above.data, route)
    both = own.keys() & theirs.keys()
    taken.entries[route] = theirs.keys() - both
    taken.problems += [
        _twice((*route, id_), above.where((*route, id_))) for id_ in sorted(both) if own[id_] != theirs[id_]
    ]
    own.update({id_: theirs[id_] for id_ in theirs if id_ not in both} if both else theirs)


def _twice(route: Route, first: At) -> Problem:
    return Problem(
        At(route, "key"),
        say(
            "`{id}` stands here and, with something else in it, in `{file}` of the plan that this one builds on; the one "
            "here counts.",
            id=str(route[-1]),
            file=first.file or "",
        ),
        say("Take one of the two out, or give the one here an id of its own."),
        value=str(route[-1]),
        related=(first,),
        rule="duplicate-entry",
    )


def _values(taken: Taken, section: str, own: tuple[PlanData, Mapping[str, Any]], above: Above) -> None:
    """The single values of a section that the plan does not give; the section itself, where it gives nothing of it."""
    data, given = own
    if not given:
        taken.sections.add((section,))
    if (section,) in shape.collections():
        return
    ours, theirs = getattr(data, section), getattr(above.data, section)
    for key in shape.keys_at((section,)):
        if (section, key) not in shape.collections() and given.get(key) is None and getattr(theirs, key):
            setattr(ours, key, getattr(theirs, key))
            taken.values.add((section, key))


def _settings(taken: Taken, data: PlanData, given: Mapping[str, Any], above: PlanData) -> None:
    """How strictly the plan is checked, as far as it does not say so itself."""
    for key in SETTINGS:
        if given.get(key) is None:
            setattr(data.checks, key, getattr(above.checks, key))
            taken.values.add(("checks", key))
    rules = above.checks.rules
    taken.entries[RULES] = rules.keys() - data.checks.rules.keys()
    data.checks.rules.update({rule: rules[rule] for rule in taken.entries[RULES]})


def beyond(file: str, prefix: str) -> str:
    """A file of the plan above, as the plan below names it."""
    return posixpath.normpath(posixpath.join(prefix, file))


def back(file: str, prefix: str) -> str:
    """The same, as the plan above names it itself."""
    return posixpath.relpath(f"{DEEP}/{file}", f"{DEEP}/{prefix}")


def way_up(written: Mapping[str, Any]) -> str:
    """The way to the plan above, where one is named in so many words; "" where none is."""
    way = _mapping(written, "plan").get("extends")
    return way if isinstance(way, str) else ""
