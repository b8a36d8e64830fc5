"""The plan at a glance: what it is about, what changed, what is open, what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.render.site import site_of
from plankit.views.labels import label

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.views import Given
    from plankit.views.changes import Change
    from plankit.views.index import Front

MOST = 8
"""Decision rights that are shown at a glance."""


def chapter(v: Voice, view: Front, given: Given) -> Blocks:
    """The blocks of this chapter."""
    return [
        *v.prose(view.plan.summary, 2),
        *_owners(v, view),
        *_open(v, view),
        *_changes(v, view),
        *_absent(v, given),
    ]


def _owners(v: Voice, view: Front) -> Blocks:
    owners = (
        (b.text(v.word("Sponsor")), v.who(view.ownership.sponsor)),
        (b.text(v.word("Owner of the intranet")), v.who(view.ownership.product_owner)),
    )
    rights = ((v.entry("decision", id_), v.who(each.decides)) for id_, each in list(view.decisions.items())[:MOST])
    rows = (b.row([b.strong(what), who]) for what, who in (*owners, *rights) if who)
    head = [b.text(v.word("What")), b.text(v.word("Who"))]
    found = b.table(b.text(v.word("Who decides about what matters most")), head, rows, [5, 4])
    return [b.heading(2, b.text(v.word("Who decides?"))), *found] if found else []


def _open(v: Voice, view: Front) -> Blocks:
    gaps = view.gaps
    title = b.heading(2, b.text(v.word("What is open?")))
    if not gaps.now:
        return [title, *b.note("good", b.para(b.text(v.word("Everything has an owner and nothing is overdue."))))]
    counts = (
        (gaps.vacancies, v.say_n(gaps.vacancies, "{n} place that nobody fills", "{n} places that nobody fills")),
        (len(gaps.overdue), v.say_n(len(gaps.overdue), "{n} thing overdue", "{n} things overdue")),
        (len(gaps.coming), v.say_n(len(gaps.coming), "{n} thing falls due soon", "{n} things fall due soon")),
    )
    told = b.items(b.para(runs) for count, runs in counts if count)
    more = b.para(b.way("open", b.text(v.word("What is open, and on whom it falls"))), "soft")
    return [title, *b.note("late", [*told, *more])]


def _changes(v: Voice, view: Front) -> Blocks:
    rows = (b.row([v.text(each.on), change(v, each)]) for each in view.changes)
    head = [b.text(v.word("When")), b.text(v.word("What"))]
    found = b.table(b.text(v.word("What changed in the past year, the newest first")), head, rows, [2, 7])
    return [b.heading(2, b.text(v.word("What changed?"))), *found] if found else []


def change(v: Voice, each: Change) -> Runs:
    """A change as a sentence."""
    if each.what in {"adopted", "live"}:
        return _of_the_plan(v, each)
    if each.what in {"decided", "policy", "replaced", "ended", "body", "released"}:
        return _of_a_thing(v, each)
    return _of_people(v, each)


def _of_the_plan(v: Voice, each: Change) -> Runs:
    if each.what == "live":
        return v.say("{name} went live", name=each.text or v.word("The intranet"))
    if each.other:
        return v.say("Version {version} of this plan was adopted by {who}", version=each.text, who=v.party(each.other))
    return v.say("Version {version} of this plan was adopted", version=each.text)


def _of_a_thing(v: Voice, each: Change) -> Runs:
    what = v.entry(each.kind, each.id)
    match each.what:
        case "decided":
            return v.say("{who} decided: {what}", who=v.party(each.other), what=what)
        case "policy":
            return v.say("New rule in force: {what}", what=what)
        case "replaced":
            return v.say("{what} replaced {before}", what=what, before=v.entry("policy", each.other))
        case "ended":
            return v.say("{what} ended", what=what)
        case "released":
            return v.say("{what} came out", what=what)
    if each.other:
        return v.say("{what} was dissolved; {after} took over", what=what, after=v.party(each.other))
    return v.say("{what} was dissolved", what=what)


def _of_people(v: Voice, each: Change) -> Runs:
    role, who = v.entry("role", each.id), v.party(each.other)
    match each.what:
        case "left":
            return v.say("{who} left", who=v.entry("person", each.id))
        case "followed":
            return v.say("{who} followed {before} as {role}", who=who, before=v.party(str(each.text)), role=role)
        case "began":
            return v.say("{who} became {role}", who=who, role=role)
        case "acting":
            return v.say("{who} became acting {role}", who=who, role=role)
    if each.other:
        return v.say("The role of {role} fell vacant; {who} covers it", role=role, who=who)
    return v.say("The role of {role} fell vacant", role=role)


def _absent(v: Voice, given: Given) -> Blocks:
    rows = (
        b.para(b.beside([b.text(v.capital(label(section))), v.text(reason)], ": "))
        for section, reason in site_of(given, []).absent.items()
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("Not in this plan yet"))), *found] if found else []
