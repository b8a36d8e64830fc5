"""What falls on a person, a role or another party: every entry that names it, by section, in words."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from plankit import shape
from plankit.index.chain import in_use, runs
from plankit.index.wishes import OPEN
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.index.references import Reference
    from plankit.sections.ownership import Seat
    from plankit.shape import ReferenceField

RELATIONS: dict[str, tuple[str, Said]] = {
    "responsibilities.owner": ("responsibilities", say("answers for it")),
    "responsibilities.responsible": ("responsibilities", say("does it")),
    "responsibilities.supports": ("responsibilities", say("helps")),
    "responsibilities.consulted": ("responsibilities", say("is asked beforehand")),
    "responsibilities.informed": ("responsibilities", say("is told")),
    "ownership.sponsor": ("ownership", say("sponsor of the intranet")),
    "ownership.product_owner": ("ownership", say("owner of the intranet")),
    "ownership.decisions.decides": ("ownership", say("decides")),
    "ownership.decisions.agrees": ("ownership", say("must agree")),
    "ownership.decisions.advises": ("ownership", say("advises")),
    "ownership.decisions.informed": ("ownership", say("is told")),
    "ownership.decisions.escalates_to": ("ownership", say("decides above the limit")),
    "ownership.bodies.secretary": ("ownership", say("secretary")),
    "ownership.escalation.to": ("ownership", say("is told when something stays undone")),
    "plan.owner": ("plan", say("keeps this plan")),
    "units.head": ("people", say("leads the unit")),
    "suppliers.contract.owner": ("people", say("looks after the contract")),
    "strategy.goals.owner": ("strategy", say("answers for it")),
    "strategy.risks.owner": ("strategy", say("keeps an eye on it")),
    "content.default_owner": ("content", say("answers for all other pages")),
    "content.areas.owner": ("content", say("answers for it")),
    "content.areas.editors": ("content", say("edits")),
    "content.areas.approver": ("content", say("approves")),
    "content.lifecycle.owner": ("content", say("sees to its clearing up")),
    "policies.owner": ("policies", say("answers for it")),
    "policies.checked_by": ("policies", say("checks that it is kept")),
    "policies.reviewed_by": ("policies", say("reviews it")),
    "monitoring.kpis.owner": ("monitoring", say("measures")),
    "monitoring.feedback.owner": ("monitoring", say("reads and answers")),
    "monitoring.reports.by": ("monitoring", say("writes it")),
    "monitoring.reports.to": ("monitoring", say("receives it")),
    "support.channels.owner": ("support", say("looks after it")),
    "support.requests.first_line": ("support", say("first line")),
    "support.requests.second_line": ("support", say("second line")),
    "support.requests.third_line": ("support", say("third line")),
    "support.requests.escalation.to": ("support", say("takes over when it stays unanswered")),
    "support.operations.owner": ("support", say("sees to it")),
    "support.emergency.contact": ("support", say("is called in an emergency")),
    "training.courses.owner": ("training", say("looks after it")),
    "training.courses.trainer": ("training", say("gives it")),
    "training.onboarding.owner": ("training", say("sees to the first days of new colleagues")),
    "roadmap.wishes.assessor": ("roadmap", say("assesses")),
    "roadmap.releases.owner": ("roadmap", say("answers for it")),
    "roadmap.releases.accepted_by": ("roadmap", say("accepts it")),
    "roadmap.milestones.owner": ("roadmap", say("answers for it")),
    "roadmap.milestones.accepted_by": ("roadmap", say("accepts it")),
    "roadmap.milestones.hands_over_to": ("roadmap", say("takes over")),
    "roadmap.adoption.owner": ("roadmap", say("answers for it")),
}
"""What each field that names a party means for it, and the section under which it is shown."""
_KNOWN: WeakKeyDictionary[Index, dict[tuple[str, str], list[tuple[tuple[str, str, str], Duty]]]] = WeakKeyDictionary()
ORDER = {relation: number for number, relation in enumerate(RELATIONS)}
LETTERS = {"owner": "A", "responsible": "R", "supports": "S", "consulted": "C", "informed": "I"}


class Duty(NamedTuple):
    """One thing that falls on a party: the entry, in which words, and by which role, body or unit.

    `kind` is "" for what the plan as a whole says; `letter` is that of RACI, "" elsewhere. `route` is the place that
    names the party.
    """

    kind: str
    id: str
    words: Said
    through: str
    letter: str
    route: Route


class Duties(NamedTuple):
    """What falls on a party in one section."""

    section: str
    rows: tuple[Duty, ...]


class Sitting(NamedTuple):
    """A seat that a party takes."""

    body: str
    seat: Seat | None
    through: str
    chair: bool


def duties_of(index: Index, party: str, through: tuple[str, ...] = ()) -> tuple[Duties, ...]:
    """What falls on a party by itself and by the roles, bodies and units it answers for, section by section."""
    found: dict[tuple[str, str, str], Duty] = {}
    for each in (party, *through):
        for key, duty in _falls(index, each, "" if each == party else each):
            found.setdefault(key, duty)
    rows = sorted(found.items(), key=lambda pair: ORDER[pair[0][0]])
    grouped = groupby(rows, key=lambda pair: RELATIONS[pair[0][0]][0])
    return tuple(Duties(section, tuple(duty for _, duty in group)) for section, group in grouped)


def _falls(index: Index, party: str, through: str) -> list[tuple[tuple[str, str, str], Duty]]:
    """What names a party itself, by relation and entry; a role that many hold is looked at once."""
    known = _KNOWN.setdefault(index, {})
    if (party, through) not in known:
        rows = [
            (relation, _duty(reference, relation, through))
            for reference in index.references.to("party", party)
            if (relation := relation_of(reference.field)) in RELATIONS and _counts(index, reference)
        ]
        known[party, through] = [((relation, duty.kind, duty.id), duty) for relation, duty in rows]
    return known[party, through]


@lru_cache(maxsize=256)
def _steps(collection: tuple[str, ...], steps: tuple[str, ...]) -> str:
    return ".".join((*collection, *(step for step in steps if step not in {"[]", "{}"})))


def relation_of(field: ReferenceField) -> str:
    """The name of a field among the RELATIONS, whether it stands there or not."""
    return _steps(field.collection, field.steps)


def _counts(index: Index, reference: Reference) -> bool:
    """Whether the entry is still in use, and a wish still open."""
    if not reference.entry:
        return True
    entry = index.plan.at(reference.entry)
    if reference.field.collection == ("roadmap", "wishes"):
        return getattr(entry, "status", "") in OPEN and not getattr(entry, "assessed", None)
    return in_use(entry, index.on)


def _duty(reference: Reference, relation: str, through: str) -> Duty:
    field = reference.field
    kind = shape.collections()[field.collection] if field.collection else ""
    letter = LETTERS.get(field.steps[0], "") if field.collection == ("responsibilities",) else ""
    id_ = str(reference.entry[-1]) if kind else ""
    return Duty(kind, id_, RELATIONS[relation][1], through, letter, reference.route)


def seats_of(index: Index, party: str, through: tuple[str, ...] = ()) -> tuple[Sitting, ...]:
    """The bodies a party chairs or sits in, itself or by its roles and units."""
    parties = (party, *through)
    bodies = dict.fromkeys(body for each in parties for body in _bodies(index, each))
    return tuple(sitting for body in bodies for sitting in _sits(index, body, parties))


def _bodies(index: Index, party: str) -> Iterator[str]:
    """The bodies in use that name a party as chair or in a seat."""
    for each in index.references.to("party", party):
        if each.field.collection == ("ownership", "bodies") and each.field.steps[-1] in {"chair", "holder"}:
            id_ = str(each.entry[-1])
            if in_use(index.data.ownership.bodies[id_], index.on):
                yield id_


def _sits(index: Index, body: str, parties: tuple[str, ...]) -> Iterator[Sitting]:
    """The one seat in a body that a party takes; a chair that is a seat as well counts once."""
    entry = index.data.ownership.bodies[body]
    for each in parties:
        seats = [seat for seat in entry.seats if seat.holder == each and runs(seat.from_, seat.until, index.on)]
        if seats or entry.chair == each:
            by = "" if each == parties[0] else each
            yield Sitting(body, seats[0] if seats else None, by, entry.chair == each)
            return


def reaches(index: Index) -> dict[str, tuple[str, ...]]:
    """Person to the roles they hold or cover and the bodies and units they lead, on the day."""
    found: dict[str, dict[str, None]] = {}
    for id_ in (*index.data.roles, *index.data.ownership.bodies, *index.data.units):
        for person in index.answer(id_).people:
            found.setdefault(person, {})[id_] = None
    return {person: tuple(through) for person, through in found.items()}
