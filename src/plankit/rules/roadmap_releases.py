"""Rules on releases and go-live: within people and money, owned, on time, handed over and looked back on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plankit.dates import Duration, after, before
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.wishes import OPEN, effort, stage
from plankit.rule import rule
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import At
    from plankit.index import Index
    from plankit.sections.roadmap import Milestone, Release, Wish
    from plankit.words import Name

ENDED = frozenset({"released", "dropped", "done"})
NOT_IN_IT = frozenset({"rejected", "deferred"})
LOOKING_BACK = Duration(months=6)
CLOSE = 0.01

Wishes = dict[str, "Wish"]


def _ahead(index: Index) -> Iterator[tuple[str, Release, Name]]:
    """The releases that are still to come out."""
    for id_, release in index.data.roadmap.releases.items():
        if release.status not in ENDED:
            yield id_, release, named(id_, release)


def _planned(index: Index) -> dict[str, Wishes]:
    """The wishes of each release; those refused or put off take no room."""
    found: dict[str, Wishes] = {}
    for id_, wish in index.data.roadmap.wishes.items():
        if wish.release and stage(wish) not in NOT_IN_IT:
            found.setdefault(wish.release, {})[id_] = wish
    return found


def _places(wishes: Wishes) -> tuple[At, ...]:
    return tuple(at("roadmap", "wishes", id_, "release") for id_ in wishes)


@rule("error")
def release_over_capacity(index: Index) -> Iterator[Problem]:
    """A release with more work in it than there are days, in all or of one role."""
    planned = _planned(index)
    for id_, release, name in _ahead(index):
        wishes = planned.get(id_, {})
        yield from _over_in_all(id_, release, name, wishes)
        for role, available in release.capacity.items():
            asked = {wish_id: wish for wish_id, wish in wishes.items() if wish.effort.get(role)}
            days = sum(wish.effort[role] for wish in asked.values())
            if days > available + CLOSE:
                yield Problem(
                    at("roadmap", "releases", id_, "capacity", role),
                    say(
                        "The release {release} asks {days} days of {role}, and there are {available}.",
                        release=name,
                        days=days,
                        role=index.spoken(role),
                        available=available,
                    ),
                    say("Move a wish to a later release, have somebody else do part of it, or find more days."),
                    related=_places(asked),
                    cause=f"release:{id_}",
                )


def _over_in_all(id_: str, release: Release, name: Name, wishes: Wishes) -> Iterator[Problem]:
    available = sum(release.capacity.values()) if release.capacity_days is None else release.capacity_days
    estimated = {wish_id: wish for wish_id, wish in wishes.items() if effort(wish)}
    days = sum(effort(wish) or 0 for wish in estimated.values())
    if days > available + CLOSE and (release.capacity or release.capacity_days is not None):
        yield Problem(
            at("roadmap", "releases", id_, "capacity" if release.capacity_days is None else "capacity_days"),
            say(
                "The wishes in the release {release} take {days} days together, and there are {available}.",
                release=name,
                days=days,
                available=available,
            ),
            say("Move a wish to a later release, make one smaller, or find more days before you promise them."),
            related=_places(estimated),
            cause=f"release:{id_}",
        )


@rule("error")
def release_over_budget(index: Index) -> Iterator[Problem]:
    """A release, or a year of releases, that costs more than there is money for."""
    planned = _planned(index)
    for id_, release, name in _ahead(index):
        dear = {wish_id: wish for wish_id, wish in planned.get(id_, {}).items() if wish.cost}
        cost = sum(wish.cost or 0 for wish in dear.values())
        if release.budget is not None and cost > release.budget + CLOSE:
            yield Problem(
                at("roadmap", "releases", id_, "budget"),
                say(
                    "The wishes in the release {release} cost {cost} together, and its budget is {budget}.",
                    release=name,
                    cost=cost,
                    budget=release.budget,
                ),
                say("Move a wish to a later release, or have the budget raised by whoever decides on it."),
                related=_places(dear),
            )
    yield from _years_over_budget(index, planned)


def _years_over_budget(index: Index, planned: dict[str, Wishes]) -> Iterator[Problem]:
    costs: dict[int, float] = {}
    for id_, release in index.data.roadmap.releases.items():
        if (day := release.ends or release.starts) and release.status != "dropped":
            costs[day.year] = costs.get(day.year, 0) + sum(wish.cost or 0 for wish in planned.get(id_, {}).values())
    for year, budget in index.data.roadmap.budget.items():
        available = budget.get("development")
        if available is not None and costs.get(year, 0) > available + CLOSE:
            yield Problem(
                at("roadmap", "budget", str(year), "development"),
                say(
                    "The releases of {year} cost {cost} together, and the budget for development is {budget}.",
                    year=str(year),
                    cost=costs[year],
                    budget=available,
                ),
                say(
                    "Move a wish to the next year, or have the budget raised by whoever decides on it. The reserve is for setbacks."
                ),
            )


@rule("warning")
def release_without_owner(index: Index) -> Iterator[Problem]:
    """A release that nobody sees to."""
    for id_, release, name in _ahead(index):
        if not release.owner:
            yield Problem(
                at("roadmap", "releases", id_, "owner"),
                say(
                    "The release {release} has no owner: nobody guards what is in it and whether it is good enough.",
                    release=name,
                ),
                say("Name one party that sees it through: `owner: product-owner`."),
            )


@rule("warning", timed=True)
def release_date_passed(index: Index) -> Iterator[Problem]:
    """A release whose last day has passed, while the plan still has it to come."""
    for id_, release, name in _ahead(index):
        if release.ends and release.ends < index.on:
            yield Problem(
                at("roadmap", "releases", id_, "ends"),
                say(
                    "The release {release} was to be finished on {day}, and the plan does not say that it came out.",
                    release=name,
                    day=release.ends,
                ),
                say("Write `status: released` if it did; else agree on a new date and tell who is waiting for it."),
            )


def _go_lives(index: Index) -> Iterator[tuple[str, Milestone]]:
    for id_, milestone in index.data.roadmap.milestones.items():
        if milestone.kind == "go_live":
            yield id_, milestone


@rule("error", timed=True)
def go_live_hands_over_to_nobody(index: Index) -> Iterator[Problem]:
    """A go-live after which nobody carries the intranet on."""
    for id_, milestone in _go_lives(index):
        if milestone.done:
            continue
        if milestone.hands_over_to:
            yield from _handed_over(index, id_, milestone, milestone.hands_over_to)
        else:
            yield Problem(
                at("roadmap", "milestones", id_, "hands_over_to"),
                say("Nobody is named to carry the intranet on after {milestone}.", milestone=named(id_, milestone)),
                say("Name who takes over from the project: `hands_over_to: product-owner`."),
            )


def _handed_over(index: Index, id_: str, milestone: Milestone, heir: str) -> Iterator[Problem]:
    day = max(index.on, milestone.on or index.on)
    if why := index.answer(heir, day).why:
        yield Problem(
            at("roadmap", "milestones", id_, "hands_over_to"),
            say(
                "After {milestone}, on {day}, nobody stands ready to carry the intranet on: {why}.",
                milestone=named(id_, milestone),
                day=day,
                why=why,
            ),
            say("See to it that somebody is there by then, or name another party under `hands_over_to`."),
            value=heir,
        )


@rule("warning", whole=True, needs=("roadmap",))
def nothing_after_go_live(index: Index) -> Iterator[Problem]:
    """A roadmap that ends on the day the intranet goes live."""
    roadmap = index.data.roadmap
    days = [(each.on, at("roadmap", "milestones", id_, "on")) for id_, each in _go_lives(index) if each.on]
    days = days or ([(index.data.plan.go_live, at("plan", "go_live"))] if index.data.plan.go_live else [])
    for live, place in days[:1]:
        work = [each.ends or each.starts for each in roadmap.releases.values()]
        work += [each.until or each.from_ for each in roadmap.adoption.values()]
        work += [date(year, 12, 31) for year in roadmap.budget]
        if not any(day and day > live for day in work):
            yield Problem(
                place,
                say("The plan holds no release, adoption or money for the time after going live on {day}.", day=live),
                say(
                    "Plan a first release or adoption activity after that day, and set money aside under `roadmap.budget`."
                ),
            )


@rule("hint", timed=True)
def no_evaluation(index: Index) -> Iterator[Problem]:
    """A release that is nearly or just out, without a day to look back on it."""
    since = before(index.on, LOOKING_BACK)
    for id_, release in index.data.roadmap.releases.items():
        if (
            release.ends
            and since <= release.ends <= index.horizon
            and not release.evaluate_on
            and release.status != "dropped"
        ):
            yield Problem(
                at("roadmap", "releases", id_, "evaluate_on"),
                say(
                    "No day is set to look back on the release {release}, which ends on {day}.",
                    release=named(id_, release),
                    day=release.ends,
                ),
                say(
                    "Choose a day a few weeks after it: `evaluate_on: {day}`.",
                    day=after(release.ends, Duration(weeks=6)).isoformat(),
                ),
            )


@rule("hint", timed=True)
def roadmap_runs_out(index: Index, *, months: int = 6) -> Iterator[Problem]:
    """A roadmap that ends soon, while there is enough that people wish for."""
    ends = [release.ends for release in index.data.roadmap.releases.values() if release.ends]
    last = max(ends, default=None)
    waiting = [wish for wish in index.data.roadmap.wishes.values() if _waits_for_a_place(wish)]
    if last and last < after(index.on, Duration(months=months)) and waiting:
        yield Problem(
            at("roadmap", "releases", part="key"),
            say_n(
                len(waiting),
                "The last release of the roadmap ends on {day}, and {n} wish waits for a place.",
                "The last release of the roadmap ends on {day}, and {n} wishes wait for a place.",
                day=last,
            ),
            say("Plan the next release, or say which wishes will not be done."),
        )


def _waits_for_a_place(wish: Wish) -> bool:
    return stage(wish) in OPEN and not wish.release
