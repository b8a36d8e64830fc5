"""Shorter ways to write a field: each gives its full form, and what is neither stays for validation to name."""

from __future__ import annotations

import pytest

from plankit import shorthand
from plankit.errors import Misfit
from plankit.words import words

SCREEN = [True, 3, 2.5, "text", [], ["a"], {}, {"a": "b"}, None]


def kept(function, values) -> list[object]:
    """What a shorthand leaves as it is."""
    return [value for value in values if function(value) is value]


def test_one_may_stand_for_a_list() -> None:
    """A bare value is a list of one, nothing is none, a list stays."""
    assert [shorthand.as_list(value) for value in ("anna", 3, {"a": 1}, None)] == [["anna"], [3], [{"a": 1}], []]
    assert kept(shorthand.as_list, SCREEN) == [[], ["a"]]


def test_nothing_may_stand_for_an_empty_mapping() -> None:
    """Only nothing becomes a mapping."""
    assert shorthand.as_map(None) == {}
    assert kept(shorthand.as_map, SCREEN) == SCREEN[:-1]


def test_an_entry_without_anything_is_empty() -> None:
    """An id with nothing behind it is an entry that has still to be written."""
    assert shorthand.as_entries({"a": None, "b": {"title": "B"}, "c": 3}) == {"a": {}, "b": {"title": "B"}, "c": 3}
    assert shorthand.as_entries(None) == {}
    assert kept(shorthand.as_entries, SCREEN) == SCREEN[:-1]


def test_a_title_may_stand_for_an_entry() -> None:
    """A bare string is the title, or the name of a person; other entries stay."""
    entries = {"a": "Trust", "b": {"title": "B"}, "c": None, "d": 3}
    assert shorthand.as_titled(entries) == {"a": {"title": "Trust"}, "b": {"title": "B"}, "c": {}, "d": 3}
    assert shorthand.as_named({"anna": "Anna de Wit"}) == {"anna": {"name": "Anna de Wit"}}
    assert shorthand.as_titled(None) == {}
    assert kept(shorthand.as_titled, [*SCREEN[:-2], {"a": {}}]) == [*SCREEN[:-2], {"a": {}}]


@pytest.mark.parametrize(
    ("function", "key"),
    [
        (shorthand.as_holding, "person"),
        (shorthand.as_deputy, "person"),
        (shorthand.as_completion, "person"),
        (shorthand.as_seat, "holder"),
        (shorthand.as_table, "file"),
    ],
)
def test_an_id_or_a_file_may_stand_for_what_it_is_the_key_of(function, key: str) -> None:
    """A bare string goes under its key; everything else stays."""
    assert function("anna") == {key: "anna"}
    assert kept(function, SCREEN) == [value for value in SCREEN if value != "text"]


def test_a_vacancy_may_be_written_in_dutch() -> None:
    """`vacature` is `vacant`, other holders stay."""
    assert [shorthand.as_holder(value) for value in ("vacature", "vacant", "anna", 3)] == [
        "vacant",
        "vacant",
        "anna",
        3,
    ]


def test_a_limit_may_be_words() -> None:
    """Text, or text in languages, is the text of a limit; amounts stay."""
    words_ = {"nl": "klein", "en": "small"}
    assert [shorthand.as_limit(value) for value in ("small", words_)] == [{"text": "small"}, {"text": words_}]
    assert kept(shorthand.as_limit, [{"cost": 5000}, {}, 3, None]) == [{"cost": 5000}, {}, 3, None]


def test_a_quorum_may_be_a_number() -> None:
    """A number counts members; yes is no number."""
    assert shorthand.as_quorum(5) == {"count": 5}
    assert kept(shorthand.as_quorum, [True, 2.5, {"fraction": 0.5}, "half"]) == [True, 2.5, {"fraction": 0.5}, "half"]


@pytest.mark.parametrize(
    ("value", "sections"),
    [
        (None, {}),
        ("training", {"training": ""}),
        (["training", "support"], {"training": "", "support": ""}),
        ({"training": "later", "support": None}, {"training": "later", "support": ""}),
        ([3], [3]),
        (3, 3),
    ],
)
def test_sections_not_wanted_yet(value: object, sections: object) -> None:
    """One section, a list of them, or a reason for each."""
    assert shorthand.as_not_yet(value) == sections


def test_readings_are_values_by_date_or_a_file() -> None:
    """Dates go together under one key; a file, with its columns or without, stays a file."""
    table = {"file": "readings.csv", "columns": {"value": "Score"}}
    assert shorthand.as_readings({"2026-01": 61}) == {"on": {"2026-01": 61}}
    assert shorthand.as_readings({}) == {"on": {}}
    assert shorthand.as_readings("readings.csv") == {"file": "readings.csv"}
    assert kept(shorthand.as_readings, [table, 3, []]) == [table, 3, []]


def test_completed_is_a_list_or_a_file() -> None:
    """People go together under one key; a file stays a file."""
    table = {"file": "completed.csv", "header_row": 2}
    assert shorthand.as_completed(["anna"]) == {"by": ["anna"]}
    assert shorthand.as_completed("completed.csv") == {"file": "completed.csv"}
    assert kept(shorthand.as_completed, [table, 3]) == [table, 3]


def test_a_rule_is_set_by_a_word_or_options() -> None:
    """A word is the severity; what else stands beside it are options."""
    assert shorthand.as_setting("off") == {"severity": "off"}
    assert shorthand.as_setting({"severity": "warning", "most": 12}) == {"severity": "warning", "options": {"most": 12}}
    assert shorthand.as_setting({"most": 12}) == {"severity": None, "options": {"most": 12}}
    assert kept(shorthand.as_setting, [3, None, True]) == [3, None, True]


def test_a_text_is_plain_or_in_languages() -> None:
    """A mapping is a text for each language, everything else has to be a text."""
    assert [shorthand.text_or_languages(value) for value in ({}, "text", 3, [])] == [
        "languages",
        "text",
        "text",
        "text",
    ]


@pytest.mark.parametrize(
    ("function", "default"),
    [
        (shorthand.or_false, False),
        (shorthand.or_one, 1),
        (shorthand.or_here, "here"),
        (shorthand.or_assigned, "assigned"),
        (shorthand.or_in_force, "in_force"),
        (shorthand.or_open, "open"),
        (shorthand.or_new, "new"),
        (shorthand.or_higher, "higher"),
        (shorthand.or_below, "below"),
        (shorthand.or_standard, "standard"),
    ],
)
def test_nothing_means_the_default(function, default: object) -> None:
    """A key with nothing behind it is as if it were not there."""
    assert function(None) == default
    assert kept(function, SCREEN[:-1]) == SCREEN[:-1]


@pytest.mark.parametrize(
    "address",
    [
        "https://plaza.example.nl/a?b=c#d",
        "http://localhost:8080",
        "localhost:8080/page",
        "mailto:intranet@example.nl",
        "/hr/leave",
        "minutes/2026-09.md",
        "#top",
        "file://server/share",
        "",
    ],
)
def test_addresses_stay_as_written(address: str) -> None:
    """Whole addresses and paths."""
    assert shorthand.link(address) == shorthand.link(f" {address} ") == address


@pytest.mark.parametrize(
    ("address", "said", "guesses"),
    [
        ("javascript:alert(1)", "`javascript:alert(1)` is not an address: it starts with `javascript:`.", ()),
        ("DATA:text/html,x", "`DATA:text/html,x` is not an address: it starts with `DATA:`.", ()),
        (
            "www.example.nl/hr",
            "`www.example.nl/hr` is not a whole address: write `https://` in front.",
            ("https://www.example.nl/hr",),
        ),
        (
            "plaza.example.nl",
            "`plaza.example.nl` is not a whole address: write `https://` in front.",
            ("https://plaza.example.nl",),
        ),
        ("my page.html", "`my page.html` is not an address: there is a space in it.", ("my%20page.html",)),
    ],
)
def test_what_is_no_address_is_refused(address: str, said: str, guesses: tuple[str, ...]) -> None:
    """Nothing that runs, nothing that a browser would take for a path of its own."""
    with pytest.raises(Misfit) as caught:
        shorthand.link(address)
    assert (words("en")(caught.value.said), caught.value.suggestions) == (said, guesses)


def test_what_is_no_text_is_no_address() -> None:
    """Validation tells that a text is wanted."""
    assert kept(shorthand.link, [3, None, ["a"]]) == [3, None, ["a"]]
