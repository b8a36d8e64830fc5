"""What an answer is made of: sentences and small tables, and names that lead back to their place."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from plankit import shape
from plankit.findings import At, at
from plankit.index import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.words import Name, Said

Tone = Literal["", "error", "warning", "quiet"]
Cell = Any
"""A text, sentence, date, number, Link, Shown or text in two languages, a tuple of these, or None."""


class Link(NamedTuple):
    """An entry by name, with its kind and its place; `kind` is "" for the plan itself."""

    name: Name
    kind: str
    at: At


class Shown(NamedTuple):
    """A value that people are told in a sentence of its own: since 1 June 2026."""

    said: Said
    value: Cell


class Column(NamedTuple):
    """A column of a table: the key that programs know it by, its heading, and whether names stand there without ids.

    `named` marks the column that says what the row is about where that is not the first: its place is shown there.
    """

    key: str
    head: Said
    brief: bool = False
    named: bool = False


class Row(NamedTuple):
    """A row: its cells, the place that says so, and what only programs want to know of it."""

    cells: tuple[Cell, ...]
    at: At | None = None
    tone: Tone = ""
    facts: Mapping[str, Cell] = MappingProxyType({})


class Table(NamedTuple):
    """A table under a heading; to programs, tables with one key are one list."""

    key: str
    title: Said
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Sheet(NamedTuple):
    """An answer: what it is about, in sentences, in tables, and what only programs want to know."""

    title: Link | Said
    sentences: tuple[Said, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: Mapping[str, Cell] = MappingProxyType({})


class Setting(Protocol):
    """Where an answer is told."""

    @property
    def index(self) -> Index:
        """The plan on a day."""

    @property
    def language(self) -> str:
        """The language to speak."""

    @property
    def root(self) -> str:
        """The way from here to the plan's folder, `/` between."""


def entry(index: Index, kind: str, id_: str) -> Link:
    """The name of an entry of some kind."""
    route = _collection(kind)
    return Link(named(id_, index.plan.entries(route).get(id_)), kind, at(*route, id_, part="entry"))


def party(index: Index, id_: str) -> Link:
    """The name of a person, unit, supplier, role or body; one that is not known stands as it is written."""
    found = index.party(id_)
    return entry(index, found.kind, id_) if found else Link(named(id_), "", At(()))


@cache
def _collection(kind: str) -> Route:
    return next(route for route, each in shape.collections().items() if each == kind)
