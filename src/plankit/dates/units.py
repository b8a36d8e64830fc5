"""Lengths of time and rhythms as values, and the words plans write them with."""

from __future__ import annotations

from typing import NamedTuple

LONGEST_SHOWN = 60
MOST_TIMES = 366


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


AS_REQUIRED = Rhythm()

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
"""The field of `Duration` that a word means, and how many of it."""

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


def written(length: Duration) -> str:
    """The length as a plan writes it, in English."""
    parts = ((field.replace("_", " "), number) for field, number in zip(length._fields, length, strict=True) if number)
    return " ".join(f"{number} {unit if number > 1 else unit.removesuffix('s')}" for unit, number in parts)


def plain(text: str) -> str:
    """The text in small letters, with single blanks."""
    return " ".join(text.casefold().split())


def shown(value: object) -> str:
    """A value as a sentence can carry it."""
    if isinstance(value, list | dict):
        return "[...]" if isinstance(value, list) else "{...}"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
