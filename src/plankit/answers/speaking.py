"""What stands in a cell or sentence, as text in the reader's language and safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers.sheet import Link, Shown
from plankit.reporters.plain import cut, prose
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from plankit.answers.sheet import Cell
    from plankit.words import Words

LONGEST_SENTENCE = 2000
LONGEST_CELL = 300


def sentence(said: Said, speak: Words) -> str:
    """A sentence."""
    return cut(prose(speak(_named(said, speak))), LONGEST_SENTENCE)


def cell(value: Cell, speak: Words, *, brief: bool = False) -> str:
    """A value in a cell; names stand without quotes, as there is nothing around them, and if `brief` without ids."""
    match value:
        case None:
            return ""
        case Link() | Name():
            return _label(value, speak, brief=brief)
        case Shown():
            return cell(value.said, speak, brief=brief)
        case Said():
            return cut(prose(speak(_in_cell(value, speak, brief=brief))), LONGEST_CELL)
        case tuple() | list():
            return speak.series([text for each in value if (text := cell(each, speak, brief=brief))])
    return cut(prose(speak.value(value)), LONGEST_CELL)


def _label(value: Link | Name, speak: Words, *, brief: bool) -> str:
    name = value.name if isinstance(value, Link) else value
    title, id_ = cut(prose(speak.pick(name.title)), LONGEST_CELL), prose(name.id)
    if not title or title == id_:
        return id_
    return title if brief else speak(say("{title} ({id})", title=title, id=id_))


def _in_cell(said: Said, speak: Words, *, brief: bool) -> Said:
    """The sentence with names as they stand in a cell."""
    return said._replace(params=tuple((key, _unquoted(value, speak, brief=brief)) for key, value in said.params))


def _unquoted(value: object, speak: Words, *, brief: bool) -> object:
    match value:
        case Link() | Name():
            return _label(value, speak, brief=brief)
        case Said():
            return _in_cell(value, speak, brief=brief)
        case tuple() | list():
            return [_unquoted(each, speak, brief=brief) for each in value]
    return value


def _named(said: Said, speak: Words) -> Said:
    """The sentence with names in the place of links; people need no quotes."""
    return said._replace(params=tuple((key, _unlinked(value, speak)) for key, value in said.params))


def _unlinked(value: object, speak: Words) -> object:
    match value:
        case Link():
            return _label(value, speak, brief=False) if value.kind == "person" else value.name
        case Name():
            return value
        case Said():
            return _named(value, speak)
        case tuple() | list():
            return [_unlinked(each, speak) for each in value]
    return value
