"""Counting with days: calendar months, working days, public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from plankit.dates import Duration, after, before, country, duration
from test_dates import DAYS, LENGTHS, refused


@pytest.mark.parametrize(
    ("start", "length", "later"),
    [
        (date(2027, 1, 31), "1 month", date(2027, 2, 28)),
        (date(2028, 1, 31), "1 month", date(2028, 2, 29)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (date(2027, 10, 31), "P1Y6M", date(2029, 4, 30)),
        (date(2026, 10, 2), "1 working day", date(2026, 10, 5)),
        (date(2026, 10, 3), "1 working day", date(2026, 10, 5)),
        (date(2026, 10, 2), "5 working days", date(2026, 10, 9)),
        (date(2026, 10, 2), "2 weeks", date(2026, 10, 16)),
        (date(2026, 10, 2), "8 hours", date(2026, 10, 2)),
        (date(2026, 10, 2), "45 minutes", date(2026, 10, 2)),
        (date(2026, 10, 2), "9999 years", date.max),
        (date(9999, 12, 31), "1 working day", date.max),
    ],
)
def test_so_long_after(start: date, length: str, later: date) -> None:
    """Months are calendar months, working days skip weekends, and time does not run out."""
    assert after(start, duration(length)) == later


@pytest.mark.parametrize(
    ("start", "length", "earlier"),
    [
        (date(2027, 3, 31), "1 month", date(2027, 2, 28)),
        (date(2026, 10, 5), "1 working day", date(2026, 10, 2)),
        (date(2026, 10, 4), "1 working day", date(2026, 10, 2)),
        (date(2026, 10, 16), "2 weeks", date(2026, 10, 2)),
        (date(2026, 10, 16), "9999 years", date.min),
    ],
)
def test_so_long_before(start: date, length: str, earlier: date) -> None:
    """Counting back follows the same calendar."""
    assert before(start, duration(length)) == earlier


@given(DAYS, LENGTHS.map(lambda length: length._replace(working_days=0, years=length.years % 100)))
def test_counting_agrees_with_dateutil(start: date, length: Duration) -> None:
    """Years, months, weeks and days are added and taken off as dateutil does."""
    calendar = relativedelta(years=length.years, months=length.months)
    rest = timedelta(weeks=length.weeks, days=length.days)
    assert (after(start, length), before(start, length)) == (start + calendar + rest, start - calendar - rest)


@given(DAYS, st.integers(1, 400))
def test_working_days_are_mondays_to_fridays(start: date, count: int) -> None:
    """So many working days on there lie exactly so many, and the last one is one."""
    last = after(start, Duration(working_days=count))
    between = [start + timedelta(days=number + 1) for number in range((last - start).days)]
    assert sum(each.weekday() < 5 for each in between) == count
    assert last.weekday() < 5


def test_public_holidays_are_no_working_days() -> None:
    """King's Day counts in the Netherlands, German Unity Day in Germany, Epiphany in Bavaria; none without a country."""
    one = Duration(working_days=1)
    starts = [
        (date(2027, 4, 26), "NL"),
        (date(2028, 10, 2), "DE"),
        (date(2027, 1, 5), "DE-BY"),
        (date(2027, 4, 26), None),
    ]
    assert [after(start, one, code) for start, code in starts] == [
        date(2027, 4, 28),
        date(2028, 10, 4),
        date(2027, 1, 7),
        date(2027, 4, 27),
    ]
    assert before(date(2027, 4, 28), one, "NL") == date(2027, 4, 26)


@pytest.mark.parametrize("code", ["NL", "BE", "DE-BY", "JP"])
def test_countries_are_known(code: str) -> None:
    """A country, or a part of one, whose public holidays are known stays as written."""
    assert country(code) == code


@pytest.mark.parametrize(
    ("code", "guesses"),
    [("nl", ["NL"]), ("XX", []), ("DE-XX", []), ("Nederland", []), (31, []), (None, [])],
)
def test_other_countries_are_refused(code: object, guesses: list[str]) -> None:
    """A code nobody knows holidays of is a misfit."""
    shown = str(code)
    sentence = f"`{shown}` is not the code of a country, such as `NL`, `BE` or `DE-BY`."
    assert refused(country, code) == (sentence, *guesses)
    assert after(date(2026, 10, 2), Duration(working_days=1), "XX") == date(2026, 10, 5)
