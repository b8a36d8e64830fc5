"""Mending what does not fit, round by round, and telling each fault once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit import shape
from plankit.misfits.sentences import Fault, misfit, missing_key, two_owners, unknown_key, written
from plankit.words import Name

if TYPE_CHECKING:
    from plankit.findings import Part, Problem, Route

SINGLE = ("owner", "decides")


class Fitting:
    """Rounds of mending; what was told once is not told again in the next round."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Mend this data in place; what is inside it belongs to the sources, so copies of that are mended."""
        self.data = data
        self.own: dict[int, Any] = {}
        self.problems: list[Problem] = []
        self.told: set[Route] = set()
        self.above: set[Route] = set()
        self.tries: dict[Route, int] = {}

    def mend(self, errors: list[Any]) -> None:
        """Tell every fault of a round once; mistyped keys first, so that the right ones are not missed as well."""
        faults: dict[Route, Fault] = {}
        for error in errors:
            fault = self._fault(error)
            faults.setdefault(fault.route, fault)
        for fault in sorted(faults.values(), key=lambda fault: fault.type != "extra_forbidden"):
            if self._stands(fault.route[:-1]):
                self._mend(fault)

    def _stands(self, route: Route) -> bool:
        """Whether what holds a fault is still there, and has not been taken away for a fault of its own."""
        value: Any = self.data
        for step in route:
            if value is not None and not _has(value, step):
                return False
            value = value[step] if value is not None else None
        return True

    def _fault(self, error: dict[str, Any]) -> Fault:
        """The fault at its place in the data; steps that only the validator knows are left out."""
        route: list[str | int] = []
        value: Any = self.data
        part: Part = "value"
        listed = False
        for step in error["loc"]:
            if step == "[key]":
                part = "key"
            elif _has(value, step):
                value = value[step]
                route.append(step)
                listed = False
            elif isinstance(step, int):
                # A single item may stand where a list is wanted; the validator has put it into one.
                listed = True
        if error["type"] == "missing":
            route.append(error["loc"][-1])
        return Fault(
            error["type"], tuple(route), part, value, error.get("ctx", {}), listed, _entry(self.data, tuple(route))
        )

    def _mend(self, fault: Fault) -> None:
        if fault.type == "extra_forbidden":
            self._unknown_key(fault)
        elif fault.type == "missing":
            self._missing(fault)
        elif fault.input is None:
            self._empty(fault)
        elif fault.type == "string_type" and isinstance(fault.input, int | float) and fault.part == "value":
            self._put(fault.route, written(fault.input))
        elif _is_list_of_owners(fault):
            self._tell(two_owners(fault))
            self._put(fault.route, fault.input[0])
        else:
            self._tell(misfit(fault))
            self._replace(fault)

    def _unknown_key(self, fault: Fault) -> None:
        """Let a mistyped key mean the one it stands for, so that nothing is said about its absence as well."""
        holder, key = self._holder(fault.route), fault.route[-1]
        problem = unknown_key(fault, shape.keys_at(fault.route[:-1]), {each for each in holder if holder[each]})
        self._tell(problem)
        value = holder.pop(key)
        for covered in problem.covers:
            if covered != fault.route:
                holder[covered[-1]] = value

    def _missing(self, fault: Fault) -> None:
        """What is missing is told, unless a mistyped key has just been taken for it."""
        self._tell(missing_key(fault))
        if not _has(self._holder(fault.route), fault.route[-1]):
            self._fill(fault.route)

    def _empty(self, fault: Fault) -> None:
        """A key with nothing behind it: an entry without keys, or a required value that is not given."""
        if self.tries.get(fault.route, 0) == 0 and fault.type.startswith(("model", "dict")):
            self._put(fault.route, {})
        else:
            self._tell(missing_key(fault))
            self._fill(fault.route)

    def _tell(self, problem: Problem) -> None:
        route = problem.at.route
        if route in self.above or any(route[:length] in self.told for length in range(1, len(route) + 1)):
            return
        self.told.update(problem.covers)
        self.above.update(route[:length] for length in range(1, len(route)))
        self.problems.append(problem)

    def _replace(self, fault: Fault) -> None:
        if fault.part == "key" or (isinstance(fault.route[-1], str) and fault.route not in self.tries):
            self._holder(fault.route).pop(fault.route[-1], None)
            self.tries.setdefault(fault.route, 0)
        else:
            self._fill(fault.route)

    def _fill(self, route: Route) -> None:
        """Put something harmless where a value is needed; when nothing fits, what holds it goes."""
        harmless: tuple[object, ...] = (str(route[-2]) if len(route) > 1 else 1, "", {}, [], 0, "2000-01-01")
        tried = self.tries[route] = self.tries.get(route, 0) + 1
        if tried <= len(harmless):
            self._put(route, harmless[tried - 1])
        else:
            self._holder(route[:-1]).pop(route[-2], None)

    def _holder(self, route: Route) -> Any:
        """What holds the end of a route; an entry of which nothing is given becomes an empty one."""
        value: Any = self.data
        for step in route[:-1]:
            value = self._owned(value, step)
        return value

    def _owned(self, holder: Any, step: str | int) -> Any:
        """A part of the data that may be changed, without a change to what the sources hold."""
        value = holder[step]
        if id(value) not in self.own:
            value = holder[step] = {} if value is None else value.copy()
            self.own[id(value)] = value
        return value

    def _put(self, route: Route, value: Any) -> None:
        self._holder(route)[route[-1]] = value


def _entry(data: Any, route: Route) -> Name | None:
    """The entry in which a route leads to a field: the innermost one with a title, else the key it stands under."""
    found = None
    for step in route[:-1]:
        data = data[step]
        title = (data.get("title") or data.get("name")) if isinstance(data, dict) else None
        if isinstance(step, str) and (title or found is None or not found.title):
            found = Name(title if isinstance(title, str) else None, step)
    return found


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _is_list_of_owners(fault: Fault) -> bool:
    value = fault.input
    return fault.route[-1] in SINGLE and isinstance(value, list) and bool(value) and isinstance(value[0], str)
