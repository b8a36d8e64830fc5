"""What the intranet is for: vision, principles, goals with the figures that measure them, audiences, risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.views import Given
    from plankit.views.monitoring import Figure
    from plankit.views.strategy import GoalView, RiskView, StrategyView

HIGH, MIDDLE = 12, 6


def chapter(v: Voice, view: StrategyView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    lead = v.word("What the intranet is for, for whom, and what it is to achieve.")
    return [
        *b.para(b.text(lead), "lead"),
        *b.facts((v.word("Next review"), v.review(view.review, view.overdue))),
        *_prose(v, v.word("Vision"), view.entry.vision),
        *_prose(v, v.word("Purpose"), view.entry.purpose),
        *_principles(v, view),
        *_scope(v, view),
        *_goals(v, v.word("Goals"), view.goals),
        *_goals(v, v.word("Goals that are settled"), view.settled),
        *_audiences(v, view),
        *_risks(v, view),
    ]


def _prose(v: Voice, title: str, value: object) -> Blocks:
    found = v.prose(value, 3)  # type: ignore[arg-type]
    return [b.heading(2, b.text(title)), *found] if found else []


def _principles(v: Voice, view: StrategyView) -> Blocks:
    found = b.items(map(b.para, v.lines(view.entry.principles)), start=1)
    told = b.para(b.text(v.word("In order: where two of them pull apart, the higher one wins.")), "soft")
    return [b.heading(2, b.text(v.word("Principles"))), *told, *found] if found else []


def _scope(v: Voice, view: StrategyView) -> Blocks:
    scope = view.entry.scope
    found = scope and b.columns(
        ("good", v.word("Belongs to it"), v.lines(scope.in_)),
        ("vacant", v.word("Does not belong to it"), v.lines(scope.out)),
    )
    if not found:
        return []
    model = b.facts((v.word("Model"), v.label(view.entry.model)))
    return [b.heading(2, b.text(v.word("Scope"))), *found, *model]


def _goals(v: Voice, title: str, goals: tuple[GoalView, ...]) -> Blocks:
    found = [block for each in goals for block in _goal(v, each)]
    return [b.heading(2, b.text(title)), *found] if found else []


def _goal(v: Voice, each: GoalView) -> Blocks:
    goal = each.entry
    state = b.tag("good", v.word("met")) if goal.status == "met" else []
    if goal.status == "dropped":
        state = b.tag("plain", v.word("dropped"))
    elif each.late:
        state = b.tag("late", v.word("past its date"))
    return [
        b.heading(3, v.text(goal.title), anchor("goal", each.id)),
        *b.para(state, "tags"),
        *v.prose(goal.why, 4),
        *b.facts(
            (v.word("Owner"), v.who(goal.owner)),
            (v.word("By"), v.text(goal.by)),
            (v.word("Serves"), v.text(goal.serves)),
            (v.word("For"), v.entries("audience", goal.audiences)),
            (v.word("How we see it"), b.below(*(_figure(v, figure) for figure in each.figures))),
            (v.word("What must go well"), b.below(*v.lines(goal.success_factors))),
        ),
    ]


def _figure(v: Voice, figure: Figure) -> Runs:
    kpi = figure.entry
    aim = v.say("of {target}", target=v.quantity(kpi.target.value, kpi.unit)) if kpi.target else []
    now = b.strong(b.text(v.quantity(figure.latest, kpi.unit)))
    return b.beside([v.entry("kpi", figure.id), now, b.soft(aim), state_of(v, figure)], " ")


def state_of(v: Voice, figure: Figure) -> Runs:
    """How a figure stands, in a word."""
    states = {"met": "good", "course": "good", "watch": "late", "act": "vacant"}
    return b.tag(states.get(figure.state, "plain"), v.plain(label(figure.state)))


def _audiences(v: Voice, view: StrategyView) -> Blocks:
    rows = (
        b.row(
            [
                b.strong(v.text(each.title or id_)),
                v.text(each.size),
                b.below(*v.lines(each.needs)),
                v.parties(each.units),
            ],
            anchor("audience", id_),
        )
        for id_, each in view.entry.audiences.items()
    )
    head = [v.word("Audience"), v.word("Colleagues"), v.word("Needs"), v.word("Units")]
    found = b.table(b.text(v.word("For whom the intranet is")), list(map(b.text, head)), rows, [3, 1.6, 5, 3])
    return [b.heading(2, b.text(v.word("Audiences"))), *found] if found else []


def _risks(v: Voice, view: StrategyView) -> Blocks:
    head = [v.word("Risk"), v.word("What we do about it"), v.word("Owner"), v.word("Weight")]
    rows = (_risk(v, each) for each in view.risks)
    caption = v.word("Risks, the heaviest first: likelihood times impact")
    found = b.table(b.text(caption), list(map(b.text, head)), rows, [4, 5, 3, 1.6], right=1)
    return [b.heading(2, b.text(v.word("Risks"))), *found] if found else []


def _risk(v: Voice, each: RiskView) -> dict[str, object]:
    risk = each.entry
    weight: Runs = []
    if each.weight is not None:
        state = "vacant" if each.weight >= HIGH else "late" if each.weight >= MIDDLE else "good"
        sum_ = b.soft(b.text(f" = {risk.likelihood} × {risk.impact}"))
        weight = [*b.tag(state, v.plain(each.weight)), *sum_]
    cells = [b.strong(v.text(risk.title or each.id)), v.text(risk.measure), v.who(risk.owner), weight]
    return b.row(cells, anchor("risk", each.id))
