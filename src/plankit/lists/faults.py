"""What is said of a list that is no good table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.lists.columns import Kind


class Fault(NamedTuple):
    """What is wrong at a line of a list, and what to do."""

    line: int
    message: Said
    remedy: Said
    suggestions: tuple[str, ...] = ()
    value: str = ""


def empty(kind: Kind) -> Fault:
    """No header, no rows."""
    return Fault(
        1,
        say("This list is empty; not even the names of its columns stand in it."),
        say("Put the names of the columns in the first row: {columns}.", columns=", ".join(kind.columns)),
    )


def missing_column(line: int, column: str, called: str, found: list[str]) -> Fault:
    """A column that must be there is not."""
    from difflib import get_close_matches

    return Fault(
        line,
        say("There is no column `{called}` in this list; there are {found}.", called=called, found=found),
        say("Name the column in the plan: `columns: {{{column}: ...}}`.", column=column),
        tuple(get_close_matches(called, found, 1)),
        called,
    )


def long_row(line: int, cells: int, columns: int) -> Fault:
    """More values than columns: most often a separator inside a text."""
    return Fault(
        line,
        say(
            "This row has {cells} values, but the list has {columns} columns; the row is not read.",
            cells=str(cells),
            columns=str(columns),
        ),
        say("Put double quotes around a text that holds the mark between the columns."),
    )


def open_quote(line: int) -> Fault:
    """Quotes that are not closed, or closed in the middle of a value."""
    return Fault(
        line,
        say("The double quotes in this row do not match; the list is read no further."),
        say("Close them; a double quote inside a text is written twice."),
    )


def unreadable_sheet() -> Fault:
    """No spreadsheet, or one that is locked."""
    return Fault(
        1,
        say("This spreadsheet cannot be read."),
        say("Save it again as .xlsx without a password, or as CSV."),
    )
