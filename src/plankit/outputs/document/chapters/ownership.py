"""Who owns the intranet, who may decide what, which bodies steer it, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.outputs.document.chapters.bodies import body
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.ownership import Decision, Escalation, Limit, LogEntry
    from plankit.views import Given
    from plankit.views.ownership import BodyView, OwnershipView


def chapter(v: Voice, view: OwnershipView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("Who owns the intranet, which bodies steer it, who may decide what, and what was decided.")
    owners = b.facts(
        (v.word("Sponsor"), v.who(view.entry.sponsor)),
        (v.word("Owner of the intranet"), v.who(view.entry.product_owner)),
    )
    top, rights = [*b.para(b.text(lead), "lead"), *owners], _decisions(v, view)
    return [
        *(b.wide([*top, *rights]) if rights else top),
        *_bodies(v, v.word("Bodies"), view.bodies),
        *_outside(v, view),
        *_escalation(v, view),
        *_log(v, view),
        *_bodies(v, v.word("Bodies that have ended"), view.ended),
    ]


def _decisions(v: Voice, view: OwnershipView) -> Blocks:
    head = [v.word("Decision"), v.word("Decides"), v.word("Asked first"), v.word("Is told")]
    head += [v.word("Up to")] if view.limits else []
    head += [v.word("Beyond that"), v.word("Answer within")]
    rows = (_decision(v, id_, each, limits=view.limits) for id_, each in view.decisions.items())
    widths = [4, 3.4, 4.4, 3, *([2] if view.limits else []), 2.6, 1.8]
    found = b.table(b.text(v.word("Who may decide what")), list(map(b.text, head)), rows, widths)
    return [b.heading(2, b.text(v.word("Decision rights"))), *found] if found else []


def _decision(v: Voice, id_: str, each: Decision, *, limits: bool) -> dict[str, object]:
    nobody = b.tag("vacant", v.word("nobody"))
    cells = [
        b.below(b.strong(v.text(each.title)), b.soft(v.text(each.within))),
        v.who(each.decides) if each.decides else nobody,
        b.below(
            _after(v.word("must agree:"), v.parties(each.agrees)), _after(v.word("advises:"), v.parties(each.advises))
        ),
        v.parties(each.informed),
        *([_limit(v, each.limit)] if limits else []),
        v.party(each.escalates_to),
        v.text(each.answer_within),
    ]
    return b.row(cells, anchor("decision", id_))


def _after(words: str, of: Runs) -> Runs:
    return [*b.soft(b.text(f"{words} ")), *of] if of else []


def _limit(v: Voice, each: Limit | None) -> Runs:
    if each is None:
        return []
    cost = v.say("€\u00a0{amount}", amount=each.cost) if each.cost is not None else []
    days = v.say_n(each.days, "{n} day", "{n} days") if each.days is not None else []
    return b.beside([v.text(each.text), cost, days])


def _bodies(v: Voice, title: str, bodies: tuple[BodyView, ...]) -> Blocks:
    found = [block for each in bodies for block in body(v, each)]
    return [b.heading(2, b.text(title)), *found] if found else []


def _outside(v: Voice, view: OwnershipView) -> Blocks:
    rows = []
    for each in view.outside:
        chair = v.say("chair: {who}", who=v.who(each.entry.chair)) if each.entry.chair else []
        told = b.beside([b.strong(v.text(each.entry.title)), b.soft(v.label(each.entry.kind)), chair])
        rows.append(b.para(told, anchor=anchor("body", each.id)))
    return [b.heading(2, b.text(v.word("Bodies outside this plan"))), *b.items(rows)] if rows else []


def _escalation(v: Voice, view: OwnershipView) -> Blocks:
    found: Blocks = []
    for when, steps in view.escalation.items():
        title = v.capital(label(when)) if when else v.word("Something stays undone")
        found += [b.heading(3, b.text(title)), *b.items((_step(v, each) for each in steps), start=1)]
    return [b.heading(2, b.text(v.word("When nothing happens"))), *found] if found else []


def _step(v: Voice, each: Escalation) -> Blocks:
    when: Runs = []
    if each.before:
        when = v.say("{time} before the date", time=each.before)
    elif each.after:
        when = v.say("after {time}", time=each.after)
    told = b.beside([b.strong(b.beside([when, v.text(each.every)])), v.who(each.to)], ": ")
    return b.para(b.below(told, v.text(each.action)))


def _log(v: Voice, view: OwnershipView) -> Blocks:
    found = [block for id_, each in view.log for block in _logged(v, id_, each)]
    return [b.heading(2, b.text(v.word("Decision log"))), *found] if found else []


def _logged(v: Voice, id_: str, each: LogEntry) -> Blocks:
    right = v.say("by right of “{right}”", right=v.entry("decision", each.decision)) if each.decision else []
    before = v.say("replaces “{what}”", what=v.entry("log_entry", each.supersedes)) if each.supersedes else []
    told = b.beside([v.text(each.on), v.party(each.decided_by), right, before])
    title = b.heading(3, v.text(each.title or id_), anchor("log_entry", id_))
    return [title, *b.para(told, "soft"), *v.prose(each.reason, 4)]
