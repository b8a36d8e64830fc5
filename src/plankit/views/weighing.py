"""The wishes against each other: value against effort, and what drops when days are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.index.wishes import OPEN, effort, stage
from plankit.index.worth import ENDLESS, Drops, drops, score, worth
from plankit.views.pictures.scatter import Scatter, letter, scatter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.roadmap import Wish

LOST = 20
MOST = 200


class Weighed(NamedTuple):
    """A wish that can be weighed, with the letter it has in the picture; `score` None where it takes no days at all."""

    id: str
    letter: str
    entry: Wish
    stage: str
    worth: float
    days: float
    score: float | None


class Dropping(NamedTuple):
    """What drops from a release, and what of it when `lost` days are lost; `enough` where those free so many."""

    drops: Drops
    lost: int
    then: tuple[str, ...]
    enough: bool


class Weighing(NamedTuple):
    """The open wishes, the best for their effort first, as a picture and as rows; `more` are left out of the rows."""

    method: str
    wishes: tuple[Weighed, ...]
    more: int
    picture: Scatter | None
    drops: tuple[Dropping, ...]


def weighing(index: Index) -> Weighing:
    """The open wishes weighed, and what drops from each release to come."""
    roadmap = index.data.roadmap
    method = (roadmap.scoring.method if roadmap.scoring else None) or "value_effort"
    found = sorted(_weighed(index), key=lambda each: -ENDLESS if each.score is None else -each.score)
    points = [(each.id, each.days, each.worth) for each in found]
    lettered = tuple(each._replace(letter=letter(number)) for number, each in enumerate(found[:MOST]))
    return Weighing(
        method,
        lettered,
        len(found) - len(lettered),
        scatter(points) if method != "moscow" else None,
        tuple(_dropping(each) for each in drops(roadmap)),
    )


def _weighed(index: Index) -> Iterator[Weighed]:
    scoring = index.data.roadmap.scoring
    for id_, wish in index.data.roadmap.wishes.items():
        value, days, told = worth(wish, scoring), effort(wish), score(wish, scoring)
        if stage(wish) in OPEN and value is not None and days is not None and told is not None:
            yield Weighed(id_, "", wish, stage(wish), value, days, None if told == ENDLESS else round(told, 2))


def _dropping(found: Drops) -> Dropping:
    then = found.without(LOST)
    return Dropping(
        found, LOST, tuple(each.id for each in then), found.free + (then[-1].together if then else 0) >= LOST
    )
