"""Dates as plans write them: days, rough dates, lengths of time, rhythms, and counting with them."""

from plankit.dates.counting import (
    after,
    before,
    country,
    next_after,
    next_review,
    public_holidays,
    roughly,
    times_a_year,
)
from plankit.dates.days import FIRST_YEAR, begin, day, end, year
from plankit.dates.lengths import duration, meeting_rhythm, rhythm, spoken, spoken_rhythm
from plankit.dates.units import RHYTHM_WORDS, UNITS, Duration, Rhythm

__all__ = [
    "FIRST_YEAR",
    "RHYTHM_WORDS",
    "UNITS",
    "Duration",
    "Rhythm",
    "after",
    "before",
    "begin",
    "country",
    "day",
    "duration",
    "end",
    "meeting_rhythm",
    "next_after",
    "next_review",
    "public_holidays",
    "rhythm",
    "roughly",
    "spoken",
    "spoken_rhythm",
    "times_a_year",
    "year",
]
