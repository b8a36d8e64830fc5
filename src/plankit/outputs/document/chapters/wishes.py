"""What colleagues asked for, by where it stands, and what was decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.roadmap import Wish
    from plankit.views.roadmap import RoadmapView, Stage, WishView


def wishes(v: Voice, view: RoadmapView) -> Blocks:
    """All wishes, a table for each point at which they stand."""
    return [block for stage in view.stages for block in _stage(v, stage)]


def _stage(v: Voice, stage: Stage) -> Blocks:
    name = v.plain(label(stage.name))
    head = [v.word("Wish"), v.word("Where it stands"), v.word("Value"), v.word("Days")]
    rows = (_wish(v, each) for each in stage.wishes)
    caption = v.say_n(len(stage.wishes), "{n} wish: {state}", "{n} wishes: {state}", state=name)
    title = v.say("Wishes: {state}", state=name)
    return [b.heading(2, title), *b.table(caption, list(map(b.text, head)), rows, [5, 6, 1.2, 1.2], right=2)]


def _wish(v: Voice, each: WishView) -> dict[str, object]:
    wish = each.entry
    cells = [
        b.below(b.strong(v.text(wish.title or each.id)), b.soft(v.text(wish.story))),
        b.below(*_course(v, each), _decision(v, wish)),
        v.text(wish.value),
        v.text(each.effort),
    ]
    return b.row(cells, anchor("wish", each.id))


def _course(v: Voice, each: WishView) -> list[Runs]:
    wish = each.entry
    by = wish.from_ and (wish.from_.person or wish.from_.unit)
    asked = v.say("Asked by {who}", who=v.party(by)) if by else []
    on = v.text(wish.from_.on) if wish.from_ else []
    first = v.say("First: {what}.", what=v.entries("wish", wish.depends_on)) if wish.depends_on else []
    assess = each.stage == "new" and wish.assessor
    return [
        v.entry("release", wish.release),
        v.say("Serves “{goal}”.", goal=v.entry("goal", wish.goal)) if wish.goal else [],
        b.beside([asked, on]),
        v.say("€\u00a0{amount}", amount=wish.cost) if wish.cost else [],
        first,
        b.beside([b.text(v.word("Needs")), b.beside(v.lines(wish.needs), "; ")], ": ") if wish.needs else [],
        v.say("To be assessed by {who}.", who=v.who(wish.assessor)) if assess else [],
    ]


def _decision(v: Voice, wish: Wish) -> Runs:
    decision = wish.decision
    if decision is None or not decision.outcome:
        return []
    by = v.say("by {who}", who=v.party(decision.by)) if decision.by else []
    outcome = b.strong(b.text(v.capital(label(decision.outcome))))
    told = b.beside([b.beside([outcome, by], " "), v.text(decision.on)])
    return b.beside([told, v.text(decision.reason)], ": ")
