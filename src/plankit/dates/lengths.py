"""Reading and speaking lengths of time and rhythms."""

from __future__ import annotations

import re
from functools import lru_cache

from plankit.dates.units import (
    AS_REQUIRED,
    LONGEST_SHOWN,
    MOST_TIMES,
    RHYTHM_WORDS,
    RHYTHMS,
    UNITS,
    Duration,
    Rhythm,
    plain,
    shown,
)
from plankit.errors import Misfit
from plankit.words import Said, say, say_n

LARGEST = 9999

_PART = re.compile(r"(\d{1,4}) ?([a-z]+(?: days?)?)", re.ASCII)
_BETWEEN = re.compile(r",? and |,? en |, |(?<=[a-z]) (?=\d)")
_EVERY = re.compile(r"(?:every|each|elke?|iedere?) (.+)")


def duration(value: object) -> Duration:
    """The length of time written as `3 working days`, `12 maanden` or `P1Y6M`."""
    found = _duration(value) if isinstance(value, str) and len(value) <= LONGEST_SHOWN else None
    if found is None:
        raise _no_duration(value)
    return found


@lru_cache(maxsize=1024)
def _duration(text: str) -> Duration | None:
    return _iso(text) if text[:1] in {"P", "p"} else _worded(plain(text))


def _iso(text: str) -> Duration | None:
    from whenever import ItemizedDelta

    try:
        parts = dict(ItemizedDelta(text))
    except ValueError:
        return None
    fits = parts.keys() <= set(Duration._fields) and all(0 <= number <= LARGEST for number in parts.values())
    return Duration(**parts) if fits else None


def _worded(text: str) -> Duration | None:
    found: dict[str, int] = {}
    for part in _BETWEEN.split(text):
        match = _PART.fullmatch(part)
        field, factor = UNITS.get(match[2], ("", 0)) if match else ("", 0)
        if match is None or not field or field in found:
            return None
        found[field] = int(match[1]) * factor
    return Duration(**found)


def _no_duration(value: object) -> Misfit:
    from plankit.dates.guesses import guessed_lengths

    said = say("`{value}` is not a length of time. Write a number and a unit, such as `6 weeks`.", value=shown(value))
    return Misfit(said, *guessed_lengths(value))


def rhythm(value: object) -> Rhythm:
    """The rhythm written as `weekly`, `every 6 weeks`, `per kwartaal` or `{times_a_year: 6}`."""
    if isinstance(value, dict) and set(value) == {"times_a_year"}:
        return _times(value["times_a_year"])
    every = _every(value) if isinstance(value, str) and len(value) <= LONGEST_SHOWN else None
    if every is None:
        raise _no_rhythm(value)
    return Rhythm(every)


def meeting_rhythm(value: object) -> Rhythm:
    """A rhythm, or `as_required` for a body that meets when there is something to discuss."""
    return AS_REQUIRED if value == "as_required" else rhythm(value)


@lru_cache(maxsize=256)
def _every(text: str) -> Duration | None:
    words = plain(text)
    if words in RHYTHM_WORDS:
        return RHYTHM_WORDS[words]
    match = _EVERY.fullmatch(words)
    length = match[1] if match else text
    every = _duration(length if length[:1].isdigit() or not match else f"1 {length}")
    return every if every and any(every[:5]) else None


def _times(number: object) -> Rhythm:
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 < number <= MOST_TIMES:
        raise Misfit(say("`times_a_year` is a number from 1 to 366, not `{value}`.", value=shown(number)))
    return Rhythm(times=number)


def _no_rhythm(value: object) -> Misfit:
    from plankit.dates.guesses import guessed_rhythms

    said = say(
        "`{value}` is not a rhythm. Write `monthly`, `every 6 weeks` or `{example}`.",
        value=shown(value),
        example="{times_a_year: 6}",
    )
    return Misfit(said, *guessed_rhythms(value))


def spoken(length: Duration) -> Said:
    """The length of time in words: 3 working days, 1 year and 6 months."""
    years, months, weeks, days, working_days, hours, minutes = length
    counted = (
        say_n(years, "{n} year", "{n} years"),
        say_n(months, "{n} month", "{n} months"),
        say_n(weeks, "{n} week", "{n} weeks"),
        say_n(days, "{n} day", "{n} days"),
        say_n(working_days, "{n} working day", "{n} working days"),
        say_n(hours, "{n} hour", "{n} hours"),
        say_n(minutes, "{n} minute", "{n} minutes"),
    )
    parts = [said for said, number in zip(counted, length, strict=True) if number] or [say_n(0, "{n} day", "{n} days")]
    return parts[0] if len(parts) == 1 else say("{parts}", parts=parts)


def spoken_rhythm(how_often: Rhythm) -> Said:
    """The rhythm in words: monthly, every 6 weeks, 6 times a year, as required."""
    every, times = how_often
    if every:
        return _spoken_every(every)
    if times is None:
        return say("as required")
    if times != int(times):
        return say("{number} times a year", number=times)
    return say_n(int(times), "{n} time a year", "{n} times a year")


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
