"""Dates as plans write them: days, rough dates, lengths of time, rhythms, and counting with them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plankit.errors import Misfit
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

FIRST_YEAR = 1900
SATURDAY = 5

UNITS = {
    **dict.fromkeys(("minute", "minutes", "minuut", "minuten"), ("minutes", 1)),
    **dict.fromkeys(("hour", "hours", "uur", "uren"), ("hours", 1)),
    **dict.fromkeys(("day", "days", "dag", "dagen"), ("days", 1)),
    **dict.fromkeys(("working day", "working days", "werkdag", "werkdagen"), ("working_days", 1)),
    **dict.fromkeys(("week", "weeks", "weken"), ("weeks", 1)),
    **dict.fromkeys(("month", "months", "maand", "maanden"), ("months", 1)),
    **dict.fromkeys(("quarter", "quarters", "kwartaal", "kwartalen"), ("months", 3)),
    **dict.fromkeys(("year", "years", "jaar", "jaren"), ("years", 1)),
}
ABBREVIATIONS = {
    **dict.fromkeys(("m", "min", "mins"), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs", "u", "uurtje"), "hours"),
    **dict.fromkeys(("d", "dg", "dgn", "calendar day", "calendar days", "kalenderdag", "kalenderdagen"), "days"),
    **dict.fromkeys(("wd", "workday", "workdays", "business day", "business days"), "working days"),
    **dict.fromkeys(("w", "wk", "wks", "wkn"), "weeks"),
    **dict.fromkeys(("mo", "mos", "mnd", "mnds", "mth", "mths"), "months"),
    **dict.fromkeys(("q", "kw", "kwrt"), "quarters"),
    **dict.fromkeys(("y", "yr", "yrs", "jr", "j"), "years"),
}
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        "half|a an one een één|two twee|three drie|four vier|five vijf|six zes|seven zeven|eight acht|nine negen|"
        "ten tien|eleven elf|twelve twaalf".split("|")
    )
    for word in words.split()
} | {"half": 0.5}
SMALLER = {"years": ("months", 12), "weeks": ("days", 7), "hours": ("minutes", 60), "months": ("weeks", 0)}
MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january januari|feb february februari|mar mrt march maart|apr april|may mei|jun june juni|jul july juli|"
        "aug august augustus|sep sept september|oct okt october oktober|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}

_PART = re.compile(r"(\d{1,4}) ?([a-z]+(?: days?)?)", re.ASCII)
_GUESS = re.compile(r"(?:an? )?(\d{1,4}(?:[.,]\d+)?|[a-zé]+)(?: an?)? ?([a-z]+(?: days?)?)\.?")
_EVERY = re.compile(r"(?:every|each|elke?|iedere?) (.+)")
_TIMES = re.compile(r"(\d{1,3})(?:x| times| keer| maal)(?: a| an| per)? (?:year|jaar)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d\d)|[Qq](\d)))?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ]\d.*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d\d)", re.ASCII)
_QUARTER = re.compile(r"(?:q([1-4])[ -]*(\d{4})|(\d{4})[ -]*q([1-4])|([1-4])e kwartaal (?:van )?(\d{4}))")


class Duration(NamedTuple):
    """A length of time, in the units it was written in; a month is a calendar month."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working_days: int = 0
    hours: int = 0
    minutes: int = 0


class Rhythm(NamedTuple):
    """How often something comes back: every so long, or so many times a year; neither means as required."""

    every: Duration | None = None
    times: float | None = None


class Reviewed(Protocol):
    """What the arithmetic of reviews needs to know: the last one, the next one, how long is between."""

    @property
    def every(self) -> Duration | None:
        """How long a review holds."""

    @property
    def last(self) -> date | None:
        """When it was last reviewed."""

    @property
    def next(self) -> date | None:
        """When it is to be reviewed, if that was written down."""


RHYTHMS = {
    "daily": Duration(working_days=1),
    "weekly": Duration(weeks=1),
    "monthly": Duration(months=1),
    "quarterly": Duration(months=3),
    "yearly": Duration(years=1),
}
RHYTHM_WORDS = RHYTHMS | {
    "dagelijks": RHYTHMS["daily"],
    "wekelijks": RHYTHMS["weekly"],
    "maandelijks": RHYTHMS["monthly"],
    "per kwartaal": RHYTHMS["quarterly"],
    "jaarlijks": RHYTHMS["yearly"],
}
AS_REQUIRED = Rhythm()


def duration(value: object) -> Duration:
    """The length of time written as `3 working days`, `12 maanden` or `P1Y6M`."""
    if isinstance(value, str):
        return _duration(value)
    text = _shown(value)
    guesses = [f"{text} {unit}" for unit in ("days", "weeks", "months")] if type(value) is int else []
    raise Misfit(
        say("`{value}` is not a length of time. Write a number and a unit, such as `6 weeks`.", value=text), *guesses
    )


@lru_cache(maxsize=1024)
def _duration(text: str) -> Duration:
    found = _iso_duration(text) if text[:1] in {"P", "p"} else _worded(_plain(text))
    if found is None:
        raise _no_duration(text)
    return found


def _no_duration(text: str) -> Misfit:
    return Misfit(
        say("`{value}` is not a length of time. Write a number and a unit, such as `6 weeks`.", value=_shown(text)),
        *_guessed_duration(_plain(text)),
    )


def _iso_duration(text: str) -> Duration | None:
    from whenever import ItemizedDelta

    try:
        parts = dict(ItemizedDelta(text))
    except ValueError:
        return None
    fits = set(parts) <= set(Duration._fields) and all(0 <= number <= 9999 for number in parts.values())
    return Duration(**parts) if fits else None


def _worded(text: str) -> Duration | None:
    found: dict[str, int] = {}
    for part in re.split(r", (?:and |en )?| and | en |(?<=[a-z]) (?=\d)", text):
        match = _PART.fullmatch(part)
        field, factor = UNITS.get(match[2], ("", 0)) if match else ("", 0)
        if match is None or not factor or field in found:
            return None
        found[field] = int(match[1]) * factor
    return Duration(**found)


def _guessed_duration(text: str) -> Iterator[str]:
    for word, every in RHYTHM_WORDS.items():
        if text == word:
            yield _written(every)
    match = _GUESS.fullmatch(text)
    unit = _guessed_unit(match[2]) if match else ""
    number = _guessed_number(match[1]) if match else None
    if not unit or not number:
        return
    if number != int(number):
        unit, factor = SMALLER.get(unit, (unit, 0))
        number *= factor
    if number and number == int(number):
        yield f"{int(number)} {unit if number > 1 else unit.removesuffix('s')}"


def _guessed_unit(word: str) -> str:
    from difflib import get_close_matches

    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if word in {"halfjaar", "half jaar"}:
        return ""
    close = get_close_matches(word, UNITS, n=1, cutoff=0.75)
    if not close:
        return ""
    field, factor = UNITS[close[0]]
    return "quarters" if factor > 1 else field.replace("_", " ")


def _guessed_number(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return NUMBER_WORDS.get(word)


def _written(length: Duration) -> str:
    """As a plan would write it, in English."""
    parts = ((field.replace("_", " "), number) for field, number in zip(length._fields, length, strict=True) if number)
    return " ".join(f"{number} {unit if number > 1 else unit.removesuffix('s')}" for unit, number in parts)


def spoken(length: Duration) -> Said:
    """The length of time in words: 3 working days, 1 year and 6 months."""
    years, months, weeks, days, working_days, hours, minutes = length
    counted = [
        (years, say_n(years, "{n} year", "{n} years")),
        (months, say_n(months, "{n} month", "{n} months")),
        (weeks, say_n(weeks, "{n} week", "{n} weeks")),
        (days, say_n(days, "{n} day", "{n} days")),
        (working_days, say_n(working_days, "{n} working day", "{n} working days")),
        (hours, say_n(hours, "{n} hour", "{n} hours")),
        (minutes, say_n(minutes, "{n} minute", "{n} minutes")),
    ]
    parts = [said for number, said in counted if number] or [say_n(0, "{n} day", "{n} days")]
    return parts[0] if len(parts) == 1 else say("{parts}", parts=parts)


def after(day: date, length: Duration, holidays: str | None = None) -> date:
    """The day so long after `day`; `holidays` is the country whose public holidays are no working days."""
    return _moved(day, length, 1, holidays)


def before(day: date, length: Duration, holidays: str | None = None) -> date:
    """The day so long before `day`; `holidays` is the country whose public holidays are no working days."""
    return _moved(day, length, -1, holidays)


def _moved(day: date, length: Duration, sign: int, holidays: str | None) -> date:
    from whenever import Date

    try:
        moved = Date(day).add(years=sign * length.years, months=sign * length.months).to_stdlib()
        moved += timedelta(days=sign * (7 * length.weeks + length.days))
        return _working_days_on(moved, length.working_days, sign, public_holidays(holidays))
    except (ValueError, OverflowError):
        return date.max if sign > 0 else date.min


def _working_days_on(day: date, count: int, sign: int, free: Container[date]) -> date:
    while count:
        day += timedelta(days=sign)
        count -= day.weekday() < SATURDAY and day not in free
    return day


@lru_cache
def public_holidays(code: str | None) -> Container[date]:
    """The public holidays of a country (`NL`) or part of one (`DE-BY`); none for an unknown code."""
    if not code:
        return frozenset()
    from holidays import country_holidays

    country, _, part = code.partition("-")
    try:
        return country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        return frozenset()


def country(value: object) -> str:
    """The code of a country whose public holidays are known: `NL`, `BE`, `DE-BY`."""
    if value == "NL" or (isinstance(value, str) and value and public_holidays(value) != frozenset()):
        return str(value)
    text = _shown(value)
    guesses = ["NL"] if text.casefold() in {"nl", "nederland", "netherlands", "the netherlands"} else []
    raise Misfit(say("`{value}` is not a country code with known public holidays, such as `NL`.", value=text), *guesses)


def roughly(length: Duration) -> float:
    """The length in days, for comparing lengths only: never add it to a date."""
    years, months, weeks, days, working_days, hours, minutes = length
    whole = 365.25 * years + 30.4375 * months + 7 * weeks + days + 1.4 * working_days
    return whole + hours / 24 + minutes / 1440


def rhythm(value: object) -> Rhythm:
    """The rhythm written as `weekly`, `every 6 weeks`, `per kwartaal` or `{times_a_year: 6}`."""
    if isinstance(value, str):
        return _rhythm(value)
    if isinstance(value, dict) and set(value) == {"times_a_year"}:
        return _times(value["times_a_year"])
    raise _no_rhythm(_shown(value))


def meeting_rhythm(value: object) -> Rhythm:
    """A rhythm, or `as_required` for a body that meets when there is something to discuss."""
    return AS_REQUIRED if value == "as_required" else rhythm(value)


@lru_cache(maxsize=256)
def _rhythm(text: str) -> Rhythm:
    plain = _plain(text)
    if every := RHYTHM_WORDS.get(plain):
        return Rhythm(every)
    match = _EVERY.fullmatch(plain)
    length = match[1] if match else plain
    length = f"1 {length}" if match and not length[0].isdigit() else length
    every = _iso_duration(text) if text[:1] == "P" else _worded(length)
    if every is None or roughly(every) < 1:
        raise _no_rhythm(text)
    return Rhythm(every)


def _times(number: object) -> Rhythm:
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 < number <= 366:
        raise Misfit(say("`times_a_year` is a number from 1 to 366, not `{value}`.", value=_shown(number)))
    return Rhythm(times=number)


def _no_rhythm(text: str) -> Misfit:
    plain = _plain(text)
    match = _EVERY.fullmatch(plain)
    guesses = [f"every {guess}" for guess in _guessed_duration(match[1] if match else plain)]
    if times := _TIMES.fullmatch(plain):
        guesses = [f"{{times_a_year: {times[1]}}}"]
    return Misfit(
        say(
            "`{value}` is not a rhythm. Write `monthly`, `every 6 weeks` or `{{times_a_year: 6}}`.", value=_shown(text)
        ),
        *guesses,
    )


def spoken_rhythm(how_often: Rhythm) -> Said:
    """The rhythm in words: monthly, every 6 weeks, 6 times a year, as required."""
    match how_often:
        case Rhythm(every=Duration() as every):
            return _spoken_every(every)
        case Rhythm(times=float(times)) if times != int(times):
            return say("{number} times a year", number=times)
        case Rhythm(times=int() | float() as times):
            return say_n(int(times), "{n} time a year", "{n} times a year")
    return say("as required")


def _spoken_every(every: Duration) -> Said:
    if every == RHYTHMS["daily"]:
        return say("daily")
    if every == RHYTHMS["weekly"]:
        return say("weekly")
    if every == RHYTHMS["monthly"]:
        return say("monthly")
    if every == RHYTHMS["quarterly"]:
        return say("quarterly")
    return say("yearly") if every == RHYTHMS["yearly"] else say("every {duration}", duration=spoken(every))


def next_after(day: date, how_often: Rhythm, holidays: str | None = None) -> date | None:
    """The day it is due again when it was last done on `day`; none where it is done as required."""
    if how_often.every:
        return after(day, how_often.every, holidays)
    if not how_often.times:
        return None
    months, rest = divmod(12, how_often.times)
    if not rest:
        return after(day, Duration(months=int(months)))
    return after(day, Duration(days=max(1, round(365.25 / how_often.times))))


def times_a_year(how_often: Rhythm) -> float:
    """How many times a year that is; 0 where it is done as required."""
    return 365.25 / roughly(how_often.every) if how_often.every else how_often.times or 0.0


def next_review(review: Reviewed | None) -> date | None:
    """When the next review is due: the date written down, else the last one and how long it holds."""
    if review is None:
        return None
    if review.next:
        return review.next
    return after(review.last, review.every) if review.last and review.every else None


def day(value: object) -> date:
    """One exact day: `2026-10-01`."""
    if found := _exact(value):
        return found
    text = _shown(value)
    if _PERIOD.fullmatch(text):
        raise Misfit(say("`{value}` is not one day. Write year, month and day, such as `2026-10-01`.", value=text))
    raise _no_date(text)


def begin(value: object) -> date:
    """The day something begins: exact, or the first day of `2014`, `2017-09` or `2026-Q4`."""
    return _exact(value) or _period(value)[0]


def end(value: object) -> date:
    """The last day of something: exact, or the last day of `2014`, `2017-09` or `2026-Q4`."""
    return _exact(value) or _period(value)[1]


def year(value: object) -> int:
    """A year, such as `2027`."""
    text = str(value)
    if isinstance(value, int | str) and re.fullmatch(r"(?:19|2\d)\d\d", text, re.ASCII):
        return int(text)
    raise Misfit(say("`{value}` is not a year, such as `2027`.", value=_shown(value)))


def _exact(value: object) -> date | None:
    if not isinstance(value, str):
        return value if type(value) is date else None
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    numbers = int(match[1]), int(match[2]), int(match[3])
    return _made(*numbers) or _raise(_impossible(value, *numbers))


def _raise(misfit: Misfit) -> date:
    raise misfit


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _impossible(text: str, year: int, month: int, day: int) -> Misfit:
    if year < FIRST_YEAR:
        fits = year < 100 and _made(year + 2000, month, day)  # noqa: PLR2004 - a century short
        return Misfit(say("`{value}` lies before 1900.", value=text), *([fits.isoformat()] if fits else []))
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        swapped = _made(year, day, month)
        said = say("`{value}` is not a date: there is no month {month}.", value=text, month=f"{month:02}")
        return Misfit(said, *([swapped.isoformat()] if swapped else []))
    last = monthrange(year, month)[1]
    said = say("`{value}` is not a date: that month has {last} days.", value=text, last=last)
    return Misfit(said, *([f"{year}-{month:02}-{last}"] if day > last else []))


def _period(value: object) -> tuple[date, date]:
    text = _shown(value)
    match = _PERIOD.fullmatch(text) if isinstance(value, str | int) else None
    if match is None:
        raise _no_date(text, rough=True)
    year, month, quarter = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if year < FIRST_YEAR or month > 12 or quarter > 4 or "-00" in text or "0" == text[-1] and match[3]:
        raise _impossible_period(text, year, match)
    first, last = (month, month) if match[2] else (3 * quarter - 2, 3 * quarter) if match[3] else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _impossible_period(text: str, year: int, match: re.Match[str]) -> Misfit:
    if year < FIRST_YEAR:
        return Misfit(say("`{value}` lies before 1900.", value=text))
    if match[2]:
        return Misfit(say("`{value}` is not a date: there is no month {month}.", value=text, month=match[2]))
    return Misfit(say("`{value}` is not a date: a year has four quarters, `Q1` to `Q4`.", value=text))


def _no_date(text: str, *, rough: bool = False) -> Misfit:
    guesses = list(dict.fromkeys(_guessed_days(text)))
    if len(guesses) > 1:
        template = say(
            "`{value}` can be read in two ways: write `{first}` or `{second}`.",
            value=text,
            first=guesses[0],
            second=guesses[1],
        )
        return Misfit(template, *guesses)
    if rough:
        guesses = guesses or list(_guessed_periods(text))
        said = say(
            "`{value}` is not a date. Write `2026-10-01`, or roughly `2026-10`, `2026-Q4` or `2026`.", value=text
        )
    else:
        said = say("`{value}` is not a date. Write year, month and day, such as `2026-10-01`.", value=text)
    return Misfit(said, *guesses)


def _guessed_days(text: str) -> Iterator[str]:
    """The days that may have been meant, the likeliest first."""
    for numbers in _readings(text.strip()):
        if found := _made(*numbers):
            yield found.isoformat()


def _readings(text: str) -> Iterator[tuple[int, int, int]]:
    if match := _YEAR_FIRST.fullmatch(text):
        yield int(match[1]), int(match[2]), int(match[3])
    elif match := _YEAR_LAST.fullmatch(text):
        year, one, two = int(match[4]), int(match[1]), int(match[3])
        year += 2000 if len(match[4]) == 2 else 0  # noqa: PLR2004 - a year of two digits
        yield year, two, one
        if match[2] == "/" or two > 12:  # noqa: PLR2004 - months
            yield year, one, two
    elif (named := _named(text)) and named[2]:
        yield named


def _named(text: str) -> tuple[int, int, int] | None:
    """Year, month and day (0 where none is given) of a date with the name of a month in it."""
    words = re.findall(r"[a-z]+|\d+", text.casefold(), re.ASCII)
    months = [MONTHS[word] for word in words if word in MONTHS]
    years = [int(word) for word in words if len(word) == 4 and word.isdigit()]  # noqa: PLR2004 - a year
    days = [int(word) for word in words if len(word) < 3 and word.isdigit()]  # noqa: PLR2004 - a day
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return None
    return years[0], months[0], days[0] if days else 0


def _guessed_periods(text: str) -> Iterator[str]:
    if named := _named(text):
        yield f"{named[0]}-{named[1]:02}"
    elif match := _QUARTER.fullmatch(text.casefold()):
        yield f"{match[2] or match[3] or match[6]}-Q{match[1] or match[4] or match[5]}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - as much as a sentence carries
