"""A rule on the addresses of support: they belong to a team, not to one person."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plankit.index import Index
    from plankit.sections.base import Text
    from plankit.sections.people import Person
    from plankit.words import Name, Said

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
INITIAL = re.compile(r"(?:[a-z]\.)+(?:[a-z]+[.-])*[a-z]{3,}")
SHORTEST = 3


@rule("warning")
def personal_address_as_channel(index: Index) -> Iterator[Problem]:
    """A channel of support that ends in the mailbox of one person."""
    by_mail, by_handle = _by(index, lambda person: _mails(person.email)), _by(index, _handles)
    for id_, channel in index.data.support.channels.items():
        for address in _mails(channel.address):
            handle, _, domain = address.partition("@")
            people = by_mail.get(address) or by_handle.get(_plain(handle), [])
            personal = people or INITIAL.fullmatch(handle)
            if personal and len(by_mail.get(address, ())) <= 1:
                yield Problem(
                    at("support", "channels", id_, "address"),
                    _whose(index, named(id_, channel), address, people),
                    say(
                        "Have a shared mailbox made that several people read, such as `address: intranet@{domain}`.",
                        domain=domain,
                    ),
                    value=address,
                )


def _mails(text: Text | None) -> list[str]:
    """The mail addresses in a text, each once."""
    words = " ".join(text.values()) if isinstance(text, dict) else text or ""
    return list(dict.fromkeys(mail.casefold() for mail in MAIL.findall(words)))


def _by(index: Index, keys: Callable[[Person], Iterable[str]]) -> dict[str, list[str]]:
    """The ids of the people who have a key."""
    found: dict[str, list[str]] = {}
    for id_, person in index.data.people.items():
        for key in keys(person):
            found.setdefault(key, []).append(id_)
    return found


def _handles(person: Person) -> Iterator[str]:
    """What the mail address of somebody may begin with: anna, annadewit, adewit."""
    name = person.name if isinstance(person.name, str) else next(iter(person.name.values()), "")
    first, *rest = [_plain(word) for word in name.split()] or [""]
    if rest and len(first) >= SHORTEST:
        yield first
    if rest:
        yield from (first + "".join(rest), first[:1] + "".join(rest))


def _plain(text: str) -> str:
    """The letters of a text, small and without accents."""
    if text.isascii() and text.isalpha():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if each.isalpha() and each.isascii())


def _whose(index: Index, channel: Name, address: str, people: list[str]) -> Said:
    if len(people) == 1:
        return say(
            "The channel {channel} ends at `{address}`, the address of {person}: on a day off, nobody reads it.",
            channel=channel,
            address=address,
            person=index.name(people[0]),
        )
    return say(
        "The channel {channel} ends at `{address}`, which looks like the address of one person.",
        channel=channel,
        address=address,
    )
