"""The chain of ownership on a day: party, role, assignment, person; and the link that broke."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from datetime import date

    from plankit.index import Index
    from plankit.sections import Body, Holding, Person, Role, Unit


class Answer(NamedTuple):
    """Who answers for a party on a day.

    `people` are ids; empty with `why` None means that a group or somebody the plan does not name answers.
    `why` tells the link that broke, `cause` names that link, `until` is the last day on which this answer holds.
    """

    people: tuple[str, ...] = ()
    why: Said | None = None
    cause: str = ""
    until: date | None = None

    @property
    def broken(self) -> bool:
        """Nobody answers."""
        return self.why is not None


class Holder(NamedTuple):
    """A holding of a role with the party that holds it."""

    id: str
    holding: Holding


UNKNOWN = Answer()


def runs(start: date | None, end: date | None, on: date) -> bool:
    """Whether a period with open ends contains a day."""
    return (start is None or start <= on) and (end is None or on <= end)


def earliest(*days: date | None) -> date | None:
    """The first of some days that may be open."""
    return min((day for day in days if day is not None), default=None)


class Chains:
    """Follows the chains of one plan; answers are kept, so asking twice costs nothing."""

    def __init__(self, index: Index) -> None:
        """Follow the chains of this index."""
        self.index = index
        self._answers: dict[tuple[str, date], Answer] = {}
        self._open: set[str] = set()

    def answer(self, party: str, on: date) -> Answer:
        """Who answers for `party` on the day `on`; what the plan does not know breaks no chain."""
        key = (party, on)
        if key not in self._answers:
            if party in self._open:
                return UNKNOWN
            self._open.add(party)
            try:
                self._answers[key] = self._follow(party, on)
            finally:
                self._open.discard(party)
        return self._answers[key]

    def _follow(self, id_: str, on: date) -> Answer:
        party = self.index.party(id_)
        match party.kind if party else "":
            case "person":
                return self._person(id_, self.index.data.people[id_], on)
            case "role":
                return self._role(id_, self.index.data.roles[id_], on)
            case "unit":
                return self._unit(id_, self.index.data.units[id_], on)
            case "body":
                return self._body(id_, self.index.data.ownership.bodies[id_], on)
        return UNKNOWN

    def _person(self, id_: str, person: Person, on: date) -> Answer:
        cause, name = f"person:{id_}", Name(person.name, id_)
        if person.until and person.until < on:
            return Answer(why=say("{name} left on {day}", name=name, day=person.until), cause=cause)
        if person.from_ and person.from_ > on:
            return Answer(why=say("{name} starts only on {day}", name=name, day=person.from_), cause=cause)
        return Answer((id_,), until=person.until)

    def _unit(self, id_: str, unit: Unit, on: date) -> Answer:
        cause, name = f"unit:{id_}", Name(unit.title, id_)
        if unit.until and unit.until < on:
            return Answer(why=say("the unit {name} ended on {day}", name=name, day=unit.until), cause=cause)
        if not unit.head:
            return Answer(until=unit.until)
        head = self.answer(unit.head, on)
        if head.why:
            why = say("the unit {name} has no head any more: {why}", name=name, why=head.why)
            return Answer(why=why, cause=head.cause)
        return Answer(head.people, until=earliest(unit.until, head.until))

    def _body(self, id_: str, body: Body, on: date) -> Answer:
        cause, name = f"body:{id_}", Name(body.title, id_)
        if body.outside:
            return UNKNOWN
        if body.until and body.until < on:
            return Answer(why=say("the body {name} ended on {day}", name=name, day=body.until), cause=cause)
        chair = self.answer(body.chair, on) if body.chair else UNKNOWN
        return Answer(() if chair.broken else chair.people, until=body.until)

    def _role(self, id_: str, role: Role, on: date) -> Answer:
        if not runs(role.from_, role.until, on):
            return Answer(why=self._outside_its_time(id_, role, on), cause=f"role:{id_}")
        if self.index.posts_only or role.filled == "elsewhere" or self.index.plan.unsure("roles", id_, "holders"):
            return UNKNOWN
        active = self.active(id_, on)
        if active:
            return self._held(active, role, on)
        if role.vacancy and role.vacancy.covered_by:
            return self._covered(role.vacancy.covered_by, on, id_)
        if role.per and not role.holders:
            return UNKNOWN
        return Answer(why=self._nobody(id_, role, on), cause=f"role:{id_}")

    def _held(self, active: list[Holder], role: Role, on: date) -> Answer:
        answers = [(self.answer(each.id, on), each.holding.until) for each in active]
        people = tuple(dict.fromkeys(person for answer, _ in answers for person in answer.people))
        ends = [earliest(answer.until, until) for answer, until in answers]
        last = None if None in ends else max(end for end in ends if end)
        return Answer(people, until=earliest(last, role.until))

    def _covered(self, cover: str, on: date, role: str) -> Answer:
        answer = self.answer(cover, on)
        if not answer.why:
            return answer
        why = say("nobody holds the role {role}, and its cover fails: {why}", role=self.index.name(role), why=answer.why)
        return Answer(why=why, cause=f"role:{role}")

    def active(self, role: str, on: date) -> list[Holder]:
        """The holders of a role on a day: the assignment runs, and whoever holds it is there."""
        entry = self.index.data.roles.get(role)
        holders = [Holder(each.person, each) for each in entry.holders if runs(each.from_, each.until, on)] if entry else []
        return [each for each in holders if not self.answer(each.id, on).broken]

    def holders(self, role: str, on: date) -> list[str]:
        """The ids of those who hold a role on a day."""
        return [each.id for each in self.active(role, on)]

    def _outside_its_time(self, id_: str, role: Role, on: date) -> Said:
        name = Name(role.title, id_)
        if role.until and role.until < on:
            return say("the role {name} ended on {day}", name=name, day=role.until)
        return say("the role {name} exists only from {day}", name=name, day=role.from_)

    def _nobody(self, id_: str, role: Role, on: date) -> Said:
        """Why nobody holds a role, as a clause that names the last holder and the day."""
        name = Name(role.title, id_)
        if not role.holders:
            return say("nobody holds the role {name}", name=name)
        past = [(day, each) for each in role.holders if (day := self._ended(each, on))]
        coming = [day for each in role.holders if (day := self._begins(each)) and day > on]
        if not past:
            return say("the role {name} is held only from {day}", name=name, day=min(coming, default=on))
        day, last = max(past, key=lambda pair: pair[0])
        person = self.index.name(last.person)
        only = len(role.holders) == 1
        return _left(name, person, day, only=only, coming=min(coming, default=None))

    def _ended(self, holding: Holding, on: date) -> date | None:
        """The day on which a holding ended, when that is before `on`."""
        person = self.index.data.people.get(holding.person)
        day = earliest(holding.until, person.until if person else None)
        return day if day and day < on else None

    def _begins(self, holding: Holding) -> date | None:
        person = self.index.data.people.get(holding.person)
        days = [day for day in (holding.from_, person.from_ if person else None) if day]
        return max(days, default=None)


def _left(role: Name, person: Name, day: date, *, only: bool, coming: date | None) -> Said:
    if coming:
        return say(
            "the last holder of the role {role}, {person}, left on {day} and the next one starts only on {coming}",
            role=role,
            person=person,
            day=day,
            coming=coming,
        )
    if only:
        return say(
            "the only holder of the role {role}, {person}, left on {day} and nobody follows",
            role=role,
            person=person,
            day=day,
        )
    return say(
        "the last holder of the role {role}, {person}, left on {day} and nobody follows",
        role=role,
        person=person,
        day=day,
    )
