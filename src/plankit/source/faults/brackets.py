"""Mistakes between brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.source.faults.lines import after_end
from plankit.source.faults.mistake import Mistake
from plankit.source.faults.quotes import colon_in_text, text_beginning
from plankit.words import say

if TYPE_CHECKING:
    from plankit.source.faults.look import View

CLOSING = {"[": "]", "{": "}"}


def tight_colon(view: View) -> Mistake:
    """A colon without a space, between brackets."""
    return Mistake(
        view.at,
        view.at + 1,
        say("Between brackets this colon is not understood without a space after it."),
        say("Write a space after it, or put quotes around the whole text."),
    )


def open_bracket(view: View) -> Mistake:
    """A bracket that is not closed, closed by the wrong one, or a comma that is missing between brackets."""
    opening = view.text[view.since : view.since + 1]
    closing = CLOSING.get(opening, "]")
    if view.character in {"]", "}"}:
        return _wrong_bracket(view, opening, closing)
    if view.ended or _outside(view):
        return _open(view, view.since)
    if view.character == ":" and not view.before(view.at).strip():
        return _colon_on_next_line(view)
    if view.character == ":":
        return _colon_between_brackets(view)
    return Mistake(
        view.at,
        view.at + len(view.between_commas(view.at)),
        say("A comma or `{closing}` is missing before this.", closing=closing),
        say("Write it there, or put quotes around the text if it is all one."),
        opening=view.since,
    )


def _open(view: View, start: int) -> Mistake:
    opening = view.text[start : start + 1]
    return Mistake(
        start,
        start + 1,
        say("The bracket `{opening}` that opens here is not closed.", opening=opening),
        say("Put a `{closing}` where it ends.", closing=CLOSING.get(opening, "]")),
    )


def _outside(view: View) -> bool:
    """Whether the place is on a later line than the bracket, and no deeper."""
    line, home = view.line(view.at), view.line(view.since)
    if view.line_start(view.at) == view.line_start(view.since):
        return False
    return line.column <= home.column and (line.start == view.at) != (view.character == ":")


def _colon_on_next_line(view: View) -> Mistake:
    return Mistake(
        view.at,
        view.at + 1,
        say("This colon does not stand on the line of its name."),
        say("Move it up, behind the name."),
    )


def _colon_between_brackets(view: View) -> Mistake:
    before = view.before(view.at)
    begun = max(before.rfind(mark) + len(mark) for mark in ("[", "{", ",", ": "))
    start = view.line_start(view.at) + begun
    start += len(view.text[start : view.at]) - len(view.text[start : view.at].lstrip())
    return colon_in_text(start, view.between_commas(start))


def _wrong_bracket(view: View, opening: str, closing: str) -> Mistake:
    return Mistake(
        view.at,
        view.at + 1,
        say("`{found}` cannot close what `{opening}` has opened.", found=view.character, opening=opening),
        say("Write `{closing}` in its place.", closing=closing),
        opening=view.since,
    )


def missing_value(view: View) -> Mistake | None:
    """A comma or closing bracket where a value should be."""
    before = view.before(view.at).rstrip()
    if view.character == "," and before[-1:] in {",", "[", "{"}:
        return Mistake(
            view.at,
            view.at + 1,
            say("There is nothing before this comma."),
            say("Take the comma out, or write before it what is missing."),
        )
    if before[-1:] in {"[", "{"} and view.character in {"]", "}"}:
        return _wrong_bracket(view, before[-1], CLOSING[before[-1]])._replace(opening=None)
    if view.rest(view.at) == "...":
        return Mistake(view.at, view.at + 3, *after_end())
    if view.ended:
        start = max(view.text.rfind("[", 0, view.at), view.text.rfind("{", 0, view.at))
        return _open(view, start) if start >= 0 else None
    return text_beginning(view, view.at)
