"""The smallest set of appointments with which nothing is left without somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from plankit.days import DAY
from plankit.index.chain import runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from plankit.days import Days
    from plankit.index.references import Reference

T = TypeVar("T")
STEPS = 500_000
"""How many sets are looked at where gaps hang together, before the best answer so far has to do."""
ROUNDS = 50
"""How often what decides itself is taken out before the search begins."""
DEPTH = 100
"""Where gaps that hang together ask for more appointments than this, no better answer is looked for."""


class Post(NamedTuple):
    """Where somebody can be appointed.

    `kind`: role (somebody to hold it), head (somebody to lead the unit), instead (somebody who takes over what names
    a party, as one must from a person who is gone), entry (somebody for an entry that names nobody; `id` is its place).
    """

    kind: Literal["role", "head", "instead", "entry"]
    id: str


class Need(NamedTuple):
    """Days in a row on which somebody is missing at a place of the plan, and the posts that would mend it, nearest first."""

    place: Reference
    first: date
    last: date
    posts: tuple[Post, ...]


class Appointment(NamedTuple):
    """Somebody for a post, from a day on until a day (EVER: for good), and the places of the plan that it closes."""

    post: Post
    first: date
    last: date
    closes: tuple[Reference, ...]


class Appointments(NamedTuple):
    """A set of appointments; `smallest` says that no smaller one will do."""

    needed: tuple[Appointment, ...] = ()
    smallest: bool = True


def needs(days: Days, place: Reference, first: date, last: date, horizon: date) -> Iterator[Need]:
    """What is missing at a place on days on which it is all open; a new need wherever the posts change, up to the horizon."""
    starts = [first, *(each for each in days.dates(place.id) if first < each <= min(last, horizon))]
    ends = [*(each - DAY for each in starts[1:]), last]
    for start, end in zip(starts, ends, strict=True):
        yield Need(place, start, end, (*_own(place), *posts(days, place.id, start)))


def _own(place: Reference) -> tuple[Post, ...]:
    """The post that a place itself is: that of the head of a unit."""
    return (Post("head", str(place.entry[-1])),) if place.field.collection == ("units",) else ()


def posts(days: Days, party: str, day: date) -> tuple[Post, ...]:
    """The posts each of which would, filled on a day, put somebody behind a party behind whom nobody is; nearest first."""
    found: dict[Post, None] = {}
    start = (party, days.standing(party, day).state == "away")
    waiting, seen = [start], {start}
    while waiting:
        each, away = waiting.pop(0)
        post = _post(days, each, day)
        if post:
            found[post] = None
        further = [] if post is None else [step for step in _further(days, each, day, away=away) if step not in seen]
        waiting += further
        seen.update(further)
    return (*found, Post("instead", party))


def _post(days: Days, party: str, day: date) -> Post | None:
    """The post of a party itself; none where it has none, or does not exist on that day."""
    data = days.index.data
    if (role := data.roles.get(party)) and runs(role.from_, role.until, day):
        return Post("role", party)
    if (unit := data.units.get(party)) and runs(unit.from_, unit.until, day):
        return Post("head", party)
    return None


def _further(days: Days, party: str, day: date, *, away: bool) -> Iterator[tuple[str, bool]]:
    """The parties any of which would do as well as this one.

    With each: whether it is enough that somebody stands in for it, as it is where those who answer are away.
    """
    role, unit = days.index.data.roles.get(party), days.index.data.units.get(party)
    if unit and unit.head:
        yield unit.head, away
    if role:
        held = days.index.chains.holders(party, day)
        running = [each.person for each in role.holders if runs(each.from_, each.until, day)]
        yield from ((each, away and each in held) for each in running)
        if role.vacancy and role.vacancy.covered_by and (away or not held):
            yield role.vacancy.covered_by, away and not held
        if away:
            yield from ((each.person, False) for each in role.deputies if runs(each.from_, each.until, day))


def smallest_set(wanted: Iterable[Need]) -> Appointments:
    """The fewest appointments that meet all needs."""
    wanted = list(wanted)
    order: dict[Post, int] = {}
    for need in wanted:
        for post in need.posts:
            order.setdefault(post, len(order))
    chosen, smallest = hitting([frozenset(order[post] for post in need.posts) for need in wanted])
    met: dict[Post, list[Need]] = {}
    for need in wanted:
        met.setdefault(next(post for post in need.posts if order[post] in chosen), []).append(need)
    return Appointments(tuple(_appointment(post, each) for post, each in met.items()), smallest)


def _appointment(post: Post, met: list[Need]) -> Appointment:
    closes = tuple({need.place.route: need.place for need in met}.values())
    return Appointment(post, min(need.first for need in met), max(need.last for need in met), closes)


def hitting(sets: Collection[frozenset[int]], steps: int = STEPS) -> tuple[set[int], bool]:
    """The fewest numbers of which every set holds one, and whether they are the fewest indeed."""
    chosen: set[int] = set()
    smallest = True
    for knot in _knots(_reduced(set(sets), chosen)):
        search = _Search(knot, steps)
        chosen |= search.best
        smallest &= search.whole
    return chosen, smallest


def _reduced(sets: set[frozenset[int]], chosen: set[int]) -> set[frozenset[int]]:
    """The sets without what decides itself: larger sets, numbers no better than others, sets that leave no choice."""
    for _ in range(ROUNDS):
        forced = {next(iter(each)) for each in sets if len(each) == 1}
        chosen |= forced
        left = _without_worse(_without_larger({each for each in sets if forced.isdisjoint(each)}))
        if left == sets:
            break
        sets = left
    return sets


def _without_larger(sets: set[frozenset[int]]) -> set[frozenset[int]]:
    """Without the sets that hold all of another set."""
    lowest: dict[int, list[frozenset[int]]] = {}
    for each in sets:
        lowest.setdefault(min(each), []).append(each)
    return {each for each in sets if not any(other < each for one in each for other in lowest.get(one, ()))}


def _without_worse(sets: set[frozenset[int]]) -> set[frozenset[int]]:
    """Without the numbers that stand only where some other number stands as well; of equals the first one is kept."""
    where = _where(sets)
    worse = {
        one
        for one, own in where.items()
        for other in frozenset.intersection(*own)
        if other != one and own <= where[other] and (own != where[other] or other < one)
    }
    return {each - worse for each in sets}


def _where(sets: Iterable[frozenset[T]]) -> dict[T, set[frozenset[T]]]:
    found: dict[T, set[frozenset[T]]] = {}
    for each in sets:
        for one in each:
            found.setdefault(one, set()).add(each)
    return found


def _knots(sets: set[frozenset[int]]) -> Iterator[list[frozenset[int]]]:
    """The sets in groups that have no number in common."""
    where, left = _where(sets), dict.fromkeys(sorted(sets, key=sorted))
    while left:
        knot, waiting = [], [next(iter(left))]
        del left[waiting[0]]
        while waiting:
            each = waiting.pop()
            knot.append(each)
            near = dict.fromkeys(
                other for one in sorted(each) for other in sorted(where[one], key=sorted) if other in left
            )
            waiting += near
            for other in near:
                del left[other]
        yield knot


class _Search:
    """Branch and bound over sets that hang together; `whole` says that nothing was left untried."""

    def __init__(self, sets: list[frozenset[int]], steps: int) -> None:
        self.best = _greedy(sets)
        self.left = steps if len(self.best) <= DEPTH else 0
        self._branch(sets, frozenset())

    @property
    def whole(self) -> bool:
        """Whether every choice that could have been better was tried."""
        return self.left >= 0

    def _branch(self, sets: list[frozenset[int]], chosen: frozenset[int]) -> None:
        if not sets:
            self.best = set(chosen)
            return
        if self.left < 0 or len(chosen) + _apart(sets) >= len(self.best):
            return
        self.left -= len(sets)
        where, fewest = _where(sets), min(sets, key=len)
        for one in sorted(fewest, key=lambda each: (-len(where[each]), each)):
            self._branch([each for each in sets if one not in each], chosen | {one})


def _greedy(sets: list[frozenset[int]]) -> set[int]:
    """A fair set to begin with: always the number that stands in most of what is left."""
    chosen: set[int] = set()
    left = sets
    while left:
        where = _where(left)
        one = min(where, key=lambda each: (-len(where[each]), each))
        chosen.add(one)
        left = [each for each in left if one not in each]
    return chosen


def _apart(sets: list[frozenset[int]]) -> int:
    """How many sets there are at least that share no number: each of them asks for one of its own."""
    used: set[int] = set()
    count = 0
    for each in sorted(sets, key=len):
        if used.isdisjoint(each):
            used |= each
            count += 1
    return count
