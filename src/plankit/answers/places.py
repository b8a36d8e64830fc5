"""The way back from an answer: files, lines, and the names that sentences mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.answers.sheet import Link, party
from plankit.report import seen_from_here
from plankit.reporters.plain import plain
from plankit.words import Name, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.answers.sheet import Setting
    from plankit.findings import At, Place


def place_of(setting: Setting, where: At) -> Place:
    """The exact place, its file as seen from here."""
    place = setting.index.plan.place(where)
    return place._replace(file=plain(seen_from_here(setting.root, place.file)))


def written(setting: Setting, where: At | None) -> str:
    """A place the way terminals and editors can follow it, "" where there is none."""
    if where is None or not (where.route or where.file):
        return ""
    place = place_of(setting, where)
    return f"{place.file}:{place.span.line}"


def links(setting: Setting, value: object) -> list[Link]:
    """Every name in a value once."""
    return list({(each.kind, each.name.id): each for each in mentioned(setting, value)}.values())


def mentioned(setting: Setting, value: object) -> Iterator[Link]:
    """Every name in a value, as far as it is that of an entry."""
    match value:
        case Link():
            yield value
        case Name():
            if setting.index.party(value.id):
                yield party(setting.index, value.id)
        case Said():
            for _, part in value.params:
                yield from mentioned(setting, part)
        case tuple() | list():
            for part in value:
                yield from mentioned(setting, part)
