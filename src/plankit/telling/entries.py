"""Entries and pages in words: what is new, what is gone, what goes on under another id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plankit.telling.fields import joined
from plankit.words import Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plankit.diff.change import Change
    from plankit.telling.voice import Voice

MOST_PAGES = 10
"""So many pages are named; the others are counted."""


def entry(changes: Sequence[Change], what: Said, voices: tuple[Voice, Voice]) -> Said:
    """That entries came, went, or were given another id."""
    first = changes[0]
    if first.what == "renamed" and first.old and first.new:
        old, new = str(first.old.entry[-1]), str(first.new.entry[-1])
        return say("{what} goes on under another id: `{new}`, was `{old}`", what=what, old=old, new=new)
    if first.what == "removed":
        return say_n(len(changes), "{what} is gone", "{what} are gone", what=what)
    side = first.side
    details = voices[1].details(side.entry[:-1], (), side.value, without=_title(side.value))
    return (
        say("{what} is new: {details}", what=what, details=joined(details))
        if details
        else say("{what} is new", what=what)
    )


def elsewhere(changes: Sequence[Change], voices: tuple[Voice, Voice]) -> Said:
    """That entries came or went that name another one."""
    come = changes[0].what == "added"
    names = [voices[1 if come else 0].entry(each.side.entry) for each in changes]
    if come:
        return say("new, and naming it: {names}.", names=names)
    return say("gone, and naming it until then: {names}.", names=names)


def _title(value: object) -> str:
    return "name" if hasattr(value, "name") else "title"


def pages(changes: Sequence[Change], voices: tuple[Voice, Voice]) -> Said:
    """That pages came into the lists of pages, went, or stand otherwise."""
    first, count = changes[0], len(changes)
    urls = _listed(changes)
    match first.steps[-1]:
        case "inventory" if first.what == "added":
            return say_n(count, "{n} new page: {urls}", "{n} new pages: {urls}", urls=urls)
        case "inventory":
            return say_n(count, "{n} page is gone: {urls}", "{n} pages are gone: {urls}", urls=urls)
        case "title":
            return say_n(count, "{n} page has another title: {urls}", "{n} pages have another title: {urls}", urls=urls)
        case "last_edited":
            return say_n(count, "{n} page was edited: {urls}", "{n} pages were edited: {urls}", urls=urls)
    old, new = (_owner(voice, side) for voice, side in zip(voices, (first.old, first.new), strict=True))
    return say_n(
        count,
        "{n} page passes from {old} to {new}: {urls}",
        "{n} pages pass from {old} to {new}: {urls}",
        old=old,
        new=new,
        urls=urls,
    )


def _owner(voice: Voice, side: Any) -> Said:
    return voice.party(str(side.value)) if side and side.value else say("nobody")


def _listed(changes: Sequence[Change]) -> list[Said]:
    shown = [_page(each) for each in changes[:MOST_PAGES]]
    more = len(changes) - len(shown)
    return [*shown, say_n(more, "{n} other", "{n} others")] if more else shown


def _page(change: Change) -> Said:
    """A page by its address, with what is now said of it."""
    item: Any = change.given.item
    now = change.new.value if change.new else None
    match change.steps[-1]:
        case "title":
            return say("`{url}`, now “{title}”", url=item.url, title=now or "")
        case "last_edited" if now:
            return say("`{url}` on {day}", url=item.url, day=now)
    return say("`{url}`", url=item.url)
