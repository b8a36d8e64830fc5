"""What would follow, as an answer: what is left to nobody, roles, who stands in, what falls due, and whom to appoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers import Column, Link, Row, Sheet, Table, entry, party
from plankit.days import EVER
from plankit.findings import At, at
from plankit.gaps.naming import lasting
from plankit.gaps.sheet import appointed
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plankit.due import Due
    from plankit.findings import Finding
    from plankit.gaps.naming import Naming
    from plankit.whatif import Bared, Consequences, Event, Helper, Left, Loss, Member

WHEN = Column("when", say("When"))
ROLE = Column("role", say("Role"), brief=True)
GAPS = (
    Column("what", say("What")),
    Column("owner", say("Owner"), brief=True),
    WHEN,
    Column("stands_in", say("Who stands in"), brief=True),
)
DUTIES = (Column("what", say("What")), Column("doing", say("What for")), Column("party", say("Who"), brief=True), WHEN)
ROLES = (ROLE, Column("lost", say("Who is missing"), brief=True), Column("left", say("Who is left")), WHEN)
HELPERS = (ROLE, Column("who", say("Who stands in"), brief=True), Column("remarks", say("How that goes")))
BARED = (ROLE, Column("lost", say("Who is missing"), brief=True), Column("left", say("Who still stands in")), WHEN)
DUE = (Column("on", say("Day")), Column("due", say("What")), Column("what", say("For what"), named=True))
MEMBERS = (Column("what", say("What")), Column("belongs", say("In which way")))
FINDINGS = (Column("message", say("What is wrong")), Column("rule", say("Rule")))
EVENTS = (
    Column("kind", say("What happens")),
    Column("party", say("Who")),
    Column("from", say("First day")),
    Column("until", say("Last day")),
)
TOLD = frozenset(
    {"unfilled-owner", "owner-has-left", "owner-leaves-soon", "role-nobody-holds", "too-few-holders", "holder-has-left"}
    | {"holder-leaves-soon", "gap-between-holders", "holder-away", "deputy-unavailable", "line-nobody-staffs"}
)
"""The rules whose findings the other tables tell already."""


def aftermath(found: Consequences, events: Sequence[Event], naming: Naming, *, whole: bool) -> Sheet:
    """The whole answer; `whole` lists everything that a check would say, also what is told elsewhere already."""
    happening = [_happening(each, naming) for each in events] if whole else []
    return Sheet(
        say("If {events}", events=[_event(each, naming) for each in events]),
        (say("This is felt from {day} on.", day=found.first), *_sentences(found)),
        (
            *_of_places(found, naming),
            *_of_roles(found, naming),
            *_of_all_else(found, naming, whole=whole),
            appointed(found.appointments, naming),
            Table("events", say("What happens"), EVENTS, tuple(happening)),
        ),
        {"felt_from": found.first, "smallest": found.appointments.smallest},
    )


def _of_places(found: Consequences, naming: Naming) -> Iterator[Table]:
    owned = [_gap(each, naming) for each in found.left if each.owned]
    others = [_duty(each, naming) for each in found.left if not each.owned]
    filled = [_duty(each, naming) for each in found.filled]
    yield Table("left", say("Nobody answers for it then"), GAPS, tuple(owned))
    yield Table("left", say("What else is left to nobody"), DUTIES, tuple(others))
    yield Table("filled", say("What has somebody again"), DUTIES, tuple(filled))


def _of_roles(found: Consequences, naming: Naming) -> Iterator[Table]:
    losses = [_loss(each, naming) for each in found.losses]
    helpers = [_helper(each, naming) for each in found.helpers]
    bared = [_bared(each, naming) for each in found.bared]
    yield Table("roles", say("Roles that lose somebody"), ROLES, tuple(losses))
    yield Table("stand_ins", say("Who could stand in"), HELPERS, tuple(helpers))
    yield Table("bared", say("Roles for which fewer can stand in"), BARED, tuple(bared))


def _of_all_else(found: Consequences, naming: Naming, *, whole: bool) -> Iterator[Table]:
    missed = [_due(each, naming) for each in found.missed]
    findings = [_finding(each) for each in found.found if whole or each.rule not in TOLD]
    yield Table("due", say("What falls due and finds nobody"), DUE, tuple(missed))
    yield Table("members", say("What belongs to the unit"), MEMBERS, tuple(_member(each) for each in found.members))
    title = say("What a check on {day} would say besides", day=found.first)
    yield Table("findings", title, FINDINGS, tuple(findings))


def _event(event: Event, naming: Naming) -> Said:
    name = naming.index.name(event.id)
    if event.kind == "leaves":
        return say("{person} leaves, with {day} as the last day", person=name, day=event.last)
    if event.kind == "dissolved":
        return say("{unit} is dissolved, with {day} as its last day", unit=name, day=event.last)
    if event.last is None:
        return say("{person} is away from {day}, nobody knows until when", person=name, day=event.first)
    return say("{person} is away from {first} until {last}", person=name, first=event.first, last=event.last)


def _happening(event: Event, naming: Naming) -> Row:
    found = party(naming.index, event.id)
    return Row((event.kind, found, event.first, event.last), found.at)


def _sentences(found: Consequences) -> Iterator[Said]:
    """How much is left to nobody."""
    owned = len({each.place.route for each in found.left if each.owned})
    other = len({each.place.route for each in found.left if not each.owned})
    empty = len({each.role for each in found.losses if not each.left})
    if owned:
        yield say_n(owned, "{n} entry has nobody who answers for it.", "{n} entries have nobody who answers for them.")
    if other:
        yield say_n(other, "{n} other task is left to nobody.", "{n} other tasks are left to nobody.")
    if not owned and not other:
        yield say("There is still somebody for everything.")
    if empty:
        yield say_n(empty, "{n} role is left with nobody.", "{n} roles are left with nobody.")


def _last(last: date) -> date | None:
    return None if last == EVER else last


def _gap(each: Left, naming: Naming) -> Row:
    return Row(
        (
            naming.short(naming.what(each.place)),
            party(naming.index, each.place.id),
            lasting(each.first, _last(each.last)),
            naming.parties(each.standing.able),
        ),
        at(*each.place.route),
        "error",
        _facts(each, naming),
    )


def _duty(each: Left, naming: Naming) -> Row:
    return Row(
        (
            naming.short(naming.what(each.place)),
            each.doing,
            party(naming.index, each.place.id),
            lasting(each.first, _last(each.last)),
        ),
        at(*each.place.route),
        facts=_facts(each, naming),
    )


def _facts(each: Left, naming: Naming) -> dict[str, object]:
    return {
        "what": naming.what(each.place),
        "doing": each.doing,
        "owns": each.owned,
        "party": party(naming.index, each.place.id),
        "from": each.first,
        "until": _last(each.last),
        "state": each.standing.state,
        "why": each.standing.why,
        "stands_in": naming.parties(each.standing.able),
        "cannot": tuple(one.why for one in each.standing.stand_ins if one.why),
    }


def _role(id_: str, naming: Naming) -> Link:
    return entry(naming.index, "role", id_)


def _loss(each: Loss, naming: Naming) -> Row:
    role = _role(each.role, naming)
    return Row(
        (
            role,
            naming.parties(each.lost),
            _remaining(each, naming),
            lasting(each.first, _last(each.last)),
        ),
        role.at,
        "" if len(each.left) >= each.least else "error",
        {
            "left": naming.parties(each.left),
            "nobody_for": each.scopes,
            "needs": each.least,
            "from": each.first,
            "until": _last(each.last),
        },
    )


def _remaining(each: Loss, naming: Naming) -> Said | str:
    people = naming.everybody(each.left) or naming.speak(say("nobody"))
    if each.scopes:
        scopes = [naming.speak.pick(scope.title) or scope.id for scope in each.scopes]
        return say("{people}, but nobody for {scopes}", people=people, scopes=scopes) if each.left else people
    if len(each.left) < each.least and each.left:
        return say("{people}, and it needs {n}", people=people, n=each.least)
    return people


def _helper(each: Helper, naming: Naming) -> Row:
    remarks = each.remarks or (say("can do it"),)
    return Row(
        (_role(each.role, naming), party(naming.index, each.id), remarks),
        _role(each.role, naming).at,
        "" if each.able and not each.remarks else "warning",
        {"able": each.able, "remarks": each.remarks},
    )


def _bared(each: Bared, naming: Naming) -> Row:
    nobody = say("nobody, though the role must never be without somebody") if each.critical else say("nobody")
    role = _role(each.role, naming)
    return Row(
        (
            role,
            naming.parties(each.lost),
            naming.everybody(each.left) or nobody,
            lasting(each.first, _last(each.last)),
        ),
        role.at,
        "error" if each.critical and not each.left else "" if each.left else "warning",
        {
            "left": naming.parties(each.left),
            "critical": each.critical,
            "from": each.first,
            "until": _last(each.last),
        },
    )


def _due(each: Due, naming: Naming) -> Row:
    what = entry(naming.index, each.kind, each.id) if each.kind else say("This plan")
    return Row(
        (each.on, each.what, naming.short(what) if isinstance(what, Link) else what),
        at(*each.route),
        facts={"what": what, "party": party(naming.index, each.party or ""), "mark": each.mark},
    )


def _member(each: Member) -> Row:
    return Row((each.name, each.belongs), at(*each.route))


def _finding(each: Finding) -> Row:
    return Row(
        (each.message, each.rule),
        At(tuple(each.at.split(".")), file=each.place.file, span=each.place.span),
        each.severity if each.severity != "hint" else "quiet",
        {"severity": each.severity, "remedy": each.remedy, "fingerprint": each.fingerprint},
    )
