"""What stands in a cell or sentence, as text in the reader's language and safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers.sheet import Link
from plankit.reporters.plain import cut, prose
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from plankit.answers.sheet import Cell
    from plankit.words import Words

LONGEST_SENTENCE = 2000
LONGEST_CELL = 300


def sentence(said: Said, speak: Words) -> str:
    """A sentence."""
    return cut(prose(speak(_named(said))), LONGEST_SENTENCE)


def cell(value: Cell, speak: Words) -> str:
    """A value in a cell; names stand without quotes, as there is nothing around them."""
    match value:
        case None:
            return ""
        case Link() | Name():
            return _label(value.name if isinstance(value, Link) else value, speak)
        case Said():
            return cut(prose(speak(_named(value))), LONGEST_CELL)
        case dict():
            return cut(prose(speak.pick(value)), LONGEST_CELL)
        case tuple() | list():
            return speak.series([text for each in value if (text := cell(each, speak))])
    return cut(prose(speak.value(value)), LONGEST_CELL)


def _label(name: Name, speak: Words) -> str:
    title, id_ = cut(prose(speak.pick(name.title)), LONGEST_CELL), prose(name.id)
    return speak(say("{title} ({id})", title=title, id=id_)) if title and title != id_ else id_


def _named(said: Said) -> Said:
    """The sentence with names in the place of links."""
    return said._replace(params=tuple((key, _unlinked(value)) for key, value in said.params))


def _unlinked(value: object) -> object:
    match value:
        case Link():
            return value.name
        case Name():
            return value
        case Said():
            return _named(value)
        case tuple() | list():
            return [_unlinked(each) for each in value]
    return value
