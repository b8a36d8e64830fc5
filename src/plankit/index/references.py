"""Who names whom: every reference of the plan, in both directions."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from plankit.shape import collections, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plankit.findings import Route
    from plankit.index.nearest import Nearest
    from plankit.plan import Plan
    from plankit.shape import ReferenceField

PARTIES = ("person", "unit", "supplier", "role", "body")


class Reference(NamedTuple):
    """One entry names another: from the route of the field to an id of one of some kinds."""

    route: Route
    id: str
    field: ReferenceField

    @property
    def entry(self) -> Route:
        """The route of the entry that does the naming; () for the plan's own fields."""
        return self.route[: len(self.field.collection) + 1] if self.field.collection else ()


class References:
    """The references of one plan, found by walking the fields that hold them."""

    def __init__(self, plan: Plan) -> None:
        """Walk this plan when first asked."""
        self.plan = plan
        self.nearest = cache(self._nearest)
        self.held = cache(self._held)
        self.ids = cache(self._ids)

    def __iter__(self) -> Iterator[Reference]:
        """Every reference, in the order of the sections."""
        for field in references():
            yield from self.through(field)

    def through(self, field: ReferenceField) -> Iterator[Reference]:
        """Every reference that one field of the format holds."""
        first, *rest = field.steps
        key, steps = first.rstrip("_"), tuple(rest)
        for id_, part in self._parts(field):
            route = (*field.collection, id_, key) if field.collection else (key,)
            for where, value in follow(part, steps, route):
                yield Reference(where, value, field)

    def _parts(self, field: ReferenceField) -> Iterator[tuple[str, object]]:
        """The entries that hold anything at the first step of the way, by id, and what they hold."""
        entries: Mapping[str, object] = (
            self.plan.entries(field.collection) if field.collection else {"": self.plan.data}
        )
        held = map(attrgetter(field.steps[0]), entries.values())
        return ((id_, part) for id_, part in zip(entries, held, strict=True) if part or part == "")

    def pairs(self, field: ReferenceField) -> Iterator[tuple[str, str]]:
        """The id of each entry and every id that it names in a field: the references without their places, and cheaper."""
        steps = field.steps[1:]
        if not steps:
            return cast("Iterator[tuple[str, str]]", self._parts(field))
        return ((id_, value) for id_, part in self._parts(field) for _, value in follow(part, steps))

    def named(self, *kinds: str, by_others: bool = False) -> set[str]:
        """The ids that are named where one of some kinds may stand; with `by_others` not by the entry itself alone."""
        found: set[str] = set()
        for field in references():
            if not set(field.kinds).isdisjoint(kinds):
                if by_others and collections().get(field.collection) in kinds:
                    found.update(value for id_, value in self.pairs(field) if id_ != value)
                else:
                    found |= self.held(field)
        return found

    def _held(self, field: ReferenceField) -> set[str]:
        """Every id that a field names anywhere; step by step for all entries at once."""
        entries = self.plan.entries(field.collection) if field.collection else {"": self.plan.data}
        if not entries:
            return set()
        values: Iterable[Any] = entries.values()
        for step in field.steps:
            values = filter(None, values)
            if step in {"[]", "{keys}"}:
                values = chain.from_iterable(values)
            elif step == "{}":
                values = chain.from_iterable(map(dict.values, values))
            else:
                values = map(attrgetter(step), values)
        return set(values) - {None}

    @cached_property
    def naming(self) -> dict[tuple[str, str], list[Reference]]:
        """(kind, id) to the references that name it; a reference counts for each kind it may mean."""
        found: dict[tuple[str, str], list[Reference]] = {}
        for reference in self:
            for kind in reference.field.kinds:
                found.setdefault((kind, reference.id), []).append(reference)
        return found

    @cached_property
    def known(self) -> dict[str, set[str]]:
        """The ids of the plan by kind; `party` holds all people, units, suppliers, roles and bodies."""
        ids = {kind: set(self.plan.entries(route)) for route, kind in collections().items()}
        return {**ids, "party": set().union(*(ids[kind] for kind in PARTIES))}

    def _ids(self, kinds: tuple[str, ...]) -> set[str]:
        """The ids that any of some kinds has."""
        return set().union(*(self.known.get(kind, ()) for kind in kinds))

    def _nearest(self, kinds: tuple[str, ...], words: tuple[str, ...]) -> Nearest:
        """What finds the entry of some kinds, or the word in its place, that was meant."""
        from plankit.index.nearest import Nearest

        return Nearest(self.ids(kinds) | set(words))

    @cached_property
    def unmet(self) -> list[Reference]:
        """The references that lead nowhere, or to another kind of entry than the field may name."""
        found: list[Reference] = []
        for field in references():
            strange = () if field.or_text else self.held(field).difference(self.ids(field.kinds), field.words)
            if strange:
                found += [reference for reference in self.through(field) if reference.id in strange]
        return found

    def to(self, kind: str, id_: str) -> list[Reference]:
        """What names this entry."""
        return self.naming.get((kind, id_), [])


def follow(value: object, steps: tuple[str, ...], where: Route = ()) -> Iterator[tuple[Route, str]]:
    """The texts at the end of a path of steps: an attribute, `[]` each of a list, `{}` each of a mapping."""
    if value is None:
        return
    if not steps:
        yield where, value  # type: ignore[misc]
        return
    step, rest = steps[0], steps[1:]
    if step == "[]":
        for number, item in enumerate(value):  # type: ignore[arg-type, var-annotated]
            yield from follow(item, rest, (*where, number))
    elif step == "{keys}":
        yield from (((*where, key), key) for key in value)  # type: ignore[attr-defined]
    elif step == "{}":
        for key, item in value.items():  # type: ignore[attr-defined]
            yield from follow(item, rest, (*where, key))
    else:
        yield from follow(getattr(value, step), rest, (*where, step.rstrip("_")))
