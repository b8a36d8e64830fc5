"""Dates as plans write them: what is understood, what is guessed, what is counted."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankit.dates import (
    RHYTHM_WORDS,
    UNITS,
    Duration,
    Rhythm,
    begin,
    country,
    day,
    duration,
    end,
    meeting_rhythm,
    next_after,
    next_review,
    rhythm,
    roughly,
    spoken,
    spoken_rhythm,
    times_a_year,
    year,
)
from plankit.errors import Misfit
from plankit.words import words

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
LENGTHS = st.dictionaries(st.sampled_from(Duration._fields), st.integers(1, 999), min_size=1, max_size=3).map(
    lambda parts: Duration(**parts)
)


def refused(read, value) -> tuple[str, ...]:
    """What is said of a value that is refused, and what is suggested, which is not refused in its turn."""
    with pytest.raises(Misfit) as caught:
        read(value)
    for guess in caught.value.suggestions:
        read({"times_a_year": int(guess[15:-1])} if guess.startswith("{times_a_year: ") else guess)
    return words("en")(caught.value.said), *caught.value.suggestions


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("3 working days", Duration(working_days=3)),
        ("1 working day", Duration(working_days=1)),
        ("3 werkdagen", Duration(working_days=3)),
        ("2 hours", Duration(hours=2)),
        ("2 uur", Duration(hours=2)),
        ("30 minuten", Duration(minutes=30)),
        ("90 days", Duration(days=90)),
        ("6 weeks", Duration(weeks=6)),
        ("6  Weken ", Duration(weeks=6)),
        ("12 months", Duration(months=12)),
        ("12maanden", Duration(months=12)),
        ("1 kwartaal", Duration(months=3)),
        ("2 quarters", Duration(months=6)),
        ("1 year", Duration(years=1)),
        ("1 jaar", Duration(years=1)),
        ("1 year 6 months", Duration(years=1, months=6)),
        ("1 jaar en 6 maanden", Duration(years=1, months=6)),
        ("1 year, 2 weeks and 3 days", Duration(years=1, weeks=2, days=3)),
        ("0 days", Duration()),
        ("P12M", Duration(months=12)),
        ("P1Y6M", Duration(years=1, months=6)),
        ("P2W", Duration(weeks=2)),
        ("P1DT12H", Duration(days=1, hours=12)),
        ("PT30M", Duration(minutes=30)),
    ],
)
def test_lengths_are_read(value: str, length: Duration) -> None:
    """Words in both languages and ISO 8601 give the same lengths of time."""
    assert duration(value) == length


NO_LENGTH = "`{}` is not a length of time. Write a number and a unit, such as `6 weeks`."


@pytest.mark.parametrize(
    ("value", "shown", "guesses"),
    [
        ("12 mnd", "12 mnd", ["12 months"]),
        ("12 mnd.", "12 mnd.", ["12 months"]),
        ("6 wks", "6 wks", ["6 weeks"]),
        ("1 jr", "1 jr", ["1 year"]),
        ("3 wd", "3 wd", ["3 working days"]),
        ("3 worknig days", "3 worknig days", ["3 working days"]),
        ("2 kw", "2 kw", ["2 quarters"]),
        ("3 monthes", "3 monthes", ["3 months"]),
        ("two weeks", "two weeks", ["2 weeks"]),
        ("een maand", "een maand", ["1 month"]),
        ("half a year", "half a year", ["6 months"]),
        ("half jaar", "half jaar", ["6 months"]),
        ("anderhalf jaar", "anderhalf jaar", ["18 months"]),
        ("1,5 uur", "1,5 uur", ["90 minutes"]),
        ("0.5 weeks", "0.5 weeks", []),
        ("1.5 days", "1.5 days", []),
        ("yearly", "yearly", ["1 year"]),
        ("maandelijks", "maandelijks", ["1 month"]),
        (12, "12", ["12 days", "12 weeks", "12 months"]),
        (0, "0", []),
        (True, "true", []),
        (1.5, "1.5", []),
        ("12", "12", []),
        ("soon", "soon", []),
        ("some weeks", "some weeks", []),
        ("3 moths", "3 moths", ["3 months"]),
        ("3 elephants", "3 elephants", []),
        ("-3 days", "-3 days", []),
        ("99999 days", "99999 days", []),
        ("3 days 4 days", "3 days 4 days", []),
        ("P1.5Y", "P1.5Y", []),
        ("-P1M", "-P1M", []),
        ("P99999D", "P99999D", []),
        ("PT30S", "PT30S", []),
        ("P", "P", []),
        ("", "", []),
        (["6 weeks"], "[...]", []),
        ({"weeks": 6}, "{...}", []),
        ("6 weeks " * 20, "6 weeks 6 weeks 6 weeks 6 weeks 6 weeks 6 weeks 6 weeks 6 w…", []),
    ],
)
def test_what_is_no_length_is_told_with_what_was_meant(value: object, shown: str, guesses: list[str]) -> None:
    """What cannot be read is named, and written right where that can be guessed."""
    assert refused(duration, value) == (NO_LENGTH.format(shown), *guesses)


@given(LENGTHS, st.sampled_from(["en", "nl"]))
def test_spoken_lengths_are_read_again(length: Duration, language: str) -> None:
    """What is spoken in either language means the same when it is written in a plan."""
    assert duration(words(language)(spoken(length))) == length


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_read(unit: str) -> None:
    """Each unit word the format knows counts as what its table says."""
    field, many = UNITS[unit]
    assert duration(f"2 {unit}") == Duration(**{field: 2 * many})


@pytest.mark.parametrize(
    ("length", "english", "dutch"),
    [
        (Duration(working_days=3), "3 working days", "3 werkdagen"),
        (Duration(working_days=1), "1 working day", "1 werkdag"),
        (Duration(hours=2), "2 hours", "2 uur"),
        (Duration(minutes=1), "1 minute", "1 minuut"),
        (Duration(days=1), "1 day", "1 dag"),
        (Duration(weeks=6), "6 weeks", "6 weken"),
        (Duration(months=12), "12 months", "12 maanden"),
        (Duration(years=2), "2 years", "2 jaar"),
        (Duration(years=1, months=6), "1 year and 6 months", "1 jaar en 6 maanden"),
        (Duration(), "0 days", "0 dagen"),
    ],
)
def test_lengths_are_spoken(length: Duration, english: str, dutch: str) -> None:
    """A length of time reads as people say it."""
    assert (words("en")(spoken(length)), words("nl")(spoken(length))) == (english, dutch)


def test_lengths_are_compared_roughly() -> None:
    """From shortest to longest, whatever they were written in."""
    lengths = [
        "30 minutes",
        "4 hours",
        "1 day",
        "1 working day",
        "6 days",
        "5 working days",
        "4 weeks",
        "1 month",
        "1 year",
    ]
    days = [roughly(duration(length)) for length in lengths]
    assert all(shorter < longer for shorter, longer in pairwise(days)), days
    assert roughly(duration("12 months")) == roughly(duration("1 year"))


@pytest.mark.parametrize(
    ("value", "english", "dutch", "times"),
    [
        ("daily", "daily", "dagelijks", 261),
        ("wekelijks", "weekly", "wekelijks", 52),
        ("monthly", "monthly", "maandelijks", 12),
        ("per kwartaal", "quarterly", "per kwartaal", 4),
        ("Jaarlijks", "yearly", "jaarlijks", 1),
        ("every 6 weeks", "every 6 weeks", "elke 6 weken", 9),
        ("elke 6 weken", "every 6 weeks", "elke 6 weken", 9),
        ("iedere maand", "monthly", "maandelijks", 12),
        ("every quarter", "quarterly", "per kwartaal", 4),
        ("6 weeks", "every 6 weeks", "elke 6 weken", 9),
        ("P6W", "every 6 weeks", "elke 6 weken", 9),
        ({"times_a_year": 6}, "6 times a year", "6 keer per jaar", 6),
        ({"times_a_year": 1}, "1 time a year", "1 keer per jaar", 1),
        ({"times_a_year": 0.5}, "0.5 times a year", "0,5 keer per jaar", 0),
    ],
)
def test_rhythms_are_read_and_spoken(value: object, english: str, dutch: str, times: int) -> None:
    """Words in both languages, intervals and times a year."""
    found = rhythm(value)
    said = spoken_rhythm(found)
    assert (words("en")(said), words("nl")(said), round(times_a_year(found))) == (english, dutch, times)


def test_a_body_may_meet_as_required() -> None:
    """`as_required` is a rhythm for bodies alone, and never due."""
    found = meeting_rhythm("as_required")
    said = spoken_rhythm(found)
    assert (words("en")(said), words("nl")(said)) == ("as required", "zo vaak als nodig")
    assert (times_a_year(found), next_after(date(2026, 10, 1), found)) == (0, None)
    assert meeting_rhythm("monthly") == rhythm("monthly") == Rhythm(Duration(months=1))
    assert refused(rhythm, "as_required")[0] == NO_RHYTHM.format("as_required")


NO_RHYTHM = "`{}` is not a rhythm. Write `monthly`, `every 6 weeks` or `{{times_a_year: 6}}`."


@pytest.mark.parametrize(
    ("value", "shown", "guesses"),
    [
        ("every 6 wks", "every 6 wks", ["every 6 weeks"]),
        ("om de 6 weken", "om de 6 weken", ["every 6 weeks"]),
        ("every two weeks", "every two weeks", ["every 2 weeks"]),
        ("per maand", "per maand", ["every month"]),
        ("montly", "montly", ["monthly"]),
        ("twice a year", "twice a year", ["{times_a_year: 2}"]),
        ("tweemaal per jaar", "tweemaal per jaar", ["{times_a_year: 2}"]),
        ("6x per jaar", "6x per jaar", ["{times_a_year: 6}"]),
        ("6 times a year", "6 times a year", ["{times_a_year: 6}"]),
        ("many a year", "many a year", []),
        ("500 times a year", "500 times a year", []),
        ("every 2 hours", "every 2 hours", []),
        ("every 0 days", "every 0 days", []),
        ("now and then", "now and then", []),
        (6, "6", []),
        ({"times_a_month": 6}, "{...}", []),
        (None, "None", []),
    ],
)
def test_what_is_no_rhythm_is_told_with_what_was_meant(value: object, shown: str, guesses: list[str]) -> None:
    """What cannot be read is named, and written right where that can be guessed."""
    assert refused(rhythm, value) == (NO_RHYTHM.format(shown), *guesses)


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (-1, "-1"), (400, "400"), ("six", "six"), (True, "true")])
def test_times_a_year_is_a_number(number: object, shown: str) -> None:
    """Nothing comes back never, less than never or more than daily."""
    sentence = f"`times_a_year` is a number from 1 to 366, not `{shown}`."
    assert refused(rhythm, {"times_a_year": number}) == (sentence,)


@pytest.mark.parametrize(
    ("value", "due"),
    [
        ("daily", date(2027, 2, 1)),
        ("weekly", date(2027, 2, 5)),
        ("monthly", date(2027, 2, 28)),
        ("quarterly", date(2027, 4, 29)),
        ("yearly", date(2028, 1, 29)),
        ("every 6 weeks", date(2027, 3, 12)),
        ({"times_a_year": 6}, date(2027, 3, 29)),
        ({"times_a_year": 0.5}, date(2029, 1, 29)),
        ({"times_a_year": 5}, date(2027, 4, 12)),
        ({"times_a_year": 366}, date(2027, 1, 30)),
    ],
)
def test_next_time_is_counted_from_the_last(value: object, due: date) -> None:
    """From a Friday on; daily means each working day, a divisor of twelve means months."""
    assert next_after(date(2027, 1, 29), rhythm(value)) == due


@given(DAYS, st.one_of(st.sampled_from(sorted(RHYTHM_WORDS)), st.integers(1, 366).map(lambda n: {"times_a_year": n})))
def test_what_comes_back_comes_later(start: date, value: object) -> None:
    """The next time is always after the last, so that counting on comes to an end."""
    assert next_after(start, rhythm(value)) > start


def test_the_next_review_is_the_one_written_down_or_counted() -> None:
    """An explicit date wins; a last date alone is no review."""
    last, every, explicit = date(2026, 2, 1), Duration(months=12), date(2026, 12, 1)
    reviews = [
        (last, every, None),
        (last, every, explicit),
        (None, None, explicit),
        (last, None, None),
        (None, every, None),
    ]
    found = [next_review(SimpleNamespace(last=last, every=every, next=next_)) for last, every, next_ in reviews]
    assert found == [date(2027, 2, 1), explicit, explicit, None, None]
    assert next_review(None) is None


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written, it is a value or a misfit, never something else."""
    for read in (day, begin, end, year, duration, rhythm, meeting_rhythm, country):
        with contextlib.suppress(Misfit):
            read(text)


def test_importing_dates_is_cheap() -> None:
    """Who reads a plan without mistakes loads neither Pydantic nor libraries for holidays and guesses."""
    probe = "import sys, plankit.dates, plankit.shorthand as _; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    heavy = {
        "pydantic",
        "pydantic_core",
        "whenever",
        "holidays",
        "dateutil",
        "difflib",
        "babel",
        "plankit.dates.guesses",
    }
    assert heavy & set(done.stdout.split()) == set()
