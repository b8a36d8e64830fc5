"""Who owns what: the chain behind every owner on a day, what is owned by nobody, and the days on which that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.appointments import Appointments, Need, Post, needs, smallest_set
from plankit.days import DAY, EVER, Days, Standing, Turn, last_day, turns
from plankit.index.references import Reference
from plankit.lint import Choice, lint
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.responsibilities import Responsibility

NAMELESS = (
    "responsibility-without-owner",
    "decision-without-decider",
    "no-product-owner",
    "no-sponsor",
    "policy-without-owner",
    "content-without-owner",
    "goal-without-owner",
    "risk-without-owner",
    "kpi-without-owner",
    "feedback-without-owner",
    "course-without-owner",
    "release-without-owner",
    "lifecycle-without-owner",
)
"""The rules that say where an owner is wanted and none is named."""
LEFT_OPEN = ("vacant", "parked", "out_of_scope")
FIRST = (("responsibilities",), ("ownership", "decisions"))
"""The collections of which every entry is shown, even where not all owners are asked for."""
ORDER = {"gap": 0, "nameless": 0, "away": 1, "open": 2}


class Owned(NamedTuple):
    """What somebody is to answer for, and how it stands on the day.

    `state`: nameless (no owner is named), gap, away, open (left open on purpose), replaced, group or held. `last` is the
    last day on which it stands so, EVER where there is no end; `then` is how it stands on the day after, None where
    nothing follows because the entry is over.
    """

    place: Reference
    state: str
    standing: Standing | None = None
    last: date = EVER
    then: Standing | None = None
    why: Said | None = None

    @property
    def missing(self) -> bool:
        """Nobody is there."""
        return self.state in {"nameless", "gap", "away"}


class Gaps(NamedTuple):
    """What is owned by whom, gaps first, the days on which that changes, and the fewest appointments that close all gaps."""

    owned: list[Owned]
    turns: list[Turn]
    appointments: Appointments

    @property
    def missing(self) -> list[Owned]:
        """What nobody answers for on the day."""
        return [each for each in self.owned if each.missing]


def gaps(index: Index, until: date | None = None, *, all_owners: bool = False) -> Gaps:
    """Who owns what on the day of the index, and on which days up to another a gap opens or closes."""
    days, last = Days(index), until or index.on
    nameless = list(_nameless(index))
    owned = [*nameless, *_owned(days, all_owners=all_owners), *_left_open(index)]
    wanted = [*(_unnamed(each, index.on) for each in nameless), *_needs(days, last)]
    ended = [_over(each) for each in nameless if each.last < last]
    return Gaps(
        owned=sorted(owned, key=_order),
        turns=sorted([*turns(days, index.chains.owners, index.on, last), *ended], key=lambda turn: turn.on),
        appointments=smallest_set(wanted),
    )


def _order(owned: Owned) -> tuple[int, int]:
    """What is missing first; then responsibilities, decision rights and the rest, as the plan has them."""
    collection = owned.place.field.collection
    return ORDER.get(owned.state, len(ORDER)), FIRST.index(collection) if collection in FIRST else len(FIRST)


def _over(nameless: Owned) -> Turn:
    return Turn(nameless.last + DAY, nameless.place, opens=False, standing=Standing("gap"), ended=True)


def _owned(days: Days, *, all_owners: bool) -> Iterator[Owned]:
    for place in days.index.chains.owners:
        owned = _stands(days, place)
        if owned.missing or all_owners or place.field.collection in FIRST:
            yield owned


def _stands(days: Days, place: Reference) -> Owned:
    """How it stands with an owner, and until when the same people answer."""
    end = last_day(days.index, place)
    now, *following = days.between(place.id, days.index.on, end)
    last = now.last
    for each in following:
        if (each.standing.state, each.standing.people) != (now.standing.state, now.standing.people):
            return Owned(place, now.standing.state, now.standing, last, each.standing, now.standing.why)
        last = each.last
    return Owned(place, now.standing.state, now.standing, last, None, now.standing.why)


def _nameless(index: Index) -> Iterator[Owned]:
    """Where the rules find that no owner is named."""
    fields = {(each.collection, each.steps[-1]): each for each in shape.references()}
    for finding in lint(index, Choice(index.data.checks.profile, NAMELESS)).findings:
        route: Route = tuple(finding.at.split("."))
        place = next(
            Reference(route, "", field)
            for length in (2, 1, 0)
            if (field := fields.get((route[:length], str(route[-1]))))
        )
        yield Owned(place, "nameless", last=last_day(index, place), why=say("nobody is named"))


def _left_open(index: Index) -> Iterator[Owned]:
    """The responsibilities that the plan leaves open on purpose, or to a supplier without saying to which."""
    field = next(each for each in shape.references() if (each.collection, each.steps) == (FIRST[0], ("owner",)))
    for id_, entry in index.data.responsibilities.items():
        if _is_open(entry) and (entry.until is None or entry.until >= index.on):
            place = Reference(("responsibilities", id_, "owner"), entry.owner or "", field)
            yield Owned(place, "open", last=entry.until or EVER)


def _is_open(entry: Responsibility) -> bool:
    return entry.status in LEFT_OPEN or (entry.status == "supplier" and not entry.owner)


def _needs(days: Days, horizon: date) -> Iterator[Need]:
    """Where and when an owner is missing, of the gaps that are open on some day up to the horizon."""
    for place in days.index.chains.owners:
        for stretch in days.between(place.id, days.index.on, last_day(days.index, place)):
            if stretch.standing.open and stretch.first <= horizon:
                yield from needs(days, place, stretch.first, stretch.last, horizon)


def _unnamed(nameless: Owned, first: date) -> Need:
    post = Post("entry", ".".join(map(str, nameless.place.route)))
    return Need(nameless.place, first, nameless.last, (post,))
