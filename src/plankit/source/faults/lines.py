"""Mistakes of lines: indentation, colons and dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plankit.source import messages
from plankit.source.aliases import DEEPEST
from plankit.source.faults.look import clipped
from plankit.source.faults.mistake import Mistake
from plankit.source.faults.quotes import after_value, colon_in_text
from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.source.faults.look import Line, View

WORD = re.compile(r"[\w-]+")
TIGHT = re.compile(r"([\w-]+):([^\s/].*)")


def tab(view: View) -> Mistake | None:
    """A tab where the indentation is, or where a value should begin."""
    places = [view.line_start(index) + view.indentation(index).find("\t") for index in (view.at, view.since)]
    found = [place for place in (*places, view.at) if view.text[place : place + 1] == "\t"]
    if not found:
        return None
    return Mistake(
        found[0],
        found[0] + 1,
        say("A tab stands here, where YAML knows only spaces."),
        say("Replace it by spaces: two for each level of indentation."),
        "tab-indentation",
    )


def second_colon(view: View) -> Mistake:
    """A colon in a text, a line that stands too far to the right, or a line above without its colon."""
    value = view.value_start(view.at)
    line, above = view.line(view.at), view.above(view.at)
    if value is not None and value < view.at:
        return colon_in_text(value, view.rest(value))
    if above is None:
        return Mistake(
            view.at,
            view.at + 1,
            say("No colon is expected here."),
            say("Put quotes around the text that it belongs to."),
        )
    if above.dash >= 0 and WORD.fullmatch(above.text):
        return _entry_without_name(line, above)
    if WORD.fullmatch(above.text) or (above.column == line.column and above.key == clipped(above.text)):
        return _no_colon(above)
    return Mistake(line.start, max(view.at, line.start + 1), _too_deep(line, above), _columns(above))


def _entry_without_name(line: Line, above: Line) -> Mistake:
    return Mistake(
        line.start,
        line.start + len(line.text),
        say("`{key}` cannot follow `{text}`, an entry without a name.", key=line.key, text=above.text),
        say("Give `{text}` a name too, such as `- person: {text}`.", text=above.text),
    )


def list_out_of_place(view: View) -> Mistake:
    """A dash after a name."""
    return Mistake(
        view.at,
        view.at + len(view.rest(view.at)),
        say("A list with dashes cannot begin on the line of its name."),
        say("Put each `- ` on a line of its own below `{name}`.", name=clipped(view.before(view.at))),
    )


def _stray_dash(view: View, end: int) -> Mistake:
    return Mistake(
        view.at,
        end,
        say("This dash stands where no list can be."),
        say("Put it straight below the dashes it belongs with, or below a line that ends in a colon."),
    )


def missing_colon(view: View) -> Mistake:
    """A line that should be a name with a colon."""
    line = view.line(view.since)
    tight = TIGHT.match(line.text)
    if tight:
        return Mistake(
            line.start,
            line.start + len(line.text),
            say("A space is missing after the colon in `{text}`.", text=clipped(line.text)),
            say("Write `{name}: {value}`.", name=tight[1], value=clipped(tight[2])),
        )
    return _no_colon(line)


def _no_colon(line: Line) -> Mistake:
    return Mistake(
        line.start,
        line.start + len(line.text),
        say("A colon is missing after `{text}`.", text=clipped(line.text)),
        say("Write `{text}: ...`, or indent it further if it belongs to the text above it.", text=clipped(line.text)),
    )


def out_of_line(view: View) -> Mistake | None:
    """More text where a value has ended, or a line that does not stand under the ones it belongs with."""
    before, end = view.before(view.at).rstrip(), view.at + len(view.rest(view.at))
    if before.lstrip():
        return after_value(view, before)
    if view.character == ":":
        return Mistake(view.at, view.at + 1, *messages.no_key()[1:])
    line, above = view.line(view.at), view.above(view.at)
    if above is None or view.ended:
        return None
    if view.character in "]}":
        return Mistake(
            view.at,
            view.at + 1,
            say("`{bracket}` closes nothing that is open here.", bracket=view.character),
            say("Take it out, or put the bracket before it that it should close."),
        )
    if line.dash >= 0:
        return _stray_dash(view, end)
    return _out_of_column(view, line, above)


def _out_of_column(view: View, line: Line, above: Line) -> Mistake:
    outer = view.line(view.since)
    message = say("`{key}` does not begin in the column of the lines it belongs with.", key=line.key)
    remedy = _columns(above)
    if view.since == view.at:
        message, remedy = _after_all(line, above)
    elif line.column > above.column:
        message = _too_deep(line, above)
    elif outer.dash == line.column:
        message = say("A dash is missing before `{text}`, where the lines above have one.", text=clipped(line.text))
        remedy = say("Write `- {text}`, or indent it to make it part of the entry above.", text=clipped(line.text))
    elif outer.column != above.column and outer.key != above.key:
        remedy = say(
            "Begin it in column {near} to stand beside `{above}`, or in column {far} to stand beside `{outer}`.",
            near=str(above.column + 1),
            above=above.key,
            far=str(outer.column + 1),
            outer=outer.key,
        )
    return Mistake(line.start, line.start + len(line.text), message, remedy)


def _after_all(line: Line, above: Line) -> tuple[Said, Said]:
    if above.text == "...":
        return after_end()
    return (
        say("`{key}` begins further to the left than the first line of this file.", key=line.key),
        say("Begin the name of each section in the first column."),
    )


def _too_deep(line: Line, above: Line) -> Said:
    return say("`{key}` is indented more than `{above}`, which has its value already.", key=line.key, above=above.key)


def after_end() -> tuple[Said, Said]:
    """The line that ends a YAML document."""
    return say("The line `...` ends what is read of this file."), say("Take the line `...` out.")


def _columns(above: Line) -> Said:
    return say(
        "Begin it in column {column}, like `{above}`; if it belongs under that, move what stands after the colon there.",
        column=str(above.column + 1),
        above=above.key,
    )


def too_deep(view: View) -> Mistake:
    """Brackets in brackets without end."""
    _, message, remedy = messages.too_deep(DEEPEST)
    return Mistake(view.at, view.at + 1, message, remedy)


def directive(view: View) -> Mistake:
    """A line that begins with a percent sign."""
    start = view.line_start(view.since)
    return Mistake(
        start,
        start + len(view.rest(start)),
        say("A line cannot begin with `%`."),
        say("Indent it if it belongs to the text above, put quotes around it, or take it out."),
    )


def other_version(view: View) -> Mistake:
    """A file that says it is written in a YAML to come."""
    start = view.line_start(view.at)
    return Mistake(
        start,
        start + len(view.rest(start)),
        say("This line asks for a version of YAML that is not known here."),
        say("Take the line that begins with `%YAML` out."),
    )
