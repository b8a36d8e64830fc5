"""What falls due as a calendar: events of a whole day that a later feed of the same plan moves and never doubles."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time
from importlib.util import find_spec
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from plankit import __version__
from plankit.agenda.rows import falling, subject, who
from plankit.answers.speaking import cell
from plankit.errors import MendableError
from plankit.findings import At
from plankit.reporters.plain import plain, prose
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from icalendar import Event

    from plankit.days import Days
    from plankit.due import Due
    from plankit.index import Index
    from plankit.sections import PlanData
    from plankit.words import Said, Words

PLANKIT = UUID("5f3f9a0c-6a3b-5f53-9a55-3f6f0c7f2b1d")
"""The name space of the ids of all events."""


def ics(days: Days, found: Sequence[Due], title: Said, language: str) -> str:
    """An iCalendar file; its stamp is the day asked about, so that the same plan on the same day gives the same bytes."""
    if find_spec("icalendar") is None:
        raise MendableError(say('A calendar can be written after `pip install "plankit[calendar]"`.'))
    from icalendar import Calendar

    speak = words(language)
    calendar = Calendar()
    for name, value in (
        ("prodid", f"-//plankit//plankit {__version__}//{language.upper()}"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", _called(days.index, title, speak)),
    ):
        calendar.add(name, value)
    for uid, each in _told_apart(days.index.data, found):
        calendar.add_component(_event(days, each, uid, speak))
    return str(calendar.to_ical(), "utf-8")


def _called(index: Index, title: Said, speak: Words) -> str:
    """What the calendar is called among others."""
    plan = prose(speak.pick(index.data.plan.title)) if "plan" in index.plan.given else ""
    return ": ".join(filter(None, (plan, cell(title, speak, brief=True))))


def _told_apart(data: PlanData, found: Sequence[Due]) -> Iterator[tuple[str, Due]]:
    """Each with an id made of the plan and of what it is, never of its day."""
    plan, times = _identity(data), Counter[tuple[str, ...]]()
    for each in found:
        key = (each.kind, each.id, each.mark, each.part)
        times[key] += 1
        yield str(uuid5(PLANKIT, "\n".join((*plan, *key, str(times[key]))))), each


def _identity(data: PlanData) -> tuple[str, str]:
    """What stays the same of a plan through its versions: the organization and its intranet, else the plan's title."""
    plan = data.plan
    named = plan.intranet.name if plan.intranet and plan.intranet.name else plan.title
    return _first(plan.organization, plan.language), _first(named, plan.language)


def _first(text: str | Mapping[str, str], language: str | None) -> str:
    """A text in the plan's own language, so that a translation changes nothing."""
    return text if isinstance(text, str) else text.get(language or "") or next(iter(text.values()), "")


def _event(days: Days, due: Due, uid: str, speak: Words) -> Event:
    from icalendar import Event

    event = Event()
    place = days.index.plan.place(At(due.route))
    entry = cell(subject(days, due), speak, brief=True)
    told = [
        cell(who(days, due, falling(days, due)), speak, brief=True),
        f"{prose('.'.join(map(str, due.route)))} ({plain(place.file)}:{place.span.line})",
    ]
    for name, value in (
        ("uid", uid),
        ("dtstamp", datetime.combine(days.index.on, time(), UTC)),
        ("dtstart", due.on),
        ("summary", f"{entry}: {cell(due.what, speak)}"),
        ("description", "\n".join(told)),
        ("transp", "TRANSPARENT"),
    ):
        event.add(name, value)
    return event
