"""Gaps and owners in words: what nobody answers for, and what passes from whom to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.telling.groups import standing
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.diff.change import Change
    from plankit.telling.voice import Voice


def opened(changes: Sequence[Change], what: Said, _voices: tuple[Voice, Voice]) -> Said:
    """That nobody answers any more, from when on, and why."""
    now, on = standing(changes[0].new), changes[0].on
    why = now.why if now and now.party else say("no owner is named")
    if on:
        return say("from {day} on nobody answers for {what}: {why}", day=on, what=what, why=why)
    return say("nobody answers for {what}: {why}", what=what, why=why)


def closed(changes: Sequence[Change], what: Said, voices: tuple[Voice, Voice]) -> Said:
    """That somebody answers again, or that nobody needs to."""
    now, on = standing(changes[0].new), changes[0].on
    if now is None:
        if on:
            return say("from {day} on nobody needs to answer for {what} any more", day=on, what=what)
        return say("nobody needs to answer for {what} any more", what=what)
    people = [voices[1].party(each) for each in now.people or (now.party,)]
    if on:
        return say_n(
            len(people),
            "from {day} on {people} answers for {what}, for which nobody would have been there",
            "from {day} on {people} answer for {what}, for which nobody would have been there",
            day=on,
            people=people,
            what=what,
        )
    return say_n(
        len(people),
        "{people} answers for {what}, for which nobody was there",
        "{people} answer for {what}, for which nobody was there",
        people=people,
        what=what,
    )


def passed(changes: Sequence[Change], what: Said, voices: tuple[Voice, Voice]) -> Said:
    """What others answer for, by what is written about a role, and from which day on."""
    sides = [standing(side) for side in (changes[0].old, changes[0].new)]
    then, now = (list(each.people) if each else [] for each in sides)
    left, joined = [each for each in then if each not in now], [each for each in now if each not in then]
    if left and joined:
        people, others = [voices[0].party(each) for each in left], [voices[1].party(each) for each in joined]
        said = _from_to(len(changes), what, people, others)
        return say("{told} on {day}", told=said, day=changes[0].on) if changes[0].on else said
    if joined:
        people = [voices[1].party(each) for each in joined]
        said = say_n(
            len(people),
            "{people} answers for {what} as well",
            "{people} answer for {what} as well",
            people=people,
            what=what,
        )
    else:
        people = [voices[0].party(each) for each in left]
        said = say_n(
            len(people),
            "{people} no longer answers for {what}; others do",
            "{people} no longer answer for {what}; others do",
            people=people,
            what=what,
        )
    return say("{told} from {day} on", told=said, day=changes[0].on) if changes[0].on else said


def _from_to(count: int, what: Said, old: list[Said], new: list[Said]) -> Said:
    return say_n(
        count, "{what} passes from {old} to {new}", "{what} pass from {old} to {new}", what=what, old=old, new=new
    )


def written(changes: Sequence[Change], what: Said, voices: tuple[Voice, Voice]) -> Said:
    """That another owner is written down."""
    first = changes[0]
    old, new = (
        voice.party(str(side.value)) if side and side.value else None
        for voice, side in zip(voices, (first.old, first.new), strict=True)
    )
    if old and new:
        return _from_to(len(changes), what, [old], [new])
    if new:
        return say_n(len(changes), "{what} gets an owner: {new}", "{what} get an owner: {new}", what=what, new=new)
    return say_n(
        len(changes),
        "{what} has no owner any more; it was {old}",
        "{what} have no owner any more; it was {old}",
        what=what,
        old=old,
    )
