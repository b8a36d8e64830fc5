"""The place of every key and value of a file, made when a finding first asks for one."""

from __future__ import annotations

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


class Node:
    """A value: from where to where it stands, and the keys or items in it."""

    __slots__ = ("end", "items", "keys", "start", "values")

    def __init__(self, start: int, end: int) -> None:
        """A scalar, until keys or items are put into it."""
        self.start = start
        self.end = end
        self.keys: dict[str, Stretch] | None = None
        self.values: dict[str, Node] = {}
        self.items: list[Node] | None = None


class Survey:
    """Walks the events of a text once and notes where everything stands, as far as it can be read."""

    def __init__(self, text: str) -> None:
        """Survey the first document with something in it."""
        self.text = text
        self.following = parse(text)
        self.anchors: dict[str, Node] = {}
        self.root = Node(0, 0)
        try:
            self._document()
        except (YAMLError, RecursionError):
            return

    def _document(self) -> None:
        while (event := self.following()) is not None:
            if event.__class__ is DocumentStartEvent:
                first = self.following()
                if first.__class__ is not ScalarEvent or first.value or first.style:
                    self._fill(self.root, first, 0)
                    return

    def _fill(self, node: Node, event: Event, depth: int) -> None:
        kind = event.__class__
        node.start, node.end = self._stretch(event)
        if kind is AliasEvent:
            self._borrow(node, event.anchor)
            return
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        if kind is ScalarEvent:
            return
        if depth > DEEPEST:
            raise RecursionError
        end = self._mapping(node, depth + 1) if kind is MappingStartEvent else self._sequence(node, depth + 1)
        node.end = end if event.flow_style else _last(node)

    def _stretch(self, event: Event) -> Stretch:
        start, end = event.start_mark.index, event.end_mark.index
        if event.__class__ is not AliasEvent and (event.anchor is not None or event.tag is not None):
            properties = PROPERTIES.match(self.text, start)
            start = properties.end() if properties else start
        return start, max(start, end)

    def _borrow(self, node: Node, anchor: str) -> None:
        target = self.anchors.get(anchor)
        if target is not None:
            node.keys, node.values, node.items = target.keys, target.values, target.items

    def _mapping(self, node: Node, depth: int) -> int:
        node.keys = {}
        while (event := self.following()).__class__ is not MappingEndEvent:
            value = Node(0, 0)
            key = self._key(event, depth)
            earlier = node.values.get(key)
            if key and earlier is None:
                node.keys[key] = self._stretch(event)
                node.values[key] = value
            self._fill(value, self.following(), depth)
            if earlier is not None:
                _join(earlier, value)
        return int(event.end_mark.index)

    def _key(self, event: Event, depth: int) -> str:
        if event.__class__ is ScalarEvent:
            if event.anchor is not None:
                self.anchors[event.anchor] = Node(*self._stretch(event))
            return str(event.value)
        self._fill(Node(0, 0), event, depth)
        return ""

    def _sequence(self, node: Node, depth: int) -> int:
        node.items = []
        while (event := self.following()).__class__ is not SequenceEndEvent:
            item = Node(0, 0)
            node.items.append(item)
            self._fill(item, event, depth)
        return int(event.end_mark.index)


def _last(node: Node) -> int:
    """Where a mapping or list without brackets ends: with the last thing in it."""
    ends = [node.start]
    if node.keys:
        ends += [end for _, end in list(node.keys.values())[-1:]] + [
            value.end for value in list(node.values.values())[-1:]
        ]
    return max(ends + [item.end for item in (node.items or [])[-1:]])


def _join(first: Node, second: Node) -> None:
    """A key that stands twice: what the first mapping lacks is looked for in the second, as the data has it."""
    if first.keys is None or second.keys is None:
        return
    for key in first.keys.keys() & second.keys.keys():
        _join(first.values[key], second.values[key])
    first.keys = second.keys | first.keys
    first.values = second.values | first.values


class Places:
    """Routes to spans, for one file."""

    def __init__(self, text: Text) -> None:
        """Survey the text."""
        self.text = text
        self.root = Survey(text.read).root

    def span(self, route: Route, part: Part) -> Span:
        """The place of a route's value, key, or entry; of an absent field, what marks the entry that lacks it."""
        node, key, present = self._walk(route)
        if node is self.root:
            return Span(1, 1, 1, len(self.text.line(1)) + 1)
        wanted = self._value(node, key) if present and part == "value" else key or self._first_key(node)
        return self.text.span(*wanted)

    def _walk(self, route: Route) -> tuple[Node, Stretch | None, bool]:
        """As far along a route as it goes: the last value, its key, and whether the route ends there."""
        node, key = self.root, None
        for step in route:
            keys = node.keys or {}
            if str(step) in keys:
                node, key = node.values[str(step)], keys[str(step)]
            elif node.items is not None and isinstance(step, int) and 0 <= step < len(node.items):
                node, key = node.items[step], None
            elif node.items is not None or (node.keys is not None and not isinstance(step, int)):
                return node, key, False
        return node, key, True

    def _value(self, node: Node, key: Stretch | None) -> Stretch:
        """The value without what follows it; where there is none, the key or dash in front of it."""
        end = node.start + len(self.text.read[node.start : node.end].rstrip())
        if end > node.start:
            return node.start, end
        return key or (max(node.start - 1, 0), node.start)

    def _first_key(self, node: Node) -> Stretch:
        """What marks an entry of a list: its first key, where it has one of its own."""
        first = next(iter(node.keys.values()), None) if node.keys else None
        if first and node.start <= first[0] < node.end:
            return first
        return self._value(node, None)
