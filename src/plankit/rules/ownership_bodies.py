"""The groups that steer, decide and advise: chair, mandate, meetings and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import Duration, after
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.sections.ownership import Body, Quorum, Seat

BODIES = ("ownership", "bodies")


def _bodies(index: Index) -> Iterator[tuple[str, Body]]:
    """The bodies of which this plan asks something: its own, as long as they last."""
    for id_, body in index.data.ownership.bodies.items():
        if not body.outside and runs(None, body.until, index.on):
            yield id_, body


@rule("warning", timed=True)
def body_without_chair(index: Index) -> Iterator[Problem]:
    """A body that nobody chairs, or whose chair has left."""
    owning = {id_ for key, ids in index.chains.owned if key != "decides" for id_ in ids}
    for id_, body in _bodies(index):
        place = at(*BODIES, id_, "chair")
        if not body.chair and id_ not in owning:
            yield Problem(
                place,
                say("Nobody chairs {body}.", body=named(id_, body)),
                say("Add `chair:` with the role that leads its meetings."),
            )
        elif body.chair and body.chair not in index.data.roles and (why := index.answer(body.chair).why):
            yield Problem(
                place,
                say("{body} has no chair any more: {why}.", body=named(id_, body), why=why),
                say("Name who takes over under `chair`; with a role there, the next departure changes nothing here."),
                value=body.chair,
                cause=index.answer(body.chair).cause,
            )


@rule("warning")
def body_without_mandate(index: Index) -> Iterator[Problem]:
    """A body of which the plan does not say what it is for and what it may do."""
    for id_, body in _bodies(index):
        if not body.mandate:
            yield Problem(
                at(*BODIES, id_, "mandate"),
                say("The plan does not say what {body} is for and what it may decide.", body=named(id_, body)),
                say("Add `mandate:` in a sentence or two, and under `mandated_by` who gave it."),
            )


@rule("warning")
def body_without_rhythm(index: Index) -> Iterator[Problem]:
    """A body of which the plan does not say how often it meets."""
    for id_, body in _bodies(index):
        if body.meets is None:
            yield Problem(
                at(*BODIES, id_, "meets"),
                say("The plan does not say how often {body} meets.", body=named(id_, body)),
                say("Add `meets:`, such as `every 6 weeks`; a body that meets now and then writes `as_required`."),
            )


@rule("hint")
def body_without_quorum(index: Index) -> Iterator[Problem]:
    """A body that decides, of which the plan does not say how many must be there or how it decides."""
    deciding = {each.decides for each in index.data.ownership.decisions.values()}
    for id_, body in _bodies(index):
        if id_ in deciding and not (body.quorum and body.decides_by):
            yield Problem(
                at(*BODIES, id_, "decides_by" if body.quorum else "quorum"),
                _undecided(index, id_, body),
                say("Add `quorum:` and `decides_by:`, with what happens on a tie."),
            )


def _undecided(index: Index, id_: str, body: Body) -> Said:
    if body.quorum:
        return say("{body} decides, but the plan does not say how: what if they do not agree?", body=index.name(id_))
    return say("{body} decides, but the plan does not say how many of its members must be there.", body=index.name(id_))


@rule("warning", timed=True)
def impossible_quorum(index: Index) -> Iterator[Problem]:
    """A quorum that is no whole number of people, or more than there are members."""
    for id_, body in _bodies(index):
        seats = [each for each in body.seats if each.kind != "invited" and runs(each.from_, each.until, index.on)]
        if not body.quorum or not seats or index.posts_only:
            continue
        places = sum(each.count for each in seats)
        needed = _needed(body.quorum, places)
        members = sum(each.count for each in seats if _taken(index, each))
        if needed % 1:
            yield Problem(at(*BODIES, id_, "quorum"), _broken_number(index, id_, needed, places), _whole_number())
        elif needed > members:
            yield Problem(at(*BODIES, id_, "quorum"), _too_many(index, id_, int(needed), members), _fill_or_lower())


def _needed(quorum: Quorum, places: int) -> float:
    return (quorum.count or 0) + (quorum.fraction or 0) * places + (quorum.plus or 0)


def _taken(index: Index, seat: Seat) -> bool:
    """Whether somebody may be in a seat; what the plan does not record counts as taken."""
    return seat.holder != "vacant" and not (seat.holder and index.answer(seat.holder).broken)


def _broken_number(index: Index, id_: str, needed: float, places: int) -> Said:
    return say(
        "With {places} seats, the quorum of {body} comes to {needed} members, which is no whole number.",
        places=places,
        body=index.name(id_),
        needed=needed,
    )


def _whole_number() -> Said:
    return say("Write the number of members that must be there, such as `quorum: 4`.")


def _too_many(index: Index, id_: str, needed: int, members: int) -> Said:
    return say_n(
        members,
        "{body} needs {needed} members to decide, but only {n} of its seats is taken.",
        "{body} needs {needed} members to decide, but only {n} of its seats are taken.",
        body=index.name(id_),
        needed=needed,
    )


def _fill_or_lower() -> Said:
    return say("Fill the empty seats, or lower `quorum`.")


@rule("warning", timed=True)
def vacant_seat(index: Index, *, months: int = 6) -> Iterator[Problem]:
    """A seat that is empty without a reason, or has been empty for long, or whose holder is gone."""
    for id_, body in _bodies(index):
        taken = {str(each.seat) for each in body.seats if each.seat and runs(each.from_, each.until, index.on)}
        for number, seat in enumerate(body.seats):
            said = _empty(index, seat, months)
            if said and not (seat.until and seat.until < index.on and str(seat.seat) in taken):
                yield Problem(
                    at(*BODIES, id_, "seats", number),
                    say("In {body}, {what}.", body=named(id_, body), what=said),
                    _take_the_seat(seat),
                    value=str(seat.seat or seat.holder),
                )


def _take_the_seat(seat: Seat) -> Said:
    if seat.because:
        return say("Find somebody for it, or take out the seat if nobody misses it.")
    return say("Write who takes the seat under `holder`; if it stays empty, `vacant` with `since:` and `because:`.")


def _empty(index: Index, seat: Seat, months: int) -> Said | None:
    """Why a seat is empty on the day, as a clause; None where it is taken, not recorded, or empty for a reason."""
    if seat.holder == "vacant":
        return _vacant(index, seat, months)
    if not seat.holder or index.posts_only or seat.holder in index.data.roles:
        return None
    name = index.name(seat.holder)
    if seat.until and seat.until < index.on:
        return _of(seat, say("the term of {person} ended on {day}", person=name, day=seat.until))
    why = index.answer(seat.holder).why
    return _of(seat, why) if why and runs(seat.from_, None, index.on) else None


def _of(seat: Seat, why: Said) -> Said:
    if seat.seat:
        return say("the seat “{seat}” is empty: {why}", seat=_called(seat), why=why)
    return say("a seat is empty: {why}", why=why)


def _called(seat: Seat) -> str:
    """What a seat is for, in the first language in which the plan says so."""
    return next(iter(seat.seat.values())) if isinstance(seat.seat, dict) else str(seat.seat)


def _vacant(index: Index, seat: Seat, months: int) -> Said | None:
    name = _called(seat)
    if not seat.because:
        return say("the seat “{seat}” is vacant", seat=name) if seat.seat else say("a seat is vacant")
    if not seat.since or after(seat.since, Duration(months=months)) >= index.on:
        return None
    if seat.seat:
        return say("the seat “{seat}” has been vacant since {day}", seat=name, day=seat.since)
    return say("a seat has been vacant since {day}", day=seat.since)


@rule("hint")
def body_too_large(index: Index, *, most: int = 12) -> Iterator[Problem]:
    """A body with so many seats that deciding becomes hard."""
    for id_, body in _bodies(index):
        seats = [each for each in body.seats if each.kind != "invited" and runs(None, each.until, index.on)]
        members = sum(each.count for each in seats)
        if members > most and body.kind not in ("community", "advisory"):
            yield Problem(
                at(*BODIES, id_, "seats"),
                say(
                    "{body} has {members} members; with more than {most}, deciding takes long.",
                    body=named(id_, body),
                    members=members,
                    most=most,
                ),
                say("Keep those who decide, and let the others advise: as `invited`, or in a group of their own."),
            )
