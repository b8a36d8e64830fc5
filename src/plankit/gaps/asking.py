"""What may happen, as it is asked on the command line: `anna@2027-05-01`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from plankit.dates import day
from plankit.errors import MendableError, Misfit
from plankit.names import candidates, find
from plankit.whatif import Event
from plankit.words import say

if TYPE_CHECKING:
    from datetime import date

    from plankit.index import Index
    from plankit.sections.people import Person, Unit
    from plankit.words import Said

OPTIONS: dict[str, Literal["leaves", "away", "dissolved"]] = {
    "--if-leaves": "leaves",
    "--if-away": "away",
    "--if-dissolved": "dissolved",
}


def day_of(option: str, text: str) -> date:
    """A day that was asked for; a MendableError where it is none."""
    try:
        return day(text)
    except Misfit as misfit:
        raise MendableError(say("`{option}`: {why}", option=option, why=misfit.said)) from misfit


def event(index: Index, option: str, asked: str) -> Event:
    """What may happen: to whom, and when."""
    kind = OPTIONS[option]
    name, _, when = asked.rpartition("@")
    if not name or not when:
        raise MendableError(_without(option, asked))
    id_ = _meant(index, option, name)
    if kind == "away":
        return _away(option, id_, when)
    last = day_of(option, when)
    _in_time(index, index.data.people.get(id_) or index.data.units[id_], id_, last)
    return Event(kind, id_, None, last)


def _meant(index: Index, option: str, asked: str) -> str:
    """The id of the person or unit that is meant; what is only nearly its name is not enough to go by."""
    kind = "unit" if OPTIONS[option] == "dissolved" else "person"
    other = index.party(asked)
    if other and other.kind != kind:
        raise MendableError(_other(option, kind, index.spoken(asked)))
    found = find(asked, candidates(index, (kind,)), of="person" if kind == "person" else "")
    if found.sure:
        return found.candidate.id
    name = found.candidate.name
    if kind == "person":
        raise MendableError(say("Nobody in this plan is called `{asked}`; is {name} meant?", asked=asked, name=name))
    raise MendableError(say("Nothing in this plan is called `{asked}`; is {name} meant?", asked=asked, name=name))


def _other(option: str, kind: str, party: Said) -> Said:
    if kind == "person":
        return say("`{option}` takes a person, and not {party}.", option=option, party=party)
    return say("`{option}` takes a unit, and not {party}.", option=option, party=party)


def _without(option: str, asked: str) -> Said:
    if OPTIONS[option] == "away":
        return say(
            "`{option}` takes a person and the days away, such as `anna@2027-02-01..2027-05-01`; `{asked}` is something else.",
            option=option,
            asked=asked,
        )
    if OPTIONS[option] == "dissolved":
        return say(
            "`{option}` takes a unit and its last day, such as `hr@2027-05-01`; `{asked}` is something else.",
            option=option,
            asked=asked,
        )
    return say(
        "`{option}` takes a person and the last day there, such as `anna@2027-05-01`; `{asked}` is something else.",
        option=option,
        asked=asked,
    )


def _away(option: str, id_: str, when: str) -> Event:
    """The days away: from a first day until a last, or with an open end."""
    start, dots, end = when.partition("..")
    first = day_of(option, start)
    last = day_of(option, end) if end else None if dots else first
    if last and last < first:
        raise MendableError(
            say(
                "`{option}`: {last} is before {first}. Write the first day first.",
                option=option,
                first=first,
                last=last,
            )
        )
    return Event("away", id_, first, last)


def _in_time(index: Index, entry: Person | Unit, id_: str, last: date) -> None:
    """That somebody who leaves is there, and so is a unit that is dissolved."""
    name = index.name(id_)
    if entry.until and entry.until < index.on:
        raise MendableError(say("{name} is no longer there: the last day was {day}.", name=name, day=entry.until))
    if entry.from_ and entry.from_ > last:
        raise MendableError(say("{name} is there only from {day}. Name a later day.", name=name, day=entry.from_))
