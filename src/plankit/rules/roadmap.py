"""Rules on wishes: looked into, decided by whom it is up to, answered, and thought through."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plankit.dates import Duration, spoken
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.wishes import ANSWER_DAYS, OPEN, TAKEN_ON, WAIT_WEEKS, WAITING, effort, stage, waiting_since
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.roadmap import Wish
    from plankit.words import Name, Said

REFUSED = frozenset({"rejected", "deferred"})
INPUTS = {
    "value_effort": ("value", "effort_days"),
    "rice": ("reach", "impact", "confidence", "effort_days"),
    "wsjf": ("value", "urgency", "risk_reduction", "effort_days"),
    "moscow": ("moscow",),
}
CLOSE = 0.01


def _wishes(index: Index) -> Iterator[tuple[str, Wish, Name]]:
    for id_, wish in index.data.roadmap.wishes.items():
        yield id_, wish, named(id_, wish)


@rule("warning")
def wish_without_assessor(index: Index) -> Iterator[Problem]:
    """A wish that nobody has been asked to look into."""
    for id_, wish, name in _wishes(index):
        if stage(wish) in WAITING and not wish.assessor:
            yield Problem(
                at("roadmap", "wishes", id_, "assessor"),
                say("Nobody has been asked to look into the wish {wish}.", wish=name),
                say("Name who works out what it brings and what it takes: `assessor: product-owner`."),
            )


@rule("warning", timed=True)
def wish_waits_too_long(index: Index, *, weeks: int = WAIT_WEEKS) -> Iterator[Problem]:
    """A wish that has been waiting for weeks to be looked into or decided on."""
    limit = index.on - timedelta(weeks=weeks)
    told = "wish-without-assessor" in index.rules_run
    for id_, wish, name in _wishes(index):
        since = waiting_since(wish)
        if since and since < limit and (wish.assessor or not told):
            said, remedy = _waits(name, since, spoken(Duration(weeks=weeks)), assessed=stage(wish) == "assessed")
            yield Problem(at("roadmap", "wishes", id_, part="entry"), said, remedy)


def _waits(wish: Name, since: date, limit: Said, *, assessed: bool) -> tuple[Said, Said]:
    if assessed:
        said = say(
            "The wish {wish} was looked into on {since} and has waited longer than {limit} for a decision.",
            wish=wish,
            since=since,
            limit=limit,
        )
        return said, say("Decide and note it under `decision`, or tell whoever asked when the decision will be taken.")
    said = say(
        "The wish {wish} came in on {since} and has waited longer than {limit} to be looked into.",
        wish=wish,
        since=since,
        limit=limit,
    )
    return said, say("Look into it and note the day, `assessed: ...`, or tell whoever asked when that will be done.")


@rule("warning", timed=True)
def requester_not_answered(index: Index, *, days: int = ANSWER_DAYS) -> Iterator[Problem]:
    """A wish that was decided on, while whoever asked has not been told."""
    limit = index.on - timedelta(days=days)
    for id_, wish, name in _wishes(index):
        decision = wish.decision
        if not wish.from_ or not decision or not decision.on or not decision.outcome:
            continue
        if decision.on < limit and (decision.answered is None or decision.answered > index.on):
            yield Problem(
                at("roadmap", "wishes", id_, "decision", "answered"),
                say(
                    "A decision on the wish {wish} was taken on {day}, and whoever asked for it has not heard.",
                    wish=name,
                    day=decision.on,
                ),
                say(
                    "Tell them what was decided and why, and note the day: `answered: {day}`.", day=index.on.isoformat()
                ),
            )


@rule("warning")
def decision_without_reason(index: Index) -> Iterator[Problem]:
    """A wish that was accepted, turned down or put off without saying why."""
    for id_, wish, name in _wishes(index):
        outcome = (wish.decision and wish.decision.outcome) or wish.status
        decided = wish.decision is not None and wish.decision.outcome is not None
        if (decided or outcome in REFUSED) and not (wish.decision and wish.decision.reason):
            yield Problem(
                at("roadmap", "wishes", id_, "decision", "reason"),
                _unexplained(name, outcome),
                say("Give the reason in words that whoever asked will understand: `reason: ...` under `decision`."),
            )


def _unexplained(wish: Name, outcome: str) -> Said:
    match outcome:
        case "rejected":
            return say("The wish {wish} was turned down, and the plan does not say why.", wish=wish)
        case "deferred":
            return say("The wish {wish} was put off, and the plan does not say why.", wish=wish)
        case "more_info":
            return say("The wish {wish} was sent back with a question, and the plan does not say which.", wish=wish)
    return say("The wish {wish} was accepted, and the plan does not say why.", wish=wish)


@rule("warning")
def accepted_without_estimate(index: Index) -> Iterator[Problem]:
    """A wish that was accepted before anybody knew what it takes."""
    for id_, wish, name in _wishes(index):
        if stage(wish) in TAKEN_ON and effort(wish) is None and wish.cost is None:
            yield Problem(
                at("roadmap", "wishes", id_, "effort_days"),
                say("The wish {wish} was accepted, and nobody has estimated the work or the cost.", wish=name),
                say("Estimate it, roughly if need be: `effort_days: 5`, or `cost: 2500`."),
            )


@rule("warning")
def accepted_without_release(index: Index) -> Iterator[Problem]:
    """A wish that was accepted and is planned nowhere."""
    release = next(reversed(index.data.roadmap.releases), "2027-q1")
    for id_, wish, name in _wishes(index):
        if stage(wish) in TAKEN_ON and not wish.release:
            yield Problem(
                at("roadmap", "wishes", id_, "release"),
                say("The wish {wish} was accepted, and it stands in no release.", wish=name),
                say("Plan it, `release: {release}`, or defer it and tell whoever asked.", release=release),
                cause="" if index.data.roadmap.releases else "roadmap.releases",
            )


@rule("hint", whole=True, needs=("strategy",))
def wish_serves_no_goal(index: Index) -> Iterator[Problem]:
    """A wish for something new that serves no goal of the intranet."""
    goals = index.data.strategy.goals
    for id_, wish, name in _wishes(index) if goals else ():
        if stage(wish) in OPEN and wish.kind != "usual" and not wish.goal:
            yield Problem(
                at("roadmap", "wishes", id_, "goal"),
                say("The wish {wish} serves no goal.", wish=name),
                say(
                    "Name the goal it brings nearer, `goal: {goal}`, or ask whether it is worth the effort.",
                    goal=next(iter(goals)),
                ),
            )


@rule("warning")
def score_input_missing(index: Index) -> Iterator[Problem]:
    """A wish that cannot be ranked, as part of what the plan's method weighs was not filled in."""
    scoring = index.data.roadmap.scoring
    inputs = INPUTS.get(scoring.method or "", ()) if scoring else ()
    for id_, wish, name in _wishes(index) if inputs else ():
        if missing := [f"`{field}`" for field in inputs if _lacks(wish, field)]:
            yield Problem(
                at("roadmap", "wishes", id_, part="entry"),
                say("The wish {wish} cannot be ranked without {missing}.", wish=name, missing=missing),
                say("Fill it in, or choose another method under `roadmap.scoring`."),
            )


def _lacks(wish: Wish, field: str) -> bool:
    """Whether a wish that was looked into lacks an input; an accepted one without estimate is told elsewhere."""
    at_stage = stage(wish)
    if at_stage not in OPEN or at_stage == "new":
        return False
    if field == "effort_days":
        return at_stage == "assessed" and effort(wish) is None
    return getattr(wish, field) is None


@rule("warning")
def effort_does_not_add_up(index: Index) -> Iterator[Problem]:
    """A wish whose days per role are not together its days in all."""
    for id_, wish, name in _wishes(index):
        total = sum(wish.effort.values())
        if wish.effort and wish.effort_days is not None and abs(total - wish.effort_days) > CLOSE:
            yield Problem(
                at("roadmap", "wishes", id_, "effort_days"),
                say(
                    "The wish {wish} is to take {days} days, and the days per role add up to {total}.",
                    wish=name,
                    days=wish.effort_days,
                    total=total,
                ),
                say("Correct one of the two, or leave out `effort_days`: the sum then counts."),
                related=(at("roadmap", "wishes", id_, "effort"),),
            )
