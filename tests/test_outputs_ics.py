"""The plan as a calendar: what falls due in the coming year, with ids that last."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from conftest import ROOT
from plankit.curtain import Curtain, drawn
from plankit.errors import MendableError
from plankit.outputs import make
from plankit.render import Wanted
from plankit.views import Given
from plankit.words import words
from rendered import TODAY, example, given

if TYPE_CHECKING:
    from icalendar import Event

PLAN = """
plankit: 1
plan: {title: Plan, organization: Org, language: en}
people: {anna: {name: Anna de Wit, until: 2027-10-31}, bram: Bram Bos}
roles: {editor: {title: Editor, holders: [anna, bram]}}
policies:
  posting: {title: Posting, owner: editor, review: {every: 1 year, last: 2026-05-01}}
  late: {title: Late, owner: editor, review: {every: 1 year, last: 2025-01-31}}
  far: {title: Far, owner: editor, review: {every: 3 years, last: 2026-05-01}}
"""


def events(material: Given, language: str = "en") -> list[Event]:
    """The events of a calendar, as a calendar program reads them."""
    return list(Calendar.from_ical(make(material, Wanted("ics", language))).walk("VEVENT"))


def test_a_year_ahead() -> None:
    """What is late, and what falls due within a year, whatever the plan's own horizon is."""
    assert [(str(each["summary"]), each["dtstart"].dt) for each in events(given(PLAN))] == [
        ("Late: review", date(2026, 1, 31)),
        ("Posting: review", date(2027, 5, 1)),
        ("Anna de Wit: last working day", date(2027, 10, 31)),
    ]
    assert max(each["dtstart"].dt for each in events(example())) > date(2027, 8, 1)


def test_an_event_lasts() -> None:
    """A day later, and with a day moved, an event has the same id; no two have one."""
    first = {str(each["uid"]): str(each["summary"]) for each in events(given(PLAN))}
    moved = PLAN.replace("2026-05-01}}\n  late", "2026-06-15}}\n  late")
    later = {str(each["uid"]): str(each["summary"]) for each in events(given(moved, TODAY + timedelta(days=1)))}
    assert first == later
    assert len({str(each["uid"]) for each in events(example())}) == len(events(example()))


def test_it_is_the_calendar_that_due_writes(call) -> None:
    """`plankit due` and `plankit render` write the same calendar of the same year."""
    asked = call("due", ROOT / "plan", "--within", "1y", "--as-of", "2026-11-24", "--format", "ics").out
    assert make(example(), Wanted("ics", "en")).decode().replace("\r\n", "\n") == asked.replace("\r\n", "\n")


def test_nobody_is_named_where_people_have_initials() -> None:
    """Behind a curtain neither names nor ids stand in events, and their ids tell nothing either."""
    real = given(PLAN)
    index, _ = drawn(real.index, (), Curtain("staff", "initials"))
    shown = Given(index, (), "staff", "initials")
    made = make(shown, Wanted("ics", "en")).decode().replace("\r\n ", "")
    assert "AdW: last working day" in made
    assert not any(word in made for word in ("Anna", "anna", "Bram", "bram"))
    gone, there = ({str(each["uid"]) for each in events(each_)} for each_ in (real, shown))
    assert len(gone - there) == 1


def test_in_dutch() -> None:
    """The calendar speaks the language of the documents."""
    assert str(events(given(PLAN), "nl")[0]["summary"]) == "Late: herziening"
    assert b"X-WR-CALNAME:Plan: Wat aan de beurt is" in make(given(PLAN), Wanted("ics", "nl"))


def test_the_same_bytes() -> None:
    """The stamp is the day of the plan, so that the file changes only where the plan does."""
    made = make(example(), Wanted("ics", "en"))
    assert made == make(example(), Wanted("ics", "en"))
    assert {str(each["dtstamp"].dt) for each in events(example())} == {"2026-11-24 00:00:00+00:00"}


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where icalendar is not installed, one sentence says what to install."""
    monkeypatch.setattr(sys.modules["plankit.agenda.ics"], "find_spec", lambda _: None)
    with pytest.raises(MendableError) as refused:
        make(example(), Wanted("ics", "en"))
    assert 'pip install "plankit[calendar]"' in words("en")(refused.value.said)
