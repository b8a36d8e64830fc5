"""Events to data: one pass, plain dicts and lists, with what is wrong on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.findings import At, Problem, Route
from plankit.source import messages
from plankit.source.aliases import DEEPEST, Aliases
from plankit.source.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from plankit.source.odd import ALWAYS
from plankit.source.scalars import Plain, WrittenFloat, WrittenInt
from plankit.source.tags import TAG, allowed, tagged

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.source.events import Event
    from plankit.source.messages import Telling
    from plankit.source.scalars import Data
    from plankit.source.text import Text


class RefusedError(Exception):
    """The file may go on, but reading it stops here."""


class Build:
    """One file being read: where the reader is, the anchors it has met, the problems it has found."""

    def __init__(self, text: Text, following: Callable[[], Event]) -> None:
        """Build the data of `text` from its events, one at each call of `following`."""
        self.text = text
        self.following = following
        self.path: list[str | int] = []
        self.aliases = Aliases(len(text.read))
        self.plain = Plain(self._ambiguous)
        self.problems: list[Problem] = []
        self.ambiguous: list[Problem] = []
        self.whole = True
        self.tagged = False

    @property
    def ordinary(self) -> bool:
        """Whether nothing was found, no value has a name or a tag, and every number is spelled the usual way."""
        told = self.problems or self.ambiguous or self.aliases.any or self.tagged
        return not told and {WrittenInt, WrittenFloat}.isdisjoint(map(type, self.plain.values()))

    def documents(self) -> Data:
        """The value of the first document that holds one; None where none does."""
        data, found = None, False
        while (event := self.following()) is not None:
            if event.__class__ is not DocumentStartEvent:
                continue
            first = self.following()
            if first.__class__ is ScalarEvent and not first.value and not first.style:
                continue
            if found:
                self._problem(self._span_of(event), messages.several_documents())
                self.whole = False
                break
            data, found = self._document(first), True
        return data

    def _document(self, first: Event) -> Data:
        value = self.value(first)
        if value is None or isinstance(value, dict):
            return value
        while self.following() is not None:  # what is no YAML further on says more than what is no mapping
            pass
        self._problem(self.text.line_at(first.start_mark.index), messages.not_a_mapping())
        raise RefusedError

    def mapping(self, values: dict[str, Any]) -> dict[str, Any]:
        """Fill `values` with what stands up to the end of this mapping."""
        following, plain, path = self.following, self.plain, self.path
        self._deeper()
        while (event := following()).__class__ is not MappingEndEvent:
            if event.__class__ is ScalarEvent and not event.style and event.tag is None and event.anchor is None:
                key = event.value
            else:
                key = self._key(event)
            if not key or key in values:
                self._unusual_pair(values, key, event)
                continue
            path[-1] = key
            event = following()
            if event.__class__ is ScalarEvent and not event.style and event.tag is None and event.anchor is None:
                values[key] = plain[event.value]
            else:
                values[key] = self.value(event)
        path.pop()
        if "<<" in values:
            self._merge(values)
        return values

    def sequence(self, values: list[Any]) -> list[Any]:
        """Fill `values` with what stands up to the end of this list."""
        following, plain, path = self.following, self.plain, self.path
        self._deeper()
        while (event := following()).__class__ is not SequenceEndEvent:
            path[-1] = len(values)
            if event.__class__ is ScalarEvent and not event.style and event.tag is None and event.anchor is None:
                values.append(plain[event.value])
            else:
                values.append(self.value(event))
        path.pop()
        return values

    def value(self, event: Event) -> Data:
        """The value that begins with this event, whatever its kind."""
        kind = event.__class__
        if kind is AliasEvent:
            return self._alias(event)
        if kind is ScalarEvent:
            scalar = self._scalar(event)
            self.aliases.name(event.anchor, scalar)
            return scalar
        value: Data = {} if kind is MappingStartEvent else []
        if event.tag is not None and not allowed(str(event.tag), value):
            self._unknown_tag(event)
        fill: Callable[[Any], Any] = self.mapping if kind is MappingStartEvent else self.sequence
        if event.anchor is None:
            return fill(value)
        with self.aliases.unfinished(event.anchor, value):
            return fill(value)

    def _scalar(self, event: Event) -> Data:
        text = event.value
        if event.style == '"' and not text.isprintable() and ALWAYS.search(text):
            self._problem(self._here(), messages.odd_escape())
            text = ALWAYS.sub("", text)
        if event.tag is None:
            return text if event.style else self.plain[text]
        self.tagged = True
        known, value = tagged(str(event.tag), text, plain=not event.style)
        if not known:
            self._unknown_tag(event)
        return value

    def _key(self, event: Event) -> str:
        """The text of a key that is quoted, anchored, tagged, or no text at all."""
        if event.__class__ is ScalarEvent:
            self.path[-1] = event.value
            self._scalar(event)
            self.aliases.name(event.anchor, event.value)
            return str(event.value)
        self._problem(self._span_of(event), messages.complex_key())
        if event.__class__ is not AliasEvent:
            self.value(event)
        return ""

    def _unusual_pair(self, values: dict[str, Any], key: str, event: Event) -> None:
        """Read on past a key that is missing, no text, or there already."""
        if not key and event.__class__ is ScalarEvent:
            self._problem(self.text.at(event.start_mark.index, event.start_mark.index + 1), messages.no_key())
        self.path[-1] = key
        if key:
            first = At(tuple(self.path), "key", self.text.file)
            span = self.text.span(event.start_mark.index, event.end_mark.index)
            self._problem(first._replace(span=span), messages.duplicate_key(key), related=(first,))
        value = self.value(self.following())
        if key:
            values[key] = joined(values[key], value)

    def _merge(self, values: dict[str, Any]) -> None:
        """Take over what `<<` names, so that nothing seems to be missing on top of the finding."""
        given = values.pop("<<")
        self._problem(At((*self.path, "<<"), "key", self.text.file), messages.merge_key())
        for mapping in given if isinstance(given, list) else [given]:
            if isinstance(mapping, dict):
                for key, value in mapping.items():
                    values.setdefault(key, value)

    def _alias(self, event: Event) -> Data:
        telling = self.aliases.fault(event.anchor, len(self.path))
        if telling is None:
            return self.aliases.of(event.anchor)
        self._problem(self._here()._replace(span=self._span_of(event).span), telling, covers=(tuple(self.path),))
        if telling.rule == "alias-bomb":
            raise RefusedError
        return None

    def _deeper(self) -> None:
        if len(self.path) >= DEEPEST:
            self._problem(self._here(), messages.too_deep(DEEPEST))
            raise RefusedError
        self.path.append("")

    def _unknown_tag(self, event: Event) -> None:
        start = event.start_mark.index
        tag = TAG.search(self.text.read, start)
        first, last = tag.span() if tag else (start, event.end_mark.index)
        at = self._here()._replace(span=self.text.span(first, last))
        self._problem(at, messages.unknown_tag(self.text.read[first:last]), covers=(at.route,))

    def _ambiguous(self, written: str, value: Data) -> None:
        telling = messages.ambiguous(written, value)
        self.ambiguous.append(Problem(self._here(), telling.message, telling.remedy, value=written, rule=telling.rule))

    def _here(self) -> At:
        return At(tuple(self.path), file=self.text.file)

    def _span_of(self, event: Event) -> At:
        return self.text.at(event.start_mark.index, event.end_mark.index)

    def _problem(
        self, at: At, telling: Telling, *, related: tuple[At, ...] = (), covers: tuple[Route, ...] = ()
    ) -> None:
        self.problems.append(
            Problem(at, telling.message, telling.remedy, related=related, covers=covers, rule=telling.rule)
        )


def joined(first: Data, second: Data) -> Data:
    """What counts where a key stands twice: the first, and of a second mapping what the first does not have."""
    if not isinstance(first, dict) or not isinstance(second, dict):
        return first
    return first | {key: joined(first[key], value) if key in first else value for key, value in second.items()}
