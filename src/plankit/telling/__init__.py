"""The changes between two plans in words: a sentence for each, those that belong together in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.diff import FOLLOWING, kind_name
from plankit.telling import entries, owners
from plankit.telling.fields import Fields, collection_of
from plankit.telling.groups import grouped, is_of_item, is_of_list
from plankit.telling.kinds import PARTS, SINGLE, several
from plankit.telling.lists import Lists
from plankit.telling.themes import THEMES, theme_of
from plankit.telling.voice import Voice
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plankit.diff import Change
    from plankit.findings import Route
    from plankit.index import Index

__all__ = ["THEMES", "Line", "Voice", "told", "told_of"]

MOST = 6
"""So many entries are named that something follows for; what was written down is always told whole."""
OWNER = ("owner", "sponsor", "product_owner", "default_owner")


class Line(NamedTuple):
    """A sentence, the heading it belongs under, and the changes it tells of."""

    theme: str
    said: Said
    changes: tuple[Change, ...]


def told(changes: Iterable[Change], old: Index, new: Index) -> list[Line]:
    """The sentences on changes from one plan to another, the weightiest first."""
    telling = Telling((Voice(old), Voice(new)))
    lines = [Line(theme_of(group[0]), telling.line(group), tuple(group)) for group in grouped(changes)]
    order = {theme: number for number, theme in enumerate(THEMES)}
    return sorted(lines, key=lambda line: order[line.theme])


def told_of(route: Route, changes: Sequence[Change], old: Index, new: Index) -> list[Line]:
    """The sentences on changes that are about one entry; entries that came or went and name it are named only."""
    own = [each for each in changes if each.kind != "entry" or each.side.entry == route or each.what == "renamed"]
    begins = any(each.kind == "entry" and each.what == "added" for each in own)
    if begins:
        return told([each for each in own if each.side.entry == route], old, new)
    voices = (Voice(old), Voice(new))
    lines = told(own, old, new)
    for what in ("added", "removed"):
        others = [each for each in changes if each.kind == "entry" and each.what == what and each.side.entry != route]
        if others:
            lines.append(Line("entries", entries.elsewhere(others, voices), tuple(others)))
    return lines


class Telling:
    """Puts groups of changes into words."""

    def __init__(self, voices: tuple[Voice, Voice]) -> None:
        """Speak with the voices of the earlier and the later plan."""
        self.voices = voices
        self.fields = Fields(voices)
        self.lists = Lists(voices)

    def line(self, changes: Sequence[Change]) -> Said:
        """A group of changes as one sentence."""
        first = changes[0]
        if first.kind == "page":
            return say("{told}.", told=entries.pages(changes, self.voices))
        what = self.what(changes)
        sentence = self._sentence(changes, what)
        names = list(self._names(changes))
        if len(names) == 1 or not names:
            return say("{told}.", told=sentence)
        if first.kind in FOLLOWING and len(names) > MOST:
            others = len(names) - MOST
            names = [*names[:MOST], say_n(others, "{n} other", "{n} others")]
        return say("{told}; this concerns {names}.", told=sentence, names=names)

    def _sentence(self, changes: Sequence[Change], what: Said) -> Said:
        first = changes[0]
        if first.kind == "gap":
            return (owners.opened if first.what == "opened" else owners.closed)(changes, what, self.voices)
        if first.kind == "passing":
            return owners.passed(changes, what, self.voices)
        if first.kind == "entry":
            return entries.entry(changes, what, self.voices)
        if is_of_item(first):
            return self.lists.part(changes, what)
        if is_of_list(first):
            return self.lists.told(changes, what)
        if first.kind == "owner" and first.steps[-1] in OWNER and len(first.steps) == 1:
            return owners.written(changes, what, self.voices)
        return self.fields.told(changes, what)

    def what(self, changes: Sequence[Change]) -> Said:
        """What changes are about: an entry by its name, several counted."""
        about = _about(changes)
        if len(about) == 1:
            return self._one(about[0])
        kinds: dict[str, int] = {}
        for each in about:
            kinds[_kind(each)] = kinds.get(_kind(each), 0) + 1
        counted = [several(kind, count) for kind, count in kinds.items() if kind]
        single = [self._one(each) for each in about if not _kind(each)]
        return say("{parts}", parts=[*single, *counted])

    def _one(self, change: Change) -> Said:
        alone = change.steps and len(change.side.entry) == 1
        single = (PARTS.get(change.steps[0]) or SINGLE.get(change.steps[-1])) if alone else None
        return single or self._voice(change).entry(change.side.entry)

    def _voice(self, change: Change) -> Voice:
        return self.voices[1 if change.new else 0]

    def _names(self, changes: Sequence[Change]) -> Iterator[object]:
        for each in _about(changes):
            if len(each.side.entry) > 1:
                yield self._voice(each).name(each.side.entry)


def _kind(change: Change) -> str:
    """The kind of the entry that a change is about, "" for what belongs to no entry."""
    return kind_name(collection_of(change.side)) if len(change.side.entry) > 1 else ""


def _about(changes: Sequence[Change]) -> list[Change]:
    """One change for each entry that changes are about."""
    return list({(each.side.entry, "" if len(each.side.entry) > 1 else each.steps): each for each in changes}.values())
