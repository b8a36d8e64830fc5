"""What is built when: releases with their wishes within people and money, wishes by where they stand, milestones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.index.wishes import effort, stage
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """The money of one year, post by post, and in all."""

    year: str
    amounts: Mapping[str, float]
    total: float


class RoadmapView(NamedTuple):
    """The roadmap on the day; releases that are still to come or under way first."""

    releases: tuple[ReleaseView, ...]
    stages: tuple[Stage, ...]
    total: int
    milestones: tuple[MilestoneView, ...]
    adoption: Mapping[str, Activity]
    posts: tuple[str, ...]
    budget: tuple[Year, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of the roadmap."""
    if "roadmap" in given.index.plan.given:
        yield Page("roadmap", "roadmap", say("Roadmap"), view(given.index), order=100, section="roadmap")


def view(index: Index) -> RoadmapView:
    """The roadmap on the day."""
    roadmap = index.data.roadmap
    wishes = [WishView(id_, wish, stage(wish), effort(wish)) for id_, wish in roadmap.wishes.items()]
    stages = (Stage(name, tuple(each for each in wishes if each.stage == name)) for name in STAGES)
    releases = [_release(id_, each, wishes, index.on) for id_, each in roadmap.releases.items()]
    return RoadmapView(
        tuple(sorted(releases, key=lambda each: each.entry.starts or each.entry.ends or date.max, reverse=True)),
        tuple(each for each in stages if each.wishes),
        len(wishes),
        tuple(_milestones(index)),
        roadmap.adoption,
        tuple(dict.fromkeys(post for amounts in roadmap.budget.values() for post in amounts)),
        tuple(Year(str(year), amounts, sum(amounts.values())) for year, amounts in sorted(roadmap.budget.items())),
    )


def _milestones(index: Index) -> Iterator[MilestoneView]:
    entries = index.data.roadmap.milestones.items()
    for id_, each in sorted(entries, key=lambda pair: pair[1].on or date.max):
        late = each.on is not None and each.on < index.on
        yield MilestoneView(id_, each, "done" if each.done else "late" if late else "ahead")


def _release(id_: str, release: Release, wishes: list[WishView], on: date) -> ReleaseView:
    inside = tuple(each for each in wishes if each.entry.release == id_ and each.stage not in {"rejected", "deferred"})
    days = sum(each.effort or 0 for each in inside)
    money = sum(each.entry.cost or 0 for each in inside)
    over = release.status not in {"released", "dropped", "done"} and release.ends is not None and release.ends < on
    return ReleaseView(
        id_,
        release,
        inside,
        Load(None, days, release.capacity_days) if release.capacity_days is not None else None,
        Load(None, money, release.budget) if release.budget is not None else None,
        tuple(
            Load(role, sum(each.entry.effort.get(role, 0) for each in inside), there)
            for role, there in release.capacity.items()
        ),
        over,
    )
