"""Text that is no YAML: which mistake it is, by the parser's words and by what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.findings import Problem
from plankit.source.faults import brackets, lines, quotes
from plankit.source.faults.look import View, clipped
from plankit.source.faults.mistake import Mistake
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from plankit.source.events import Break
    from plankit.source.text import Text

CASES: tuple[tuple[str, Callable[[View], Mistake | None]], ...] = (
    ("found unexpected ':'", brackets.tight_colon),
    ("mapping values are not allowed", lines.second_colon),
    ("sequence entries are not allowed", lines.list_out_of_place),
    ("mapping keys are not allowed", quotes.first_character),
    ("could not find expected ':'", lines.missing_colon),
    ("undefined tag handle", quotes.unknown_handle),
    ("incompatible YAML document", lines.other_version),
    ("escape", quotes.unknown_escape),
    ("hexadecimal", quotes.unknown_escape),
    ("hexdecimal", quotes.unknown_escape),
    ("while scanning a quoted scalar", quotes.open_quote),
    ("while scanning a block scalar", quotes.block_text),
    ("while scanning a directive", lines.directive),
    ("directive", lines.directive),
    ("a tag", quotes.first_character_since),
    ("an alias", quotes.first_character_since),
    ("an anchor", quotes.first_character_since),
    ("cannot start any token", quotes.first_character),
    ("',' or ']'", brackets.open_bracket),
    ("',' or '}'", brackets.open_bracket),
    ("node content", brackets.missing_value),
    ("nesting depth", lines.too_deep),
    ("expected key", lines.out_of_line),
    ("'-' indicator", lines.out_of_line),
    ("expected <block end>", lines.out_of_line),
    ("<document start>", lines.out_of_line),
)


def explain(text: Text, fault: Break) -> Problem:
    """The one problem that ends the reading of a file."""
    view = View(text.read, fault)
    found = lines.tab(view)
    for words, recognise in CASES if found is None else ():
        if words in view.problem or words in view.context:
            found = recognise(view)
            break
    start, end, message, remedy, rule, opening = found or _unknown(view)
    related = () if opening is None else (text.at(opening, opening + 1),)
    at = text.at(start, end)
    return Problem(at, message, remedy, related=related, rule=rule)


def _unknown(view: View) -> Mistake:
    """What no case knows, in the parser's words."""
    return Mistake(
        view.at,
        view.at + 1,
        say("The YAML cannot be read from here on ({words}).", words=clipped(view.problem)),
        say("Look at the colons, quotes, brackets and the indentation of this line and the one above it."),
    )
