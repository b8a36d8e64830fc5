"""What falls due as an answer: what is late, then month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plankit.agenda.rows import COLUMNS, row
from plankit.answers import Sheet, Shown, Table
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plankit.days import Days
    from plankit.due import Due

MONTHS = (
    say("January {year}"),
    say("February {year}"),
    say("March {year}"),
    say("April {year}"),
    say("May {year}"),
    say("June {year}"),
    say("July {year}"),
    say("August {year}"),
    say("September {year}"),
    say("October {year}"),
    say("November {year}"),
    say("December {year}"),
)
WEEKDAYS = (
    say("Mon {day}"),
    say("Tue {day}"),
    say("Wed {day}"),
    say("Thu {day}"),
    say("Fri {day}"),
    say("Sat {day}"),
    say("Sun {day}"),
)


def agenda(days: Days, found: Sequence[Due], title: Said) -> Sheet:
    """The answer: counted, then as tables."""
    index = days.index
    late = [each for each in found if each.on < index.on]
    coming = [each for each in found if each.on >= index.on]
    counted = say("{late}; {coming}.", late=_late(len(late)), coming=_coming(len(coming), index.horizon))
    tables = [Table("due", say("Late"), COLUMNS, tuple(row(days, each) for each in late)), *_months(days, coming)]
    return Sheet(title, (counted,), tuple(tables), {"until": index.horizon, "late": len(late), "coming": len(coming)})


def _late(count: int) -> Said:
    return say_n(count, "{n} thing is late", "{n} things are late") if count else say("Nothing is late")


def _coming(count: int, last: date) -> Said:
    if not count:
        return say("nothing falls due up to {day}", day=last)
    return say_n(count, "{n} thing falls due up to {day}", "{n} things fall due up to {day}", day=last)


def _months(days: Days, coming: Sequence[Due]) -> Iterator[Table]:
    for (year, month), group in groupby(coming, key=lambda each: (each.on.year, each.on.month)):
        title = _filled(MONTHS[month - 1], "year", year)
        yield Table("due", title, COLUMNS, tuple(row(days, each, _day(each.on)) for each in group))


def _day(on: date) -> Shown:
    """The day within its month: Tue 1."""
    return Shown(_filled(WEEKDAYS[on.weekday()], "day", on.day), on)


def _filled(said: Said, place: str, number: int) -> Said:
    return said._replace(params=((place, str(number)),))
