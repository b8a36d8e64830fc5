"""Which roles there are, who fills them, who stands in, and what each is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.roles import Role
    from plankit.views import Given
    from plankit.views.roles import HolderView, Layer, Roles, RoleView


def chapter(v: Voice, view: Roles, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("Which roles there are, who fills them, and who stands in.")
    return [
        *b.para(b.text(lead), "lead"),
        *(block for layer in view.layers for block in _layer(v, layer)),
        *_ended(v, view),
    ]


def _layer(v: Voice, layer: Layer) -> Blocks:
    title = v.capital(label(layer.name)) if layer.name else v.word("Other roles")
    return [b.heading(2, b.text(title)), *(block for each in layer.roles for block in _role(v, each))]


def _role(v: Voice, each: RoleView) -> Blocks:
    role = each.entry
    return [
        b.heading(3, v.text(role.title or each.id), anchor("role", each.id)),
        *b.para(state(v, each), "tags"),
        *b.para(v.text(role.purpose)),
        *_vacancy(v, each),
        *b.facts(*_held(v, each), *_terms(v, role)),
        *b.columns(
            ("", v.word("Does"), v.lines(role.tasks)),
            ("", v.word("May decide"), v.lines(role.authority)),
            ("", v.word("Can"), v.lines(role.skills)),
        ),
    ]


def state(v: Voice, each: RoleView) -> Runs:
    """How it stands with a role, where that is worth a word."""
    match each.state:
        case "vacant":
            return b.tag("vacant", v.word("vacant"))
        case "covered":
            return b.tag("late", v.word("vacant, covered"))
        case "short":
            return b.tag("late", v.word("too few"))
        case "later":
            return b.tag("plain", v.word("still to come"))
        case "ended":
            return b.tag("plain", v.word("ended"))
    return []


def _vacancy(v: Voice, each: RoleView) -> Blocks:
    role = each.entry
    if each.state == "short":
        needs = v.say_n(role.min_holders, "This role needs {n} person.", "This role needs {n} people.")
        return b.note("late", b.para(needs))
    if each.state not in {"vacant", "covered"}:
        return []
    told = [vacancy(v, role), *([v.closed(role.vacancy.reason)] if role.vacancy and role.vacancy.reason else [])]
    return b.note("vacant" if each.state == "vacant" else "late", b.para(b.beside(told, " ")))


def vacancy(v: Voice, role: Role) -> Runs:
    """Since when a role has been vacant, who covers it, and until when."""
    vacant = role.vacancy
    if vacant is None:
        return b.text(v.word("Nobody holds this role."))
    if vacant.covered_by and vacant.since:
        who = v.who(vacant.covered_by)
        told = v.say("This role has been vacant since {day}; {who} covers it.", day=vacant.since, who=who)
    elif vacant.covered_by:
        told = v.say("This role is vacant; {who} covers it.", who=v.who(vacant.covered_by))
    elif vacant.since:
        told = v.say("This role has been vacant since {day}.", day=vacant.since)
    else:
        told = b.text(v.word("Nobody holds this role."))
    filled = v.say("It is expected to be filled by {day}.", day=vacant.expected) if vacant.expected else []
    return b.beside([told, filled], " ")


def _held(v: Voice, each: RoleView) -> list[tuple[str, Runs]]:
    holders = b.below(*(_holder(v, one) for one in each.holders))
    if not each.holders and each.state == "elsewhere":
        holders = b.text(v.word("The staff directory knows who holds this role."))
    return [
        (v.word("Held by"), holders),
        (v.word("Still to come"), b.below(*(_holder(v, one) for one in each.coming))),
        (v.word("Stands in"), v.parties(each.deputies)),
    ]


def _holder(v: Voice, each: HolderView) -> Runs:
    scope = v.party(each.entry.scope) if isinstance(each.entry.scope, str) else v.text(each.entry.scope)
    away: Runs = []
    if each.away:
        away = v.say("away until {day}", day=each.away.until) if each.away.until else b.text(v.word("away"))
    acting = b.tag("plain", v.word("acting")) if each.entry.acting else []
    told = b.beside([v.days(each.entry.from_, each.until), away])
    return b.beside(
        [v.party(each.id), b.soft([*b.text("("), *scope, *b.text(")")]) if scope else [], acting, b.soft(told)], " "
    )


def _terms(v: Voice, role: Role) -> list[tuple[str, Runs]]:
    hours, per = role.hours_per_week, role.per
    return [
        (v.word("Unit"), v.party(role.unit)),
        (v.word("How many"), v.say("one for each {what}", what=label(per)) if per else []),
        (v.word("Time"), v.say("{hours} hours a week", hours=hours) if hours else []),
        (v.word("Weight"), b.text(v.word("must never be without someone")) if role.critical else []),
        (v.word("Course before starting"), v.entries("course", role.training)),
        (v.word("Exists"), v.days(role.from_, role.until)),
    ]


def _ended(v: Voice, view: Roles) -> Blocks:
    rows = (
        b.para(
            b.beside([v.text(each.entry.title or each.id), b.soft(v.days(each.entry.from_, each.entry.until))], " "),
            anchor=anchor("role", each.id),
        )
        for each in view.ended
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("Roles that have ended"))), *found] if found else []
