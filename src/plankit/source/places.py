"""The place of every key and value of a file, made when a finding first asks for one."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

from plankit.findings import Span
from plankit.source.aliases import DEEPEST
from plankit.source.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    YAMLError,
    parse,
)

if TYPE_CHECKING:
    from plankit.findings import Part, Route
    from plankit.source.events import Event
    from plankit.source.text import Text

PROPERTIES = re.compile(r"(?:(?:&[^\s,\[\]{}]+|!<[^>\s]*>|![^\s,\[\]{}]*)(?:\s+(?:#[^\r\n]*)?)*)+")
Stretch = tuple[int, int]
"""From where to where something stands: all there is to say of a scalar."""


class Group:
    """A mapping or list: from where to where it stands, and the places of its keys and of what is in it."""

    __slots__ = ("end", "items", "keys", "start", "values")

    def __init__(self, start: int, end: int) -> None:
        """Begin with nothing in it."""
        self.start = start
        self.end = end
        self.keys: dict[str, Stretch] = {}
        self.values: dict[str, Stretch | Group] = {}
        self.items: list[Stretch | Group] | None = None


class Survey:
    """Walks the events of a text once and notes where everything stands, as far as it can be read."""

    def __init__(self, text: str) -> None:
        """Survey the first document with something in it."""
        self.text = text
        self.following = parse(text)
        self.anchors: dict[str, Stretch | Group] = {}
        self.root = Group(0, 0)
        try:
            self._document()
        except (YAMLError, RecursionError):
            return

    def _document(self) -> None:
        while (event := self.following()) is not None:
            if event.__class__ is DocumentStartEvent:
                first = self.following()
                if first.__class__ is MappingStartEvent:
                    self._group(self.root, first, 1)
                if first.__class__ is not ScalarEvent or first.value or first.style:
                    return

    def _group(self, group: Group, event: Event, depth: int) -> None:
        """Fill a mapping or list from the event with which it begins."""
        if event.anchor is not None:
            self.anchors[event.anchor] = group
        if depth > DEEPEST:
            raise RecursionError
        end = self._mapping(group, depth + 1) if event.__class__ is MappingStartEvent else self._list(group, depth + 1)
        group.end = end if event.flow_style else _last(group)

    def _mapping(self, group: Group, depth: int) -> int:
        following, keys, values = self.following, group.keys, group.values
        while (event := following()).__class__ is not MappingEndEvent:
            key, stretch = self._key(event, depth)
            first = values.get(key)
            event = following()
            if event.__class__ is ScalarEvent and event.anchor is None and event.tag is None:
                value: Stretch | Group = (event.start_mark.index, event.end_mark.index)
            else:
                value = self._begun(event)
            if key and first is None:
                keys[key], values[key] = stretch, value
            self._finish(value, event, depth)
            if first is not None:
                values[key] = _joined(first, value)
        return int(event.end_mark.index)

    def _list(self, group: Group, depth: int) -> int:
        following = self.following
        items = group.items = []
        while (event := following()).__class__ is not SequenceEndEvent:
            item = self._begun(event)
            items.append(item)
            self._finish(item, event, depth)
        return int(event.end_mark.index)

    def _begun(self, event: Event) -> Stretch | Group:
        """The place of what begins with an event; a mapping or list is still empty."""
        stretch = self._stretch(event)
        if event.__class__ is AliasEvent:
            return self._borrowed(stretch, event.anchor)
        if event.__class__ is not ScalarEvent:
            return Group(*stretch)
        if event.anchor is not None:
            self.anchors[event.anchor] = stretch
        return stretch

    def _finish(self, value: Stretch | Group, event: Event, depth: int) -> None:
        if value.__class__ is Group and event.__class__ is not AliasEvent:
            self._group(value, event, depth)

    def _key(self, event: Event, depth: int) -> tuple[str, Stretch]:
        if event.__class__ is ScalarEvent and event.anchor is None and event.tag is None:
            return event.value, (event.start_mark.index, event.end_mark.index)
        place = self._begun(event)
        self._finish(place, event, depth)
        return (
            (str(event.value), place) if isinstance(place, tuple) and event.__class__ is ScalarEvent else ("", (0, 0))
        )

    def _stretch(self, event: Event) -> Stretch:
        start, end = event.start_mark.index, event.end_mark.index
        if event.__class__ is not AliasEvent and (event.anchor is not None or event.tag is not None):
            properties = PROPERTIES.match(self.text, start)
            start = properties.end() if properties else start
        return start, max(start, end)

    def _borrowed(self, stretch: Stretch, anchor: str) -> Stretch | Group:
        """The place of an alias, with what its anchor holds in it."""
        target = self.anchors.get(anchor)
        if not isinstance(target, Group):
            return stretch
        group = Group(*stretch)
        group.keys, group.values, group.items = target.keys, target.values, target.items
        return group


def _last(group: Group) -> int:
    """Where a mapping or list without brackets ends: with the last thing in it."""
    ends = [group.start, *(end for _, end in list(group.keys.values())[-1:])]
    last = (group.items or list(group.values.values()))[-1:]
    return max(ends + [value[1] if isinstance(value, tuple) else value.end for value in last])


def _joined(first: Stretch | Group, second: Stretch | Group) -> Stretch | Group:
    """A key that stands twice: what the first mapping lacks is looked for in the second, as the data has it."""
    if isinstance(first, tuple) or isinstance(second, tuple) or first.items is not None or second.items is not None:
        return first
    joined = Group(first.start, first.end)
    joined.keys = first.keys | {key: place for key, place in second.keys.items() if key not in first.keys}
    joined.values = first.values | {
        key: _joined(first.values[key], value) if key in first.values else value for key, value in second.values.items()
    }
    return joined


class Places:
    """Routes to spans, for one file."""

    def __init__(self, text: Text) -> None:
        """Survey the text, without the collector: nothing of it is given back meanwhile."""
        self.text = text
        collecting = gc.isenabled()
        gc.disable()
        try:
            self.root = Survey(text.read).root
        finally:
            if collecting:
                gc.enable()

    def span(self, route: Route, part: Part) -> Span:
        """The place of a route's value, key, or entry; of an absent field, what marks the entry that lacks it."""
        place, key, present = self._walk(route)
        if place is self.root:
            return Span(1, 1, 1, len(self.text.line(1)) + 1)
        wanted = self._value(place, key) if present and part == "value" else key or self._first_key(place)
        return self.text.span(*wanted)

    def _walk(self, route: Route) -> tuple[Stretch | Group, Stretch | None, bool]:
        """As far along a route as it goes: the last value, its key, and whether the route ends there."""
        place: Stretch | Group = self.root
        key: Stretch | None = None
        for step in route:
            if isinstance(place, tuple):
                break
            if str(step) in place.values:
                key = place.keys[str(step)]
                place = place.values[str(step)]
            elif place.items is not None and isinstance(step, int) and 0 <= step < len(place.items):
                place, key = place.items[step], None
            elif place.items is not None or not isinstance(step, int):
                return place, key, False
        return place, key, True

    def _value(self, place: Stretch | Group, key: Stretch | None) -> Stretch:
        """The value without what follows it; where there is none, the key or dash in front of it."""
        start, end = place if isinstance(place, tuple) else (place.start, place.end)
        end = start + len(self.text.read[start:end].rstrip())
        if end > start:
            return start, end
        return key or (max(start - 1, 0), start)

    def _first_key(self, place: Stretch | Group) -> Stretch:
        """What marks an entry of a list: its first key, where it has one of its own."""
        if isinstance(place, Group) and place.keys:
            first = next(iter(place.keys.values()))
            if place.start <= first[0] < place.end:
                return first
        return self._value(place, None)
