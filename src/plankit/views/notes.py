"""What those who keep the plan have noted for each other, entry by entry; for the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.views.page import Page
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.index import Index
    from plankit.views.page import Given

FIELDS = ("internal_note", "internal")


class Note(NamedTuple):
    """A note and the entry it is about; `kind` is "" for the plan as a whole."""

    kind: str
    id: str
    text: str | Mapping[str, str]


class Section(NamedTuple):
    """The notes of one section."""

    name: str
    notes: tuple[Note, ...]


def pages(given: Given) -> Iterator[Page]:
    """The page of the notes, where there are any."""
    found = view(given.index)
    if found:
        yield Page("notes", "notes", say("Notes of the team"), found, order=125, section="notes")


def view(index: Index) -> tuple[Section, ...]:
    """All notes, section by section."""
    found: dict[str, list[Note]] = {}
    for section, note in _notes(index):
        found.setdefault(section, []).append(note)
    return tuple(Section(name, tuple(notes)) for name, notes in found.items())


def _notes(index: Index) -> Iterator[tuple[str, Note]]:
    if index.data.plan.internal:
        yield "plan", Note("", "", index.data.plan.internal)
    for route, kind in shape.collections().items():
        for id_, entry in index.plan.entries(route).items():
            note = note_of(entry)
            if note:
                yield str(route[0]), Note(kind, id_, note)


def note_of(entry: object) -> str | Mapping[str, str] | None:
    """The note of an entry; what says whether a role is for employees only is none."""
    found = (getattr(entry, field, None) for field in FIELDS)
    return next((each for each in found if each and not isinstance(each, bool)), None)
