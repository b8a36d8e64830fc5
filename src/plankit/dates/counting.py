"""Counting with days: so long after, so long before, due again, due for review."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from plankit.dates.units import Duration, Rhythm, shown
from plankit.errors import Misfit
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Container

SATURDAY = 5
DAYS_A_YEAR = 365.25
NEIGHBOURS = frozenset(
    ["AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "LU", "NL", "NO", "PL", "PT", "SE", "US"]
)

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", re.ASCII)


class Reviewed(Protocol):
    """What counting needs to know of a review: how long it holds, the last one, the next one if written down."""

    @property
    def every(self) -> Duration | None:
        """How long a review holds."""

    @property
    def last(self) -> date | None:
        """When it was last reviewed."""

    @property
    def next(self) -> date | None:
        """When it is to be reviewed next."""


def after(day: date, length: Duration, holidays: str | None = None) -> date:
    """The day so long after `day`; public holidays of the country `holidays` are no working days."""
    return _moved(day, length, 1, holidays)


def before(day: date, length: Duration, holidays: str | None = None) -> date:
    """The day so long before `day`; public holidays of the country `holidays` are no working days."""
    return _moved(day, length, -1, holidays)


@lru_cache(2**14)
def _moved(day: date, length: Duration, sign: int, holidays: str | None) -> date:
    try:
        moved = _months_on(day, sign * (12 * length.years + length.months))
        moved += timedelta(days=sign * (7 * length.weeks + length.days))
        return _working_days_on(moved, length.working_days, sign, holidays)
    except (ValueError, OverflowError):
        return date.max if sign > 0 else date.min


def _months_on(day: date, count: int) -> date:
    """The same day so many months on, the last of its month where that month is shorter."""
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if count else day


def _working_days_on(day: date, count: int, sign: int, holidays: str | None) -> date:
    free = public_holidays(holidays) if count else ()
    while count:
        day += timedelta(days=sign)
        count -= day.weekday() < SATURDAY and day not in free
    return day


@lru_cache
def public_holidays(code: str | None) -> Container[date]:
    """The public holidays of a country (`NL`) or of a part of one (`DE-BY`); none for an unknown code."""
    if not code:
        return ()
    from holidays import country_holidays

    land, _, part = code.partition("-")
    try:
        return country_holidays(land, subdiv=part or None)
    except NotImplementedError:
        return ()


def country(value: object) -> str:
    """The code of a country whose public holidays are known: `NL`, `BE`, `DE-BY`."""
    if isinstance(value, str) and (value in NEIGHBOURS or (_CODE.fullmatch(value) and public_holidays(value) != ())):
        return value
    text = shown(value)
    guesses = [text.upper()] if text.upper() in NEIGHBOURS else []
    raise Misfit(say("`{value}` is not the code of a country, such as `NL`, `BE` or `DE-BY`.", value=text), *guesses)


def roughly(length: Duration) -> float:
    """The length in days, for comparing lengths only: never add it to a date."""
    years, months, weeks, days, working_days, hours, minutes = length
    whole = DAYS_A_YEAR * years + DAYS_A_YEAR / 12 * months + 7 * weeks + days + 1.4 * working_days
    return whole + hours / 24 + minutes / 1440


def next_after(day: date, how_often: Rhythm, holidays: str | None = None) -> date | None:
    """The day it is due again when it was last done on `day`; none where it is done as required."""
    every, times = how_often
    if every:
        return after(day, every, holidays)
    if not times:
        return None
    months, rest = divmod(12, times)
    length = Duration(days=max(1, round(DAYS_A_YEAR / times))) if rest else Duration(months=int(months))
    return after(day, length)


def times_a_year(how_often: Rhythm) -> float:
    """How many times a year that is; 0 where it is done as required."""
    every, times = how_often
    return DAYS_A_YEAR / roughly(every) if every else times or 0.0


def next_review(review: Reviewed | None) -> date | None:
    """When the next review is due: the date written down, else the last one and how long it holds."""
    if review is None or review.next:
        return review.next if review else None
    return after(review.last, review.every) if review.last and review.every else None
