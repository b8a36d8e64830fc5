"""Who decides, who owns, and all that falls on somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.days import Days
from plankit.errors import MendableError
from plankit.names import Candidate, candidate, candidates, find
from plankit.who.entries import entry_sheet
from plankit.who.pages import is_address, page_sheet
from plankit.who.parties import party_sheet
from plankit.who.whole import whole, whole_sheet
from plankit.words import Name, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plankit.answers import Sheet
    from plankit.index import Index

__all__ = ["who"]

VERBS = {
    **dict.fromkeys(("decides", "decide", "beslist", "besluit"), "decides"),
    **dict.fromkeys(("owns", "own", "bezit"), "owns"),
}
PARTIES = ("person", "role", "body", "unit", "supplier")
SELDOM = ("decision", "log_entry", "audience")
"""What is not meant at first when somebody asks who owns something."""


def who(index: Index, asked: Sequence[str]) -> Sheet:
    """The answer to `decides <subject>`, `owns <anything>`, or a name alone; MendableError where the name is not known."""
    verb = VERBS.get(asked[0].lower(), "") if asked else ""
    name = " ".join(asked[1:] if verb else asked).strip()
    if not name:
        raise MendableError(
            say("Say of whom or what: `plankit who anna`, `plankit who decides new-group`, `plankit who owns news`.")
        )
    days = Days(index)
    if is_address(name) and verb != "decides":
        return page_sheet(days, name)
    found = find(name, *_groups(index, verb), of="decision" if verb == "decides" else "")
    sheet = _sheet(days, found.candidate)
    if found.sure:
        return sheet
    doubt = say("Nothing is called `{asked}` exactly; this comes nearest.", asked=name)
    return sheet._replace(sentences=(doubt, *sheet.sentences))


def _groups(index: Index, verb: str) -> Iterator[Iterable[Candidate]]:
    """What may be meant, first what is most likely so."""
    if verb == "decides":
        yield candidates(index, ("decision",))
        return
    seldom = SELDOM if verb == "owns" else ()
    entries = [kind for kind in shape.collections().values() if kind not in (*PARTIES, *seldom)]
    found = (*candidates(index, entries), *whole(index)), candidates(index, seldom), candidates(index, PARTIES)
    yield from found if verb == "owns" else reversed(found)
    yield (
        candidate("page", page.url, ("content", "inventory", number), Name(page.title or None, page.url))
        for number, page in enumerate(index.plan.pages)
    )


def _sheet(days: Days, found: Candidate) -> Sheet:
    if found.kind in PARTIES:
        return party_sheet(days, found.kind, found.id)
    if found.kind == "page":
        return page_sheet(days, found.id)
    return whole_sheet(days, found.id) if not found.kind else entry_sheet(days, found.kind, found.id)
