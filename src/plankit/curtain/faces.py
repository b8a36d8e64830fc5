"""How people appear: by their names, by initials, or by the role they hold; and under which id."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from plankit.words import LANGUAGES, say, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from plankit.index import Index

    Text = str | Mapping[str, str]

_PARTS = re.compile(r"[^\W_]+")


class Face(NamedTuple):
    """What stands for a person."""

    id: str
    name: Text


def faces_of(index: Index, people: str) -> dict[str, Face]:
    """Person to what stands for them; nobody has one where people appear by their names."""
    if people == "names":
        return {}
    names = dict(_initials(index) if people == "initials" else _titles(index))
    ids = _ids(names, index.parties.keys() - names.keys(), by_name=people == "initials")
    return {person: Face(ids[person], name) for person, name in names.items()}


def _initials(index: Index) -> Iterator[tuple[str, Text]]:
    """The first letters of each name, with a number where they have been given before."""
    times: Counter[str] = Counter()
    for id_, person in index.data.people.items():
        short = initials(person.name if isinstance(person.name, str) else next(iter(person.name.values()), ""))
        times[short] += 1
        yield id_, short if times[short] == 1 else f"{short} {times[short]}"


def initials(name: str) -> str:
    """The first letter of each part of a name."""
    return "".join(part[0] for part in _PARTS.findall(normalize("NFC", name))) or "?"


def _titles(index: Index) -> Iterator[tuple[str, Text]]:
    """The title of the first role that somebody holds on the day, numbered where several do."""
    held: dict[str, str] = {}
    for role in index.data.roles:
        for person in index.chains.holders(role, index.on):
            held.setdefault(person, role)
    held = {person: role for person, role in held.items() if person in index.data.people}
    shared, times = Counter(held.values()), Counter[str]()
    for id_ in index.data.people:
        role = held.get(id_, "")
        times[role] += 1
        title = index.data.roles[role].title if role else None
        yield id_, title if title and shared[role] == 1 else _numbered(title, times[role])


def _numbered(title: Text | None, number: int) -> Text:
    if title is None:
        return {each: words(each)(say("Colleague {number}", number=str(number))) for each in LANGUAGES}
    if isinstance(title, str):
        return f"{title} {number}"
    return {language: f"{text} {number}" for language, text in title.items()}


def _ids(names: Mapping[str, Text], taken: Collection[str], *, by_name: bool) -> dict[str, str]:
    """Ids that tell no more than the names do, and are nobody else's."""
    found: dict[str, str] = {}
    given = set(taken)
    for number, (person, name) in enumerate(names.items(), 1):
        told = _plain(name) if by_name and isinstance(name, str) else ""
        id_ = f"colleague-{told or number}"
        times = 1
        while id_ in given:
            times += 1
            id_ = f"colleague-{told or number}-{times}"
        given.add(id_)
        found[person] = id_
    return found


def _plain(name: str) -> str:
    letters = (each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(letters)))
