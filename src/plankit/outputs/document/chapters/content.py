"""Which parts the intranet has, who looks after them, and how long content lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.views import Given
    from plankit.views.content import AreaView, ContentView


def chapter(v: Voice, view: ContentView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("Which parts the intranet has, who looks after them, and how long they live.")
    return [
        *b.para(b.text(lead), "lead"),
        *b.para(_counts(v, view)),
        *_areas(v, view),
        *_lives(v, view),
        *_past(v, view),
    ]


def _counts(v: Voice, view: ContentView) -> Runs:
    found: list[Runs] = []
    if view.counted:
        found.append(v.say_n(view.counted, "The inventory counts {n} page.", "The inventory counts {n} pages."))
    if view.uncovered:
        outside = view.uncovered
        found.append(v.say_n(outside, "{n} of them lies outside every area.", "{n} of them lie outside every area."))
    if view.entry.default_owner:
        found.append(v.say("What no area covers falls to {who}.", who=v.who(view.entry.default_owner)))
    return b.beside(found, " ")


def _areas(v: Voice, view: ContentView) -> Blocks:
    head = [v.word("Area"), v.word("Owner"), v.word("Editors"), v.word("For"), v.word("Next review")]
    head += [v.word("Pages")] if view.counted else []
    rows = (_area(v, each, counted=bool(view.counted)) for each in view.areas)
    widths = [4, 3.4, 4, 3, 2.6, *([1.4] if view.counted else [])]
    caption = b.text(v.word("The areas and who looks after them"))
    found = b.table(caption, list(map(b.text, head)), rows, widths, right=1 if view.counted else 0)
    return [b.heading(2, b.text(v.word("Areas"))), *found] if found else []


def _area(v: Voice, each: AreaView, *, counted: bool) -> dict[str, object]:
    area = each.entry
    other = area.status and area.status != "live"
    state = b.tag("plain", v.plain(label(area.status))) if other else []
    approves = [*b.soft(b.text(v.word("approves:") + " ")), *v.party(area.approver)] if area.approver else []
    cells = [
        b.below(b.beside([b.strong(v.text(area.title or each.id)), state], " "), b.soft(v.address(each.url, area.url))),
        v.who(area.owner) if area.owner else b.tag("vacant", v.word("nobody")),
        b.below(v.parties(area.editors), approves),
        v.entries("audience", area.audience),
        v.review(each.due, each.overdue),
        *([v.text(each.pages)] if counted else []),
    ]
    return b.row(cells, anchor("area", each.id))


def _lives(v: Voice, view: ContentView) -> Blocks:
    head = [v.word("Kind"), v.word("Reviewed every"), v.word("To the archive after"), v.word("Removed after")]
    head += [v.word("Who sees to it")]
    rows = (
        b.row(
            [
                b.strong(v.text(each.title or id_)),
                v.text(each.review_every),
                v.text(each.archive_after),
                v.text(each.remove_after),
                v.who(each.owner),
            ],
            anchor("lifecycle", id_),
        )
        for id_, each in view.entry.lifecycle.items()
    )
    caption = b.text(v.word("How long each kind of content lives"))
    found = b.table(caption, list(map(b.text, head)), rows, [3, 2, 2, 2, 3])
    return [b.heading(2, b.text(v.word("How long content lives"))), *found] if found else []


def _past(v: Voice, view: ContentView) -> Blocks:
    rows = (
        b.para(
            b.beside([v.text(each.entry.title or each.id), b.tag("plain", v.plain(label(each.entry.status)))], " "),
            anchor=anchor("area", each.id),
        )
        for each in view.past
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("Areas that are no more"))), *found] if found else []
