"""Mistakes in a text: quotes, and characters that mean something else in YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.source import messages
from plankit.source.faults.look import quoted
from plankit.source.faults.mistake import Mistake
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.source.faults.look import View

QUOTES = "\"'"
BACKTICK = say("a backtick")


def colon_in_text(value: int, text: str) -> Mistake:
    """A colon with a space after it, inside a text."""
    if text[:1] in QUOTES:
        return _after_quote(value, text)
    return Mistake(
        value,
        value + len(text),
        say("This text holds a colon with a space after it, which means something else in YAML."),
        say("Put quotes around it: `{quoted}`.", quoted=quoted(text)),
    )


def after_value(view: View, before: str) -> Mistake | None:
    """Text after a closing quote or bracket, or after an alias."""
    value = view.value_start(view.at)
    last = view.last_scalar
    if before[-1] in QUOTES and last is not None and last.style and last.style in QUOTES:
        first, ended = last.start_mark.index, last.end_mark.index
        if view.line_start(first) != view.line_start(ended):
            return _long_quote(view, first)
        return _after_quote(first, view.rest(first))
    start = view.at if value is None else value
    text = view.rest(start)
    return Mistake(
        start,
        start + len(text),
        say("There is more on this line than belongs to one value."),
        say("Put quotes around it if it is one text: `{quoted}`.", quoted=quoted(text)),
    )


def _after_quote(start: int, text: str) -> Mistake:
    return Mistake(
        start,
        start + len(text),
        say("This text goes on after its closing quote."),
        say("Put one pair of quotes around the whole: `{quoted}`.", quoted=quoted(text)),
    )


def _long_quote(view: View, start: int) -> Mistake:
    return Mistake(
        start,
        start + len(view.rest(start)),
        say("The quote that opens here is closed on a later line, in the middle of something else."),
        _closing(view, start),
    )


def open_quote(view: View) -> Mistake:
    """A quote that is never closed, or an apostrophe at the beginning of a text."""
    return Mistake(
        view.since,
        view.since + len(view.rest(view.since)),
        say("The quote that opens here is not closed."),
        _closing(view, view.since),
    )


def _closing(view: View, start: int) -> Said:
    text = view.rest(start)
    if text[0] == "'" and text[-1] != "'":
        return say(
            "Close it with `'`; if it is an apostrophe, put double quotes around the text: `{quoted}`.",
            quoted=quoted(text),
        )
    return say("Put a `{mark}` where the text ends.", mark=text[0])


def unknown_escape(view: View) -> Mistake:
    """A backslash between double quotes."""
    start = max(view.text.rfind("\\", 0, view.at + 1), 0)
    return Mistake(
        start,
        start + 2,
        say(
            "Between double quotes a backslash begins a code, and `{code}` is none.", code=view.text[start : start + 2]
        ),
        say("Put single quotes around the text instead, or write the backslash twice."),
    )


def first_character(view: View) -> Mistake:
    """A character with a meaning of its own at the beginning of a text."""
    return text_beginning(view, view.at)


def first_character_since(view: View) -> Mistake:
    """The same, where the parser has read on a little."""
    return text_beginning(view, view.since)


def text_beginning(view: View, start: int) -> Mistake:
    """A text at `start` that begins with a character that means something else."""
    before = view.before(start)
    inside = before.count("[") + before.count("{") > before.count("]") + before.count("}")
    text = view.between_commas(start) if inside else view.rest(start)
    return Mistake(
        start,
        start + len(text),
        say(
            "A text cannot begin with {character} in YAML.", character=BACKTICK if text[:1] == "`" else f"`{text[:1]}`"
        ),
        say("Put quotes around it: `{quoted}`.", quoted=quoted(text)),
    )


def unknown_handle(view: View) -> Mistake:
    """A tag of a kind that was never declared."""
    tag = view.rest(view.since).split()[0]
    _, message, remedy = messages.unknown_tag(tag)
    return Mistake(view.since, view.since + len(tag), message, remedy, "unknown-tag")


def block_text(view: View) -> Mistake:
    """Text on the line of the `|` or `>` that announces it."""
    text = view.rest(view.since)
    return Mistake(
        view.since,
        view.since + len(text),
        say("After `{mark}` the text begins on the next line.", mark=text[:1]),
        say("Move it there, indented, or put quotes around it: `{quoted}`.", quoted=quoted(text)),
    )
