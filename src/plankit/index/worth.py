"""What a wish is worth by the plan's own way of weighing, and in which order wishes drop when days are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.wishes import effort, stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.sections.roadmap import Release, Roadmap, Scoring, Wish

MOSCOW = {"must": 4, "should": 3, "could": 2, "wont": 1}
OUT = frozenset({"rejected", "deferred"})
OVER = frozenset({"released", "dropped", "done"})
ENDLESS = float("inf")


class Drop(NamedTuple):
    """A wish that drops when more than `beyond` days are lost: the days it frees, and all that have dropped by then.

    `score` is its worth for the effort; `along` is the wish that takes it along, as it needs that one.
    """

    id: str
    score: float
    days: float
    together: float
    beyond: float
    along: str = ""


class Drops(NamedTuple):
    """What drops from a release: first the days that are still free, then one wish after another.

    `unweighed` are the wishes that cannot be placed, as their worth or their days are not known.
    """

    release: str
    free: float
    rows: tuple[Drop, ...]
    unweighed: tuple[str, ...]

    def without(self, days: float) -> tuple[Drop, ...]:
        """What drops when so many days are lost."""
        return tuple(each for each in self.rows if each.beyond < days)


def worth(wish: Wish, scoring: Scoring | None) -> float | None:
    """What a wish is worth, before its effort is looked at; None where the method's inputs were not filled in."""
    weights = scoring.weights if scoring else {}
    match scoring.method if scoring else None:
        case "rice":
            parts = (wish.reach, wish.impact, wish.confidence)
            return parts[0] * parts[1] * parts[2] / 100 if None not in parts else None  # type: ignore[operator]
        case "wsjf":
            named = {"value": wish.value, "urgency": wish.urgency, "risk_reduction": wish.risk_reduction}
            known = {name: part for name, part in named.items() if part is not None}
            return (
                sum(weights.get(name, 1) * part for name, part in known.items()) if len(known) == len(named) else None
            )
        case "moscow":
            return MOSCOW.get(wish.moscow or "")
    return weights.get("value", 1) * wish.value if wish.value is not None else None


def score(wish: Wish, scoring: Scoring | None) -> float | None:
    """Worth for effort: what is cheap and good stands high; where needs are ranked by word, the rank alone counts."""
    value, days = worth(wish, scoring), effort(wish)
    if value is None or days is None:
        return None
    if scoring and scoring.method == "moscow":
        return value
    return value / days if days else ENDLESS


def capacity(release: Release) -> float | None:
    """The days of work there are for a release; None where the plan does not say."""
    if release.capacity_days is not None:
        return release.capacity_days
    return sum(release.capacity.values()) if release.capacity else None


def drops(roadmap: Roadmap) -> Iterator[Drops]:
    """For each release to come that tells its days: what drops first."""
    inside: dict[str, dict[str, Wish]] = {}
    for id_, wish in roadmap.wishes.items():
        if wish.release and stage(wish) not in OUT:
            inside.setdefault(wish.release, {})[id_] = wish
    for id_, release in roadmap.releases.items():
        days = capacity(release)
        wishes = inside.get(id_)
        if days is not None and wishes and release.status not in OVER:
            yield _drops(id_, days, wishes, roadmap.scoring)


def _drops(release: str, days: float, wishes: Mapping[str, Wish], scoring: Scoring | None) -> Drops:
    scores = {id_: score(wish, scoring) for id_, wish in wishes.items() if stage(wish) != "done"}
    known = {id_: each for id_, each in scores.items() if each is not None}
    free = days - sum(effort(wish) or 0 for wish in wishes.values())
    rows, together = [], 0.0
    for id_, along in _in_order(wishes, known):
        freed = effort(wishes[id_]) or 0
        beyond = max(0.0, round(free + together, 2))
        together = round(together + freed, 2)
        rows.append(Drop(id_, known[id_], freed, together, beyond, along))
    return Drops(release, round(free, 2), tuple(rows), tuple(id_ for id_ in scores if id_ not in known))


def _in_order(wishes: Mapping[str, Wish], scores: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """The wishes from the first to drop to the last; what needs a wish drops just before it, and with it."""
    number = {id_: place for place, id_ in enumerate(wishes)}
    needed_by: dict[str, list[str]] = {}
    for id_ in scores:
        for need in wishes[id_].depends_on:
            needed_by.setdefault(need, []).append(id_)
    told: set[str] = set()
    for first in sorted(scores, key=lambda id_: (scores[id_], wishes[id_].value or 0, -number[id_])):
        waiting, found = [first], dict.fromkeys(() if first in told else (first,))
        while waiting:
            for each in needed_by.get(waiting.pop(), ()):
                if each not in told and each not in found:
                    found[each] = None
                    waiting.append(each)
        told.update(found)
        yield from ((each, "" if each == first else first) for each in reversed(found))
