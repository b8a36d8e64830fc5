"""What is open: what nobody answers for, what is overdue, what falls due, what the check says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.outputs.document.chapters.responsibilities import left_open
from plankit.outputs.document.chapters.roles import state, vacancy

if TYPE_CHECKING:
    from plankit.due import Due
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.views import Given
    from plankit.views.gaps import EmptySeat, Found, Gaps, Ownerless
    from plankit.views.roles import RoleView


def chapter(v: Voice, view: Gaps, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("What nobody answers for, what is overdue, and what falls due soon.")
    calm = b.para(b.text(v.word("Everything has an owner and nothing is overdue.")))
    return [
        *b.para(b.text(lead), "lead"),
        *([] if view.now or view.unassigned or view.found else b.note("good", calm)),
        *_nobody(v, view),
        *_falls(v, v.word("Overdue"), v.word("Overdue, the longest first"), view.overdue),
        *_unassigned(v, view),
        *_falls(v, v.word("Falls due soon"), v.word("Due soon, the nearest first"), view.coming),
        *_check(v, view),
    ]


def _nobody(v: Voice, view: Gaps) -> Blocks:
    rows = [
        *(_role(v, each) for each in view.roles),
        *(_seat(v, each) for each in view.seats),
        *(_ownerless(v, each) for each in view.ownerless),
    ]
    return [b.heading(2, b.text(v.word("Nobody is there"))), *b.items(map(b.para, rows))] if rows else []


def _role(v: Voice, each: RoleView) -> Runs:
    told = b.beside([b.strong(v.entry("role", each.id)), state(v, each)], " ")
    if each.entry.vacancy is None:
        return told
    return b.below(told, b.soft(vacancy(v, each.entry)), b.soft(v.text(each.entry.vacancy.reason)))


def _seat(v: Voice, each: EmptySeat) -> Runs:
    since = v.say("since {day}", day=each.entry.since) if each.entry.since else []
    told = b.beside([b.strong(v.party(each.body)), b.tag("vacant", v.word("vacant seat"))], " ")
    return b.below(told, b.soft(b.beside([v.text(each.entry.seat), since])), b.soft(v.text(each.entry.because)))


def _ownerless(v: Voice, each: Ownerless) -> Runs:
    told = b.beside([b.strong(v.entry(each.kind, each.id)), b.tag("vacant", v.word("nobody answers"))], " ")
    return b.below(told, b.soft(b.beside([v.party(each.owner), v.text(each.why)], ": ")))


def _falls(v: Voice, title: str, caption: str, rows: tuple[Due, ...]) -> Blocks:
    head = [v.word("When"), v.word("What"), v.word("About"), v.word("Who")]
    found = b.table(b.text(caption), list(map(b.text, head)), (b.row(_due(v, each)) for each in rows), [2.4, 3, 4, 3.4])
    return [b.heading(2, b.text(title)), *found] if found else []


def _due(v: Voice, each: Due) -> list[Runs]:
    about = v.entry(each.kind, each.id) if each.kind else b.text(v.word("This plan"))
    return [v.text(each.on), v.text(each.what), b.strong(about), v.who(each.party)]


def _unassigned(v: Voice, view: Gaps) -> Blocks:
    found = b.items(b.para(left_open(v, v.entry("responsibility", id_), each)) for id_, each in view.unassigned)
    return [b.heading(2, b.text(v.word("Knowingly left open"))), *found] if found else []


def _check(v: Voice, view: Gaps) -> Blocks:
    found = b.items(b.para(_finding(v, each)) for each in view.found)
    return [b.heading(2, b.text(v.word("What the check says"))), *found] if found else []


def _finding(v: Voice, each: Found) -> Runs:
    error = each.finding.severity == "error"
    word = b.tag("vacant", v.word("error")) if error else b.tag("late", v.word("warning"))
    remedy = v.marked(each.finding.remedy) if each.finding.remedy else []
    about = v.entry(each.kind, each.id) if each.kind else []
    return b.beside([word, v.marked(each.finding.message), b.soft(remedy), b.soft(about)], " ")
