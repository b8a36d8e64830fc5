"""What may have been meant by a date, a length of time or a rhythm that is none; loaded when one turns up."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plankit.dates.units import MOST_TIMES, RHYTHM_WORDS, UNITS, plain, written

if TYPE_CHECKING:
    from collections.abc import Iterator

MEANT = {
    "m min mins": "minutes",
    "h hr hrs u": "hours",
    "d dg dgn": "days",
    "wd workday workdays": "working days",
    "w wk wks wkn": "weeks",
    "mo mos mnd mnds mth mths": "months",
    "q kw kwrt": "quarters",
    "y yr yrs jr j": "years",
}
ABBREVIATIONS = {short: unit for shorts, unit in MEANT.items() for short in shorts.split()}
SMALLER = {"years": ("months", 12), "quarters": ("months", 3), "weeks": ("days", 7), "hours": ("minutes", 60)}
NUMBERS = ["a an one een één", "two twee", "three drie", "four vier", "five vijf", "six zes", "seven zeven"]
NUMBERS += ["eight acht", "nine negen", "ten tien", "eleven elf", "twelve twaalf"]
NUMBER_WORDS = {word: float(number) for number, words in enumerate(NUMBERS, 1) for word in words.split()}
NUMBER_WORDS |= {"half": 0.5, "half a": 0.5, "half an": 0.5, "een half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
MONTHS = ["jan january januari", "feb february februari", "mar mrt march maart", "apr april", "may mei"]
MONTHS += ["jun june juni", "jul july juli", "aug august augustus", "sep sept september", "oct okt october oktober"]
MONTHS += ["nov november", "dec december"]
MONTH_WORDS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
TWICE = {"once": "1", "twice": "2", "eenmaal": "1", "tweemaal": "2", "driemaal": "3"}

_AMOUNT = re.compile(r"(\d{1,4}(?:[.,]\d+)?|half an?|een half|[a-zé]+) ?([a-z]+(?: days?)?)\.?", re.ASCII)
_EVERY = re.compile(r"(?:every|each|elke?|iedere?|om de|per|a|an|every other) (.+)")
_TIMES = re.compile(r"(?:(\d{1,3}) ?(?:x|times|keer|maal)|([a-z]+))(?: an?| per| in het)? (?:year|jaar)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ]\d.*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d\d)", re.ASCII)
_QUARTER = re.compile(r"(?:q([1-4])[ -/]*(\d{4})|(\d{4})[ -/]*q([1-4])|([1-4])e kwartaal(?: van)? (\d{4}))", re.ASCII)


def guessed_lengths(value: object) -> list[str]:
    """Lengths of time that may have been meant, written right."""
    if type(value) is int and value > 0:
        return [f"{value} {unit}" for unit in ("days", "weeks", "months")]
    text = plain(value) if isinstance(value, str) else ""
    if text in RHYTHM_WORDS:
        return [written(RHYTHM_WORDS[text])]
    match = _AMOUNT.fullmatch(text)
    unit = _unit(match[2]) if match else None
    return [*_lengths(_number(match[1]), unit)] if match and unit else []


def _lengths(number: float | None, unit: str) -> Iterator[str]:
    if number and not number.is_integer() and unit in SMALLER:
        unit, many = SMALLER[unit]
        number *= many
    if number and number.is_integer():
        yield f"{int(number)} {unit if number > 1 else unit.removesuffix('s')}"


def _unit(word: str) -> str | None:
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    close = get_close_matches(word, UNITS, n=1, cutoff=0.75)
    if not close:
        return None
    field, many = UNITS[close[0]]
    return "quarters" if many > 1 else field.replace("_", " ")


def _number(word: str) -> float | None:
    return float(word.replace(",", ".")) if word[0].isdigit() else NUMBER_WORDS.get(word)


def guessed_rhythms(value: object) -> list[str]:
    """Rhythms that may have been meant, written right."""
    text = plain(value) if isinstance(value, str) else ""
    if times := _TIMES.fullmatch(text):
        number = int(times[1] or TWICE.get(times[2], "0"))
        return [f"{{times_a_year: {number}}}"] if number in range(1, MOST_TIMES + 1) else []
    match = _EVERY.fullmatch(text)
    length = match[1] if match else text
    guesses = guessed_lengths(length) or guessed_lengths(f"1 {length}")
    close = get_close_matches(text, RHYTHM_WORDS, n=1, cutoff=0.75)
    long_enough = [guess for guess in guesses if not guess.endswith(("hour", "hours", "minute", "minutes"))]
    return close or [f"every {guess.removeprefix('1 ')}" for guess in long_enough]


def guessed_days(text: str) -> list[str]:
    """The days that may have been meant, the likeliest first: two where both readings are usual."""
    readings = dict.fromkeys(_written_day(*numbers) for numbers in _readings(text.strip()))
    return [reading for reading in readings if reading]


def _written_day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _readings(text: str) -> Iterator[tuple[int, int, int]]:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        yield (year, month, day) if month in range(1, 13) else (year, day, month)
    elif match := _YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) if match[4][2:] else 2000 + int(match[4])
        yield year, second, first
        if match[2] == "/" or second not in range(1, 13):
            yield year, first, second
    elif (named := _named(text)) and named[2]:
        yield named


def _named(text: str) -> tuple[int, int, int] | None:
    """Year, month and day (0 where none is given) of a date with the name of a month in it."""
    words = re.findall(r"[a-z]+|\d+", text.casefold(), re.ASCII)
    months = [MONTH_WORDS[word] for word in words if word in MONTH_WORDS]
    numbers = sorted((word for word in words if word.isdigit()), key=len, reverse=True)
    years, days = [each for each in numbers if each[3:]], [each for each in numbers if not each[2:]]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(years[0]) != len("2027"):
        return None
    return int(years[0]), months[0], int(days[0]) if days else 0


def guessed_periods(text: str) -> list[str]:
    """The month or quarter that may have been meant."""
    if named := _named(text):
        return [f"{named[0]}-{named[1]:02}"]
    match = _QUARTER.fullmatch(plain(text))
    return [f"{match[2] or match[3] or match[6]}-Q{match[1] or match[4] or match[5]}"] if match else []
