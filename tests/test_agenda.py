"""What falls due as a calendar: valid, the same every time, and a later feed moves events instead of doubling them."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

import pytest
import vobject

from asked import PAGES, PLAN, asked
from hostile import ODD, TEXTS, Fields, in_turn, infested
from plankit import __version__
from plankit.agenda import agenda, for_party, for_person, ics
from plankit.answers.speaking import cell
from plankit.days import Days
from plankit.due import due
from plankit.errors import MendableError
from plankit.files import texts
from plankit.index import Index
from plankit.plan import load
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = say("What falls due")


class Event(NamedTuple):
    """An event as a reader that is not ours sees it."""

    summary: str
    on: date
    description: str


def index_of(text: str, on: str = "2026-11-24") -> Index:
    """A plan of these words on a day, looked at three months ahead."""
    day = date.fromisoformat(on)
    return Index(load(texts({"plan.yaml": text, "pages.csv": PAGES})), day, date(day.year + 1, day.month, 22))


def calendar(index: Index, language: str = "en") -> str:
    """All that falls due, as a calendar."""
    return ics(Days(index), due(index), TITLE, language)


def events(text: str) -> dict[str, Event]:
    """What a reader finds in a calendar, by id; it refuses what is no calendar."""
    read = vobject.readOne(text)
    read.validate()
    found = {}
    for each in read.contents.get("vevent", []):
        assert each.dtstart.params["VALUE"] == ["DATE"]
        assert each.uid.value not in found
        found[each.uid.value] = Event(each.summary.value, each.dtstart.value, each.description.value)
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_whole_calendar(golden: Callable[..., None], language: str) -> None:
    """Events of a whole day, with on whom they fall and the place that says so."""
    text = calendar(asked(), language)
    assert "\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    golden(text.replace("\r\n", "\n").replace(__version__, "0"), "ics")


def test_everything_stands_in_it() -> None:
    """Each thing that falls due is one event on its own day."""
    index = asked()
    found = sorted(each.on for each in events(calendar(index)).values())
    assert found == [each.on for each in due(index)]


def test_it_takes_no_time_and_is_stamped_with_the_day_asked_about() -> None:
    """No clock is looked at, and nobody is shown as busy."""
    read = vobject.readOne(calendar(asked("2026-11-24")))
    for each in read.vevent_list:
        assert each.dtstamp.value == datetime(2026, 11, 24, tzinfo=UTC)
        assert each.transp.value == "TRANSPARENT"


def test_lines_are_folded() -> None:
    """No line is longer than 75 octets."""
    assert max(len(line.encode()) for line in calendar(asked()).split("\r\n")) <= 75


MOVED = [
    ("until: 2026-12-31, scope: News", "until: 2026-12-24, scope: News", "Editor: end of a term in this role"),
    ("last: 2026-10-01", "last: 2026-11-20", "Repair links: maintenance"),
    ("2026-10-31: 61", "2026-10-31: 61, 2026-11-23: 63", "Reach: measuring"),
    ("sessions: [{on: 2026-12-08}]", "sessions: [{on: 2026-12-10}]", "Certificate: course is given"),
    (
        "review: {every: 1 year, last: 2026-01-20}",
        "review: {every: 1 year, last: 2026-01-25}",
        "Photos and film: review",
    ),
    (
        "until: 2026-12-01, reason: The fair",
        "until: 2026-12-09, reason: The fair",
        "Photos and film: end of an exception",
    ),
]


@pytest.mark.parametrize(("old", "new", "summary"), MOVED)
def test_a_moved_day_moves_the_event(old: str, new: str, summary: str) -> None:
    """The id is made of what it is and not of its day, so a second feed updates what the first one brought."""
    assert PLAN.count(old) == 1
    before, after = events(calendar(index_of(PLAN))), events(calendar(index_of(PLAN.replace(old, new))))
    assert before.keys() == after.keys()
    moved = [
        (before[uid].summary, before[uid].on != after[uid].on) for uid in before if before[uid].on != after[uid].on
    ]
    assert moved == [(summary, True)]


def test_a_later_feed_brings_nothing_twice() -> None:
    """A month later, what is still due has the id that it had; other words, order and languages change no id."""
    before = events(calendar(index_of(PLAN)))
    later = events(calendar(index_of(PLAN, "2026-12-24")))
    assert {later[uid].summary for uid in later.keys() & before.keys()} >= {"Spring release: release to be finished"}
    assert all(before[uid].summary == later[uid].summary for uid in later.keys() & before.keys())
    renamed = PLAN.replace("{en: Intranet plan, nl: Intranetplan}", "Another title").replace(
        "Repair links", "Mend links"
    )
    assert events(calendar(index_of(renamed))).keys() == before.keys()
    assert events(calendar(index_of(PLAN), "nl")).keys() == before.keys()
    translated = PLAN.replace("organization: Oevermark", "language: en, organization: {nl: Overmark, en: Oevermark}")
    assert events(calendar(index_of(translated.replace("language: en, ", "language: en\n  ")))).keys() == before.keys()


def test_two_plans_do_not_mix() -> None:
    """The same entry in the plan of another intranet is another event."""
    one, other = (
        events(calendar(index_of(PLAN.replace("name: Plaza", f"name: {name}")))) for name in ("Plaza", "Forum")
    )
    assert one.keys().isdisjoint(other)


def test_what_is_alike_in_all_is_told_apart() -> None:
    """Two waivers of one rule at one place are two events, each time the same two."""
    waiver = "{rule: no-vision, at: strategy, until: 2026-12-31}"
    index = index_of(f"plankit: 1\nplan: {{title: P, organization: O}}\nchecks: {{waivers: [{waiver}, {waiver}]}}\n")
    assert len(events(calendar(index))) == 2
    assert calendar(index) == calendar(index)


def test_texts_stay_texts() -> None:
    """Whatever stands in the plan, there are as many events, and no property, line end or control character of its own."""
    fields = Fields()
    index = asked()
    count, names = len(due(index)), {line.partition(":")[0].partition(";")[0] for line in unfolded(calendar(index))}
    for start in range(len(TEXTS)):
        index = asked()
        infested(index.data, {**fields.plain}, in_turn(start))
        text = calendar(index)
        assert len(events(text)) == count
        assert {line.partition(":")[0].partition(";")[0] for line in unfolded(text)} == names
        assert ODD.isdisjoint(text)


def unfolded(text: str) -> list[str]:
    """The lines of a calendar, those that were folded made whole."""
    return text.replace("\r\n ", "").rstrip().split("\r\n")


def test_without_the_library() -> None:
    """What is missing is said in one sentence, with the command that brings it."""
    with mock.patch.dict(sys.modules, {"icalendar": None}), pytest.raises(MendableError) as raised:
        calendar(asked())
    assert words("en")(raised.value.said) == 'A calendar can be written after `pip install "plankit[calendar]"`.'


@pytest.mark.parametrize(
    ("person", "due_for"),
    [
        ("dora", ["2026-11-01 review", "2026-12-31 waiver", "2027-01-20 review"]),
        ("cem", ["2026-11-01 review"]),
        ("eva", []),
    ],
)
def test_for_a_person(person: str, due_for: list[str]) -> None:
    """What falls on somebody by a role, in place of somebody who is away, or after taking over."""
    index = asked()
    found = for_person(Days(index), due(index), person)
    assert [f"{each.on} {each.mark}" for each in found] == due_for


def test_for_a_role_or_group() -> None:
    """What falls on it, and what becomes of it itself."""
    index = asked()
    assert [f"{each.on} {each.mark}" for each in for_party(due(index), "editor")] == [
        "2026-11-01 operation",
        "2026-11-30 measure",
        "2026-12-01 exception",
        "2026-12-31 term",
        "2027-01-20 review",
    ]


def test_nobody_to_do_it() -> None:
    """Where nobody answers on that day, or nobody is named, it says so."""
    index = index_of(
        "plankit: 1\nplan: {title: P, organization: O}\npeople: {eva: {name: Eva, until: 2026-01-01}}\n"
        "roles: {ghost: {title: Ghost, holders: [eva]}}\n"
        "policies: {a: {title: A, owner: ghost, review: {next: 2026-12-01}}, b: {title: B, review: {next: 2026-12-02}}}\n"
    )
    sheet = agenda(Days(index), due(index), TITLE)
    assert [cell(row.cells[3], words("en"), brief=True) for table in sheet.tables for row in table.rows] == [
        "nobody as Ghost: the only holder, Eva, left on 1 January 2026 and nobody follows",
        "nobody is named",
    ]
