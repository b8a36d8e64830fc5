"""The places of a plan that something leaves with nobody, and those that it fills again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.days import DAY, Days, Standing, Stretch, last_day
from plankit.index.chain import OWNING, in_use
from plankit.index.wishes import OPEN
from plankit.shape import references
from plankit.views.duties import RELATIONS
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.index.references import Reference
    from plankit.sections.ownership import Seat
    from plankit.shape import ReferenceField

DUTIES: dict[str, Said] = {
    **{place: words for place, (_, words) in RELATIONS.items()},
    "ownership.bodies.chair": say("chairs it"),
    "ownership.bodies.seats.holder": say("sits in it"),
    "ownership.bodies.seats.substitute": say("comes when the member cannot"),
}
"""What each field that names a party asks of it."""
ASIDE = frozenset(
    {"responsibilities.consulted", "responsibilities.informed", "ownership.decisions.advises"}
    | {"ownership.decisions.informed", "ownership.bodies.seats.substitute", "monitoring.reports.to"}
)
"""The fields of those who hear, advise or come instead: without them, nothing stays undone."""
SEAT = "ownership.bodies.seats.holder"
WEIGHTS = {"away": 1, "gap": 2}


class Left(NamedTuple):
    """A place of the plan on days on which nobody is there any more; of one filled again, on which somebody is.

    `doing` is what is asked of whoever is named there. `last` is EVER where there is no end.
    """

    place: Reference
    doing: Said
    first: date
    last: date
    standing: Standing

    @property
    def owned(self) -> bool:
        """Whether it is an owner or decider who is wanted."""
        return self.place.field.steps[-1] in OWNING


def field_name(field: ReferenceField) -> str:
    """A field by its place in the format: `policies.checked_by`."""
    return ".".join(str(step) for step in (*field.collection, *field.steps) if step not in {"[]", "{}"})


def left(before: Days, after: Days, concerned: set[str]) -> list[Left]:
    """The places that are worse off afterwards, where somebody of `concerned` stands behind them."""
    return [
        Left(place, doing, *each)
        for place, doing in places(after.index)
        if not concerned.isdisjoint(after.behind(place.id))
        for each in worse(before, after, place.id, last_day(after.index, place))
        if not _bridged(after, place, each)
    ]


def worse(before: Days, after: Days, party: str, last: date) -> list[Stretch]:
    """The days up to `last` on which it stands worse with a party afterwards, as stretches."""
    first = after.index.on
    starts = sorted({each.first for days in (before, after) for each in days.between(party, first, last)})
    found: list[Stretch] = []
    for day, following in zip(starts, [*starts[1:], None], strict=False):
        now = after.standing(party, day)
        if _weight(now) > _weight(before.standing(party, day)):
            end = following - DAY if following else last
            if found and found[-1].last + DAY == day and found[-1].standing.state == now.state:
                found[-1] = found[-1]._replace(last=end)
            else:
                found.append(Stretch(day, end, now))
    return found


def _weight(standing: Standing) -> int:
    return WEIGHTS.get(standing.state, 0)


def places(index: Index) -> Iterator[tuple[Reference, Said]]:
    """Every place that asks something of a party, of entries in use."""
    for field in references():
        doing = DUTIES.get(field_name(field))
        if doing:
            yield from ((each, doing) for each in index.references.through(field) if _counts(index, each))


def _counts(index: Index, place: Reference) -> bool:
    """Whether an entry still asks anything: it is in use, and a wish is still to be assessed."""
    entry = index.plan.at(place.entry) if place.entry else None
    if place.field.collection == ("roadmap", "wishes"):
        return getattr(entry, "status", "") in OPEN and not getattr(entry, "assessed", None)
    return in_use(entry, index.on) and last_day(index, place) >= index.on


def _bridged(after: Days, place: Reference, stretch: Stretch) -> bool:
    """Whether a seat is not left after all: the term has not begun, or a substitute comes for who is away."""
    if field_name(place.field) != SEAT:
        return False
    seat: Seat = after.index.data.ownership.bodies[str(place.route[2])].seats[int(place.route[4])]
    substitute = stretch.standing.state == "away" and seat.substitute
    return bool(seat.from_ and seat.from_ > stretch.last) or bool(
        substitute and not after.standing(substitute, stretch.first).open
    )
