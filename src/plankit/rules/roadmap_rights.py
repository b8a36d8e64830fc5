"""The rule on who decides on wishes: only those to whom it is up, and within their limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.index.wishes import effort
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.ownership import Decision
    from plankit.sections.roadmap import Outcome, Wish
    from plankit.words import Name, Said


@rule("error")
def decided_beyond_right(index: Index) -> Iterator[Problem]:
    """A wish decided by a party to whom that decision is not up, or above its limit."""
    for id_, wish in index.data.roadmap.wishes.items():
        outcome = wish.decision
        right = index.data.ownership.decisions.get(outcome.right or "") if outcome else None
        if (
            outcome
            and right
            and outcome.outcome != "more_info"
            and index.party(outcome.by)
            and index.party(right.decides)
        ):
            yield from _judged(index, id_, wish, outcome, right)


def _judged(index: Index, id_: str, wish: Wish, outcome: Outcome, right: Decision) -> Iterator[Problem]:
    name, by = named(id_, wish), outcome.by or ""
    if _acts_for(index, by, right.escalates_to, outcome.on):
        return
    if not _acts_for(index, by, right.decides, outcome.on):
        yield _not_theirs(index, id_, name, by, outcome, right)
    elif outcome.outcome == "accepted" and (said := _above(wish, name, right, named(outcome.right or "", right))):
        yield _too_much(index, id_, said, outcome, right)


def _acts_for(index: Index, by: str, decider: str | None, on: date | None) -> bool:
    """Whether a party is the decider, or holds, chairs, heads or replaces it on the day of the decision."""
    party = index.party(decider)
    if party is None or by == party.id:
        return party is not None
    match party.kind:
        case "role":
            return by in _filling(index, party.id, on)
        case "body":
            return index.data.ownership.bodies[party.id].chair == by
        case "unit":
            return index.data.units[party.id].head == by
    return False


def _filling(index: Index, role: str, on: date | None) -> set[str]:
    """Who holds a role or stands in for it on a day, or ever where the day is not known."""
    entry = index.data.roles[role]
    found = {each.person for each in entry.holders if on is None or runs(each.from_, each.until, on)}
    return found | {each.person for each in entry.deputies if on is None or runs(each.from_, each.until, on)}


def _not_theirs(index: Index, id_: str, wish: Name, by: str, outcome: Outcome, right: Decision) -> Problem:
    return Problem(
        at("roadmap", "wishes", id_, "decision", "by"),
        say(
            "The wish {wish} was decided by {by}. The right {right} lies with {decider}.",
            wish=wish,
            by=index.spoken(by),
            right=named(outcome.right or "", right),
            decider=index.spoken(right.decides or ""),
        ),
        say("Have `{decider}` confirm it and note that, or name the right that was used.", decider=right.decides),
        value=by,
        related=(at("ownership", "decisions", outcome.right or "", "decides"),),
    )


def _above(wish: Wish, name: Name, right: Decision, right_name: Name) -> Said | None:
    """What goes above the limit of a right, None where nothing does."""
    limit, days = right.limit, effort(wish)
    if limit and limit.cost is not None and wish.cost is not None and wish.cost > limit.cost:
        return say(
            "The wish {wish} costs {cost} and was accepted under {right}, which goes up to {limit}.",
            wish=name,
            cost=wish.cost,
            right=right_name,
            limit=limit.cost,
        )
    if limit and limit.days is not None and days is not None and days > limit.days:
        return say(
            "The wish {wish} takes {days} days and was accepted under {right}, which goes up to {limit}.",
            wish=name,
            days=days,
            right=right_name,
            limit=limit.days,
        )
    return None


def _too_much(index: Index, id_: str, said: Said, outcome: Outcome, right: Decision) -> Problem:
    if right.escalates_to:
        remedy = say(
            "Put it before {above}: above that limit it is theirs to decide.", above=index.spoken(right.escalates_to)
        )
    else:
        remedy = say("Say who decides above that limit, `escalates_to: ...` at the decision right, and ask them.")
    return Problem(
        at("roadmap", "wishes", id_, "decision", "by"),
        said,
        remedy,
        value=outcome.by or "",
        related=(at("ownership", "decisions", outcome.right or "", "limit"),),
    )
