"""Who stands behind a party on a day, who stands in, and until when that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.answers import Link, party
from plankit.days import DAY
from plankit.index.absences import absence_of
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plankit.answers.sheet import Cell
    from plankit.days import Days, Standing, Stretch


class Behind(NamedTuple):
    """What stands in a table about a party: itself, the people or why there are none, and who stands in."""

    party: Link
    people: Cell
    stand_ins: tuple[Link, ...]
    broken: bool


def behind(days: Days, id_: str) -> Behind:
    """Who stands behind a party today; a person has nobody behind them."""
    index, standing = days.index, days.standing(id_, days.index.on)
    people: Cell = tuple(party(index, each) for each in standing.people if each != id_)
    if standing.state == "gap":
        people = index.answer(id_).briefly
    return Behind(party(index, id_), people, _able(days, standing), standing.state == "gap")


def answers(days: Days, id_: str, day: date) -> Said:
    """A party and who that is on a day: the role “Editor” (editor), held by “Anna” (anna)."""
    index, standing = days.index, days.standing(id_, day)
    who, people = index.spoken(id_), [party(index, each) for each in standing.people]
    found = index.party(id_)
    kind = found.kind if found else ""
    if standing.state == "gap":
        return say("{party}, but {why}", party=who, why=index.answer(id_, day).briefly)
    if kind == "role" and not people:
        return say("{party}, and the plan does not say who that is", party=who)
    if not people or kind == "person":
        return who
    if kind == "body":
        return say("{party}, chaired by {people}", party=who, people=people)
    if kind == "unit":
        return say("{party}, led by {people}", party=who, people=people)
    if not index.chains.active(id_, day):
        return say("{party}, covered by {people}", party=who, people=people)
    return say("{party}, held by {people}", party=who, people=people)


def held_by(days: Days, id_: str) -> Said:
    """Who that is, of a party that has just been named."""
    index, standing = days.index, days.standing(id_, days.index.on)
    people = [party(index, each) for each in standing.people]
    found = index.party(id_)
    if standing.state == "gap":
        return say("Nobody answers for it: {why}.", why=index.answer(id_).briefly)
    if not people:
        return say("The plan does not say who that is.")
    match found.kind if found else "":
        case "body":
            return say("Chaired by {people}.", people=people)
        case "unit":
            return say("Led by {people}.", people=people)
    if not index.chains.active(id_, index.on):
        return say("Nobody holds it; it is covered by {people}.", people=people)
    return say("Held by {people}.", people=people)


def more(days: Days, id_: str) -> Iterator[Said]:
    """Who is away, who stands in, and what comes after this."""
    standing = days.standing(id_, days.index.on)
    yield from (away for each in standing.people if (away := absence(days, each)))
    able = _able(days, standing)
    if able and standing.state == "held":
        yield say_n(len(able), "{people} stands in when needed.", "{people} stand in when needed.", people=list(able))
    elif able:
        yield say_n(len(able), "{people} stands in.", "{people} stand in.", people=list(able))
    elif standing.state == "away":
        yield say("Nobody stands in.")
    if following := _following(days, id_):
        yield say(
            "This holds until {day}; after that it is {next}.",
            day=following.first - DAY,
            next=answers(days, id_, following.first),
        )


def absence(days: Days, person: str) -> Said | None:
    """That somebody is away today, and until when."""
    away = absence_of(days.index, person, days.index.on, 0)
    if away is None:
        return None
    if away.until is None:
        return say("{person} is away, and nobody knows until when.", person=party(days.index, person))
    return say("{person} is away until {day}.", person=party(days.index, person), day=away.until)


def facts(days: Days, id_: str) -> Mapping[str, Cell]:
    """The same for programs."""
    standing, following = days.standing(id_, days.index.on), _following(days, id_)
    return {
        "party": party(days.index, id_),
        "state": standing.state,
        "people": tuple(party(days.index, each) for each in standing.people),
        "stand_ins": _able(days, standing),
        "until": following.first - DAY if following else None,
    }


def _able(days: Days, standing: Standing) -> tuple[Link, ...]:
    return tuple(party(days.index, each) for each in standing.able)


def _following(days: Days, id_: str) -> Stretch | None:
    """The first stretch of days on which others answer than today, or nobody."""
    first, *others = days.stretches(id_)
    same = (first.standing.state, first.standing.people)
    return next((each for each in others if (each.standing.state, each.standing.people) != same), None)
