"""The parser: PyYAML's libyaml where it is there, else PyYAML's own; both give the same events.

The libyaml that ruamel.yaml brings is older: it refuses a web address or a question mark between brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plankit.source.libyaml import binding

BINDING = binding()
"""Loaded before what follows, which then is all that is loaded of the package around it."""

from yaml.error import MarkedYAMLError, YAMLError  # type: ignore[import-untyped]  # noqa: E402
from yaml.events import (  # type: ignore[import-untyped]  # noqa: E402
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "AliasEvent",
    "Break",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YAMLError",
    "broken_at",
    "parse",
]


Event = Any
"""An event of the parser; what it carries depends on its kind."""


class Break(NamedTuple):
    """Where the parser gave up: its words, and what it was reading since when."""

    problem: str
    place: int
    context: str = ""
    since: int = 0


def parse(text: str, *, pure: bool = BINDING is None) -> Callable[[], Event]:
    """A function that gives the next event at each call; it raises a YAMLError where the text is no YAML."""
    if pure or BINDING is None:
        import yaml  # type: ignore[import-untyped]

        stream = yaml.parse(text, Loader=yaml.SafeLoader)
        return lambda: next(stream, None)
    following: Callable[[], Event] = BINDING.CParser(text).get_event
    return following


def broken_at(error: YAMLError) -> Break:
    """What an exception of the parser says, with indexes in place of its marks."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        words = getattr(error, "reason", None) or str(error)
        return Break(words.partition("\n")[0], getattr(error, "position", 0) or 0)
    context = error.context_mark or error.problem_mark
    return Break(error.problem or "", error.problem_mark.index, error.context or "", context.index)
