"""Lists in words: what came into them, what went out, and what about a part of them is otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.diff.kinds import kind_name
from plankit.diff.sameness import ORDERED, content, field
from plankit.telling.fields import Fields, collection_of, joined
from plankit.telling.labels import field as label_of
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.diff.change import Change, Side
    from plankit.telling.voice import Item, Voice

FILLED = {"holders": "holder", "deputies": "deputy"}


class Lists:
    """Tells what befell the lists of one plan in another."""

    def __init__(self, voices: tuple[Voice, Voice]) -> None:
        """Speak with the voices of the earlier and the later plan."""
        self.voices = voices
        self.fields = Fields(voices)

    def told(self, changes: Sequence[Change], what: Said) -> Said:
        """What came into a list of an entry, and what went out."""
        first = changes[0]
        if first.steps[0] in FILLED:
            return joined([self._filled(each, what) for each in changes])
        come = [self._named(each) for each in changes if each.what == "added"]
        gone = [self._named(each) for each in changes if each.what == "removed"]
        of = say("{what}, {field}", field=label_of(kind_name(collection_of(first.side)), first.steps), what=what)
        if come and gone:
            return say("{field}: {come} added, {gone} taken out", field=of, come=come, gone=gone)
        return (
            say("{field}: {come} added", field=of, come=come)
            if come
            else say("{field}: {gone} taken out", field=of, gone=gone)
        )

    def _named(self, change: Change) -> object:
        """A part of a list; with its number where the order counts."""
        side = change.given
        value = self._voice(change).value(collection_of(side), change.steps, side.value)
        number = side.at.route[-1]
        if change.what == "added" and change.steps[-1] in ORDERED and isinstance(number, int):
            return say("{item} as number {number}", item=value, number=number + 1)
        return value

    def _voice(self, change: Change) -> Voice:
        return self.voices[1 if change.given is change.new else 0]

    def _filled(self, change: Change, what: Said) -> Said:
        """Who came into a role or left it, and who became a deputy in it or is no more."""
        item = self._item(change.given, change.steps, self._voice(change))
        come, deputy = change.what == "added", change.steps[0] == "deputies"
        details = [*item.details, *self._number(change)]
        if deputy:
            told = (
                say("{who} becomes a deputy in {role}", who=item.head, role=what)
                if come
                else say("{who} is no longer a deputy in {role}", who=item.head, role=what)
            )
        else:
            told = (
                say("{who} comes to fill {role}", who=item.head, role=what)
                if come
                else say("{who} no longer fills {role}", who=item.head, role=what)
            )
        return say("{told} ({details})", told=told, details=details) if details else told

    def _number(self, change: Change) -> list[Said]:
        number = change.given.at.route[-1]
        ordered = change.what == "added" and change.steps[-1] in ORDERED and isinstance(number, int)
        return [say("as number {number}", number=int(number) + 1)] if ordered else []

    def _item(self, side: Side, steps: tuple[str, ...], voice: Voice) -> Item:
        return voice.item(collection_of(side), steps, side.item)

    def part(self, changes: Sequence[Change], what: Said) -> Said:
        """What is otherwise about a part of a list that is still there."""
        first = changes[0]
        told = joined([self.fields.plainly(each) for each in changes])
        item = self._known(first)
        if first.steps[0] in FILLED:
            return say("{who} in {role}: {told}", who=item, role=what, told=told)
        of = label_of(kind_name(collection_of(first.side)), first.steps[:1])
        return say("{what}, {field}, {item}: {told}", field=of, what=what, item=item, told=told)

    def _known(self, change: Change) -> object:
        """A part of a list by what it is named by; with all there was to say of it where others are named alike."""
        side, steps, voice = change.old or change.side, change.steps[:1], self.voices[0]
        item = self._item(side, steps, voice)
        parts = content(steps[0], field(voice.index.plan.at(side.entry), steps[0]))
        heads = [voice.item(collection_of(side), steps, each).head for each in parts] if isinstance(parts, list) else []
        alone = heads.count(item.head) < 2  # noqa: PLR2004 - itself and another one
        return item.head if item.head is not None and alone else voice.value(collection_of(side), steps, side.item)
