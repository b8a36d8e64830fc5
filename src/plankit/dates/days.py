"""Reading days, exact and rough."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from plankit.dates.units import shown
from plankit.errors import Misfit
from plankit.words import say

FIRST_YEAR = 1900
MONTHS_A_YEAR = 12

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d\d)|[Qq](\d)))?", re.ASCII)
_YEAR = re.compile(r"(?:19|2\d)\d\d", re.ASCII)


def day(value: object) -> date:
    """One exact day: `2026-10-01`."""
    found = _exact(value)
    if found is None:
        raise _no_date(value, rough=False)
    return found


def begin(value: object) -> date:
    """The day something begins: exact, or the first day of `2014`, `2017-09` or `2026-Q4`."""
    return _exact(value) or _period(value)[0]


def end(value: object) -> date:
    """The last day of something: exact, or the last day of `2014`, `2017-09` or `2026-Q4`."""
    return _exact(value) or _period(value)[1]


def year(value: object) -> int:
    """A year, such as `2027`."""
    text = shown(value)
    if not isinstance(value, int | str) or not _YEAR.fullmatch(text):
        raise Misfit(say("`{value}` is not a year, such as `2027`.", value=text))
    return int(text)


def _exact(value: object) -> date | None:
    """The day of an ISO date; none where something else is written."""
    if type(value) is date:
        return value
    return _written(value) if isinstance(value, str) else None


@lru_cache(2**14)
def _written(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise _impossible(match) from None
    if found.year < FIRST_YEAR:
        raise _too_early(match[0])
    return found


def _period(value: object) -> tuple[date, date]:
    """The first and the last day of a year, a month or a quarter."""
    match = _PERIOD.fullmatch(str(value)) if type(value) in {str, int} else None
    if match is None:
        raise _no_date(value, rough=True)
    first, last = _months(match)
    try:
        begins = date(int(match[1]), first, 1)
        ends = date(int(match[1]), last, monthrange(begins.year, last)[1])
    except ValueError:
        raise _impossible_period(match) from None
    if begins.year < FIRST_YEAR:
        raise _too_early(match[0])
    return begins, ends


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match[2]:
        return int(match[2]), int(match[2])
    return (3 * int(match[3]) - 2, 3 * int(match[3])) if match[3] else (1, MONTHS_A_YEAR)


def _impossible(match: re.Match[str]) -> Misfit:
    from plankit.dates.guesses import guessed_days

    text, year, month = match[0], int(match[1]), int(match[2])
    if not year:
        return _too_early(text)
    if not 1 <= month <= MONTHS_A_YEAR:
        said = say("`{value}` is not a date: there is no month {month}.", value=text, month=match[2])
        return Misfit(said, *guessed_days(text))
    last = monthrange(year, month)[1]
    said = say("`{value}` is not a date: that month has {last} days.", value=text, last=last)
    return Misfit(said, *([f"{text[:8]}{last}"] if match[3] > "28" else []))


def _impossible_period(match: re.Match[str]) -> Misfit:
    if not int(match[1]):
        return _too_early(match[0])
    if match[2]:
        return Misfit(say("`{value}` is not a date: there is no month {month}.", value=match[0], month=match[2]))
    return Misfit(say("`{value}` is not a date: the quarters of a year are `Q1` to `Q4`.", value=match[0]))


def _too_early(text: str) -> Misfit:
    guesses = (f"20{text[2:]}",) if text.startswith("00") else ()
    return Misfit(say("`{value}` lies before 1900.", value=text), *guesses)


def _no_date(value: object, *, rough: bool) -> Misfit:
    from plankit.dates.guesses import guessed_days, guessed_periods

    text = shown(value)
    guesses = guessed_days(text)
    if len(guesses) > 1:
        first, second = guesses
        said = say("`{value}` can be read as `{first}` or `{second}`.", value=text, first=first, second=second)
        return Misfit(said, *guesses)
    if rough:
        said = say(
            "`{value}` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`.", value=text
        )
        return Misfit(said, *(guesses or guessed_periods(text)))
    return Misfit(say("`{value}` is not a date. Write year, month and day: `2026-10-01`.", value=text), *guesses)
