"""The year ahead: month by month, what is to be reviewed, ends, comes back or is to be reached."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from plankit.due import Due, due
from plankit.views.pictures.timeline import MONTHS, month_after
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.index import Index

AHEAD, MOST, FULL = 12, 12, 4
SORTS = {
    say("Reviews"): ("review", "strategy"),
    say("Terms and contracts that end"): (
        "leaves",
        "term",
        "seat",
        "vacancy",
        "until",
        "exception",
        "waiver",
        "contract",
        "notice",
    ),
    say("Releases and aims"): ("goal", "target", "go-live", "milestone", "release", "evaluation"),
    say("Meetings, reports and maintenance"): ("operation", "measure", "report", "meeting"),
    say("Wishes that wait"): ("assess", "decide", "answer"),
    say("Courses"): ("session", "expires"),
}


class Month(NamedTuple):
    """A month with what is due in it; the first holds what is late. `year` is shown where one begins, `whole` everywhere.

    `more` is left out of the rows.
    """

    place: str
    name: Said | None
    year: str
    whole: str
    total: int
    rows: tuple[Due, ...]
    more: int


class Cell(NamedTuple):
    """How much of one sort is due in a month; `weight` is how full its colour is, from 0 to 4."""

    due: int
    weight: int
    place: str


class Sort(NamedTuple):
    """One sort of what is due, month by month."""

    name: Said
    cells: tuple[Cell, ...]
    total: int


class Year(NamedTuple):
    """Twelve months, what is late before them, as a table of numbers and as lists."""

    months: tuple[Month, ...]
    sorts: tuple[Sort, ...]
    total: int


def year(index: Index) -> Year:
    """What is late, and what is due up to a year from now."""
    starts = [month_after(index.on, number) for number in range(AHEAD + 1)]
    falls = due(index, starts[-1] - timedelta(days=1))
    late = [each for each in falls if each.on < index.on]
    by_month: dict[tuple[int, int], list[Due]] = {}
    for each in falls:
        if each.on >= index.on:
            by_month.setdefault((each.on.year, each.on.month), []).append(each)
    groups = [late, *(by_month.get((day.year, day.month), []) for day in starts[:-1])]
    months = [_told("late", None, "", "", late)]
    for number, day in enumerate(starts[:-1]):
        shown = str(day.year) if number == 0 or day.month == 1 else ""
        months.append(_told(f"{day:%Y-%m}", MONTHS[day.month - 1], shown, str(day.year), groups[number + 1]))
    return Year(tuple(months), tuple(_sorts(groups, months)), len(falls))


def _told(place: str, name: Said | None, shown: str, whole: str, rows: Sequence[Due]) -> Month:
    return Month(place, name, shown, whole, len(rows), tuple(rows[:MOST]), max(0, len(rows) - MOST))


def _sorts(groups: Sequence[Sequence[Due]], months: Sequence[Month]) -> list[Sort]:
    sort_of = {mark: name for name, marks in SORTS.items() for mark in marks}
    counts: dict[Said, list[int]] = {name: [0] * len(groups) for name in SORTS}
    for number, rows in enumerate(groups):
        for each in rows:
            counts[sort_of[each.mark]][number] += 1
    most = max((count for row in counts.values() for count in row), default=0)
    return [
        Sort(
            name,
            tuple(
                Cell(count, -(-FULL * count // most) if most else 0, month.place)
                for count, month in zip(row, months, strict=True)
            ),
            sum(row),
        )
        for name, row in counts.items()
        if any(row)
    ]
