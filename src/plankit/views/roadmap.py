"""What is built when: releases with their wishes within people and money, wishes by where they stand, milestones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.index.wishes import effort, stage
from plankit.index.worth import OUT, OVER
from plankit.views.page import Page
from plankit.views.pictures.timeline import Span, Timeline, timeline
from plankit.views.weighing import Weighing, weighing
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plankit.index import Index
    from plankit.sections.roadmap import Activity, Milestone, Release, Wish
    from plankit.views.page import Given

STAGES = ("new", "assessed", "accepted", "planned", "building", "deferred", "rejected", "done")


class WishView(NamedTuple):
    """A wish, where it stands, and the days of work it asks."""

    id: str
    entry: Wish
    stage: str
    effort: float | None


class Load(NamedTuple):
    """What a release asks of something there is so much of: days of a role (`role`), all days or money (`role` None)."""

    role: str | None
    used: float
    there: float

    @property
    def over(self) -> bool:
        """More is asked than there is."""
        return self.used > self.there

    @property
    def share(self) -> int:
        """How much of it is used, in percent, at most 100."""
        return min(100, round(100 * self.used / self.there)) if self.there else 100


class ReleaseView(NamedTuple):
    """A release with its wishes and what they ask; `late` where it should have been finished."""

    id: str
    entry: Release
    wishes: tuple[WishView, ...]
    days: Load | None
    money: Load | None
    roles: tuple[Load, ...]
    late: bool

    @property
    def ahead(self) -> bool:
        """Whether it is still to come out."""
        return self.entry.status not in OVER


class MilestoneView(NamedTuple):
    """A milestone; `state` is done, late or ahead."""

    id: str
    entry: Milestone
    state: str


class Stage(NamedTuple):
    """The wishes that stand at one point."""

    name: str
    wishes: tuple[WishView, ...]


class Year(NamedTuple):
    """The money of one year, post by post and in all, and what the releases of that year ask of that for development."""

    year: str
    amounts: Mapping[str, float]
    total: float
    asked: float = 0

    @property
    def development(self) -> Load | None:
        """What the releases ask beside what there is for development, where the plan says so."""
        there = self.amounts.get("development")
        return Load(None, self.asked, there) if there is not None else None


class RoadmapView(NamedTuple):
    """The roadmap on the day; releases that are still to come or under way first."""

    releases: tuple[ReleaseView, ...]
    stages: tuple[Stage, ...]
    total: int
    milestones: tuple[MilestoneView, ...]
    adoption: Mapping[str, Activity]
    posts: tuple[str, ...]
    budget: tuple[Year, ...]
    timeline: Timeline | None
    spans: tuple[Span, ...]
    weighing: Weighing


def pages(given: Given) -> Iterator[Page]:
    """The page of the roadmap."""
    if "roadmap" in given.index.plan.given:
        yield Page("roadmap", "roadmap", say("Roadmap"), view(given.index), order=100, section="roadmap")


def view(index: Index) -> RoadmapView:
    """The roadmap on the day."""
    roadmap = index.data.roadmap
    wishes = _wishes(index)
    by_stage: dict[str, list[WishView]] = {}
    for each in wishes:
        by_stage.setdefault(each.stage, []).append(each)
    made, milestones = releases(index, wishes), tuple(_milestones(index))
    spans = tuple(sorted(_spans(index, made, milestones), key=lambda each: (each.first, each.last)))
    return RoadmapView(
        made,
        tuple(Stage(name, tuple(by_stage[name])) for name in STAGES if name in by_stage),
        len(wishes),
        milestones,
        roadmap.adoption,
        tuple(dict.fromkeys(post for amounts in roadmap.budget.values() for post in amounts)),
        tuple(years(index, made)),
        timeline(spans, index.on),
        spans,
        weighing(index),
    )


def _wishes(index: Index) -> list[WishView]:
    return [WishView(id_, wish, stage(wish), effort(wish)) for id_, wish in index.data.roadmap.wishes.items()]


def releases(index: Index, wishes: Sequence[WishView] | None = None) -> tuple[ReleaseView, ...]:
    """The releases with their wishes, those that are still to come first."""
    inside: dict[str, list[WishView]] = {}
    for each in _wishes(index) if wishes is None else wishes:
        if each.entry.release and each.stage not in OUT:
            inside.setdefault(each.entry.release, []).append(each)
    found = (
        _release(id_, each, tuple(inside.get(id_, ())), index.on) for id_, each in index.data.roadmap.releases.items()
    )
    return tuple(sorted(found, key=lambda each: each.entry.starts or each.entry.ends or date.max, reverse=True))


def years(index: Index, made: Sequence[ReleaseView]) -> Iterator[Year]:
    """The budget year by year, with what the releases ask that end in it; one that was dropped asks nothing."""
    asked: dict[int, float] = {}
    for each in made:
        day = each.entry.ends or each.entry.starts
        if day and each.entry.status != "dropped":
            asked[day.year] = asked.get(day.year, 0) + sum(one.entry.cost or 0 for one in each.wishes)
    for year, amounts in sorted(index.data.roadmap.budget.items()):
        yield Year(str(year), amounts, sum(amounts.values()), asked.get(year, 0))


def _spans(index: Index, made: Sequence[ReleaseView], milestones: Sequence[MilestoneView]) -> Iterator[Span]:
    """All that has a place in time: releases, what is done to have it used, milestones."""
    yield from (each for each in _timed(index, made, milestones) if each.start or each.end)


def _timed(index: Index, made: Sequence[ReleaseView], milestones: Sequence[MilestoneView]) -> Iterator[Span]:
    for each in made:
        state = "late" if each.late else "ahead" if each.ahead else "done"
        yield Span("release", each.id, each.entry.starts, each.entry.ends, state)
    for id_, activity in index.data.roadmap.adoption.items():
        state = "done" if activity.until and activity.until < index.on else "ahead"
        yield Span("activity", id_, activity.from_, activity.until, state)
    for one in milestones:
        yield Span("milestone", one.id, one.entry.on, one.entry.on, one.state)


def _milestones(index: Index) -> Iterator[MilestoneView]:
    entries = index.data.roadmap.milestones.items()
    for id_, each in sorted(entries, key=lambda pair: pair[1].on or date.max):
        late = each.on is not None and each.on < index.on
        yield MilestoneView(id_, each, "done" if each.done else "late" if late else "ahead")


def _release(id_: str, release: Release, inside: tuple[WishView, ...], on: date) -> ReleaseView:
    days = sum(each.effort or 0 for each in inside)
    money = sum(each.entry.cost or 0 for each in inside)
    asked: dict[str, float] = {}
    for each in inside:
        for role, part in each.entry.effort.items():
            asked[role] = asked.get(role, 0) + part
    over = release.status not in OVER and release.ends is not None and release.ends < on
    return ReleaseView(
        id_,
        release,
        inside,
        Load(None, days, release.capacity_days) if release.capacity_days is not None else None,
        Load(None, money, release.budget) if release.budget is not None else None,
        tuple(Load(role, asked.get(role, 0), there) for role, there in release.capacity.items()),
        over,
    )
