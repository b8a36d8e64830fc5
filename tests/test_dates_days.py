"""Days as plans write them: exact, rough, and mistaken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.dates import begin, day, end, year
from plankit.words import words
from test_dates import refused

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


def test_days_are_read() -> None:
    """An ISO date is a day, as it is when YAML has read it already."""
    assert [read(value) for read in (day, begin, end) for value in ("2026-10-01", date(2026, 10, 1))] == [
        date(2026, 10, 1)
    ] * 6


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2014, date(2014, 1, 1), date(2014, 12, 31)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2017-09", date(2017, 9, 1), date(2017, 9, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_rough_dates_have_a_first_and_a_last_day(value: object, first: date, last: date) -> None:
    """A year, a month or a quarter begins on its first day and ends on its last."""
    assert (begin(value), end(value)) == (first, last)
    assert refused(day, value) == (f"`{value}` is not a date. Write year, month and day: `2026-10-01`.",)


NO_DATE = "`{}` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`."


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1-5-2027", (NO_DATE.format("1-5-2027"), "2027-05-01")),
        ("1.5.2027", (NO_DATE.format("1.5.2027"), "2027-05-01")),
        ("1-5-27", (NO_DATE.format("1-5-27"), "2027-05-01")),
        ("2027-5-1", (NO_DATE.format("2027-5-1"), "2027-05-01")),
        ("2027/05/01", (NO_DATE.format("2027/05/01"), "2027-05-01")),
        (20270501, (NO_DATE.format("20270501"), "2027-05-01")),
        ("2027-05-01T09:00", (NO_DATE.format("2027-05-01T09:00"), "2027-05-01")),
        ("1 mei 2027", (NO_DATE.format("1 mei 2027"), "2027-05-01")),
        ("1 May 2027", (NO_DATE.format("1 May 2027"), "2027-05-01")),
        ("May 1st, 2027", (NO_DATE.format("May 1st, 2027"), "2027-05-01")),
        ("31 februari 2027", (NO_DATE.format("31 februari 2027"), "2027-02")),
        ("mei 2027", (NO_DATE.format("mei 2027"), "2027-05")),
        ("Q4 2026", (NO_DATE.format("Q4 2026"), "2026-Q4")),
        ("2026Q4", (NO_DATE.format("2026Q4"), "2026-Q4")),
        ("4e kwartaal 2026", (NO_DATE.format("4e kwartaal 2026"), "2026-Q4")),
        ("13/02/2027", (NO_DATE.format("13/02/2027"), "2027-02-13")),
        ("02-13-2027", (NO_DATE.format("02-13-2027"), "2027-02-13")),
        ("05/05/2027", (NO_DATE.format("05/05/2027"), "2027-05-05")),
        ("01/02/2027", ("`01/02/2027` can be read as `2027-02-01` or `2027-01-02`.", "2027-02-01", "2027-01-02")),
        ("2027-13-01", ("`2027-13-01` is not a date: there is no month 13.", "2027-01-13")),
        ("2027-13-31", ("`2027-13-31` is not a date: there is no month 13.",)),
        ("2027-00-01", ("`2027-00-01` is not a date: there is no month 00.",)),
        ("2027-02-30", ("`2027-02-30` is not a date: that month has 28 days.", "2027-02-28")),
        ("2027-02-00", ("`2027-02-00` is not a date: that month has 28 days.",)),
        ("2027-13", ("`2027-13` is not a date: there is no month 13.",)),
        ("2027-Q5", ("`2027-Q5` is not a date: the quarters of a year are `Q1` to `Q4`.",)),
        ("2027-Q0", ("`2027-Q0` is not a date: the quarters of a year are `Q1` to `Q4`.",)),
        ("0027-05-01", ("`0027-05-01` lies before 1900.", "2027-05-01")),
        ("0000-05-01", ("`0000-05-01` lies before 1900.", "2000-05-01")),
        ("1027-05-01", ("`1027-05-01` lies before 1900.",)),
        ("0027-05", ("`0027-05` lies before 1900.", "2027-05")),
        ("0000", ("`0000` lies before 1900.", "2000")),
        (14, (NO_DATE.format("14"),)),
        (2017.09, (NO_DATE.format("2017.09"),)),
        (True, (NO_DATE.format("true"),)),
        ("tomorrow", (NO_DATE.format("tomorrow"),)),
        ("", (NO_DATE.format(""),)),
        (["2027"], (NO_DATE.format("[...]"),)),
        ("२०२७-०५-०१", (NO_DATE.format("२०२७-०५-०१"),)),
    ],
)
def test_what_is_no_date_is_told_with_what_was_meant(value: object, said: tuple[str, ...]) -> None:
    """What cannot be read is named, its impossible part too, and written right where that can be guessed."""
    assert refused(begin, value) == refused(end, value) == said


@given(DAYS)
def test_dutch_notation_suggests_the_same_day(value: date) -> None:
    """A date written out in Dutch, or day first with dashes, is recognised as what it is."""
    written = [f"{value.day}-{value.month}-{value.year}", words("nl").date(value), words("en").date(value)]
    assert [refused(day, text)[1:] for text in written] == [(value.isoformat(),)] * 3


def test_years_are_read() -> None:
    """The years of a budget, as text or as a number."""
    assert [year("2027"), year(2027)] == [2027, 2027]
    for value, shown in (("27", "27"), ("20 27", "20 27"), (True, "true"), (2027.0, "2027.0"), ("3027", "3027")):
        assert refused(year, value) == (f"`{shown}` is not a year, such as `2027`.",)
