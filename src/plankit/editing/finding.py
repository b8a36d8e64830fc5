"""Where one value stands in a text, and how it is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.source.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    parse,
)
from plankit.source.places import PROPERTIES

if TYPE_CHECKING:
    from plankit.findings import Route

GROUPS = (MappingStartEvent, SequenceStartEvent)
ENDS = (MappingEndEvent, SequenceEndEvent)


class NotThereError(LookupError):
    """No single value stands where a route leads."""


class Spot(NamedTuple):
    """A value from start to end, its style (of YAML: "", `'`, `"`, `|`, `>`), whether between brackets, and shared with other places."""

    start: int
    end: int
    style: str
    flow: bool
    shared: bool


class Walk:
    """The events of one text, gone through from the first."""

    def __init__(self, text: str) -> None:
        """Read all events of the text."""
        following = parse(text)
        self.text = text
        self.events: list[Event] = list(iter(following, None))
        self.used = {event.anchor for event in self.events if event.__class__ is AliasEvent}
        self.at = 0
        self.flow = False

    def to(self, route: Route) -> Event:
        """The event at the end of a route."""
        starts = (number for number, event in enumerate(self.events) if event.__class__ is DocumentStartEvent)
        self.at = next((number for number in starts if self._holds(number + 1)), -1) + 1
        for step in route:
            self._enter(step)
        return self.events[self.at]

    def _holds(self, number: int) -> bool:
        """Whether a document that begins with an event holds anything."""
        first = self.events[number]
        return first.__class__ is not ScalarEvent or bool(first.value or first.style)

    def _enter(self, step: str | int) -> None:
        """Go on to what stands at a step of the mapping or list that begins here."""
        first = self.events[self.at]
        if first.__class__ not in GROUPS:
            raise NotThereError
        self.flow = self.flow or bool(first.flow_style)
        self.at += 1
        number = 0
        while (event := self.events[self.at]).__class__ not in ENDS:
            if first.__class__ is SequenceStartEvent:
                if number == step:
                    return
            else:
                self._skip()
                if event.__class__ is ScalarEvent and event.value == step:
                    return
            self._skip()
            number += 1
        raise NotThereError

    def _skip(self) -> None:
        """Go past one value, with all that is in it."""
        depth = 0
        while True:
            kind = self.events[self.at].__class__
            depth += (kind in GROUPS) - (kind in ENDS)
            self.at += 1
            if not depth:
                return


def found(text: str, route: Route) -> Spot:
    """Where the single value at a route stands; a NotThereError where none does."""
    walk = Walk(text)
    event = walk.to(route)
    start, end = event.start_mark.index, event.end_mark.index
    if event.__class__ is AliasEvent:
        return Spot(start, end, "", walk.flow, shared=True)
    if event.__class__ is not ScalarEvent:
        raise NotThereError
    if event.anchor is not None or event.tag is not None:
        properties = PROPERTIES.match(text, start)
        start = properties.end() if properties else start
    end = start + len(text[start:end].rstrip())
    return Spot(start, end, event.style or "", walk.flow, event.anchor in walk.used)
