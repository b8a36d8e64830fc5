"""Fields in words: what is written there now, and what was before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plankit.diff.kinds import kind_name, may_hold_text
from plankit.diff.sameness import is_text
from plankit.telling.groups import LISTED
from plankit.telling.labels import around, field
from plankit.telling.passages import is_long, passages
from plankit.telling.voice import NOTES, NOTHING, TONGUES
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.diff.change import Change, Side
    from plankit.findings import Route
    from plankit.telling.voice import Voice

MOVING = frozenset(
    {"by", "next", "until", "from", "starts", "ends", "on", "effective", "evaluate_on", "review_by", "go_live"}
)
"""Dates of what is to come: they move."""
TOUCHED = {"added": say("written"), "removed": say("taken out"), "changed": say("changed")}
MAPS = frozenset({"effort", "capacity", "weights", "budget", "not_yet", "rules", "readings"})
"""Fields that hold several values, each by its key."""


class Fields:
    """Tells what befell fields of one plan in another."""

    def __init__(self, voices: tuple[Voice, Voice]) -> None:
        """Speak with the voices of the earlier and the later plan."""
        self.voices = voices

    def told(self, changes: Sequence[Change], what: Said) -> Said:
        """That a field of one or several entries is otherwise."""
        first = changes[0]
        if first.steps[0] in LISTED and len(first.steps) > 1:
            return self._measured(changes, what)
        of = self.field(first, what)
        if first.what == "reordered":
            return say("{field}, in the new order: {items}", field=of, items=self._sides(first)[1])
        if first.steps in {("title",), ("name",)} and first.what == "changed":
            return self._retitled(first)
        if first.steps == ("status",) and first.what == "changed":
            return self._state(changes, what)
        old, new = self._sides(first)
        if isinstance(old, bool) and isinstance(new, bool):
            return self._marked(first, what, now=new)
        if first.steps[-1] in NOTES:
            return say("{field}: {what}, and told only in the plan itself", field=of, what=TOUCHED[first.what])
        return self._texts(first, of) or say("{field}: {told}", field=of, told=self._values(first))

    def plainly(self, change: Change) -> Said:
        """That a field of a part of a list is otherwise."""
        called = field(kind_name(collection_of(change.side)), change.steps)
        return say("{field} {told}", field=called, told=self._values(change))

    def _values(self, change: Change) -> Said:
        """What stands there and what was there before; dates of what is to come move."""
        old, new = self._sides(change)
        if change.steps[-1] in MOVING and isinstance(old, date) and isinstance(new, date):
            return say("moved from {old} to {new}", old=old, new=new)
        return said(old, new)

    def field(self, change: Change, what: Said) -> Said:
        """A field by what it is called, with the entry it belongs to, and the key where it is one of several."""
        collection = collection_of(change.side)
        steps, keys = _split(change.steps)
        called = field(kind_name(collection), steps)
        if part := around(kind_name(collection), steps):
            what = say("{what}, {field}", field=part, what=what)
        if not keys:
            return say("{what}, {field}", field=called, what=what)
        voice = self.voices[1 if change.given is change.new else 0]
        spoken = [voice.key(collection, steps, each) for each in keys]
        return say("{what}, {field}, {key}", field=called, what=what, key=spoken)

    def _sides(self, change: Change) -> tuple[object, object]:
        """What stood there and what stands there, in words; None for nothing."""
        old, new = (
            None
            if side is None or side.value is None
            else voice.value(collection_of(side), _split(change.steps)[0], side.value)
            for voice, side in zip(self.voices, (change.old, change.new), strict=True)
        )
        return old, new

    def _retitled(self, change: Change) -> Said:
        old, new = self._sides(change)
        old_name = self.voices[0].entry(change.old.entry) if change.old else old
        return say("{entry} is now called {new}", entry=old_name, new=new)

    def _state(self, changes: Sequence[Change], what: Said) -> Said:
        old, new = self._sides(changes[0])
        return say_n(
            len(changes),
            "{what} goes from {old} to {new}",
            "{what} go from {old} to {new}",
            what=what,
            old=old,
            new=new,
        )

    def _marked(self, change: Change, what: Said, *, now: bool) -> Said:
        """That something holds, or holds no more."""
        mark = field(kind_name(collection_of(change.side)), change.steps)
        if now:
            return say("{what} now has the mark “{mark}”", what=what, mark=mark)
        return say("{what} no longer has the mark “{mark}”", what=what, mark=mark)

    def _measured(self, changes: Sequence[Change], what: Said) -> Said:
        """What was measured: new, corrected, or taken out."""
        readings = [self._reading(each) for each in changes]
        match changes[0].what:
            case "added":
                return say_n(
                    len(readings),
                    "{what}, new reading: {readings}",
                    "{what}, new readings: {readings}",
                    what=what,
                    readings=readings,
                )
            case "removed":
                return say("{what}, readings: {readings} taken out", what=what, readings=readings)
        return say("{what}, readings corrected: {readings}", what=what, readings=readings)

    def _reading(self, change: Change) -> Said:
        old, new = self._sides(change)
        day = self.voices[0].key(collection_of(change.side), change.steps[:1], change.steps[-1])
        if change.what == "changed":
            return say("{new} instead of {old} on {day}", new=new, old=old, day=day)
        return say("{value} on {day}", value=old if new is None else new, day=day)

    def _texts(self, change: Change, of: Said) -> Said | None:
        """What changed in a text that is long, or stands in two languages."""
        if change.what != "changed" or not may_hold_text(collection_of(change.side), change.steps):
            return None
        old, new = (_in_languages(side) for side in (change.old, change.new))
        if ("" in old) != ("" in new):
            return None
        changed = [each for each in dict.fromkeys([*old, *new]) if old.get(each) != new.get(each)]
        told = [part for each in changed for part in _reworded(old.get(each, ""), new.get(each, ""), each)]
        return say("{field}: {told}", field=of, told=joined(told)) if told else None


def _in_languages(side: Side | None) -> dict[str, str]:
    """A text by language, "" for one in no language of its own."""
    value: Any = side.value if side else None
    return value if is_text(value) else {"": value or ""}


def _reworded(old: str, new: str, language: str) -> list[Said]:
    """What changed in a text in one language; nothing where it is short and in no language of its own."""
    if is_long(old, new):
        told = passages(old, new) or [say("the layout changed, the words did not")]
    elif language:
        told = [said(say("“{text}”", text=old) if old else None, say("“{text}”", text=new) if new else None)]
    else:
        return []
    return [say("in {language} {told}", language=TONGUES[language], told=each) for each in told] if language else told


def collection_of(side: Side) -> Route:
    """The collection of an entry; the section of what belongs to no entry."""
    return side.entry[:-1] or side.entry


def _split(steps: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The way to a field, and the keys below it where it holds several values by key."""
    at = next((number for number, step in enumerate(steps) if step in MAPS), len(steps))
    return steps[: at + 1], steps[at + 1 :]


def said(old: object, new: object) -> Said:
    """What stands there now, and what was there before."""
    if old is None:
        return say("added") if new == NOTHING else say("now {new}, not given before", new=new)
    if new is None and old == NOTHING:
        return say("taken out")
    return say("no longer given, was {old}", old=old) if new is None else say("now {new}, was {old}", new=new, old=old)


def joined(parts: Sequence[Said]) -> Said:
    """Parts of a sentence, one after another."""
    told = parts[0]
    for part in parts[1:]:
        told = say("{first}; {next}", first=told, next=part)
    return told
