"""What falls due as rows of a table, and on whom each falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.answers import Column, Link, Row, entry, party
from plankit.due import falls_on
from plankit.findings import At
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.answers.sheet import Cell
    from plankit.days import Days
    from plankit.due import Due

COLUMNS = (
    Column("on", say("Day")),
    Column("what", say("What")),
    Column("entry", say("Of what"), named=True),
    Column("who", say("Who"), brief=True),
)


class Falling(NamedTuple):
    """On whom something falls: the people who answer for the party, and those who are there to do it.

    Where all who answer are away, `there` are those who stand in; `why` tells why nobody answers.
    """

    people: tuple[str, ...]
    there: tuple[str, ...]
    why: Said | None = None


def falling(days: Days, due: Due) -> Falling:
    """On whom something falls that is due, on that day or today where the day has passed."""
    answer, day = falls_on(days.index, due), max(due.on, days.index.on)
    if not due.party or not answer.people:
        return Falling((), (), answer.briefly)
    standing = days.standing(due.party, day)
    there = tuple(each for each in answer.people if days.there(each, day))
    return Falling(answer.people, there or standing.able or answer.people)


def row(days: Days, due: Due, day: Cell = None) -> Row:
    """Something that falls due, as a row; `day` is how the day is told."""
    index, fell = days.index, falling(days, due)
    return Row(
        (day or due.on, due.what, subject(days, due), who(days, due, fell)),
        At(due.route),
        "error" if due.on < index.on else "",
        {
            "late": due.on < index.on,
            "mark": due.mark,
            "party": party(index, due.party) if due.party else None,
            "people": tuple(party(index, each) for each in fell.people),
            "there": tuple(party(index, each) for each in fell.there),
        },
    )


def subject(days: Days, due: Due) -> Link | Said:
    """The entry that it is about."""
    return entry(days.index, due.kind, due.id) if due.kind else say("This plan")


def who(days: Days, due: Due, fell: Falling) -> Cell:
    """On whom it falls, in words."""
    if not due.party:
        return say("nobody is named")
    named, people = party(days.index, due.party), [party(days.index, each) for each in fell.there]
    if fell.why:
        return say("nobody as {party}: {why}", party=named, why=fell.why)
    if not people or fell.there == (due.party,):
        return named
    if set(fell.there).isdisjoint(fell.people):
        return say("{people}, in place of {party}", people=people, party=named)
    return say("{people}, as {party}", people=people, party=named)
