"""The days on which what stands behind an owner may change, and how it stands on each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from plankit.index.absences import WEEKS, absence_of, behind, counts, cover, there
from plankit.index.chain import LONGEST, runs
from plankit.rule import option
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.index import Index
    from plankit.index.references import Reference

DAY = timedelta(days=1)
EVER = date.max
State = Literal["held", "replaced", "group", "away", "gap"]
OPEN: tuple[State, ...] = ("away", "gap")


class StandIn(NamedTuple):
    """Somebody who stands in for a party: who, and why they cannot where they cannot."""

    id: str
    why: Said | None = None


class Standing(NamedTuple):
    """How it stands with a party on a day.

    `state`: held (somebody answers and is there), replaced (all who answer are away, and somebody stands in), group
    (a group answers, or somebody the plan does not name), away (and nobody stands in), gap (nobody answers at all).
    `why` tells the link that broke, `briefly` the same where the party has just been named.
    """

    state: State
    people: tuple[str, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    why: Said | None = None
    cause: str = ""
    briefly: Said | None = None

    @property
    def open(self) -> bool:
        """Nobody is there."""
        return self.state in OPEN

    @property
    def able(self) -> tuple[str, ...]:
        """Who stands in and can."""
        return tuple(each.id for each in self.stand_ins if not each.why)


class Stretch(NamedTuple):
    """Days in a row on which it stands alike; `last` is EVER where there is no end."""

    first: date
    last: date
    standing: Standing


class Turn(NamedTuple):
    """The day on which what an owner has to answer for is left by everybody, or is so no longer.

    `ended`: the entry itself is over, so that nobody needs to answer for it any more.
    """

    on: date
    owner: Reference
    opens: bool
    standing: Standing
    ended: bool = False


def usual_weeks(index: Index) -> int:
    """From how many weeks on an absence counts in this plan: what it sets for the rule `holder-away`."""
    setting = index.data.checks.rules.get("holder-away")
    value = option(setting.options["weeks"], WEEKS) if setting and "weeks" in setting.options else None
    return value if isinstance(value, int) else WEEKS


def last_day(index: Index, reference: Reference) -> date:
    """The last day on which the entry that names somebody counts, EVER where it has no end."""
    value: object = index.data
    last = EVER
    for number, step in enumerate(reference.route[:-1]):
        value = value[step] if isinstance(value, dict | list) else getattr(value, _attribute(step))  # type: ignore[index]
        if number >= len(reference.field.collection):
            last = min(last, getattr(value, "until", None) or EVER)
    return last


def _attribute(step: str | int) -> str:
    return f"{step}_" if step in ("from", "in", "for") else str(step)


class Days:
    """How it stands with the parties of one plan on any day; what was asked before costs nothing."""

    def __init__(self, index: Index, weeks: int | None = None) -> None:
        """Look at this index; absences of less than so many weeks do not count (the plan's own number by default)."""
        self.index = index
        self.weeks = usual_weeks(index) if weeks is None else weeks
        self._standings: dict[tuple[str, date], Standing] = {}
        self._looked: dict[str, tuple[list[date], set[str]]] = {}
        self._stretches: dict[str, list[Stretch]] = {}

    def dates(self, party: str) -> list[date]:
        """The days on which what stands behind a party may change, in order."""
        return self._look(party)[0]

    def behind(self, party: str) -> set[str]:
        """The party itself and all that may ever stand behind it or stand in."""
        return self._look(party)[1]

    def _look(self, party: str) -> tuple[list[date], set[str]]:
        if party not in self._looked:
            found: set[date] = set()
            reached, level = {party}, [party]
            for _ in range(LONGEST + 1):
                further = [each for id_ in level for each in self._step(id_, found)]
                level = [each for each in dict.fromkeys(further) if each not in reached]
                reached.update(level)
            self._looked[party] = sorted(found), reached
        return self._looked[party]

    def _step(self, party: str, found: set[date]) -> Iterator[str]:
        """Note the days of one party itself, and give the parties it depends on."""
        data = self.index.data
        if person := data.people.get(party):
            _note(found, person, *(each for each in person.away if counts(each, self.weeks)))
        elif unit := data.units.get(party):
            _note(found, unit)
            yield from filter(None, (unit.head,))
        elif role := data.roles.get(party):
            _note(found, role, *role.holders, *role.deputies)
            yield from (each.person for each in role.holders)
            yield from (each.person for each in role.deputies)
            yield from self.cover(party)
        elif body := data.ownership.bodies.get(party):
            _note(found, body)
            yield from filter(None, (body.chair,))

    def stretches(self, party: str) -> list[Stretch]:
        """All days from that of the index on, as stretches on which it stands alike with a party."""
        if party not in self._stretches:
            on = self.index.on
            found = [Stretch(on, EVER, self.standing(party, on))]
            for day in (each for each in self.dates(party) if each > on):
                standing = self.standing(party, day)
                if not _alike(found[-1].standing, standing):
                    found[-1] = found[-1]._replace(last=day - DAY)
                    found.append(Stretch(day, EVER, standing))
            self._stretches[party] = found
        return self._stretches[party]

    def between(self, party: str, first: date, last: date) -> list[Stretch]:
        """The stretches of a party within a period; what stands there is told as of their first day in it."""
        return [
            each if each.first >= first else each._replace(first=first, standing=self.standing(party, first))
            for each in (each._replace(last=min(each.last, last)) for each in self.stretches(party))
            if each.first <= last and each.last >= first
        ]

    def standing(self, party: str, day: date) -> Standing:
        """How it stands with a party on a day."""
        key = (party, day)
        if key not in self._standings:
            self._standings[key] = self._standing(party, day)
        return self._standings[key]

    def _standing(self, party: str, day: date) -> Standing:
        answer = self.index.answer(party, day)
        stand_ins = tuple({each.id: each for each in self._stand_ins(party, day)}.values())
        if answer.why:
            return Standing("gap", (), stand_ins, answer.why, answer.cause, answer.briefly)
        if not answer.people:
            return Standing("group", (), stand_ins)
        if party in self.index.data.ownership.bodies or self.there(party, day):
            return Standing("held", answer.people, stand_ins)
        if any(not each.why for each in stand_ins):
            return Standing("replaced", answer.people, stand_ins)
        why = self._away(answer.people, stand_ins, day)
        return Standing("away", answer.people, stand_ins, why, f"away:{party}", why)

    def there(self, party: str, day: date) -> bool:
        """Whether somebody is there for a party on a day; a group always is."""
        return there(self.index, party, day, self.weeks)

    def cover(self, role: str) -> list[str]:
        """Who does the work of a role while it is vacant."""
        return cover(self.index, role)

    def _stand_ins(self, party: str, day: date) -> Iterator[StandIn]:
        """Who stands in for a party on a day, the nearest first: the deputies of its roles, and whoever covers them."""
        level, seen = [party], {party}
        for _ in range(LONGEST):
            for id_ in level:
                yield from (StandIn(each, self._unable(each, day)) for each in self._deputies(id_, day))
            further = dict.fromkeys(each for id_ in level for each in behind(self.index, id_, day, self.weeks) or ())
            level = [each for each in further if each not in seen]
            seen.update(level)

    def _deputies(self, party: str, day: date) -> Iterator[str]:
        role = self.index.data.roles.get(party)
        if role and runs(role.from_, role.until, day):
            yield from (each.person for each in role.deputies if runs(each.from_, each.until, day))
            yield from self.cover(party) if self.index.chains.active(party, day) else ()

    def _unable(self, party: str, day: date) -> Said | None:
        """Why somebody cannot stand in on a day; of whom the plan does not know, it is believed that they can."""
        answer = self.index.answer(party, day)
        if answer.why or self.there(party, day):
            return answer.why
        return self._absence(answer.people[0], day) if answer.people else None

    def _absence(self, person: str, day: date) -> Said:
        absence = absence_of(self.index, person, day, self.weeks)
        name = self.index.name(person)
        if absence is None or absence.until is None:
            return say("{person} is away, nobody knows until when", person=name)
        return say("{person} is away until {day}", person=name, day=absence.until)

    def _away(self, people: tuple[str, ...], stand_ins: tuple[StandIn, ...], day: date) -> Said:
        """That all who answer are away, and why nobody stands in."""
        why = [self._absence(each, day) for each in people]
        unable = list(dict.fromkeys(each.why for each in stand_ins if each.why))
        if unable:
            return say("{why}, and whoever stands in cannot: {unable}", why=why, unable=unable)
        return say("{why}, and nobody stands in", why=why)


def _note(found: set[date], *entries: object) -> None:
    """Note the first day of some entries, and the day after their last."""
    for each in entries:
        first, last = getattr(each, "from_", None), getattr(each, "until", None)
        if first:
            found.add(first)
        if last and last < EVER:
            found.add(last + DAY)


def _alike(one: Standing, other: Standing) -> bool:
    return (one.state, one.people, one.able) == (other.state, other.people, other.able)


def turns(days: Days, owners: Iterable[Reference], first: date, last: date) -> list[Turn]:
    """Each day after `first`, up to `last`, on which a gap opens or closes; in order, and as the plan has them."""
    found = [turn for each in owners for turn in _turns(days, each, first, last)]
    return sorted(found, key=lambda turn: (turn.on, not turn.opens))


def _turns(days: Days, owner: Reference, first: date, last: date) -> Iterator[Turn]:
    end = last_day(days.index, owner)
    before: Standing | None = None
    for stretch in days.between(owner.id, first, min(end, last)):
        standing = stretch.standing
        if before and standing.state != before.state and (standing.open or before.open):
            yield Turn(stretch.first, owner, standing.open, standing)
        before = standing
    if before and before.open and end < last:
        yield Turn(end + DAY, owner, opens=False, standing=before, ended=True)
