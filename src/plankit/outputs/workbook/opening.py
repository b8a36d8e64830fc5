"""What falls due, what is open, and what the check and the team have to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit import shape
from plankit.agenda import ahead
from plankit.agenda.rows import falling
from plankit.days import Days
from plankit.due import due
from plankit.outputs.workbook.sheets import WIDE, Column, Marked, Sheet, parties, party, sheet, title
from plankit.views.gaps import view as gaps_of
from plankit.views.labels import label
from plankit.views.notes import view as notes_of
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.index import Index
    from plankit.views import Given

DUE = (
    Column(say("Day"), 14),
    Column(say("Late"), 8),
    Column(say("What"), 32),
    Column(say("Of what"), 48),
    Column(say("Section")),
    Column(say("Falls on"), 32),
    Column(say("Who that is"), 32),
)
OPEN = (
    Column(say("What is open"), 24),
    Column(say("Where"), 48),
    Column(say("Who is named"), 32),
    Column(say("Why"), WIDE),
    Column(say("Since"), 14),
    Column(say("Until"), 14),
)
FOUND = (
    Column(say("Severity"), 12),
    Column(say("What the check says"), 80),
    Column(say("What to do"), 80),
    Column(say("Rule"), 32),
    Column(say("File"), 32),
    Column(say("Line"), 8),
)
NOTES = (Column(say("Section")), Column(say("Entry"), 40), Column(say("Note"), 80))
SEVERITIES = {
    "error": Marked(say("error"), "open"),
    "warning": Marked(say("warning"), "late"),
    "hint": Marked(say("hint"), ""),
}


def sheets(given: Given) -> Iterator[Sheet]:
    """What falls due, gaps, findings, notes."""
    about = say("What is late, and what falls due in the year to come, with whom it falls on.")
    rows = tuple(_due(ahead(given.index)))
    if rows:
        yield sheet(say("Falls due"), about, ("gaps", "open"), DUE, rows)
    gaps = tuple(_open(given))
    if gaps:
        about = say("What nobody answers for, and what was knowingly left open.")
        yield sheet(say("What is open"), about, ("gaps", "open"), OPEN, gaps)
    if given.findings:
        about = say("What `plankit check` finds in the plan; for the team alone.")
        found = (
            (SEVERITIES[each.severity], each.message, each.remedy, each.rule, each.place.file, each.place.span.line)
            for each in given.findings
        )
        yield sheet(say("Findings"), about, ("manage", "open"), FOUND, found)
    notes = tuple(_notes(given.index))
    if notes:
        about = say("What those who keep the plan have noted for each other; for the team alone.")
        yield sheet(say("Notes of the team"), about, ("notes", "notes"), NOTES, notes)


def _due(index: Index) -> Iterator[tuple[Any, ...]]:
    days = Days(index)
    for each in due(index):
        fell, late = falling(days, each), each.on < index.on
        of = title(_entries(index, each.kind), each.id) if each.kind else index.data.plan.title
        who = Marked(fell.why, "open") if fell.why else parties(index, (one for one in fell.there if one != each.party))
        yield (
            Marked(each.on, "late") if late else each.on,
            Marked(say("late"), "late") if late else None,
            each.what,
            of,
            label(str(each.route[0])),
            party(index, each.party),
            who,
        )


def _entries(index: Index, kind: str) -> dict[str, object]:
    return index.plan.entries(next(route for route, each in shape.collections().items() if each == kind))


def _open(given: Given) -> Iterator[tuple[Any, ...]]:
    index, gaps = given.index, gaps_of(given)
    for role in gaps.roles:
        vacancy = role.entry.vacancy
        tone, what = ("late", say("role too thinly held")) if role.state == "short" else ("open", say("vacant role"))
        since, until, why = (vacancy.since, vacancy.expected, vacancy.reason) if vacancy else (None, None, None)
        covered = party(index, vacancy.covered_by) if vacancy else None
        yield Marked(what, tone), role.entry.title, covered, why, since, until
    for seat in gaps.seats:
        body = index.data.ownership.bodies[seat.body]
        where = say("{body}: {seat}", body=body.title, seat=seat.entry.seat) if seat.entry.seat else body.title
        yield Marked(say("vacant seat"), "open"), where, None, seat.entry.because, seat.entry.since, None
    for each in gaps.ownerless:
        of = title(_entries(index, each.kind), each.id)
        yield Marked(say("nobody answers"), "open"), of, party(index, each.owner), each.why, None, None
    for _, left in gaps.unassigned:
        yield (
            Marked(label(left.status), "late"),
            left.title,
            party(index, left.owner),
            left.because,
            None,
            left.review_by,
        )


def _notes(index: Index) -> Iterator[tuple[Any, ...]]:
    for section in notes_of(index):
        for note in section.notes:
            of = title(_entries(index, note.kind), note.id) if note.kind else index.data.plan.title
            yield label(section.name), of, note.text
