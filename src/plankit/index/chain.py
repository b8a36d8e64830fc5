"""The chain of ownership on a day: party, role, assignment, person; and the link that broke."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plankit.index.references import Reference, follow
from plankit.index.using import OVER, all_in_use
from plankit.shape import references
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from plankit.plan import Plan
    from plankit.sections import PlanData
    from plankit.sections.ownership import Body
    from plankit.sections.people import Person, Unit
    from plankit.sections.roles import Holding, Role
    from plankit.shape import ReferenceField

OWNING = frozenset({"owner", "decides", "product_owner", "sponsor", "default_owner"})
LONGEST = 50


class Party(Protocol):
    """What a chain asks of a party: what kind it is."""

    @property
    def kind(self) -> str:
        """Person, unit, supplier, role or body."""


class Indexed(Protocol):
    """What a chain asks of the index of a plan."""

    @property
    def plan(self) -> Plan:
        """The plan as it was read."""

    @property
    def data(self) -> PlanData:
        """Its sections."""

    @property
    def on(self) -> date:
        """The day asked about."""

    @property
    def posts_only(self) -> bool:
        """Whether the plan names posts and no people."""

    def party(self, id_: str | None, /) -> Party | None:
        """The party of an id."""

    def name(self, id_: str, /) -> Name:
        """A party as sentences name it."""

    def spoken(self, id_: str, /) -> Said:
        """A party with its kind."""


class Answer(NamedTuple):
    """Who answers for a party on a day.

    `people` are ids; empty with `why` None means that a group or somebody the plan does not name answers.
    `why` tells the link that broke, `briefly` the same where the party has just been named; `cause` names that link.
    `until` is the last day on which this answer holds.
    """

    people: tuple[str, ...] = ()
    why: Said | None = None
    cause: str = ""
    until: date | None = None
    briefly: Said | None = None

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


def in_use(entry: object, on: date) -> bool:
    """Whether an entry still counts on a day: not ended, done, withdrawn, or knowingly left open."""
    until = getattr(entry, "until", None)
    over = getattr(entry, "status", None) in OVER or getattr(entry, "done", False)
    return not over and (until is None or until >= on)


class Chains:
    """Follows the chains of one plan; answers are kept, so asking twice costs nothing."""

    def __init__(self, index: Indexed) -> None:
        """Follow the chains of this index."""
        self.index = index
        self._answers: dict[tuple[str, date], Answer] = {}
        self._passing: dict[tuple[str, date], Answer] = {}
        self._open: dict[str, None] = {}
        self._round = False

    def answer(self, party: str, on: date) -> Answer:
        """Who answers for `party` on the day `on`; what the plan does not know breaks no chain."""
        key = (party, on)
        known = self._answers.get(key) or self._passing.get(key)
        if known is not None:
            return known
        if party in self._open:
            self._round = True
            return self._led_back(party)
        if len(self._open) == LONGEST:
            return UNKNOWN
        self._open[party] = None
        try:
            found = self._follow(party, on)
        finally:
            del self._open[party]
        self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, date], found: Answer) -> None:
        """Keep an answer; one found on the way round a circle only if the whole way round ended alike."""
        if self._open and self._round:
            self._passing[key] = found
            return
        self._answers[key] = found
        if not self._open:
            alike = {each: answer for each, answer in self._passing.items() if answer.broken == found.broken}
            self._answers.update(alike)
            self._passing.clear()
            self._round = False

    def gap(self, party: str, on: date, last: date) -> tuple[date, Answer] | None:
        """From which day nobody answers, when whoever does so goes by the day `last`; with the answer of that day."""
        day = on
        while not (answer := self.answer(party, day)).broken:
            if answer.until is None or answer.until > last or answer.until == date.max:
                return None
            day = answer.until + timedelta(days=1)
        return day, answer

    @cached_property
    def owners(self) -> list[Reference]:
        """Every place of the plan that names an owner or decider, of entries that are in use."""
        return [each for field in references() if field.steps[-1] in OWNING for each in self._named(field)]

    def _named(self, field: ReferenceField) -> Iterator[Reference]:
        holder, on = self.index.plan.at(field.collection), self.index.on
        entries: Mapping[str, object] = holder if field.collection else {"": holder}  # type: ignore[assignment]
        *way, last = field.steps
        if not way:
            for id_, entry in entries.items():
                if (party := getattr(entry, last)) and in_use(entry, on):
                    yield Reference((*field.collection, id_, last) if field.collection else (last,), party, field)
            return
        for id_, entry in entries.items():
            for where, part in follow(entry, tuple(way)):
                party = getattr(part, last)
                if party and in_use(entry, on) and in_use(part, on):
                    route = (*field.collection, id_) if field.collection else ()
                    yield Reference((*route, *where, last), party, field)

    @cached_property
    def owned(self) -> list[tuple[str, Counter[str]]]:
        """By the key of each field, how many entries in use name a party in it: the same without places, and sooner."""
        return [(field.steps[-1], Counter(self._ids(field))) for field in references() if field.steps[-1] in OWNING]

    def _ids(self, field: ReferenceField) -> Iterator[str]:
        """The parties that entries in use name in a field."""
        if len(field.steps) > 1 or not field.collection:
            return (each.id for each in self._named(field))
        entries = self.index.plan.entries(field.collection).values()
        parties = map(attrgetter(field.steps[-1]), entries)
        return (
            party for party, used in zip(parties, all_in_use(entries, self.index.on), strict=True) if party and used
        )

    @cached_property
    def owning(self) -> dict[str, int]:
        """Every party that is named as an owner or decider, with how often."""
        found: Counter[str] = Counter()
        for _, ids in self.owned:
            found.update(ids)
        return found

    def owned_by(self, parties: Collection[str]) -> list[Reference]:
        """The places that name one of some parties as owner or decider."""
        return [each for each in self.owners if each.id in parties] if parties else []

    @cached_property
    def _unsure(self) -> set[object]:
        """The roles of which what was written about their holders could not be taken over as it stands."""
        told = ("holders", "vacancy", "from", "until")
        routes = (route for route in self.index.plan.covered if route[0] == "roles" and len(route) > 1)
        return {route[1] for route in routes if len(route) == 2 or route[2] in told}  # noqa: PLR2004 - the entry itself

    def _led_back(self, id_: str) -> Answer:
        why = say("that leads back to {party}", party=self.index.spoken(id_))
        return Answer(why=why, cause=f"circle:{id_}", briefly=why)

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
        if person.until and person.until < on:
            why = say("{name} left on {day}", name=Name(person.name, id_), day=person.until)
            return Answer(why=why, cause=f"person:{id_}", briefly=say("this person left on {day}", day=person.until))
        if person.from_ and person.from_ > on:
            why = say("{name} starts only on {day}", name=Name(person.name, id_), day=person.from_)
            return Answer(
                why=why, cause=f"person:{id_}", briefly=say("this person starts only on {day}", day=person.from_)
            )
        return Answer((id_,), until=person.until)

    def _outside_its_time(self, id_: str, kind: str, entry: Role | Unit | Body, on: date) -> Answer | None:
        """That an entry has ended, or does not exist yet."""
        if entry.until and entry.until < on:
            why = say("{party} ended on {day}", party=self.index.spoken(id_), day=entry.until)
            return Answer(why=why, cause=f"{kind}:{id_}", briefly=say("it ended on {day}", day=entry.until))
        if entry.from_ and entry.from_ > on:
            why = say("{party} exists only from {day}", party=self.index.spoken(id_), day=entry.from_)
            return Answer(why=why, cause=f"{kind}:{id_}", briefly=say("it exists only from {day}", day=entry.from_))
        return None

    def _unit(self, id_: str, unit: Unit, on: date) -> Answer:
        if outside := self._outside_its_time(id_, "unit", unit, on):
            return outside
        head = self.answer(unit.head, on) if unit.head else UNKNOWN
        if head.why:
            why = say("nobody leads {party}: {why}", party=self.index.spoken(id_), why=head.why)
            return Answer(why=why, cause=head.cause, briefly=say("nobody leads it: {why}", why=head.why))
        return Answer(head.people, until=earliest(unit.until, head.until))

    def _body(self, id_: str, body: Body, on: date) -> Answer:
        if body.outside:
            return UNKNOWN
        if outside := self._outside_its_time(id_, "body", body, on):
            return outside
        chair = self.answer(body.chair, on) if body.chair else UNKNOWN
        return Answer(() if chair.broken else chair.people, until=body.until)

    def _role(self, id_: str, role: Role, on: date) -> Answer:
        if outside := self._outside_its_time(id_, "role", role, on):
            return outside
        if self.index.posts_only or role.filled == "elsewhere" or id_ in self._unsure:
            return UNKNOWN
        active = self.active(id_, on)
        if active:
            return self._held(active, role, on)
        if role.vacancy and role.vacancy.covered_by:
            return self._covered(role.vacancy.covered_by, on, id_, role)
        if role.per and not role.holders:
            return UNKNOWN
        return self._held_by_nobody(id_, role, on)

    def _held(self, active: list[Holder], role: Role, on: date) -> Answer:
        answers = [(self.answer(each.id, on), each.holding.until) for each in active]
        people = tuple(dict.fromkeys(person for answer, _ in answers for person in answer.people))
        ends = [earliest(answer.until, until) for answer, until in answers]
        last = None if None in ends else max(end for end in ends if end)
        return Answer(people, until=earliest(last, role.until))

    def _covered(self, cover: str, on: date, id_: str, role: Role) -> Answer:
        answer = self.answer(cover, on)
        if not answer.why:
            return answer._replace(until=earliest(answer.until, role.until))
        name = Name(role.title, id_)
        return Answer(
            why=say("nobody holds the role {role}, and its cover fails: {why}", role=name, why=answer.why),
            cause=f"role:{id_}",
            briefly=say("nobody holds it, and its cover fails: {why}", why=answer.why),
        )

    def active(self, role: str, on: date) -> list[Holder]:
        """The holders of a role on a day: the assignment runs, and whoever holds it is there."""
        entry = self.index.data.roles.get(role)
        holders = (Holder(each.person, each) for each in entry.holders) if entry else ()
        running = [each for each in holders if runs(each.holding.from_, each.holding.until, on)]
        return [each for each in running if not self.answer(each.id, on).broken]

    def holders(self, role: str, on: date) -> list[str]:
        """The ids of those who hold a role on a day."""
        return [each.id for each in self.active(role, on)]

    def _held_by_nobody(self, id_: str, role: Role, on: date) -> Answer:
        name, cause = Name(role.title, id_), f"role:{id_}"
        briefly = self._nobody(role, on)
        if briefly is None:
            why = say("nobody holds the role {role}", role=name)
            return Answer(why=why, cause=cause, briefly=say("nobody holds it"))
        return Answer(
            why=say("nobody holds the role {role}: {why}", role=name, why=briefly), cause=cause, briefly=briefly
        )

    def _nobody(self, role: Role, on: date) -> Said | None:
        """Why nobody holds a role, where there is more to say than that."""
        for each in role.holders:
            if runs(each.from_, each.until, on) and each.person not in self.index.data.people:
                why = self.answer(each.person, on).briefly
                return say("it is held by {holder}, and {why}", holder=self.index.spoken(each.person), why=why)
        coming = self.following(role, on)
        past = [(day, each) for each in role.holders if (day := self._ended(each, on))]
        if past:
            day, last = max(past, key=lambda pair: pair[0])
            return self._gone(last, day, coming, only=len(role.holders) == 1)
        if coming:
            return say("it is held only from {day}", day=coming)
        return _vacant(role)

    def _gone(self, holding: Holding, day: date, coming: date | None, *, only: bool) -> Said:
        """That the last holder is gone, and who follows."""
        person = self.index.data.people.get(holding.person)
        name = self.index.name(holding.person)
        left = bool(person and person.until == day)
        if coming:
            return _followed_late(name, day, coming, left=left)
        return _followed_by_nobody(name, day, left=left, only=only)

    def _ended(self, holding: Holding, on: date) -> date | None:
        """The day on which a holding ended, when that is before `on`."""
        person = self.index.data.people.get(holding.person)
        day = earliest(holding.until, person.until if person else None)
        return day if day and day < on else None

    def following(self, role: Role, on: date) -> date | None:
        """The first day after `on` on which somebody else begins in a role."""
        return min((day for each in role.holders if (day := self._begins(each)) and day > on), default=None)

    def _begins(self, holding: Holding) -> date | None:
        person = self.index.data.people.get(holding.person)
        days = [day for day in (holding.from_, person.from_ if person else None) if day]
        return max(days, default=None)


def _vacant(role: Role) -> Said | None:
    if role.vacancy and role.vacancy.since:
        return say("it has been vacant since {day} and nobody covers it", day=role.vacancy.since)
    return say("it is vacant and nobody covers it") if role.vacancy else None


def _followed_late(person: Name, day: date, coming: date, *, left: bool) -> Said:
    if left:
        return say(
            "the last holder, {person}, left on {day} and the next one starts only on {coming}",
            person=person,
            day=day,
            coming=coming,
        )
    return say(
        "the last holder, {person}, held it until {day} and the next one starts only on {coming}",
        person=person,
        day=day,
        coming=coming,
    )


def _followed_by_nobody(person: Name, day: date, *, left: bool, only: bool) -> Said:
    if left and only:
        return say("the only holder, {person}, left on {day} and nobody follows", person=person, day=day)
    if left:
        return say("the last holder, {person}, left on {day} and nobody follows", person=person, day=day)
    return say("the last holder, {person}, held it until {day} and nobody follows", person=person, day=day)
