"""The page on which everything can be found: as one types, and without a script from A to Z."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from markupsafe import Markup

from plankit.views import Page
from plankit.views.page import plain_id
from plankit.views.parts import MANY
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plankit.render.records import Record

PATH, TEMPLATE, LETTER = "search", "_search", "_letter"
ROOM = 3_000_000
"""So many signs of text are searched where there are many records."""
OTHERS = "…"
DIGITS = "0–9"

_ARTICLE = re.compile(r"^(?:an?|the|de|het|een|[’']t) (?=\w)")
_WORD = re.compile(r"[^\W_]")


class Letter(NamedTuple):
    """A letter, what begins with it, and the page on which that stands: "" for the page of the search itself."""

    letter: str
    records: tuple[Record, ...]
    path: str = ""


class Search(NamedTuple):
    """What the page is made of: every record as data for the script, and from A to Z."""

    data: Markup
    letters: tuple[Letter, ...]


class OneLetter(NamedTuple):
    """What a page of one letter is made of: the letter among all of them."""

    letter: Letter
    letters: tuple[Letter, ...]


def search(records: Iterable[Record], way: Callable[[str, str], str], *, apart: bool = True) -> Search:
    """The view of these records; `way` leads to a place of a page. Of many, each letter has a page, if they may be `apart`."""
    found = list(records)
    letters = tuple(_letters(found))
    if apart and len(found) > MANY:
        letters = tuple(each._replace(path=_path(each.letter)) for each in letters)
    return Search(_data(_brief(found), way), letters)


def pages(view: Search) -> list[Page]:
    """The page of this view, to which the list of contents leads by its own way, and those of its letters."""
    apart = [each for each in view.letters if each.path]
    return [
        Page(PATH, TEMPLATE, say("Search"), view),
        *(
            Page(each.path, LETTER, say("From A to Z: {letter}", letter=each.letter), OneLetter(each, view.letters))
            for each in apart
        ),
    ]


def is_found(path: str) -> bool:
    """Whether a page is the one that is searched, or one of its letters."""
    return path == PATH or path.startswith(f"{PATH}/")


def _path(letter: str) -> str:
    return f"{PATH}/{'0-9' if letter == DIGITS else 'other' if letter == OTHERS else plain_id(letter.lower())}"


def _brief(records: list[Record]) -> list[Record]:
    """The records; of many, long texts are cut, so that together they are no more than a page can hold."""
    if len(records) <= MANY:
        return records
    lengths = [len(record.text) for record in records]
    most = bisect_right(range(max(lengths)), ROOM, key=lambda each: sum(min(each, length) for length in lengths))
    return [record._replace(text=_cut(record.text, most), also=_cut(record.also, most)) for record in records]


def _cut(text: str, most: int) -> str:
    """The first of some words."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]


def _data(records: Iterable[Record], way: Callable[[str, str], str]) -> Markup:
    """The records for the script, what they have in common once; nothing in them can end the element that they stand in."""
    names: dict[str, int] = {}
    rows = [
        [
            record.title,
            names.setdefault(record.kind, len(names)),
            names.setdefault(record.page, len(names)),
            way(record.path, record.place),
            record.text,
            record.also,
        ]
        for record in records
    ]
    text = json.dumps([[*names], rows], ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704 - data, in which no element can begin or end


def _letters(records: Iterable[Record]) -> Iterable[Letter]:
    rows = sorted(((_plain(record.title), record) for record in records), key=lambda row: (_rank(row[0]), *row))
    for letter, group in groupby(rows, key=lambda row: _letter(row[0])):
        yield Letter(letter, tuple(record for _, record in group))


def _plain(title: str) -> str:
    """A title as it is put in order: without an article before it and marks on its letters, great or small."""
    plain = "".join(sign for sign in normalize("NFD", title.casefold()) if not combining(sign))
    return _ARTICLE.sub("", plain)


def _letter(plain: str) -> str:
    found = _WORD.search(plain)
    if not found:
        return OTHERS
    return DIGITS if found[0].isdigit() else found[0].upper()


def _rank(plain: str) -> tuple[int, str]:
    """Digits before letters, and what is neither after them."""
    letter = _letter(plain)
    return ((DIGITS, "", OTHERS).index(letter), "") if letter in {DIGITS, OTHERS} else (1, letter)
