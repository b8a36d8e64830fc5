"""Whether a body still works: where its mandate comes from, whether it meets, keeps minutes and whether members come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import after, spoken, spoken_rhythm, times_a_year
from plankit.findings import Problem, at
from plankit.index import named
from plankit.index.chain import runs
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plankit.index import Index
    from plankit.sections.ownership import Body, Meeting, Seat

BODIES = ("ownership", "bodies")
YEAR = 365.25
TOLERANCE = 1.5


def _bodies(index: Index) -> Iterator[tuple[str, Body]]:
    """The bodies of which this plan asks something: its own, as long as they last."""
    for id_, body in index.data.ownership.bodies.items():
        if not body.outside and runs(None, body.until, index.on):
            yield id_, body


def _held(body: Body, on: date) -> list[tuple[int, date, Meeting]]:
    """The meetings that were held up to a day, with their number in the list, the latest last."""
    dated = ((number, each.on, each) for number, each in enumerate(body.meetings) if each.on)
    return sorted((each for each in dated if each[1] <= on), key=lambda each: each[1])


@rule("warning", timed=True)
def mandate_from_nobody(index: Index) -> Iterator[Problem]:
    """A body whose mandate was given by somebody who is no longer there."""
    for id_, body in _bodies(index):
        giver = index.party(body.mandated_by)
        end = getattr(giver.entry, "until", None) if giver else None
        if giver and end and end < index.on:
            yield Problem(
                at(*BODIES, id_, "mandated_by"),
                say(
                    "{body} has its mandate from {giver}, whose last day was {day}.",
                    body=named(id_, body),
                    giver=index.spoken(giver.id),
                    day=end,
                ),
                say("Have the mandate confirmed by whoever decides on it now, and name that under `mandated_by`."),
                value=giver.id,
                cause=f"{giver.kind}:{giver.id}",
            )


@rule("warning", timed=True, outside=True)
def body_meets_too_rarely(index: Index) -> Iterator[Problem]:
    """A body that has not met for much longer than its own rhythm."""
    for id_, body in _bodies(index):
        held = _held(body, index.on)
        often = times_a_year(body.meets) if body.meets else 0
        if held and body.meets and often and (index.on - held[-1][1]).days > TOLERANCE * YEAR / often:
            yield Problem(
                at(*BODIES, id_, "meetings", held[-1][0]),
                say(
                    "{body} should meet {rhythm}, but as far as the plan knows it last met on {day}.",
                    body=named(id_, body),
                    rhythm=spoken_rhythm(body.meets),
                    day=held[-1][1],
                ),
                say("Plan a meeting, or add those that were held under `meetings`; or agree on another rhythm."),
            )


@rule("hint", timed=True, outside=True)
def minutes_late(index: Index) -> Iterator[Problem]:
    """A meeting whose minutes are not there within the time agreed on."""
    holidays = index.checks.holidays
    for id_, body in _bodies(index):
        for number, day, meeting in _held(body, index.on):
            if body.minutes_within and not meeting.minutes and after(day, body.minutes_within, holidays) < index.on:
                yield Problem(
                    at(*BODIES, id_, "meetings", number),
                    say(
                        "The minutes of {body} of {day} are not there, though they were promised within {time}.",
                        body=named(id_, body),
                        day=day,
                        time=spoken(body.minutes_within),
                    ),
                    say("Publish them and add where they are: `minutes: https://...`."),
                    value=day.isoformat(),
                )


@rule("warning", timed=True, outside=True)
def absent_member(index: Index, *, times: int = 3) -> Iterator[Problem]:
    """A member who was at none of the last meetings."""
    for id_, body in _bodies(index):
        held = [(day, meeting) for _, day, meeting in _held(body, index.on) if meeting.present][-max(times, 1) :]
        present = [_present(index, day, meeting) for day, meeting in held]
        for number, seat in enumerate(body.seats if len(held) == times else ()):
            if _member_since(index, seat, held[0][0]) and not any(_came(index, seat, each) for each in present):
                yield Problem(
                    at(*BODIES, id_, "seats", number),
                    say(
                        "{member} was at none of the last {n} meetings of {body}.",
                        member=index.name(str(seat.holder)),
                        n=times,
                        body=named(id_, body),
                    ),
                    say("Ask what stands in the way, and whether somebody else should take the seat."),
                    value=str(seat.holder),
                )


def _present(index: Index, day: date, meeting: Meeting) -> set[str]:
    """Who was at a meeting: as written, and the people behind the roles and groups written."""
    return {*meeting.present, *(person for each in meeting.present for person in index.answer(each, day).people)}


def _member_since(index: Index, seat: Seat, day: date) -> bool:
    """Whether somebody has held a seat with a vote since a day and is still there."""
    return bool(
        seat.holder not in (None, "vacant")
        and seat.kind != "invited"
        and seat.count == 1
        and runs(seat.from_, None, day)
        and runs(None, seat.until, index.on)
        and not index.answer(str(seat.holder)).broken
    )


def _came(index: Index, seat: Seat, present: set[str]) -> bool:
    return seat.holder in present or not present.isdisjoint(index.answer(str(seat.holder)).people)
