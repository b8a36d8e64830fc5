"""What falls on a party, as tables: roles and their hours, deputies, seats, duties, courses, what falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.agenda import COLUMNS, for_party, for_person
from plankit.agenda import row as due_row
from plankit.answers import Column, Row, Shown, Table, entry, party
from plankit.dates import after, spoken_rhythm
from plankit.due import due
from plankit.findings import At, at
from plankit.index.learning import held, records
from plankit.views.duties import duties_of, seats_of
from plankit.who.notes import note
from plankit.who.periods import until
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.days import Days
    from plankit.index import Index
    from plankit.views.duties import Duty, Sitting

DUTIES = (Column("relation", say("What")), Column("entry", say("Of what"), named=True), Column("note", say("More")))


def seats(index: Index, id_: str, through: tuple[str, ...]) -> Table:
    """The bodies that a party chairs, keeps the minutes of, or sits in, itself or by its roles and units."""
    columns = (
        Column("body", say("Body")),
        Column("seat", say("Seat")),
        Column("through", say("As"), brief=True),
        Column("until", say("Until")),
        Column("meets", say("Meets")),
    )
    rows = tuple(_sits(index, each) for each in seats_of(index, id_, through))
    return Table("seats", say("Seats"), columns, rows)


def _sits(index: Index, sitting: Sitting) -> Row:
    body, seat = index.data.ownership.bodies[sitting.body], sitting.seat
    number = next((number for number, each in enumerate(body.seats) if each is seat), None)
    where = at("ownership", "bodies", sitting.body, *(("seats", number) if number is not None else ("chair",)))
    named = seat.seat if seat else None
    return Row(
        (
            entry(index, "body", sitting.body),
            say("chair") if sitting.chair else named or say("member"),
            _as(index, sitting.through),
            until(seat.until) if seat else None,
            spoken_rhythm(body.meets) if body.meets else None,
        ),
        where,
        facts={"chair": sitting.chair},
    )


def _as(index: Index, through: str) -> Shown | None:
    if not through:
        return None
    link = party(index, through)
    return Shown(say("as {party}", party=link), link)


def duties(index: Index, id_: str, through: tuple[str, ...]) -> Iterator[Table]:
    """Every entry that gives the party a part in it: its own first, then those by way of each role, body and unit."""
    found: dict[str, list[Row]] = {each: [] for each in ("", *through)}
    for group in duties_of(index, id_, through):
        for each in group.rows:
            found[each.through].append(_duty(index, each, group.section))
    own = say("In person") if id_ in index.data.people else say("What falls on it")
    for by, rows in found.items():
        title = say("As {party}", party=index.spoken(by)) if by else own
        yield Table("duties", title, DUTIES, tuple(rows))


def _duty(index: Index, duty: Duty, section: str) -> Row:
    what = entry(index, duty.kind, duty.id) if duty.kind else None
    through = party(index, duty.through) if duty.through else None
    facts = {"section": section, "letter": duty.letter or None, "through": through}
    return Row((duty.words, what, note(index, duty)), At(duty.route), facts=facts)


def courses(index: Index, id_: str) -> Table:
    """The courses that the roles of somebody ask for, or a role itself does, and when each was followed."""
    columns = (
        Column("course", say("Course")),
        Column("followed", say("Followed")),
        Column("valid_until", say("Counts until")),
        Column("role", say("For"), brief=True),
    )
    known = records(index)
    asked = [(role.role, course) for entry_, role in held(index) if role.person == id_ for course in entry_.training]
    rows = tuple(_course(index, id_, *each, known.get(each[1])) for each in dict.fromkeys(asked))
    return Table("courses", say("Courses that are asked for"), columns, rows)


def _course(index: Index, person: str, role: str, course: str, record: object) -> Row:
    link, done = entry(index, "course", course), record.get(person) if isinstance(record, dict) else None
    length = getattr(index.data.training.courses.get(course), "valid_for", None)
    last = after(done.on, length) if done and done.on and length else None
    told = (
        Shown(say("followed on {day}", day=done.on), done.on)
        if done and done.on
        else _unknown(done is not None, record)
    )
    late = (record is not None and done is None) or (last is not None and last < index.on)
    ends = Shown(say("counts until {day}", day=last), last) if last else None
    return Row((link, told, ends, party(index, role)), link.at, "error" if late else "")


def _unknown(followed: bool, record: object) -> Shown | None:  # noqa: FBT001 - read where it is called
    if followed:
        return Shown(say("followed"), None)
    return None if record is None else Shown(say("not followed yet"), None)


def due_table(days: Days, id_: str) -> Table:
    """What is late and what falls due on the party, up to the horizon."""
    index = days.index
    found = due(index)
    mine = for_person(days, found, id_) if id_ in index.data.people else for_party(found, id_)
    title = say("What falls due up to {day}", day=index.horizon)
    return Table("due", title, COLUMNS, tuple(due_row(days, each) for each in mine))
