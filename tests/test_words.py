"""How plankit speaks: sentences, names, dates, numbers and lists, in Dutch and in English."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from plankit.words import Name, say, say_n, words

EN, NL = words("en"), words("nl")


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        ("text", "text", "text"),
        (say("yes"), "yes", "ja"),
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1,000", "1.000"),
        (1234567, "1,234,567", "1.234.567"),
        (-3, "-3", "-3"),
        (0.5, "0.5", "0,5"),
        (1234.5, "1,234.5", "1.234,5"),
        (True, "yes", "ja"),
        (False, "no", "nee"),
        (date(2026, 3, 1), "1 March 2026", "1 maart 2026"),
        ([], "", ""),
        (["a"], "a", "a"),
        (("a", "b"), "a and b", "a en b"),
        (["a", 1, date(2026, 5, 31)], "a, 1 and 31 May 2026", "a, 1 en 31 mei 2026"),
        (Name("Editor", "editor"), "“Editor” (editor)", "“Editor” (editor)"),
        (Name("editor", "editor"), "editor", "editor"),
        (Name(None, "editor"), "editor", "editor"),
        (Name({"nl": "Redacteur", "en": "Editor"}, "editor"), "“Editor” (editor)", "“Redacteur” (editor)"),
        (Name({"nl": "Redacteur"}, "editor"), "“Redacteur” (editor)", "“Redacteur” (editor)"),
        (Name({}, "editor"), "editor", "editor"),
    ],
)
def test_what_fills_a_place(value: Any, english: str, dutch: str) -> None:
    """Each kind of value is spoken as people write it in their language."""
    assert (EN(say("{x}", x=value)), NL(say("{x}", x=value))) == (english, dutch)


@pytest.mark.parametrize(
    "day", [date(2026, month, 17 + month) for month in range(1, 13)] + [date(1900, 1, 1), date.max]
)
def test_dates_are_those_of_the_calendar(day: date) -> None:
    """No library of languages is loaded for a date, and yet it is written as that library would."""
    assert EN.date(day) == format_date(day, "d MMMM y", "en_GB")
    assert NL.date(day) == format_date(day, "d MMMM y", "nl_NL")


def test_what_stands_in_a_place_is_no_template() -> None:
    """Braces and percent signs in a text of the plan stay what they are."""
    assert EN(say("{x}: {{y}}", x="{x} {0} {y!r} %s")) == "{x} {0} {y!r} %s: {y}"


@pytest.mark.parametrize(
    ("count", "english", "dutch"),
    [
        (0, "0 errors", "0 fouten"),
        (1, "1 error", "1 fout"),
        (2, "2 errors", "2 fouten"),
        (1200, "1,200 errors", "1.200 fouten"),
    ],
)
def test_counting(count: int, english: str, dutch: str) -> None:
    """One is told apart from many."""
    counted = say_n(count, "{n} error", "{n} errors")
    assert (EN(counted), NL(counted)) == (english, dutch)


def test_a_sentence_within_a_sentence() -> None:
    """What is said inside a sentence is said in the same language, however deep."""
    inner = say("{first} and {last}", first=say("yes"), last=say("no"))
    assert (EN(say("{x}", x=inner)), NL(say("{x}", x=inner))) == ("yes and no", "ja en nee")


def test_other_languages() -> None:
    """What plankit does not speak it says in English; a language is opened once."""
    assert (words("fr").language, words("nl") is words("nl")) == ("en", True)
    assert (words("fr")(say("yes")), NL.word("not in any catalogue")) == ("yes", "not in any catalogue")


@given(st.integers(-(10**24), 10**24))
def test_whole_numbers_are_written_as_the_library_of_all_languages_writes_them(number: int) -> None:
    """Of any sign, and any length that it can write, without that library being loaded."""
    spoken = (EN.number(number), NL.number(number))
    assert spoken == (format_decimal(number, locale="en_GB"), format_decimal(number, locale="nl_NL"))
