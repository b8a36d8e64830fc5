"""What is built when: releases within people and money, milestones, the budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plankit.outputs.document import blocks as b
from plankit.outputs.document.chapters.wishes import wishes
from plankit.views.labels import label
from plankit.views.page import anchor
from plankit.words import say

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.roadmap import Activity
    from plankit.views import Given
    from plankit.views.roadmap import Load, MilestoneView, ReleaseView, RoadmapView


def chapter(v: Voice, view: RoadmapView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("What colleagues asked for, what was decided and why, and what is built when.")
    return [
        *b.para(b.text(lead), "lead"),
        *_timeline(v, view),
        *_releases(v, view),
        *_milestones(v, view),
        *_adoption(v, view),
        *_budget(v, view),
        *wishes(v, view),
    ]


def _timeline(v: Voice, view: RoadmapView) -> Blocks:
    """Releases and milestones on a line of time, where there are days to draw."""
    bars: list[list[Any]] = [
        [v.plain(each.entry.title or each.id), each.entry.starts.toordinal(), each.entry.ends.toordinal(), each.late]
        for each in reversed(view.releases)
        if each.entry.starts and each.entry.ends and each.entry.starts <= each.entry.ends
    ]
    points: list[list[Any]] = [
        [v.plain(each.entry.title or each.id), each.entry.on.toordinal(), each.state]
        for each in view.milestones
        if each.entry.on
    ]
    days: list[int] = [day for bar in bars for day in bar[1:3]] + [point[1] for point in points]
    if len(bars) + len(points) < 2 or len(set(days)) < 2:  # noqa: PLR2004 - one alone is no line
        return []
    title = v.plain(say("Releases and milestones in time; the upright line is {day}", day=v.index.on))
    told = [
        *(f"{v.plain(each.entry.title or each.id)}: {_plain_days(v, each)}" for each in reversed(view.releases)),
        *(f"{v.plain(each.entry.title or each.id)}: {v.plain(each.entry.on)}" for each in view.milestones),
    ]
    first, last = (v.plain(date.fromordinal(day)) for day in (min(days), max(days)))
    drawn = {"bars": bars, "points": points, "from": min(days), "until": max(days), "begin": first, "end": last}
    alt = f"{title}. {'; '.join(told)}."
    return [{"kind": "timeline", "title": title, "alt": alt, "today": v.index.on.toordinal(), **drawn}]


def _plain_days(v: Voice, each: ReleaseView) -> str:
    return " – ".join(filter(None, (v.plain(each.entry.starts), v.plain(each.entry.ends))))


def _releases(v: Voice, view: RoadmapView) -> Blocks:
    found = [block for each in view.releases for block in _release(v, each)]
    return [b.heading(2, b.text(v.word("Releases"))), *found] if found else []


def _release(v: Voice, each: ReleaseView) -> Blocks:
    entry = each.entry
    state = b.tag("late", v.word("past its date")) if each.late else []
    if entry.status and not each.late:
        state = b.tag("good" if entry.status == "released" else "plain", v.plain(label(entry.status)))
    loads = [
        (v.word("Days in all"), _load(v, each.days)),
        *((v.plain(v.links.title("role", one.role or "")), _load(v, one)) for one in each.roles),
        (v.word("Euros"), _load(v, each.money)),
    ]
    inside = b.below(*(b.beside([v.entry("wish", one.id), b.soft(v.label(one.stage))], " ") for one in each.wishes))
    return [
        b.heading(3, v.text(entry.title or each.id), anchor("release", each.id)),
        *b.para(state, "tags"),
        *b.facts(
            (v.word("When"), v.days(entry.starts, entry.ends)),
            (v.word("Owner"), v.who(entry.owner)),
            (v.word("Accepted by"), v.who(entry.accepted_by)),
            (v.word("Training"), v.entries("course", entry.training)),
            (v.word("How colleagues hear of it"), v.text(entry.communication)),
            (v.word("We look back on"), v.text(entry.evaluate_on)),
            *loads,
            (v.word("In this release"), inside),
        ),
    ]


def _load(v: Voice, each: Load | None) -> Runs:
    if each is None:
        return []
    over = b.tag("vacant", v.word("too much")) if each.over else []
    return b.beside([v.say("{used} of {there}", used=each.used, there=each.there), over], " ")


def _milestones(v: Voice, view: RoadmapView) -> Blocks:
    head = [v.word("When"), v.word("Milestone"), v.word("Who"), v.word("State")]
    rows = (_milestone(v, each) for each in view.milestones)
    found = b.table(
        b.text(v.word("The milestones, in order of time")), list(map(b.text, head)), rows, [2.4, 4, 3.4, 1.8]
    )
    return [b.heading(2, b.text(v.word("Milestones"))), *found] if found else []


def _milestone(v: Voice, each: MilestoneView) -> dict[str, object]:
    entry = each.entry
    over = v.say("hands over to {who}", who=v.party(entry.hands_over_to)) if entry.hands_over_to else []
    state = {"done": "good", "late": "late"}.get(each.state, "plain")
    cells = [
        v.text(entry.on),
        b.strong(v.text(entry.title or each.id)),
        b.below(v.who(entry.owner), b.soft(over)),
        b.tag(state, v.plain(label(each.state))),
    ]
    return b.row(cells, anchor("milestone", each.id))


def _adoption(v: Voice, view: RoadmapView) -> Blocks:
    head = [v.word("Activity"), v.word("When"), v.word("Who"), v.word("For")]
    rows = (_activity(v, id_, each) for id_, each in view.adoption.items())
    found = b.table(b.text(v.word("What is done to get it used")), list(map(b.text, head)), rows, [4, 3.4, 3, 3])
    return [b.heading(2, b.text(v.word("Getting it used"))), *found] if found else []


def _activity(v: Voice, id_: str, each: Activity) -> dict[str, object]:
    cells = [
        b.strong(v.text(each.title or id_)),
        v.days(each.from_, each.until),
        v.who(each.owner),
        v.entries("audience", each.audiences),
    ]
    return b.row(cells, anchor("activity", id_))


def _budget(v: Voice, view: RoadmapView) -> Blocks:
    posts = [v.capital(label(post)) for post in view.posts]
    head = [v.word("Year"), *posts, v.word("In all")]
    rows = (
        b.row(
            [
                b.text(each.year),
                *(v.text(each.amounts[post]) if post in each.amounts else [] for post in view.posts),
                b.strong(v.text(each.total)),
            ]
        )
        for each in view.budget
    )
    caption = b.text(v.word("Budget in euros, year by year"))
    found = b.table(caption, list(map(b.text, head)), rows, [1.2, *([2.0] * (len(posts) + 1))], right=len(posts) + 1)
    return [b.heading(2, b.text(v.word("Budget"))), *found] if found else []
