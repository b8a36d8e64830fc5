"""The kinds of list that a plan may keep outside, their columns, and what people call those."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Kind(NamedTuple):
    """The columns of a kind of list, which of them must be there, and other names for them."""

    columns: tuple[str, ...]
    required: tuple[str, ...]
    synonyms: dict[str, str]


def _kind(required: str, **columns: str) -> Kind:
    synonyms = {folded(word): column for column, words in columns.items() for word in words.split(", ") if word}
    return Kind(tuple(columns), tuple(required.split()), synonyms)


def folded(name: str) -> str:
    """A column's name without capitals and marks: `Last edited`, `last_edited` and `LAST-EDITED` are one."""
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


PEOPLE = _kind(
    "id",
    id="person, persoon, username, gebruikersnaam, account",
    name="naam, full name, volledige naam, display name, weergavenaam",
    email="e mail, mail, email address, e mailadres, mailadres",
    unit="department, afdeling, team, eenheid, onderdeel",
    job="job title, functie, functienaam, functietitel",
    employment="contract, dienstverband, soort dienstverband",
    **{"from": "start, start date, begindatum, startdatum, in dienst, datum in dienst, vanaf"},
    until="end, end date, einddatum, uit dienst, datum uit dienst, tot, tot en met",
    hours_per_week="hours, uren, uren per week, weekuren",
)
INVENTORY = _kind(
    "url",
    url="address, page url, link, path, adres, webadres, pagina url, pad",
    title="page, page title, name, titel, pagina, paginatitel, naam",
    owner="content owner, page owner, eigenaar, contenteigenaar, pagina eigenaar",
    last_edited="modified, last modified, changed, last changed, updated, last updated, gewijzigd, gewijzigd op, "
    "laatst gewijzigd, bewerkt, laatst bewerkt",
)
READINGS = _kind("date value", date="day, on, datum, dag, peildatum", value="reading, score, waarde, meting, stand")
COMPLETED = _kind(
    "person on",
    person="id, employee, persoon, medewerker, deelnemer",
    on="date, completed, completed on, datum, afgerond, afgerond op",
)


def find(header: Sequence[str], kind: Kind, columns: Mapping[str, str]) -> dict[str, int]:
    """The number of each column of the kind that the header has: by the plan's name, by ours, then by others."""
    names = [folded(name) for name in header]
    found: dict[str, int] = {}
    for column in kind.columns:
        if column in columns:
            wanted: Iterable[str] = (folded(columns[column]),)
        else:
            wanted = (folded(column), *(word for word, ours in kind.synonyms.items() if ours == column))
        number = next((names.index(name) for name in wanted if name in names), None)
        if number is not None:
            found[column] = number
    return found
