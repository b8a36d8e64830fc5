"""The page on which everything can be found: as one types, and without a script from A to Z."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from markupsafe import Markup

from plankit.views import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plankit.render.records import Record

PATH, TEMPLATE = "search", "_search"
OTHERS = "…"
DIGITS = "0–9"

_ARTICLE = re.compile(r"^(?:an?|the|de|het|een|[’']t) (?=\w)")
_WORD = re.compile(r"[^\W_]")


class Letter(NamedTuple):
    """A letter, and what begins with it."""

    letter: str
    records: tuple[Record, ...]


class Search(NamedTuple):
    """What the page is made of: every record as data for the script, and from A to Z."""

    data: Markup
    letters: tuple[Letter, ...]


def search(records: Iterable[Record], way: Callable[[str, str], str]) -> Search:
    """The view of these records; `way` leads to a place of a page."""
    found = list(records)
    return Search(_data(found, way), tuple(_letters(found)))


def page(view: Search) -> Page:
    """The page of this view; the list of contents leads there by its own way."""
    return Page(PATH, TEMPLATE, say("Search"), view)


def _data(records: Iterable[Record], way: Callable[[str, str], str]) -> Markup:
    """The records for the script; nothing in them can end the element that they stand in."""
    rows = [[*record[:3], way(record.path, record.place), record.text, record.also] for record in records]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
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
